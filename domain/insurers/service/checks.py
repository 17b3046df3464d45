"""Accounts counted again from their entries: nothing kept may differ (domain §4)."""

from collections.abc import Mapping

from domain.actor import system_use_case
from domain.database.fields import day_from
from domain.insurers import queries
from domain.insurers.models import Insurer
from domain.insurers.rules.account import balances_of
from domain.insurers.views import Balances, Difference

MONTHLY = ("delivered", "revenue_fen", "costed", "costed_revenue_fen", "cost_fen")
"""What is kept of a month."""


@system_use_case
async def recompute(centre_id: int, insurer_id: int) -> Balances:
    """The balances that the insurer's entries come to. Reads the whole account."""
    return balances_of(await queries.sums_by_kind(centre_id, insurer_id))


@system_use_case
async def check_accounts(centre_id: int) -> tuple[Difference, ...]:
    """Every kept figure of the centre that its entries don't bear out: balances, statements, cases,
    months. None is right."""
    insurers = await queries.insurers(centre_id)
    names = {insurer.id: insurer.name for insurer in insurers}
    found: list[Difference] = []
    for insurer in insurers:
        found += _balance_differences(insurer, await recompute(centre_id, insurer.id))
    for row in await queries.statements_that_differ(centre_id):
        name, what = names[row["insurer_id"]], f"S{row['number']}"
        found += _differing(name, what, row, (("amount_fen", "billed_counted"), ("paid_fen", "paid_counted")))
        found += _differing(name, what, row, (("penalty_fen", "penalty_counted"),))
    for row in await queries.cases_that_differ(centre_id):
        name, what = names[row["insurer_id"]], f"C{row['case_number']}"
        found += _differing(name, what, row, (("share_fen", "share_counted"), ("billed_fen", "billed_counted")))
    found += await _month_differences(centre_id, names)
    return tuple(found)


def _balance_differences(insurer: Insurer, counted: Balances) -> list[Difference]:
    pairs = (
        ("unbilled_fen", insurer.unbilled_fen, counted.unbilled_fen),
        ("billed_fen", insurer.billed_fen, counted.billed_fen),
        ("overpaid_fen", insurer.overpaid_fen, counted.overpaid_fen),
        ("penalty_fen", insurer.penalty_fen, counted.penalty_fen),
    )
    return [Difference(insurer.name, what, kept, right) for what, kept, right in pairs if kept != right]


async def _month_differences(centre_id: int, names: Mapping[int, str]) -> list[Difference]:
    """The months that are not what their cases come to, also those that are kept and have none, or not kept at all."""
    counted = {(row["insurer_id"], day_from(row["month"])): row for row in await queries.months_counted(centre_id)}
    kept = {(row.insurer_id, row.month): row for row in await queries.months_kept(centre_id)}
    return [
        Difference(names[insurer_id], f"{month:%Y-%m} {each}", there, right)
        for insurer_id, month in sorted({*counted, *kept})
        for each in MONTHLY
        for there in [getattr(kept.get((insurer_id, month)), each, 0)]
        for right in [counted.get((insurer_id, month), {}).get(each, 0)]
        if there != right
    ]


def _differing(insurer: str, what: str, row: dict[str, int], columns: tuple[tuple[str, str], ...]) -> list[Difference]:
    return [
        Difference(insurer, f"{what} {kept}", row[kept], row[counted])
        for kept, counted in columns
        if row[kept] != row[counted]
    ]
