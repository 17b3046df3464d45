"""Closing statements by the clock (domain §4 Settlement)."""

from datetime import date

from domain.actor import system_use_case
from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerStatement
from domain.insurers.rules import settlement
from domain.insurers.service._account import BY_ITSELF, Account
from domain.insurers.service._closing import close_ended
from domain.insurers.service._credit import statement_view
from domain.insurers.service._terms import Terms, terms_at
from domain.insurers.views import Cycle, StatementView


@system_use_case
async def close_statements(centre_id: int, today: date) -> tuple[StatementView, ...]:
    """Close every period that ended before ``today`` (the centre's day), and tell the statements that it made.

    Run once, twice, late or after weeks, the statements are the same: one per insurer and period that has cases
    delivered and not yet billed.
    """
    terms = await terms_at(centre_id, today)
    behind = [insurer for insurer in await queries.insurers(centre_id) if _is_behind(insurer, today, terms)]
    closed: list[InsurerStatement] = []
    for insurer in behind:
        closed += await _close_one(centre_id, insurer.id, today, terms)
    return tuple(statement_view(row, today) for row in closed)


async def _close_one(centre_id: int, insurer_id: int, today: date, terms: Terms) -> list[InsurerStatement]:
    insurer = await queries.lock_insurer(centre_id, insurer_id)
    unpaid = await queries.unpaid_statements(centre_id, insurer_id)
    return await close_ended(Account(insurer, unpaid, terms, today, BY_ITSELF))


def _is_behind(insurer: Insurer, today: date, terms: Terms) -> bool:
    return settlement.is_behind(Cycle(insurer.cycle), insurer.closed_through, today, terms.settlement)
