"""Closing statements by the clock (domain §4 Settlement)."""

from datetime import date

from domain.actor import system_use_case
from domain.insurers import queries
from domain.insurers.models import InsurerStatement
from domain.insurers.service._account import BY_ITSELF
from domain.insurers.service._closing import close_ended, is_behind, locked_account, take_turn_to_close
from domain.insurers.service._credit import statement_view
from domain.insurers.service._terms import terms_at
from domain.insurers.views import StatementView


@system_use_case
async def close_statements(centre_id: int, today: date) -> tuple[StatementView, ...]:
    """Close every period that ended before ``today`` (the centre's day), and tell the statements that it made.

    Run once, twice, late or after weeks, the statements are the same: one per insurer and period that has cases
    delivered and not yet billed.
    """
    terms = await terms_at(centre_id, today)
    behind = [insurer for insurer in await queries.insurers(centre_id) if is_behind(insurer, today, terms)]
    if behind:
        await take_turn_to_close(centre_id)
    closed: list[InsurerStatement] = []
    for insurer in behind:
        closed += await close_ended(await locked_account(centre_id, insurer.id, today, terms, BY_ITSELF))
    return tuple(statement_view(row, today) for row in closed)
