"""What people type about statements, and what they read (interface §2)."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service
from domain.money import yuan
from handlers.arguments import Number
from handlers.arguments.errors import Missing, NothingToChooseFrom, Unknown, WrongNumberKind
from handlers.declaration import Call, CardOf, Pressed, Reply
from handlers.insurers.buttons import BUTTONS
from handlers.insurers.commands import COMMANDS
from handlers.paging import MOST_LINES, units
from locales import LANGUAGES
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import a_place, an_actor

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(clock.FixedClock(datetime(2026, 11, 10, 4, tzinfo=UTC)))


@pytest.fixture
async def partner(database: str) -> Actor:
    return await an_actor(Role.PARTNER, name="赵合作")


@pytest.fixture
async def insurer_id(partner: Actor) -> int:
    return (await an_insurer(partner)).id


async def typed(actor: Actor, text: str = "", *, name: str = "statement", about: Number | None = None) -> Reply:
    command = next(each for each in COMMANDS if each.name == name)
    return await command.run(Call(actor.person, actor, text, about=about))


async def pressed(actor: Actor, data: str) -> Reply:
    verb, _, rest = data.partition(":")
    number, _, version = rest.partition(":")
    button = next(each for each in BUTTONS if each.verb == verb)
    return await button.run(Call(actor.person, actor, pressed=Pressed(number, version, 1)))


def data_of(reply: Reply, verb: str = "") -> list[str]:
    return [button.data for row in reply.rows for button in row if button.data.startswith(verb)]


def fits(reply: Reply) -> bool:
    return units(reply.text) <= 4_096 and reply.text.count("\n") <= MOST_LINES + 2


def at(actor: Actor, day: str) -> None:
    move_to(clock.at(date.fromisoformat(day), time(12), actor.zone))


async def owing(partner: Actor, insurer_id: int, count: int, share: int = 100) -> None:
    """So many statements, whatever the limit says."""
    manager, day = replace(partner, role=Role.MANAGER), date(2026, 11, 20)
    for number in range(1, count + 1):
        day = (await a_statement(manager, insurer_id, number, share, day)).replace(day=20)


async def pay(partner: Actor, insurer_id: int, amount: int) -> None:
    await service.receive_payment(partner, insurer_id=insurer_id, amount_fen=yuan(amount))


# --- one statement


async def test_the_card_tells_what_is_owed_and_for_which_cars(partner: Actor, insurer_id: int) -> None:
    await owing(partner, insurer_id, 1, 20_000)
    card = await typed(partner, "S1")
    assert card.card == CardOf("statement", 1)
    assert card.text == (
        "📄 <b>S1</b>　<b>平安</b>　2026-11-01 至 11-30\n"
        "⏳ 待付\n"
        "应付 ¥20,000 · 已付 ¥0 · 未付 <b>¥20,000</b>\n"
        "2026-12-15 到期\n\n"
        "<b>明细（1）</b>\n"
        "C1　¥20,000"
    )
    await pay(partner, insurer_id, 5_000)
    at(partner, "2026-12-25")
    late = (await typed(partner, "S1")).text
    assert "🔴 已逾期\n应付 ¥20,000 · 已付 ¥5,000 · 未付 <b>¥15,000</b>" in late
    assert "2026-12-15 到期，到 2026-12-25 已逾期 10 天\n累计违约金 ¥75（另计，不占额度）" in late
    await pay(partner, insurer_id, 15_000)
    paid = (await typed(partner, "S1")).text
    assert "✅ 已付清" in paid
    assert "2026-12-15 到期，2026-12-25 付清，逾期 10 天\n累计违约金 ¥75" in paid


async def test_the_card_in_english(partner: Actor, insurer_id: int) -> None:
    await owing(partner, insurer_id, 1, 20_000)
    at(partner, "2026-12-16")
    card = await typed(replace(partner, lang="en"), "S1")
    assert "2026-11-01 to 11-30" in card.text
    assert "🔴 late\nAmount ¥20,000 · paid ¥0 · unpaid <b>¥20,000</b>" in card.text
    assert "Due 2026-12-15, 1 day late as of 2026-12-16\nLate penalty accrued ¥10" in card.text
    assert "<b>Lines (1)</b>\nC1  ¥20,000" in card.text


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_corrections_say_what_they_correct(partner: Actor, insurer_id: int, lang: str) -> None:
    await a_delivered_case(partner, insurer_id, 8, 50)
    await owing(partner, insurer_id, 1)
    for number, share in ((1, 30), (8, 51)):
        await service.reassess_case(partner, insurer_id=insurer_id, case_number=number, share_fen=yuan(share))
    at(partner, "2027-01-01")
    await service.close_statements(partner.centre_id, date(2027, 1, 1))
    text = (await typed(replace(partner, lang=lang), "S2")).text
    assert ("C1　−¥70（更正 S1）\nC8　+¥1（更正 S1）" if lang == "zh-CN" else "C1  −¥70 (corrects S1)") in text
    assert ("☑️ 无需付款\n合计 −¥69，已转为结余" if lang == "zh-CN" else "☑️ nothing to pay\nTotal −¥69") in text
    assert "2027-01-15" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_many_lines_are_turned_to(partner: Actor, insurer_id: int, lang: str) -> None:
    partner = replace(partner, lang=lang)
    for number in range(100, 143):
        await service.accept_case(partner, insurer_id=insurer_id, case_number=number, share_fen=yuan(1))
        await service.deliver_case(partner, insurer_id=insurer_id, case_number=number, delivered_at=clock.now())
    await owing(partner, insurer_id, 1)
    card = await typed(partner, "S1")
    assert card.card
    assert fits(card)
    assert ("还有 24 条" if lang == "zh-CN" else "and 24 more") in card.text
    assert data_of(card, "insurers.statement:") == ["insurers.statement:S1:2", "insurers.statement:S1"]
    second = await pressed(partner, "insurers.statement:S1:2")
    third = await pressed(partner, "insurers.statement:S1:3")
    for page in (second, third):
        assert page.edits
        assert not page.card
        assert fits(page)
        assert "S1" in page.text
    assert data_of(second) == ["insurers.statement:S1:1", "insurers.statement:S1:3"]
    seen = [number for page in (card, second, third) for number in re.findall(r"^C(\d+) ?", page.text, re.MULTILINE)]
    assert sorted(map(int, seen)) == [1, *range(100, 143)]
    back = await pressed(partner, "insurers.statement:S1:1")
    assert (back.card, back.text, back.edits) == (card.card, card.text, True)
    for odd in ("insurers.statement:S1:9", "insurers.statement:S1:" + "9" * 40):
        assert (await pressed(partner, odd)).text == third.text
    for odd in ("insurers.statement:S1:x", "insurers.statement:S1:", "insurers.statement:S1:0"):
        assert (await pressed(partner, odd)).text == card.text


@pytest.mark.parametrize("text", ["S1", "s1", "1", "#1", "S-1", "Ｓ１"])
async def test_a_number_in_many_shapes(partner: Actor, insurer_id: int, text: str) -> None:
    await owing(partner, insurer_id, 1)
    assert (await typed(partner, text)).card == CardOf("statement", 1)


async def test_a_reply_to_the_card_is_about_it(partner: Actor, insurer_id: int) -> None:
    await owing(partner, insurer_id, 2)
    about = Number("statement", 2)
    assert (await typed(partner, about=about)).card == CardOf("statement", 2)
    assert (await typed(partner, "S1", about=about)).card == CardOf("statement", 1)
    assert not (await typed(partner, "平安", about=about)).card
    assert not (await typed(partner, about=Number("case", 2))).card


async def test_what_is_no_statement_is_refused(partner: Actor, insurer_id: int) -> None:
    refusals: dict[str, type[DomainError]] = {"S9": NotFound, "C1": WrongNumberKind, "众诚": Unknown, "list": Missing}
    for text, error in refusals.items():
        with pytest.raises(error):
            await typed(partner, text)
    with pytest.raises(NothingToChooseFrom):
        await typed(await an_actor(Role.PARTNER), "平安")
    for forged in ("show:S9", "show:", "show:x", "statement:C1", "history:x:1", "history::", "history:99:1"):
        with pytest.raises(DomainError):
            await pressed(partner, f"insurers.{forged}")


# --- an insurer's statements


async def test_an_insurers_statements_are_listed_newest_first(partner: Actor, insurer_id: int) -> None:
    await owing(partner, insurer_id, 12)
    await pay(partner, insurer_id, 250)
    listed = await typed(partner, "平安")
    assert "平安 的对账单（12）" in listed.text
    assert "⏳ S12（2027-10-01 至 10-31）未付 ¥100，2027-11-15 到期" in listed.text
    assert re.findall(r"S(\d+)（", listed.text) == [str(number) for number in range(12, 2, -1)]
    assert data_of(listed, "insurers.show:") == [f"insurers.show:S{number}" for number in range(12, 2, -1)]
    assert fits(listed)
    rest = await pressed(partner, f"insurers.history:{insurer_id}:2")
    assert rest.edits
    assert "✅ S1（2026-11-01 至 11-30）¥100，2027-11-01 付清" in rest.text
    assert "✅ S2" in rest.text
    assert "🔴 S3（2027-01-01 至 01-31）未付 ¥50 / ¥100，2027-02-15 到期，已逾期 259 天" in listed.text
    opened = await pressed(partner, "insurers.show:S3")
    assert (opened.card, opened.edits) == (CardOf("statement", 3), False)


async def test_an_insurer_without_statements(partner: Actor, insurer_id: int) -> None:
    listed = await typed(partner, "平安保险")
    assert "还没有对账单" in listed.text
    assert not data_of(listed, "insurers.show:")


# --- where else they are opened


async def test_the_insurers_card_and_its_unpaid_statements_open_them(partner: Actor, insurer_id: int) -> None:
    await owing(partner, insurer_id, 11)
    card = await typed(partner, "平安", name="credit")
    assert card.rows[0][0].data == f"insurers.statements:{insurer_id}:1"
    assert data_of(card, "insurers.show:") == [], "they are too many for the card"
    page = await pressed(partner, f"insurers.statements:{insurer_id}:1")
    assert [len(row) for row in page.rows[:2]] == [5, 5]
    assert data_of(page, "insurers.show:")[-1] == "insurers.show:S10"


async def test_the_card_of_the_worst_debtor_fits_a_phone(partner: Actor, insurer_id: int) -> None:
    """What matters most stands first, entries give way to reasons, and there are four rows of buttons at most."""
    manager = replace(partner, role=Role.MANAGER)
    await owing(manager, insurer_id, 7)
    await service.stop(manager, insurer_id=insurer_id, reason="等总公司确认" * 5)
    card = await typed(manager, "平安", name="credit")
    assert len(card.rows) <= 4
    assert all(len(row) <= 3 for row in card.rows)
    text = re.sub("<[^>]*>", "", str(card.text))
    assert text.index("原因与出路") < text.index("未出账") < text.index("未付清的对账单") < text.index("最近记录")
    assert text.count("\n") < 36
    assert len(text.split("最近记录")[1].strip().splitlines()) < 6


async def test_nobody_is_shown_buttons_in_private_that_they_may_not_press(partner: Actor, insurer_id: int) -> None:
    await owing(partner, insurer_id, 4)
    advisor = replace(partner, role=Role.ADVISOR)
    for private in (
        await typed(advisor, "平安", name="credit"),
        await pressed(advisor, f"insurers.statements:{insurer_id}:1"),
    ):
        assert not data_of(private, "insurers.show:")
    in_team = replace(advisor, person=replace(advisor.person, place=a_place(ChatKind.TEAM)))
    assert data_of(await typed(in_team, "平安", name="credit"), "insurers.show:")
    for data in ("insurers.show:S1", "insurers.statement:S1", f"insurers.history:{insurer_id}:1"):
        with pytest.raises(NotAllowed):
            await pressed(in_team, data)
