"""Makes the demo centre by calling the services in the order of time, as its people would have."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count

from bot.sandbox.demo import facts, insuring, work
from bot.sandbox.demo.facts import DemoCase, DemoInsurer, DemoPolicy, DemoQuote, DemoReferral
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
from domain.agents.views import Direction, FoundBy
from domain.bundles import service as bundles
from domain.bundles.views import BundleKind
from domain.cases import service as cases
from domain.cases.views import Source, WaitCause
from domain.customers import service as customers
from domain.customers.views import PolicyKind
from domain.database.connection import transaction
from domain.insurers import service as insurers
from domain.money import yuan
from domain.outbox import service as outbox
from domain.people import service as people
from domain.people.views import Arrival, Recognised

_ADVISORS = (ADVISOR, SECOND_ADVISOR, THIRD_ADVISOR)
_STAFF = ((PARTNER, Role.PARTNER), *((user_id, Role.ADVISOR) for user_id in _ADVISORS))
_OPENED_DAYS_AGO = 150
_RAISED_DAYS_AGO = 45
_PARTS_LATE_DAYS = 3
_STATEMENTS_CLOSE_ON = {1, 16}
_PAYDAYS = {10, 25}


async def furnish(settings: Settings) -> None:
    """Make the demo centre in an empty database; in any other, do nothing."""
    if await people.centres():
        return
    async with transaction():
        await _Demo(settings).play()


@dataclass(frozen=True, order=True)
class _Event:
    """Something that happens at a moment; ``place`` keeps the order of what happens at the same one."""

    at: datetime
    place: int
    happen: Callable[[], Awaitable[object]]


class _Demo:
    """The history of one centre, as events that are played in order on a clock of their own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._zone = settings.tz_default
        self._now = clock.now()
        self._today = clock.today(self._zone)
        self._events: list[_Event] = []
        self._places = count()
        self._numbers = facts.Numbers()
        self._customers = facts.customers()

    async def play(self) -> None:
        """Play every event at its moment, then give the clock back."""
        past = clock.FixedClock(self._day(_OPENED_DAYS_AGO, time(9)))
        restore = clock.use(past)
        try:
            await self._open_centre()
            self._write_history()
            while self._events:
                event = heappop(self._events)
                past.move_to(event.at)
                await event.happen()
        finally:
            restore()
        await self._close(self._today)
        manager, last_month = await self._actor(MANAGER), self._today.replace(day=1) - timedelta(days=1)
        await outbox.switch_digest(manager, {"credit"}, "credit", on=True)
        await insurers.note_revenue(manager, month=last_month, amount_fen=yuan(1_965_000))

    async def _open_centre(self) -> None:
        """The centre, its groups, its people, insurers and agents."""
        operator = (await self._recognised(MANAGER)).person
        await people.add_centre(operator, facts.CENTRE, zone=self._zone, lang=self._settings.lang_default)
        await people.bind(await self._actor(MANAGER, TEAM_GROUP), ChatKind.TEAM)
        await people.bind(await self._actor(MANAGER, PARTNER_GROUP), ChatKind.PARTNER)
        for user_id, role in _STAFF:
            invitation = await people.invite(await self._actor(MANAGER), role)
            await people.join((await self._recognised(user_id)).person, invitation.code)
        await outbox.switch_digest(await self._actor(MANAGER), {"credit"}, "credit", on=False)  # no news of the past
        for insurer in facts.INSURERS:
            await self._add_insurer(insurer)
        for name, company, phone, found_by in facts.AGENTS:
            added = await agents.add_agent(
                await self._actor(PARTNER), name=name, company=company, phone=phone, found_by=FoundBy(found_by)
            )
            self._numbers.agents[name] = added.agent.id

    async def _add_insurer(self, insurer: DemoInsurer) -> None:
        self._numbers.insurers[insurer.name] = await insuring.add(await self._actor(PARTNER), insurer)
        await self._set_limit(insurer.name, insurer.limit_yuan, "签约额度")
        if insurer.raised_yuan:
            raised = partial(self._set_limit, insurer.name, insurer.raised_yuan, "连续三期按时回款")
            self._at(self._day(_RAISED_DAYS_AGO, time(10, 30)), raised)

    async def _set_limit(self, insurer: str, limit_yuan: int, reason: str) -> None:
        manager = await self._actor(MANAGER)
        await insurers.set_limit(
            manager, insurer_id=self._numbers.insurers[insurer], amount_fen=yuan(limit_yuan), reason=reason
        )

    def _write_history(self) -> None:
        for case in (*facts.PAST_CASES, *facts.OPEN_CASES):
            self._write_case(case)
        for referral in facts.REFERRALS:
            self._at(self._day(referral.days_ago, time(11)), partial(self._refer, referral))
        for policy in facts.POLICIES:
            self._at(self._day(policy.days_ago, time(17)), partial(self._insure, policy))
        for quote in facts.QUOTES:
            self._at(self._day(quote.days_ago, time(15)), partial(self._quote, quote))
        self._settle_accounts()

    def _settle_accounts(self) -> None:
        """Statements close with the months; everybody pays in time but two insurers."""
        for days_ago in range(_OPENED_DAYS_AGO, -1, -1):
            day = self._today - timedelta(days=days_ago)
            if day.day in _STATEMENTS_CLOSE_ON:
                self._at(clock.at(day, time(0, 5), self._zone), partial(self._close, day))
            if day.day in _PAYDAYS:
                self._at(clock.at(day, time(14), self._zone), self._receive_payments)
                self._at(clock.at(day, time(14), self._zone), partial(self._close, day))

    async def _close(self, day: date) -> None:
        for centre in await people.centres():
            await insurers.close_statements(centre.id, day)
            await insurers.tell_states(centre.id, day)

    async def _receive_payments(self) -> None:
        """Those who pay in time pay what their statements ask for."""
        partner = await self._actor(PARTNER)
        for name in facts.PAYERS:
            await insuring.receive_what_is_asked(partner, self._numbers.insurers[name])

    def _write_case(self, case: DemoCase) -> None:
        arrival = self._day(case.days_ago, time.fromisoformat(case.at))
        self._at(arrival, partial(self._take_car, case))
        for step, moment in work.done(case, arrival, self._today, self._zone):
            self._at(moment, partial(self._do_step, case, step))
        if case.waits_for_part:
            self._at(self._day(_PARTS_LATE_DAYS, time(11, 20)), partial(self._wait_for_part, case))

    async def _wait_for_part(self, case: DemoCase) -> None:
        number = self._numbers.cases[case.plate]
        await cases.begin_wait(await self._who(case), number, WaitCause.PARTS, note=case.waits_for_part)

    async def _take_car(self, case: DemoCase) -> None:
        owner, phone = self._customers[case.plate]
        opened = await cases.open_case(
            await self._who(case),
            insurer_id=self._numbers.insurers[case.insurer],
            plate=case.plate,
            name=owner,
            phone=phone,
            estimate_fen=yuan(case.estimate_yuan),
            damage=case.damage,
            override_reason=case.override or None,
            source=Source(case.source),
        )
        self._numbers.cases[case.plate] = opened.case.number

    async def _do_step(self, case: DemoCase, step: str) -> None:
        advisor, number = await self._who(case), self._numbers.cases[case.plate]
        if step == "assessed":
            assessed = yuan(case.assessed_yuan or case.estimate_yuan)
            await cases.assess(advisor, number, assessed_fen=assessed, deductible_fen=yuan(case.deductible_yuan))
        elif step == "photo" and case.photos_waived:
            await cases.mark_step(advisor, number, step, waive_reason=case.photos_waived)
        else:
            await cases.mark_step(advisor, number, step)
        if step == "quality":
            parts, labour = work.costs_yuan(case)
            await cases.enter_costs(advisor, number, parts_fen=yuan(parts), labour_fen=yuan(labour))

    async def _who(self, case: DemoCase) -> Actor:
        """Whose case it is; only the manager takes one during a stop."""
        return await self._actor(MANAGER if case.override else _ADVISORS[case.advisor], TEAM_GROUP)

    async def _refer(self, referral: DemoReferral) -> None:
        owner, phone = self._customers[referral.plate]
        in_days = referral.expires_in_days
        logged = await agents.log_referral(
            await self._actor(_ADVISORS[referral.advisor], TEAM_GROUP),
            direction=Direction(referral.direction),
            agent_id=self._numbers.agents[referral.agent],
            plate=referral.plate,
            name=owner,
            phone=phone,
            expires_on=None if in_days is None else self._today + timedelta(days=in_days),
        )
        if referral.outcome:
            closed_at = clock.now() + timedelta(days=referral.closed_days_later, hours=4)
            self._at(closed_at, partial(self._close_referral, referral, logged.number))

    async def _close_referral(self, referral: DemoReferral, number: int) -> None:
        advisor = await self._actor(_ADVISORS[referral.advisor], TEAM_GROUP)
        if referral.outcome == "won":
            await agents.win(advisor, number)
        else:
            await agents.lose(advisor, number, reason="客户已自行续保")

    async def _insure(self, policy: DemoPolicy) -> None:
        owner, phone = self._customers[policy.plate]
        await customers.add_policy(
            await self._actor(_ADVISORS[policy.advisor], TEAM_GROUP),
            plate=policy.plate,
            name=owner,
            phone=phone,
            insurer=policy.insurer,
            kind=PolicyKind(policy.kind),
            premium_fen=yuan(policy.premium_yuan),
            sold_by=policy.sold_by,
            expires_on=self._today + timedelta(days=policy.expires_in_days),
        )

    async def _quote(self, quote: DemoQuote) -> None:
        advisor, premium = await self._actor(_ADVISORS[quote.advisor], TEAM_GROUP), yuan(quote.premium_yuan)
        if quote.bundle:
            given = await bundles.quote_bundle(advisor, bundle=BundleKind(quote.bundle), premium_fen=premium)
        else:
            given = await bundles.compare_bundles(advisor, premium_fen=premium)
        later = clock.now() + timedelta(hours=22)
        if quote.chosen:
            self._at(later, partial(self._choose, quote, given.number))
        if quote.anew_yuan:
            self._at(later, partial(self._quote_anew, quote, given.number))

    async def _choose(self, quote: DemoQuote, number: int) -> None:
        advisor = await self._actor(_ADVISORS[quote.advisor], TEAM_GROUP)
        await bundles.choose_bundle(advisor, number=number, version=1, bundle=BundleKind(quote.chosen))

    async def _quote_anew(self, quote: DemoQuote, number: int) -> None:
        advisor = await self._actor(_ADVISORS[quote.advisor], TEAM_GROUP)
        await bundles.requote(advisor, number=number, premium_fen=yuan(quote.anew_yuan))

    def _at(self, moment: datetime, happen: Callable[[], Awaitable[object]]) -> None:
        """Let something happen at ``moment``; what would be in the future does not."""
        if moment < self._now:
            heappush(self._events, _Event(moment, next(self._places), happen))

    def _day(self, days_ago: int, at: time) -> datetime:
        return clock.at(self._today - timedelta(days=days_ago), at, self._zone)

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
