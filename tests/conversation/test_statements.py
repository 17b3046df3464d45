"""A statement's card follows what happens to it, wherever it is shown, and so does its insurer's (interface §1)."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.duties import close_statements
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.insurers import service
from domain.insurers.models import InsurerStatement
from domain.money import yuan
from tests.conversation.talking import Conversation
from tests.factories.insurers import a_delivered_case
from tests.factories.people import an_actor

DECEMBER = datetime(2026, 12, 2, 2, tzinfo=UTC)
JANUARY = datetime(2027, 1, 1, 2, tzinfo=UTC)


@pytest.fixture
async def clerk(talk: Conversation) -> Actor:
    """Somebody who does what has no command yet."""
    return await an_actor(Role.MANAGER, centre=talk.centre)


@pytest.fixture
async def insurer_id(clerk: Actor) -> int:
    return await _id_of(clerk, "平安")


async def _id_of(clerk: Actor, name: str) -> int:
    return next(each.id for each in await service.names(clerk) if each.name == name)


async def _owing(clerk: Actor, insurer_id: int, time: FixedClock, *, cases: int = 1) -> None:
    """November's statement S1 of so many cases, ¥3,000 each, in December."""
    for number in range(101, 101 + cases):
        await a_delivered_case(clerk, insurer_id, number, 3_000)
    time.advance(DECEMBER - datetime(2026, 11, 20, 2, tzinfo=UTC))
    await close_statements()


async def test_cards_in_every_chat_follow_a_payment_and_its_undo(
    talk: Conversation, time: FixedClock, clerk: Actor, insurer_id: int
) -> None:
    await _owing(clerk, insurer_id, time)
    in_group = await talk.ask(talk.partner, "/statement S1", chat_id=talk.group_id)
    private = await talk.ask(talk.manager, "/statement S1")
    credit = await talk.ask(talk.advisor, "/credit 平安", chat_id=talk.group_id)
    before = [card.text for card in (in_group, private, credit)]
    assert "未付 ¥3,000" in in_group.text
    paid = await talk.ask(talk.partner, "/paid 平安 1000")
    assert "未付 ¥2,000" in in_group.text
    assert "🟡 部分已付" in private.text
    assert "未付 ¥2,000 / ¥3,000" in credit.text
    await talk.press(talk.partner, paid, "撤销")
    assert [card.text for card in (in_group, private)] == before[:2]
    assert "未付 ¥3,000，" in credit.text
    await talk.say(talk.partner, "/paid 平安 3000")
    assert "✅ 已付清" in in_group.text
    assert "✅ 已付清" in private.text
    assert "未付清的对账单" not in credit.text
    assert not [data for data in credit.data if data.startswith("insurers.show")]
    await talk.say(talk.partner, "/undo")
    assert [card.text for card in (in_group, private)] == before[:2]


async def test_only_the_statements_that_money_reaches_are_made_anew(
    talk: Conversation, time: FixedClock, clerk: Actor, insurer_id: int
) -> None:
    await _owing(clerk, insurer_id, time)
    await a_delivered_case(clerk, insurer_id, 201, 500)
    time.advance(JANUARY - DECEMBER)
    await close_statements()
    for number in (1, 2):
        await talk.say(talk.partner, f"/statement S{number}")
    first, second = talk.screen.messages[talk.partner.id][-2:]
    begun = len(talk.screen.calls)
    await talk.say(talk.manager, "/paid 平安 100")
    edited = [call["message_id"] for method, call in talk.screen.calls[begun:] if method == "editMessageText"]
    assert edited == [first.id]
    await talk.say(talk.manager, "/paid 平安 3000")
    assert "✅ 已付清" in first.text
    assert "已付 ¥100" in second.text


async def _credit_from_a_correction(clerk: Actor, insurer_id: int, time: FixedClock) -> None:
    """S1's only case turns out to be nothing: December's statement leaves the credit that pays S1."""
    await service.reassess_case(clerk, insurer_id=insurer_id, case_number=101, share_fen=0)
    time.advance(JANUARY - DECEMBER)


async def _the_duty(talk: Conversation) -> None:
    await close_statements()


