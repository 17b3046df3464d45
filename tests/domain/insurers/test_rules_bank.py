"""What is read of a bank's list, cell by cell, and whose money a line is."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.insurers.errors import BankFileRefused
from domain.insurers.rules.bank import MOST_LINES, is_person, read_sheet
from domain.insurers.rules.bank_cells import Unreadable, amount_in, day_in
from domain.insurers.rules.known import KNOWN
from domain.insurers.rules.payers import Payers
from domain.insurers.views import Cell, Reading, Sheet
from domain.names import Named

TODAY = date(2026, 11, 20)
DAY = date(2026, 11, 14)
PINGAN, TAIPING, PICC = 1, 2, 3
OURS = Payers(
    [
        Named(PINGAN, ("平安", "平安保险", "中国平安", "PingAn")),
        Named(TAIPING, ("太平", "太平保险")),
        Named(PICC, ("人保", "中国人保", "PICC")),
    ]
)


def read(*rows: tuple[Cell, ...]) -> Reading:
    return read_sheet(Sheet(tuple(enumerate(rows, 1))), TODAY)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-14", "2026/11/14", "2026.11.14", "20261114", "2026年11月14日", "11月14日", "11-14", "11/14",
        " ２０２６－１１－１４ ", "2026-11-14 10:22:33", "2026-11-14T10:22:33+08:00", "20261114102233",
        "20261114 102233", Decimal("20261114"), DAY, datetime.fromisoformat("2026-11-14T23:59"),
    ],
)  # fmt: skip
def test_days_as_banks_write_them(cell: Cell) -> None:
    assert day_in(cell, TODAY) == DAY


@pytest.mark.parametrize("cell", ["", None, "合计", "2026-13-01", "2026-02-30", "14/11/26/1", "46340", "昨天", "0230"])
def test_what_is_no_day_is_not_guessed(cell: Cell) -> None:
    with pytest.raises(Unreadable) as refused:
        day_in(cell, TODAY)
    assert refused.value.why == "date"


def test_a_day_without_its_year_is_the_last_one() -> None:
    assert day_in("12月31日", TODAY) == date(2025, 12, 31)
    assert day_in("2月29日", TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("32,000.00", 3_200_000), ("¥32000", 3_200_000), ("￥３２，０００．５０", 3_200_050), ("32000元", 3_200_000),
        ("RMB 1,234.5", 123_450), ("1234 CNY", 123_400), ("+5", 500), ("-5.01", -501), ("(5.00)", -500),
        ("1.230", 123), (".5", 50), ("0", 0), ("", None), (None, None), ("-", None), ("--", None),
        (Decimal("32000"), 3_200_000), (Decimal("0.30000000000000004"), 30), (Decimal("1E+3"), 100_000),
        (Decimal("-7.1"), -710),
    ],
)  # fmt: skip
def test_amounts_as_banks_write_them(cell: Cell, fen: int | None) -> None:
    assert amount_in(cell) == fen


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("1.234", "decimals"), (Decimal("1.005"), "decimals"), ("1.234,56", "amount"), ("1,23", "amount"),
        ("12,34,567", "amount"), ("=SUM(A1:A9)", "amount"), ("#N/A", "amount"), ("3千", "amount"),
        ("五百", "amount"), ("1e5", "amount"), ("9" * 31, "amount"), ("9" * 20, "large"), (Decimal("1E+300"), "large"),
        (Decimal("NaN"), "amount"), (DAY, "amount"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_not_guessed(cell: Cell, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        amount_in(cell)
    assert refused.value.why == why


@given(st.integers(-(10**11), 10**11))
def test_no_fen_is_lost(fen: int) -> None:
    """As a text, as an exact number, and as what a spreadsheet's binary number is written as."""
    exact = Decimal(fen).scaleb(-2)
    assert amount_in(f"{exact:,.2f}") == amount_in(exact) == amount_in(Decimal(repr(float(exact)))) == fen


@settings(max_examples=30)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_read_or_listed(day: str, payer: str, amount: str) -> None:
    reading = read(("日期", "付款人", "金额"), ("2026-11-14", "平安", "1"), (day, payer, amount))
    is_blank = not (day.strip() or payer.strip() or amount.strip())
    assert len(reading.lines) + len(reading.unread) + reading.left_out == (1 if is_blank else 2)


