"""Living cards over a network that fails, delays and reorders: in the end every card says what is true."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import NetworkError, RetryAfter

from domain.clock import FixedClock
from domain.outbox import service as outbox
from domain.outbox.models import OutboxMessage, ShownMessage
from tests.conversation.talking import Conversation, Shown

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"
INSPECTED, PLANNED = "✅ 初检", "✅ 方案"


@pytest.fixture
async def card(talk: Conversation, time: FixedClock) -> Shown:
    """The card of C1 in the group, whose undo is over."""
    shown = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    time.advance(timedelta(minutes=2))
    await talk.settle()
    return shown


async def later(talk: Conversation, time: FixedClock, *, times: int = 4, seconds: int = 5) -> None:
    """A few seconds pass, several times, and whatever is due is sent."""
    for _ in range(times):
        time.advance(timedelta(seconds=seconds))
        await talk.settle()


def on_first_edit(talk: Conversation, then: Callable[[], Any]) -> list[dict[str, Any]]:
    """Something happens to the first edit before it arrives; what was edited so far."""
    arrived, begun = talk.screen.call, list[dict[str, Any]]()

    async def call(method: str, **parameters: Any) -> Any:
        if method == "editMessageText":
            begun.append(parameters)
            if len(begun) == 1:
                await then()
        return await arrived(method, **parameters)

    talk.screen.call = call  # type: ignore[method-assign]
    return begun


async def begun_to(edits: list[dict[str, Any]], how_many: int) -> None:
    """Wait until so many edits have been begun."""
    async with asyncio.timeout(10):
        while len(edits) < how_many:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("fault", [NetworkError("connection reset"), RetryAfter(3)])
async def test_an_edit_that_fails_is_made_again(
    talk: Conversation, time: FixedClock, card: Shown, fault: Exception
) -> None:
    async def fail() -> None:
        raise fault

    on_first_edit(talk, fail)
    await talk.say(talk.colleague, "/step C1 inspection")
    assert INSPECTED not in card.text
    await later(talk, time)
    assert INSPECTED in card.text


async def test_an_edit_that_arrived_without_our_knowing_is_set_right(
    talk: Conversation, time: FixedClock, card: Shown
) -> None:
    before = (await talk.ask(talk.manager, "/case C1", chat_id=talk.group_id)).text
    card = talk.newest(talk.group_id)
    arrived, lost = talk.screen.call, list[str]()

    async def call(method: str, **parameters: Any) -> Any:
        done = await arrived(method, **parameters)
        if method == "editMessageText" and not lost:
            lost.append(method)
            raise NetworkError("the answer was lost")
        return done

    talk.screen.call = call  # type: ignore[method-assign]
    await talk.say(talk.colleague, "/step C1 inspection")
    await talk.receive({"message": talk.message(talk.colleague, "/undo", talk.colleague.id)})
    await later(talk, time)
    assert card.text == before


async def test_an_edit_waits_for_the_one_before_it(talk: Conversation, time: FixedClock, card: Shown) -> None:
    arrives = asyncio.Event()
    edits = on_first_edit(talk, arrives.wait)
    for step in ("inspection", "plan"):
        await talk.receive({"message": talk.message(talk.colleague, f"/step C1 {step}", talk.colleague.id)})
        await begun_to(edits, 1)
        await asyncio.sleep(0.2)
    assert len(edits) == 1
    arrives.set()
    await later(talk, time)
    assert PLANNED in card.text


async def test_a_pressed_cards_answer_that_comes_late_hides_no_later_change(
    talk: Conversation, time: FixedClock, card: Shown
) -> None:
    arrives = asyncio.Event()
    edits = on_first_edit(talk, arrives.wait)
    await talk.receive(talk.pressed(talk.advisor, card, card.data_of("初检"), talk.group_id))
    await begun_to(edits, 1)
    await talk.receive({"message": talk.message(talk.colleague, "/step C1 plan", talk.colleague.id)})
    await asyncio.sleep(0.2)
    arrives.set()
    await later(talk, time)
    assert PLANNED in card.text


async def test_a_pressed_cards_answer_that_is_given_up_leaves_a_card_that_is_true(
    talk: Conversation, time: FixedClock, card: Shown
) -> None:
    arrived = talk.screen.call

    async def call(method: str, **parameters: Any) -> Any:
        if method == "editMessageText" and "撤销" in str(parameters):
            raise NetworkError("never")
        return await arrived(method, **parameters)

    talk.screen.call = call  # type: ignore[method-assign]
    await talk.press(talk.advisor, card, "初检", chat_id=talk.group_id)
    await later(talk, time, times=10, seconds=30_000)
    assert INSPECTED in card.text


async def test_answers_to_two_presses_by_two_processes_may_cross(
    talk: Conversation, time: FixedClock, card: Shown
) -> None:
    arrives = asyncio.Event()
    edits = on_first_edit(talk, arrives.wait)
    first = talk.process
    await talk.receive(talk.pressed(talk.advisor, card, "cases.done:C1:inspection", talk.group_id))
    await begun_to(edits, 1)
    talk.restart()
    await talk.receive(talk.pressed(talk.colleague, card, "cases.done:C1:plan", talk.group_id))
    await begun_to(edits, 2)
    arrives.set()
    await first.courier.drain()
    await later(talk, time)
    assert PLANNED in card.text


async def test_a_card_of_a_group_that_was_unbound_for_a_while_lives_on(
    talk: Conversation, time: FixedClock, card: Shown
) -> None:
    await talk.say(talk.manager, "/unbind", chat_id=talk.group_id)
    await talk.say(talk.colleague, "/step C1 inspection")
    assert INSPECTED not in card.text
    await talk.say(talk.manager, "/undo")
    await talk.say(talk.colleague, "/step C1 plan")
    assert PLANNED in card.text


async def test_a_button_pressed_before_we_know_that_its_message_was_sent(
    talk: Conversation, time: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = outbox.mark_sent
    pressed = False

    async def slowly(row_id: int, message_id: int | None, **more: Any) -> None:
        nonlocal pressed
        if not pressed and message_id is not None:
            pressed = True
            shown = talk.newest(talk.group_id)
            await talk.receive(talk.pressed(talk.advisor, shown, shown.data_of("初检"), talk.group_id))
        await noted(row_id, message_id, **more)

    monkeypatch.setattr(outbox, "mark_sent", slowly)
    await talk.receive({"message": talk.message(talk.advisor, NEW, talk.group_id)})
    await later(talk, time)
    assert len(talk.screen.messages[talk.group_id]) == 1
    card = talk.newest(talk.group_id)
    await talk.say(talk.colleague, "/step C1 plan")
    assert INSPECTED in card.text
    assert PLANNED in card.text
    assert await ShownMessage.filter(kind="case", chat_id=talk.group_id).count() == 1


async def test_each_undo_stands_for_its_own_minute(talk: Conversation, time: FixedClock) -> None:
    card = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    time.advance(timedelta(seconds=50))
    await talk.press(talk.advisor, card, "初检", chat_id=talk.group_id)
    for seconds, stands in ((11, True), (48, True), (2, False)):
        time.advance(timedelta(seconds=seconds))
        await talk.settle()
        assert any("撤销" in label for label in card.labels) is stands


async def test_what_changes_nothing_leaves_the_groups_minute_alone(
    talk: Conversation, time: FixedClock, card: Shown
) -> None:
    await talk.say(talk.colleague, "/step C1 inspection")
    row = await ShownMessage.get(kind="case", chat_id=talk.group_id)
    before = await _counted(talk.group_id)
    await outbox.things_changed(talk.centre.id, {("case", 1)}, "zh-CN")
    await talk.settle()
    assert await _counted(talk.group_id) == before
    assert (await ShownMessage.get(id=row.id)).edits == row.edits + 1


async def _counted(chat_id: int) -> int:
    """How many messages count towards the ceilings of a chat."""
    return await OutboxMessage.filter(chat_id=chat_id, tried_at__isnull=False, is_message=True).count()


async def test_what_a_form_has_just_become_follows_its_thing_at_once(talk: Conversation, time: FixedClock) -> None:
    await talk.say(talk.advisor, "/refer out 陈静 京AD12345 王先生")
    prompt = await talk.ask(talk.advisor, "13812345678")
    press = talk.pressed(talk.advisor, prompt, prompt.data_of("跳过"), talk.advisor.id)
    won = {"message": talk.message(talk.colleague, "/won R1", talk.colleague.id)}
    for update in (press, won):
        await talk.receive(update)
    await later(talk, time)
    assert "已成交" in prompt.text
