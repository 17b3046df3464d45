"""The sweep for deadlines: over all centres at once, each by its own clock and figures (interface §3)."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from domain import clock
from domain.cases import service
from domain.cases.models import CaseStep
from domain.cases.queries import deadlines as queries
from domain.cases.views import Deadline, Loudness, Thresholds
from domain.database.connection import Engine, engine, fetch_rows, recorded_queries
from domain.outbox.models import OutboxMessage
from domain.policy import service as policy
from tests.factories.cases import Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to

pytestmark = pytest.mark.usefixtures("database")

MORNING = datetime(2026, 11, 20, 2, tzinfo=UTC)
"""Ten in Shanghai, three at night in Berlin."""
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


async def told(shop: Shop) -> list[str]:
    """The steps that the people of a centre were told of, by how loud."""
    rows = await OutboxMessage.filter(centre_id=shop.centre.id, template=service.NOTICE).order_by("id")
    names = {step.id: step.name for step in await CaseStep.filter(centre_id=shop.centre.id)}
    return [
        f"{Loudness(int(str((row.params or {})['loudness']))).name.lower()} {names[each.step_id]}"
        for row in rows
        for each in service.read_deadlines(str((row.params or {})["steps"]))
    ]


async def swept() -> list[int]:
    """One round; the centres that had news."""
    found = await service.centres_with_deadlines()
    for centre_id in found:
        await service.tell_deadlines(centre_id)
    return found


async def test_each_centre_is_told_by_its_own_clock_and_figures() -> None:
    move_to(MORNING)
    shops = [await a_shop(), await a_shop(zone="Europe/Berlin"), await a_shop()]
    await policy.set_policy(shops[2].manager, "case.warn_minutes", "60")
    for shop in shops:
        await a_case(shop)
    move_to(MORNING + MINUTE)
    assert await swept() == [shops[1].centre.id, shops[2].centre.id], "in Berlin it is night until eight"
    move_to(MORNING + 45 * MINUTE)
    assert await swept() == [shops[0].centre.id]
    assert [await told(shop) for shop in shops] == [
        ["warning inspection"],
        ["warning inspection", "warning plan"],
        ["warning inspection"],
    ]
    assert await swept() == []


async def test_a_delivered_case_still_has_deadlines_and_a_closed_one_has_none() -> None:
    move_to(MORNING)
    shop = await a_shop()
    await a_case(shop)
    await do_steps(shop.advisor, 1, "assessed", "quality", "delivered", "inspection", "plan", "submitted", "informed")
    await do_steps(shop.advisor, 1, "eta")
    move_to(MORNING + 11 * HOUR - 15 * MINUTE)
    await swept()
    assert await told(shop) == ["warning booking"]
    await do_steps(shop.advisor, 1, "booking", "callback")
    move_to(MORNING + timedelta(days=3))
    assert await swept() == []


async def test_the_photo_has_its_own_chase() -> None:
    move_to(MORNING)
    shop = await a_shop()
    await a_case(shop)
    await CaseStep.filter(centre_id=shop.centre.id).exclude(name="photo").update(state="done")
    move_to(MORNING + timedelta(days=9))
    assert await swept() == []


async def test_what_is_not_the_cases_any_more_is_left_out_of_a_notice() -> None:
    move_to(MORNING)
    shop, other = await a_shop(), await a_shop()
    await a_case(shop)
    await a_case(other)
    steps = await CaseStep.filter(name__in=("inspection", "plan")).order_by("id")
    asked = [Deadline(step.id, step.due_at) for step in steps if step.due_at]
    move_to(MORNING + 2 * HOUR)
    left = partial(service.deadlines_now, shop.centre.id, zone=shop.centre.zone, now=clock.now())
    late = await left(Loudness.LATE, asked)
    assert [(line.case.number, line.step.name) for line in late.lines if line.is_still_so] == [(1, "inspection")]
    warned = await left(Loudness.WARNING, asked)
    assert [line.step.name for line in warned.lines if line.is_still_so] == ["plan"]
    moved = [Deadline(each.step_id, each.due_at + MINUTE) for each in asked]
    assert not (await left(Loudness.LATE, moved)).lines


async def test_a_look_at_nothing_costs_three_queries_by_an_index_of_what_is_still_to_tell() -> None:
    assert await service.centres_with_deadlines() == []
    move_to(MORNING)
    for _ in range(3):
        await a_case(await a_shop())
    with recorded_queries() as asked:
        assert await service.centres_with_deadlines() == []
    assert len([sql for sql, _ in asked if sql.lstrip().startswith("SELECT")]) == 3
    with recorded_queries() as asked:
        await queries.untold_steps(Thresholds(MORNING, MORNING, MORNING))
    [(sql, values)] = asked
    if engine() is Engine.SQLITE:  # PostgreSQL chooses by how much there is: here, nearly nothing
        plan = await fetch_rows(f"EXPLAIN QUERY PLAN {sql.replace('?', '$')}", *values)
        assert "case_step_to_tell" in str(plan)
