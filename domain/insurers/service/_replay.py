"""An account made what a blank sheet kept by the days money was received would be: reckoned anew (domain §4)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from domain.insurers import queries
from domain.insurers.errors import PaymentReversedAlready
from domain.insurers.models import InsurerPayment, InsurerStatement
from domain.insurers.rules import replay
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.replay import Came, Closed, Flow
from domain.insurers.service._account import Account
from domain.insurers.service._paying import DayByDay, receive, reckon
from domain.insurers.service._raising import review_raise


@dataclass(frozen=True)
class Reckoned:
    """The statements that reckoning anew has changed, and whether other money went elsewhere than before."""

    changed: tuple[InsurerStatement, ...]
    moved_others: bool


async def take_out(account: Account, payment: InsurerPayment, note: str = "") -> tuple[InsurerStatement, ...]:
    """Let the account be exactly as if ``payment`` had never come in; the statements that this changed.

    Correcting entries say what moved; each counts for the day of what it corrects, for on that day nothing was
    received. ``PaymentReversedAlready`` for one that does not stand.
    """
    present, standing = await _present(account)
    if payment.id not in standing:
        raise PaymentReversedAlready(insurer=account.insurer.name, amount_fen=payment.amount_fen, day=payment.day)
    return (await _reckon_anew(account, payment, present, standing - {payment.id}, note)).changed


async def put_in(account: Account, payment: InsurerPayment) -> Reckoned:
    """Let ``payment``, new or taken out before, have come in on its day, whatever was told meanwhile."""
    present, standing = await _present(account)
    return await _reckon_anew(account, payment, present, standing | {payment.id}, "")


async def put_in_order(account: Account) -> None:
    """Let everything have come in on its day."""
    await _reckon_anew(account, None, *await _present(account), "")


async def _present(account: Account) -> tuple[dict[Flow, int], set[int]]:
    """Where all money is, and the payments that stand."""
    present = await queries.flows(account.insurer.centre_id, account.insurer.id)
    return present, {flow.payment_id for flow in present if flow.payment_id is not None}


async def _reckon_anew(
    account: Account, payment: InsurerPayment | None, present: dict[Flow, int], standing: Collection[int], note: str
) -> Reckoned:
    insurer = account.insurer
    statements = {row.id: row for row in await queries.all_statements(insurer.centre_id, insurer.id)}
    payments = {row.id: row for row in await queries.payments(insurer.centre_id, insurer.id)}
    wanted = replay.replay(
        [Closed(row.id, row.closes_on, row.amount_fen) for row in statements.values()],
        [Came(row.id, row.day, row.amount_fen) for row in payments.values() if row.id in standing],
    )
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
