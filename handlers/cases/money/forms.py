"""What the commands about a case's money are told, and what their prompts offer."""

from collections.abc import Sequence

from typing_extensions import override

from domain.cases import service
from domain.forms.views import Offer
from handlers.arguments import Words
from handlers.arguments.reasons import without_reason
from handlers.calling import Call
from handlers.cases.forms import CaseRef, WhichCase, cases_at_hand
from handlers.cases.money.words import DIFFERENCE, LABOUR, PARTS, without_items
from handlers.fields import Amount, Asked, CalledAmount, Field, Marked, NumberOf, Text
from handlers.fields.base import Texts
from locales import amount


class KnownCase(WhichCase):
    """A case there is already, by its number, plate or claim."""

    @override
    async def read(self, call: Call, text: str) -> CaseRef:
        return await Field.read(self, call, text)

    @override
    async def offers(self, call: Call, texts: Texts) -> Sequence[Offer]:
        return await cases_at_hand(call, texts)


class SupplementNumber(Field[int]):
    """A supplement by its number within the case: #2."""

    rank = 1

    @override
    async def take(self, call: Call, words: Words) -> int | None:
        return words.take_number("supplement")

    @override
    def write(self, value: int) -> str:
        return f"#{value}"


async def _asked_amount(call: Call, texts: Texts) -> Sequence[Offer]:
    """What was asked for: insurers often agree to all of it."""
    case = await CASE.read(call, texts[CASE.name])
    shown = await service.show_supplements(call.actor, case)
    number = await SUPPLEMENT.read(call, texts[SUPPLEMENT.name]) if SUPPLEMENT.name in texts else None
    found = [each for each in shown.case.money.supplements if number in (None, each.number)]
    return [Offer(amount(each.asked_fen), AGREED.write(each.asked_fen)) for each in found[:1]]


KNOWN_CASE = KnownCase("which", what="case", unless=("called_claim",))
CASE = NumberOf("case", offers=cases_at_hand)

CALLED_PARTS = CalledAmount("called_parts", PARTS, asked=Asked.NEVER)
CALLED_LABOUR = CalledAmount("called_labour", LABOUR, asked=Asked.NEVER)
PARTS_COST = Amount("parts", what="costs", asked=Asked.OPTIONAL, unless=("called_parts",))
LABOUR_COST = Amount("labour", what="costs", asked=Asked.OPTIONAL, unless=("called_labour",))

WHY_AMOUNT = Marked("why_amount", without_reason, what="reason", asked=Asked.NEVER)
"""Why an amount is what it is, for its history."""

VERIFIED = Amount("verified", what="verified")
IF_TAKEN = Amount("estimate", asked=Asked.OPTIONAL)

SUPPLEMENT = SupplementNumber("supplement", asked=Asked.NEVER)
ASKED = Amount("asked", what="amount", asked=Asked.OPTIONAL)
FOUND = Text("found", what="note", asked=Asked.OPTIONAL)
AGREED = Amount("agreed", what="amount", offers=_asked_amount)

OF_CASE = NumberOf("case", asked=Asked.NEVER)
CALLED_DIFFERENCE = CalledAmount("called_difference", DIFFERENCE, asked=Asked.NEVER)
DIFFERENCE_ASKED = Amount("difference", what="difference", asked=Asked.OPTIONAL, unless=("called_difference",))
ITEMS = Marked("items", without_items, what="note", asked=Asked.OPTIONAL)
WHY_DISPUTED = Text("why_disputed", what="note", asked=Asked.OPTIONAL)
FIGURE = Amount("figure", what="amount")
WHY_WITHDRAWN = Text("why_withdrawn", what="reason")
WHY_KEPT = Text("why_kept", what="reason")
