"""What cases bring and cost, told by whoever knows: this room reads no cases (domain §4 Monthly margin review)."""

from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.errors import CaseNotInAccount
from domain.insurers.service._margin import counted, fen_or_none, follow_case
from domain.insurers.views import CaseFigures


@use_case(Role.ADVISOR)
async def note_case_figures(
    actor: Actor, *, insurer_id: int, case_number: int, revenue_fen: int | None, cost_fen: int | None
) -> None:
    """Keep what a case brings (billed, its deductible included) and costs (parts and labour), in fen; ``None`` while
    that is unknown. The month it was delivered in follows in the same transaction.

    The same figures again change nothing. ``CaseNotInAccount`` for a case that this insurer's account does not hold.
    """
    insurer = await queries.lock_insurer(actor.centre_id, insurer_id)
    row = await queries.account_case(actor.centre_id, insurer_id, case_number)
    if row is None or row.is_released:
        raise CaseNotInAccount(case=f"C{case_number}", insurer=insurer.name)
    before = counted(row)
    if before.figures == CaseFigures(revenue_fen, cost_fen):
        return
    row.revenue_fen, row.cost_fen = fen_or_none(revenue_fen), fen_or_none(cost_fen)
    await row.save(update_fields=["revenue_fen", "cost_fen"])
    await follow_case(row, before)
