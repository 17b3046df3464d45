"""A case's customer as staff speak of them: called, heard, told, lent a car, back again (domain §3)."""

from datetime import timedelta
from typing import Any

import pytest

from bot.delivery import Courier
from bot.duties import escalate_complaints
from domain.cases.models import CaseComplaint, CaseScore
from domain.clock import FixedClock
from tests.conversation.talking import Conversation

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"
STEPS = ("inspection", "plan", "submitted", "informed", "photo", "eta", "quality", "delivered")


async def delivered(talk: Conversation) -> None:
    """C1, taken in the team group, is delivered."""
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    await talk.say(talk.advisor, "/assess C1 8200 500")
    for step in STEPS:
        await talk.say(talk.advisor, f"/step C1 {step}")


async def test_from_a_low_score_to_a_closed_case(talk: Conversation, time: FixedClock) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    await delivered(talk)
    asked = await talk.ask(talk.advisor, "/nps", **group)
    await talk.press(talk.advisor, asked, "C1", **group)
    scores = [[button["text"] for button in row] for row in asked.keyboard]
    assert scores[:2] == [["0", "1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"]]
    await talk.press(talk.advisor, asked, "4", **group)
    await talk.say(talk.advisor, "等了三天，王先生很生气", reply_to=asked.id, **group)
    said = talk.newest(talk.group_id).text
    assert "C1 回访评分已登记：4 分" in said
    assert "王先生" not in said
    private = talk.newest(talk.manager.id)
    assert "C1 客户回访只打了 4 分" in private.text
    assert "等了三天，王先生很生气" in private.text
    await talk.say(talk.advisor, "/booking C1 2027-03-01")
    card = await talk.ask(talk.advisor, "/case C1", **group)
    assert "📣 投诉待答复 · 回访低分" in card.text
    assert "下次保养 2027-03-01" in card.text
    assert "待回访" in card.text
    assert "📣 投诉" in (await talk.ask(talk.advisor, "/cases", **group)).text
    await talk.press(talk.manager, private, "答复")
    await talk.say(talk.manager, "已道歉，送一次洗车")
    assert "📣 投诉待办结" in card.text, "the card follows"
    day = (await talk.ask(talk.advisor, "/today", **group)).text
    assert "未办结的投诉 1 件 · 待答复 0 件" in day
    listed = await talk.ask(talk.advisor, "/complaint", **group)
    await talk.press(talk.advisor, listed, "办结", **group)
    await talk.say(talk.advisor, "重新喷漆，客户认可", reply_to=talk.newest(talk.group_id).id, **group)
    assert "已结案" in talk.newest(talk.group_id).text
    assert "没有未办结的投诉" in (await talk.ask(talk.advisor, "/complaint", **group)).text
    time.advance(timedelta(days=20))
    assert "C1 交车后回店保养，已计入转化" in (await talk.ask(talk.colleague, "/visit 京AD12345 保养 1800")).text
    assert "2026-12-10 回店保养，已转化" in card.text, "the card follows"


async def test_a_complaint_and_its_answer_are_whole_lines(talk: Conversation, time: FixedClock) -> None:
    await talk.say(talk.advisor, NEW)
    opened = await talk.ask(talk.advisor, "/complaint C1 the door does not close")
    assert "投诉已登记" in opened.text
    assert (await CaseComplaint.get()).words == "the door does not close"
    time.advance(timedelta(hours=24))
    await escalate_complaints()
    await talk.settle()
    late = talk.newest(talk.manager.id)
    assert "C1 的投诉 24 小时没有答复" in late.text
    assert "先答复" in (await talk.ask(talk.advisor, "/complaint C1 close 已修")).text
    assert "投诉已答复" in (await talk.ask(talk.advisor, "投诉 C1 答复 已道歉")).text
    assert "投诉已办结" in (await talk.ask(talk.advisor, "/complaint close C1 已调整门锁")).text


