"""What must be sent: claimed once, in order, within the ceilings, never lost."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import ChatKind
from domain.outbox import service as outbox
from domain.outbox.models import DigestRun
from domain.outbox.rules import MAX_TRIES, UNREACHED_KEPT
from domain.outbox.views import Answer, Ceilings, Claim, Waiting
from tests.factories.people import a_centre

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
FREE = Ceilings(per_second=1000, per_group_minute=1000, seconds_between_in_chat=0)
GROUP = -1001


@pytest.fixture
def time() -> clock.FixedClock:
    """A clock that stands at nine in the morning in Shanghai."""
    fixed = clock.FixedClock(MORNING)
    clock.use(fixed)
    return fixed


async def a_push(centre_id: int, key: str, chat_id: int = GROUP, *, urgent: bool = False) -> bool:
    """Queue one push."""
    return await outbox.queue(
        centre_id,
        chat_id=chat_id,
        thread_id=None,
        lang="en",
        template="digest.cases",
        params={"day": "2026-11-20"},
        unique_key=key,
        urgent=urgent,
    )


async def claimed(ceilings: Ceilings = FREE) -> list[Waiting]:
    """What can be claimed now."""
    return (await outbox.claim(ceilings)).rows


async def test_a_key_is_queued_once(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    assert await a_push(centre.id, "cases:1") is True
    assert await a_push(centre.id, "cases:1") is False
    rows = await claimed()
    assert len(rows) == 1
    assert rows[0].template == "digest.cases"
    assert rows[0].params == {"day": "2026-11-20", "thread_id": None}


async def test_what_a_dead_process_had_claimed_keeps_its_turn(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "first", chat_id=1)
    assert len(await claimed()) == 1
    time.advance(timedelta(seconds=1))
    await a_push(centre.id, "second", chat_id=2)
    time.advance(timedelta(seconds=1))
    assert await outbox.free_claims() == 1
    assert [row.chat_id for row in await claimed()] == [1, 2]


async def test_a_claim_is_ours_until_it_runs_out(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "cases:1")
    first = await claimed()
    assert await claimed() == []
    time.advance(timedelta(seconds=31))
    again = await claimed()
    assert [row.id for row in again] == [row.id for row in first]
    assert again[0].tries == 2
    await outbox.mark_sent(again[0].id, 77)
    time.advance(timedelta(hours=1))
    assert await claimed() == []


async def test_a_chat_takes_turns_and_urgent_goes_first(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "slow")
    await a_push(centre.id, "urgent", urgent=True)
    await a_push(centre.id, "elsewhere", chat_id=-1002)
    first = await claimed()
    assert [(row.chat_id, row.rank) for row in first] == [(GROUP, 1), (-1002, 2)]


async def test_one_second_between_messages_of_a_chat(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    strict = Ceilings()
    await a_push(centre.id, "1")
    await a_push(centre.id, "2")
    assert len(await claimed(strict)) == 1
    time.advance(timedelta(milliseconds=999))
    assert await claimed(strict) == []
    time.advance(timedelta(milliseconds=1))
    assert len(await claimed(strict)) == 1


async def test_twenty_a_minute_into_a_group_but_not_a_person(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    for number in range(25):
        await a_push(centre.id, f"group:{number}")
        await a_push(centre.id, f"person:{number}", chat_id=42)
    sent = {GROUP: 0, 42: 0}
    for _ in range(25):
        for row in await claimed(Ceilings()):
            sent[row.chat_id] += 1
            await outbox.mark_sent(row.id, 1)
        time.advance(timedelta(seconds=1))
    assert sent == {GROUP: 20, 42: 25}
    time.advance(timedelta(seconds=60))
    assert [row.chat_id for row in await claimed(Ceilings())] == [GROUP]


async def test_thirty_a_second_over_all_chats(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    for number in range(70):
        await a_push(centre.id, str(number), chat_id=1000 + number)
    counts = []
    for _ in range(3):
        counts.append(0)
        while rows := await claimed(Ceilings()):
            counts[-1] += len(rows)
            for row in rows:
                await outbox.mark_sent(row.id, 1)
        time.advance(timedelta(seconds=1))
    assert counts == [30, 30, 10]


async def test_the_second_begins_when_messages_have_arrived(database: str, time: clock.FixedClock) -> None:
    centre, two = await a_centre(), Ceilings(per_second=2)
    for number in range(4):
        await a_push(centre.id, str(number), chat_id=1000 + number)
    (slow,), (quick,) = await claimed(two), await claimed(two)
    await outbox.mark_sent(quick.id, 1)
    time.advance(timedelta(milliseconds=900))
    assert await outbox.claim(two) == Claim([], MORNING + timedelta(seconds=1))
    await outbox.mark_sent(slow.id, 2)
    time.advance(timedelta(milliseconds=100))
    (third,) = await claimed(two)
    await outbox.mark_sent(third.id, 3)
    assert await outbox.claim(two) == Claim([], MORNING + timedelta(milliseconds=1900))
    time.advance(timedelta(milliseconds=900))
    (fourth,) = await claimed(two)
    await outbox.mark_sent(fourth.id, 4)
    assert not await outbox.has_due()


async def test_a_handful_waits_for_room_together(database: str, time: clock.FixedClock) -> None:
    centre, twenty = await a_centre(), Ceilings(per_second=20)
    for number in range(18):
        await a_push(centre.id, str(number), chat_id=1000 + number)
    await outbox.record_answers(7, [Answer(42, {"method": "sendMessage", "chat_id": 42})] * 3, "en")
    while rows := await claimed(twenty):
        for row in rows:
            await outbox.mark_sent(row.id, 1)
    assert (await outbox.health()).waiting == 3 + 2
    time.advance(timedelta(milliseconds=1000))
    assert len(await claimed(twenty)) == 2


async def test_what_is_never_answered_holds_nothing_back_for_long(database: str, time: clock.FixedClock) -> None:
    centre, one = await a_centre(), Ceilings(per_second=1)
    await a_push(centre.id, "lost", chat_id=1000)
    await a_push(centre.id, "next", chat_id=1001)
    assert len(await claimed(one)) == 1
    time.advance(timedelta(seconds=2))
    assert await outbox.claim(one) == Claim([], clock.now() + timedelta(seconds=1))
    time.advance(timedelta(seconds=4))
    assert len(await claimed(one)) == 1


async def test_a_group_minute_begins_when_messages_have_arrived(database: str, time: clock.FixedClock) -> None:
    centre, one = await a_centre(), Ceilings(per_group_minute=1)
    for number in range(2):
        await a_push(centre.id, str(number))
    (slow,) = await claimed(one)
    time.advance(timedelta(seconds=3))
    await outbox.mark_sent(slow.id, 1)
    time.advance(timedelta(seconds=59))
    assert await claimed(one) == []
    time.advance(timedelta(seconds=1))
    assert len(await claimed(one)) == 1


async def test_a_parked_chat_holds_back_all_its_rows(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "1")
    await a_push(centre.id, "2")
    (row,) = await claimed()
    await outbox.park_chat(row.id, GROUP, 3600)
    time.advance(timedelta(minutes=59))
    assert await claimed() == []
    time.advance(timedelta(minutes=1))
    assert [found.id for found in await claimed()] == [row.id]


async def test_failures_pause_and_end_visibly(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "1")
    given_up = False
    for _ in range(MAX_TRIES):
        (row,) = await claimed()
        given_up = await outbox.mark_failed(row, "TimedOut")
        time.advance(timedelta(minutes=11))
    assert given_up
    assert await claimed() == []
    assert (await outbox.health()).dropped == 1


async def test_what_never_got_as_far_as_telegram_waits_for_days_and_is_tried_soon_after(
    database: str, time: clock.FixedClock
) -> None:
    centre = await a_centre()
    await a_push(centre.id, "1")
    for _ in range(60):
        (row,) = await claimed()
        assert not await outbox.mark_failed(row, "NetworkError", is_unreached=True)
        assert await claimed() == []
        time.advance(timedelta(minutes=1))
    (row,) = await claimed()
    await outbox.mark_failed(row, "KeyError")
    time.advance(UNREACHED_KEPT)
    (row,) = await claimed()
    assert row.tries < MAX_TRIES, "failures that were not its own made it no nearer to being given up"
    assert await outbox.mark_failed(row, "NetworkError", is_unreached=True)
    assert (await outbox.health()).dropped == 1


async def test_a_late_failure_does_not_bring_back_what_another_sender_sent(
    database: str, time: clock.FixedClock
) -> None:
    centre = await a_centre()
    await a_push(centre.id, "cases:1")
    (slow,) = await claimed()
    time.advance(timedelta(seconds=31))
    (row,) = await claimed()
    await outbox.mark_sent(row.id, 5)
    assert not await outbox.mark_failed(slow, "TimedOut")
    await outbox.postpone(slow.id, clock.now())
    await outbox.park_chat(slow.id, slow.chat_id, 1)
    time.advance(timedelta(minutes=20))
    assert await claimed() == []


async def test_answers_are_sent_by_who_recorded_them_or_later_by_anybody(database: str, time: clock.FixedClock) -> None:
    call: dict[str, object] = {"method": "sendMessage", "chat_id": 42, "text": "hello"}
    mine = await outbox.record_answers(7, [Answer(42, call)], "en")
    assert [row.call for row in mine] == [call]
    assert await outbox.unsent_answers(7) == []
    time.advance(timedelta(seconds=31))
    assert [row.id for row in await outbox.unsent_answers(7)] == [mine[0].id]
    await outbox.mark_sent(mine[0].id, 5)
    assert await outbox.unsent_answers(7) == []


async def test_answers_count_towards_the_pace_of_pushes(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await outbox.record_answers(7, [Answer(GROUP, {"method": "sendMessage", "chat_id": GROUP})], "en")
    await a_push(centre.id, "1")
    assert await claimed(Ceilings()) == []
    time.advance(timedelta(seconds=1))
    assert len(await claimed(Ceilings())) == 1


async def test_what_was_not_sent_after_all_takes_nobodys_turn(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    for key in ("1", "2", "3"):
        await a_push(centre.id, key)
    (first,) = await claimed(Ceilings())
    await outbox.postpone(first.id, MORNING + timedelta(minutes=1))
    (second,) = await claimed(Ceilings())
    await outbox.mark_nothing(second.id)
    (third,) = await claimed(Ceilings())
    assert len({first.id, second.id, third.id}) == 3


async def test_what_waits_follows_its_chat_or_ends_with_it(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "1")
    await outbox.move_chat(GROUP, -1009)
    await a_push(centre.id, "2", chat_id=-1003)
    await outbox.drop_chat(-1003, "the bot was removed")
    assert [row.chat_id for row in await claimed()] == [-1009]


async def test_health_tells_how_old_the_queue_is(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    assert (await outbox.health()).oldest_due_at is None
    await a_push(centre.id, "1")
    time.advance(timedelta(minutes=6))
    health = await outbox.health()
    assert health.waiting == 1
    assert health.oldest_due_at == MORNING


async def test_what_was_sent_is_forgotten_after_a_week(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "1")
    (row,) = await claimed()
    await outbox.mark_sent(row.id, 1)
    time.advance(timedelta(days=6))
    assert await outbox.forget_old() == 0
    time.advance(timedelta(days=2))
    assert await outbox.forget_old() == 1


async def test_what_was_given_up_and_old_slots_are_forgotten_too(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    await a_push(centre.id, "cases:1")
    (row,) = await claimed()
    await outbox.drop(row.id, "the bot was blocked")
    plan = {"cases": ChatKind.TEAM}
    time.advance(timedelta(minutes=40))
    assert await outbox.queue_due_digests(plan) == 1
    time.advance(timedelta(days=13))
    await outbox.forget_old()
    assert ((await outbox.health()).dropped, await DigestRun.all().count()) == (1, 1)
    time.advance(timedelta(days=18))
    await outbox.forget_old()
    assert ((await outbox.health()).dropped, await DigestRun.all().count()) == (0, 0)


async def test_quiet_hours_are_the_centres_own(database: str, time: clock.FixedClock) -> None:
    centre = await a_centre()
    assert await outbox.quiet_until(centre.id) is None
    time.move_to(datetime(2026, 11, 20, 14, 0, tzinfo=UTC))
    assert await outbox.quiet_until(centre.id) == datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
