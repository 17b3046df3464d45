"""Updates that hardly anybody sends, found by ``tests/fuzz``: none of them is set aside."""

from typing import Any

import pytest

from domain.customers.models import InsurancePolicy
from domain.intake.models import SetAside
from tests.conversation.talking import Conversation

POLL = {
    "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
    "type": "regular", "allows_multiple_answers": False,
}  # fmt: skip
"""As it was before Bot API 9.6."""


async def test_half_a_character_says_nothing(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "/help 什么\ud800")
    assert "什么" in shown.text
    assert "没有找到" in await talk.press_data(talk.advisor, shown, "people.choose:店\ud800")
    assert not await SetAside.exists()


async def test_half_a_character_in_a_form_is_left_out(talk: Conversation) -> None:
    await talk.ask(talk.manager, "/stop 平安")
    await talk.ask(talk.manager, "等合同\ud800续签")
    assert "等合同续签" in (await talk.ask(talk.manager, "/credit 平安")).text


async def test_marks_that_turn_the_direction_of_writing_are_never_said_again(talk: Conversation) -> None:
    shown = await talk.ask(talk.manager, "/policy margin.warn \u202e20\u2067")
    assert "margin.warn" in shown.text
    assert not {"\u202e", "\u2067"} & set(shown.html)


async def test_who_has_no_name_goes_by_a_number(talk: Conversation) -> None:
    message = talk.message(talk.advisor, "/today", talk.advisor.id)
    message["from"] = message["from"] | {"first_name": ""}
    await talk.send({"message": message})
    assert str(talk.advisor.id) in talk.newest(talk.advisor.id).text


@pytest.mark.parametrize("quoted", [True, False])
async def test_an_older_server_is_understood(talk: Conversation, quoted: bool) -> None:
    message: dict[str, Any] = talk.message(talk.advisor, "/credit", talk.advisor.id)
    poll = {"message_id": 5, "date": 1, "chat": message["chat"], "poll": POLL}
    await talk.send({"message": message | ({"reply_to_message": poll} if quoted else {"poll": POLL})})
    assert "平安" in talk.newest(talk.advisor.id).text


async def test_an_older_server_tells_that_the_bot_was_put_out(talk: Conversation) -> None:
    chat = {"id": talk.group_id, "type": "supergroup", "title": "前台群"}
    bot = {"id": 77, "is_bot": True, "first_name": "Baohe"}
    before, after = {"user": bot, "status": "administrator", "can_manage_chat": True}, {"user": bot, "status": "kicked"}
    await talk.send(
        {"my_chat_member": {"chat": chat, "from": talk.manager.user, "date": 1, "old_chat_member": before,
                            "new_chat_member": after}}
    )  # fmt: skip
    assert not await SetAside.exists()


async def test_a_command_in_bold_is_one(talk: Conversation) -> None:
    """Telegram names the longer mark first."""
    message = talk.message(talk.advisor, "/credit 平安", talk.group_id)
    bold = {"type": "bold", "offset": 0, "length": 10}
    await talk.send({"message": message | {"entities": [bold, *message["entities"]]}})
    assert "可用额度" in talk.newest(talk.group_id).text


async def test_times_that_no_calendar_has_do_no_harm(talk: Conversation) -> None:
    message: dict[str, Any] = talk.message(talk.advisor, "/credit 平安", talk.advisor.id)
    moment = {"type": "date_time", "offset": 8, "length": 2, "unix_time": 10**15}
    voice = {"file_id": "a", "file_unique_id": "b", "duration": 10**15}
    for odd in ({"entities": [*message["entities"], moment]}, {"voice": voice}):
        await talk.send({"message": message | {"message_id": talk.screen.next_id()} | odd})
        assert "可用额度" in talk.newest(talk.advisor.id).text
    assert len(talk.screen.messages[talk.advisor.id]) == 2
    assert not await SetAside.exists()


async def test_a_poll_of_its_own_is_nothing_to_the_bot(talk: Conversation) -> None:
    await talk.send({"poll": POLL})
    assert not await SetAside.exists()


async def test_the_word_that_announces_an_answer_is_no_part_of_it(talk: Conversation) -> None:
    prompt = await talk.ask(talk.advisor, "/renewals add 京AD12345")
    prompt = await talk.ask(talk.advisor, "12-31")
    while "谁卖的" not in prompt.text:
        await talk.press(talk.advisor, prompt, "跳过")
    await talk.say(talk.advisor, "业务员 陈静")
    assert (await InsurancePolicy.get()).sold_by == "陈静"
