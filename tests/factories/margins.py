"""Months of insurers with revenue and costs, for tests of margins."""

from datetime import date, datetime, time, timedelta
from itertools import count

from domain import clock
from domain.actor import Actor
from domain.insurers import service
from domain.money import yuan
from tests.factories.insurers import a_delivered_case, move_to

_numbers = count(1_000)


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
