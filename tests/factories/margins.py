"""Months of insurers with revenue and costs, for tests of margins."""

from datetime import date, datetime, time, timedelta
from itertools import count, pairwise

from domain import clock
from domain.actor import Actor
from domain.cases.models import Case
from domain.cases.service._records import figures_in, period_of
from domain.insurers import service
from domain.insurers.models import InsurerCase, InsurerMonth
from domain.money import yuan
from tests.factories.insurers import a_delivered_case, move_to

_numbers = count(1_000)

MONTHS = (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1))
Figures = dict[tuple[date, int], tuple[int, int, int, int, int]]
"""By month and insurer: delivered, revenue, costed, costed revenue, cost; in fen."""


async def delivered(actor: Actor, insurer_id: int, day: date, revenue: int, cost: int | None) -> int:
    """A case delivered on ``day`` that brought and cost so much, in yuan; time stands at that noon. Its number."""
    number = next(_numbers)
    move_to(clock.at(day, time(12), actor.zone))
    await a_delivered_case(actor, insurer_id, number, revenue)
    await service.note_case_figures(
        actor,
        insurer_id=insurer_id,
        case_number=number,
        revenue_fen=yuan(revenue),
        cost_fen=None if cost is None else yuan(cost),
    )
    return number


def at_nine(day: date, actor: Actor) -> datetime:
    """Let it be nine in the morning of ``day``, standing still."""
    moment = clock.at(day, time(9), actor.zone)
    move_to(moment)
    return moment + timedelta()


async def told_wrong(centre_id: int) -> list[int]:
    """The numbers of the cases whose figures in their insurer's account are not their own."""
    told = {row.case_number: (row.revenue_fen, row.cost_fen) for row in await InsurerCase.filter(centre_id=centre_id)}
    found = []
    for case in await Case.filter(centre_id=centre_id):
        revenue_fen = case.assessed_fen if case.verified_fen is None else case.verified_fen
        is_known = case.parts_fen is not None and case.labour_fen is not None
        cost_fen = (case.parts_fen or 0) + (case.labour_fen or 0) if is_known else None
        if told[case.number] != (revenue_fen, cost_fen):
            found.append(case.number)
    return found


async def kept(centre_id: int) -> Figures:
    """What the insurers room has of each month and insurer, where it is anything."""
    found: Figures = {}
    for row in await InsurerMonth.filter(centre_id=centre_id):
        figures = (row.delivered, row.revenue_fen, row.costed, row.costed_revenue_fen, row.cost_fen)
        if any(figures):
            found[row.month, row.insurer_id] = figures
    return found


async def counted(centre_id: int, zone: str) -> Figures:
    """The same as the cases room counts it from its cases."""
    found: Figures = {}
    for month, end in pairwise(MONTHS):
        for each in await figures_in(centre_id, period_of(month, end, zone)):
            cost_fen = each.parts_fen + each.labour_fen
            if each.delivered:
                found[month, each.insurer_id] = (
                    each.delivered, each.revenue_fen, each.costed, each.costed_revenue_fen, cost_fen,
                )  # fmt: skip
    assert (
        sum(each[0] for each in found.values())
        == await Case.filter(centre_id=centre_id, delivered_at__isnull=False, state__in=["delivered", "closed"]).count()
    )
    return found
