"""An account made what a blank sheet kept by the days money was received would be: reckoned anew (domain §4)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from domain.errors import ChangedMeanwhile
from domain.insurers import queries
from domain.insurers.errors import PaymentReversedAlready
from domain.insurers.models import InsurerPayment, InsurerStatement
from domain.insurers.rules import replay
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.replay import Came, Closed, Flow
from domain.insurers.service._account import Account
from domain.insurers.service._paying import DayByDay, receive, reckon
from domain.insurers.service._raising import review_raise

NOTHING: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True)
class Reckoned:
    """The statements that reckoning anew has changed, and whether other money went elsewhere than before."""

    changed: tuple[InsurerStatement, ...]
    moved_others: bool
    penalty_fen: int = 0
    """What was set aside for penalty of the payment that was taken out."""


async def take_out(account: Account, payment: InsurerPayment, note: str = "") -> Reckoned:
    """Let the account be exactly as if ``payment`` had never come in.

    Correcting entries say what moved; each counts for the day of what it corrects, for on that day nothing was
    received. ``PaymentReversedAlready`` for one that does not stand.
    """
    present, standing = await _present(account)
    if payment.id not in standing:
        raise PaymentReversedAlready(insurer=account.insurer.name, amount_fen=payment.amount_fen, day=payment.day)
    reckoned = await _reckon_anew(account, payment, present, standing - {payment.id}, note=note)
    return replace(reckoned, penalty_fen=for_penalty(present).get(payment.id, 0))


async def put_in(account: Account, payment: InsurerPayment, penalty_fen: int = 0) -> Reckoned:
    """Let ``payment``, new or taken out before, have come in on its day, whatever was told meanwhile.

    ``penalty_fen`` of it is set aside for penalty, as it was before it was taken out.
    """
    present, standing = await _present(account)
    return await _reckon_anew(account, payment, present, standing | {payment.id}, aside={payment.id: penalty_fen})


async def put_in_order(account: Account) -> None:
    """Let everything have come in on its day."""
    present, standing = await _present(account)
    await _reckon_anew(account, None, present, standing)


async def spare_money(account: Account) -> tuple[tuple[int, int], ...]:
    """What of which payments no statement has needed: (payment, fen), the newest first."""
    present, standing = await _present(account)
    statements, payments = await _books(account)
    return replay.spare(_closed(statements), _came(payments, standing, for_penalty(present)))


async def set_aside(account: Account, parts: Mapping[int, int]) -> None:
    """Let so much more of payments (fen by id; less where below zero) have come in for penalty.

    ``ChangedMeanwhile`` for a payment that does not stand or has not so much set aside.
    """
    present, standing = await _present(account)
    aside = for_penalty(present)
    wanted = {payment_id: aside.get(payment_id, 0) + fen for payment_id, fen in parts.items()}
    if not standing >= parts.keys() or min(wanted.values()) < 0:
        raise ChangedMeanwhile(what=account.insurer.name)
    await _reckon_anew(account, None, present, standing, aside=wanted)


def for_penalty(present: Mapping[Flow, int]) -> dict[int, int]:
    """What of payments is set aside for penalty, by their ids."""
    kind = EntryKind.PENALTY_PAID
    return {flow.payment_id: -fen for flow, fen in present.items() if flow.kind is kind and flow.payment_id}


async def _present(account: Account) -> tuple[dict[Flow, int], set[int]]:
    """Where all money is, and the payments that stand."""
    present = await queries.flows(account.insurer.centre_id, account.insurer.id)
    return present, {flow.payment_id for flow in present if flow.payment_id is not None}


async def _books(account: Account) -> tuple[dict[int, InsurerStatement], dict[int, InsurerPayment]]:
    """All statements and payments there ever were, by their ids."""
    insurer = account.insurer
    statements = await queries.all_statements(insurer.centre_id, insurer.id)
    payments = await queries.payments(insurer.centre_id, insurer.id)
    return {row.id: row for row in statements}, {row.id: row for row in payments}


def _closed(statements: Mapping[int, InsurerStatement]) -> list[Closed]:
    return [Closed(row.id, row.closes_on, row.amount_fen) for row in statements.values()]


def _came(payments: Mapping[int, InsurerPayment], standing: Collection[int], aside: Mapping[int, int]) -> list[Came]:
    found = (payments[payment_id] for payment_id in sorted(standing))
    return [Came(row.id, row.day, row.amount_fen, aside.get(row.id, 0)) for row in found]


async def _reckon_anew(
    account: Account,
    payment: InsurerPayment | None,
    present: dict[Flow, int],
    standing: Collection[int],
    *,
    note: str = "",
    aside: Mapping[int, int] = NOTHING,
) -> Reckoned:
    """``aside`` says what of payments is set aside for penalty from now on, where that is another amount."""
    statements, payments = await _books(account)
    wanted = replay.replay(_closed(statements), _came(payments, standing, {**for_penalty(present), **aside}))
    own_id = payment.id if payment else None
    corrections = replay.corrections(wanted, present, own_id)
    touched: dict[int, InsurerStatement] = {}
    for flow, fen in corrections:
        statement = statements[flow.statement_id] if flow.statement_id is not None else None
        touched |= {statement.id: statement} if statement else {}
        moved = payments[flow.payment_id] if flow.payment_id is not None else None
        account.post(flow.kind, fen, day=flow.day, statement=statement, payment=moved, note=note)
    received = _received(wanted)
    changed = sorted(touched.values(), key=lambda row: row.closes_on)
    for row in changed:
        if payment is None or payment.id in standing:
            await receive(account, row, received[row.id])
        else:
            await _take_back(account, row, received[row.id], payment, note)
    account.unpaid = [row for row in statements.values() if row.settled_on is None]
    await account.save()
    await review_raise(account)
    return Reckoned(tuple(changed), replay.gives_back(corrections, own_id))


async def _take_back(
    account: Account, statement: InsurerStatement, received: DayByDay, payment: InsurerPayment, note: str
) -> None:
    """Reckon a statement without a payment that was taken out; by how much its fixed penalty changed is its doing."""
    penalty_fen = reckon(statement, received)
    if penalty_fen:
        account.post(EntryKind.PENALTY_REDONE, penalty_fen, statement=statement, payment=payment, note=note)
    await statement.save()


def _received(flows: Mapping[Flow, int]) -> dict[int, DayByDay]:
    """What came in for each statement, by day."""
    received: dict[int, DayByDay] = defaultdict(list)
    for flow, fen in flows.items():
        if flow.statement_id is not None:
            received[flow.statement_id].append((flow.day, -fen))
    return received
