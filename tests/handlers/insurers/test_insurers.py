"""What people type about insurers and credit, and what they read (interface §2, §6)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import IntakeStopped, NotStoppedByHand, PaidInFuture
from domain.insurers.rules.account import EntryKind
from domain.insurers.views import IntakeState, Reason, ReasonKind
from domain.money import yuan
from domain.people import service as people
from handlers.arguments.errors import Missing, UnexpectedWord, Unknown
from handlers.declaration import Call, Handler, Pressed, Reply
from handlers.insurers import buttons, commands
from handlers.insurers.credit import bar
from locales import LANGUAGES, has, say
from tests.factories.insurers import LONG_REASON, NAMES, a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))


@pytest.fixture
async def manager(database: str) -> Actor:
    return await an_actor(Role.MANAGER, name="李店长")


async def typed(actor: Actor, name: str, text: str = "") -> Reply:
    command = next(each for each in commands.COMMANDS if each.name == name)
    return await command.run(Call(person=actor.person, staff=actor, text=text))


async def pressed(actor: Actor, handler: Handler, number: object) -> Reply:
    return await handler(Call(person=actor.person, staff=actor, pressed=Pressed(str(number), "", 1)))


def refusal(lang: str, error: DomainError) -> str:
    return str(say(lang, error.key, **error.params()))


async def accepted(actor: Actor, insurer_id: int, number: int, share: int) -> None:
    await service.accept_case(actor, insurer_id=insurer_id, case_number=number, share_fen=yuan(share))


async def test_the_first_story(manager: Actor) -> None:
    added = await typed(manager, "insurer", "add 平安 basic")
    assert "¥50,000" in added.text
    assert "open" in added.text
    advisor = replace(manager, role=Role.ADVISOR)
    card = await typed(advisor, "credit", "平安")
    assert "¥0 / ¥50,000" in card.text
    assert "可接单（open）" in card.text
    (named,) = await service.names(advisor)
    await accepted(advisor, named.id, 1, 8_500)
    assert "¥8,500 / ¥50,000（17%）" in (await typed(advisor, "credit")).text
    await service.reassess_case(advisor, insurer_id=named.id, case_number=1, share_fen=yuan(7_700))
    assert "¥7,700" in (await typed(advisor, "credit", "平安")).text


@pytest.mark.parametrize("text", ["平安 basic add", "basic 平安 add", "添加 平安 A", "add 平安"])
async def test_adding_takes_its_words_in_any_order(manager: Actor, text: str) -> None:
    assert "<b>平安</b>" in (await typed(manager, "insurer", text)).text
    (insurer,) = await service.list_insurers(manager)
    assert (insurer.name, insurer.plan.value) == ("平安", "basic")


async def test_plan_b_in_chinese(manager: Actor) -> None:
    added = await typed(manager, "insurer", "添加 Ping An 深度")
    assert "<b>Ping An</b>" in added.text
    assert "半月结" in added.text


async def test_without_words_insurer_lists_them(manager: Actor) -> None:
    assert "/insurer add 平安 basic" in (await typed(manager, "insurer")).text
    await an_insurer(manager)
    assert "<b>平安</b>" in (await typed(manager, "insurer")).text
    assert "pingan" in (await typed(manager, "insurer", "平安保险")).text


async def test_nothing_typed_is_ignored(manager: Actor) -> None:
    await an_insurer(manager)
    for handler, text in (
        ("insurer", "平安 blah"),
        ("insurers", "blah"),
        ("credit", "平安 blah"),
        ("paid", "平安 100 11-14 blah"),
    ):
        with pytest.raises(UnexpectedWord):
            await typed(manager, handler, text)
    assert (await service.credit_all(manager))[0].overpaid_fen == 0


async def test_an_unknown_insurer_is_refused_with_those_there_are(manager: Actor) -> None:
    await an_insurer(manager)
    with pytest.raises(Unknown) as unknown:
        await typed(manager, "credit", "foo")
    assert "平安" in refusal("zh-CN", unknown.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("平安 32000 11-14", date(2026, 11, 14)),
        ("11月14日 3.2万 平安保险", date(2026, 11, 14)),
        ("平安 32000", date(2026, 11, 20)),
        ("平安 32000 昨天", date(2026, 11, 19)),
        ("平安 32000 12-01", date(2025, 12, 1)),
    ],
)
async def test_a_payment_in_any_order_and_with_the_nearest_past_day(manager: Actor, text: str, day: date) -> None:
    await an_insurer(manager)
    answer = await typed(manager, "paid", text)
    assert day.isoformat() in answer.text
    assert "¥32,000" in answer.text


async def test_a_payment_tells_where_it_went(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    part = await typed(manager, "paid", "平安 18000")
    assert "S1 冲 ¥18,000，还欠 ¥2,000" in part.text
    more = await typed(manager, "paid", "平安 5000")
    assert "S1 冲 ¥2,000，已付清" in more.text
    assert "比应付多 ¥3,000" in more.text
    none_owed = await typed(manager, "paid", "平安 1000")
    assert "¥1,000 全部留作结余（共 ¥4,000）" in none_owed.text
    assert "重新分配" not in part.text + more.text + none_owed.text


async def test_a_payment_told_late_says_that_others_were_reallotted(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    today = await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    move_to(clock.at(today.replace(day=20), time(12), manager.zone))
    await typed(manager, "paid", "平安 18000")
    told = await typed(manager, "paid", "平安 2500 12-14")
    assert "S1 冲 ¥2,000，已付清\n· 比应付多 ¥500" in told.text
    assert "\n· 这笔款到账较早：之前登记的回款已按到账日期重新分配，违约金同步重算\n" in told.text
    english = (await typed(replace(manager, lang="en"), "paid", "平安 400 12-13")).text
    assert (
        "· It came in before others: the payments recorded before were re-allotted by the day they came in" in english
    )


async def test_a_payment_of_tomorrow_is_refused(manager: Actor) -> None:
    await an_insurer(manager)
    with pytest.raises(PaidInFuture) as refused:
        await typed(manager, "paid", "平安 100 2026-11-21")
    assert "今天是 2026-11-20" in refusal("zh-CN", refused.value)


async def test_a_limit_is_changed_with_its_reason(manager: Actor) -> None:
    await an_insurer(manager)
    answer = await typed(manager, "limit", "平安 80000 回款正常")
    assert "¥50,000 → <b>¥80,000</b>" in answer.text
    assert "回款正常" in answer.text
    assert "回款正常" in (await typed(manager, "credit", "平安")).text


@pytest.mark.parametrize("name", ["stop", "resume"])
async def test_a_decision_needs_a_reason(manager: Actor, name: str) -> None:
    await an_insurer(manager)
    with pytest.raises(Missing) as missing:
        await typed(manager, name, "平安")
    assert missing.value.what == "reason"
    with pytest.raises(Missing) as missing:
        await typed(manager, name)
    assert missing.value.what == "insurer"


async def test_stopping_and_resuming(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await accepted(manager, insurer.id, 1, 50_000)
    stopped = await typed(manager, "stop", "平安 等合同 & 续签")
    assert "李店长 于 2026-11-20 停单：等合同 &amp; 续签" in stopped.text
    assert "已接的车照常" in stopped.text
    resumed = await typed(manager, "resume", "平安 已续签")
    assert "还有其他原因" in resumed.text
    assert "占用 ¥50,000，达到额度 ¥50,000（100%）" in resumed.text
    with pytest.raises(NotStoppedByHand) as refused:
        await typed(manager, "resume", "平安 再试")
    assert "达到额度" in refusal("zh-CN", refused.value)


async def test_roles_are_kept(manager: Actor) -> None:
    await an_insurer(manager)
    for role, handler, text in (
        (Role.ADVISOR, "insurer", "add 人保"),
        (Role.ADVISOR, "insurers", ""),
        (Role.ADVISOR, "paid", "平安 100"),
        (Role.PARTNER, "limit", "平安 80000 x"),
        (Role.PARTNER, "stop", "平安 x"),
        (Role.PARTNER, "resume", "平安 x"),
    ):
        with pytest.raises(NotAllowed):
            await typed(replace(manager, role=role), handler, text)


async def test_the_refusal_of_a_case_says_all(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await accepted(manager, insurer.id, 1, 52_000)
    await service.stop(manager, insurer_id=insurer.id, reason="等合同")
    with pytest.raises(IntakeStopped) as refused:
        await accepted(manager, insurer.id, 2, 100)
    chinese, english = (refusal(lang, refused.value) for lang in LANGUAGES)
    for text in (chinese, english):
        for fact in ("平安", "stopped", "¥52,000", "¥50,000", "104%", "等合同", "/limit", "/resume"):
            assert fact in text
    assert "店长可以破例接这一单：在命令末尾加上「破例」和原因" in chinese
    assert "manager may take this one case" in english


async def test_the_list_shows_the_worst_first_with_late_days_penalty_and_why(manager: Actor) -> None:
    insurers = [await an_insurer(manager, name) for name in NAMES[:3]]
    await a_statement(manager, insurers[1].id, 1, 20_000, date(2026, 11, 20))
    move_to(clock.at(date(2026, 12, 25), datetime(2026, 1, 1, 12, tzinfo=UTC).time(), manager.zone))
    answer = await typed(manager, "credit")
    assert answer.text.index("人保") < answer.text.index("平安")
    assert "最久逾期 10 天 · 违约金 ¥100" in answer.text
    assert "原因：S1 逾期 10 天，未付 ¥20,000" in answer.text
    assert "🟡 关注（watch）" in answer.text
    english = await typed(replace(manager, lang="en"), "credit")
    assert "Oldest 10 days late · penalty ¥100" in english.text


async def test_buttons_open_one_and_lead_back(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    listed = await typed(manager, "credit")
    assert listed.rows[0][0].data == f"insurers.credit:{insurer.id}"
    one = await pressed(manager, buttons.show_one, insurer.id)
    assert one.edits
    assert "可用额度 ¥50,000" in one.text
    assert [button.data for row in one.rows for button in row] == ["insurers.all:1", f"insurers.credit:{insurer.id}"]
    back = await pressed(manager, buttons.show_all, 0)
    assert (back.text, back.edits) == (listed.text, True)
    assert not (await pressed(manager, buttons.open_one, insurer.id)).edits


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "٣"])
async def test_forged_buttons_find_nothing(manager: Actor, number: str) -> None:
    await an_insurer(manager)
    with pytest.raises(NotFound):
        await pressed(manager, buttons.show_one, number)


async def test_buttons_stay_in_their_centre(manager: Actor) -> None:
    insurer = await an_insurer(await an_actor(Role.MANAGER))
    with pytest.raises(NotFound):
        await pressed(manager, buttons.show_one, insurer.id)


async def test_long_lists_fit_into_a_message(manager: Actor) -> None:
    for number in range(40):
        insurer = await an_insurer(manager, f"很长的保险公司名称很长的保险公司名称很长的{chr(0x4E00 + number)}")
        await service.stop(manager, insurer_id=insurer.id, reason="原因" * 150)
    answer = await typed(manager, "credit")
    assert len(answer.text) <= 4_096
    assert "还有 33 条" in answer.text
    assert len((await typed(manager, "insurers")).text) <= 4_096


async def test_a_full_card_fits_into_a_message(manager: Actor) -> None:
    insurer = await an_insurer(manager, "很长的保险公司名称很长的保险公司名称很长的一")
    day = date(2026, 11, 20)
    for number in range(1, 12):
        day = (await a_statement(manager, insurer.id, number, 12_345, day)).replace(day=20)
    for number in range(12, 25):
        await a_delivered_case(manager, insurer.id, number, 1)
    await service.stop(manager, insurer_id=insurer.id, reason=LONG_REASON)
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=1, reason=LONG_REASON)
    for lang in LANGUAGES:
        card = await typed(replace(manager, lang=lang), "credit", "很长的")
        assert len(card.text) <= 4_096
        assert "S4（" in card.text or "S4 (" in card.text
        assert "S5（" not in card.text
        assert "S5 (" not in card.text


async def test_the_card_tells_that_a_payment_was_undone(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    move_to(clock.at(date(2026, 12, 25), datetime(2026, 1, 1, 12, tzinfo=UTC).time(), manager.zone))
    await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(23_000), day=date(2026, 12, 25))
    await service.undo_paid(manager, (await people.own_changes(manager))[0])
    card = (await typed(manager, "credit", "平安")).text
    for line in (
        "12-25 回款 ¥20,000，冲 S1",
        "12-25 S1 逾期违约金 ¥100 记账，不占额度",
        "12-25 多付 ¥3,000，留作结余",
        "12-25 回款更正：S1 恢复待回款 ¥20,000",
        "12-25 回款更正：结余减少 ¥3,000",
        "12-25 回款更正：S1 记过账的违约金 ¥100 转回，重新按未付金额逐日累计",
        "违约金 ¥100，每天再加 ¥10（另计，不占额度）",
        "S1（11-01 至 11-30）未付 ¥20,000，2026-12-15 到期，已逾期 10 天",
    ):
        assert line in card, card
    english = (await typed(replace(manager, lang="en"), "credit", "平安")).text
    assert "Payments corrected: ¥20,000 of S1 is owed again" in english
    assert "Payments corrected: ¥3,000 less kept as credit" in english


async def test_the_card_tells_that_a_limit_was_undone(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    await service.undo_limit_changed(manager, (await people.own_changes(manager))[0])
    card = (await typed(manager, "credit", "平安")).text
    assert "额度 2026-11-20 恢复为 ¥50,000：撤销了调额（回款正常）" in card
    english = (await typed(replace(manager, lang="en"), "credit", "平安")).text
    assert "Limit back to ¥50,000 on 2026-11-20: a change was undone (回款正常)" in english


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ReasonKind)
def test_every_reason_has_its_sentences(lang: str, kind: ReasonKind) -> None:
    reason = Reason(kind, IntakeState.STOPPED, 1, 2, (3,), 4, 5, "六", "七", date(2026, 11, 20))
    sentence = reason.sentence
    assert "→" in say(lang, sentence.key, **sentence.params())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", EntryKind)
def test_every_kind_of_entry_says_what_it_means(lang: str, kind: EntryKind) -> None:
    assert has(lang, f"insurers-entry-{kind.value.replace('_', '-')}")


@pytest.mark.parametrize(
    ("exposure", "filled"), [(-5, 0), (0, 0), (1, 1), (1_700, 1), (8_000, 4), (9_999, 5), (10_000, 6), (30_000, 6)]
)
def test_the_bar(exposure: int, filled: int) -> None:
    assert bar(exposure, 10_000) == "▓" * filled + "░" * (6 - filled)


async def test_the_way_below_the_limit_has_the_figure_that_must_come_in(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    await service.accept_case(manager, insurer_id=insurer.id, case_number=2, share_fen=yuan(29_999))
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(45_000), reason="收紧")
    card = (await typed(manager, "credit", "平安")).text
    assert "→ 回款超过 ¥4,999 就恢复（已出账未付 ¥20,000），也可以由店长用 /limit 调额" in card
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(29_999), reason="再收紧")
    english = (await typed(replace(manager, lang="en"), "credit", "平安")).text
    assert "→ All of the billed ¥20,000 would not be enough, so the next statement has to be paid too" in english
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(60_000), reason="放宽")
    assert (
        "→ 还剩 ¥10,001 可接；先催回款（已出账未付 ¥20,000），再接大单" in (await typed(manager, "credit", "平安")).text
    )


async def test_a_wrong_plan_is_told_the_plans_by_the_letters_people_use(manager: Actor) -> None:
    await an_insurer(manager)
    with pytest.raises(Unknown) as refused:
        await typed(manager, "insurer", "plan 平安 C")
    assert refused.value.known == "A / B"