@pytest.mark.parametrize(
    ("header", "row", "fen"),
    [
        (("日期", "付款人", "金额"), (DAY, "平安", "5"), 500),
        (("Date", "Payer", "Amount (CNY)"), (DAY, "PingAn", "5"), 500),
        (("交易日期", "交易时间", "借方发生额", "贷方发生额", "余额", "对方户名", "摘要"),
         ("20261114", "102030", "", "5.00", "105.00", "平安", "赔款"), 500),
        (("记账日期", "收入金额(元)", "支出金额(元)", "账户余额", "对方账号", "对方名称"),
         (DAY, "5", None, "9", "622", "平安"), 500),
        (("Transaction date", "Debit", "Credit", "Balance", "Counterparty"), (DAY, None, "5", "9", "PingAn"), 500),
        (("日期", "摘要", "交易金额", "借贷标志"), (DAY, "平安 赔款", "5", "贷"), 500),
        (("到账日期", "回款金额", "付款方"), (DAY, "5", "平安"), 500),
        (("交易日", "交易时间", "起息日", "借方金额", "贷方金额", "余额", "收(付)方名称", "收(付)方帐号"),
         ("20261114", "10:20:30", "20261114", "", "5.00", "9", "平安", "622"), 500),
        (("交易时间", "借方发生额（支取）", "贷方发生额（收入）", "余额", "币种", "对方户名",
          "对方开户机构", "记账日期"),
         ("20261114 10:20:30", "0.00", "5.00", "9", "人民币", "平安", "某行", "20261114"), 500),
        (("日期", "本方户名", "户名", "金额（人民币）"), (DAY, "某某汽车服务有限公司", "平安", "5"), 500),
        (("交易日期", "收支方向", "交易金额", "付款人名称[Payer's Name]"), (DAY, "收入(贷)", "5", "平安"), 500),
        (("回款日期", "回款单位", "回款金额"), (DAY, "平安", "5"), 500),
        (("日期", "回款方", "回款"), (DAY, "平安", "5"), 500),
        (("到账日期", "到账公司", "到账金额", "收款账户"), (DAY, "平安", "5", "6222"), 500),
        (("入账时间", "转入账户名", "转入金额"), (DAY, "平安", "5"), 500),
        (("日期", "付款方式", "付款单位", "金额"), (DAY, "转账", "平安", "5"), 500),
        (("日期", "收款单位", "来款单位", "来款金额"), (DAY, "某某汽车", "平安", "5"), 500),
        (("日期", "保险公司", "进账", "出账"), (DAY, "平安", "5", None), 500),
        (("日期", "单位", "金额(元)"), (DAY, "平安", "5"), 500),
        (("Date", "Received from", "Amount received"), (DAY, "PingAn", "5"), 500),
        (("Date", "Insurer", "Amount"), (DAY, "PingAn", "5"), 500),
    ],
)  # fmt: skip
def test_columns_are_found_by_their_words(header: tuple[Cell, ...], row: tuple[Cell, ...], fen: int) -> None:
    reading = read(("某某汽车服务有限公司", None), ("查询日期：2026-11-01", "收入总额 1,000"), header, row)
    (line,) = reading.lines
    assert (line.row, line.day, line.amount_fen) == (4, DAY, fen)
    assert line.payer in ("平安", "PingAn", "平安 赔款")


def test_money_that_went_out_is_not_received() -> None:
    reading = read(
        ("日期", "对方户名", "支出", "收入"),
        (DAY, "京东", "800", None),
        (DAY, "平安", "0.00", "5"),
        (DAY, "平安", None, "-5"),
        (DAY, "平安", None, "0"),
    )
    assert ([each.amount_fen for each in reading.lines], reading.left_out) == ([500], 3)
    signed = read(("日期", "金额", "收/支"), (DAY, "5", "支"), (DAY, "6", "收入"), (DAY, "7", "?"))
    assert [each.amount_fen for each in signed.lines] == [600]
    assert signed.left_out == 1
    assert [(each.row, each.why) for each in signed.unread] == [(4, "way")]


