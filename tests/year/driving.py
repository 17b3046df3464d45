"""The bot's side: the plan told to its services one fact after the other, and the figures that it shows."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, cast

from domain import clock
from domain.actor import Actor
from domain.insurers import service
from domain.insurers.views import CreditView, Plan
from domain.people import service as people
from domain.people.views import ChangeView
from domain.policy import service as policy
from tests.factories.insurers import an_insurer, move_to
from tests.year.facts import INSURERS, RATES, YEAR, ZONE, Fact, local
from tests.year.plan import LAST_DAY
from tests.year.sheet import Sheet

Figures = dict[str, object]


class Year:
    """Three insurers of a centre, and all that happens to them."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.ids: dict[str, int] = {}
        self._slips: dict[int, ChangeView] = {}
        self._random = Random(365)

    async def begin(self) -> None:
        """The insurers, on the first day, and the penalty's rate as it will be."""
        move_to(local(date(YEAR, 1, 1), 0))
        for terms in INSURERS:
            plan = Plan.DEEP if terms.is_half_monthly else Plan.BASIC
            self.ids[terms.name] = (await an_insurer(self.actor, terms.name, plan)).id
        for since, rate in RATES[1:]:
            await policy.set_policy(self.actor, "credit.penalty_daily", f"0.0{rate}%", since)

    async def lives(self, facts: tuple[Fact, ...]) -> AsyncIterator[datetime]:
        """Tell the facts; stops at the last minute of every month and at noon of every 16th, to be looked at."""
        waiting = list(facts)
        for moment in _looked_at():
            while waiting and waiting[0].at <= moment:
                fact = waiting.pop(0)
                await self._the_clock_closes(fact.at)
                move_to(fact.at)
                await self._told(fact)
            await self._the_clock_closes(moment)
            move_to(moment)
            yield moment

    async def figures(self) -> dict[str, Figures]:
        """What ``/credit`` shows of every insurer now."""
        return {view.name: shown(view) for view in await service.credit_all(self.actor)}

    async def statements(self, insurer: str) -> list[tuple[object, ...]]:
        """Every statement of an insurer that asks for money, oldest first, as ``Sheet.statements``."""
        page = (await service.list_statements(self.actor, self.ids[insurer], limit=100)).statements
        return [
            (each.closes_on, each.due_on, each.amount_fen, each.paid_fen, each.settled_on, each.penalty_fen)
            for each in reversed(page.items)
            if each.amount_fen > 0
        ]

    async def _the_clock_closes(self, until: datetime) -> None:
        """The daily job runs at one in the night: on most days, on some twice, in some weeks not at all."""
        now = clock.local(clock.now(), ZONE)
        day = now.date() + timedelta(days=now.time() >= time(1))
        while local(day, 1) <= until:
            if day.isocalendar().week % 5:
                move_to(local(day, 1))
                for _ in range(self._random.choice((0, 1, 1, 2))):
                    await service.close_statements(self.actor.centre_id, day)
            day += timedelta(days=1)

    async def _told(self, fact: Fact) -> None:
        actor, insurer_id = self.actor, self.ids[fact.insurer]
        case: dict[str, Any] = {"insurer_id": insurer_id, "case_number": fact.case}
        share = fact.fen - fact.own_fen

        async def mistyped() -> None:
            await service.receive_payment(actor, insurer_id=insurer_id, amount_fen=fact.fen, day=fact.day)
            self._slips[fact.slip] = (await people.own_changes(actor))[0]

        async def reassess() -> None:
            await service.reassess_case(actor, **case, share_fen=share)

        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "taken": lambda: service.accept_case(actor, **case, share_fen=share, override_reason="老客户"),
            "assessed": reassess,
            "supplement": reassess,
            "corrected": reassess,
            "delivered": lambda: service.deliver_case(actor, **case, delivered_at=fact.then or fact.at),
            "undelivered": lambda: service.take_back_delivery(actor, **case),
            "released": lambda: service.release_case(actor, **case),
            "received": lambda: service.receive_payment(
                actor, insurer_id=insurer_id, amount_fen=fact.fen, day=fact.day
            ),
            "mistyped": mistyped,
            "undone": lambda: service.undo_paid(actor, self._slips[fact.slip]),
            "reversed": lambda: service.reverse_payment(
                actor, insurer_id=insurer_id, payment_id=self._payment(fact.slip), reason="记错了"
            ),
            "put right": lambda: service.correct_payment(
                actor,
                insurer_id=insurer_id,
                payment_id=self._payment(fact.slip),
                amount_fen=fact.fen,
                reason="多写一个零",
            ),
            "penalty paid": lambda: service.pay_penalty(
                actor, insurer_id=insurer_id, amount_fen=fact.fen, day=fact.day
            ),
            "waived": lambda: service.waive_penalty(
                actor, insurer_id=insurer_id, amount_fen=fact.fen, reason="友好协商"
            ),
            "limit": lambda: service.set_limit(actor, insurer_id=insurer_id, amount_fen=fact.fen, reason="按约定"),
            "stopped": lambda: service.stop(actor, insurer_id=insurer_id, reason="等合同"),
            "resumed": lambda: service.resume(actor, insurer_id=insurer_id, reason="已续签"),
        }
        await ways[fact.what]()

    def _payment(self, slip: int) -> int:
        return cast(int, self._slips[slip].after["payment_id"])


def shown(view: CreditView) -> Figures:
    """A credit view's figures, named as the sheet's."""
    return {
        "accepted, not billed": view.unbilled_fen,
        "billed, not paid": view.billed_fen,
        "exposure": view.exposure_fen,
        "overpaid": view.overpaid_fen,
        "penalty": view.penalty_fen,
        "limit": view.limit_fen,
        "state": view.state.value,
        "unpaid": [
            (each.closes_on, each.due_on, each.amount_fen, each.unpaid_fen, each.late_days, each.penalty_fen)
            for each in view.open_statements
        ],
        "ageing": view.ageing.sums_fen,
    }


def expected(sheet: Sheet) -> Figures:
    """The last row of a sheet, in the same words."""
    last = sheet.rows[-1]
    return {
        "accepted, not billed": last.accepted - last.billed,
        "billed, not paid": sum(last.unpaid),
        "exposure": sheet.exposure,
        "overpaid": sheet.allotted[1],
        "penalty": sheet.penalty_owed,
        "limit": sheet.limit,
        "state": sheet.state,
        "unpaid": [
            (bill.closes_on, bill.due_on, bill.fen, unpaid, max(0, (sheet.today - bill.due_on).days), penalty)
            for bill, unpaid, penalty in zip(sheet.bills, last.unpaid, sheet.penalties, strict=True)
            if unpaid
        ],
        "ageing": last.ageing,
    }


def _looked_at() -> list[datetime]:
    """The moments at which both are compared."""
    days = [date(YEAR, 1, 1) + timedelta(days=days) for days in range(365)]
    middles = [local(day, 12) for day in days if day.day == 16]
    ends = [local(day, 23, 59) for day in days if (day + timedelta(days=1)).day == 1]
    return [*sorted([*middles, *ends]), local(LAST_DAY + timedelta(days=1), 12)]
