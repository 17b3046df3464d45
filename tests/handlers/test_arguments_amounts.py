"""Amounts: every way of writing one, to the fen, and what is refused."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import DomainError
from handlers.arguments import Words, errors, numerals

TODAY = date(2026, 11, 22)

AMOUNTS = {
    "5000": 500_000,
    "０": 0,
    "0.5": 50,
    "8500.50": 850_050,
    "8500.5": 850_050,
    "5,000": 500_000,
    "5，000": 500_000,
    "1,234,567.89": 123_456_789,
    "¥5000": 500_000,
    "￥5，000": 500_000,
    "¥ 5000": 500_000,
    "RMB5000": 500_000,
    "5000 RMB": 500_000,
    "5000元": 500_000,
    "5000 元": 500_000,
    "5000块": 500_000,
    "5000块钱": 500_000,
    "5,000元整": 500_000,
    "5千": 500_000,
    "5千元": 500_000,
    "5k": 500_000,
    "1.2万": 1_200_000,
    "1.2 万": 1_200_000,
    "1.2万元": 1_200_000,
    "1.2W": 1_200_000,
    "1万2": 1_200_000,
    "1万2千": 1_200_000,
    "1万2千5": 1_250_000,
    "1万2000": 1_200_000,
    "1万50": 1_005_000,
    "3千5": 350_000,
    "12万5千": 12_500_000,
    "1.23456万": 1_234_560,
    "五千": 500_000,
    "一万二": 1_200_000,
    "两万三千五百": 2_350_000,
    "三千五": 350_000,
    "三千零五": 300_500,
    "一百二十万": 120_000_000,
    "十万": 10_000_000,
    "五元": 500,
    "１２，５００．５０": 1_250_050,
    "+500": 50_000,
    "1亿": 10_000_000_000,
    "100000000": 10_000_000_000,
}


@pytest.mark.parametrize(("typed", "fen"), AMOUNTS.items())
def test_an_amount_is_read_to_the_fen(typed: str, fen: int) -> None:
    words = Words(typed, today=TODAY)
    assert words.need_amount() == fen
    words.expect_nothing_left()


@pytest.mark.parametrize("typed", ["-5", "−5", "－５", "-¥5", "¥-5", "负5", "负5元", "-0.05千"])
def test_an_amount_below_zero_is_told_apart_and_refused_unless_allowed(typed: str) -> None:
    with pytest.raises(errors.NegativeAmount):
        Words(typed, today=TODAY).take_amount()
    amount = Words(typed, today=TODAY).take_amount(negative_allowed=True)
    assert amount is not None
    assert amount < 0


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("8500.505", errors.AmountTooPrecise),
        ("1.2345678万", errors.AmountTooPrecise),
        ("0.001", errors.AmountTooPrecise),
        ("100000001", errors.AmountTooLarge),
        ("2亿", errors.AmountTooLarge),
        ("-2亿", errors.AmountTooLarge),
        ("5,00", errors.NotAnAmount),
        ("85,00", errors.NotAnAmount),
        ("1,2000", errors.NotAnAmount),
        ("5万万", errors.NotAnAmount),
        ("1.2.3元", errors.NotAnAmount),
        ("1千2万", errors.NotAnAmount),
        ("3块5", errors.NotAnAmount),
    ],
)
def test_what_was_meant_as_an_amount_and_is_none_is_refused_with_the_word(
    typed: str, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal) as caught:
        Words(typed, today=TODAY).take_amount()
    assert caught.value.params()["text"] == typed


@pytest.mark.parametrize("typed", ["abc", "8500x", "10次", "1/2/3x"])
def test_where_an_amount_must_be_the_odd_word_is_named(typed: str) -> None:
    with pytest.raises(errors.NotAnAmount) as caught:
        Words(typed, today=TODAY).need_amount()
    assert caught.value.text == typed


@pytest.mark.parametrize(
    "typed",
    [
        "13812345678",
        "20261231",
        "12-31",
        "2026-12-31",
        "C12",
        "+2w",
        "+30d",
        "王先生",
        "007",
        "京A12345",
        '"5000"',
        "千",
    ],
)
def test_words_of_other_shapes_are_no_amounts(typed: str) -> None:
    words = Words(typed, today=TODAY)
    assert words.take_amount() is None
    assert len(words) == 1


def test_two_amounts_keep_their_order() -> None:
    assert Words("C12 8200 500", today=TODAY).take_amounts(2) == (820_000, 50_000)
    assert Words("8200,500", today=TODAY).take_amounts() == (820_000, 50_000)
    assert Words("1 2 3", today=TODAY).take_amounts(2) == (100, 200)


def test_a_figure_that_could_be_a_day_is_an_amount_only_where_nothing_else_is() -> None:
    assert Words("11.14 32000", today=TODAY).take_amount() == 3_200_000
    assert Words("11.14", today=TODAY).take_amount() == 1_114
    assert Words("11.14 32000", today=TODAY).take_date() == date(2027, 11, 14)


def test_without_any_figure_the_amount_is_missing() -> None:
    with pytest.raises(errors.Missing) as caught:
        Words("王先生 12-31", today=TODAY).need_amount()
    assert caught.value.what == "amount"


@settings(deadline=None)
@given(st.integers(0, 10_000_000_000))
def test_every_amount_survives_being_written_and_read(fen: int) -> None:
    yuan, rest = divmod(fen, 100)
    forms = [f"{yuan:,}.{rest:02d}", f"¥{yuan:,}.{rest:02d}", f"{yuan:,}.{rest:02d}元"]
    assert {Words(form, today=TODAY).need_amount() for form in forms} == {fen}


@pytest.mark.parametrize(
    ("text", "amount", "left"),
    [
        ("配件 3900 1200", 390_000, ("1200",)),
        ("1200 配件费：3,900元", 390_000, ("1200",)),
        ("配件3900", 390_000, ()),
        ("3900 配件 1200 工时", 390_000, ("1200", "工时")),
        ("3900 前杠 配件", 390_000, ("前杠",)),
        ("Parts 3.9k", 390_000, ()),
        ("配件", None, ("配件",)),
        ("配件商 3900", None, ("配件商", "3900")),
        ("3900", None, ("3900",)),
        ('"配件" 3900', None, ("配件", "3900")),
        ("", None, ()),
    ],
)
def test_an_amount_is_called_what_it_is(text: str, amount: int | None, left: tuple[str, ...]) -> None:
    words = Words(text, today=TODAY)
    assert words.take_amount_called(("配件", "配件费", "parts")) == amount
    assert words.left == left


def test_an_amount_that_is_called_so_is_refused_as_any_other() -> None:
    for text, refusal in (("配件 -5", errors.NegativeAmount), ("配件 999999999", errors.AmountTooLarge)):
        with pytest.raises(refusal):
            Words(text, today=TODAY).take_amount_called(("配件",))


@settings(deadline=None)
@given(st.integers(1, 99_999_999))
def test_every_chinese_numeral_survives_being_written_and_read(number: int) -> None:
    assert numerals.whole(_in_chinese(number)) == number


@pytest.mark.parametrize("text", ["", "一二", "万", "五x", "王", "零零一一"])
def test_what_is_no_chinese_numeral_is_none(text: str) -> None:
    assert numerals.whole(text) is None


def _in_chinese(number: int) -> str:
    high, low = divmod(number, 10_000)
    gap = "零" if high and 0 < low < 1000 else ""
    return (_section(high) + "万" if high else "") + gap + (_section(low) if low else "")


def _section(number: int) -> str:
    text, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + unit
        gap = not digit
    return text
