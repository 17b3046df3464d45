"""The account of entries: which balances each kind of entry moves (domain §4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.insurers.views import Balances


class EntryKind(StrEnum):
    """What an entry records."""

    ACCEPTED = "accepted"
    REASSESSED = "reassessed"
    CORRECTED = "corrected"
    SUPPLEMENT = "supplement"
    RELEASED = "released"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    BILLED = "billed"
    PAID = "paid"
    OVERPAID = "overpaid"
    CREDITED = "credited"
    PENALTY = "penalty"
    PENALTY_REDONE = "penalty_redone"
    PENALTY_PAID = "penalty_paid"
    WAIVED = "waived"


_UNBILLED = Balances(unbilled_fen=1)
_PENALTY = Balances(penalty_fen=1)

EFFECTS: Mapping[EntryKind, Balances] = {
    EntryKind.ACCEPTED: _UNBILLED,
    EntryKind.REASSESSED: _UNBILLED,
    EntryKind.CORRECTED: _UNBILLED,
    EntryKind.SUPPLEMENT: _UNBILLED,
    EntryKind.RELEASED: _UNBILLED,
    EntryKind.DELIVERED: Balances(),
    EntryKind.UNDELIVERED: Balances(),
    EntryKind.BILLED: Balances(unbilled_fen=-1, billed_fen=1),
    EntryKind.PAID: Balances(billed_fen=1),
    EntryKind.OVERPAID: Balances(overpaid_fen=1),
    EntryKind.CREDITED: Balances(billed_fen=1, overpaid_fen=1),
    EntryKind.PENALTY: _PENALTY,
    EntryKind.PENALTY_REDONE: _PENALTY,
    EntryKind.PENALTY_PAID: _PENALTY,
    EntryKind.WAIVED: _PENALTY,
}
"""How one fen of an entry moves each balance.

What comes in (``paid``, ``penalty_paid``, ``waived``) is posted negative; ``credited`` is negative when credit pays
a statement, positive when a statement below zero becomes credit or gives back what credit had paid of it.
``penalty_redone`` is what a payment that was taken back leaves to correct. An entry is reversed by one of its kind
with the opposite amount.
"""


def effect(kind: EntryKind, amount_fen: int) -> Balances:
    """What an entry of ``amount_fen`` moves."""
    step = EFFECTS[kind]
    return Balances(
        step.unbilled_fen * amount_fen,
        step.billed_fen * amount_fen,
        step.overpaid_fen * amount_fen,
        step.penalty_fen * amount_fen,
    )


def balances_of(sums: Iterable[tuple[EntryKind, int]]) -> Balances:
    """The balances that entries (or their sums by kind) leave: what the kept ones must equal."""
    return sum((effect(kind, fen) for kind, fen in sums), Balances())


@dataclass(frozen=True)
class CaseShare:
    """What a case comes to in an account. ``billable_on`` decides which statement takes what isn't billed."""

    share_fen: int
    billed_fen: int = 0
    delivered_on: date | None = None
    billable_on: date | None = None

    @property
    def is_billed(self) -> bool:
        """Whether a statement has listed it."""
        return self.billed_fen != 0 or (self.delivered_on is not None and self.billable_on is None)


def with_share(case: CaseShare, share_fen: int, today: date) -> CaseShare:
    """The case with another share. What changes after billing goes on the statement of the day it changed.

    A share below zero has no meaning and is a fault of the caller: ``ValueError``.
    """
    if share_fen < 0:
        raise ValueError(f"an insurer's share can't be {share_fen} fen")
    billable_on = None if case.delivered_on is None or share_fen == case.billed_fen else case.billable_on or today
    if share_fen == case.billed_fen and not case.is_billed:
        billable_on = case.billable_on
    return replace(case, share_fen=share_fen, billable_on=billable_on)


def delivered(case: CaseShare, day: date) -> CaseShare:
    """The case delivered on ``day``: from then on it belongs to the statement of that day (domain §4)."""
    return replace(case, delivered_on=day, billable_on=day)


def undelivered(case: CaseShare) -> CaseShare:
    """The case as it was before its delivery, of which no statement knows yet: nothing is billable."""
    return replace(case, delivered_on=None, billable_on=None)
