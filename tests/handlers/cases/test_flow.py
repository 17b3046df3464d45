"""What people type about a case on its way and what they read, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.actor import Actor, ChatKind, Role
from domain.cases import service
from domain.cases.errors import (
    CaseCancelled,
    CaseDeliveredAlready,
    DeliveryInThePast,
    DeliveryReasonMissing,
    NotDelivered,
    NotWaiting,
)
from domain.cases.models import Case
from domain.errors import DomainError, NotFound
from domain.people import service as people
from domain.undo import service as undo
from handlers.arguments.errors import Ambiguous, Missing, TextTooLong, UnexpectedWord, Unknown, WrongNumberKind
from handlers.cases.digests import cases as digest
from handlers.cases.flow.pushes import handed_over
from handlers.declaration import Recipient
from locales import LANGUAGES, say
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import a_staff, anew
from tests.handlers.cases.conftest import ARRIVAL, data_of, typed

NEW = "new 平安 京AD12345 王先生 13812345678 8500 前杠"


def speaking(actor: Actor, lang: str) -> Actor:
    return replace(actor, lang=lang)


async def card(shop: Shop, number: int = 1, lang: str = "zh-CN") -> str:
    return str((await typed(speaking(shop.advisor, lang), "case", f"C{number}")).text)


# --- how a car came


@pytest.mark.parametrize(
    ("told", "source", "sop"),
    [
        (NEW, "walk_in", "standard"),
        (f"{NEW} 拖车", "tow", "standard"),
        (f"拖车 加急 {NEW}", "tow", "express"),
        ("new 推送 平安 京AD12345 王先生 13812345678 8500 前杠 express", "push", "express"),
        ("new 平安 京AD12345 王先生 13812345678 walk-in 8500 前杠", "walk_in", "standard"),
        ("new 平安 京AD12345 王先生 13812345678 8500 拖车钩断裂", "walk_in", "standard"),
    ],
)
async def test_source_and_sop_are_words_anywhere_in_the_line(shop: Shop, told: str, source: str, sop: str) -> None:
    await typed(shop.advisor, "case", told)
    case = await Case.get(number=1)
    assert (case.source, case.sop) == (source, sop)
    assert case.damage in ("前杠", "拖车钩断裂")


async def test_the_card_says_how_the_car_came_and_by_which_sop(shop: Shop) -> None:
    await typed(shop.advisor, "case", f"{NEW} 拖车 加急")
    assert "来源 拖车 · ⚡ 加急流程" in await card(shop)
    assert "Source: towed · ⚡ express SOP" in await card(shop, lang="en")
    assert "预计交车 2026-11-23" in await card(shop)
    moved = (await typed(shop.advisor, "assess", "C1 8000")).text
    assert "定损已登记" in moved
    assert "预计交车 2026-11-22" in await card(shop)


# --- /eta


async def test_a_slip_says_what_moves_and_stands_on_the_card(shop: Shop) -> None:
    await a_case(shop)
    reply = await typed(shop.advisor, "eta", "C1 11-28 等配件")
    assert "2026-11-26 → <b>2026-11-28</b>" in reply.text
    assert "原因：等配件" in reply.text
    assert "预告，截止2026-11-27" in reply.text
    assert data_of(reply) == ["cases.card:C1"]
    assert "📅 交车推迟 2026-11-26 → 2026-11-28：等配件（李雷 2026-11-20）" in await card(shop)
    assert "Put off 2026-11-26 → 2026-11-28: 等配件" in await card(shop, lang="en")
    earlier = await typed(shop.advisor, "eta", "11-25 C1")
    assert "提前" in earlier.text
    assert "仍是" in (await typed(shop.advisor, "eta", "C1 2026-11-25")).text


async def test_a_slip_without_a_reason_is_asked_for_it(shop: Shop) -> None:
    await a_case(shop)
    with pytest.raises(Missing) as asked:
        await typed(shop.advisor, "eta", "C1 11-28")
    assert isinstance(asked.value.because, DeliveryReasonMissing)
    assert asked.value.draft is not None
    assert (asked.value.draft.asked, dict(asked.value.draft.answers)["promised"]) == ("why_later", "2026-11-28")


async def test_many_slips_are_counted_and_the_last_ones_told(shop: Shop) -> None:
    await a_case(shop)
    for day in range(27, 31):
        await typed(anew(shop.advisor), "eta", f"C1 11-{day} 第{day}次")
    text = await card(shop)
    assert "此前还推迟过 1 次" in text
    assert "第27次" not in text
    assert "第30次" in text


async def test_the_owners_name_in_a_reason_is_masked_where_others_read(shop: Shop) -> None:
    await typed(shop.advisor, "case", NEW.replace("王先生", "欧阳明月"))
    reply = await typed(shop.advisor, "eta", "C1 11-28 欧阳明月出差")
    assert "欧阳明月" not in reply.text + await card(shop)
    await typed(anew(shop.advisor), "wait", "C1 客户 欧阳明月出差")
    assert "欧阳明月" not in await card(shop)


# --- /wait


async def test_waiting_stands_on_card_board_and_digest_while_it_lasts(shop: Shop) -> None:
    await a_case(shop)
    begun = await typed(shop.advisor, "wait", "C1 parts 等前杠")
    assert "<b>C1</b> 从今天起等配件" in begun.text
    assert "已经在等配件" in (await typed(shop.advisor, "wait", "C1 配件 等前杠")).text
    move_to(ARRIVAL + timedelta(days=2))
    text = await card(shop)
    assert "⏳ 从 2026-11-20 起等配件：等前杠" in text
    assert "停滞 3 天：配件 3 天" in text
    assert "⏳ 等配件 第 3 天" in (await typed(shop.advisor, "cases")).text
    told = await digest(Recipient(shop.centre.id, "Asia/Shanghai", "en", ChatKind.TEAM, {}))
    assert told is not None
    assert "⏳ waits for parts, day 3" in told.text
    ended = await typed(shop.advisor, "wait", "C1 配件 到了")
    assert "不再等配件" in ended.text
    assert "⏳" not in (await typed(shop.advisor, "cases")).text
    assert "停滞 2 天" in await card(shop)
    with pytest.raises(NotWaiting):
        await typed(shop.advisor, "wait", "end C1")


# --- /handover


async def test_a_case_is_handed_over_by_name_and_the_new_one_is_told(shop: Shop) -> None:
    await a_case(shop)
    colleague = await a_staff(shop.centre, Role.ADVISOR, name="韩梅梅")
    reply = await typed(shop.advisor, "handover", "C1 韩梅梅 休假")
    assert "负责人 李雷 → <b>韩梅梅</b>" in reply.text
    facts: dict[str, str | int | bool | None] = {
        "reader": colleague.user_id,
        "number": 1,
        "by": "李雷",
        "reason": "休假",
    }
    recipient = Recipient(shop.centre.id, "Asia/Shanghai", "zh-CN", ChatKind.PRIVATE, facts)
    told = await handed_over(recipient)
    assert told is not None
    assert "李雷 把 <b>C1</b>" in told.text
    assert "初检，截止今天 10:30" in told.text
    await undo.undo_last(anew(shop.advisor))
    assert await handed_over(recipient) is None, "it is not hers any more"
    stranger = replace(recipient, params={**facts, "reader": 424_242})
    assert await handed_over(stranger) is None


async def test_staff_are_buttons_and_two_of_a_name_are_asked_about(shop: Shop) -> None:
    await a_case(shop)
    for name in ("张伟强", "张伟军"):
        await a_staff(shop.centre, Role.ADVISOR, name=name)
    with pytest.raises(Missing) as asked:
        await typed(shop.advisor, "handover", "C1")
    assert asked.value.draft is not None
    assert asked.value.draft.asked == "staff"
    with pytest.raises(Ambiguous):
        await typed(shop.advisor, "handover", "C1 张伟")
    assert "本来就由 李雷 负责" in (await typed(shop.advisor, "handover", "C1 李雷")).text
    assert len(await people.names(shop.advisor)) == 4


# --- /case cancel


async def test_a_cancelled_case_says_so_and_why_and_offers_nothing(shop: Shop) -> None:
    await typed(shop.advisor, "case", NEW)
    reply = await typed(anew(shop.advisor), "case", "cancel C1 客户不修了")
    assert "<b>C1 已撤案</b>" in reply.text
    assert "占用额度退回 ¥8,500" in reply.text
    for lang, title in (("zh-CN", "已撤案"), ("en", "Cancelled")):
        shown = await typed(speaking(shop.advisor, lang), "case", "C1")
        assert title in shown.text
        assert "客户不修了" in shown.text
        assert data_of(shown) == []
        assert shown.card is not None, "an undo brings its steps back to it"
    await undo.undo_last(anew(shop.advisor))
    assert "初检" in await card(shop)
    with pytest.raises(Missing):
        await typed(shop.advisor, "case", "撤案 C1")


# --- /rework


async def test_rework_stands_on_card_and_board_while_it_lasts(shop: Shop) -> None:
    await a_case(shop)
    with pytest.raises(NotDelivered):
        await typed(shop.advisor, "rework", "C1 异响")
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED, "booking", "callback")
    begun = await typed(shop.advisor, "rework", "C1 异响")
    assert "这一单不算一次修复" in begun.text
    assert "🔁 2026-11-20 起返修中：异响" in await card(shop)
    assert "🔁 返修 第 1 天" in (await typed(shop.advisor, "cases")).text
    told = await digest(Recipient(shop.centre.id, "Asia/Shanghai", "zh-CN", ChatKind.TEAM, {}))
    assert told is not None
    assert "🔁 返修 第 1 天" in told.text
    assert "返修完成" in (await typed(shop.advisor, "rework", "C1 修好了")).text
    assert "🔁 返修 2026-11-20 至 2026-11-20：异响" in await card(shop)
    assert "返修 第" not in (await typed(shop.advisor, "cases")).text


# --- refused


@pytest.mark.parametrize(
    ("name", "told", "refused"),
    [
        ("eta", "C1", Missing),
        ("eta", "C1 2026-11-01", DeliveryInThePast),
        ("eta", "C99 明天", NotFound),
        ("eta", "Q1 明天", WrongNumberKind),
        ("eta", f"C1 11-28 {'长' * 201}", TextTooLong),
        ("wait", "C1 没有", Missing),
        ("wait", "C1 end 多余", UnexpectedWord),
        ("wait", "C99 parts", NotFound),
        ("handover", "C1 没有", Unknown),
        ("handover", "C99 李雷", NotFound),
        ("rework", "C1", Missing),
        ("rework", "C99 异响", NotFound),
        ("case", "cancel C99 不修", NotFound),
    ],
)
async def test_what_can_t_be_is_refused_in_a_sentence(
    shop: Shop, name: str, told: str, refused: type[DomainError]
) -> None:
    await a_case(shop)
    before = await service.show_case(shop.advisor, number=1)
    with pytest.raises(refused) as refusal:
        await typed(shop.advisor, name, told)
    for lang in LANGUAGES:
        assert say(lang, refusal.value.key, **refusal.value.params())
    assert await service.show_case(shop.advisor, number=1) == before


async def test_what_is_over_says_what_it_is(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    await a_case(shop)
    await typed(shop.advisor, "case", "撤案 C2 客户不修了")
    with pytest.raises(CaseDeliveredAlready) as delivered:
        await typed(shop.advisor, "eta", "C1 明天")
    assert "C1 已在 2026-11-20 交车" in say("zh-CN", delivered.value.key, **delivered.value.params())
    with pytest.raises(CaseCancelled) as cancelled:
        await typed(shop.advisor, "step", "C2 初检")
    assert "C2 is cancelled" in say("en", cancelled.value.key, **cancelled.value.params())