@pytest.mark.parametrize("name", ["交易类型", "收付标志", "资金流向", "Type", "摘要"])
@pytest.mark.parametrize(
    "ways", [("转出", "转入"), ("付", "收"), ("往账", "来账"), ("Debit", "Credit"), ("支出", "收入")]
)
def test_money_that_went_out_is_not_received_whatever_the_column_is_called(name: str, ways: tuple[str, str]) -> None:
    """We pay insurers too: a premium would be read as a payment of theirs."""
    header = ("交易日期", name, "交易金额", "对方户名")
    reading = read(header, (DAY, ways[0], "5000", "平安"), header, (DAY, ways[1], "6", "平安"))
    assert ([each.amount_fen for each in reading.lines], reading.left_out, reading.unread) == ([600], 1, ())


def test_words_that_say_more_than_a_way_decide_nothing() -> None:
    remarks = read(("日期", "摘要", "金额", "对方户名"), (DAY, "付维修款", "5", "平安"), (DAY, "收款", "6", "人保"))
    assert [each.amount_fen for each in remarks.lines] == [500, 600]
    both = ("日期", "类型", "收入", "支出", "对方户名")
    parted = read(both, (DAY, "转出", None, "5", "平安"), (DAY, None, "6", None, "人保"))
    assert ([each.amount_fen for each in parted.lines], parted.left_out, parted.unread) == ([600], 1, ())


def test_only_yuan_are_taken() -> None:
    header = ("日期", "付款人", "金额", "币种")
    currencies = ("人民币", "CNY", "RMB", "156", "01", None, "美元", "USD")
    reading = read(header, *((DAY, "平安", "5", each) for each in currencies))
    assert len(reading.lines) == 6
    assert [(each.row, each.why) for each in reading.unread] == [(8, "currency"), (9, "currency")]


@pytest.mark.parametrize("ways", [("支出", "收入"), ("收入", "支出")])
def test_a_merged_header_is_read_with_the_row_below_it(ways: tuple[str, str]) -> None:
    amounts = ("800", None) if ways[0] == "支出" else (None, "800")
    received = (None, "5") if ways[0] == "支出" else ("5", None)
    reading = read(
        ("日期", "对方户名", "金额", None), (None, None, *ways), (DAY, "京东", *amounts), (DAY, "平安", *received)
    )
    assert [(each.row, each.amount_fen) for each in reading.lines] == [(4, 500)]


def test_what_cannot_be_read_is_listed_with_its_line_and_why() -> None:
    header = ("日期", "付款人", "金额")
    reading = read(header, ("某天", "平安", "5"), (DAY, "平安", "五"), header, (DAY, "人保", "6"))
    assert [(each.row, each.why, each.raw) for each in reading.unread] == [
        (2, "date", "某天"), (3, "amount", "五"),
    ]  # fmt: skip
    assert len(reading.lines) == 1


@pytest.mark.parametrize("word", ["合计", "合 计：", "本页小计", "累计总额", "Total:", "Grand Total"])
def test_a_row_that_adds_up_others_is_passed_over(word: str) -> None:
    header = ("日期", "付款人", "金额")
    for row in ((word, None, "11"), (None, word, "11")):
        reading = read(header, (DAY, "平安", "11"), row)
        assert (len(reading.lines), reading.unread, reading.left_out) == (1, (), 1)
    assert len(read(header, (DAY, word, "11")).lines) == 1, "a payer of that name has a day"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((), "empty"),
        ((("日期", "付款人", "金额"),), "empty"),
        ((("付款人", "金额"), ("平安", "5")), "date"),
        ((("日期", "付款人", "余额"), (DAY, "平安", "5")), "amount"),
        ((("日期", "付款人", "支出"), (DAY, "平安", "5")), "amount"),
        ((*((("说明",),) * 20), ("日期", "金额"), (DAY, "5")), "date"),
        ((("日期", "金额"), *(((DAY, "5"),) * (MOST_LINES + 1))), "lines"),
    ],
)
def test_what_is_no_list_is_refused(rows: tuple[tuple[Cell, ...], ...], why: str) -> None:
    with pytest.raises(BankFileRefused) as refused:
        read(*rows)
    assert refused.value.why == why


