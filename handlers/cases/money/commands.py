"""``/cost``, ``/supplement``, ``/dispute``, and what ``/case`` and ``/assess`` do about money (interface §2)."""

from domain.actor import Role
from domain.cases import service
from domain.cases.views import DisputedItem
from domain.money import ZERO, Fen
from handlers.cases.forms import CALLED_CLAIM, INSURER, OF_INSURER, CaseRef
from handlers.cases.money import disputes, replies, words
from handlers.cases.money.forms import (
    AGREED,
    ASKED,
    CALLED_DIFFERENCE,
    CALLED_LABOUR,
    CALLED_PARTS,
    CASE,
    DIFFERENCE_ASKED,
    FIGURE,
    FOUND,
    IF_TAKEN,
    ITEMS,
    KNOWN_CASE,
    LABOUR_COST,
    OF_CASE,
    PARTS_COST,
    SUPPLEMENT,
    VERIFIED,
    WHY_AMOUNT,
    WHY_DISPUTED,
    WHY_KEPT,
    WHY_WITHDRAWN,
)
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given

NEWEST_PAGE = 10**6
"""Past the end of any history, which is read from its last page."""


async def cost(call: Call, given: Given) -> Reply:
    """Enter what parts and labour cost, one of them or both."""
    parts = given.get(CALLED_PARTS) if given.has(CALLED_PARTS) else given.get(PARTS_COST)
    labour = given.get(CALLED_LABOUR) if given.has(CALLED_LABOUR) else given.get(LABOUR_COST)
    if parts is None and labour is None:
        given.need(PARTS_COST)
    costed = await service.enter_costs(
        call.actor, given[CASE], parts_fen=parts, labour_fen=labour, note=given.get(WHY_AMOUNT) or ""
    )
    return replies.costed(call.lang, costed)


async def verify(call: Call, given: Given) -> Reply:
    """Enter what the insurer verified of the assessment."""
    done = await service.verify(call.actor, given[CASE], verified_fen=given[VERIFIED], note=given.get(WHY_AMOUNT) or "")
    return replies.verified(call.lang, done)


async def amounts(call: Call, given: Given) -> Reply:
    """Every amount a case ever had, the newest last."""
    claim = given.get(CALLED_CLAIM)
    which = given[KNOWN_CASE] if claim is None else CaseRef(claim=claim)
    return await replies.amounts_page(call, which, NEWEST_PAGE)


async def risk(call: Call, given: Given) -> Reply:
    """What taking a car of an insurer would mean; nothing is taken."""
    estimate_fen = given.get(IF_TAKEN) or ZERO
    seen = await service.risk(call.actor, given[INSURER].id, estimate_fen=estimate_fen)
    return replies.risk(call.lang, seen)


async def supplement(call: Call, given: Given) -> Reply:
    """Ask for more for damage found later; without an amount or a word, show what was asked for so far."""
    number, asked, found = given[CASE], given.get(ASKED), given.get(FOUND)
    if asked is None and found is None:
        return replies.supplements(call.lang, await service.show_supplements(call.actor, number))
    shown = await service.open_supplement(call.actor, number, asked_fen=given.need(ASKED), found=given.need(FOUND))
    return replies.supplements(call.lang, shown)


async def supplement_told(call: Call, given: Given) -> Reply:
    """The customer was told of a supplement."""
    return replies.supplements(call.lang, await service.tell_supplement(call.actor, given[CASE], given.get(SUPPLEMENT)))


async def supplement_agreed(call: Call, given: Given) -> Reply:
    """The insurer agreed to a supplement."""
    shown = await service.agree_supplement(call.actor, given[CASE], given.get(SUPPLEMENT), agreed_fen=given[AGREED])
    return replies.supplements(call.lang, shown)


async def supplement_refused(call: Call, given: Given) -> Reply:
    """The insurer refused a supplement."""
    return replies.supplements(
        call.lang, await service.refuse_supplement(call.actor, given[CASE], given.get(SUPPLEMENT))
    )


async def dispute_review(call: Call, given: Given) -> Reply:
    """Ask the insurer for a review; by how much its assessment is too low may follow from its lines."""
    told = given.get(ITEMS) or ""
    items = disputes.items_of(told)
    note = " ".join(part for part in (given.get(WHY_DISPUTED), "" if items else told) if part)
    opened = await service.open_dispute(
        call.actor, given[CASE], asked_fen=_difference(given, items), items=items, note=note
    )
    return disputes.dispute(call.lang, opened)


