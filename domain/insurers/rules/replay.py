"""Where every fen of an account goes, computed from nothing but what happened (domain §4 Settlement)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from domain.insurers.rules import settlement
from domain.insurers.rules.account import EntryKind


@dataclass(frozen=True)
class Closed:
    """A statement; what it asks for may be below zero."""

    statement_id: int
    closes_on: date
    amount_fen: int

    @property
    def place(self) -> tuple[date, bool, int]:
        """It closes when the day is over: what came in on that day was there."""
        return self.closes_on, True, self.statement_id


@dataclass(frozen=True)
class Came:
    """A payment that stands, and the day it was received; ``penalty_fen`` of it was set aside for penalty."""

    payment_id: int
    day: date
    amount_fen: int
    penalty_fen: int = 0

    @property
    def place(self) -> tuple[date, bool, int]:
        """Of one day the one that was told first comes first."""
        return self.day, False, self.payment_id


class Flow(NamedTuple):
    """What an entry moves: money of a payment or of credit (no payment), for a statement or for none, on a day."""

    kind: EntryKind
    statement_id: int | None
    payment_id: int | None
    day: date


class _Money:
    """An account's money while it is told what happened."""

    def __init__(self) -> None:
        self.flows: dict[Flow, int] = defaultdict(int)
        self._unpaid: dict[int, int] = {}
        self._credit_fen = 0

    @property
    def credit_fen(self) -> int:
        """What is left that no statement asks for."""
        return self._credit_fen

    def take(self, each: Closed | Came) -> None:
        """What happened next."""
        if isinstance(each, Closed):
            self.close(each)
        else:
            self.receive(each)

    def close(self, statement: Closed) -> None:
        """What it asks for is owed, or becomes credit; credit pays what is owed at once."""
        if statement.amount_fen > 0:
            self._unpaid[statement.statement_id] = statement.amount_fen
        elif statement.amount_fen < 0:
            self._credit_fen -= statement.amount_fen
            came = Flow(EntryKind.CREDITED, statement.statement_id, None, statement.closes_on)
            self.flows[came] -= statement.amount_fen
        self._credit_fen = self._allot(self._credit_fen, statement.closes_on, EntryKind.CREDITED, None)

    def receive(self, payment: Came) -> None:
        """It pays what is owed, the oldest first, but for what is set aside; the rest is credit."""
        if payment.penalty_fen:
            self.flows[Flow(EntryKind.PENALTY_PAID, None, payment.payment_id, payment.day)] -= payment.penalty_fen
        fen = payment.amount_fen - payment.penalty_fen
        left_fen = self._allot(fen, payment.day, EntryKind.PAID, payment.payment_id)
        if left_fen:
            self._credit_fen += left_fen
            self.flows[Flow(EntryKind.OVERPAID, None, payment.payment_id, payment.day)] += left_fen

    def _allot(self, fen: int, day: date, kind: EntryKind, payment_id: int | None) -> int:
        allotment = settlement.allot(fen, list(self._unpaid.items()))
        for statement_id, part_fen in allotment.parts:
            self._unpaid[statement_id] -= part_fen
            self.flows[Flow(kind, statement_id, payment_id, day)] -= part_fen
        return allotment.left_fen


def replay(statements: Iterable[Closed], payments: Iterable[Came]) -> dict[Flow, int]:
    """The fen of every flow, signed as its entries are, had only these payments come in.

    Payments go by the days they were received, statements by those they close on: so it is all one in which order,
    by which clock and how late anything was told.
    """
    money = _Money()
    for each in _in_order(statements, payments):
        money.take(each)
    return dict(money.flows)


def spare(statements: Iterable[Closed], payments: Iterable[Came]) -> tuple[tuple[int, int], ...]:
    """What of payments is credit that nothing has needed since: (payment, fen), the newest first.

    If it had never come in, all other money would be where it is.
    """
    money, happened = _Money(), _in_order(statements, payments)
    left_after_fen: list[int] = []
    for each in happened:
        money.take(each)
        left_after_fen.append(money.credit_fen)
    found: list[tuple[int, int]] = []
    free_fen = money.credit_fen
    for each, left_fen in zip(reversed(happened), reversed(left_after_fen), strict=True):
        free_fen = min(free_fen, left_fen)
        if isinstance(each, Came):
            kept_fen = money.flows.get(Flow(EntryKind.OVERPAID, None, each.payment_id, each.day), 0)
            if part_fen := min(kept_fen, free_fen):
                found.append((each.payment_id, part_fen))
                free_fen -= part_fen
    return tuple(found)


def _in_order(statements: Iterable[Closed], payments: Iterable[Came]) -> list[Closed | Came]:
    happened: list[Closed | Came] = [*statements, *payments]
    return sorted(happened, key=lambda one: one.place)


def corrections(
    wanted: dict[Flow, int], present: dict[Flow, int], payment_id: int | None
) -> Sequence[tuple[Flow, int]]:
    """What has to be posted so that ``present`` becomes ``wanted``: the payment in question first if there is one,
    then what is given back, then what goes elsewhere for it."""
    differing = {flow: wanted.get(flow, 0) - present.get(flow, 0) for flow in {**present, **wanted}}
    changed = [(flow, fen) for flow, fen in differing.items() if fen]
    return sorted(changed, key=lambda each: (not _is_of(each[0], payment_id), _goes(*each)))


def gives_back(corrections: Iterable[tuple[Flow, int]], payment_id: int | None) -> bool:
    """Whether any of them takes money from where it was that is not of the payment in question."""
    return any(not _is_of(flow, payment_id) and not _goes(flow, fen) for flow, fen in corrections)


def _is_of(flow: Flow, payment_id: int | None) -> bool:
    return payment_id is not None and flow.payment_id == payment_id


def _goes(flow: Flow, fen: int) -> bool:
    """Whether it is money that goes somewhere, not money that is given back."""
    return fen > 0 if flow.kind is EntryKind.OVERPAID else fen < 0
