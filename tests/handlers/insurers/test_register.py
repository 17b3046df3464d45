"""What people type about an insurer itself, and what they read (interface §2)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.clock import FixedClock
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import (
    ContactUnchanged,
    ContactUnknown,
    CooperationEnded,
    EndedAlready,
    InsurerNameUnusable,
    NameNotItsOwn,
    NameShown,
    NotEnded,
    PlanInPast,
    PlanTooFar,
    PlanUnchanged,
    TooManyContacts,
    TooManyNames,
)
from domain.insurers.views import ContactRole, Plan
from handlers.arguments.errors import Missing, NotADate, SeveralNamed, TextTooLong, UnexpectedWord, Unknown
from handlers.cases.forms import INSURER as OF_A_NEW_CASE
from handlers.declaration import Call, Handler, Pressed, Reply
from handlers.insurers import buttons, commands
from handlers.insurers.forms import INSURER
from handlers.insurers.register import buttons as register_buttons
from handlers.insurers.register.forms import CONTACT_NAME, ENDED_INSURER, GONE_NAME
from handlers.insurers.today import not_open
from locales import LANGUAGES, say
from tests.factories.insurers import an_insurer
from tests.factories.people import a_place, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))


@pytest.fixture
async def manager(database: str) -> Actor:
    return await an_actor(Role.MANAGER, name="张店长")


@pytest.fixture
async def insurer_id(manager: Actor) -> int:
    return (await an_insurer(manager)).id


async def typed(actor: Actor, text: str, name: str = "insurer") -> str:
    """What is read after a line, each in a message of its own."""
    command = next(each for each in commands.COMMANDS if each.name == name)
    actor = anew(actor)
    return str((await command.run(Call(person=actor.person, staff=actor, text=text))).text)


async def pressed(actor: Actor, handler: Handler, number: object) -> Reply:
    return await handler(Call(person=actor.person, staff=actor, pressed=Pressed(str(number), "", 1)))


def in_group(actor: Actor) -> Actor:
    return replace(actor, person=replace(actor.person, place=a_place(ChatKind.TEAM)))


async def test_the_card_has_all_that_is_kept(manager: Actor, insurer_id: int) -> None:
    await typed(manager, "plan 平安 B 2027-01-01 原因 合同约定")
    await typed(manager, "contact 平安 钱磊 定损员 138 0000 9999 只接微信 13811112222")
    await typed(manager, "平安 联系人 孙会计 财务")
    assert await typed(manager, "平安产险") == (
        "🏢 <b>平安</b>\n"
        "合作方案：A 基础（basic），月结（2026-11-20 起）\n"
        "  → 2027-01-01 起改为 B 深度（deep）\n"
        "额度 ¥50,000 · 🟢 可接单（open）\n"
        "这些叫法也认得：平安保险、中国平安、平安产险、平安财险、平安车险、PingAn\n"
        "代码：<code>pingan</code>\n"
        "2026-11-20 起合作\n\n"
        "<b>联系人（2）</b>\n"
        "• 钱磊 · 定损员 · 13800009999 · 只接微信 13811112222\n"
        "• 孙会计 · 财务\n\n"
        "<b>合作条件变更</b>\n"
        "• 2027-01-01 起 B 深度（张店长 于 2026-11-20 登记）：合同约定"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_group_never_reads_a_phone_whole(manager: Actor, insurer_id: int, lang: str) -> None:
    there = in_group(replace(manager, lang=lang))
    answered = await typed(there, "contact 平安 钱磊 13800009999 夜间 13811112222")
    card = await typed(there, "平安")
    for text in (answered, card):
        assert "138****9999" in text
        assert "138****2222" in text
        assert "13800009999" not in text
        assert "13811112222" not in text
    shown = await pressed(there, register_buttons.show, insurer_id)
    assert shown.edits
    assert shown.text == card
    assert "13800009999" not in await typed(replace(manager, lang=lang), "contact 平安 钱磊 理赔")


@pytest.mark.parametrize(
    ("told", "since", "keeps", "begins"),
    [
        ("plan 平安 B", "2026-11-20", "2026-11-01 至 2026-11-30 仍按月结出账，2026-12-15 到期", "2026-12-01"),
        ("平安 深度 方案", "2026-11-20", "2026-11-01 至 2026-11-30 仍按月结出账，2026-12-15 到期", "2026-12-01"),
        ("plan 12-10 B 平安", "2026-12-10", "2026-12-01 至 2026-12-31 仍按月结出账，2027-01-15 到期", "2027-01-01"),
        ("plan 平安 半月结 2027-01-01", "2027-01-01", "", "2027-01-01"),
    ],
)
async def test_a_plan_says_which_period_it_leaves_alone(
    manager: Actor, insurer_id: int, told: str, since: str, keeps: str, begins: str
) -> None:
    text = await typed(manager, told)
    assert f"从 {since} 起改为 <b>B 深度（deep，半月结）</b>，原来是 A 基础。" in text
    assert (f"已经开始的一期不变：{keeps}" in text) if keeps else ("不变" not in text)
    assert f"从 {begins} 开始按半月结" in text


async def test_names_as_they_are_typed(manager: Actor, insurer_id: int) -> None:
    assert "<b>平安</b> 改名为 <b>中国平安北京</b>" in (await typed(manager, "改名 平安 中国平安北京"))
    assert "代码 <code>pingan</code> 不变" in (await typed(manager, "rename 平安 平安 北京 分公司"))
    assert "现在也叫「老平安」" in await typed(manager, "平安 别名 老平安")
    assert "「老平安」不再指 <b>平安 北京 分公司</b>" in await typed(manager, "删别名 平安 老平安")
    assert "，另有 2 个" in await typed(manager, "平安")


async def test_ending_and_beginning_anew_as_they_are_typed(manager: Actor, insurer_id: int) -> None:
    ended = await typed(manager, "结束合作 平安 三次争议，new plan 也谈不拢")
    assert "已结束与 <b>平安</b> 的合作，不再接新单。已接的车照常维修、交车、出账、回款。" in ended
    assert "• 2026-11-20 已结束合作（张店长）：三次争议，new plan 也谈不拢" in ended
    assert "⚫ 2026-11-20 结束合作（张店长）：三次争议，new plan 也谈不拢" in await typed(manager, "平安")
    assert "<b>平安</b>　⚫ 2026-11-20 结束合作：三次争议" in await typed(manager, "", "insurers")
    assert "⚫ 合作已结束（ended）" in await typed(manager, "", "credit")
    assert await not_open(Call(manager.person, manager)) is None
    again = await typed(manager, "reopen 平安 已签新合同")
    assert "已重新与 <b>平安</b> 合作，可以接新单。" in again
    assert "• 2026-11-20 重新合作（张店长）：已签新合同" in await typed(manager, "平安")
    await typed(manager, "平安 等合同", "stop")
    await typed(manager, "end 平安 又谈不拢")
    assert "但还有其他原因" in await typed(manager, "reopen 平安 好了")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("plan 平安 C", Unknown),
        ("plan 平安 B 下个月", UnexpectedWord),
        ("plan 平安 B 2026-13-45", NotADate),
        ("plan 平安 B 2026-11-19", PlanInPast),
        ("plan 平安 B 2099-01-01", PlanTooFar),
        ("plan 平安 Ａ", PlanUnchanged),
        ("plan 平安", Missing),
        ("plan", Missing),
        ("rename 平安 人保", SeveralNamed),
        ("rename 平安 " + "字" * 31, InsurerNameUnusable),
        ("rename 平安 12345", InsurerNameUnusable),
        ("rename 平安 🚗", InsurerNameUnusable),
        ("name 平安 " + "字" * 201, TextTooLong),
        ("drop-name 平安 平安", NameShown),
        ("drop-name 平安 没有", NameNotItsOwn),
        ("contact 平安", Missing),
        ("drop-contact 平安 没人", ContactUnknown),
        ("end 平安", Missing),
        ("reopen 平安 好了", NotEnded),
        ("end 没有这家 理由", Unknown),
    ],
)
async def test_what_is_refused(manager: Actor, insurer_id: int, text: str, error: type[DomainError]) -> None:
    await an_insurer(manager, "人保")
    before = await service.show_insurer(manager, insurer_id)
    with pytest.raises(error):
        await typed(manager, text)
    assert await service.show_insurer(manager, insurer_id) == before


async def test_html_is_shown_as_it_was_typed(manager: Actor, insurer_id: int) -> None:
    await service.rename(manager, insurer_id=insurer_id, name="<b>平安</b> & 合作")
    await service.set_contact(manager, insurer_id=insurer_id, name="<i>钱磊", note="<a href=x>")
    card = await typed(manager, "平安")
    assert "&lt;b&gt;平安&lt;/b&gt; &amp; 合作" in card
    assert "&lt;i&gt;钱磊 · &lt;a href=x&gt;" in card


SOME = {"insurer": "平安", "name": "钱磊"}
REFUSALS: Mapping[DomainError, tuple[str, str]] = {
    PlanUnchanged("平安", "basic", date(2026, 12, 1), None): ("没有变化", "nothing has changed"),
    PlanUnchanged("平安", "deep", date(2026, 12, 1), date(2027, 1, 1)): (
        "/insurer plan 平安 deep 2027-01-01",
        "/insurer plan 平安 deep 2027-01-01",
    ),
    NameShown("平安"): ("/insurer rename 平安", "/insurer rename 平安"),
    NameNotItsOwn("平安", "x", ()): ("没有别的叫法", "no other name"),
    NameNotItsOwn("平安", "x", ("老平安",)): ("老平安", "老平安"),
    TooManyNames("平安", 30): ("/insurer drop-name 平安", "/insurer drop-name 平安"),
    ContactUnknown(**SOME, known=()): ("/insurer contact 平安", "/insurer contact 平安"),
    ContactUnchanged(**SOME): ("/insurer contact 平安 钱磊", "/insurer contact 平安 钱磊"),
    TooManyContacts("平安", 20): ("/insurer drop-contact 平安", "/insurer drop-contact 平安"),
    EndedAlready("平安", date(2026, 11, 20), "争议"): ("2026-11-20", "2026-11-20"),
    CooperationEnded("平安", date(2026, 11, 20), "张店长", "争议"): ("/insurer reopen", "/insurer reopen"),
}


@pytest.mark.parametrize("error", REFUSALS, ids=lambda each: type(each).__name__)
async def test_every_refusal_says_what_would_be_right(error: DomainError) -> None:
    for lang, expected in zip(LANGUAGES, REFUSALS[error], strict=True):
        assert expected in say(lang, error.key, **error.params())


async def test_buttons_ask_what_is_missing(manager: Actor, insurer_id: int) -> None:
    partner = replace(manager, role=Role.PARTNER)
    asked = {"plan": "new_plan", "contact": "contact_name", "name": "more_name"}
    asked |= {"end": "why_ended", "reopen": "why_reopened"}
    for what, field in asked.items():
        button = next(each for each in buttons.BUTTONS if each.verb == f"insurers.{what}")
        with pytest.raises(Missing) as missing:
            await pressed(manager, button.run, insurer_id)
        draft = missing.value.draft
        assert draft is not None
        assert (draft.command, draft.action, draft.asked) == ("insurer", what, field)
        assert draft.answers == (("insurer", f"#{insurer_id}"),)
        with pytest.raises(NotAllowed):
            await pressed(replace(manager, role=Role.ADVISOR), button.run, insurer_id)
        for forged in ("999999", "x", "１", "9" * 30):
            with pytest.raises(NotFound):
                await pressed(manager, button.run, forged)
    for handler in (register_buttons.end, register_buttons.reopen):
        with pytest.raises(NotAllowed):
            await pressed(partner, handler, insurer_id)


async def test_prompts_offer_those_we_work_with(manager: Actor, insurer_id: int) -> None:
    other = await an_insurer(manager, "人保")
    await service.set_contact(manager, insurer_id=insurer_id, name="钱磊", role=ContactRole.HEAD, phone="13800009999")
    await service.end_cooperation(manager, insurer_id=insurer_id, reason="争议")
    call = Call(manager.person, manager)
    assert [each.value for each in await INSURER.offers(call, {})] == [f"#{other.id}", f"#{insurer_id}"]
    assert [each.value for each in await OF_A_NEW_CASE.offers(call, {})] == [f"#{other.id}"]
    assert [each.value for each in await ENDED_INSURER.offers(call, {})] == [f"#{insurer_id}"]
    told = {"insurer": f"#{insurer_id}"}
    assert [each.label for each in await CONTACT_NAME.offers(call, told)] == ["钱磊"]
    assert "平安产险" in [each.label for each in await GONE_NAME.offers(call, told)]


async def test_long_lists_are_cut_with_a_word_about_it(manager: Actor, insurer_id: int) -> None:
    for number in range(12):
        await service.set_contact(manager, insurer_id=insurer_id, name=f"同事{number}")
    for turn in range(6):
        await service.change_plan(manager, insurer_id=insurer_id, plan=(Plan.DEEP, Plan.BASIC)[turn % 2])
    card = await typed(manager, "平安")
    assert "…另有 2 位" in card
    assert "…更早还有 1 条" in card
