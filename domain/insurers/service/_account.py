"""One insurer's account, locked: the only way anything is posted to it."""

from dataclasses import dataclass
from datetime import date

from domain import changes, clock
from domain.actor import Actor
from domain.insurers.models import Insurer, InsurerEntry, InsurerMonth, InsurerPayment, InsurerStatement
from domain.insurers.rules.account import EntryKind, effect
from domain.insurers.service._margin import last_month
from domain.insurers.service._terms import Terms
from domain.money import Fen


@dataclass(frozen=True)
class Poster:
    """Who posts, and from which message; all empty when the bot does by itself."""

    staff_id: int | None = None
    update_id: int | None = None
    message_id: int | None = None

    @classmethod
    def of(cls, actor: Actor) -> "Poster":
        """A staff member, at the message they wrote or the button they pressed."""
        source = actor.person.source
        return cls(actor.staff_id, source.update_id, source.message_id)


BY_ITSELF = Poster()


class Account:
    """A locked insurer and its unpaid statements, oldest first. Posting moves balances; ``save`` writes.

    A statement only ever changes along with an entry that names it: so the cards of both follow from here.
    """

    def __init__(
        self, insurer: Insurer, unpaid: list[InsurerStatement], terms: Terms, today: date, poster: Poster
    ) -> None:
        self.insurer = insurer
        self.unpaid = unpaid
        self.terms = terms
        self.today = today
        self._poster = poster
        self._entries: list[InsurerEntry] = []
        self._statements: set[int] = set()
        self._months: tuple[InsurerMonth | None, ...] = ()

    async def last_month(self) -> InsurerMonth | None:
        """What the last full month came to, as it was when this was first asked."""
        if not self._months:
            self._months = (await last_month(self.insurer.centre_id, self.insurer.id, self.today),)
        return self._months[0]

    def post(
        self,
        kind: EntryKind,
        amount_fen: int,
        *,
        day: date | None = None,
        case_number: int | None = None,
        statement: InsurerStatement | None = None,
        payment: InsurerPayment | None = None,
        note: str = "",
    ) -> None:
        """Add one entry and move its balances. ``day`` is the day it counts for, today by default."""
        self._move(kind, amount_fen)
        self._statements |= {statement.number} if statement else set()
        self._entries.append(
            InsurerEntry(
                centre_id=self.insurer.centre_id,
                insurer_id=self.insurer.id,
                kind=kind.value,
                amount_fen=Fen(amount_fen),
                case_number=case_number,
                statement_id=statement.id if statement else None,
                payment_id=payment.id if payment else None,
                day=day or self.today,
                at=clock.now(),
                staff_id=self._poster.staff_id,
                update_id=self._poster.update_id,
                message_id=self._poster.message_id,
                note=note,
            )
        )

    def _move(self, kind: EntryKind, amount_fen: int) -> None:
        insurer, step = self.insurer, effect(kind, amount_fen)
        insurer.unbilled_fen = Fen(insurer.unbilled_fen + step.unbilled_fen)
        insurer.billed_fen = Fen(insurer.billed_fen + step.billed_fen)
        insurer.overpaid_fen = Fen(insurer.overpaid_fen + step.overpaid_fen)
        insurer.penalty_fen = Fen(insurer.penalty_fen + step.penalty_fen)

    async def save(self) -> None:
        """Write what was posted and the balances it leaves; whoever watches is told that the account has moved."""
        if self._entries:
            await InsurerEntry.bulk_create(self._entries)
            self._tell_what_changed()
            self._entries = []
        await self.insurer.save()

    def _tell_what_changed(self) -> None:
        centre_id = self.insurer.centre_id
        changes.outdated(centre_id, "insurer", self.insurer.id)
        for number in sorted(self._statements):
            changes.outdated(centre_id, "statement", number)
        self._statements = set()