def _difference(given: Given, items: tuple[DisputedItem, ...]) -> Fen:
    for field in (CALLED_DIFFERENCE, DIFFERENCE_ASKED):
        if given.has(field):
            return given[field]
    return Fen(sum(item.asked_fen for item in items)) if items else given.need(DIFFERENCE_ASKED)


async def dispute_third(call: Call, given: Given) -> Reply:
    """The review was of no use: to the third party."""
    return disputes.dispute(call.lang, await service.take_to_third_party(call.actor, given[CASE]))


async def dispute_settled(call: Call, given: Given) -> Reply:
    """The figure that binds."""
    settled = await service.settle_dispute(call.actor, given[CASE], figure_fen=given[FIGURE])
    return disputes.dispute(call.lang, settled)


async def dispute_withdrawn(call: Call, given: Given) -> Reply:
    """Give a dispute up, with a reason."""
    withdrawn = await service.withdraw_dispute(call.actor, given[CASE], reason=given[WHY_WITHDRAWN])
    return disputes.dispute(call.lang, withdrawn)


async def keep(call: Call, given: Given) -> Reply:
    """Go on with an insurer in spite of its disputes, with a reason."""
    kept = await service.keep_insurer(call.actor, given[INSURER].id, reason=given[WHY_KEPT])
    return disputes.kept(call.lang, kept)


async def dispute(call: Call, given: Given) -> Reply:
    """The dispute of a case; else the disputes with an insurer, or with all."""
    number, insurer = given.get(OF_CASE), given.get(OF_INSURER)
    if number is not None:
        return disputes.dispute(call.lang, await service.show_dispute(call.actor, number))
    return await disputes.board_page(call, insurer.id if insurer else None, 1)


COSTING = Action(cost, (CASE, CALLED_PARTS, CALLED_LABOUR, PARTS_COST, LABOUR_COST, WHY_AMOUNT))
VERIFYING = Action(verify, (CASE, VERIFIED, WHY_AMOUNT), name="verified", verbs=words.VERIFIED)
HISTORY = Action(amounts, (CALLED_CLAIM, KNOWN_CASE), name="amounts", verbs=words.AMOUNTS)
RISKING = Action(risk, (INSURER, IF_TAKEN), name="risk", verbs=words.RISK)

SUPPLEMENTING = Action(supplement, (CASE, ASKED, FOUND))
TELLING = Action(supplement_told, (SUPPLEMENT, CASE), name="told", verbs=words.TOLD)
AGREEING = Action(supplement_agreed, (SUPPLEMENT, CASE, AGREED), name="agreed", verbs=words.AGREED)
REFUSING = Action(supplement_refused, (SUPPLEMENT, CASE), name="refused", verbs=words.REFUSED)

REVIEWING = Action(
    dispute_review,
    (CASE, CALLED_DIFFERENCE, DIFFERENCE_ASKED, ITEMS, WHY_DISPUTED),
    name="review",
    verbs=words.REVIEW,
    fits=words.tells_a_difference,
)
TO_THIRD_PARTY = Action(dispute_third, (CASE,), name="third", verbs=words.THIRD)
SETTLING = Action(dispute_settled, (CASE, FIGURE), name="settled", verbs=words.SETTLED)
WITHDRAWING = Action(dispute_withdrawn, (CASE, WHY_WITHDRAWN), name="withdrawn", verbs=words.WITHDRAWN)
KEEPING = Action(keep, (INSURER, WHY_KEPT), name="keep", verbs=words.KEEP)

COMMANDS = (
    Command("cost", ("成本",), Role.ADVISOR, (COSTING,)),
    Command("supplement", ("增项", "追加定损"), Role.ADVISOR, (TELLING, AGREEING, REFUSING, SUPPLEMENTING)),
    Command(
        "dispute",
        ("争议", "定损争议"),
        Role.ADVISOR,
        (
            REVIEWING,
            TO_THIRD_PARTY,
            SETTLING,
            WITHDRAWING,
            KEEPING,
            Action(dispute, (OF_CASE, OF_INSURER)),
        ),
    ),
)
