"""Chinese words, their variants, and what is nearly a command (interface §1)."""

from typing import Any

import pytest

from domain.agents.models import Referral
from domain.bundles.models import Quote
from tests.conversation.talking import Conversation


@pytest.mark.parametrize(
    "said",
    [
        "报价 舒适 6800",
        "算报价 舒适 6800",
        "帮我报价 舒适 6800",
        "请 报个价 6800 舒适",
        "quote comfort 6800",
        "please make a quote comfort 6800",
        "报价　舒适，６８００",
        "报价 舒适型 ¥6,800元",
    ],
)
async def test_a_quote_in_many_words(talk: Conversation, said: str) -> None:
    await talk.say(talk.advisor, said)
    await talk.say(talk.advisor, said, chat_id=talk.group_id, mentions=True)
    rows = await Quote.all()
    assert [(row.bundle, row.premium_fen) for row in rows] == [("comfort", 680_000)] * 2


async def test_a_groups_own_talk_is_not_for_the_bot(talk: Conversation) -> None:
    assert await talk.say(talk.advisor, "报价 舒适 6800", chat_id=talk.group_id) == []
    assert await talk.say(talk.advisor, "报加 舒适 6800", chat_id=talk.group_id) == []


@pytest.mark.parametrize("said", ["报加 舒适 6800", "/qoute 舒适 6800", "给个报价吧 舒适 6800", "qoute comfort 6800"])
async def test_a_near_miss_offers_what_was_meant_and_keeps_the_words(talk: Conversation, said: str) -> None:
    shown = await talk.ask(talk.advisor, said)
    assert "没看懂" in shown.text
    assert len(shown.labels) == 2
    assert any("报一款套餐" in label for label in shown.labels)
    await talk.press(talk.advisor, shown, "报一款套餐")
    assert "Q1" in talk.newest(talk.advisor.id).text
    assert (await Quote.get()).premium_fen == 680_000


async def test_only_what_the_person_may_do_is_offered(talk: Conversation) -> None:
    assert "bot.meant:limit" not in (await talk.ask(talk.advisor, "调个额 平安")).data
    assert "bot.meant:limit" in (await talk.ask(talk.manager, "调个额 平安")).data


async def test_nothing_near_offers_the_day_and_help(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "♥♥♥")
    assert shown.data == ["bot.meant:today", "bot.meant:help"]


async def test_what_looks_pasted_offers_what_takes_it(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "京AD12345 王先生 13812345678")
    assert "要登记成什么" in shown.text
    await talk.press_data(talk.advisor, shown, next(data for data in shown.data if "refer" in data))
    assert "转出" in talk.newest(talk.advisor.id).text + str(talk.newest(talk.advisor.id).labels)
    assert not await Referral.exists()


@pytest.mark.parametrize("said", ["京A·8O6K2 李明 13812345678", "京AD12345 1375770008 8 李明"])
async def test_what_looks_pasted_may_be_badly_written(talk: Conversation, said: str) -> None:
    shown = await talk.ask(talk.advisor, said)
    assert any("refer" in data for data in shown.data)


async def test_an_offer_whose_words_are_gone_says_so(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "报加 舒适 6800")
    shown.replies_to = None
    assert "失效" in await talk.press_data(talk.advisor, shown, "bot.meant:quote")
    for forged in ("bot.meant:", "bot.meant:nothing", "bot.meant:start:x"):
        assert await talk.press_data(talk.advisor, shown, forged)
    assert not await Quote.exists()


async def test_a_stranger_is_offered_nothing(talk: Conversation) -> None:
    from tests.conversation.talking import Somebody

    shown = await talk.ask(Somebody(99_999, "路人"), "报加 舒适 6800")
    assert not shown.labels
    assert "没有您的权限" in shown.text


