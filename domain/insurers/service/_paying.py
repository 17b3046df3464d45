"""Money against statements: allotment, and the penalty that each payment fixes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from domain.insurers import queries
from domain.insurers.models import InsurerPayment, InsurerStatement
from domain.insurers.rules import settlement
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.settlement import Allotment
from domain.insurers.service._account import Account
from domain.money import Fen

Received = list[tuple[date, int]]


async def allot(account: Account, amount_fen: int, day: date, payment: InsurerPayment | None = None) -> Allotment:
    """Pay the unpaid statements, oldest first, as of ``day``: with a payment, or without one from credit.

    The penalty each had gathered is fixed and posted. What is left over is told, not posted.
    """
    unpaid = {row.id: row for row in account.unpaid}
    allotment = settlement.allot(amount_fen, [(row.id, row.amount_fen - row.paid_fen) for row in unpaid.values()])
    received = await _received_before(account, [statement_id for statement_id, _ in allotment.parts])
    for statement_id, fen in allotment.parts:
        statement = unpaid[statement_id]
        kind = EntryKind.PAID if payment else EntryKind.CREDITED
        account.post(kind, -fen, day=day, statement=statement, payment=payment)
        _receive(account, statement, [*received[statement_id], (day, fen)])
        await statement.save()
    account.unpaid = [row for row in account.unpaid if row.settled_on is None]
    return allotment


async def _received_before(account: Account, statement_ids: Sequence[int]) -> dict[int, Received]:
    """What came in before for these statements; a payment may be told late, so days are in no order."""
    await account.save()
    received: dict[int, Received] = defaultdict(list)
    for statement_id, day, fen in await queries.money_in(account.insurer.centre_id, statement_ids):
        received[statement_id].append((day, fen))
    return received


def _receive(account: Account, statement: InsurerStatement, received: Received) -> None:
    """Write down in ``statement`` all that came in for it, and fix its penalty up to the last of it (domain §4)."""
    fen_days, through = settlement.late_fen_days(statement.amount_fen, statement.due_on, received)
    fixed_fen = settlement.penalty(fen_days, settlement.daily_rate(statement.penalty_daily_bp))
    if fixed_fen != statement.penalty_fen:
        last_day = max(day for day, _ in received)
        account.post(EntryKind.PENALTY, fixed_fen - statement.penalty_fen, day=last_day, statement=statement)
    statement.paid_fen = Fen(sum(fen for _, fen in received))
    statement.late_fen_days, statement.late_through, statement.penalty_fen = fen_days, through, fixed_fen
    if statement.paid_fen >= statement.amount_fen:
        statement.settled_on = max(day for day, _ in received)
