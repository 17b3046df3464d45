"""Who may go on with a form, what counts as an answer to it, what it shows to whom, and what is left of it."""

from datetime import timedelta
from typing import Any

import pytest

from domain.actor import Role
from domain.clock import FixedClock
from domain.forms import service as forms
from domain.forms.models import Form
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.people.models import AuditEntry, KnownPerson, Staff
from handlers.registry import gather
from tests.conversation.talking import Conversation, Somebody, a_conversation
from tests.factories.people import a_staff

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"
BY_HIGHER_STAFF = [
    command.name for command in gather().commands if isinstance(command.needs, Role) and command.needs > Role.ADVISOR
]


async def become(talk: Conversation, who: Somebody, role: Role) -> None:
    """Give somebody another role."""
    await Staff.filter(centre_id=talk.centre.id, person_id=who.id).update(role=role.word)


@pytest.mark.parametrize("command", BY_HIGHER_STAFF)
async def test_whoever_was_demoted_goes_on_with_no_form_of_before(talk: Conversation, command: str) -> None:
    who = talk.manager
    prompt = (await talk.say(who, f"/{command}"))[-1]
    if not await Form.exists():
        return
    before = await Form.get().values()
    await become(talk, who, Role.ADVISOR)
    for text in ("叶子", "8000", "原因", "跳过", "确认"):
        assert "没看懂" in (await talk.ask(who, text)).text
    for data in prompt.data:
        if not data.startswith("forms.cancel"):
            assert "权限" in await talk.press_data(who, prompt, data)
    assert await Form.get().values() == before
    assert "已取消" in (await talk.ask(who, "/cancel")).text


async def test_whoever_was_removed_goes_on_with_no_form(talk: Conversation) -> None:
    prompt = await talk.ask(talk.colleague, "/quote")
    await talk.say(talk.manager, "/staff remove 韩梅梅")
    for answer in (await talk.press(talk.colleague, prompt, "舒适型"), (await talk.ask(talk.colleague, "6800")).text):
        assert "员工" in answer
    assert (await Form.get()).answers == []


async def test_a_reply_to_another_card_is_no_answer(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    card = await talk.ask(talk.advisor, NEW, **group)
    theirs = await talk.ask(talk.advisor, "/quote", **group)
    prompt = await talk.ask(talk.colleague, "/refer out 陈静 京AD54321", **group)
    for other in (card, theirs):
        await talk.say(talk.colleague, "客户明天来", reply_to=other.id, **group)
    told = await talk.ask(talk.colleague, "定损 8200 500", reply_to=card.id, **group)
    assert "C1" in told.text
    assert (await Form.get(command="refer")).asked == "name"
    await talk.say(talk.colleague, "王先生", reply_to=prompt.id, **group)
    assert (await Form.get(command="refer")).asked == "phone"


async def test_an_anonymous_admins_words_are_nobodys_answer(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    prompt = await talk.ask(talk.colleague, "/refer out 陈静 京AD54321", **group)
    admin = Somebody(1087968824, "Group")
    await talk.say(admin, "张三", reply_to=prompt.id, **group)
    asked = await talk.ask(admin, "额度 平安", reply_to=prompt.id, **group)
    assert (await Form.get()).asked == "name"
    await talk.press_data(talk.colleague, asked, asked.data[0], **group)
    assert "可用额度" in talk.newest(talk.group_id).text
    assert (await Form.get()).asked == "name"


async def test_a_form_is_of_one_centre(talk: Conversation) -> None:
    other = await a_conversation()
    who = talk.advisor
    await a_staff(other.centre, Role.ADVISOR, user_id=who.id, name=who.name)
    await KnownPerson.filter(user_id=who.id).update(chosen_centre_id=talk.centre.id)
    prompt = await talk.ask(who, "/quote")
    await KnownPerson.filter(user_id=who.id).update(chosen_centre_id=other.centre.id)
    assert await talk.press(who, prompt, "舒适型")
    assert "没看懂" in (await talk.ask(who, "6800")).text
    assert (await Form.get()).answers == []
    await KnownPerson.filter(user_id=who.id).update(chosen_centre_id=talk.centre.id)
    await talk.press(who, prompt, "舒适型")
    assert "Q1" in (await talk.ask(who, "6800")).text


async def looks() -> int:
    """How many looks at whole personal data are on record."""
    return await AuditEntry.filter(what="looked").count()


async def test_a_car_owner_who_is_offered_whole_in_private_is_a_look(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    for line, whole in (("/refer out 陈静 京AD12345", "王先生"), ("/refer out 陈静 京AD12345 王先生", "13812345678")):
        before = await looks()
        private = await talk.ask(talk.colleague, line)
        assert whole in private.labels
        assert await looks() == before + 1
        group = await talk.ask(talk.partner, line, chat_id=talk.group_id)
        assert whole not in str(group.labels)
        assert await looks() == before + 1


async def test_cars_to_choose_from_show_no_owner_whole(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    prompt = await talk.ask(talk.colleague, "/refer out 陈静")
    assert "京AD12345 王**" in prompt.labels
    assert not await looks()


async def test_nothing_personal_is_left_of_a_form_that_was_forgotten(talk: Conversation, time: FixedClock) -> None:
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    prompt = await talk.ask(talk.colleague, "/refer out 陈静 京AD12345 王先生")
    time.advance(timedelta(minutes=29))
    assert await forms.forget_old() == 0
    time.advance(timedelta(minutes=2))
    assert await forms.forget_old() == 1
    await talk.settle()
    assert prompt.text == "✓ 表单已结束。"
    assert prompt.labels == []
    assert not await Form.exists()
    assert not await ShownMessage.filter(kind="form").exists()


async def test_prompts_are_not_remembered_when_they_are_over(talk: Conversation, time: FixedClock) -> None:
    for _ in range(3):
        await talk.say(talk.advisor, "/refer out 陈静")
        for answer in ("京AD12345", "王先生", "13812345678", "取消"):
            await talk.say(talk.advisor, answer)
    time.advance(timedelta(minutes=2))
    await talk.settle()
    assert not await ShownMessage.exclude(kind="").exists()
    assert not await ShownMessage.filter(undo_until__lt=time.now()).exists()


async def test_names_with_markup_and_direction_marks_do_no_harm(talk: Conversation) -> None:
    who = Somebody(talk.advisor.id, "<b>李\u202e雷</b> & 'co'")
    prompt = await talk.ask(who, "/refer out 陈静 京AD12345", chat_id=talk.group_id)
    assert "<b>李 雷</b> & 'co'" in prompt.text
    for name in ("<i>王</i>", "王\u202e先生", "a&lt;b", "&amp;"):
        await talk.say(who, name, chat_id=talk.group_id, reply_to=prompt.id)
    sent = [parameters for _, parameters in talk.screen.calls if "parse_mode" in parameters]
    assert sent
    assert not any("<i>" in each["text"] or "\u202e" in each["text"] for each in sent)
    assert not await OutboxMessage.filter(state="dropped").exists()
