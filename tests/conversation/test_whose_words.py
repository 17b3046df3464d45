"""Whose words are a command: only what somebody says to the bot themselves, now, under their own name.

What is forwarded, sent by way of another bot, edited afterwards, or comes from a channel or somebody's business
account is somebody else's word, or none any more: it runs nothing, answers no form, and nothing is said to it. But what
somebody forwards in private, of a car and its owner, is offered as something to enter.
"""

from typing import Any

import pytest

from domain.agents.models import Agent
from domain.forms.models import Form
from domain.insurers.models import Insurer, InsurerPayment
from domain.intake.models import SetAside
from domain.people.models import AuditEntry, Staff
from tests.conversation.talking import BOT_NAME, Conversation, Somebody

WRITE = "/stop 平安 等合同"
ORIGIN = {"type": "user", "date": 1, "sender_user": {"id": 5, "is_bot": False, "first_name": "某"}}
OTHER_BOT = {"id": 9, "is_bot": True, "first_name": "B", "username": "other_bot"}
CHANNEL = {"id": -1_009, "type": "channel", "title": "c"}
CLOTHES: dict[str, dict[str, Any]] = {
    "forwarded": {"forward_origin": ORIGIN},
    "forwarded by whoever wrote it": {"forward_origin": ORIGIN | {"type": "hidden_user", "sender_user_name": "某"}},
    "by way of another bot": {"via_bot": OTHER_BOT},
    "from the group's channel": {"is_automatic_forward": True, "sender_chat": CHANNEL,
                                 "forward_origin": {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 4}},
}  # fmt: skip
OTHER_KINDS = (
    "edited_message", "channel_post", "edited_channel_post", "business_message", "edited_business_message",
    "guest_message",
)  # fmt: skip


async def as_it_was(talk: Conversation) -> tuple[object, ...]:
    """What the words of these tests would change."""
    insurers = await Insurer.all().order_by("id").values_list("stop_reason", flat=True)
    forms = await Form.all().values_list("answers", flat=True)
    counts = [await model.all().count() for model in (InsurerPayment, Agent, AuditEntry, Staff)]
    return insurers, forms, counts


@pytest.mark.parametrize("where", ["private", "group"])
@pytest.mark.parametrize("clothes", CLOTHES)
async def test_somebody_elses_words_run_nothing(talk: Conversation, clothes: str, where: str) -> None:
    who = talk.manager
    chat_id = who.id if where == "private" else talk.group_id
    before, calls = await as_it_was(talk), len(talk.screen.calls)
    for text in (WRITE, f"@{BOT_NAME} 停单 平安 等合同", f"{WRITE.replace('/stop', f'/stop@{BOT_NAME}')}"):
        await talk.send({"message": talk.message(who, text, chat_id) | CLOTHES[clothes]})
    assert await as_it_was(talk) == before
    assert len(talk.screen.calls) == calls
    await talk.say(who, WRITE, chat_id=chat_id)
    assert await as_it_was(talk) != before


@pytest.mark.parametrize("clothes", CLOTHES)
async def test_somebody_elses_words_answer_no_form(talk: Conversation, clothes: str) -> None:
    await talk.say(talk.manager, "/stop 平安")
    before = await as_it_was(talk)
    await talk.send({"message": talk.message(talk.manager, "等合同", talk.manager.id) | CLOTHES[clothes]})
    assert await as_it_was(talk) == before
    assert await Form.exists()


async def test_a_car_that_is_forwarded_in_private_is_offered_to_enter(talk: Conversation) -> None:
    said = talk.message(talk.advisor, "平安推送\n车牌 京AD12345\n车主 王先生\n电话 13812345678", talk.advisor.id)
    await talk.send({"message": said | {"forward_origin": ORIGIN}})
    shown = talk.newest(talk.advisor.id)
    assert "bot.meant:case:new" in shown.data
    assert not await Form.exists()
    await talk.press_data(talk.advisor, shown, "bot.meant:case:new")
    assert await Form.exists()


async def test_a_car_that_is_forwarded_elsewhere_or_by_a_stranger_is_not(talk: Conversation) -> None:
    text = f"@{BOT_NAME} 京AD12345 王先生 13812345678"
    for who, chat_id in ((talk.advisor, talk.group_id), (Somebody(4_711, "Nobody"), 4_711)):
        calls = len(talk.screen.calls)
        await talk.send({"message": talk.message(who, text, chat_id) | {"forward_origin": ORIGIN}})
        assert len(talk.screen.calls) == calls


@pytest.mark.parametrize("kind", OTHER_KINDS)
async def test_only_new_messages_are_heard(talk: Conversation, kind: str) -> None:
    before, calls = await as_it_was(talk), len(talk.screen.calls)
    message = talk.message(talk.manager, WRITE, talk.manager.id)
    await talk.send({kind: message | {"edit_date": message["date"] + 1, "business_connection_id": "b"}})
    assert await as_it_was(talk) == before
    assert len(talk.screen.calls) == calls
    assert not await SetAside.exists()


async def test_an_anonymous_admins_command_is_whoevers_presses_its_button(talk: Conversation) -> None:
    """Nobody has the rights of a group; and what was pressed once is not run again."""
    admin = Somebody(1087968824, "Group")
    message = talk.message(admin, WRITE, talk.group_id)
    await talk.send({"message": message | {"sender_chat": message["chat"]}})
    asked = talk.newest(talk.group_id)
    (data,) = asked.data
    before = await as_it_was(talk)
    await talk.press_data(talk.advisor, asked, data, chat_id=talk.group_id)
    assert await as_it_was(talk) == before
    await talk.press_data(talk.manager, asked, data, chat_id=talk.group_id)
    stopped = await as_it_was(talk)
    assert stopped != before
    await talk.say(talk.manager, "/resume 平安 已续签", chat_id=talk.group_id)
    resumed = await as_it_was(talk)
    await talk.press_data(talk.manager, asked, data, chat_id=talk.group_id)
    assert await as_it_was(talk) == resumed


async def test_words_to_another_bot_are_not_for_this_one(talk: Conversation) -> None:
    before = await as_it_was(talk)
    for text in ("/stop@other_bot 平安 等合同", "@other_bot 停单 平安 等合同"):
        assert await talk.say(talk.manager, text, chat_id=talk.group_id) == []
    assert await as_it_was(talk) == before
