"""A clock that jumps, forward or back, and the nights in which summer time begins and ends."""

from datetime import UTC, date, datetime, timedelta
from datetime import time as WallTime

import pytest

from domain import clock
from domain.actor import ChatKind, Role
from domain.outbox import service as outbox
from domain.outbox.models import DigestRun, OutboxMessage
from domain.outbox.views import Answer, Ceilings, Waiting
from domain.policy import service as policy
from tests.factories.people import a_centre, a_group, a_staff

PLAN = {"cases": ChatKind.TEAM}
MORNING = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TELEGRAMS = Ceilings()


@pytest.fixture
def time() -> clock.FixedClock:
    """A clock that stands at half past eight in Shanghai."""
    fixed = clock.FixedClock(MORNING)
    clock.use(fixed)
    return fixed


async def a_push(centre_id: int, key: str, due_at: datetime | None = None) -> None:
    """Queue one push, each into a chat of its own."""
    await outbox.queue(
        centre_id,
        chat_id=-int(key),
        thread_id=None,
        lang="en",
        template="digest.cases",
        params={},
        unique_key=key,
        due_at=due_at,
    )


async def keys_claimed() -> set[int]:
    """The chats that something is claimed for now, within Telegram's ceilings."""
    return {-row.chat_id for row in await outbox.claim(TELEGRAMS)}


async def one_claimed() -> Waiting:
    """What is claimed now."""
    (row,) = await outbox.claim(TELEGRAMS)
    return row


async def digests_in(hours: int, time: clock.FixedClock) -> list[datetime]:
    """When digests are queued in the next hours, looked at every half hour."""
    came = []
    for _ in range(hours * 2):
        if await outbox.queue_due_digests(PLAN):
            came.append(clock.now())
        time.advance(timedelta(minutes=30))
    return came


@pytest.mark.parametrize("back", [HOUR, DAY])
async def test_what_waited_when_the_clock_went_back_goes_at_once(
    database: str, time: clock.FixedClock, back: timedelta
) -> None:
    centre = await a_centre()
    for key in ("1", "2", "3"):
        await a_push(centre.id, key)
    failed, parked, fresh = sorted(await outbox.claim(TELEGRAMS), key=lambda row: row.id)
    await outbox.mark_failed(failed, "TimedOut", is_unreached=True)
    await outbox.park_chat(parked.id, parked.chat_id, 3600)
    await outbox.mark_sent(fresh.id, 1)
    await a_push(centre.id, "4")
    time.advance(-back)
    assert await keys_claimed() == set()
    assert await outbox.bring_back_from_future() == 3
    assert await keys_claimed() == {1, 2, 4}
    assert await outbox.bring_back_from_future() == 0


async def test_a_claim_of_a_time_that_is_still_to_come_runs_out_like_any_other(
    database: str, time: clock.FixedClock
) -> None:
    centre = await a_centre()
    await a_push(centre.id, "1")
    await one_claimed()
    time.advance(-DAY)
    await outbox.bring_back_from_future()
    assert await keys_claimed() == set(), "whoever has it may be sending it"
    time.advance(outbox.LEASE)
    assert await keys_claimed() == {1}


async def test_what_was_sent_before_the_clock_went_back_does_not_count_towards_ceilings(
    database: str, time: clock.FixedClock
) -> None:
    centre = await a_centre()
    sent: list[Waiting] = []
    for key in range(1, TELEGRAMS.per_second + 1):
        await a_push(centre.id, str(key))
    while rows := await outbox.claim(TELEGRAMS):
        sent += rows
    for row in sent:
        await outbox.mark_sent(row.id, 1)
    assert len(sent) == TELEGRAMS.per_second
    time.advance(-HOUR)
    await a_push(centre.id, "1000")
    await a_push(centre.id, "1001")
    assert await keys_claimed() == {1000, 1001}


async def test_what_is_due_at_a_moment_of_its_own_stays_due_then(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "1", due_at=MORNING + HOUR)
    await outbox.record_answers(7, [Answer(42, {"method": "sendMessage", "chat_id": 42, "text": "x"})], "en")
    time.advance(-DAY)
    await outbox.bring_back_from_future()
    push = await OutboxMessage.get(unique_key="1")
    assert push.due_at == MORNING + HOUR
    time.move_to(MORNING + timedelta(minutes=1))
    assert await keys_claimed() == {-42}, "the answer, whose claim has run out"


@pytest.mark.parametrize("jump", [HOUR, DAY, -HOUR, -DAY])
async def test_one_digest_a_day_however_the_clock_jumps(database: str, time: clock.FixedClock, jump: timedelta) -> None:
    """It is wrong for two hours from half past eight on, and right again."""
    await a_group(await a_centre())
    time.advance(-DAY)
    await digests_in(24, time)
    await outbox.queue_due_digests(PLAN)
    time.advance(jump)
    await digests_in(2, time)
    time.advance(-jump)
    await digests_in(46, time)
    runs = await DigestRun.all().order_by("scheduled_for").values_list("scheduled_for", flat=True)
    assert len(runs) == len(set(runs)) == await OutboxMessage.all().count()
    assert set(runs) >= {MORNING - DAY, MORNING, MORNING + DAY}
    assert set(runs) <= {MORNING + DAY * days for days in (-2, -1, 0, 1)}


@pytest.mark.parametrize(
    ("day", "hour_utc"),
    [(date(2026, 10, 25), 0), (date(2027, 3, 28), 1)],
    ids=["the hour that comes twice", "the hour that is left out"],
)
async def test_a_digest_at_half_past_two_in_berlin_comes_once_a_day(
    database: str, time: clock.FixedClock, day: date, hour_utc: int
) -> None:
    """When that comes twice, the first time; when there is none, at half past three."""
    centre = await a_centre(zone="Europe/Berlin")
    await a_group(centre)
    time.move_to(clock.at(day - DAY, WallTime(), centre.zone))
    await policy.set_policy(await a_staff(centre, Role.MANAGER), "digest.cases", "02:30")
    before, then, after = await digests_in(72, time)
    assert then == datetime(day.year, day.month, day.day, hour_utc, 30, tzinfo=UTC)
    for usual, at in ((before, day - DAY), (after, day + DAY)):
        assert usual == clock.at(at, WallTime(2, 30), centre.zone)