def test_a_thousand_lines_are_taken() -> None:
    assert len(read(("日期", "金额"), *(((DAY, "5"),) * MOST_LINES)).lines) == MOST_LINES


@pytest.mark.parametrize(
    ("payer", "insurers", "is_plain"),
    [
        ("中国平安财产保险股份有限公司北京分公司", (PINGAN,), True),
        ("平安", (PINGAN,), True),
        ("Ping An Property & Casualty Insurance", (PINGAN,), True),
        ("ＰＩＣＣ　赔款", (PICC,), True),
        ("太平洋产险", (), False),
        ("太平财险", (TAIPING,), True),
        ("李平安", (PINGAN,), False),
        ("太平 人保 赔款", (TAIPING, PICC), True),
        ("epicc ltd", (), False),
        ("张三", (), False),
        ("", (), False),
    ],
)
def test_the_longest_name_says_whose_money_it_is(payer: str, insurers: tuple[int, ...], is_plain: bool) -> None:
    match = OURS.match(payer)
    assert (match.insurer_ids, match.is_plain) == (insurers, is_plain)


@pytest.mark.parametrize(
    ("registered", "code"),
    [
        ("中国平安财产保险股份有限公司", "pingan"), ("中国人民财产保险股份有限公司", "picc"),
        ("中国太平洋财产保险股份有限公司", "cpic"), ("中国人寿财产保险股份有限公司", "gpic"),
        ("太平财产保险有限公司", "taiping"), ("中华联合财产保险股份有限公司", "cicp"),
        ("中国大地财产保险股份有限公司", "ccic"), ("阳光财产保险股份有限公司", "sunshine"),
        ("华安财产保险股份有限公司", "huaan"), ("永诚财产保险股份有限公司", "yongcheng"),
        ("大家财产保险有限责任公司", "dajia"), ("泰康在线财产保险股份有限公司", "taikang"),
        ("英大泰和财产保险股份有限公司", "yingda"), ("紫金财产保险股份有限公司", "zking"),
        ("浙商财产保险股份有限公司", "zheshang"), ("中银保险有限公司", "boci"), ("利宝保险有限公司", "liberty"),
        ("安盛天平财产保险有限公司", "axa"), ("京东安联财产保险有限公司", "allianz"),
        ("众安在线财产保险股份有限公司", "zhongan"), ("深圳比亚迪财产保险有限公司", "byd"),
    ],
)  # fmt: skip
def test_a_bank_writes_names_as_they_are_registered(registered: str, code: str) -> None:
    """It is found by the name it was added with, whether the others are ours as well or nobody's."""
    ids = {code: place for place, code in enumerate(KNOWN, 1)}
    all_ours = Payers(Named(ids[each], (names[0],)) for each, names in KNOWN.items())
    for payers in (all_ours, Payers([Named(ids[code], (KNOWN[code][0],))])):
        match = payers.match(f"{registered}北京分公司")
        assert (match.insurer_ids, match.is_plain) == ((ids[code],), True)
    others = Payers(Named(ids[each], (names[0],)) for each, names in KNOWN.items() if each != code)
    assert others.match(registered).insurer_ids == ()


@pytest.mark.parametrize(
    ("payer", "expected"),
    [
        ("王伟", True), ("王伟保险理赔款", True), ("王伟 保险", True), ("Wang Wei", True), ("", False),
        ("某某汽车配件有限公司", False), ("平安财险", False), ("Acme Co Ltd", False), ("诸葛小雨，平安财险", True),
        ("平安财产保险股份有限公司张三理赔款", True), ("某某科技有限公司-张三", True),
        ("平安财产保险股份有限公司（北京）", False), ("平安财产保险股份有限公司北京分公司", False),
        ("中国银行股份有限公司北京支行", False), ("某某有限公司2026-11", False),
        ("Acme Co. Ltd 12 Wang Wei", True), ("Acme Co., Ltd. Beijing Branch", False),
    ],
)  # fmt: skip
def test_who_may_be_a_private_person(payer: str, *, expected: bool) -> None:
    assert is_person(payer) is expected
