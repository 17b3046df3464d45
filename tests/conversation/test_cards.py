"""Living cards: any change, by anyone, edits every card of the thing; old ones point to the newest (interface §1)."""

from domain.clock import FixedClock
from domain.outbox.models import OutboxMessage, ShownMessage
from tests.conversation.talking import Conversation, a_conversation

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"
REFER = "/refer out 陈静 京AD12345 王先生 13812345678 12-31"


async def test_a_change_by_anyone_edits_the_card_in_every_chat(talk: Conversation) -> None:
    opened = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    private = await talk.ask(talk.manager, "/case C1")
    await talk.say(talk.colleague, "/step C1 inspection")
    for card in (opened, private):
        assert "✅ 初检 · 韩梅梅" in card.text


async def test_a_digests_button_edits_the_card_too(talk: Conversation) -> None:
    card = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    digest = await talk.ask(talk.manager, "/digest cases", chat_id=talk.group_id)
    await talk.press(talk.colleague, digest, "C1", chat_id=talk.group_id)
    assert "✅ 初检 · 韩梅梅" in card.text
    assert "✅ 初检" in digest.text


async def test_a_private_card_stays_whole_and_a_groups_masked(talk: Conversation) -> None:
    group = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    private = await talk.ask(talk.manager, "/case C1")
    await talk.say(talk.advisor, "/assess C1 8200 500")
    assert "13812345678" in private.text
    assert "13812345678" not in group.text
    assert "138****5678" in group.text


async def test_an_old_card_points_to_the_newest(talk: Conversation) -> None:
    first = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    second = await talk.ask(talk.colleague, "/case C1", chat_id=talk.group_id)
    assert first.text == "C1 有更新的卡片，这一张不再更新。"
    button = first.keyboard[0][0]
    group = str(talk.group_id).removeprefix("-100")
    assert button["url"] == f"https://t.me/c/{group}/{second.id}"
    await talk.say(talk.advisor, "/step C1 inspection")
    assert "初检" in second.text
    assert first.text == "C1 有更新的卡片，这一张不再更新。"


async def test_in_private_the_old_card_becomes_the_newest_at_a_press(talk: Conversation) -> None:
    first = await talk.ask(talk.advisor, REFER)
    second = await talk.ask(talk.advisor, "/referrals R1")
    assert "更新的卡片" in first.text
    await talk.press(talk.advisor, first, "查看最新")
    assert "陈静" in first.text
    assert "更新的卡片" in second.text


