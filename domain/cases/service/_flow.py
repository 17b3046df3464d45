"""What the card shows of a case's way: slips, waiting days, rework."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain import clock
from domain.cases import queries
from domain.cases.models import Case, CaseRework, CaseSlip, CaseWait
from domain.cases.rules import flow, timing
from domain.cases.views import CaseFlow, Rework, Slip, Source, WaitCause, WaitPeriod
from domain.policy.service import values_at


@dataclass(frozen=True)
class FlowRows:
    """The rows of a case's way, until their writers' names are known."""

    slips: list[CaseSlip]
    waits: list[CaseWait]
    reworks: list[CaseRework]
    rework_days: int

    @property
    def said_by(self) -> set[int]:
        """Who is to be named."""
        return {row.said_by_id for row in (*self.slips, *self.waits)}

    def view(self, case: Case, staff: Mapping[int, str], now: datetime, zone: str) -> CaseFlow:
        """All of it in the names of ``staff``, as it stands ``now``."""
        periods = [wait_view(row, staff) for row in self.waits]
        return CaseFlow(
            sop=case.sop,
            source=Source(case.source),
            slips=tuple(
                Slip(
                    row.from_day,
                    row.to_day,
                    row.reason,
                    staff.get(row.said_by_id, ""),
                    timing.local_day(row.said_at, zone),
                )
                for row in self.slips
            ),
            waiting=next((period for period in periods if period.end_day is None), None),
            waited=flow.waited_days(periods, timing.local_day(now, zone)),
            reworks=tuple(rework_view(row, case, self.rework_days, zone) for row in self.reworks),
            cancelled_on=timing.local_day(case.cancelled_at, zone) if case.cancelled_at else None,
            cancel_reason=case.cancel_reason,
        )


async def flow_rows(case: Case) -> FlowRows:
    """The rows of a case's way; three queries, and one for the policy where there was a rework."""
    reworks = await queries.reworks_of(case)
    return FlowRows(
        await queries.slips_of(case),
        await queries.waits_of(case),
        reworks,
        await rework_days(case.centre_id, reworks) if reworks else 0,
    )


async def rework_days(centre_id: int, reworks: list[CaseRework]) -> int:
    """How soon after a delivery a rework counts, by the policy of the day of the last one."""
    return (await values_at(centre_id, reworks[-1].begun_on)).case.rework_days


def wait_view(row: CaseWait, staff: Mapping[int, str]) -> WaitPeriod:
    """A period as callers see it."""
    return WaitPeriod(WaitCause(row.cause), row.first_day, row.end_day, row.note, staff.get(row.said_by_id, ""))


def rework_view(row: CaseRework, case: Case, days: int, zone: str) -> Rework:
    """A rework, and whether it came within ``days`` of the delivery."""
    delivered_on = clock.local(case.delivered_at or row.said_at, zone).date()
    return Rework(row.begun_on, row.reason, row.done_on, flow.counts_as_rework(delivered_on, row.begun_on, days))
