"""Accounts counted again from their entries: nothing kept may differ (domain §4)."""

from domain.actor import system_use_case
from domain.insurers import queries
from domain.insurers.models import Insurer
from domain.insurers.rules import settlement
from domain.insurers.rules.account import balances_of
from domain.insurers.service._paying import received_for
from domain.insurers.views import Balances, Difference


@system_use_case
async def recompute(centre_id: int, insurer_id: int) -> Balances:
    """The balances that the insurer's entries come to. Reads the whole account."""
    return balances_of(await queries.sums_by_kind(centre_id, insurer_id))


@system_use_case
async def check_accounts(centre_id: int) -> tuple[Difference, ...]:
    """Every kept figure of the centre that its entries don't bear out. None is right.

    Balances, statements and the days they were late, cases, payments.
    """
    insurers = await queries.insurers(centre_id)
    names = {insurer.id: insurer.name for insurer in insurers}
    found: list[Difference] = []
    for insurer in insurers:
        found += _balance_differences(insurer, await recompute(centre_id, insurer.id))
        found += await _late_day_differences(insurer)
    for row in await queries.statements_that_differ(centre_id):
        name, what = names[row["insurer_id"]], f"S{row['number']}"
        found += _differing(name, what, row, (("amount_fen", "billed_counted"), ("paid_fen", "paid_counted")))
        found += _differing(name, what, row, (("penalty_fen", "penalty_counted"),))
    for row in await queries.cases_that_differ(centre_id):
        name, what = names[row["insurer_id"]], f"C{row['case_number']}"
        found += _differing(name, what, row, (("share_fen", "share_counted"), ("billed_fen", "billed_counted")))
    for row in await queries.payments_that_differ(centre_id):
        name, what = names.get(row["insurer_id"], ""), f"payment {row['id']}"
        found += _differing(name, what, row, (("amount_fen", "went_counted"),))
    return tuple(found)


def _balance_differences(insurer: Insurer, counted: Balances) -> list[Difference]:
    pairs = (
        ("unbilled_fen", insurer.unbilled_fen, counted.unbilled_fen),
        ("billed_fen", insurer.billed_fen, counted.billed_fen),
        ("overpaid_fen", insurer.overpaid_fen, counted.overpaid_fen),
        ("penalty_fen", insurer.penalty_fen, counted.penalty_fen),
    )
    return [Difference(insurer.name, what, kept, right) for what, kept, right in pairs if kept != right]


async def _late_day_differences(insurer: Insurer) -> list[Difference]:
    """Statements whose fen-days are not what the days of all that came in for them make."""
    rows = await queries.all_statements(insurer.centre_id, insurer.id)
    received = await received_for(insurer.centre_id, [row.id for row in rows])
    counted = {row.id: settlement.late_fen_days(row.amount_fen, row.due_on, received[row.id])[0] for row in rows}
    return [
        Difference(insurer.name, f"S{row.number} late_fen_days", row.late_fen_days, counted[row.id])
        for row in rows
        if row.late_fen_days != counted[row.id]
    ]


def _differing(insurer: str, what: str, row: dict[str, int], columns: tuple[tuple[str, str], ...]) -> list[Difference]:
    return [
        Difference(insurer, f"{what} {kept}", row[kept], row[counted])
        for kept, counted in columns
        if row[kept] != row[counted]
    ]
