"""Undo: under every answer for a minute, by a word for a day, for its author and managers (interface §1)."""

from datetime import timedelta

from domain.agents.models import FeeEntry, Referral
from domain.clock import FixedClock
from domain.people.models import AuditEntry
from tests.conversation.talking import Conversation

REFER = "/refer out 陈静 京AD12345 王先生 13812345678 12-31"


async def test_an_answer_carries_its_undo_for_a_minute(talk: Conversation, time: FixedClock) -> None:
    shown = await talk.ask(talk.advisor, REFER)
    assert "↩️ 撤销" in shown.labels
    others = [label for label in shown.labels if "撤销" not in label]
    time.advance(timedelta(seconds=61))
    await talk.settle()
    assert shown.labels == others
    assert "已登记推荐 R1" in shown.text


async def test_an_undo_takes_back_and_says_so(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, REFER)
    await talk.press(talk.advisor, shown, "撤销")
    assert "已撤销：推荐 R1" in shown.text
    assert (await Referral.get()).state == "withdrawn"
    assert not any("成交" in label for label in shown.labels)
    again = await talk.ask(talk.advisor, REFER)
    assert "已登记推荐 R2" in again.text
    undone = await AuditEntry.filter(subject="referral", undoes_id__isnull=False).get()
    assert (undone.number, undone.what) == (1, "logged")


async def test_only_its_author_and_a_manager_may_undo(talk: Conversation) -> None:
    group = {"chat_id": talk.group_id}
    shown = await talk.ask(talk.advisor, REFER, **group)
    assert "李雷" in await talk.press(talk.colleague, shown, "撤销", **group)
    assert (await Referral.get()).state == "open"
    await talk.press(talk.manager, shown, "撤销", **group)
    assert (await Referral.get()).state == "withdrawn"


async def test_the_button_is_over_after_a_minute_and_the_word_still_works(talk: Conversation, time: FixedClock) -> None:
    shown = await talk.ask(talk.advisor, REFER)
    data = shown.data_of("撤销")
    time.advance(timedelta(minutes=2))
    assert "/undo" in await talk.press_data(talk.advisor, shown, data)
    assert "已撤销：推荐 R1" in (await talk.ask(talk.advisor, "/undo")).text
    assert "没有可以撤销" in (await talk.ask(talk.advisor, "撤销")).text


async def test_undo_goes_back_step_by_step_and_never_twice(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, REFER)
    logged = shown.data_of("撤销")
    won = await talk.ask(talk.advisor, "/won R1")
    closed = won.data_of("撤销")
    assert "不能撤销" in await talk.press_data(talk.advisor, shown, logged)
    assert "成交" in (await talk.ask(talk.advisor, "/undo")).text
    assert sum(entry.fee_fen for entry in await FeeEntry.all()) == 0
    assert "已经撤销过" in await talk.press_data(talk.advisor, won, closed)
    assert "登记" in (await talk.ask(talk.advisor, "/undo")).text
    assert (await Referral.get()).state == "withdrawn"


async def test_what_somebody_built_on_can_not_be_undone_and_it_says_why(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, REFER)
    await talk.say(talk.colleague, "/won R1")
    told = await talk.press_data(talk.advisor, shown, shown.data_of("撤销"))
    assert "韩梅梅" in told
    assert (await Referral.get()).state == "won"


async def test_after_a_day_nothing_is_undone(talk: Conversation, time: FixedClock) -> None:
    await talk.say(talk.advisor, REFER)
    time.advance(timedelta(hours=25))
    assert "24 小时" in (await talk.ask(talk.advisor, "/undo")).text
    assert (await Referral.get()).state == "open"


async def test_forged_undos_do_nothing(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, REFER)
    for data in ("undo.it:0", "undo.it:x", "undo.it:999999", "undo.it:", "undo.it:1:2"):
        assert await talk.press_data(talk.colleague, shown, data)
    assert (await Referral.get()).state == "open"


async def test_whoever_adds_by_mistake_takes_it_back_by_the_button(talk: Conversation) -> None:
    shown = await talk.ask(talk.partner, "/insurer add 华泰 basic")
    await talk.press(talk.partner, shown, "撤销")
    assert shown.text == "↩️ 已撤销：保险公司 华泰 · 添加（¥50,000）"
    assert "华泰" not in (await talk.ask(talk.partner, "/insurers")).text
    shown = await talk.ask(talk.partner, "/agent add 刘洋 国寿 13700001111")
    await talk.press(talk.partner, shown, "撤销")
    assert shown.text == "↩️ 已撤销：代理人 刘洋 · 添加"


async def test_an_undo_says_which_step_and_how_much(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 8500 前杠")
    await talk.say(talk.advisor, "/step C1 inspection")
    assert (await talk.ask(talk.advisor, "撤销")).text == "↩️ 已撤销：事故车 C1 · 初检"
    await talk.say(talk.partner, "/paid 平安 32000")
    assert (await talk.ask(talk.partner, "撤销")).text == "↩️ 已撤销：保险公司 平安 · 回款（¥32,000）"


async def test_what_a_word_has_undone_leaves_no_button_on_the_card(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, REFER)
    assert "↩️ 撤销" in shown.labels
    await talk.say(talk.advisor, "/undo")
    assert "已撤销" in shown.text
    assert "↩️ 撤销" not in shown.labels


async def test_a_group_that_was_unbound_by_mistake_is_bound_again_by_the_button(talk: Conversation) -> None:
    group = {"chat_id": talk.group_id}
    shown = await talk.ask(talk.manager, "/unbind", **group)
    await talk.press(talk.manager, shown, "撤销", **group)
    assert shown.text == "↩️ 已撤销：群 · 解除绑定"
    assert "可接单" in (await talk.ask(talk.advisor, "/credit 平安", **group)).text
