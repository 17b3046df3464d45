"""Documents are asked for by a button, made when they are sent, and sent like any answer (interface §1)."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from telegram.error import BadRequest, TimedOut

from bot.duties import close_statements
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.insurers import service
from domain.outbox.models import OutboxMessage
from domain.people import service as people
from handlers.insurers.documents import pushes
from tests.conversation.talking import Conversation, Shown
from tests.factories.insurers import a_delivered_case
from tests.factories.people import an_actor

NIGHT = datetime(2026, 12, 2, 15, 30, tzinfo=UTC)
"""Half past eleven in the night in Shanghai, when nothing is pushed."""


@pytest.fixture
async def clerk(talk: Conversation) -> Actor:
    """Somebody who does what has no command yet."""
    return await an_actor(Role.MANAGER, centre=talk.centre)


@pytest.fixture
async def card(talk: Conversation, time: FixedClock, clerk: Actor) -> Shown:
    """The card of 平安's November, of ¥3,000, in the group at night."""
    insurer_id = next(each.id for each in await service.names(clerk) if each.name == "平安")
    await a_delivered_case(clerk, insurer_id, 101, 3_000)
    time.move_to(NIGHT)
    await close_statements()
    return await talk.ask(talk.partner, "/statement S1", chat_id=talk.group_id)


def sent(talk: Conversation) -> list[dict[str, Any]]:
    """The calls that sent a document."""
    return [parameters for method, parameters in talk.screen.calls if method == "sendDocument"]


def content_of(call: dict[str, Any]) -> list[object]:
    """All that the first sheet of a spreadsheet says."""
    sheet = load_workbook(io.BytesIO(call["made"]["document"].input_file_content)).worksheets[0]
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


async def pressed_while_away(talk: Conversation, card: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button is pressed in the group, and Telegram cannot be reached for what it asks for."""

    async def away(method: str, **_: Any) -> None:
        raise TimedOut

    with monkeypatch.context() as patch:
        patch.setattr(talk.screen, "call", away)
        await talk.send(talk.pressed(talk.partner, card, "insurers.sheet:S1", talk.group_id))
    assert (await OutboxMessage.filter(template=pushes.STATEMENT_FILE).get()).state == "waiting"


async def test_a_button_has_it_sent_at_once_even_at_night(talk: Conversation, card: Shown) -> None:
    toast = await talk.press(talk.partner, card, "表格", chat_id=talk.group_id)
    assert toast == "正在生成文件，马上发来。"
    (call,) = sent(talk)
    assert (call["chat_id"], call["document"], call["parse_mode"]) == (talk.group_id, "attach://document", "HTML")
    assert call["caption"] == "📄 <b>S1</b> 平安 对账单，2026-11-01 至 2026-11-30，截至 2026-12-02"
    assert call["made"]["document"].filename == "对账单_S1_平安_2026-11.xlsx"
    assert not {"text", "link_preview_options", "method"} & call.keys()
    assert 3_000 in content_of(call)
    row = await OutboxMessage.filter(template=pushes.STATEMENT_FILE).get()
    assert (row.state, row.rank, row.params, row.tries) == ("sent", 0, {"statement": 1}, 1)
    assert row.message_id is not None


async def test_it_says_what_is_true_when_it_is_sent(
    talk: Conversation, card: Shown, time: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pressed_while_away(talk, card, monkeypatch)
    await talk.say(talk.partner, "/paid 平安 1000")
    time.advance(timedelta(minutes=5))
    await talk.settle()
    (call,) = sent(talk)
    assert {1_000, 2_000, 3_000} <= set(content_of(call))


async def test_pressed_twice_it_comes_twice_and_an_update_that_comes_again_brings_none(
    talk: Conversation, card: Shown
) -> None:
    pressed = {"update_id": 1_000_001} | talk.pressed(talk.partner, card, "insurers.sheet:S1", talk.group_id)
    for _ in range(2):
        await talk.process.intake.receive(dict(pressed))
        await talk.settle()
    assert len(sent(talk)) == 1
    await talk.press(talk.partner, card, "表格", chat_id=talk.group_id)
    assert len(sent(talk)) == 2


async def test_only_who_may_see_statements_has_them_sent(talk: Conversation, card: Shown) -> None:
    for forged in ("insurers.sheet:S1", "insurers.ages:xlsx", "insurers.evidence:1"):
        assert "合作专员" in await talk.press_data(talk.advisor, card, forged, chat_id=talk.group_id)
    for forged in ("insurers.sheet:S9", "insurers.sheet:x", "insurers.evidence:999999", "insurers.evidence:"):
        assert await talk.press_data(talk.partner, card, forged, chat_id=talk.group_id)
    assert not sent(talk)
    assert not await OutboxMessage.filter(template__isnull=False, is_edit=False).exists()


async def test_it_goes_to_its_topic_and_in_private(talk: Conversation, card: Shown) -> None:
    in_topic = talk.pressed(talk.partner, card, "insurers.ages:xlsx", talk.group_id)
    in_topic["callback_query"]["message"] |= {"message_thread_id": 7, "is_topic_message": True}
    await talk.send(in_topic)
    private = await talk.ask(talk.manager, "/statement S1")
    await talk.press(talk.manager, private, "表格")
    assert [(call["chat_id"], call.get("message_thread_id")) for call in sent(talk)] == [
        (talk.group_id, 7),
        (talk.manager.id, None),
    ]


async def test_it_follows_a_group_that_became_another(talk: Conversation, card: Shown) -> None:
    talk.screen.moved[talk.group_id] = talk.group_id - 1
    await talk.press(talk.partner, card, "表格", chat_id=talk.group_id)
    assert [call["chat_id"] for call in sent(talk)] == [talk.group_id, talk.group_id - 1]
    assert (await OutboxMessage.filter(template=pushes.STATEMENT_FILE).get()).state == "sent"


async def test_what_cannot_be_made_now_is_made_later_and_what_telegram_refuses_is_given_up(
    talk: Conversation, card: Shown, time: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(pushes, "statement_sheet", broken)
        await talk.press(talk.partner, card, "表格", chat_id=talk.group_id)
    row = await OutboxMessage.filter(template=pushes.STATEMENT_FILE).get()
    assert (row.state, row.fault, sent(talk)) == ("waiting", "MemoryError", [])
    time.advance(timedelta(minutes=5))
    await talk.settle()
    assert len(sent(talk)) == 1

    async def refuse(method: str, **_: Any) -> None:
        raise BadRequest("Request Entity Too Large" if method == "sendDocument" else "query is too old")

    monkeypatch.setattr(talk.screen, "call", refuse)
    await talk.press_data(talk.partner, card, "insurers.sheet:S1", chat_id=talk.group_id)
    last = await OutboxMessage.filter(template=pushes.STATEMENT_FILE).order_by("-id").first()
    assert last is not None
    assert (last.state, last.fault) == ("dropped", "request entity too large")


async def test_a_group_that_is_no_longer_the_centres_gets_none(
    talk: Conversation, card: Shown, time: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pressed_while_away(talk, card, monkeypatch)
    await people.retire_chat(talk.group_id)
    time.advance(timedelta(minutes=5))
    await talk.settle()
    assert not sent(talk)
    assert (await OutboxMessage.filter(template=pushes.STATEMENT_FILE).get()).state == "dropped"
