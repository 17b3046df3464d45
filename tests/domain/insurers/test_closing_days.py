"""Half-monthly statements of a centre that changes its closing day, closed in time or weeks later (domain §4, §10)."""

from datetime import date, time, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import recorded_queries
from domain.insurers import service
from domain.insurers.models import InsurerStatement
from domain.insurers.service._terms import terms_at
from domain.insurers.views import Plan
from domain.policy import service as policy
from domain.undo import service as undo
from tests.factories.insurers import a_delivered_case, an_insurer, move_to
from tests.factories.people import an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

CLOSING_DAY = "settlement.half_close_day"


@pytest.fixture
async def manager(database: str) -> Actor:
    move_to(clock.at(date(2026, 11, 1), time(9), "Asia/Shanghai"))
    return await an_actor(Role.MANAGER)


def at(actor: Actor, day: date) -> None:
    move_to(clock.at(day, time(12), actor.zone))


async def pass_days(actor: Actor, first: date, last: date, *, silently: bool) -> None:
    """Every noon from one day to another; ``silently`` the bot is not there, and comes back on the last of them."""
    for number in range((last - first).days + 1):
        at(actor, first + timedelta(days=number))
        if not silently or first + timedelta(days=number) == last:
            await service.close_statements(actor.centre_id, first + timedelta(days=number))


async def closed(insurer_id: int) -> list[tuple[str, str]]:
    rows = await InsurerStatement.filter(insurer_id=insurer_id).order_by("closes_on")
    return [(str(row.opens_on), str(row.closes_on)) for row in rows]


@pytest.mark.parametrize("silently", [False, True])
async def test_a_period_closes_by_the_policy_of_its_first_day_however_late_that_is_done(
    manager: Actor, silently: bool
) -> None:
    insurer = await an_insurer(manager, plan=Plan.DEEP)
    at(manager, date(2026, 11, 12))
    await a_delivered_case(manager, insurer.id, 1, 1_000)
    await policy.set_policy(anew(manager), CLOSING_DAY, "10")
    await policy.set_policy(anew(manager), CLOSING_DAY, "20", date(2026, 12, 3))
    await pass_days(manager, date(2026, 11, 13), date(2026, 12, 5), silently=silently)
    assert await closed(insurer.id) == [("2026-11-01", "2026-11-15")]
    await a_delivered_case(manager, insurer.id, 2, 1_000)
    await pass_days(manager, date(2026, 12, 6), date(2026, 12, 28), silently=silently)
    await a_delivered_case(manager, insurer.id, 3, 1_000)
    await pass_days(manager, date(2026, 12, 29), date(2027, 1, 5), silently=silently)
    await a_delivered_case(manager, insurer.id, 4, 1_000)
    await pass_days(manager, date(2027, 1, 6), date(2027, 1, 21), silently=silently)
    assert (await closed(insurer.id))[1:] == [
        ("2026-12-01", "2026-12-10"),
        ("2026-12-21", "2026-12-31"),
        ("2027-01-01", "2027-01-20"),
    ]
    assert await service.check_accounts(manager.centre_id) == ()


async def test_a_closing_day_that_was_a_slip_never_held(manager: Actor) -> None:
    insurer = await an_insurer(manager, plan=Plan.DEEP)
    await a_delivered_case(manager, insurer.id, 1, 1_000)
    slip = anew(manager)
    await policy.set_policy(slip, CLOSING_DAY, "2")
    await undo.undo_last(slip)
    await pass_days(manager, date(2026, 11, 2), date(2026, 11, 16), silently=True)
    assert await closed(insurer.id) == [("2026-11-01", "2026-11-15")]


async def test_turns_of_the_closing_day_cost_no_query(manager: Actor) -> None:
    await policy.set_policy(anew(manager), CLOSING_DAY, "10")
    await policy.set_policy(anew(manager), CLOSING_DAY, "20", date(2026, 12, 1))
    with recorded_queries() as queries:
        terms = (await terms_at(manager.centre_id, date(2026, 11, 20))).settlement
    assert len(queries) == 1
    assert [terms.half_close_on(day) for day in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 1))] == [
        15,
        10,
        10,
    ]
