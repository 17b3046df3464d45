"""Accounts counted again from their entries: nothing kept may differ (domain §4)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from domain.actor import system_use_case
from domain.database.fields import day_from
from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerTerms
from domain.insurers.rules import settlement
from domain.insurers.rules.account import balances_of
from domain.insurers.service._agreed import plans_of
from domain.insurers.service._recounting import differing, recounted
from domain.insurers.views import Balances, Difference, Status, TermsKind

OF_STATEMENTS = (("amount_fen", "billed_counted"), ("paid_fen", "paid_counted"), ("penalty_fen", "penalty_counted"))
OF_CASES = (
    ("share_fen", "share_counted"),
    ("billed_fen", "billed_counted"),
    ("delivered_on", "delivered_counted"),
    ("billable_on", "billable_counted"),
    ("is_released", "released_counted"),
)
"""What is kept of a statement or case, and the column of the check that has what it should be."""
MONTHLY = ("delivered", "revenue_fen", "costed", "costed_revenue_fen", "cost_fen")
"""What is kept of a month."""


@system_use_case
async def recompute(centre_id: int, insurer_id: int) -> Balances:
    """The balances that the insurer's entries come to. Reads the whole account."""
    return balances_of(await queries.sums_by_kind(centre_id, insurer_id))


@system_use_case
async def check_accounts(centre_id: int) -> tuple[Difference, ...]:
    """Every kept figure of the centre that its entries don't bear out: balances, limits, terms, statements, payments,
    cases, months.

    None is right. Also of insurers that were added by mistake; as many queries for a million entries as for ten.
    """
    insurers = await queries.insurers_ever(centre_id)
    names = {insurer.id: insurer.name for insurer in insurers}
    agreed: dict[int, list[InsurerTerms]] = defaultdict(list)
    for terms in await queries.terms_of_all(centre_id):
        agreed[terms.insurer_id].append(terms)
    sums = await queries.sums_of_all(centre_id)
    found = [each for insurer in insurers for each in _of_balances(insurer, balances_of(sums.get(insurer.id, ())))]
    found += [each for insurer in insurers for each in _of_terms(insurer, agreed[insurer.id])]
    for row in await queries.statements_that_differ(centre_id):
        found += _differing(names[row["insurer_id"]], f"S{row['number']}", row, OF_STATEMENTS)
    for row in await queries.cases_that_differ(centre_id):
        found += _differing(names[row["insurer_id"]], f"C{row['case_number']}", row, OF_CASES)
    return (*found, *await _month_differences(centre_id, names), *await recounted(centre_id))


def _of_balances(insurer: Insurer, counted: Balances) -> list[Difference]:
    pairs = {name: (getattr(insurer, name), right) for name, right in asdict(counted).items()}
    return differing(insurer.name, "", pairs)


def _of_terms(insurer: Insurer, agreed: Sequence[InsurerTerms]) -> list[Difference]:
    """Whether the cycle that runs and the state of the cooperation are what was agreed."""
    cycle = settlement.running_cycle(plans_of(insurer, agreed), insurer.closed_through)
    ends = [terms.kind for terms in agreed if terms.kind in (TermsKind.ENDED.value, TermsKind.REOPENED.value)]
    has_ended = ends[-1:] == [TermsKind.ENDED.value]
    pairs: dict[str, tuple[object, object]] = {
        "cycle": (insurer.cycle, cycle.value),
        "is ended": (insurer.status == Status.ENDED.value, has_ended),
        "has a day it ended on": (insurer.ended_on is not None, has_ended),
    }
    return differing(insurer.name, "", pairs)


async def _month_differences(centre_id: int, names: Mapping[int, str]) -> list[Difference]:
    """The months that are not what their cases come to, also those that are kept and have none, or not kept at all."""
    counted = {(row["insurer_id"], day_from(row["month"])): row for row in await queries.months_counted(centre_id)}
    kept = {(row.insurer_id, row.month): row for row in await queries.months_kept(centre_id)}
    return [
        difference
        for insurer_id, month in sorted({*counted, *kept})
        for there in [kept.get((insurer_id, month))]
        for right in [counted.get((insurer_id, month), {})]
        for difference in differing(
            names[insurer_id],
            f"{month:%Y-%m}",
            {each: (getattr(there, each, 0), right.get(each, 0)) for each in MONTHLY},
        )
    ]


def _differing(insurer: str, what: str, row: dict[str, Any], columns: Iterable[tuple[str, str]]) -> list[Difference]:
    return differing(insurer, what, {kept: (row[kept], row[counted]) for kept, counted in columns})
