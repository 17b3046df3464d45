"""What a conversation costs does not grow with what was shown and said before."""

from collections.abc import Awaitable, Callable
from typing import Any

from domain import clock
from domain.clock import FixedClock
from domain.database.connection import recorded_queries
from domain.forms.models import Form
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.people.models import Staff
from tests.conversation.talking import Conversation

NEW = "/case new 平安 京A{}2345 王先生 13812345678 8500 前杠"
MANY = 1_000


async def test_as_many_queries_with_a_thousand_old_cards_and_forms_as_with_none(
    talk: Conversation, time: FixedClock
) -> None:
    before = await _costs(talk, 1)
    await _much_was_shown(talk)
    assert await _costs(talk, 2) == before


async def _costs(talk: Conversation, case: int) -> dict[str, int]:
    """How many statements each turn of a conversation takes, with all that is sent for it."""
    who = talk.advisor
    group: dict[str, Any] = {"chat_id": talk.group_id}
    await talk.say(who, NEW.format(case), **group)
    costs: dict[str, int] = {}

    async def counted(name: str, act: Callable[[], Awaitable[object]]) -> None:
        with recorded_queries() as queries:
            await act()
        costs[name] = len(queries)

    await counted("card", lambda: talk.say(who, f"/case C{case}", **group))
    card = talk.newest(talk.group_id)
    await counted("step", lambda: talk.say(talk.colleague, f"/step C{case} inspection"))
    await counted("press", lambda: talk.press_data(who, card, f"cases.done:C{case}:plan", **group))
    await counted("undo", lambda: talk.press(who, card, "撤销", **group))
    await counted("form", lambda: talk.say(talk.partner, "/refer out 陈静"))
    await counted("answer", lambda: talk.say(talk.partner, f"京A{case}2345"))
    await counted("left", lambda: talk.say(talk.partner, "取消"))
    await counted("not understood", lambda: talk.say(who, "保价"))
    await counted("other words", lambda: talk.say(who, "大家早", **group))
    return costs


async def _much_was_shown(talk: Conversation) -> None:
    """Cards of many things in many chats, old cards of each thing, and forms of many chats."""
    now = clock.now()
    staff = await Staff.get(person_id=talk.partner.id)
    await ShownMessage.bulk_create(
        ShownMessage(
            centre_id=talk.centre.id, chat_id=talk.group_id if number % 2 else -5_000 - number,
            message_id=1_000_000 + number, kind="case", number=number % 7 + 100, is_current=number > MANY - 7,
            shown_at=now,
        )
        for number in range(MANY)
    )  # fmt: skip
    await Form.bulk_create(
        Form(
            centre_id=talk.centre.id, chat_id=-5_000 - number, thread_id=0, staff_id=staff.id, command="quote",
            action="", asked="bundle", begun_at=now, touched_at=now,
        )
        for number in range(MANY)
    )  # fmt: skip


async def test_whoever_begins_a_thousand_forms_leaves_one(talk: Conversation, time: FixedClock) -> None:
    for _ in range(60):
        await talk.say(talk.advisor, "/quote")
    assert await Form.all().count() == 1
    assert await ShownMessage.filter(kind="form").count() == 1
    assert await OutboxMessage.filter(state__in=["waiting", "claimed"], is_edit=True).count() <= 3
