"""States that were told, proposals to raise limits, limits' history, and revenue (domain §4)."""

from datetime import date
from typing import Any

from tortoise.queryset import QuerySet, QuerySetSingle

from domain.database.connection import fetch_rows
from domain.database.fields import day_from
from domain.database.paging import read_history
from domain.database.prepared import prepared_first, prepared_list
from domain.errors import NotFound
from domain.insurers.models import (
    Insurer,
    InsurerLimit,
    InsurerRaise,
    InsurerStateChange,
    InsurerStatement,
    MonthRevenue,
)
from domain.insurers.views import RaiseState, Status
from domain.pages import Spot


async def every_insurer() -> list[Insurer]:
    """All insurers of all centres but those that were added by mistake."""
    return await Insurer.exclude(status=Status.VOID.value).order_by("id")


async def every_unpaid_statement() -> list[InsurerStatement]:
    """The unpaid statements of all centres, oldest first."""
    return await InsurerStatement.filter(settled_on=None).order_by("closes_on")


async def state_change(centre_id: int, change_id: int) -> InsurerStateChange | None:
    """A change of an insurer's state, if this centre has one of that id."""
    return await InsurerStateChange.filter(centre_id=centre_id, id=change_id).first()


async def is_followed(change: InsurerStateChange) -> bool:
    """Whether the insurer's state changed again since."""
    return await _changes(change).filter(id__gt=change.id).exists()


async def said_before(change: InsurerStateChange) -> str:
    """The state that was put into words last before a change; the one it began with when none ever was."""
    earlier = _changes(change).filter(id__lt=change.id)
    said = await earlier.filter(said_at__not_isnull=True).order_by("-id").first()
    if said is not None:
        return said.after
    first = await earlier.order_by("id").first()
    return (first or change).before


async def state_since(centre_id: int) -> dict[int, date]:
    """Since when each insurer of the centre is in its state, where it ever was in another one."""
    return {row["insurer_id"]: day_from(row["day"]) for row in await fetch_rows(_SINCE, centre_id)}


@prepared_first
def last_raise(centre_id: int, insurer_id: int) -> QuerySetSingle[InsurerRaise | None]:
    """The insurer's last proposal that is open or was decided."""
    found = InsurerRaise.filter(centre_id=centre_id, insurer_id=insurer_id)
    return found.exclude(state=RaiseState.WITHDRAWN.value).order_by("-id").first()


async def proposal(centre_id: int, raise_id: int) -> InsurerRaise:
    """A proposal with its insurer; ``NotFound`` when this centre has none of that id."""
    found = await InsurerRaise.filter(centre_id=centre_id, id=raise_id).select_related("insurer").first()
    if found is None:
        raise NotFound(what=f"#{raise_id}")
    return found


async def open_raises(centre_id: int) -> list[InsurerRaise]:
    """Every open proposal about insurers we work with, each with its insurer, in the order they were made."""
    found = InsurerRaise.filter(centre_id=centre_id, state=RaiseState.OPEN.value)
    return await found.filter(insurer__status=Status.ACTIVE.value).order_by("id").select_related("insurer")


@prepared_list
def last_settled(centre_id: int, insurer_id: int, after: int, count: int) -> QuerySet[InsurerStatement]:
    """The newest ``count`` paid statements that asked for money, of ordinals above ``after``."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id, amount_fen__gt=0, ordinal__gt=after)
    return found.filter(settled_on__not_isnull=True).order_by("-ordinal").limit(count)


async def statements_from(centre_id: int, insurer_id: int, first: int) -> list[InsurerStatement]:
    """The statements that asked for money, of ordinals from ``first`` on, in their order."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id, amount_fen__gt=0)
    return await found.filter(ordinal__gte=first).order_by("ordinal")


async def raises_overtaken(day: date) -> list[tuple[int, date]]:
    """Of all centres with an open proposal about an insurer that has not paid what was due before ``day``: the centre,
    and the oldest of these due days."""
    rows = await fetch_rows(_RAISES_OVERTAKEN, day)
    return [(row["centre_id"], day_from(row["due_on"])) for row in rows]


async def limits(centre_id: int, insurer_id: int, spot: Spot, limit: int) -> list[InsurerLimit]:
    """Lines of the limit's history next to ``spot``, newest first."""
    return await read_history(InsurerLimit.filter(centre_id=centre_id, insurer_id=insurer_id), spot, limit)


@prepared_first
def revenue_of(centre_id: int, month: date) -> QuerySetSingle[MonthRevenue | None]:
    """What was said last of the month that begins on ``month``; what it says may be nothing."""
    return MonthRevenue.filter(centre_id=centre_id, month=month).order_by("-id").first()


async def revenues_since(centre_id: int, month: date) -> list[MonthRevenue]:
    """All that was said of that month and those after it, in the order it was said."""
    return await MonthRevenue.filter(centre_id=centre_id, month__gte=month).order_by("id")


async def revenue_and_raise(centre_id: int, insurer_id: int, month: date) -> dict[str, Any]:
    """In one query the month's revenue, and the open proposal about the insurer, whose columns may be null."""
    (found,) = await fetch_rows(_REVENUE_AND_RAISE, centre_id, insurer_id, month)
    return found


def _changes(change: InsurerStateChange) -> QuerySet[InsurerStateChange]:
    return InsurerStateChange.filter(centre_id=change.centre_id, insurer_id=change.insurer_id)


_REVENUE_AND_RAISE = """
SELECT proposed.id, proposed.before_fen, proposed.after_fen, proposed.statements, told.amount_fen AS revenue_fen
FROM insurer
LEFT JOIN insurer_raise AS proposed
    ON proposed.insurer_id = insurer.id AND proposed.state = 'open' AND insurer.status = 'active'
LEFT JOIN insurer_revenue AS told ON told.centre_id = insurer.centre_id AND told.month = $3
WHERE insurer.centre_id = $1 AND insurer.id = $2
ORDER BY told.id DESC LIMIT 1
"""


_RAISES_OVERTAKEN = """
SELECT proposed.centre_id, MIN(late.due_on) AS due_on
FROM insurer_raise AS proposed JOIN insurer_statement AS late ON late.insurer_id = proposed.insurer_id
WHERE proposed.state = 'open' AND late.settled_on IS NULL AND late.due_on < $1
GROUP BY proposed.centre_id
"""


_SINCE = """
SELECT insurer_id, day FROM insurer_state_change
WHERE id IN (SELECT MAX(id) FROM insurer_state_change WHERE centre_id = $1 GROUP BY insurer_id)
"""
