"""What a case costs: parts and labour, and the margin that is left (domain §3)."""

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.rules import amounts
from domain.cases.service._amounts import change_amounts, facts_of, tell_figures, told
from domain.cases.service._card import case_in_hand, case_view
from domain.cases.views import AmountKind, CostedCase
from domain.money import Fen
from domain.people.service import record_change

COSTS = (AmountKind.PARTS, AmountKind.LABOUR)


@use_case(Role.ADVISOR)
async def enter_costs(
    actor: Actor, number: int, *, parts_fen: Fen | None = None, labour_fen: Fen | None = None, note: str = ""
) -> CostedCase:
    """Enter what parts and labour of case ``number`` cost, in fen; what is not given stays as it was (domain §3).
    ``note`` says why, for their history. The insurer's account is told of it.

    The same figures again change nothing. Refused: amounts below zero, an unknown or withdrawn case.
    """
    case = await case_in_hand(actor, number)
    amounts.check_costs(parts_fen, labour_fen)
    before = facts_of(case, *COSTS)
    costs = {AmountKind.PARTS: parts_fen, AmountKind.LABOUR: labour_fen}
    wanted = {kind: fen for kind, fen in costs.items() if fen is not None}
    changed = await change_amounts(actor, case, wanted, note=note)
    if changed:
        await case.save(update_fields=["parts_fen", "labour_fen"])
        await tell_figures(actor, case)
        after = {**facts_of(case, *COSTS), **told(note)}
        await record_change(actor, subject="case", number=number, what="costed", before=before, after=after)
    view = await case_view(actor, case, await queries.steps_of(case))
    return CostedCase(view, same=not changed)
