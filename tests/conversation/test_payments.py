"""A wrong payment is reversed and penalty waived from the chat, and every card follows (interface §1)."""

from datetime import UTC, datetime

import pytest

from bot.duties import close_statements
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.insurers import service
from tests.conversation.talking import Conversation
from tests.factories.insurers import a_delivered_case
from tests.factories.people import an_actor

LATE = datetime(2026, 12, 25, 2, tzinfo=UTC)


@pytest.fixture
async def clerk(talk: Conversation, time: FixedClock) -> Actor:
    """Somebody of a centre to which 平安 has owed ¥3,000 for ten days."""
    clerk = await an_actor(Role.MANAGER, centre=talk.centre)
    insurer_id = next(each.id for each in await service.names(clerk) if each.name == "平安")
    await a_delivered_case(clerk, insurer_id, 101, 3_000)
    time.advance(LATE - datetime(2026, 11, 20, 2, tzinfo=UTC))
    await close_statements()
    return clerk


async def test_a_payment_is_reversed_from_the_list_and_the_reversal_undone(talk: Conversation, clerk: Actor) -> None:
    await talk.say(talk.partner, "/paid 平安 3000 12-20")
    await talk.say(talk.manager, "/paid 平安 500")
    card = await talk.ask(talk.partner, "/credit 平安")
    assert "多付结余 ¥500" in card.text
    assert "违约金 ¥7.50（" in card.text
    listed = await talk.ask(talk.partner, "/paid 平安")
    await talk.press(talk.partner, listed, "冲正 12-20 ¥3,000")
    assert "重复登记" in talk.newest(talk.partner.id).text
    done = await talk.ask(talk.partner, "重复登记")
    assert "S1 现在还欠 ¥2,500" in done.text
    assert "未付 ¥2,500 / ¥3,000" in card.text
    assert "违约金 ¥15，每天再加 ¥1.25" in card.text
    await talk.press(talk.partner, done, "撤销")
    assert "已撤销：保险公司 平安 · 冲正回款（¥3,000）" in done.text
    assert "多付结余 ¥500" in card.text
    assert "违约金 ¥7.50（" in card.text


async def test_money_is_written_down_from_the_card_without_typing(talk: Conversation, clerk: Actor) -> None:
    """The form that the button begins offers what is unpaid: of the oldest statement, of all, and today."""
    card = await talk.ask(talk.partner, "/credit 平安")
    await talk.press(talk.partner, card, "登记回款")
    await talk.press(talk.partner, talk.newest(talk.partner.id), "S1 ¥3,000")
    await talk.press(talk.partner, talk.newest(talk.partner.id), "今天")
    assert "2026-12-25 收到 平安 回款 ¥3,000\n· S1 冲 ¥3,000，已付清" in talk.newest(talk.partner.id).text
    assert "登记回款" not in " ".join(card.labels), "the card has followed: nothing is unpaid"


async def test_of_several_statements_all_is_offered_too(talk: Conversation, clerk: Actor, time: FixedClock) -> None:
    insurer_id = next(each.id for each in await service.names(clerk) if each.name == "平安")
    await a_delivered_case(clerk, insurer_id, 102, 700)
    time.advance(datetime(2027, 1, 2, 2, tzinfo=UTC) - LATE)
    await close_statements()
    statement = await talk.ask(talk.partner, "/statement S2")
    await talk.press(talk.partner, statement, "登记回款")
    offered = talk.newest(talk.partner.id).labels
    assert offered[:2] == ["S1 ¥3,000", "全部 ¥3,700"]


async def test_penalty_is_waived_by_a_form_and_owed_again_when_undone(talk: Conversation, clerk: Actor) -> None:
    card = await talk.ask(talk.partner, "/credit 平安")
    shown = await talk.ask(talk.manager, "违约金 平安")
    await talk.press(talk.manager, shown, "减免")
    await talk.press(talk.manager, talk.newest(talk.manager.id), "¥15")
    done = await talk.ask(talk.manager, "友好协商")
    assert "已减免 平安 违约金 ¥15" in done.text
    assert "违约金 ¥0，每天再加 ¥1.50" in card.text
    assert "12-25 减免违约金 ¥15（友好协商）" in card.text
    await talk.press(talk.manager, done, "撤销")
    assert "已撤销：保险公司 平安 · 减免违约金（¥15）" in done.text
    assert "违约金 ¥15，每天再加 ¥1.50" in card.text


async def test_hurried_words_are_understood(talk: Conversation, clerk: Actor) -> None:
    """A plan, a correction and a waiver in the words people type."""
    plan = await talk.ask(talk.manager, "/insurer 平安 换B 明年1月1日")
    assert "从 2027-01-01 起改为 B 深度" in plan.text
    for line in ("/insurer 平安 换 A 2027-02-01", "/insurer 改成B 平安 2027-03-01"):
        assert "的合作方案从" in (await talk.ask(talk.manager, line)).text
    await talk.say(talk.partner, "/paid 平安 100")
    assert "由 ¥100 更正为 ¥200" in (await talk.ask(talk.partner, "/paid 平安 改 100 200 写错了")).text
    assert "已减免 平安 违约金 ¥15" in (await talk.ask(talk.manager, "/penalty 平安 全免 老客户")).text


async def test_which_of_alike_payments_is_asked_of_the_day_that_was_named(talk: Conversation, clerk: Actor) -> None:
    for day in ("12-20", "12-20", "12-21"):
        await talk.say(talk.partner, f"/paid 平安 100 {day}")
    asked = await talk.ask(talk.partner, "/paid 平安 冲正 100 12-20 记错了")
    assert "有 2 笔 ¥100 的回款" in asked.text
    assert [label for label in asked.labels if "¥100" in label] == ["2026-12-20 ¥100"] * 2
