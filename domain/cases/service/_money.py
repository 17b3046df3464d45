"""What a case's card says of its money, and views of supplements and disputes."""

from collections.abc import Mapping
from datetime import date

from domain.cases import queries
from domain.cases.models import Case, CaseDispute, CaseSupplement
from domain.cases.rules import amounts
from domain.cases.service._amounts import revenue_of
from domain.cases.views import (
    CaseMoney,
    DisputedItem,
    DisputeState,
    DisputeView,
    SupplementState,
    SupplementView,
)
from domain.money import Fen
from domain.policy.service import values_at


async def money_of(case: Case, today: date) -> CaseMoney:
    """A case's costs, margin by today's target, open supplements and open dispute. Three queries."""
    target_bp = (await values_at(case.centre_id, today)).margin.target
    dispute = await queries.open_dispute(case)
    return CaseMoney(
        verified_fen=case.verified_fen,
        parts_fen=case.parts_fen,
        labour_fen=case.labour_fen,
        margin=amounts.margin_of(revenue_of(case), case.parts_fen, case.labour_fen, target_bp),
        supplements=tuple(supplement_view(row, {}) for row in await queries.open_supplements(case)),
        dispute=None if dispute is None else dispute_view(dispute, case.number),
    )


def supplement_view(row: CaseSupplement, by: Mapping[int, str]) -> SupplementView:
    """A supplement as it is; ``by`` names the staff."""
    return SupplementView(
        number=row.number,
        state=SupplementState(row.state),
        found=row.found,
        asked_fen=row.asked_fen,
        agreed_fen=row.agreed_fen,
        opened_at=row.opened_at,
        opened_by=by.get(row.opened_by_id, ""),
        told_at=row.told_at,
        told_by=by.get(row.told_by_id or 0, ""),
        closed_at=row.closed_at,
        closed_by=by.get(row.closed_by_id or 0, ""),
    )


def dispute_view(row: CaseDispute, case_number: int) -> DisputeView:
    """A dispute as it is."""
    return DisputeView(
        case_number=case_number,
        insurer_id=row.insurer_id,
        state=DisputeState(row.state),
        asked_fen=row.asked_fen,
        theirs_fen=row.theirs_fen,
        items=tuple(_item(each) for each in row.items),
        note=row.note,
        opened_at=row.opened_at,
        third_at=row.third_at,
        closed_at=row.closed_at,
        closed_reason=row.closed_reason,
        settled_fen=row.settled_fen,
        won_fen=row.won_fen,
    )


def kept_items(items: tuple[DisputedItem, ...]) -> list[list[object]]:
    """Lines in dispute as a row keeps them."""
    return [[item.what, item.ours_fen, item.theirs_fen] for item in items]


def _item(kept: list[object]) -> DisputedItem:
    what, ours_fen, theirs_fen = kept
    return DisputedItem(str(what), _fen(ours_fen), _fen(theirs_fen))


def _fen(kept: object) -> Fen:
    return Fen(kept) if isinstance(kept, int) else Fen(0)
