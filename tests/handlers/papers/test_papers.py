"""Files hold what they are told, whatever that looks like: no text is a formula, an address or a template."""

import io
import zipfile
from datetime import date

import docx
import pytest
from openpyxl import load_workbook

from handlers.papers.letters import letter
from handlers.papers.names import LONGEST_NAME, file_name
from handlers.papers.sheets import Book, Money, Rate, Value, width_for
from locales import LANGUAGES

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'quoted",
    "  =1+1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "＝1+1",
    "http://example.org",
    "mailto:a@b.c",
    "<b>&amp; \"x\"</b>",
    "{{ 7 * 7 }} {% for %} {_{ %_} {# x #}",
    "😀👨‍👩‍👧 平安",
    "1e5",
    "2026-01-01",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("对账单 S1 平安 2026-11", "对账单_S1_平安_2026-11.xlsx"),
        ("../../etc/passwd", "etc_passwd.xlsx"),
        ("a\\b/c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.xlsx"),
        ("\u202ecod.exe\r\n\t\0x", "cod.exe_x.xlsx"),
        ("...", "file.xlsx"),
        ("", "file.xlsx"),
        ("名" * 200, "名" * 55 + ".xlsx"),
        ("\ud800x", "x.xlsx"),
    ],
)  # fmt: skip
def test_a_file_can_be_called_so_everywhere(name: str, expected: str) -> None:
    assert file_name(name, "xlsx") == expected
    assert len(file_name(name, "xlsx")) <= LONGEST_NAME


def cells(content: bytes) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_what_looks_like_a_formula_is_a_text() -> None:
    book = Book()
    sheet = book.sheet("x", (20,))
    for text in HOSTILE:
        sheet.line([text])
    content = book.content()
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for (cell,) in page.iter_rows()] == list(HOSTILE)
    assert {cell.data_type for (cell,) in page.iter_rows()} == {"s"}
    assert [bool(cell.quotePrefix) for (cell,) in page.iter_rows()] == [True] * 8 + [False] * 7
    assert not any(cell.hyperlink for (cell,) in page.iter_rows())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_control_signs_and_halves_of_signs_become_spaces() -> None:
    book = Book()
    sheet = book.sheet("x", (20,))
    sheet.line(["\t=1", "\r=1", "a\x00b\ud800c\ufffe\u202ed"])
    assert cells(book.content()) == [[" =1", " =1", "a b c d"]]


def test_amounts_are_numbers_and_days_are_days() -> None:
    values: list[Value] = [Money(123_456_789), Money(-1), Money(0), date(2026, 12, 31), Rate(5), 7, None, "x" * 40_000]
    book = Book()
    sheet = book.sheet("x", [10] * len(values))
    sheet.title("t")
    sheet.header(["a", "b"], amounts_from=1, freezes=True)
    sheet.line(values)
    page = load_workbook(io.BytesIO(book.content())).worksheets[0]
    row = next(iter(page.iter_rows(min_row=3)))
    assert [cell.value for cell in row[:3]] == [1_234_567.89, -0.01, 0]
    assert (row[3].is_date, str(row[3].value), row[3].number_format) == (True, "2026-12-31 00:00:00", "yyyy-mm-dd")
    assert (row[4].value, row[4].number_format, row[5].value, row[6].value) == (0.0005, "0.00%", 7, None)
    assert all("¥" in cell.number_format for cell in row[:3])
    assert len(str(row[7].value)) == 32_000
    assert page.freeze_panes == "A3"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == "$1:$2"
    assert page.column_dimensions["A"].width > 9


def test_a_column_is_as_wide_as_what_stands_in_it() -> None:
    assert width_for([], 20) == width_for(["short"], 20) == 20
    assert (width_for(["x" * 30], 20), width_for(["字" * 15], 20), width_for(["x" * 400], 20)) == (32, 32, 64)


FACTS = {
    "centre": "店", "today": "2027-02-20", "pay_by": "2027-02-27", "late": "¥1", "penalty": "¥2", "demanded": "¥3",
    "billed": "¥1", "statements": [], "asked": "¥1", "paid": "¥0", "late_penalty": "¥2", "ages": [], "details": [],
    "payments": [], "received": "¥0", "penalties": [], "gathered": "¥2", "settled": [], "entries": [],
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_come_through_a_letter_as_they_are(lang: str) -> None:
    names = [*HOSTILE, "\ta\nb\ud800", "&#123;", "{{ insurer }}"]
    entries = [{"day": str(place), "what": name} for place, name in enumerate(names)]
    insurer = "{{ 7 * 7 }} {_{ <w:t>&amp; {% endfor %}"
    made = docx.Document(io.BytesIO(letter(lang, "evidence", {**FACTS, "insurer": insurer, "entries": entries})))
    assert made.paragraphs[1].text.endswith(f" {insurer}" if lang == "en" else f"：{insurer}")
    assert insurer in made.sections[0].footer.paragraphs[0].text
    seen = [name.replace("\t", " ").replace("\n", " ").replace("\ud800", " ") for name in names]
    assert [row.cells[1].text for row in made.tables[-1].rows[1:]] == seen


def test_a_fact_that_a_letter_lacks_is_a_fault() -> None:
    with pytest.raises(Exception, match="insurer"):
        letter("en", "evidence", FACTS)
