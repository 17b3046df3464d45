"""What people type about accident cases and what they read, in both languages (interface §2, §6 steps 7 and 8)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.actor import Actor, ChatKind, Place, Role
from domain.cases import service
from domain.cases.errors import AssessmentNeeded, CustomerNeeded, DeductibleTooHigh, PlateInCare
from domain.cases.models import Case
from domain.cases.views import WaitCause
from domain.customers.errors import NotAPlate
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service as insurers
from domain.insurers.errors import IntakeStopped
from handlers.arguments.errors import (
    Missing,
    NegativeAmount,
    NotAnAmount,
    TextTooLong,
    UnexpectedWord,
    Unknown,
    WrongNumberKind,
)
from handlers.calling import MAX_CALLBACK_BYTES
from handlers.cases import buttons, commands
from handlers.cases.phrases import short
from handlers.declaration import Command
from locales import LANGUAGES, has, say
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, do_steps
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import a_staff
from tests.handlers.cases.conftest import ARRIVAL, data_of, labels_of, pressed, typed

NEW = "new 平安 京AD12345 王先生 13812345678 8500 前杠"


def speaking(actor: Actor, lang: str) -> Actor:
    return replace(actor, lang=lang)


async def alone(shop: Shop) -> Actor:
    return await a_staff(shop.centre, Role.ADVISOR, name="韩梅梅")


# --- the first story


async def test_a_new_case_answers_with_its_number_the_risk_card_and_the_first_step(shop: Shop) -> None:
    text = (await typed(shop.advisor, "case", NEW)).text
    assert "C1" in text
    assert "京AD12345" in text
    assert "🟢 可接单（open）" in text
    assert "¥8,500 / ¥50,000（17%）" in text
    assert "没有逾期未付的对账单" in text
    assert "<b>李雷</b>：请完成初检，截止今天 10:30（1 小时内）" in text


async def test_the_same_in_english(shop: Shop) -> None:
    text = (await typed(speaking(shop.advisor, "en"), "case", NEW)).text
    assert "C1 taken" in text
    assert "🟢 open" in text
    assert "¥8,500 of ¥50,000 (17%)" in text
    assert "<b>李雷</b>: Inspection is due today 10:30 (in 1 h)" in text


async def test_a_step_and_the_assessment_of_the_story(shop: Shop) -> None:
    await typed(shop.advisor, "case", NEW)
    step = await typed(shop.advisor, "step", "C1 inspection")
    assert "✅ <b>C1 初检</b> 已完成 · 李雷 今天 09:30" in step.text
    assert "下一步：方案，截止今天 13:30" in step.text
    assessed = await typed(shop.advisor, "assess", "C1 8200 500")
    assert "保险公司应付 <b>¥7,700</b>" in assessed.text
    assert "此前按 ¥8,500 计" in assessed.text
    assert "¥7,700 / ¥50,000（15%）" in assessed.text


# --- taking a car, however it is told


@pytest.mark.parametrize(
    "told",
    [
        "前杠 8500 13812345678 王先生 京ad12345 中国平安 new",
        "接车 平安 京A·D12345，王先生，138 1234 5678，8500元，前杠",
        "京AD12345 王先生 13812345678 平安 8500 前杠",
    ],
)
async def test_the_words_may_come_in_any_order_and_form(shop: Shop, told: str) -> None:
    await typed(shop.advisor, "case", told)
    case = await Case.get(number=1).select_related("customer", "vehicle")
    assert (case.vehicle.plate, case.customer.name, case.customer.phone) == ("京AD12345", "王先生", "13812345678")
    assert (case.estimate_fen, case.damage, case.claim) == (850_000, "前杠", None)


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        ("报案号 PDAA202611200001", "PDAA202611200001"),
        ("pdaa202611200001", "PDAA202611200001"),
        ("报案号：PDAA202611200001", "PDAA202611200001"),
        ("报案号12345678", "12345678"),
        ("claim no. 12345678", "12345678"),
    ],
)
async def test_a_claim_number_is_recognised(shop: Shop, told: str, claim: str) -> None:
    before, _, note = NEW.rpartition(" ")
    reply = await typed(shop.advisor, "case", f"{before} {told} {note}")
    assert f"报案号 {claim}" in reply.text
    case = await Case.get(number=1)
    assert (case.damage, case.estimate_fen) == ("前杠", 850_000)
    assert f"报案号 {claim}" in (await typed(shop.advisor, "case", f"报案号 {claim}")).text


async def test_a_note_on_damage_is_never_taken_for_the_customer(shop: Shop) -> None:
    with pytest.raises(Missing) as missing:
        await typed(shop.advisor, "case", "new 平安 京AD12345 13812345678 8500 前杠")
    assert isinstance(missing.value.because, CustomerNeeded)
    await typed(shop.advisor, "case", NEW)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    await typed(shop.advisor, "case", "new 平安 京AD12345 13812345678 3000 后杠 补漆")
    case = await Case.get(number=2).select_related("customer")
    assert (case.customer.name, case.damage) == ("王先生", "后杠 补漆")
    await do_steps(shop.advisor, 2, *UNTIL_DELIVERED)
    await typed(shop.advisor, "case", "new 平安 京AD12345 900 左前门")
    assert (await Case.get(number=3)).damage == "左前门"


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ("new 平安 王先生 13812345678 8500 前杠", Missing),
        ("new 平安 京AD123 王先生 13812345678 8500 前杠", NotAPlate),
        ("new 平安 京AD12345 王先生 13812345678 前杠", Missing),
        ("new 平安 京AD12345 王先生 13812345678 -5 前杠", NegativeAmount),
        ("new 平安 京AD12345 王先生 13812345678 8x00", NotAnAmount),
        ("new 京AD12345 13812345678 8500 前杠", Unknown),
        ("new 平安 京AD12345 8500 前杠", Missing),
        (f"{NEW} 强制", Missing),
        (f"{NEW} 强制 {'好' * 201}", TextTooLong),
        (f"{NEW} {'杠' * 201}", TextTooLong),
        ("", Missing),
        ("前杠", UnexpectedWord),
        ("C1 前杠", UnexpectedWord),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_is_written(shop: Shop, told: str, refused: type[DomainError]) -> None:
    with pytest.raises(refused):
        await typed(shop.manager, "case", told)
    assert await Case.all().count() == 0


async def test_a_second_case_of_a_plate_names_the_first_in_both_languages(shop: Shop) -> None:
    await typed(shop.advisor, "case", NEW)
    with pytest.raises(PlateInCare) as refusal:
        await typed(shop.manager, "case", NEW)
    for lang in LANGUAGES:
        sentence = say(lang, refusal.value.key, **refusal.value.params())
        for fact in ("京AD12345", "C1", "2026-11-20", "李雷"):
            assert fact in sentence


async def test_only_a_manager_overrides_a_stop_and_the_card_says_so(shop: Shop) -> None:
    await insurers.stop(shop.manager, insurer_id=shop.insurer.id, reason="对账有问题")
    with pytest.raises(IntakeStopped):
        await typed(shop.advisor, "case", NEW)
    with pytest.raises(NotAllowed):
        await typed(shop.advisor, "case", f"{NEW} override 老客户")
    reply = await typed(shop.manager, "case", f"{NEW} 强制 老客户 8000 元以内")
    assert "🔴 停止接单（stopped）" in reply.text
    assert "店长破例接车：老客户 8000 元以内" in reply.text
    case = await Case.get(number=1)
    assert (case.override_reason, case.estimate_fen, case.damage) == ("老客户 8000 元以内", 850_000, "前杠")


# --- one case


async def test_a_card_shows_everything_and_each_step_with_its_mark(shop: Shop) -> None:
    await typed(shop.advisor, "case", NEW)
    await typed(shop.advisor, "step", "C1 inspection")
    await typed(shop.advisor, "step", "C1 告知 免 客户在场")
    move_to(ARRIVAL + timedelta(hours=5))
    text = (await typed(shop.advisor, "case", "C1")).text
    for line in (
        "🚗 <b>C1　京AD12345</b> · 平安",
        "第 0 天 · <b>做方案</b> · 负责人 李雷",
        "车主 王** 138****5678",
        "损伤 前杠",
        "预估 ¥8,500",
        "预计交车 2026-11-26",
        "✅ 初检 · 李雷 今天 09:30",
        "⚠️ <b>方案</b> 逾期 1 小时",
        "⏰ 提交 今天",
        "▫️ 定损 明天 09:30",
        "➖ 告知 免做 · 李雷 今天 09:30 · 客户在场",
        "▫️ 照片 2026-11-22",
        "▫️ 预约 交车后",
    ):
        assert line in text.split("\n")


async def test_every_way_to_name_a_case_shows_the_same_card(shop: Shop) -> None:
    await typed(shop.advisor, "case", f"{NEW} 报案号 PDAA202611200001")
    cards = [
        await typed(shop.advisor, "case", name)
        for name in ("C1", "c1", "1", "京AD12345", "京a·d12345", "PDAA202611200001")
    ]
    assert all(card == cards[0] for card in cards)
    for name in ("C9", "京AD99999", "PDAA209911200001"):
        with pytest.raises(NotFound):
            await typed(shop.advisor, "case", name)


async def test_personal_data_is_masked_in_groups_and_whole_in_private(shop: Shop) -> None:
    private = await alone(shop)
    told = [
        await typed(shop.advisor, "case", NEW),
        await typed(shop.advisor, "case", "C1"),
        await typed(shop.advisor, "step", "C1 inspection"),
        await typed(shop.advisor, "assess", "C1 8200 500"),
        await typed(shop.advisor, "cases"),
        await pressed(shop.advisor, buttons.done, "cases.done:C1:plan"),
        await pressed(shop.advisor, buttons.card, "cases.card:C1"),
        await typed(replace(private, person=replace(private.person, place=Place(1, ChatKind.PARTNER))), "case", "C1"),
    ]
    for reply in told:
        assert "13812345678" not in reply.text + reply.toast
        assert "王先生" not in reply.text + reply.toast
    assert "车主 王** 138****5678" in told[0].text
    for whole in (
        await typed(private, "case", "C1"),
        await pressed(private, buttons.done, "cases.done:C1:submitted"),
    ):
        assert "车主 王先生 13812345678" in whole.text


async def test_a_name_told_beside_the_damage_is_masked_in_the_group_too(shop: Shop) -> None:
    await typed(shop.advisor, "case", NEW)
    await Case.all().update(damage="王先生 前杠，王先生的右灯", override_reason="王先生是老客户")
    text = (await typed(shop.advisor, "case", "C1")).text
    assert "损伤 王** 前杠，王**的右灯" in text
    assert "王先生" not in text
    assert "损伤 王先生 前杠" in (await typed(await alone(shop), "case", "C1")).text


async def test_characters_that_no_database_takes_do_not_reach_it(shop: Shop) -> None:
    await insurers.stop(shop.manager, insurer_id=shop.insurer.id, reason="对账有问题")
    await typed(shop.manager, "case", f"{NEW}\x00灯 强制 老\x00客户")
    await typed(shop.manager, "step", "C1 照片 免 不\x00要")
    assert "\x00" not in (await typed(shop.manager, "case", "C1")).text


async def test_text_of_people_can_not_become_markup(shop: Shop) -> None:
    await typed(shop.advisor, "case", 'new 平安 京AD12345 "<b>王" 13812345678 8500 <i>前杠 & 灯')
    card = (await typed(await alone(shop), "case", "C1")).text
    assert "&lt;b&gt;王" in card
    assert "前杠 &amp; 灯" in card
    assert "<i>" not in card


# --- steps


@pytest.mark.parametrize(
    ("told", "marked"),
    [
        ("C1 inspection", "✅ <b>C1 初检</b> 已完成"),
        ("初检 C1", "✅ <b>C1 初检</b> 已完成"),
        ("1 初检", "✅ <b>C1 初检</b> 已完成"),
        ("C1 方案 完成", "✅ <b>C1 方案</b> 已完成"),
        ("C1 submit", "✅ <b>C1 提交</b> 已完成"),
        ("C1 拍照", "✅ <b>C1 照片</b> 已完成"),
        ("C1 照片 免 客户不需要", "➖ <b>C1 照片</b> 免做"),
        ("C1 waive photo 客户不需要", "➖ <b>C1 照片</b> 免做"),
        ("C1 qc", "✅ <b>C1 质检</b> 已完成"),
    ],
)
async def test_steps_are_told_in_either_language(shop: Shop, told: str, marked: str) -> None:
    await a_case(shop)
    assert marked in (await typed(shop.advisor, "step", told)).text


async def test_every_step_has_a_word_that_works_in_each_language(shop: Shop) -> None:
    for lang in LANGUAGES:
        number = (await a_case(shop)).case.number
        for step in UNTIL_DELIVERED:
            word = say(lang, "cases-step", step=step)
            if step == "assessed":
                await typed(shop.advisor, "assess", f"C{number} 100")
            else:
                await typed(speaking(shop.advisor, lang), "step", f"C{number} {word}")
        assert (await Case.get(number=number)).state == "delivered"


async def test_a_case_without_a_step_shows_the_card_to_press(shop: Shop) -> None:
    await a_case(shop)
    reply = await typed(shop.advisor, "step", "C1")
    assert data_of(reply)[0] == "cases.done:C1:inspection"


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ("", Missing),
        ("C1 喷漆", Unknown),
        ("C1 照片 免", Missing),
        ("C1 免", Missing),
        ("C1 定损", AssessmentNeeded),
        ("C1 初检 前杠", UnexpectedWord),
        ("C9 初检", NotFound),
    ],
)
async def test_a_step_told_wrong_is_refused(shop: Shop, told: str, refused: type[DomainError]) -> None:
    await a_case(shop)
    with pytest.raises(refused):
        await typed(shop.advisor, "step", told)


async def test_a_step_done_before_tells_who_did_it(shop: Shop) -> None:
    await a_case(shop)
    await typed(shop.advisor, "step", "C1 inspection")
    move_to(ARRIVAL + timedelta(days=1))
    again = await typed(shop.manager, "step", "C1 inspection")
    assert "ℹ️ C1 初检 之前已完成 · 李雷 2026-11-20 09:30" in again.text
    english = await typed(speaking(shop.manager, "en"), "step", "C1 inspection")
    assert "C1 Inspection was done before · 李雷 2026-11-20 09:30" in english.text


async def test_the_last_step_says_that_the_case_is_closed(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED, "booking")
    assert "已结案" in (await typed(shop.advisor, "step", "C1 回访")).text
    assert "已结案" in (await typed(shop.advisor, "case", "C1")).text


# --- assessment


async def test_a_deductible_may_be_left_out(shop: Shop) -> None:
    await a_case(shop)
    assert "<b>¥8,200</b>" in (await typed(shop.advisor, "assess", "C1 8200")).text
    assert "<b>¥7,700</b>" in (await typed(shop.advisor, "assess", "C1 8,200元 500")).text
    again = await typed(shop.advisor, "assess", "C1 9000")
    assert "定损已更改" in again.text
    assert "<b>¥8,500</b>" in again.text
    assert "此前按 ¥7,700 计" in again.text
    unchanged = await typed(shop.advisor, "assess", "C1 9000")
    assert "C1 定损没有变化" in unchanged.text
    assert "此前" not in unchanged.text


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ("", Missing),
        ("C1", Missing),
        ("C1 abc", NotAnAmount),
        ("C1 -5", NegativeAmount),
        ("C1 400 500", DeductibleTooHigh),
        ("C1 8200 500 300", UnexpectedWord),
        ("8200 500", Missing),
        ("C9 8200 500", NotFound),
    ],
)
async def test_an_assessment_told_wrong_is_refused(shop: Shop, told: str, refused: type[DomainError]) -> None:
    await a_case(shop)
    with pytest.raises(refused):
        await typed(shop.advisor, "assess", told)
    assert (await Case.get(number=1)).assessed_fen is None


# --- the board


async def a_full_yard(shop: Shop) -> None:
    await a_case(shop, at=ARRIVAL - timedelta(days=1))
    await a_case(shop, at=ARRIVAL)
    await do_steps(shop.advisor, 2, "inspection", "plan", "submitted", "assessed")
    other = await an_insurer(shop.manager, "人保")
    await a_case(shop, by=shop.manager, insurer_id=other.id)


async def test_the_board_has_late_ones_first_then_stages(shop: Shop) -> None:
    await a_full_yard(shop)
    text = (await typed(shop.advisor, "cases")).text
    assert "在修 3 台" in text
    assert "逾期 1 台" in text
    order = [
        text.index(part) for part in ("逾期（1）", "<b>C1</b>", "待初检（1）", "<b>C3</b>", "维修中（1）", "<b>C2</b>")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        ("late", {1}),
        ("逾期", {1}),
        ("mine", {1, 2}),
        ("我的 维修", {2}),
        ("人保", {3}),
        ("平安 late", {1}),
        ("回访", set()),
    ],
)
async def test_the_board_shows_what_is_asked_for(shop: Shop, told: str, numbers: set[int]) -> None:
    await a_full_yard(shop)
    text = (await typed(shop.advisor, "cases", told)).text
    assert {number for number in (1, 2, 3) if f"<b>C{number}</b>" in text} == numbers
    with pytest.raises((Unknown, UnexpectedWord)):
        await typed(shop.advisor, "cases", f"{told} 大众")


async def test_a_board_of_late_cars_is_called_so_and_says_whose(shop: Shop) -> None:
    await a_full_yard(shop)
    lines = (await typed(shop.advisor, "cases", "late")).text.split("\n")
    assert lines[0] == "⚠️ <b>逾期 1 台</b>"
    assert sum("逾期 1 台" in line or "逾期（1）" in line for line in lines) == 1
    assert (await typed(shop.advisor, "cases", "late 平安")).text.split("\n")[1] == "🔎 平安"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("何雨桐", "何雨桐"), ("Daniel Meyer", "Daniel"), ("Maximiliane Meyer", "Maximil…"), ("Al Boot", "Al Boot")],
)
def test_a_long_name_is_a_first_name_in_a_crowded_line(name: str, shown: str) -> None:
    assert short(name) == shown


@pytest.mark.parametrize("told", ["Q1", "R12 "])
async def test_a_number_of_something_else_is_said_to_be_one(shop: Shop, told: str) -> None:
    with pytest.raises(WrongNumberKind) as refused:
        await typed(shop.advisor, "case", told)
    assert refused.value.params() == {"text": told.strip(), "what": "case", "example": "C12"}


async def test_case_alone_says_both_ways_to_use_it(shop: Shop) -> None:
    with pytest.raises(Missing) as refused:
        await typed(shop.advisor, "case")
    assert "/case new" in say("zh-CN", refused.value.key, **refused.value.params())


async def test_an_empty_yard_says_so(shop: Shop) -> None:
    assert "没有在修的事故车" in (await typed(shop.advisor, "cases")).text
    assert "no accident car" in (await typed(speaking(shop.advisor, "en"), "cases")).text
    await a_case(shop)
    assert "没有符合条件" in (await typed(shop.advisor, "cases", "late")).text


async def test_a_long_board_is_paged_and_keeps_its_filter(shop: Shop) -> None:
    for _ in range(23):
        await a_case(shop, estimate_yuan=1)
    first = await typed(shop.advisor, "cases", "mine")
    forward = next(data for data in data_of(first) if data.startswith("cases.board:2:"))
    assert "还有 3 条" in first.text
    second = await pressed(shop.manager, buttons.board, forward)
    assert second.edits
    shown = [sum(f"<b>C{number}</b>" in reply.text for number in range(1, 24)) for reply in (first, second)]
    assert shown == [20, 3]
    assert any(data.startswith("cases.board:1:a") for data in data_of(second))
    assert "没有符合条件" in (await pressed(shop.manager, buttons.board, "cases.board:1:mine")).text


@pytest.mark.parametrize("code", ["", "a", "i99999999999999999999", "a-1", "svanished", "late.late", "x" * 40])
async def test_a_forged_filter_does_no_harm(shop: Shop, code: str) -> None:
    await a_case(shop)
    assert (await pressed(shop.advisor, buttons.board, f"cases.board:zz:{code}")).text


# --- declarations


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.name)
def test_every_command_is_described_and_open_to_advisors(command: Command) -> None:
    """But for the SOP and what customers are told, which are the manager's."""
    assert command.needs is (Role.MANAGER if command.name in {"sop", "wording"} else Role.ADVISOR)
    for lang in LANGUAGES:
        assert has(lang, f"command-{command.name}")
        assert len(say(lang, f"command-{command.name}")) <= 100


async def test_buttons_fit_and_their_labels_are_plain(shop: Shop) -> None:
    await typed(shop.advisor, "case", NEW)
    for reply in (await typed(shop.advisor, "case", "C1"), await typed(shop.advisor, "cases")):
        assert reply.rows
        assert all(len(data.encode()) <= MAX_CALLBACK_BYTES for data in data_of(reply))
        assert not any("<" in label or "&" in label for label in labels_of(reply))


async def test_the_board_of_those_that_wait(shop: Shop) -> None:
    await a_case(shop)
    await a_case(shop)
    await service.begin_wait(shop.advisor, 2, WaitCause.PARTS)
    board = await typed(shop.advisor, "cases", "等待")
    assert "C2" in board.text
    assert "C1" not in board.text
    assert "cases.board:1:waiting" not in data_of(board)
