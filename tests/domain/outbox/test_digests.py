"""Digests come once a day each, at the centre's own time, and are made up for on the same day."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import ChatKind, Role
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed
from domain.outbox import service as outbox
from domain.outbox.errors import NoSuchDigest, NowhereToSend
from domain.outbox.views import Ceilings, Waiting
from domain.policy import service as policy
from tests.factories.people import a_centre, a_group, a_staff

PLAN = {"cases": ChatKind.TEAM, "credit": ChatKind.PARTNER}
FREE = Ceilings(per_second=1000, per_group_minute=1000, seconds_between_in_chat=0)
HALF_PAST_EIGHT = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


@pytest.fixture
def time() -> clock.FixedClock:
    """A clock that stands a second before the digest is due in Shanghai."""
    fixed = clock.FixedClock(HALF_PAST_EIGHT - timedelta(seconds=1))
    clock.use(fixed)
    return fixed


async def queued() -> list[Waiting]:
    """What waits to be sent; it counts as sent from then on."""
    rows = (await outbox.claim(FREE)).rows
    for row in rows:
        await outbox.mark_sent(row.id, 1)
    return rows


async def test_a_digest_is_queued_at_its_time_and_once(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    group = await a_group(centre)
    assert await outbox.queue_due_digests(PLAN) == 0
    time.advance(timedelta(seconds=1))
    assert await outbox.queue_due_digests(PLAN) == 1
    assert await outbox.queue_due_digests(PLAN) == 0
    (row,) = await queued()
    assert (row.chat_id, row.template, row.lang) == (group.chat_id, "digest.cases", "zh-CN")


async def test_a_missed_digest_is_made_up_for_on_the_same_day_only(database: str, time: clock.FixedClock) -> None:
    await a_group(await a_centre())
    time.advance(timedelta(hours=6))
    assert await outbox.queue_due_digests({"cases": ChatKind.TEAM}) == 1
    time.move_to(HALF_PAST_EIGHT + timedelta(days=3, hours=-1))
    assert await outbox.queue_due_digests({"cases": ChatKind.TEAM}) == 0
    time.advance(timedelta(hours=1))
    assert await outbox.queue_due_digests({"cases": ChatKind.TEAM}) == 1


async def test_each_centre_by_its_own_clock_and_policy(database: str, time: clock.FixedClock) -> None:
    early, london = await a_centre(), await a_centre(zone="Europe/London")
    groups = {(await a_group(early)).chat_id: early, (await a_group(london)).chat_id: london}
    await policy.set_policy(await a_staff(early, Role.MANAGER), "digest.cases", "08:00")
    time.move_to(datetime(2026, 11, 20, 0, 0, tzinfo=UTC))
    await outbox.queue_due_digests(PLAN)
    assert [groups[row.chat_id] for row in await queued()] == [early]
    time.move_to(datetime(2026, 11, 20, 8, 30, tzinfo=UTC))
    await outbox.queue_due_digests({"cases": ChatKind.TEAM})
    assert [groups[row.chat_id] for row in await queued()] == [london]


async def test_a_digest_moved_on_the_day_is_not_sent_twice(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_group(centre)
    time.advance(timedelta(seconds=1))
    await outbox.queue_due_digests(PLAN)
    assert len(await queued()) == 1
    await policy.set_policy(await a_staff(centre, Role.MANAGER), "digest.cases", "09:00")
    time.advance(timedelta(minutes=30))
    await outbox.queue_due_digests({"cases": ChatKind.TEAM})
    assert await queued() == []


async def test_partner_digests_go_to_the_team_where_there_is_no_partner_group(
    database: str, time: clock.FixedClock
) -> None:
    alone, both = await a_centre(), await a_centre()
    team = await a_group(alone)
    await a_group(both)
    partner = await a_group(both, ChatKind.PARTNER)
    time.advance(timedelta(hours=2))
    await outbox.queue_due_digests({"credit": ChatKind.PARTNER})
    assert {row.chat_id for row in await queued()} == {team.chat_id, partner.chat_id}


async def test_switched_off_and_on_again(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_group(centre)
    manager = await a_staff(centre, Role.MANAGER)
    await outbox.switch_digest(manager, PLAN, "cases", on=False)
    await outbox.switch_digest(manager, PLAN, "cases", on=False)
    time.advance(timedelta(seconds=1))
    assert await outbox.queue_due_digests(PLAN) == 0
    schedule = {view.digest: view.enabled for view in await outbox.digest_schedule(manager, PLAN)}
    assert schedule == {"cases": False, "credit": True}
    await outbox.switch_digest(manager, PLAN, "cases", on=True)
    assert await outbox.queue_due_digests(PLAN) == 1


async def test_only_managers_and_only_known_digests(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    advisor, manager = await a_staff(centre, Role.PARTNER), await a_staff(centre, Role.MANAGER)
    with pytest.raises(NotAllowed):
        await outbox.switch_digest(advisor, PLAN, "cases", on=False)
    with pytest.raises(NoSuchDigest):
        await outbox.switch_digest(manager, PLAN, "gossip", on=False)
    with pytest.raises(NowhereToSend):
        await outbox.queue_digest_now(manager, PLAN, "cases")


async def test_asking_for_one_now_reaches_its_groups(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    group = await a_group(centre)
    await a_group(await a_centre())
    manager = await a_staff(centre, Role.MANAGER)
    assert await outbox.queue_digest_now(manager, PLAN, "cases") == [group.title]
    assert [row.chat_id for row in await queued()] == [group.chat_id]


async def test_looking_costs_the_same_for_one_centre_and_for_many(database: str, time: clock.FixedClock) -> None:
    async def queries_of_a_look() -> int:
        with recorded_queries() as queries:
            await outbox.queue_due_digests(PLAN)
        return len(queries)

    await a_group(await a_centre())
    alone = await queries_of_a_look()
    for _ in range(20):
        await a_group(await a_centre())
    assert await queries_of_a_look() == alone


async def test_some_come_on_given_days_only_and_late_on_the_same_day(database: str, time: clock.FixedClock) -> None:
    """The 10th is the centre's own: in London it begins later."""
    await a_group(await a_centre())
    await a_group(await a_centre(zone="Europe/London"))
    plan, days = {"settlement": ChatKind.PARTNER}, {"settlement": (1, 10, 15)}
    came = []
    for half_day in range(2 * 35):
        time.move_to(datetime(2026, 11, 30, 1, 30, tzinfo=UTC) + timedelta(hours=12 * half_day))
        if time.now().day != 10:  # the bot was down for the whole of it, as UTC has it
            came += [time.now()] * await outbox.queue_due_digests(plan, days)
    assert [f"{moment:%m-%d %H:%M}" for moment in came] == [
        "12-01 01:30", "12-01 13:30", "12-15 01:30", "12-15 13:30", "01-01 01:30", "01-01 13:30",
    ]  # fmt: skip
    time.move_to(datetime(2027, 1, 10, 12, tzinfo=UTC))
    assert await outbox.queue_due_digests(plan, days) == 2, "late, on the same day"
    time.move_to(datetime(2027, 1, 11, 12, tzinfo=UTC))
    assert await outbox.queue_due_digests(plan, days) == 0
    assert await outbox.queue_due_digests(plan) == 2, "without days it would come every day"


async def test_it_is_asked_for_on_any_day_and_the_schedule_tells_its_days(
    database: str, time: clock.FixedClock
) -> None:
    centre = await a_centre()
    group = await a_group(centre)
    manager = await a_staff(centre, Role.MANAGER)
    plan = {**PLAN, "settlement": ChatKind.PARTNER}
    assert await outbox.queue_digest_now(manager, plan, "settlement") == [group.title]
    views = await outbox.digest_schedule(manager, plan, days={"settlement": (1, 10, 15)})
    assert {view.digest: view.days for view in views} == {"cases": (), "credit": (), "settlement": (1, 10, 15)}
