"""What holds for every text: the order of words is free, nothing but a refusal is raised, nothing takes long."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.customers.rules import PROVINCES
from domain.errors import DomainError
from domain.names import Named
from handlers.arguments import Assume, Words
from handlers.arguments.tokens import split
from locales import LANGUAGES, say

TODAY = date(2026, 11, 22)
AGENTS = tuple(Named(number, (f"陈静{number}号", f"Agent {number}x")) for number in range(200))
BUNDLES = {"economy": 1, "经济型": 1, "comfort": 2, "舒适型": 2, "prestige": 3, "尊享型": 3}

digits = st.text("0123456789", min_size=5, max_size=5)
plates = st.builds(lambda p, d, n: f"{p}A{d}{n}", st.sampled_from(PROVINCES), st.sampled_from(("", "D", "F")), digits)
phones = st.from_regex("1(?:3[0-9]|5[0-35-9]|8[0-9])[0-9]{8}", fullmatch=True)
amounts = st.one_of(
    st.integers(13, 99_999).map(str),
    st.integers(13, 99_999).map(lambda n: f"¥{n:,}.50"),
    st.integers(1, 99).map(lambda n: f"{n}千"),
    st.integers(2, 99).map(lambda n: f"{n / 10:.1f}万"),
)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(
    lambda day: f"{day.year}年{day.month}月{day.day}日"
) | st.sampled_from(("2026-12-31", "12-31", "12/31", "20261231", "今天", "明天", "下周五", "+30d", "fri"))
numbers = st.integers(1, 9_999).map(lambda n: f"C{n}")
names = st.sampled_from(("王先生", "李女士", "John", "欧阳修", "王芳", "阿卜杜拉先生", '"de la Cruz"'))
agents = st.sampled_from(("陈静7号", "agent 7x", "Agent 123x"))
bundles = st.sampled_from(("comfort", "com", "舒适", "尊享套餐", "econ"))
directions = st.sampled_from(("out", "转出", "推荐给", "in", "转入"))
sentences = st.tuples(plates, phones, amounts, days, numbers, names, agents, bundles, directions)
separators = st.sampled_from((" ", "，", "\n", "\u3000", " , ", "；", "、", "\t"))


def everything(text: str) -> tuple[object, ...]:
    words = Words(text, today=TODAY)
    understood = (
        words.take_direction(),
        words.take_choice(BUNDLES, "bundle"),
        words.need_number("case"),
        words.need_plate(),
        words.need_phone(),
        words.need_date(),
        words.need_amount(),
        words.need_named(AGENTS, "agent"),
        words.need_name(),
    )
    words.expect_nothing_left()
    return understood


@settings(deadline=None)
@given(sentences, separators, st.randoms(use_true_random=False))
def test_any_order_of_the_words_means_the_same(
    sentence: tuple[str, ...], separator: str, chance: random.Random
) -> None:
    shuffled = list(sentence)
    chance.shuffle(shuffled)
    assert everything(separator.join(shuffled)) == everything(" ".join(sentence))


TAKERS: tuple[Callable[[Words], object], ...] = (
    Words.take_direction,
    Words.take_plate,
    Words.take_phone,
    Words.take_vin,
    Words.take_claim,
    Words.take_hours,
    Words.take_time,
    Words.take_weekday,
    Words.take_days,
    Words.take_month,
    Words.take_year,
    Words.take_percent,
    Words.take_date,
    lambda words: words.take_dates(2, Assume.PAST),
    lambda words: words.take_amounts(2),
    lambda words: words.take_integer(0, 10),
    lambda words: words.take_number("case", bare=True),
    Words.take_any_number,
    lambda words: words.take_choice(BUNDLES),
    lambda words: words.take_named(AGENTS, "agent"),
    lambda words: words.take_all_named(AGENTS, "agent"),
    Words.need_plate,
    Words.need_phone,
    Words.need_vin,
    Words.need_date,
    Words.need_month,
    Words.need_amount,
    lambda words: words.need_integer(0, 10),
    lambda words: words.need_number("quote"),
    lambda words: words.need_choice(BUNDLES),
    lambda words: words.need_named(AGENTS, "agent"),
    Words.take_name,
    Words.take_names,
    Words.expect_nothing_left,
    Words.take_word,
    Words.rest_text,
)


def refusals_of(text: str, takers: tuple[Callable[[Words], object], ...] = TAKERS) -> list[DomainError]:
    """Every refusal that the takers have for ``text``, one after the other on the same words."""
    words = Words(text, today=TODAY)
    refusals = []
    for take in takers:
        try:
            take(words)
        except DomainError as refusal:
            refusals.append(refusal)
    return refusals


pieces = st.one_of(
    *(plates, phones, amounts, days, numbers, names),
    st.text(max_size=12),
    st.sampled_from(
        (
            *("¥", "元", "万", "千", "-", "+", "/", ".", ",", ":", "#", "%", "月", "日", "号", "年", "周", "后", "下"),
            *("'", '"', "“", "”", "「", "」", "（", "）", "\u202e", "\u200b", "\ufeff", "\u200d", "\x00", "\ud800"),
            *(
                "京",
                "京A",
                "0",
                "9" * 30,
                "١٢٣",
                "Ⅻ",
                "½",
                "①",
                "㍢",
                "ﷺ",
                "😀",
                "e\u0301",
                "İ",
                "ß",
                "10%",
                "+86",
                "IO",
            ),
        )
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=200))
@example("")
@example("+9999999999年后 99999999999999999999 1e9 0x10 ²³ 0000-00-00 99:99-99:99")
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    for refusal in refusals_of(text):
        for lang in LANGUAGES:
            assert say(lang, refusal.key, **refusal.params())


@settings(deadline=None, max_examples=30)
@given(st.lists(pieces, max_size=30).map("".join))
def test_each_taker_alone_raises_nothing_but_a_refusal(text: str) -> None:
    for take in TAKERS:
        refusals_of(text, (take,))


@settings(deadline=None)
@given(st.lists(pieces, max_size=30).map(" ".join))
def test_words_stand_in_order_and_apart(text: str) -> None:
    tail = split(text)
    ends = [0, *(word.end for word in tail.words)]
    assert all(end <= word.start < word.end for end, word in zip(ends, tail.words, strict=False))


LONG = 4_096
HOSTILE = (
    *(
        "a",
        "a ",
        "1",
        "1,",
        "1 ",
        "9.9",
        '"',
        "“",
        "「",
        " '",
        "京A",
        "京A ",
        "138 1234 ",
        "...",
        "1月1日",
        "12-31 ",
        "-",
        "--1",
    ),
    *(
        "👨\u200d👩\u200d👧",
        "1万",
        "万",
        "一",
        "一 ",
        " ",
        "(",
        "+86 ",
        "+86 138 ",
        "dec ",
        "dec 31 ",
        "陈 ",
        "陈静1号 ",
        "agent 5x ",
    ),
    *(
        "ﷺ",
        "e\u0301\u0302",
        "1:",
        "电话:",
        "\u202e",
        "\u200b",
        "\ud800",
        "半年后 ",
        "¥ ",
        "京 A ",
        "12月 ",
        "#C1 ",
        "王先生",
        "下下",
    ),
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_keeps_the_recogniser_busy(unit: str) -> None:
    text = (unit * LONG)[:LONG]
    took = _seconds(text)
    assert took < 1, "all takers together; typically 0.03 s, and hours where a pattern backtracks"


def _seconds(text: str) -> float:
    start = time.process_time()
    refusals_of(text)
    return time.process_time() - start


def test_ten_thousand_characters_are_no_trouble() -> None:
    text = "王先生 京AD12345 " * 1_000
    words = Words(text, today=TODAY)
    assert words.take_plate() == "京AD12345"
    with suppress(DomainError):
        words.rest_text()
    assert refusals_of("９" * 10_000)
