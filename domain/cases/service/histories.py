"""Every amount a case ever had: which, how much, when, by whom and why (domain §3)."""

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import CaseAmount
from domain.cases.service._card import case_view
from domain.cases.service._finding import case_named
from domain.cases.views import AmountHistory, AmountKind, AmountView, Cause
from domain.people.service import staff_names


@use_case(Role.ADVISOR)
async def show_amounts(
    actor: Actor,
    *,
    number: int | None = None,
    plate: str | None = None,
    claim: str | None = None,
    offset: int,
    limit: int,
) -> AmountHistory:
    """``limit`` of the amounts of a case from ``offset`` on, the newest last; past the end, the last ones.

    The case is named as for ``show_case``. As many queries for a long history as for a short one.
    """
    case = await case_named(actor, number, plate, claim)
    page = await queries.amounts_page(case, offset=offset, limit=limit)
    names = await staff_names(actor.centre_id, {row.by_id for row in page})
    views = [_view(row, names.get(row.by_id, "")) for row in page]
    view = await case_view(actor, case, await queries.steps_of(case))
    return AmountHistory(view, page.holding(views))


def _view(row: CaseAmount, by: str) -> AmountView:
    return AmountView(AmountKind(row.kind), row.value_fen, Cause(row.cause), row.note, row.at, by)
