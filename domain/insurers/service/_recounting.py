"""What the rules make of an account's entries, held against what is kept: limits, ordinals, statements, payments."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.database.fields import day_from
from domain.insurers import queries
from domain.insurers.rules import settlement
from domain.insurers.views import Difference

Row = Mapping[str, Any]
NEVER_BELOW_ZERO = ("billed_fen", "overpaid_fen")
"""Penalty may be: more of it may have been paid than turned out to be owed."""


async def recounted(centre_id: int) -> list[Difference]:
    """Every kept figure of a centre that is not what its history makes it, besides sums; as many queries for any."""
    rows = await queries.insurers_counted(centre_id)
    names = {row["id"]: row["name"] for row in rows}
    found = [each for row in rows for each in _of_insurer(row)]
    received: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for row in await queries.received_by_day(centre_id):
        received[row["statement_id"]].append((day_from(row["day"]), row["fen"]))
    for row in await queries.statements_counted(centre_id):
        found += _of_statement(names[row["insurer_id"]], row, received[row["id"]])
    for row in await queries.payments_that_differ(centre_id):
        what = f"payment {row['id']} of {row['day']} amount_fen"
        found.append(Difference(names[row["insurer_id"]], what, row["amount_fen"], row["amount_counted"]))
    for row in await queries.entries_astray(centre_id):
        found += _of_entry(names, row)
    return found


def differing(insurer: str, of: str, pairs: Mapping[str, tuple[object, object]]) -> list[Difference]:
    """The figures (by name: what is kept, what is right) that differ; ``of`` stands before their names."""
    return [
        Difference(insurer, f"{of} {name}".strip(), kept, right)
        for name, (kept, right) in pairs.items()
        if kept != right
    ]


def _of_insurer(row: Row) -> list[Difference]:
    pairs = {
        "limit_fen": (row["limit_fen"], row["limit_counted"]),
        "statements_asking": (row["statements_asking"], row["asking_counted"]),
    }
    below = [Difference(row["name"], each, row[each], "at least 0") for each in NEVER_BELOW_ZERO if row[each] < 0]
    return [*differing(row["name"], "", pairs), *below]


def _of_statement(insurer: str, row: Row, received: list[tuple[date, int]]) -> list[Difference]:
    amount_fen, closes_on = row["amount_fen"], day_from(row["closes_on"])
    fen_days, through = settlement.late_fen_days(amount_fen, day_from(row["due_on"]), received)
    is_settled = sum(fen for _, fen in received) >= amount_fen
    settled_on = max((day for day, _ in received), default=closes_on) if is_settled else None
    rate = settlement.daily_rate(row["penalty_daily_bp"])
    pairs = {
        "ordinal": (row["ordinal"], row["ordinal_counted"]),
        "settled_on": (row["settled_on"] and day_from(row["settled_on"]), settled_on),
        "late_fen_days": (row["late_fen_days"], fen_days),
        "late_through": (day_from(row["late_through"]), through),
        "penalty_fen for its late_fen_days": (row["penalty_fen"], settlement.penalty(fen_days, rate)),
    }
    return differing(insurer, f"S{row['number']}", pairs)


def _of_entry(names: Mapping[int, str], row: Row) -> list[Difference]:
    """Whose the statement, the payment and the case are that an entry names, where they are not its insurer's."""
    insurer = names.get(row["insurer_id"], f"insurer {row['insurer_id']}")
    named = (
        (f"S{row['statement']}", row["statement"] is not None, row["insurer_of_statement"]),
        (f"payment {row['payment_id']}", row["payment_id"] is not None, row["insurer_of_payment"]),
        (f"C{row['case_number']}", row["case_number"] is not None, row["insurer_of_case"]),
    )
    return [
        Difference(insurer, f"entry {row['id']} ({row['kind']}): insurer of {what}", _name_of(names, owner), insurer)
        for what, is_named, owner in named
        if is_named and owner != row["insurer_id"]
    ]


def _name_of(names: Mapping[int, str], insurer_id: int | None) -> str | None:
    return None if insurer_id is None else names.get(insurer_id, f"insurer {insurer_id}")