async def test_today_shows_what_is_mine(talk: Conversation) -> None:
    assert "今天没有待办" in (await talk.ask(talk.advisor, "今天任务")).text
    await talk.say(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 8500 前杠")
    await talk.say(talk.advisor, "/refer out 陈静 京B12345 李女士 13912345678")
    shown = await talk.ask(talk.advisor, "/today")
    assert "C1" in shown.text
    assert "R1" in shown.text
    assert "今天没有待办" in (await talk.ask(talk.colleague, "/today")).text
    assert "C1 初检 已完成" in await talk.press(talk.advisor, shown, "C1")
    assert "✅ C1 方案" in shown.labels


CAR = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("完成C1初检", "C1 初检 已完成"),
        ("C1 初检", "C1 初检 已完成"),
        ("C1初检", "C1 初检 已完成"),
        ("/step C1初检", "C1 初检 已完成"),
        ("定损C1 8200 500", "C1 定损已登记"),
        ("查车京AD12345", "C1"),
        ("京AD12345", "C1"),
        ("C1", "C1"),
        ("R1", "R1"),
        ("Q1", "Q1"),
        ("查额度平安", "平安"),
        ("平安", "可接单"),
        ("陈静", "R1"),
        ("报价舒适6800", "Q2"),
        ("报价 舒适6800", "Q2"),
        ("舒适 6800", "Q2"),
        ("帮我算报价舒适6800", "Q2"),
        ("C1到哪了？", "负责人"),
        ("京AD12345修好了吗", "负责人"),
        ("帮我看一下平安的额度", "可接单"),
        ("查一下陈静的推荐", "R1"),
        ("C1 定损 8200 500", "C1 定损已登记"),
        ("C1 定损", "定损金额是多少？"),
        ("R1 成交", "R1 成交"),
        ("平安 额度", "可接单"),
    ],
)
async def test_what_is_written_in_one_go_or_names_a_thing_is_understood(
    talk: Conversation, said: str, answered: str
) -> None:
    await talk.say(talk.advisor, CAR)
    await talk.say(talk.advisor, "/refer out 陈静 京B12345 李女士 13912345678")
    await talk.say(talk.advisor, "/quote comfort 6800")
    shown = await talk.ask(talk.advisor, said)
    assert answered in shown.text
    assert "没看懂" not in shown.text


@pytest.mark.parametrize(
    "said", ["成交量怎么样", "取消订单", "撤销C1", "报价单怎么填", "未成年人", "12", "推荐他换车", "完成得怎么样"]
)
async def test_what_only_begins_like_a_command_is_none(talk: Conversation, said: str) -> None:
    await talk.say(talk.advisor, CAR)
    assert "没看懂" in (await talk.ask(talk.advisor, said)).text


async def test_half_of_it_written_in_one_go_begins_the_form(talk: Conversation) -> None:
    assert "为什么停单？" in (await talk.ask(talk.manager, "停单平安")).text


async def test_a_reply_to_a_card_or_to_what_was_told_of_a_thing_is_about_it(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    card = await talk.ask(talk.advisor, CAR, **group)
    told = await talk.ask(talk.colleague, "初检", reply_to=card.id, **group)
    assert "C1 初检 已完成" in told.text
    told = await talk.ask(talk.advisor, "方案 免 客户不需要", reply_to=told.id, **group)
    assert "C1 方案 免做" in told.text
    told = await talk.ask(talk.advisor, "定损 8200 500", reply_to=told.id, **group)
    assert "C1 定损已登记" in told.text
    await talk.say(talk.advisor, "/quote comfort 6800", **group)
    quote = talk.newest(talk.group_id)
    await talk.say(talk.advisor, "7200", reply_to=quote.id, **group)
    assert "v2" in talk.newest(talk.group_id).text


async def test_kind_words_disturb_nobody(talk: Conversation) -> None:
    card = await talk.ask(talk.advisor, CAR, chat_id=talk.group_id)
    for said in ("收到", "谢谢！", "ok", "👍", "好的。"):
        assert await talk.say(talk.colleague, said, chat_id=talk.group_id, reply_to=card.id) == []
    assert "/help" in (await talk.ask(talk.advisor, "谢谢")).text


async def test_what_takes_something_away_is_not_offered_for_a_likeness(talk: Conversation) -> None:
    for said in ("催回款", "撤回款", "取消费"):
        shown = await talk.ask(talk.advisor, said)
        assert "bot.meant:undo" not in shown.data or "撤回" in said


async def test_today_says_how_much_it_leaves_out(talk: Conversation) -> None:
    for number in range(6):
        await talk.say(
            talk.advisor, f"/renewals add 京AD1234{number} 王先生 1381234567{number} 平安 2026-11-2{number} 6800"
        )
    text = (await talk.ask(talk.advisor, "/today")).text
    assert "7 天内到期或刚过期的保单（6）" in text
    assert "…另有 2 项" in text


@pytest.mark.parametrize("said", ["平安 回款 3万", "回款平安3万", "回款 平安3万"])
async def test_a_payment_in_any_order(talk: Conversation, said: str) -> None:
    assert "收到 平安 回款 ¥30,000" in (await talk.ask(talk.partner, said)).text


async def test_a_plate_that_is_too_short_is_no_name(talk: Conversation) -> None:
    assert "不像车牌" in (await talk.ask(talk.advisor, "/refer out 陈静 京AD1 13812345678")).text


async def test_a_kind_word_to_something_else_is_no_answer_to_a_form(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    await talk.say(talk.advisor, CAR, **group)
    told = await talk.ask(talk.colleague, "/step C1 inspection", **group)
    prompt = await talk.ask(talk.advisor, "/quote comfort", **group)
    assert await talk.say(talk.advisor, "好的", reply_to=told.id, **group) == []
    await talk.say(talk.advisor, "6800", reply_to=prompt.id, **group)
    assert "Q1" in talk.newest(talk.group_id).text
