"""What people type and press about payments and penalty, and what they read (interface §2)."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import (
    PaymentReversedAlready,
    PaymentUnclear,
    PaymentUnknown,
    PenaltyExceeded,
    SurplusMovedOn,
)
from domain.insurers.views import InsurerView
from domain.undo import service as undo
from handlers.arguments import Words
from handlers.arguments.errors import Missing, UnexpectedWord
from handlers.declaration import Call, Pressed, Reply
from handlers.insurers.buttons import BUTTONS
from handlers.insurers.commands import COMMANDS
from handlers.insurers.payments import penalty
from handlers.insurers.payments.words import names_nothing_but_words
from handlers.paging import MOST_LINES, units
from locales import LANGUAGES, say
from tests.factories.insurers import LONG_REASON, a_statement, an_insurer, move_to
from tests.factories.people import an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

HOSTILE = '"&<b>' * 6


def at(day: date) -> datetime:
    return clock.at(day, time(12), "Asia/Shanghai")


@pytest.fixture
async def manager(database: str) -> Actor:
    move_to(at(date(2026, 11, 10)))
    return await an_actor(Role.MANAGER, name="李店长")


@pytest.fixture
async def insurer(manager: Actor) -> InsurerView:
    """It owes ¥20,000 (S1, due 2026-12-15) and ¥30,000 (S2, due 2027-01-15); it is 2027-01-20."""
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 30_000, date(2026, 12, 20))
    move_to(at(date(2027, 1, 20)))
    return insurer


async def typed(actor: Actor, name: str, text: str = "", lang: str = "zh-CN") -> Reply:
    actor = replace(anew(actor), lang=lang)
    command = next(each for each in COMMANDS if each.name == name)
    return await command.run(Call(actor.person, actor, text=text))


async def pressed(actor: Actor, data: str) -> Reply:
    verb, _, rest = data.partition(":")
    number, _, version = rest.partition(":")
    button = next(each for each in BUTTONS if each.verb == verb)
    return await button.run(Call(actor.person, actor, pressed=Pressed(number, version, 1)))


def data_of(reply: Reply, verb: str = "") -> list[str]:
    return [button.data for row in reply.rows for button in row if button.data.startswith(verb)]


def labels_of(reply: Reply) -> list[str]:
    return [button.label for row in reply.rows for button in row]


def refusal(lang: str, error: DomainError) -> str:
    return str(say(lang, error.key, **error.params()))


# --- payments


async def test_the_insurer_alone_lists_its_payments(manager: Actor, insurer: InsurerView) -> None:
    empty = await typed(manager, "paid", "平安")
    assert "还没有回款" in empty.text
    await typed(manager, "paid", "平安 21000 1-2")
    await typed(manager, "paid", "平安 40000 1-3")
    listed = await typed(manager, "paid", "平安保险")
    assert listed.text.splitlines() == [
        "<b>💰 平安 的回款（2）</b>",
        "2027-01-03 <b>¥40,000</b> → S2 ¥29,000、结余 ¥11,000（李店长 登记）",
        "2027-01-02 <b>¥21,000</b> → S1 ¥20,000、S2 ¥1,000（李店长 登记）",
    ]
    english = await typed(manager, "paid", "平安", "en")
    assert "2027-01-02 <b>¥21,000</b> → S1 ¥20,000, S2 ¥1,000 (recorded by 李店长)" in english.text
    card = await typed(manager, "credit", "平安")
    (to_payments,) = data_of(card, "insurers.payments")
    turned = await pressed(manager, to_payments)
    assert (turned.text, turned.edits) == (listed.text, True)
    ways = [f"insurers.receive:{insurer.id}", f"insurers.credit:{insurer.id}"]
    assert data_of(turned) == [*data_of(listed, "insurers.reverse"), *ways]


async def test_a_payment_is_reversed_by_its_button_which_asks_why(manager: Actor, insurer: InsurerView) -> None:
    await typed(manager, "paid", "平安 21000 1-2")
    (data,) = data_of(await typed(manager, "paid", "平安"), "insurers.reverse")
    with pytest.raises(Missing) as asks:
        await pressed(manager, data)
    draft = asks.value.draft
    assert draft is not None
    assert (draft.command, draft.action, draft.asked) == ("paid", "reverse", "why_reversed")
    told = dict(draft.answers) | {"why_reversed": "重复登记"}
    command = next(each for each in COMMANDS if each.name == "paid")
    done = await command.run(Call(manager.person, manager, action="reverse", answers=told))
    assert done.text.splitlines() == [
        "✅ 已冲正 <b>平安</b> 2027-01-02 的回款 <b>¥21,000</b>，账目按没有这笔钱重新计算",
        "原因：重复登记",
        "· S1 现在还欠 ¥20,000",
        "· S2 现在还欠 ¥30,000",
        "违约金 ¥435，每天再加 ¥25（另计，不占额度）",
    ]
    with pytest.raises(PaymentReversedAlready) as refused:
        await pressed(manager, data)
    for lang in LANGUAGES:
        assert "¥21,000" in refusal(lang, refused.value)
    listed = await typed(manager, "paid", "平安")
    assert "<s>2027-01-02 ¥21,000</s>（李店长 登记）李店长 已冲正：重复登记" in listed.text
    assert not data_of(listed, "insurers.reverse")


async def test_a_payment_is_reversed_by_a_line_that_names_amount_and_day(manager: Actor, insurer: InsurerView) -> None:
    for day in ("1-2", "1-3"):
        await typed(manager, "paid", f"平安 5000 {day}")
    with pytest.raises(Missing) as asks:
        await typed(manager, "paid", "平安 reverse 5000 记错了")
    assert isinstance(asks.value.because, PaymentUnclear)
    assert asks.value.draft is not None
    assert asks.value.draft.asked == "payment"
    done = await typed(manager, "paid", "平安 冲正 5000 1-2 记错了", "en")
    assert "<b>¥5,000</b> from <b>平安</b>, received on 2027-01-02, is reversed" in done.text
    with pytest.raises(PaymentUnknown):
        await typed(manager, "paid", "平安 reverse 5000 1-2 记错了")
    with pytest.raises(Missing):
        await typed(manager, "paid", "平安 reverse 5000 1-3")
    with pytest.raises(Missing):
        await typed(manager, "paid", "平安 reverse 记错了")


async def test_a_wrong_amount_is_corrected_in_one_step_and_undone_in_one(manager: Actor, insurer: InsurerView) -> None:
    await typed(manager, "paid", "平安 21000 1-2")
    before = await service.standing(manager, insurer.id)
    done = await typed(manager, "paid", "平安 correct 21000 1-2 12000 写错了")
    assert done.text.splitlines() == [
        "✅ <b>平安</b> 2027-01-02 的回款由 ¥21,000 更正为 <b>¥12,000</b>",
        "原因：写错了",
        "· S1 冲 ¥12,000",
        "违约金 ¥327，每天再加 ¥19（另计，不占额度）",
    ]
    assert (
        "corrected from ¥12,000 to <b>¥20,000</b>"
        in (await typed(manager, "paid", "平安 correct 12000 1-2 20000 mistyped", "en")).text
    )
    for _ in range(2):
        await undo.undo_last(anew(manager))
    assert await service.standing(manager, insurer.id) == before
    for text in ("平安 correct 21000 1-2 0 写错了", "平安 correct 21000 1-2 -3 写错了", "平安 correct 21000 1-2"):
        with pytest.raises(DomainError):
            await typed(manager, "paid", text)
    assert await service.standing(manager, insurer.id) == before


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("平安", True),
        ("Ping An", True),
        ("", False),
        ("平安 3000", False),
        ("平安 ３０００", False),
        ("平安 三千", False),
        ("平安 昨天", False),
        ("平安 32OO", False),
        ("平安 -5", False),
    ],
)
def test_what_asks_for_the_list(text: str, lists: bool) -> None:
    assert names_nothing_but_words(Words(text, today=date(2027, 1, 20))) is lists


async def test_words_too_many_are_not_overlooked(manager: Actor, insurer: InsurerView) -> None:
    for name, text in (("paid", "平安 blah"), ("penalty", "平安 blah")):
        with pytest.raises(UnexpectedWord):
            await typed(manager, name, text)


@pytest.mark.parametrize(
    "data", ["insurers.reverse:{}:x", "insurers.reverse:{}:", "insurers.reverse:{}:99999", "insurers.reverse:x:1"]
)
async def test_forged_buttons_find_nothing(manager: Actor, insurer: InsurerView, data: str) -> None:
    with pytest.raises(NotFound):
        await pressed(manager, data.format(insurer.id))


async def test_what_an_advisor_sees_and_may_press(manager: Actor, insurer: InsurerView) -> None:
    await typed(manager, "paid", "平安 100")
    advisor = replace(manager, role=Role.ADVISOR)
    card = await typed(advisor, "credit", "平安")
    assert "违约金 ¥435" in card.text
    assert not data_of(card, "insurers.payments")
    assert not data_of(card, "insurers.penalty")
    assert not data_of(card, "insurers.receive")
    for verb in (
        "payments",
        "reverse",
        "penalty",
        "penalties",
        "penmoves",
        "penopen",
        "penpaid",
        "penwaive",
        "receive",
    ):
        with pytest.raises(NotAllowed):
            await pressed(advisor, f"insurers.{verb}:{insurer.id}:1")
    with pytest.raises(NotAllowed):
        await pressed(replace(manager, role=Role.PARTNER), f"insurers.penwaive:{insurer.id}")


# --- penalty


async def test_penalty_is_told_paid_and_waived(manager: Actor, insurer: InsurerView) -> None:
    await typed(manager, "paid", "平安 5000 12-20")
    assert (
        "收到 <b>平安</b> 违约金 <b>¥50</b>\n违约金 ¥307.50，每天再加 ¥22.50"
        in (await typed(manager, "penalty", "平安 paid 50 1-19")).text
    )
    assert (
        "已减免 <b>平安</b> 违约金 <b>¥30</b>\n原因：友好协商"
        in (await typed(manager, "penalty", "平安 减免 30 友好协商")).text
    )
    shown = await typed(manager, "penalty", "平安")
    assert shown.text.split("\n\n") == [
        "<b>⚖️ 平安 的违约金</b>\n还欠 <b>¥277.50</b>，本金未付清，每天再加 ¥22.50\n"
        "累计 ¥357.50 · 已收 ¥50 · 已减免 ¥30",
        "<b>S2</b>　2027-01-15 到期，违约金 ¥75，还在增加\n01-16 至 01-20：未付 ¥30,000 × 5 天 × 0.05% = ¥75",
        "<b>S1</b>　2026-12-15 到期，违约金 ¥282.50，还在增加\n"
        "12-16 至 12-20：未付 ¥20,000 × 5 天 × 0.05% = ¥50\n"
        "12-21 至 01-20：未付 ¥15,000 × 31 天 × 0.05% = ¥232.50",
        "<b>已收与减免</b>\n2027-01-20 李店长 减免 ¥30：友好协商\n2027-01-19 收到 ¥50（李店长 登记）",
    ]
    english = (await typed(manager, "penalty", "平安", "en")).text
    assert "12-21 to 01-20: ¥15,000 unpaid × 31 days × 0.05% = ¥232.50" in english
    (row,) = [line for line in (await typed(manager, "penalty")).text.splitlines() if "平安" in line]
    assert row == "<b>平安</b>　¥277.50，每天再加 ¥22.50"
    card = (await typed(manager, "credit", "平安")).text
    assert "违约金 ¥277.50，每天再加 ¥22.50（另计，不占额度）" in card
    assert "01-20 减免违约金 ¥30（友好协商）\n01-19 收到违约金 ¥50" in card


async def test_more_than_is_owed_is_refused_with_the_figure(manager: Actor, insurer: InsurerView) -> None:
    for text in ("平安 paid 436", "平安 waive 436 友好协商"):
        with pytest.raises(PenaltyExceeded) as refused:
            await typed(manager, "penalty", text)
        for lang in LANGUAGES:
            assert "¥435" in refusal(lang, refused.value)
            assert "¥436" in refusal(lang, refused.value)
    done = await typed(manager, "penalty", "平安 waive 全部 友好协商")
    assert "已减免 <b>平安</b> 违约金 <b>¥435</b>" in done.text
    assert "违约金 ¥0，每天再加 ¥25" in done.text


async def test_what_the_forms_ask_for_and_offer(manager: Actor, insurer: InsurerView) -> None:
    for verb, field in (("penpaid", "penalty_received"), ("penwaive", "penalty_waived")):
        with pytest.raises(Missing) as asks:
            await pressed(manager, f"insurers.{verb}:{insurer.id}")
        draft = asks.value.draft
        assert draft is not None
        assert (draft.command, draft.asked) == ("penalty", field)
        command = next(each for each in COMMANDS if each.name == "penalty")
        asked = command.action(draft.action).field(field)
        assert asked is not None
        call = Call(manager.person, manager)
        (offer,) = await asked.offers(call, dict(draft.answers))
        assert (offer.label, offer.value) == ("¥435", "¥435.00")
    for text in ("平安 waive 30", "平安 waive all", "平安 waive 友好协商", "平安 paid"):
        with pytest.raises(Missing):
            await typed(manager, "penalty", text)


async def test_penalty_overpaid_is_said(manager: Actor, insurer: InsurerView) -> None:
    await typed(manager, "penalty", "平安 paid 435")
    await typed(manager, "paid", "平安 50000 12-10")
    assert "违约金多付 ¥435，抵以后的违约金" in (await typed(manager, "credit", "平安")).text
    assert "多付 <b>¥435</b>，抵以后的违约金" in (await typed(manager, "penalty", "平安")).text
    assert "overpaid by ¥435" in (await typed(manager, "penalty", "", "en")).text
    assert "违约金" not in (await typed(manager, "credit")).text


async def test_a_surplus_tells_of_the_penalty_that_is_owed(manager: Actor, insurer: InsurerView) -> None:
    part = await typed(manager, "paid", "平安 49900")
    assert "违约金" not in part.text
    more = await typed(manager, "paid", "平安 200")
    assert "另欠违约金 ¥435" in more.text
    assert labels_of(more)[0] == "⚖️ 结余冲违约金 ¥100"
    (use,) = data_of(more, "insurers.surplus")
    done = await pressed(manager, use)
    assert "已用 <b>平安</b> 的结余冲违约金 <b>¥100</b>" in done.text
    assert "违约金 ¥335" in done.text
    assert "结余还有" not in done.text
    with pytest.raises(SurplusMovedOn) as twice:
        await pressed(manager, use)
    assert "没有结余" in refusal("zh-CN", twice.value)
    assert "has overpaid nothing" in refusal("en", twice.value)
    assert "用结余 ¥100 冲违约金" in (await typed(manager, "credit", "平安")).text
    assert "¥100 of what was overpaid used for late penalty" in (await typed(manager, "credit", "平安", "en")).text
    assert "冲违约金 ¥100" in (await typed(manager, "paid", "平安")).text
    assert "penalty ¥100" in (await typed(manager, "paid", "平安", "en")).text


async def test_a_correction_gives_what_was_used_for_penalty_back_and_offers_it_anew(
    manager: Actor, insurer: InsurerView
) -> None:
    (use,) = data_of(await typed(manager, "paid", "平安 50600"), "insurers.surplus")
    await pressed(manager, use)
    corrected = await typed(manager, "paid", "平安 correct 50600 51000 写错了")
    assert "违约金 ¥435" in corrected.text
    assert data_of(corrected, "insurers.surplus") == [f"insurers.surplus:{insurer.id}:43500-100000"]
    assert "冲过违约金的 ¥435 退回结余" in (await pressed(manager, f"insurers.entries:{insurer.id}")).text


async def test_the_page_of_a_penalty_has_the_surplus_to_use_for_it(manager: Actor, insurer: InsurerView) -> None:
    await typed(manager, "paid", "平安 50000")
    assert not data_of(await typed(manager, "penalty", "平安"), "insurers.surplus")
    await typed(manager, "paid", "平安 1000")
    for lang, line, label in (
        ("zh-CN", "账户有结余 ¥1,000", "⚖️ 结余冲违约金 ¥435"),
        ("en", "It has overpaid ¥1,000", "⚖️ Use for penalty: ¥435"),
    ):
        page = await typed(manager, "penalty", "平安", lang)
        assert line in page.text
        assert label in labels_of(page)
    (use,) = data_of(page, "insurers.surplus")
    assert use == f"insurers.surplus:{insurer.id}:43500-100000"
    assert "· 结余还有 ¥565" in (await pressed(manager, use)).text
    with pytest.raises(SurplusMovedOn) as twice:
        await pressed(manager, use)
    assert "今天没有欠违约金" in refusal("zh-CN", twice.value)
    assert not data_of(await typed(manager, "penalty", "平安"), "insurers.surplus")


@pytest.mark.parametrize("version", ["", "1", "-", "43500", "-60000", "a-b", "1-2-3", "9" * 30, "１-２", "<b>-1"])
async def test_a_forged_surplus_button_does_nothing(manager: Actor, insurer: InsurerView, version: str) -> None:
    await typed(manager, "paid", "平安 50600")
    with pytest.raises(NotFound):
        await pressed(manager, f"insurers.surplus:{insurer.id}:{version}")
    assert (await service.standing(manager, insurer.id)).penalty_fen == 435_00


async def test_nothing_is_owed(manager: Actor) -> None:
    await an_insurer(manager)
    assert "没有哪家欠违约金" in (await typed(manager, "penalty")).text
    assert "现在不欠违约金" in (await typed(manager, "penalty", "平安")).text
    assert "penalty" not in (await typed(manager, "credit", "平安", "en")).text


async def test_long_lists_and_hostile_words_fit_into_a_message(manager: Actor, insurer: InsurerView) -> None:
    manager = replace(manager, name=HOSTILE)
    for day in range(1, 13):
        await typed(manager, "paid", f"平安 {100 + day} 2027-01-{day}")
        await service.pay_penalty(anew(manager), insurer_id=insurer.id, amount_fen=1)
        await service.waive_penalty(anew(manager), insurer_id=insurer.id, amount_fen=1, reason=HOSTILE + LONG_REASON)
    for lang in LANGUAGES:
        for name in ("penalty", "paid", "credit"):
            reply = await typed(manager, name, "平安", lang)
            assert units(reply.text) <= 4_096
            assert reply.text.count("\n") <= MOST_LINES
            assert "<b>&" not in reply.text
    first = await typed(manager, "penalty", "平安")
    assert "更早 6 段" in first.text
    (more,) = data_of(first, "insurers.penmoves")
    moves = await pressed(manager, more)
    assert "（24）" in moves.text
    assert data_of(moves, "insurers.penmoves") == [f"insurers.penmoves:{insurer.id}:2"]
    last = await pressed(manager, f"insurers.penmoves:{insurer.id}:99")
    assert data_of(last, "insurers.penmoves") == [f"insurers.penmoves:{insurer.id}:4"]
    listed = await typed(manager, "paid", "平安")
    (older,) = data_of(listed, "insurers.payments")
    assert (await pressed(manager, older)).text.count("\n") == 4
    owed = [*await service.list_penalties(manager)] * 14
    page = penalty.every_insurer(Call(manager.person, manager), owed)
    assert data_of(page, "insurers.penalties") == ["insurers.penalties:2"]
    assert (await pressed(manager, "insurers.penalties:9")).edits