async def test_what_changes_nothing_is_not_sent(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    before = len(talk.screen.calls)
    await talk.say(talk.colleague, "/case C1")
    edits = [call for call in talk.screen.calls[before:] if call[0] == "editMessageText"]
    assert not edits


async def test_many_changes_before_a_send_are_one_edit(talk: Conversation) -> None:
    card = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    process = talk.process
    before = len(talk.screen.calls)
    for step in ("inspection", "plan", "submitted"):
        message = talk.message(talk.colleague, f"/step C1 {step}", talk.colleague.id)
        await process.intake.receive({"update_id": 900_000 + len(step) + ord(step[0]), "message": message})
    await talk.settle_within_a_second()
    edits = [call for call in talk.screen.calls[before:] if call[0] == "editMessageText"]
    assert len(edits) <= 2
    assert "✅ 提交 · 韩梅梅" in card.text


async def test_replies_to_a_card_are_about_its_thing(talk: Conversation) -> None:
    card = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    told = await talk.ask(talk.colleague, "/step inspection", chat_id=talk.group_id, reply_to=card.id)
    assert "C1" in told.text
    told = await talk.ask(talk.colleague, "定损 8200 500", chat_id=talk.group_id, reply_to=card.id)
    assert "¥7,700" in told.text
    referral = await talk.ask(talk.advisor, REFER, chat_id=talk.group_id)
    told = await talk.ask(talk.advisor, "成交", chat_id=talk.group_id, reply_to=referral.id)
    assert "R1" in told.text


async def test_a_reply_to_a_quotes_card_is_still_a_new_quote(talk: Conversation) -> None:
    card = await talk.ask(talk.advisor, "/quote comfort 6800", chat_id=talk.group_id)
    told = await talk.ask(talk.advisor, "报价 经济 5000", chat_id=talk.group_id, reply_to=card.id)
    assert "Q2" in told.text


async def test_whoever_left_sees_no_more_changes(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    private = await talk.ask(talk.colleague, "/case C1")
    await talk.say(talk.manager, "/staff remove 韩梅梅")
    await talk.say(talk.advisor, "/step C1 inspection")
    assert "✅ 初检" not in private.text


async def test_a_card_is_of_its_own_centre(talk: Conversation, time: FixedClock) -> None:
    other = await a_conversation()
    mine = await talk.ask(talk.advisor, NEW, chat_id=talk.group_id)
    theirs = await other.ask(other.advisor, NEW, chat_id=other.group_id)
    await talk.say(talk.colleague, "/step C1 inspection")
    assert "✅ 初检" in mine.text
    assert "✅ 初检" not in theirs.text
    assert await ShownMessage.filter(kind="case").count() == 2


async def test_an_edit_waits_for_its_message_to_be_sent(talk: Conversation) -> None:
    message = talk.message(talk.advisor, NEW, talk.group_id)
    step = talk.message(talk.colleague, "/step C1 inspection", talk.colleague.id)
    process = talk.process
    sending = process.courier.send_soon
    process.courier.send_soon = lambda rows: None  # type: ignore[method-assign]
    await process.intake.receive({"update_id": 800_001, "message": message})
    process.courier.send_soon = sending  # type: ignore[method-assign]
    await process.intake.receive({"update_id": 800_002, "message": step})
    await talk.settle()
    waiting = await OutboxMessage.filter(template="outbox.card", state="waiting").count()
    assert waiting == 1


async def test_an_insurers_card_follows_what_is_posted_to_its_account(talk: Conversation) -> None:
    card = await talk.ask(talk.manager, "/credit 平安")
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    assert "¥8,500 / ¥50,000" in card.text
    await talk.say(talk.colleague, "/assess C1 8200 500")
    assert "¥7,700 / ¥50,000" in card.text


async def test_an_assessment_is_asked_for_under_its_button(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 8500 前杠", chat_id=talk.group_id)
    card = await talk.ask(talk.advisor, "/case C1", chat_id=talk.group_id)
    await talk.press(talk.advisor, card, "定损", chat_id=talk.group_id)
    prompt = talk.newest(talk.group_id)
    assert "定损金额是多少？" in prompt.text
    await talk.say(talk.advisor, "8200 500", reply_to=prompt.id, chat_id=talk.group_id)
    assert "定损 ¥8,200 · 免赔 ¥500" in talk.newest(talk.group_id).text
    assert "定损 ¥8,200 · 免赔 ¥500" in card.text


async def test_a_day_stays_while_its_steps_are_done(talk: Conversation) -> None:
    for plate in ("京AD12345", "京AD12346"):
        await talk.say(talk.advisor, f"/case new 平安 {plate} 王先生 13812345678 850 前杠")
    day = await talk.ask(talk.advisor, "/today")
    assert "C1 初检 已完成" in await talk.press(talk.advisor, day, "C1 初检")
    assert "✅ C1 方案" in day.labels
    assert "✅ C2 初检" in day.labels
    await talk.press(talk.advisor, day, "我的车")
    assert "在修 2 台" in talk.newest(talk.advisor.id).text
    assert "我的事故车" in day.text


async def test_what_tells_of_a_thing_does_not_become_its_card_when_undone(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 8500 前杠")
    card = await talk.ask(talk.advisor, "/case C1")
    told = await talk.ask(talk.advisor, "/step C1 inspection")
    await talk.press(talk.advisor, told, "撤销")
    assert told.text == "↩️ 已撤销：事故车 C1 · 初检"
    assert "⏰ 初检" in card.text


async def test_an_undo_under_the_digest_or_the_day_leaves_them(talk: Conversation) -> None:
    group = {"chat_id": talk.group_id}
    await talk.say(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 850 前杠")
    digest = await talk.ask(talk.manager, "/digest cases", **group)
    day = await talk.ask(talk.advisor, "/today")
    for who, shown, where in ((talk.colleague, digest, group), (talk.advisor, day, {})):
        before = shown.text
        await talk.press(who, shown, "C1 初检", **where)
        assert shown.text != before
        assert await talk.press(who, shown, "撤销", **where) == "↩️ 已撤销：事故车 C1 · 初检"
        assert shown.text == before
        assert not any("撤销" in label for label in shown.labels)
