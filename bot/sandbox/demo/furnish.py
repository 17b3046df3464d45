"""Makes the demo centre by calling the services in the order of time, as its people would have."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.sandbox.demo import facts
from bot.sandbox.demo.facts import DemoCase, DemoReferral
from bot.sandbox.world import (
    ADVISOR,
    MANAGER,
    PARTNER,
    PARTNER_GROUP,
    SECOND_ADVISOR,
    TEAM_GROUP,
    THIRD_ADVISOR,
    default_world,
)
from bot.settings import Settings
from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.agents import service as agents
from domain.agents.views import Direction
from domain.bundles import service as bundles
from domain.bundles.views import BundleKind
from domain.cases import service as cases
from domain.database.connection import transaction
from domain.insurers import service as insurers
from domain.insurers.views import Plan
from domain.money import yuan
from domain.people import service as people
from domain.people.views import Arrival, Recognised

_ADVISORS = (ADVISOR, SECOND_ADVISOR, THIRD_ADVISOR)
_STAFF = ((PARTNER, Role.PARTNER), *((user_id, Role.ADVISOR) for user_id in _ADVISORS))
_OPENED_DAYS_AGO = 150
# Steps in the order of the SOP, and how many hours after arrival a punctual team has done them.
_STEPS = (
    ("inspection", 0.6),
    ("plan", 3.0),
    ("submitted", 5.0),
    ("assessed", 22.0),
    ("informed", 25.0),
    ("photo", 50.0),
    ("eta", 118.0),
    ("quality", 140.0),
    ("delivered", 145.0),
    ("booking", 145.2),
    ("callback", 168.0),
)


async def furnish(settings: Settings) -> None:
    """Make the demo centre in an empty database; in any other, do nothing."""
    if await people.centres():
        return
    async with transaction():
        await _Demo(settings).play()


@dataclass(frozen=True)
class _Event:
    at: datetime
    happen: Callable[[], Awaitable[object]]


class _Demo:
    """The history of one centre, as a list of events that are played in order on a clock of their own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._zone = settings.tz_default
        self._now = clock.now()
        self._today = clock.today(self._zone)
        self._events: list[_Event] = []
        self._numbers = facts.Numbers()

    async def play(self) -> None:
        """Play every event at its moment, then give the clock back."""
        past = clock.FixedClock(self._day(_OPENED_DAYS_AGO, 9))
        restore = clock.use(past)
        try:
            await self._open_centre()
            self._write_history()
            for event in sorted(self._events, key=lambda event: event.at):
                past.move_to(event.at)
                await event.happen()
        finally:
            restore()

    async def _open_centre(self) -> None:
        """The centre, its groups, its people, insurers and agents."""
        operator = (await self._recognised(MANAGER)).person
        await people.add_centre(operator, facts.CENTRE, zone=self._zone, lang=self._settings.lang_default)
        await people.bind(await self._actor(MANAGER, TEAM_GROUP), ChatKind.TEAM)
        await people.bind(await self._actor(MANAGER, PARTNER_GROUP), ChatKind.PARTNER)
        for user_id, role in _STAFF:
            invitation = await people.invite(await self._actor(MANAGER), role)
            await people.join((await self._recognised(user_id)).person, invitation.code)
        for insurer in facts.INSURERS:
            await self._add_insurer(insurer)
        for name, company, phone in facts.AGENTS:
            added = await agents.add_agent(await self._actor(PARTNER), name=name, company=company, phone=phone)
            self._numbers.agents[name] = added.agent.id

    async def _add_insurer(self, insurer: facts.DemoInsurer) -> None:
        added = await insurers.add_insurer(await self._actor(PARTNER), name=insurer.name, plan=Plan(insurer.plan))
        self._numbers.insurers[insurer.name] = added.id
        limit_fen = yuan(insurer.limit_yuan)
        if limit_fen != added.limit_fen:
            manager = await self._actor(MANAGER)
            await insurers.set_limit(manager, insurer_id=added.id, amount_fen=limit_fen, reason="签约额度")

    def _write_history(self) -> None:
        for case in (*facts.PAST_CASES, *facts.OPEN_CASES):
            self._at(self._arrival(case), partial(self._take_car, case))
        for referral in facts.REFERRALS:
            self._at(self._day(referral.days_ago, 11), partial(self._refer, referral))
        for days_ago, bundle, premium in facts.QUOTES:
            self._at(self._day(days_ago, 15), partial(self._quote, bundle, premium))
        self._settle_accounts()

    def _settle_accounts(self) -> None:
        """Statements close with the months; everybody pays in time but two insurers."""
        day = self._today - timedelta(days=_OPENED_DAYS_AGO)
        while day <= self._today:
            if day.day in {1, 16}:
                self._at(clock.at(day, time(0, 5), self._zone), partial(self._close, day))
            if day.day == 10:
                self._at(clock.at(day, time(14), self._zone), self._receive_payments)
            day += timedelta(days=1)

    async def _close(self, day: date) -> None:
        for centre in await people.centres():
            await insurers.close_statements(centre.id, day)

    async def _receive_payments(self) -> None:
        """Those who pay in time pay what their statements ask for."""
        partner = await self._actor(PARTNER)
        for name in ("平安", "人保", "阳光"):
            credit = (await insurers.credit_one(partner, self._numbers.insurers[name])).credit
            due = sum(statement.unpaid_fen for statement in credit.open_statements)
            if due > 0:
                await insurers.receive_payment(
                    partner, insurer_id=self._numbers.insurers[name], amount_fen=due, day=clock.today(self._zone)
                )

    async def _take_car(self, case: DemoCase) -> None:
        """A car arrives; what is done with it later becomes events of its own."""
        advisor = await self._actor(_ADVISORS[case.advisor], TEAM_GROUP)
        opened = await cases.open_case(
            advisor,
            insurer_id=self._numbers.insurers[case.insurer],
            plate=case.plate,
            name=case.owner,
            phone=case.phone,
            estimate_fen=yuan(case.estimate_yuan),
            damage=case.damage,
        )
        number = opened.case.number
        for step, hours in _STEPS[: case.steps_done]:
            at = self._arrival(case) + timedelta(hours=hours)
            if at < self._now:
                await self._do_step(at, advisor, number, step, case)

    async def _do_step(self, at: datetime, advisor: Actor, number: int, step: str, case: DemoCase) -> None:
        """Do a step at its own moment, out of turn with other cars, whose events do not touch this one."""
        restore = clock.use(clock.FixedClock(at))
        try:
            if step == "assessed":
                assessed = case.assessed_yuan or case.estimate_yuan
                await cases.assess(
                    advisor, number, assessed_fen=yuan(assessed), deductible_fen=yuan(case.deductible_yuan)
                )
            else:
                await cases.mark_step(advisor, number, step)
        finally:
            restore()

    async def _refer(self, referral: DemoReferral) -> None:
        advisor = await self._actor(ADVISOR, TEAM_GROUP)
        in_days = referral.expires_in_days
        logged = await agents.log_referral(
            advisor,
            direction=Direction(referral.direction),
            agent_id=self._numbers.agents[referral.agent],
            plate=referral.plate,
            name=referral.owner,
            phone=referral.phone,
            expires_on=None if in_days is None else self._today + timedelta(days=in_days),
        )
        if referral.outcome == "won":
            await agents.win(advisor, logged.number)
        elif referral.outcome == "lost":
            await agents.lose(advisor, logged.number, reason="客户已自行续保")

    async def _quote(self, bundle: str, premium_yuan: int) -> None:
        advisor = await self._actor(SECOND_ADVISOR, TEAM_GROUP)
        if bundle:
            await bundles.quote_bundle(advisor, bundle=BundleKind(bundle), premium_fen=yuan(premium_yuan))
        else:
            await bundles.compare_bundles(advisor, premium_fen=yuan(premium_yuan))

    def _at(self, moment: datetime, happen: Callable[[], Awaitable[object]]) -> None:
        if moment < self._now:
            self._events.append(_Event(moment, happen))

    def _arrival(self, case: DemoCase) -> datetime:
        return self._day(case.days_ago, case.hour)

    def _day(self, days_ago: int, hour: int) -> datetime:
        return clock.at(self._today - timedelta(days=days_ago), time(hour, 10), self._zone)

    async def _actor(self, user_id: int, chat_id: int | None = None) -> Actor:
        staff = (await self._recognised(user_id, chat_id)).staff
        if staff is None:
            raise LookupError(f"{user_id} is not staff of the demo centre")
        return staff

    async def _recognised(self, user_id: int, chat_id: int | None = None) -> Recognised:
        """A person of the sandbox's world, speaking in private or in one of its groups."""
        world = default_world()
        person = world.person(user_id)
        group = next((group for group in world.groups if group.id == chat_id), None)
        return await people.resolve_actor(
            Arrival(
                user_id=user_id,
                name=f"{person.first_name} {person.last_name}".strip() if person else "",
                chat_id=chat_id or user_id,
                is_private=chat_id is None,
                default_lang=self._settings.lang_default,
                platform_lang=person.language_code if person else "",
                title=group.title if group else "",
                is_operator=user_id == MANAGER,
            )
        )
