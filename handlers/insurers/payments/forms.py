"""What the commands about payments and penalty are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from domain.forms.views import Offer
from domain.insurers import service
from domain.insurers.views import PaymentLine
from domain.money import FEN_PER_YUAN, Fen
from handlers.arguments import Assume, Words
from handlers.calling import Call
from handlers.fields import Amount, Field, Flag, Text
from handlers.fields.base import Texts
from handlers.insurers.forms import INSURER
from handlers.insurers.payments.words import EVERYTHING
from locales import amount

MOST_OFFERED = 8
READ_FOR_OFFERS = 20


@dataclass(frozen=True)
class PaymentRef:
    """Which payment is meant: by its id, as buttons know it, or by what people know of it."""

    id: int | None = None
    amount_fen: int | None = None
    day: date | None = None

    def may_mean(self, line: PaymentLine) -> bool:
        """Whether what is known of the payment is true of that one."""
        return self.amount_fen in {None, line.amount_fen} and self.day in {None, line.day}


class WhichPayment(Field[PaymentRef]):
    """A payment, by its amount and the day it was received: 32000 11-14."""

    rank = 3

    @override
    async def take(self, call: Call, words: Words) -> PaymentRef | None:
        number = words.take_number(self.name)
        day = words.take_date(Assume.PAST)
        fen = words.take_amount()
        return None if number is None and fen is None else PaymentRef(number, fen, day)

    @override
    def write(self, value: PaymentRef) -> str:
        parts = [
            f"#{value.id}" if value.id is not None else "",
            f"¥{value.amount_fen // FEN_PER_YUAN}.{value.amount_fen % FEN_PER_YUAN:02}" if value.amount_fen else "",
            value.day.isoformat() if value.day else "",
        ]
        return " ".join(part for part in parts if part)

    @override
    async def offers(self, call: Call, texts: Texts) -> Sequence[Offer]:
        """The last payments of the insurer that stand, of the amount and the day if those are known."""
        insurer = await INSURER.read(call, texts[INSURER.name])
        known = await self.read(call, texts[self.name]) if self.name in texts else PaymentRef()
        page = await service.list_payments(call.actor, insurer.id, limit=READ_FOR_OFFERS)
        standing = [line for line in page.payments if not line.is_reversed and known.may_mean(line)]
        return [Offer(f"{line.day} {amount(line.amount_fen)}", self.of(line)) for line in standing[:MOST_OFFERED]]

    def of(self, line: PaymentLine) -> str:
        """A payment as it would be answered."""
        return self.write(ref_of(line))

    @override
    async def shown(self, call: Call, text: str) -> str:
        ref = await self.read(call, text)
        return " ".join(str(part) for part in (ref.day, amount(ref.amount_fen) if ref.amount_fen else None) if part)


def ref_of(line: PaymentLine) -> PaymentRef:
    """What a form keeps of a payment."""
    return PaymentRef(line.id, line.amount_fen, line.day)


async def _penalty_owed(call: Call, texts: Texts) -> Sequence[Offer]:
    """All the penalty that the insurer owes today."""
    insurer = await INSURER.read(call, texts[INSURER.name])
    owed_fen = (await service.standing(call.actor, insurer.id)).penalty_fen
    return [Offer(amount(owed_fen), PENALTY_WAIVED.write(Fen(owed_fen)))] if owed_fen > 0 else []


PAYMENT = WhichPayment("payment", what="amount")
WHY_REVERSED = Text("why_reversed", what="reason")
RIGHT_AMOUNT = Amount("right_amount", what="amount")
PENALTY_RECEIVED = Amount("penalty_received", what="amount", offers=_penalty_owed)
ALL_OF_IT = Flag("all_of_it", EVERYTHING)
PENALTY_WAIVED = Amount("penalty_waived", what="amount", unless=("all_of_it",), offers=_penalty_owed)
WHY_LET_OFF = Text("why_let_off", what="reason")
