"""Money against statements: allotment, and the penalty that each payment fixes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    await account.save()
    received = await received_for(account.insurer.centre_id, [statement_id for statement_id, _ in allotment.parts])
    for statement_id, fen in allotment.parts:
        statement = unpaid[statement_id]
        kind = EntryKind.PAID if payment else EntryKind.CREDITED
        account.post(kind, -fen, day=day, statement=statement, payment=payment)
        _receive(account, statement, [*received[statement_id], (day, fen)])
        await statement.save()
    account.unpaid = [row for row in account.unpaid if row.settled_on is None]
    return allotment


async def received_for(centre_id: int, statement_ids: Sequence[int]) -> dict[int, Received]:
    """What came in for these statements until now; a payment may be told late, so days are in no order."""
    received: dict[int, Received] = defaultdict(list)
    for statement_id, day, fen in _without_reversed(await queries.money_in(centre_id, statement_ids)):
        received[statement_id].append((day, fen))
    return received


def reckon(statement: InsurerStatement, received: Received) -> int:
    """Set what a statement's figures are by all that came in for it, its penalty fixed up to the last of it.

    The answer is how much that penalty has changed, which is to be posted.
    """
    fen_days, through = settlement.late_fen_days(statement.amount_fen, statement.due_on, received)
    fixed_fen = settlement.penalty(fen_days, settlement.daily_rate(statement.penalty_daily_bp))
    change_fen = fixed_fen - statement.penalty_fen
    statement.paid_fen = Fen(sum(fen for _, fen in received))
    statement.late_fen_days, statement.late_through, statement.penalty_fen = fen_days, through, fixed_fen
    is_settled = statement.paid_fen >= statement.amount_fen
    statement.settled_on = max(day for day, _ in received) if is_settled else None
    return change_fen


def _without_reversed(money_in: Iterable[tuple[int, date, int]]) -> list[tuple[int, date, int]]:
    """What came in for each statement day by day; what came in and was reversed leaves no trace."""
    by_day: dict[tuple[int, date], int] = defaultdict(int)
    for statement_id, day, fen in money_in:
        by_day[statement_id, day] += fen
    return [(statement_id, day, fen) for (statement_id, day), fen in by_day.items() if fen]


def _receive(account: Account, statement: InsurerStatement, received: Received) -> None:
    """Write down in ``statement`` all that came in for it, and post the penalty that this fixes (domain §4)."""
    penalty_fen = reckon(statement, received)
    if penalty_fen:
        last_day = max(day for day, _ in received)
        account.post(EntryKind.PENALTY, penalty_fen, day=last_day, statement=statement)
