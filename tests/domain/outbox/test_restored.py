"""What waited when a backup was made: sent when it is fresh, given up when it is of yesterday."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.outbox import service as outbox
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.outbox.service.restored import STILL_SENT
from domain.outbox.views import Answer, Shown
from tests.factories.people import a_centre

SAVED = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture
def time() -> clock.FixedClock:
    """A clock that stands at the moment of the backup."""
    fixed = clock.FixedClock(SAVED)
    clock.use(fixed)
    return fixed


async def some_of_everything() -> None:
    """A push, one that waits for the morning, an answer with a card, and an edit of a card that is there."""
    centre = await a_centre()
    for key, due_at in (("now", None), ("morning", SAVED + timedelta(hours=9))):
        await outbox.queue(
            centre.id,
            chat_id=-1,
            thread_id=None,
            lang="en",
            template="digest.cases",
            params={},
            unique_key=key,
            due_at=due_at,
        )
    for number, message_id in ((1, 55), (2, None)):
        call: dict[str, object] = {"method": "sendMessage", "chat_id": -1, "text": f"C{number}"}
        [row] = await outbox.record_answers(number, [Answer(-1, call, centre.id, Shown("case", number))], "en")
        if message_id:
            await outbox.mark_sent(row.id, message_id)
    assert await outbox.things_changed(centre.id, {("case", 1)}, "en") == 1


async def states() -> dict[str, str]:
    """What became of each row."""
    rows = await OutboxMessage.all().order_by("id")
    return {row.unique_key or f"answer {row.update_id}": row.state for row in rows}


async def test_moving_to_another_machine_loses_nothing(database: str, time: clock.FixedClock) -> None:
    await some_of_everything()
    before = await states()
    time.advance(STILL_SENT)
    assert await outbox.settle_restored() == 0
    assert await states() == before
    assert len(await ShownMessage.all()) == 2


async def test_nothing_of_yesterday_is_poured_out_again(database: str, time: clock.FixedClock) -> None:
    """What is still to come, and edits, which say what is true when they are made, are not of yesterday."""
    await some_of_everything()
    time.advance(timedelta(hours=8))
    assert await outbox.settle_restored() == 2
    found = await states()
    assert (found.pop("now"), found.pop("answer 2"), found.pop("answer 1")) == ("dropped", "dropped", "sent")
    assert set(found.values()) == {"waiting"}
    assert (await outbox.health()).dropped == 2
    [shown] = await ShownMessage.all()
    assert shown.number == 1, "nobody knows the message of an answer that was given up"
