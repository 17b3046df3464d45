"""What people ask for about debts, and what they get as files (domain §4, interface §2)."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import docx
import pytest
from openpyxl import load_workbook

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.errors import NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import NothingOverdue
from domain.insurers.views import Plan
from domain.money import yuan
from handlers.arguments import Number
from handlers.declaration import Call, CardOf, DocumentOf, Pressed, Recipient, Reply
from handlers.insurers.buttons import BUTTONS
from handlers.insurers.commands import COMMANDS
from handlers.insurers.digests import TEMPLATES
from handlers.registry import gather
from locales import LANGUAGES, amount
from tests.factories.cases import Shop, a_shop
from tests.factories.debts import PLATES, a_debt, at, delivered
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer
from tests.factories.people import a_place

pytestmark = pytest.mark.usefixtures("database")
HOSTILE = '=平安 & <b>{{ 7*7 }}" {% %}'


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(clock.FixedClock(datetime(2026, 11, 1, 4, tzinfo=UTC)))


@pytest.fixture
async def shop(database: str) -> Shop:
    return await a_shop()


async def typed(actor: Actor, text: str = "", *, name: str = "statement", about: Number | None = None) -> Reply:
    command = next(each for each in COMMANDS if each.name == name)
    return await command.run(Call(actor.person, actor, text, about=about))


async def pressed(actor: Actor, data: str) -> Reply:
    verb, _, rest = data.partition(":")
    number, _, version = rest.partition(":")
    button = next(each for each in BUTTONS if each.verb == verb)
    return await button.run(Call(actor.person, actor, pressed=Pressed(number, version, 1)))


def data_of(reply: Reply) -> list[str]:
    return [button.data for row in reply.rows for button in row]


async def made(shop: Shop, document: DocumentOf, lang: str = "zh-CN") -> tuple[Reply, str, bytes]:
    """What is sent of a document: its message, its name, its bytes."""
    template = next(each for each in TEMPLATES if each.name == document.template)
    recipient = Recipient(shop.centre.id, shop.centre.zone, lang, ChatKind.TEAM, dict(document.params))
    reply = await template.render(recipient)
    assert reply is not None
    assert reply.document is not None
    return reply, reply.document.name, reply.document.make()


def rows_of(content: bytes) -> list[list[object]]:
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[each.date() if isinstance(each, datetime) else each for each in row] for row in page.values]


def fen(value: object) -> int:
    assert isinstance(value, int | float)
    return int(Decimal(str(value)) * 100)


# --- the statement as a spreadsheet


async def test_a_statement_reads_back_as_it_is(shop: Shop) -> None:
    await a_debt(shop)
    asked = await pressed(shop.manager, "insurers.sheet:S2")
    assert asked.documents == (DocumentOf("insurers.statement_file", {"statement": 2}),)
    for lang in LANGUAGES:
        await _reads_back(shop, asked, lang)


async def _reads_back(shop: Shop, asked: Reply, lang: str) -> None:
    reply, name, content = await made(shop, asked.documents[0], lang)
    is_en = lang == "en"
    assert name == ("Statement_S2_平安_2026-12.xlsx" if is_en else "对账单_S2_平安_2026-12.xlsx")
    assert "S2" in reply.text
    rows = rows_of(content)
    assert rows[0][0] == ("Statement S2" if is_en else "对账单 S2")
    assert (rows[1][1], rows[1][4], rows[1][6]) == (
        "平安", "2026-12-01 to 2026-12-31" if is_en else "2026-12-01 至 2026-12-31", date(2027, 1, 15),
    )  # fmt: skip
    assert (rows[2][1], rows[2][4], rows[2][6]) == (
        shop.centre.name, "Late" if is_en else "已逾期", date(2027, 2, 20),
    )  # fmt: skip
    items = ("Correction (down)", "Supplement", "Insurer's share") if is_en else ("更正（减）", "追加定损", "定损应赔")
    assert rows[4:7] == [
        ["C1", PLATES[0], "PA2026110001", date(2026, 11, 10), items[0], "S1", -200],
        ["C2", PLATES[1], "PA2026110002", date(2026, 11, 20), items[1], "S1", 600],
        ["C3", PLATES[2], "", date(2026, 12, 20), items[2], "", 3_000],
    ]
    view = (await service.show_statement(shop.manager, 2)).statement
    assert sum(fen(row[6]) for row in rows[4:7]) == view.amount_fen
    sums = [fen(row[6]) for row in rows[7:12]]
    assert sums == [view.amount_fen, yuan(600), -yuan(200), view.paid_fen, view.unpaid_fen]
    assert fen(rows[-2][1]) == view.penalty_fen


async def test_a_statement_lists_what_came_in(shop: Shop) -> None:
    await a_debt(shop)
    rows = rows_of((await made(shop, DocumentOf("insurers.statement_file", {"statement": 1})))[2])
    assert [row[4:] for row in rows[4:7]] == [["定损应赔", "", 7_400], ["追加定损", "", 800], ["定损应赔", "", 5_000]]
    paid = [row[:3] for row in rows if row[1] == "回款"]
    assert paid == [[date(2026, 12, 25), "回款", 4_000], [date(2027, 1, 31), "回款", 500]]
    assert ["合计", None, 4_500] in [row[:3] for row in rows]


async def test_a_statement_below_zero_says_what_became_of_it(shop: Shop) -> None:
    await a_statement(shop.manager, shop.insurer.id, 901, 100, date(2026, 11, 20))
    await service.reassess_case(shop.manager, insurer_id=shop.insurer.id, case_number=901, share_fen=yuan(30))
    await at(shop, "2027-01-02")
    rows = rows_of((await made(shop, DocumentOf("insurers.statement_file", {"statement": 2})))[2])
    assert rows[4] == ["C901", "", "", date(2026, 11, 20), "更正（减）", "S1", -70]
    assert rows[2][4] == "无需付款"
    assert [date(2026, 12, 31), "转为结余", -70] in [row[:3] for row in rows]


async def test_no_name_is_a_formula_or_a_part_of_a_template(shop: Shop) -> None:
    insurer = await an_insurer(shop.manager, HOSTILE)
    shop = replace(shop, insurer=insurer)
    await delivered(shop, "2026-11-10", PLATES[0], 1_000, "=1+1", name="=cmd|x")
    await at(shop, "2027-03-01")
    _, name, content = await made(shop, DocumentOf("insurers.statement_file", {"statement": 1}))
    assert not set(name) & set('/\\:*?"<>|')
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert (page["B2"].value, page["B2"].data_type, page["C5"].value, page["C5"].data_type) == (
        HOSTILE,
        "s",
        "=1+1",
        "s",
    )
    assert "cmd" not in str(rows_of(content))
    reply, _, letter = await made(shop, DocumentOf("insurers.evidence", {"insurer": insurer.id}))
    assert "<b>{{" not in reply.text
    assert HOSTILE in texts_of(letter)[1]
    assert "=1+1" in tables_of(letter)[3][1]


# --- evidence


def texts_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def tables_of(content: bytes) -> list[list[list[str]]]:
    tables = docx.Document(io.BytesIO(content)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


async def test_the_evidence_pack_proves_what_credit_says(shop: Shop) -> None:
    await a_debt(shop)
    asked = await pressed(shop.manager, f"insurers.evidence:{shop.insurer.id}")
    for lang in LANGUAGES:
        await _proves_it(shop, asked, lang)


async def _proves_it(shop: Shop, asked: Reply, lang: str) -> None:
    credit = (await service.credit_one(shop.manager, shop.insurer.id)).credit
    reply, name, content = await made(shop, asked.documents[0], lang)
    assert name == ("Evidence_平安_2027-02-20.docx" if lang == "en" else "证据包_平安_2027-02-20.docx")
    assert ("no legal advice" if lang == "en" else "不是法律意见") in reply.text
    text, tables = "\n".join(texts_of(content)), tables_of(content)
    assert "{" not in text
    assert ("no legal advice" if lang == "en" else "不构成法律意见") in text
    for told in (credit.billed_fen, credit.penalty_fen, credit.billed_fen + credit.penalty_fen):
        assert amount(told) in text
    assert "2027-02-27" in text
    letter, _, ages, *details = tables
    assert [(row[0], row[5], row[7]) for row in letter[1:-1]] == [
        (f"S{each.number}", amount(each.unpaid_fen), amount(each.penalty_fen)) for each in credit.open_statements
    ]
    assert (letter[-1][5], letter[-1][7]) == (amount(credit.billed_fen), amount(credit.penalty_fen))
    assert [row[1] for row in ages[1:]] == [amount(each) for each in (*credit.ageing.sums_fen, credit.billed_fen)]
    assert details[0][1][:4] == ["C1", PLATES[0], "PA2026110001", "2026-11-10"]
    assert [table[-1][-1] for table in details[:3]] == [amount(each.amount_fen) for each in credit.open_statements]
    assert details[3][-1][1] == amount(yuan(4_500))
    assert [table[-1][-1] for table in details[4:7]] == [amount(each.penalty_fen) for each in credit.open_statements]
    assert details[4][1] == ["2026-12-16", "2026-12-25", "¥13,200", "10", "0.05%", "¥66"]
    assert len(details[7]) == 1 + len(await service.read_entries(shop.manager, shop.insurer.id, limit=99))


async def test_once_nothing_is_late_nothing_is_sent(shop: Shop) -> None:
    await a_debt(shop)
    await service.receive_payment(shop.manager, insurer_id=shop.insurer.id, amount_fen=yuan(90_000))
    template = next(each for each in TEMPLATES if each.name == "insurers.evidence")
    recipient = Recipient(
        shop.centre.id, shop.centre.zone, "en", ChatKind.PRIVATE, {"insurer": shop.insurer.id}
    )  # fmt: skip
    assert await template.render(recipient) is None
    with pytest.raises(NothingOverdue):
        await pressed(shop.manager, f"insurers.evidence:{shop.insurer.id}")


# --- where files are asked for


async def test_buttons_stand_where_they_are_wanted(shop: Shop) -> None:
    await a_debt(shop)
    evidence = f"insurers.evidence:{shop.insurer.id}"
    credit = await typed(shop.manager, "平安", name="credit")
    assert evidence in data_of(credit)
    assert "账龄：1-15 天 ¥1,200 · 31-60 天 ¥3,400 · 60 天以上 ¥8,700" in credit.text
    old, young = await typed(shop.manager, "S1"), await typed(shop.manager, "S2")
    assert {"insurers.sheet:S1", evidence} <= set(data_of(old))
    assert "insurers.sheet:S2" in data_of(young)
    assert evidence not in data_of(young)
    private = replace(shop.advisor, person=replace(shop.advisor.person, place=a_place(ChatKind.PRIVATE)))
    assert evidence not in data_of(await typed(private, "平安", name="credit"))
    await service.receive_payment(shop.manager, insurer_id=shop.insurer.id, amount_fen=yuan(13_300))
    paid = await typed(shop.manager, "平安", name="credit")
    assert evidence not in data_of(paid)
    assert "账龄" not in paid.text
    for data in (evidence, "insurers.sheet:S1", "insurers.ages:xlsx"):
        with pytest.raises(NotAllowed):
            await pressed(shop.advisor, data)
    for data in ("insurers.sheet:S99", "insurers.evidence:99999", "insurers.evidence:x", "insurers.evidence:"):
        with pytest.raises(NotFound):
            await pressed(shop.manager, data)


async def test_the_card_tells_supplements_on_lines_of_their_own(shop: Shop) -> None:
    await a_debt(shop)
    assert (await typed(shop.manager, "S1")).text.endswith(
        "<b>明细（2）</b>\nC1 京AD12345　¥8,200\n　· 其中追加 ¥800\nC2 京B66666　¥5,000"
    )
    assert "C2 京B66666　+¥600（更正 S1）\n　· 其中追加 ¥600" in (await typed(shop.manager, "S2")).text
    english = replace(shop.manager, lang="en")
    assert "C1 京AD12345  ¥8,200\n  · of it supplement ¥800" in (await typed(english, "S1")).text


# --- ageing


async def test_everything_that_is_owed_by_its_age(shop: Shop) -> None:
    await a_debt(shop)
    other = await an_insurer(shop.manager, "人保")
    await a_statement(shop.manager, other.id, 901, 700, date(2027, 2, 20))
    await at(shop, "2027-03-02")
    table = await typed(shop.manager)
    for text in ("账龄", "ageing", "aging"):
        assert await typed(shop.manager, text) == table
    credits = await service.credit_all(shop.manager)
    penalty = amount(sum(each.penalty_fen for each in credits))
    assert table.text == (
        "📊 <b>账龄 · 2027-03-02</b>　未付 <b>¥14,000</b>，其中逾期 ¥13,300\n\n"
        "<b>平安</b>　¥13,300\n1-15 天 ¥1,200 · 31-60 天 ¥3,400 · 60 天以上 ¥8,700\n\n"
        "<b>人保</b>　¥700\n未到期 ¥700\n\n"
        f"违约金 {penalty}（另计，不在上面的金额里）"
    )
    assert data_of(table)[:4] == [f"insurers.show:S{number}" for number in (1, 2, 3, 4)]
    assert data_of(table)[-2:] == ["insurers.ages:xlsx", "insurers.all:1"]


async def test_the_ageing_reads_back(shop: Shop) -> None:
    await a_debt(shop)
    asked = await pressed(shop.manager, "insurers.ages:xlsx")
    for lang, called in (("en", "Ageing_2027-02-20.xlsx"), ("zh-CN", "账龄表_2027-02-20.xlsx")):
        _, name, content = await made(shop, asked.documents[0], lang)
        assert name == called
        rows = rows_of(content)
        assert rows[3] == ["平安", 0, 1_200, 0, 3_400, 8_700, 13_300, 387.4]
        assert rows[4][1:] == rows[3][1:]


async def test_many_insurers_fit_a_message(shop: Shop) -> None:
    assert "没有未付的对账单" in (await typed(shop.manager)).text
    for number in range(12):
        insurer = await an_insurer(shop.manager, f"保险公司{'长' * 20}{number}")
        await a_delivered_case(shop.manager, insurer.id, 900 + number, 100 + number)
    await at(shop, "2026-12-30")
    table = await typed(replace(shop.manager, lang="en"))
    assert "…and 2 more insurers, in the spreadsheet" in table.text
    assert len(table.text) < 2_000
    assert len(table.rows) == 7


# --- a statement of a month


async def test_an_insurers_statement_of_a_month(shop: Shop) -> None:
    await a_statement(shop.manager, shop.insurer.id, 901, 100, date(2026, 11, 20))
    for text in ("平安 2026-11", "2026-11 平安", "平安 11月", "平安保险 上个月"):
        assert (await typed(shop.manager, text)).card == CardOf("statement", 1)
    none = await typed(shop.manager, "平安 2026-10")
    assert "2026-10 没有对账单" in none.text
    assert f"insurers.history:{shop.insurer.id}:1" in data_of(none)


async def test_a_month_of_two_is_a_list(shop: Shop) -> None:
    deep = await an_insurer(shop.manager, "人保", Plan.DEEP)
    await at(shop, "2026-11-10")
    await a_delivered_case(shop.manager, deep.id, 901, 100)
    await at(shop, "2026-11-20")
    await a_delivered_case(shop.manager, deep.id, 902, 100)
    await at(shop, "2026-12-01")
    found = await typed(shop.manager, "人保 2026-11")
    assert found.card is None
    assert [each for each in data_of(found) if "show" in each] == ["insurers.show:S2", "insurers.show:S1"]


def test_every_file_has_its_template() -> None:
    names: Sequence[str] = ("insurers.statement_file", "insurers.ageing_file", "insurers.evidence")
    assert set(names) <= gather().renderers.keys()
    assert {
        each.needs for each in BUTTONS if each.verb in {"insurers.sheet", "insurers.ages", "insurers.evidence"}
    } == {Role.PARTNER}