async def test_a_reply_to_a_card_need_not_say_which_case(talk: Conversation) -> None:
    await delivered(talk)
    card = await talk.ask(talk.advisor, "/case C1")
    assert "C1 回访评分已登记：9 分" in (await talk.ask(talk.advisor, "/nps ９分", reply_to=card.id)).text
    assert "投诉已登记" in (await talk.ask(talk.advisor, "/complaint 等了 15 天 🙁", reply_to=card.id)).text
    assert (await CaseComplaint.get()).words == "等了 15 天 🙁"
    assert "2027-03-01" in (await talk.ask(talk.advisor, "/booking 2027-03-01", reply_to=card.id)).text
    assert "交车" in (await talk.ask(talk.advisor, "/tell", reply_to=card.id)).text


async def test_a_push_says_nothing_of_what_was_taken_back(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    await delivered(talk)
    monkeypatch.setattr(Courier, "wake", lambda _: None)  # the undo is in before anything was sent
    before = len(talk.screen.messages.get(talk.manager.id, []))
    update = talk.message(talk.advisor, "/nps C1 2 太慢", talk.advisor.id)
    await talk.receive({"message": update})
    await talk.receive({"message": talk.message(talk.advisor, "/undo", talk.advisor.id)})
    await talk.settle()
    assert await CaseScore.all().count() == 0
    assert len(talk.screen.messages.get(talk.manager.id, [])) == before


async def test_the_message_is_copied_and_told(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW)
    card = await talk.ask(talk.advisor, "/case C1")
    shown = await talk.ask(talk.advisor, "/tell C1")
    assert "王先生，您好！" in shown.text
    assert "服务顾问李雷" in shown.text
    (copy,) = [button["copy_text"]["text"] for row in shown.keyboard for button in row if "copy_text" in button]
    assert copy in shown.text
    assert "8500" not in copy
    assert "已记下" in await talk.press(talk.advisor, shown, "已告知")
    assert "已告知 · 李雷" in shown.text
    assert "💬 已告知：到店" in card.text
    await talk.press(talk.advisor, shown, "定损后")
    assert "大约需要 6 天，预计 11月26日交车" in shown.text
    in_group = await talk.ask(talk.advisor, "/tell C1", chat_id=talk.group_id)
    assert "王" not in in_group.text
    assert "车主，您好！" in in_group.text


async def test_a_centre_has_its_own_words(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW)
    assert "店长" in (await talk.ask(talk.advisor, "/wording")).text
    refused = await talk.ask(talk.manager, "/wording arrival 您的毛利是{毛利}")
    assert "{毛利}" in refused.text
    assert "{称呼} {车牌} {门店} {顾问} {交车日} {天数}" in refused.text
    await talk.say(talk.manager, "/wording arrival {称呼}好，<b>{车牌}</b>到店了，\n{交车日}见。{顾问}")
    told = await talk.ask(talk.advisor, "/tell C1")
    assert "王先生好，<b>京AD12345</b>到店了，" in told.html.replace("&lt;", "<").replace("&gt;", ">")
    assert "&lt;b&gt;" in told.html
    await talk.say(talk.manager, "话术 到店 恢复默认")
    assert "第一时间告诉您" in (await talk.ask(talk.advisor, "/tell C1")).text
    assert "没有「吃饭」这个时刻" in (await talk.ask(talk.manager, "/wording 吃饭 好")).text


async def test_a_loaner_car_goes_out_and_comes_back(talk: Conversation, time: FixedClock) -> None:
    await talk.say(talk.advisor, NEW)
    assert "还没有代步车" in (await talk.ask(talk.advisor, "/loaner")).text
    assert "合作专员" in (await talk.ask(talk.advisor, "/loaner add 京A12345 Model 3")).text
    assert "京A12345 Model 3 已添加" in (await talk.ask(talk.partner, "/loaner add 京A12345 Model 3")).text
    card = await talk.ask(talk.advisor, "/case C1")
    lent = await talk.ask(talk.advisor, "/loaner C1 京A12345 11-22")
    assert "代步车 京A12345 Model 3 · 2026-11-22 还" in lent.text
    assert "代步车 京A12345 Model 3 · 2026-11-22 还" in card.text
    time.advance(timedelta(days=3))
    pool = await talk.ask(talk.advisor, "代步车")
    assert "超期 1 台" in pool.text
    assert "代步车超期" in (await talk.ask(talk.advisor, "/cases")).text
    assert "已归还（C1）" in await talk.press(talk.advisor, pool, "京A12345 已还")
    assert "空闲 1 台" in pool.text
    assert "代步车" not in card.text
