"""Runs those lives through the real bot: it is told every act, the clock goes from moment to moment, and whatever the
bot sends by itself is held against what the books say must be told, each once and at its time.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from bot.application import Application
from bot.duties import Duty, duties_of
from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, SECOND_ADVISOR, TEAM_GROUP
from domain.clock import FixedClock
from domain.outbox import service as outbox
from tests.life.figures import differences, manager_of_all
from tests.life.hearing import ESCALATED as LOUD
from tests.life.hearing import WARNING, Heard, Push
from tests.life.plan import FIRST_DAY, ZONE, Act, Life
from tests.life.shop import ESCALATED, LATE, QUIET_UNTIL, WARNED, Car, Shop, is_quiet
from tests.life.words import words

ADVISORS = (ADVISOR, SECOND_ADVISOR)
DIGEST, SETTLEMENT, CREDIT, CHASE = time(8, 30), time(9), time(9, 30), time(16, 30)
SETTLEMENT_DAYS = (1, 10, 15)
PEOPLE = (*ADVISORS, MANAGER, TEAM_GROUP)
NOT_WATCHED = {"statistics", "menus"}


class Moment(NamedTuple):
    """Something that is done at a moment: ``order`` keeps acts of the same moment apart."""

    at: datetime
    order: int
    life: int
    act: Act


@dataclass
class Held:
    """Something to tell that came up at night."""

    push: Push
    car: Car
    due: datetime


@dataclass
class Outcome:
    """What came of a run."""

    shop: Shop
    acts: Counter[str] = field(default_factory=Counter)
    pushes: Counter[str] = field(default_factory=Counter)


class Disagreement(AssertionError):
    """The bot told something else, or at another time, or more or less often than the books say."""


class Running:
    """A centre in the sandbox, with all that happens there."""

    def __init__(self, sandbox: Sandbox, application: Application, clock: FixedClock, lives: list[Life]) -> None:
        self._sandbox, self._clock, self._lives = sandbox, clock, lives
        self._courier, self._duties = application._courier, _watched(application)
        self._cars: dict[int, Car] = {}
        self._seen = {chat: sandbox.last_message_id(chat) for chat in PEOPLE}
        self._held: list[Held] = []
        self.outcome = Outcome(Shop())

    async def go(self, days: int) -> Outcome:
        """Everything that happens within so many days."""
        end = datetime.combine(FIRST_DAY + timedelta(days=days), time(), ZONE)
        agenda = sorted(self._agenda())
        now = self._clock.now().astimezone(ZONE)
        while (stop := min(self._stops(agenda, now, end))) < end:
            await self._come_to(stop)
            while agenda and agenda[0].at <= stop:
                await self._act(agenda.pop(0))
            now = stop
        await self._check_figures(end)
        return self.outcome

    async def _check_figures(self, end: datetime) -> None:
        """Every month, and all of it, as the report has them."""
        self._clock.move_to(end)
        manager, cars = await manager_of_all(MANAGER), self.outcome.shop.cars
        last = end.date() - timedelta(days=1)
        months = sorted({(day.year, day.month) for day in _days(FIRST_DAY, last)})
        periods = [(date(*month, 1), min(last, _month_end(*month))) for month in months]
        for since, until in (*periods, (FIRST_DAY, last)):
            if found := await differences(manager, cars, since, until, end):
                raise Disagreement("\n".join(found))

    def _agenda(self) -> Iterator[Moment]:
        for life, lived in enumerate(self._lives):
            for order, act in enumerate(lived.acts):
                yield Moment(act.at, order, life, act)

    def _stops(self, agenda: list[Moment], now: datetime, end: datetime) -> Iterator[datetime]:
        """What may happen next: an act, a threshold of a step, a daily moment, the end."""
        yield end
        if agenda:
            yield agenda[0].at
        for hour in (QUIET_UNTIL, DIGEST, SETTLEMENT, CREDIT, CHASE):
            today = datetime.combine(now.date(), hour, ZONE)
            yield today if today > now else today + timedelta(days=1)
        for _, _, step in self.outcome.shop.steps_to_watch():
            yield from (at for _, at in step.thresholds() if at > now)
        yield from (car.manager_asked_at for car in self.outcome.shop.cars if car.manager_asked_at)

    async def _come_to(self, stop: datetime) -> None:
        self._clock.move_to(stop)
        expected = Counter([*self._daily(stop), *self._of_steps(stop), *self._of_complaints(stop)])
        await self._work()
        self._compare(f"{stop:%F %T}", expected, self._heard(PEOPLE))

    async def _work(self) -> None:
        """Let the bot do all that it does by itself, until nothing is left to send."""
        for duty in self._duties.values():
            await duty()
        await self._courier.drain()
        while await outbox.has_due():
            await self._duties["deliver"]()
            await self._courier.drain()

    async def _act(self, moment: Moment) -> None:
        life, act = self._lives[moment.life], moment.act
        car = self.outcome.shop.apply(self._cars.get(moment.life), life, act)
        self._cars[moment.life] = car
        text = words(act, life, car.number)
        update = self._sandbox.say(ADVISORS[life.advisor], TEAM_GROUP, text)
        await self._sandbox.acknowledged(update)
        expected = Counter(self._of_steps(moment.at))
        if act.kind == "nps" and car.complaint == "open":
            expected[Push(MANAGER, "complaint")] += 1
        await self._work()
        self._compare(text, expected, self._heard((*ADVISORS, MANAGER)))
        self._insist_on_answer(text, car)
        self.outcome.acts[act.kind] += 1

    def _insist_on_answer(self, text: str, car: Car) -> None:
        answers = [str(message["text"]) for message in self._new_messages(TEAM_GROUP)]
        if not any(f"C{car.number}" in answer or car.life.plate in answer for answer in answers):
            raise Disagreement(f"{text}: answered {answers}")

    def _compare(self, when: str, expected: Counter[Push], told: Heard) -> None:
        if difference := told.differs_from(expected):
            raise Disagreement(f"{when}: {difference}")
        self.outcome.pushes.update(push.kind for push in expected.elements())

    # ---- what must be told by itself

    def _daily(self, now: datetime) -> Iterator[Push]:
        if now.time() == QUIET_UNTIL:
            yield from self._after_the_night(now)
        if now.time() == DIGEST and self.outcome.shop.in_hand():
            yield Push(TEAM_GROUP, "cases")
        if now.time() == CHASE and self.outcome.shop.chased(now.date()):
            yield Push(TEAM_GROUP, "photos")
        yield from self._of_insurers(now)

    def _of_insurers(self, now: datetime) -> Iterator[Push]:
        """Nobody pays here: what was billed is owed, and from the day after it was due each insurer is one to watch."""
        shop, day = self.outcome.shop, now.date()
        if now.time() == QUIET_UNTIL:
            yield from (Push(TEAM_GROUP, "state") for _ in shop.late(day) - shop.late(day - timedelta(days=1)))
        if now.time() == SETTLEMENT and day.day in SETTLEMENT_DAYS and shop.billed(day):
            yield Push(TEAM_GROUP, "settlement")
        if now.time() == CREDIT and shop.late(day):
            yield Push(TEAM_GROUP, "credit")

    def _of_steps(self, now: datetime) -> Iterator[Push]:
        """What is new to be told of steps; at night it is held."""
        for car, name, step in self.outcome.shop.steps_to_watch():
            level = step.level(now)
            if level <= step.told or step.due is None:
                continue
            step.told = level
            chat, kind = self._whom(car)[level]
            push = Push(chat, kind, car.number, name)
            if is_quiet(now):
                self._held.append(Held(push, car, step.due))
            else:
                yield push

    def _of_complaints(self, now: datetime) -> Iterator[Push]:
        for car in self.outcome.shop.cars:
            if car.manager_asked_at and now >= car.manager_asked_at:
                car.manager_asked_at = None
                yield Push(MANAGER, "late complaint")

    def _after_the_night(self, now: datetime) -> Iterator[Push]:
        """Of what came up at night, what is still true in the morning."""
        for held in self._held:
            step = held.car.steps[held.push.step]
            is_open = step.done is None and step.due == held.due and not held.car.cancelled
            if is_open and (now < held.due) == (held.push.kind == WARNING):
                yield held.push
        self._held = []

    def _whom(self, car: Car) -> Mapping[int, tuple[int, str]]:
        advisor = ADVISORS[car.life.advisor]
        return {WARNED: (advisor, WARNING), LATE: (TEAM_GROUP, "late"), ESCALATED: (MANAGER, LOUD)}

    # ---- what was told

    def _heard(self, chats: Sequence[int]) -> Heard:
        found = Heard()
        now = int(self._clock.now().timestamp())
        for chat in chats:
            for message in self._new_messages(chat):
                if message["date"] != now:
                    raise Disagreement(f"sent at {message['date']} instead of {now}: {message['text']}")
                found.take(chat, message)
        return found

    def _new_messages(self, chat: int) -> list[dict[str, Any]]:
        found = self._sandbox.bot_messages(chat, self._seen[chat])
        self._seen[chat] = self._sandbox.last_message_id(chat)
        return found


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=passed) for passed in range((last - first).days + 1))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _watched(application: Application) -> Mapping[str, Duty]:
    found = duties_of(application._courier, application._registry)
    return {name: duty for name, (duty, _) in found.items() if name not in NOT_WATCHED}
