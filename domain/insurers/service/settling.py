"""How settlement with insurers stands, for the days on which that is told (domain §4)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from domain import clock
from domain.actor import system_use_case
from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerStatement
from domain.insurers.rules import margin, settling
from domain.insurers.service._credit import statement_view
from domain.insurers.service._review import review_month
from domain.insurers.service.closing import close_statements
from domain.insurers.views import OwedStatement, OwingInsurer, SettlementDay, StatementView


@system_use_case
async def settlement_day(centre_id: int, zone: str) -> SettlementDay:
    """How settlement stands today at a centre, by the calendar of its ``zone``: statements closed since the last day
    on which this was told, what is owed and late, what falls due until the next one; on the first of a month also the
    margins of the month before. As many queries for a long past as for none.
    """
    today = clock.today(zone)
    await close_statements(centre_id, today)
    since, until = settling.last_before(today), settling.next_after(today)
    told_through = clock.day_bounds(since, zone)[1]  # whatever had ended by then was closed when that was told
    insurers = {insurer.id: insurer for insurer in await queries.insurers(centre_id)}
    unpaid: dict[int, list[InsurerStatement]] = defaultdict(list)
    for row in await queries.all_unpaid_statements(centre_id):
        unpaid[row.insurer_id].append(row)
    owing = [_owing(insurer, unpaid[insurer.id], today) for insurer in insurers.values()]
    owed = [statement_view(row, today) for rows in unpaid.values() for row in rows]
    closed = [statement_view(row, today) for row in await queries.statements_closed_since(centre_id, told_through)]
    due = [each for each in owed if today <= each.due_on <= until]
    return SettlementDay(
        day=today,
        since=since,
        until=until,
        closed=_named(insurers, closed),
        owing=tuple(sorted((each for each in owing if each.unpaid_fen or each.penalty_fen > 0), key=_longest_late)),
        due=_named(insurers, sorted(due, key=lambda each: (each.due_on, each.number))),
        review=await review_month(centre_id, margin.last_full_month(today), today) if today.day == 1 else None,
    )


def _owing(insurer: Insurer, unpaid: Sequence[InsurerStatement], today: date) -> OwingInsurer:
    views = [statement_view(row, today) for row in unpaid]
    gathered = sum(view.penalty_fen - row.penalty_fen for view, row in zip(views, unpaid, strict=True))
    return OwingInsurer(
        insurer.id,
        insurer.name,
        unpaid_fen=sum(view.unpaid_fen for view in views),
        late_fen=sum(view.unpaid_fen for view in views if view.late_days),
        late_days=max((view.late_days for view in views), default=0),
        penalty_fen=insurer.penalty_fen + gathered,
    )


def _longest_late(owing: OwingInsurer) -> tuple[int, int, str]:
    return -owing.late_days, -owing.unpaid_fen, owing.insurer


def _named(insurers: dict[int, Insurer], statements: Sequence[StatementView]) -> tuple[OwedStatement, ...]:
    return tuple(OwedStatement(insurers[each.insurer_id].name, each) for each in statements)
