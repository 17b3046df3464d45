"""Spreadsheets by their bytes: as programs and banks write them, and as somebody might who means harm."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped, unused-ignore] # it brings no types
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from bot.sheets import MOST_ROWS, MOST_TAGS, MOST_UNPACKED_BYTES, sheet_in
from domain.insurers.errors import BankFileRefused
from domain.insurers.service import read_sheet

DAY = date(2026, 11, 14)
HEADER = ("日期", "付款人", "金额")
ROW = (DAY, "平安财险", 32000.1)


def by_openpyxl(*sheets: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet() if number else book.active
        assert sheet is not None
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def by_xlsxwriter(rows: Sequence[Sequence[Any]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def as_csv(encoding: str, separator: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([HEADER, ("2026-11-14", f'平安{separator}"财险"\n北京', "32,000.10")])
    return text.getvalue().encode(encoding)


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()


def _without_its_book(parts: dict[str, bytes]) -> None:
    del parts["xl/workbook.xml"]


def why(content: bytes) -> str:
    with pytest.raises(BankFileRefused) as refused:
        sheet_in(content)
    return refused.value.why


@pytest.mark.parametrize("content", [by_openpyxl([HEADER, ROW]), by_xlsxwriter([HEADER, ROW])])
def test_a_workbook_gives_days_texts_and_exact_numbers(content: bytes) -> None:
    sheet = sheet_in(content)
    assert sheet.rows == ((1, HEADER), (2, (DAY, "平安财险", Decimal("32000.1"))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_as_banks_write_it(encoding: str, separator: str) -> None:
    (line,) = read_sheet(sheet_in(as_csv(encoding, separator)), DAY).lines
    assert (line.day, line.amount_fen) == (DAY, 3_200_010)
    assert line.payer == f'平安{separator if separator != chr(9) else " "}"财险" 北京'


def test_the_sheet_that_looks_like_a_list_is_taken_and_the_others_are_counted() -> None:
    sheet = sheet_in(by_openpyxl([("说明",)], [], [HEADER, ROW], [HEADER, ROW]))
    assert (sheet.rows[0], sheet.others) == ((1, HEADER), 2)


def test_empty_rows_and_columns_keep_their_places() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C3"], sheet["E3"], sheet["C5"] = "日期", "金额", datetime.fromisoformat("2026-11-14T09:30")
    sheet["E5"], sheet["BZ5"], sheet["A9000"] = 5, "x", None
    content = io.BytesIO()
    book.save(content)
    rows = sheet_in(content.getvalue()).rows
    assert [number for number, _ in rows] == [3, 5]
    assert rows[1][1] == (None, None, DAY, None, Decimal(5))


def test_a_merged_header_is_read() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("日期", "付款人", "金额", None))
    sheet.append((None, None, "支出", "收入"))
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("A1:A2")
    sheet.append((DAY, "京东", 800, None))
    sheet.append((DAY, "平安", None, 5))
    content = io.BytesIO()
    book.save(content)
    reading = read_sheet(sheet_in(content.getvalue()), DAY)
    assert ([each.amount_fen for each in reading.lines], reading.left_out) == ([500], 1)


def test_a_formula_counts_by_its_result_and_is_told_of_without_one() -> None:
    reckoned = io.BytesIO()
    with xlsxwriter.Workbook(reckoned, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, (DAY, "平安"))
        sheet.write_formula(1, 2, "=2*16000", None, 32000)
    (line,) = read_sheet(sheet_in(reckoned.getvalue()), DAY).lines
    assert line.amount_fen == 3_200_000
    (unread,) = read_sheet(sheet_in(by_openpyxl([HEADER, (DAY, "平安", "=2*16000")])), DAY).unread
    assert (unread.row, unread.why, unread.raw) == (2, "amount", "=2*16000")


def test_a_formula_is_told_of_whatever_program_wrote_it() -> None:
    def with_prefix(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", parts[name]).replace(b"xmlns=", b"xmlns:x=")

    content = repacked(by_openpyxl([HEADER, (DAY, "平安", "=2*16000")]), with_prefix)
    reading = read_sheet(sheet_in(content), DAY)
    assert ([each.raw for each in reading.unread], reading.left_out) == (["=2*16000"], 0)
    several = by_openpyxl([HEADER, (DAY, "平安", ArrayFormula("C2:C3", "=A1:A2*2"))])
    assert [each.raw for each in read_sheet(sheet_in(several), DAY).unread] == ["=A1:A2*2"]


def test_a_quote_that_none_answers_swallows_no_line() -> None:
    for lines in ('2026-11-14,"平安,500\n', '2026-11-14,"平安,500\n2026-11-14,"人保,600\n'):
        reading = read_sheet(sheet_in(f"日期,付款人,金额\n{lines}2026-11-14,国寿,700\n".encode()), DAY)
        told = [each.amount_fen for each in reading.lines]
        assert told == [50_000, *([60_000] if "人保" in lines else []), 70_000]


def test_a_bomb_is_not_unpacked() -> None:
    def blow_up(parts: dict[str, bytes]) -> None:
        parts["xl/worksheets/sheet1.xml"] += b" " * (MOST_UNPACKED_BYTES + 1)

    content = repacked(by_openpyxl([HEADER, ROW]), blow_up)
    assert len(content) < 100_000
    assert why(content) == "lines"


@pytest.mark.parametrize("row", [b"<row>" + b"<c/>" * MOST_TAGS, b"<row" + b' a=""' * MOST_TAGS + b">"])
def test_a_row_without_end_is_not_read(row: bytes) -> None:
    """It is no more than some kilobytes as a file, and a few megabytes unpacked; read, it would be gigabytes."""

    def lengthen(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"</sheetData>", row + b"</row></sheetData>")

    assert why(repacked(by_openpyxl([HEADER, ROW]), lengthen)) == "lines"


@pytest.mark.parametrize("ending", [b"xml", b"dat"])
def test_entities_are_not_expanded(ending: bytes) -> None:
    def declare(parts: dict[str, bytes]) -> None:
        entity = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet'
        sheet = parts.pop("xl/worksheets/sheet1.xml").replace(b"<worksheet", entity, 1)
        for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
            parts[name] = parts[name].replace(b"sheet1.xml", b"sheet1." + ending)
        parts[f"xl/worksheets/sheet1.{ending.decode()}"] = sheet

    assert why(repacked(by_openpyxl([HEADER, ROW]), declare)) == "damaged"


def test_no_end_of_rows_is_refused() -> None:
    assert why(("日期,金额\n" + "2026-11-14,5\n" * (MOST_ROWS + 1)).encode()) == "lines"
    assert why(by_xlsxwriter([HEADER, *([ROW] * 10_000)])) == "lines"

    def far_away(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b'r="2"', b'r="1048576"').replace(b'"A2"', b'"A1048576"')

    assert why(repacked(by_openpyxl([HEADER, ROW]), far_away)) == "lines"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "kind"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "kind"),
        (b"MZ\x90\0\x03", "kind"),
        ("只是一句话，没有表格".encode(), "kind"),
        (b"PK\x03\x04 this is no archive", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (by_openpyxl([]), "empty"),
        (repacked(by_openpyxl([HEADER]), _without_its_book), "kind"),
        (repacked(by_openpyxl([HEADER]), lambda parts: parts.update({"xl/worksheets/sheet1.xml": b"<"})), "damaged"),
        (b'"' + b"a" * 200_000 + b",\n", "damaged"),
    ],
)
def test_what_is_no_spreadsheet_is_told_from_one(content: bytes, expected: str) -> None:
    assert why(content) == expected
