"""Money against statements: allotment, the penalty that each payment fixes, and how penalty came about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from domain.insurers import queries
from domain.insurers.models import InsurerPayment, InsurerStatement
from domain.insurers.rules import settlement
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.evidence import without_reversed
from domain.insurers.rules.penalty import stretches
from domain.insurers.rules.settlement import Allotment
from domain.insurers.service._account import Account
from domain.insurers.service._credit import statement_view
from domain.insurers.views import Received, StatementPenalty
from domain.money import Fen

DayByDay = list[tuple[date, int]]
"""(day received, fen)."""


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
        await receive(account, statement, [*by_day(received[statement_id]), (day, fen)])
    account.unpaid = [row for row in account.unpaid if row.settled_on is None]
    return allotment


async def received_for(centre_id: int, statement_ids: Sequence[int]) -> dict[int, tuple[Received, ...]]:
    """What came in for these statements until now day by day; what was reversed leaves no trace. One query."""
    found: dict[int, list[Received]] = defaultdict(list)
    for entry in await queries.money_in(centre_id, statement_ids):
        is_credit = entry.kind == EntryKind.CREDITED.value
        found[entry.statement_id or 0].append(Received(entry.day, -entry.amount_fen, is_credit=is_credit))
    return {statement_id: without_reversed(found[statement_id]) for statement_id in statement_ids}


def by_day(received: Iterable[Received]) -> DayByDay:
    """Only how much came in, and when."""
    return [(each.day, each.fen) for each in received]


async def penalties_of(account: Account, rows: Sequence[InsurerStatement]) -> list[StatementPenalty]:
    """How the penalty of each of these statements came about until today. One query."""
    received = await received_for(account.insurer.centre_id, [row.id for row in rows])
    return [_penalty_of(row, by_day(received[row.id]), account.today) for row in rows]


def _penalty_of(row: InsurerStatement, received: DayByDay, today: date) -> StatementPenalty:
    rate = settlement.daily_rate(row.penalty_daily_bp)
    return StatementPenalty(
        number=row.number,
        due_on=row.due_on,
        daily_bp=row.penalty_daily_bp,
        penalty_fen=statement_view(row, today).penalty_fen,
        stretches=stretches(row.amount_fen, row.due_on, received, today, rate),
        grows=row.settled_on is None,
    )


async def receive(account: Account, statement: InsurerStatement, received: DayByDay) -> None:
    """Keep in ``statement`` all that came in for it, and post by how much the penalty it fixes has changed."""
    penalty_fen = reckon(statement, received)
    if penalty_fen:
        last_day = max(day for day, _ in received)
        account.post(EntryKind.PENALTY, penalty_fen, day=last_day, statement=statement)
    await statement.save()


def reckon(statement: InsurerStatement, received: DayByDay) -> int:
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
