"""An account made what it would be if other payments had come in: everything is reckoned anew (domain §4)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from domain.insurers import queries
from domain.insurers.errors import PaymentReversedAlready
from domain.insurers.models import InsurerPayment, InsurerStatement
from domain.insurers.rules import replay
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.replay import Closed, Flow, Told
from domain.insurers.service._account import Account
from domain.insurers.service._paying import Received, reckon
from domain.insurers.service._raising import review_raise


async def take_out(account: Account, payment: InsurerPayment, note: str = "") -> tuple[InsurerStatement, ...]:
    """Let the account be exactly as if ``payment`` had never come in; the statements that this changed.

    Correcting entries say what moved; each counts for the day of what it corrects, for on that day nothing was
    received. ``PaymentReversedAlready`` for one that does not stand.
    """
    present = await queries.flows(payment.centre_id, payment.insurer_id)
    standing = {flow.payment_id for flow in present if flow.payment_id is not None}
    if payment.id not in standing:
        raise PaymentReversedAlready(insurer=account.insurer.name, amount_fen=payment.amount_fen, day=payment.day)
    return await _reckon_anew(account, payment, present, standing - {payment.id}, note)


async def put_back(account: Account, payment: InsurerPayment) -> tuple[InsurerStatement, ...]:
    """Let the account be as if ``payment`` had never been taken out of it; the statements that this changed."""
    present = await queries.flows(payment.centre_id, payment.insurer_id)
    standing = {flow.payment_id for flow in present if flow.payment_id is not None}
    return await _reckon_anew(account, payment, present, standing | {payment.id}, "")


async def _reckon_anew(
    account: Account, payment: InsurerPayment, present: dict[Flow, int], standing: Collection[int], note: str
) -> tuple[InsurerStatement, ...]:
    insurer = account.insurer
    statements = {row.id: row for row in await queries.all_statements(insurer.centre_id, insurer.id)}
    payments = {row.id: row for row in await queries.payments(insurer.centre_id, insurer.id)}
    places = await queries.places(insurer.centre_id, insurer.id)
    wanted = replay.replay(
        [Closed(row.id, row.closes_on, row.amount_fen, places.statements[row.id]) for row in statements.values()],
        [
            Told(row.id, row.day, row.amount_fen, places.payments[row.id])
            for row in payments.values()
            if row.id in standing
        ],
    )
    touched: dict[int, InsurerStatement] = {}
    for flow, fen in replay.corrections(wanted, present, payment.id):
        statement = statements[flow.statement_id] if flow.statement_id is not None else None
        touched |= {statement.id: statement} if statement else {}
        moved = payments[flow.payment_id] if flow.payment_id is not None else None
        account.post(flow.kind, fen, day=flow.day, statement=statement, payment=moved, note=note)
    received = _received(wanted)
    changed = sorted(touched.values(), key=lambda row: row.closes_on)
    for row in changed:
        await _reckon(account, row, received[row.id], payment, note)
    account.unpaid = [row for row in statements.values() if row.settled_on is None]
    await account.save()
    await review_raise(account)
    return tuple(changed)


async def _reckon(
    account: Account, statement: InsurerStatement, received: Received, payment: InsurerPayment, note: str
) -> None:
    """Reckon a statement anew from all that came in for it, and post by how much its fixed penalty has changed."""
    penalty_fen = reckon(statement, received)
    if penalty_fen:
        account.post(EntryKind.PENALTY_REDONE, penalty_fen, statement=statement, payment=payment, note=note)
    await statement.save()


def _received(flows: Mapping[Flow, int]) -> dict[int, list[tuple[date, int]]]:
    """What came in for each statement, by day."""
    received: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for flow, fen in flows.items():
        if flow.statement_id is not None:
            received[flow.statement_id].append((flow.day, -fen))
    return received
