"""What people type about the SOP and its templates, and what they read, in both languages."""

from dataclasses import replace

import pytest

from domain.actor import Actor
from domain.cases.errors import NotADueRule, StepNotInSop, StepTitleTaken, TitleUnfit
from domain.errors import DomainError, NotAllowed, NotFound
from domain.forms.views import Draft
from handlers.arguments.errors import Missing, Unknown
from handlers.calling import MAX_CALLBACK_BYTES
from handlers.cases import buttons as case_buttons
from handlers.cases.sop import buttons
from handlers.cases.sop.forms import DUE
from handlers.declaration import Call
from locales import LANGUAGES, say
from tests.factories.cases import Shop, a_case
from tests.factories.people import anew
from tests.handlers.cases.conftest import data_of, labels_of, pressed, typed

WASH = "add 洗车 质检后 交车-4h"


def speaking(actor: Actor, lang: str) -> Actor:
    return replace(actor, lang=lang)


async def test_a_template_is_shown_with_when_each_step_is_due(shop: Shop) -> None:
    text = (await typed(shop.manager, "sop")).text
    assert "标准流程" in text
    assert "1. 初检 · 到店后 1 小时内" in text
    assert "7. 预告 · 预计交车前 1 天" in text
    assert "11. 回访 · 交车后 1 天内" in text
    express = (await typed(speaking(shop.manager, "en"), "sop", "加急")).text
    assert "Express SOP" in express
    assert "9. Delivery · within 48 h of the assessment" in express


@pytest.mark.parametrize(
    "told",
    [
        WASH,
        "add 交车前4小时 洗车 质检后",
        "新增 洗车 在 质检之后 交车 - 4h",
        "添加 质检后 洗车 4 hours before delivery",
    ],
)
async def test_a_step_is_added_in_whatever_order_it_is_told(shop: Shop, told: str) -> None:
    reply = await typed(shop.manager, "sop", told)
    assert "已增加步骤 <b>洗车</b>，预计交车前 4 小时" in reply.text
    assert "9. ➕ <b>洗车</b>" in reply.text
    assert "在修的车仍按原来的流程" in reply.text


async def test_in_english_too(shop: Shop) -> None:
    manager = speaking(shop.manager, "en")
    reply = await typed(manager, "sop", "add Car Wash express after quality check 1d before delivery")
    assert "Step added: <b>Car Wash</b>, 1 d before the promised day" in reply.text
    assert "Express SOP" in reply.text
    await typed(manager, "sop", "move eta delivery-2d")
    assert "✏️ ETA · 2 d before the promised day" in (await typed(manager, "sop")).text


async def test_steps_are_moved_dropped_and_put_back(shop: Shop) -> None:
    moved = await typed(shop.manager, "sop", "move 预告 定损后")
    assert "5. ✏️ 预告 · 预计交车前 1 天" in moved.text
    dropped = await typed(shop.manager, "sop", "drop 预约")
    assert "已去掉：预约" in dropped.text
    assert "cases.sopreset:standard" in data_of(dropped)
    back = await typed(shop.manager, "sop", "reset")
    assert "已恢复默认流程" in back.text
    assert "cases.sopreset:standard" not in data_of(back)
    assert "已经是默认流程" in (await typed(shop.manager, "sop", "reset")).text


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ("add 质检 交车-4h", StepTitleTaken),
        ("add quality 交车-4h", StepTitleTaken),
        ("add 跳过 交车-4h", StepTitleTaken),
        ("add <b>洗</b> 交车-4h", TitleUnfit),
        ("add 🚗 交车-4h", TitleUnfit),
        ("add 抛光 没有后 交车-4h", StepNotInSop),
        ("add 抛光", Missing),
        ("move 没有 交车-4h", StepNotInSop),
        ("drop", Missing),
        ("move 洗车", StepNotInSop),
        ("add 抛光 交车-9999h", NotADueRule),
    ],
)
async def test_what_makes_no_sense_is_refused_in_a_sentence(shop: Shop, told: str, refused: type[DomainError]) -> None:
    with pytest.raises(refused) as refusal:
        await typed(shop.manager, "sop", told)
    for lang in LANGUAGES:
        assert say(lang, refusal.value.key, **refusal.value.params())


async def test_an_answer_that_is_no_due_time_is_refused_where_it_is_asked(shop: Shop) -> None:
    call = Call(shop.manager.person, shop.manager)
    with pytest.raises(NotADueRule):
        await DUE.read(call, "随便")
    assert await DUE.read(call, "交车前1天") == "promised-1d"


async def test_a_step_of_ones_own_is_marked_by_its_title_and_its_button(shop: Shop) -> None:
    await typed(shop.manager, "sop", WASH)
    await a_case(shop)
    marked = await typed(anew(shop.advisor), "step", "C1 洗车")
    assert "✅ <b>C1 洗车</b> 已完成" in marked.text
    assert "C1 洗车 之前已完成" in (await typed(anew(shop.advisor), "step", "C1 洗车")).text
    await a_case(shop)
    waived = await typed(shop.advisor, "step", "C2 洗车 免 下雨")
    assert "免做" in waived.text
    await a_case(shop)
    card = await pressed(shop.advisor, case_buttons.done, "cases.done:C3:x1")
    assert "✅ 洗车 · 李雷" in card.text
    with pytest.raises(Unknown) as unknown:
        await typed(shop.advisor, "step", "C3 抛光")
    assert "洗车" in str(unknown.value.params())
    assert all(len(data.encode()) <= MAX_CALLBACK_BYTES for data in data_of(card))


async def test_the_buttons_turn_ask_and_put_back(shop: Shop) -> None:
    first = await typed(shop.manager, "sop")
    assert labels_of(first) == ["➕ 增加", "✏️ 调整", "🗑 去掉", "⚡ 加急流程"]
    express = await pressed(shop.manager, buttons.show, "cases.sop:express")
    assert (express.edits, "加急流程" in express.text) == (True, True)
    for handler, action, asked in (
        (buttons.add, "add", "step_title"),
        (buttons.move, "move", "sop_step"),
        (buttons.drop, "drop", "sop_step"),
    ):
        with pytest.raises(Missing) as refusal:
            await pressed(shop.manager, handler, f"cases.sop{action}:express")
        assert refusal.value.draft == Draft("sop", action, (("template", "express"),), asked=asked)
    await typed(shop.manager, "sop", "drop 预约")
    assert "已恢复默认流程" in (await pressed(shop.manager, buttons.reset, "cases.sopreset:standard")).text


@pytest.mark.parametrize("data", ["cases.sop:", "cases.sop:other", "cases.sop:²", "cases.sop:" + "x" * 40])
async def test_a_forged_template_is_simply_not_found(shop: Shop, data: str) -> None:
    for handler in (buttons.show, buttons.add, buttons.reset):
        with pytest.raises(NotFound):
            await pressed(shop.manager, handler, data)


async def test_only_managers_change_the_sop(shop: Shop) -> None:
    for told in ("", WASH, "move 预告 交车-2d", "drop 预约", "reset"):
        with pytest.raises(NotAllowed):
            await typed(shop.advisor, "sop", told)