async def _a_look(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/credit")


async def _a_form(talk: Conversation) -> None:
    await talk.say(talk.manager, "/statement")


async def _somebody_elses_money(talk: Conversation) -> None:
    await talk.say(talk.manager, "/paid 平安 1")


@pytest.mark.parametrize("closes", [_the_duty, _a_look, _a_form, _somebody_elses_money])
async def test_cards_follow_a_closing_whatever_brings_it_about(
    talk: Conversation,
    time: FixedClock,
    clerk: Actor,
    insurer_id: int,
    closes: Callable[[Conversation], Awaitable[None]],
) -> None:
    await _owing(clerk, insurer_id, time)
    in_group = await talk.ask(talk.partner, "/statement S1", chat_id=talk.group_id)
    private = await talk.ask(talk.partner, "/statement S1")
    credit = await talk.ask(talk.partner, "/credit 平安")
    await _credit_from_a_correction(clerk, insurer_id, time)
    assert "⏳ 待付" in in_group.text
    await closes(talk)
    await talk.settle()
    assert await InsurerStatement.filter(insurer_id=insurer_id).count() == 2
    assert "✅ 已付清" in in_group.text
    assert "✅ 已付清" in private.text
    assert "S2 为负数" in credit.text


async def test_an_insurers_card_follows_its_cases(talk: Conversation) -> None:
    credit = await talk.ask(talk.partner, "/credit 平安")
    await talk.say(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 8500 前杠", chat_id=talk.group_id)
    assert "¥8,500 / ¥50,000" in credit.text
    await talk.say(talk.advisor, "/undo", chat_id=talk.group_id)
    assert "¥0 / ¥50,000" in credit.text


async def test_what_is_owed_is_offered_with_what_is_late_first(
    talk: Conversation, time: FixedClock, clerk: Actor, insurer_id: int
) -> None:
    assert "没有未付的对账单" in (await talk.ask(talk.partner, "对账")).text
    await _owing(clerk, insurer_id, time)
    await a_delivered_case(clerk, await _id_of(clerk, "人保"), 301, 700)
    time.advance(JANUARY - DECEMBER)
    await close_statements()
    table = await talk.ask(talk.partner, "/statement")
    assert table.labels[:2] == ["S1 平安 ¥3,000 逾期 17 天", "S2 人保 ¥700"]
    await talk.press(talk.partner, table, "S2")
    assert "S2 人保" in talk.newest(talk.partner.id).text
    assert "人保 的对账单（1）" in (await talk.ask(talk.partner, "查对账单 人保")).text


async def test_a_reply_to_the_card_need_not_say_which(
    talk: Conversation, time: FixedClock, clerk: Actor, insurer_id: int
) -> None:
    await _owing(clerk, insurer_id, time)
    card = await talk.ask(talk.partner, "/statement S1", chat_id=talk.group_id)
    newer = await talk.ask(talk.manager, "对账", chat_id=talk.group_id, reply_to=card.id)
    assert "S1 平安" in newer.text
    assert card.text == "S1 有更新的卡片，这一张不再更新。"


async def test_a_button_under_credit_opens_it_and_both_stay(
    talk: Conversation, time: FixedClock, clerk: Actor, insurer_id: int
) -> None:
    await _owing(clerk, insurer_id, time, cases=30)
    credit, news = await talk.say(talk.partner, "/credit 平安", chat_id=talk.group_id)
    assert "停止接单" in news.text
    assert "合作专员" in await talk.press(talk.advisor, credit, "S1", chat_id=talk.group_id)
    await talk.press(talk.partner, credit, "S1", chat_id=talk.group_id)
    card = talk.newest(talk.group_id)
    await talk.say(talk.partner, "/paid 平安 1000")
    assert "已付 ¥1,000" in card.text
    assert "¥89,000" in credit.text
    await talk.press(talk.partner, card, "下一页", chat_id=talk.group_id)
    assert "C130" in card.text
    assert "已付" not in card.text
    await talk.say(talk.partner, "/paid 平安 1000")
    assert "C130" in card.text
    await talk.press(talk.partner, card, "上一页", chat_id=talk.group_id)
    await talk.say(talk.partner, "/paid 平安 1000")
    assert "已付 ¥3,000" in card.text


async def test_who_may_no_longer_see_it_sees_no_more_of_it(
    talk: Conversation, time: FixedClock, clerk: Actor, insurer_id: int
) -> None:
    await _owing(clerk, insurer_id, time)
    private = await talk.ask(talk.partner, "/statement S1")
    await talk.say(talk.manager, "/role 赵合作 advisor")
    await talk.say(talk.manager, "/paid 平安 1000")
    assert "已付 ¥0" in private.text
    assert "合作专员" in (await talk.ask(talk.partner, "/statement S1")).text


async def test_days_late_are_as_of_the_day_it_was_shown(
    talk: Conversation, time: FixedClock, clerk: Actor, insurer_id: int
) -> None:
    await _owing(clerk, insurer_id, time)
    time.advance(timedelta(days=(date(2026, 12, 20) - DECEMBER.date()).days))
    card = await talk.ask(talk.partner, "/statement S1")
    time.advance(timedelta(days=3))
    assert "到 2026-12-20 已逾期 5 天" in card.text
    await talk.press(talk.partner, card, "刷新")
    assert "到 2026-12-23 已逾期 8 天" in card.text
    assert f"累计违约金 ¥{yuan(12) // 100}" in card.text
