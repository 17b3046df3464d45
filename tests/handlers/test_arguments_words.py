"""Whole commands: words in any order, names, choices, free text, and what is said about the wrong word."""

from datetime import date

import pytest

from domain.customers.errors import NotAName, NotAPhone, NotAPlate, NotAVin, PlateHasNoIOrO
from domain.errors import DomainError
from domain.names import Named
from handlers.arguments import Number, Words, errors
from handlers.arguments.tokens import MOST_WORDS, split
from locales import say

TODAY = date(2026, 11, 22)
AGENTS = (
    Named(1, ("陈静", "Chen Jing")),
    Named(2, ("陈明", "Chen Ming")),
    Named(3, ("王丽",)),
    Named(4, ("John Smith",)),
)
INSURERS = (
    Named(1, ("平安", "平安保险", "中国平安", "Ping An", "PAIC")),
    Named(2, ("太平洋", "太保", "CPIC")),
    Named(3, ("太平", "China Taiping")),
    Named(4, ("人保", "PICC")),
)
BUNDLES = {
    **dict.fromkeys(("economy", "经济型"), "economy"),
    **dict.fromkeys(("comfort", "舒适型"), "comfort"),
    **dict.fromkeys(("prestige", "尊享型"), "prestige"),
}


def words_of(text: str) -> Words:
    return Words(text, today=TODAY)


SPLIT = {
    "a b": ["a", "b"],
    "京AD12345，王先生、13812345678；12-31": ["京AD12345", "王先生", "13812345678", "12-31"],
    "a\u3000b\u00a0c\nd\te\r\nf": ["a", "b", "c", "d", "e", "f"],
    "a\u200bb \ufeffc\u2060 \u202ed\u202c": ["ab", "c", "d"],
    "5,000 5，000": ["5,000", "5，000"],
    "8200,500": ["8200", "500"],
    "13812345678,8500,12-31,C12": ["13812345678", "8500", "12-31", "C12"],
    "500,12-31": ["500", "12-31"],
    "陈静7，13": ["陈静7", "13"],
    "估价8,500": ["估价8,500"],
    "-5,000 ¥5,000": ["-5,000", "¥5,000"],
    "12-31,5000": ["12-31", "5000"],
    "C12,8200,500": ["C12", "8200", "500"],
    '"John Smith" “前 杠” 「a b」『c d』': ["John Smith", "前 杠", "a b", "c d"],
    "'John Smith' O'Brien": ["John Smith", "O'Brien"],
    '"unclosed word': ["unclosed", "word"],
    "王先生（13812345678）": ["王先生", "13812345678"],
    "王先生13812345678": ["王先生", "13812345678"],
    "京AD12345王先生": ["京AD12345", "王先生"],
    "王先生京A1234警13812345678": ["王先生", "京A1234警", "13812345678"],
    "电话：13812345678 车牌:京AD12345": ["13812345678", "京AD12345"],
    "138 1234 5678": ["138 1234 5678"],
    "138、1234、5678": ["138", "1234", "5678"],
    "+86 138 1234 5678": ["+86 138 1234 5678"],
    "+86 13812345678 x": ["+86 13812345678", "x"],
    "京 A D12345": ["京 A D12345"],
    "京A D12345": ["京A D12345"],
    "京AD 12345 王先生": ["京AD 12345", "王先生"],
    "1.2 万 5000 元": ["1.2 万", "5000 元"],
    "9:00-17:00": ["9:00-17:00"],
    "": [],
    " \n\u3000 ": [],
    ",，。；、!?": [],
    "😀 👨\u200d👩\u200d👧": ["😀", "👨\u200d👩\u200d👧"],
}


@pytest.mark.parametrize(("text", "words"), SPLIT.items())
def test_text_is_split_into_words_as_a_reader_would(text: str, words: list[str]) -> None:
    assert list(words_of(text).left) == words


def test_what_follows_two_hundred_words_is_one_piece_of_free_text() -> None:
    words = words_of("a " * 5_000 + "13812345678")
    assert len(words) == MOST_WORDS + 1
    assert words.take_phone() is None
    assert split("a " * MOST_WORDS).words[-1].shape == "A"


def refer(text: str) -> tuple[object, ...]:
    words = words_of(text)
    return (
        words.take_direction(),
        words.need_plate(),
        words.take_phone(),
        words.take_date(),
        words.need_named(AGENTS, "agent").name,
        words.take_name(),
        words.rest_text(),
    )


REFERRAL = ("out", "京AD12345", "13812345678", date(2026, 12, 31), "陈静", "王先生")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("out 陈静 京AD12345 王先生 13812345678 12-31", ""),
        ("京ad·12345，王先生，１３８１２３４５６７８，推荐给 陈静，12月31日", ""),
        ("我方推出 Chen Jing 京AD12345 王先生 +86 138-1234-5678 2026/12/31", ""),
        ("13812345678 12/31 王先生 京A D12345 chen jing 转出", ""),
        ("out\n姓名：王先生\n电话：138 1234 5678\n车牌：京AD12345\n到期：2026年12月31日\n陈静", ""),
        ("out 陈静 京AD12345 王先生 13812345678 12-31 不急，慢慢来。", "不急，慢慢来"),
        ("out 陈静 京AD12345 王先生 13812345678 12-31 等他电话（急）", "等他电话（急）"),
        ("out 陈静 京AD12345 “王先生” 13812345678 12-31 “13900001111”", "13900001111"),
    ],
)
def test_one_referral_in_many_ways(text: str, note: str) -> None:
    assert refer(text) == (*REFERRAL, note)


@pytest.mark.parametrize(
    "text",
    ["new 平安 京AD12345 王先生 13812345678 8500 前杠", "前杠 8,500元 王先生 new 京AD12345 138-1234-5678 平安车险"],
)
def test_a_name_is_told_from_a_note_in_either_order(text: str) -> None:
    words = words_of(text)
    assert words.take_choice({"new": True, "新建": True}, beginnings=False)
    assert (words.take_plate(), words.take_phone(), words.take_amount()) == ("京AD12345", "13812345678", 850_000)
    assert words.need_named(INSURERS, "insurer").id == 1
    assert (words.take_name(), words.rest_text()) == ("王先生", "前杠")


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("左前门 王芳", "王芳", "左前门"),
        ("左前门 张雷", "张雷", "左前门"),
        ("追尾 欧阳修文", "欧阳修文", "追尾"),
        ("John Smith front bumper", "John Smith", "front bumper"),
        ("front bumper John Smith", "John Smith", "front bumper"),
        ("'de la Cruz' bumper", "de la Cruz", "bumper"),
        ("Mr. Li 前杠", "Mr. Li", "前杠"),
        ("阿强 前杠", "阿强", "前杠"),
        ("前杠 李总", "李总", "前杠"),
        ("5000 12-31 京A12345", None, "5000 12-31 京A12345"),
        ("", None, ""),
    ],
)
def test_the_likeliest_free_word_is_the_name(text: str, name: str | None, rest: str) -> None:
    words = words_of(text)
    assert words.take_name() == name
    assert words.rest_text() == rest


@pytest.mark.parametrize(
    ("text", "refusal", "about"),
    [
        ("out 陈静 京AD123 王先生", NotAPlate, "京AD123"),
        ("out 陈静 京ao1234 王先生", PlateHasNoIOrO, "京ao1234"),
        ("out 陈静 ad12345 王先生", NotAPlate, "ad12345"),
        ("out 陈静 惊AD12345 王先生", NotAPlate, "惊AD12345"),
        ("out 陈静 京AD12345 1381234567", NotAPhone, "1381234567"),
        ("out 陈静 京AD12345 138123456789", NotAPhone, "138123456789"),
        ("out 陈静 京AD12345 010-12345678", NotAPhone, "010-12345678"),
        ("out 陈静 京AD12345 2-30", errors.NotADate, "2-30"),
        ("out 李静 京AD12345 13812345678 王先生", errors.Unknown, "李静"),
        ("王先生 李静 京AD12345 out", errors.Unknown, "李静"),
        ("out 陈 京AD12345 王先生", errors.Ambiguous, "陈"),
        ("out chen 京AD12345 王先生", errors.Ambiguous, "chen"),
    ],
)
def test_the_wrong_word_is_named_as_it_was_typed(text: str, refusal: type[DomainError], about: str) -> None:
    with pytest.raises(refusal) as caught:
        refer(text)
    assert caught.value.params()["text"] == about


@pytest.mark.parametrize(
    ("text", "what"),
    [("out 陈静 王先生", "plate"), ("out 京AD12345", "agent"), ("out 京AD12345 王先生", "agent"), ("", "plate")],
)
def test_what_is_missing_is_said(text: str, what: str) -> None:
    with pytest.raises(errors.Missing) as caught:
        refer(text)
    assert caught.value.what == what


def test_needs_name_the_likeliest_wrong_word() -> None:
    with pytest.raises(NotAPhone):
        words_of("1234567").need_phone()
    with pytest.raises(NotAVin):
        words_of("LRW3E7FA1LC00000").need_vin()
    with pytest.raises(errors.NotAWholeNumber):
        words_of("nine").need_integer(0, 10)
    with pytest.raises(errors.NumberOutOfRange):
        words_of("11").need_integer(0, 10)
    with pytest.raises(errors.NotAMonth):
        words_of("xyz").need_month()
    for need in ("phone", "vin", "month", "date", "amount", "name"):
        with pytest.raises(errors.Missing) as caught:
            getattr(words_of("京A12345"), f"need_{need}")()
        assert caught.value.what == need


@pytest.mark.parametrize("text", ["C12", "c12", "Ｃ１２", "#12", "#c12", "C-12", "C012", "王先生 C12 8200"])
def test_a_number_is_found_by_its_letter(text: str) -> None:
    assert words_of(text).need_number("case") == 12


def test_a_number_of_another_kind_is_refused_where_one_is_needed() -> None:
    assert words_of("R12").take_number("case") is None
    with pytest.raises(errors.WrongNumberKind) as caught:
        words_of("C12").need_number("referral")
    assert (caught.value.text, caught.value.what, caught.value.example) == ("C12", "referral", "R12")
    with pytest.raises(errors.Missing):
        words_of("12").need_number("case")
    assert words_of("12").need_number("case", bare=True) == 12
    assert words_of("12 #13 C14").need_number("case", bare=True) == 14
    assert words_of("C0").take_any_number() is None
    assert words_of("C1234567890").take_any_number() is None
    numbers = [words_of(text).take_any_number() for text in ("Q7", "B5", "S3", "F2", "T9", "#8")]
    assert numbers == [
        *(Number("quote", 7), Number("sale", 5), Number("statement", 3)),
        *(Number("fleet", 2), Number("request", 9), Number(None, 8)),
    ]


@pytest.mark.parametrize(
    ("text", "bundle"),
    [
        ("comfort", "comfort"),
        ("COM", "comfort"),
        ("舒", "comfort"),
        ("舒适", "comfort"),
        ("舒适套餐", "comfort"),
        ("尊享版", "prestige"),
        ("6800", None),
        ("c", None),
    ],
)
def test_a_choice_is_known_by_any_name_or_a_beginning(text: str, bundle: str | None) -> None:
    assert words_of(text).take_choice(BUNDLES, "bundle") == bundle


def test_a_choice_may_ask_for_whole_words_only() -> None:
    assert words_of("com").take_choice(BUNDLES, beginnings=False) is None


def test_a_choice_that_could_be_two_asks_which() -> None:
    with pytest.raises(errors.Ambiguous) as caught:
        words_of("late").take_choice({"latest": 1, "later": 2})
    assert caught.value.params() == {"text": "late", "what": "choice", "choices": "latest / later"}
    assert [option.value for option in caught.value.options] == [1, 2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("太平", 3),
        ("太平洋", 2),
        ("太平洋保险", 2),
        ("太平车险", 3),
        ("ping an", 1),
        ("PINGAN", 1),
        ("平", 1),
        ("cpi", 2),
        ("人保财险", 4),
    ],
)
def test_an_insurer_is_known_by_any_of_its_names(text: str, found: int) -> None:
    named = words_of(f"{text} 8500").take_named(INSURERS, "insurer")
    assert named is not None
    assert named.id == found


def test_the_whole_name_wins_over_a_beginning() -> None:
    assert words_of("陈 陈静").need_named(AGENTS, "agent").id == 1
    assert words_of("王丽 陈").need_named(AGENTS, "agent").id == 3


def test_two_named_where_one_is_meant_asks_which() -> None:
    with pytest.raises(errors.SeveralNamed) as caught:
        words_of("陈静 王丽").need_named(AGENTS, "agent")
    assert [option.label for option in caught.value.options] == ["陈静", "王丽"]
    assert "只能写一个代理人" in say("zh-CN", caught.value.key, **caught.value.params())


def test_a_long_list_of_what_there_is_says_that_it_goes_on() -> None:
    table = {f"word{letter}": letter for letter in "ABCDEFGHIJKLMN"}
    with pytest.raises(errors.Unknown) as caught:
        words_of("xx").need_choice(table)
    assert str(caught.value.params()["known"]).endswith("wordL / …")
    with pytest.raises(errors.Unknown) as caught:
        words_of("xx").need_choice(dict(list(table.items())[:12]))
    assert str(caught.value.params()["known"]).endswith("wordL")


def test_two_of_one_name_ask_which() -> None:
    namesakes = (Named(1, ("陈静（平安）", "陈静")), Named(2, ("陈静（人保）", "陈静")))
    with pytest.raises(errors.Ambiguous) as caught:
        words_of("陈静").need_named(namesakes, "agent")
    assert caught.value.params()["choices"] == "陈静（平安） / 陈静（人保）"


def test_everyone_named_is_found_and_unknown_names_are_left() -> None:
    words = words_of("春季检查 陈静 3-01 john smith 王 陈静")
    assert [named.id for named in words.take_all_named(AGENTS, "agent")] == [1, 4, 3]
    assert words.left == ("春季检查", "3-01")


def test_a_thing_without_a_name_is_never_named() -> None:
    assert words_of("陈静 ...").take_named((Named(1, ("", "…")),), "agent") is None


def test_beside_a_note_a_word_about_cars_is_never_the_name() -> None:
    words = words_of("前杠")
    assert words.take_name(beside_note=True) is None
    assert words.rest_text() == "前杠"
    assert words_of("前杠 阿强").take_name(beside_note=True) == "阿强"
    assert words_of("车小姐").take_name(beside_note=True) == "车小姐"
    assert words_of("前杠").take_name() == "前杠"


def test_where_nobody_exists_nobody_can_be_named() -> None:
    with pytest.raises(errors.NothingToChooseFrom):
        words_of("陈静").need_named((), "agent")
    assert words_of("陈静").take_named((), "agent") is None


def test_an_unknown_name_lists_who_exists() -> None:
    with pytest.raises(errors.Unknown) as caught:
        words_of("大家").need_named(INSURERS, "insurer")
    assert caught.value.known == "平安 / 太平洋 / 太平 / 人保"
    with pytest.raises(errors.Unknown):
        words_of("gold 6800").need_choice(BUNDLES, "bundle")


@pytest.mark.parametrize("text", ["out", "OUT", "转出", "推出", "推荐给", "我方推出"])
def test_out_has_many_words(text: str) -> None:
    assert words_of(text).take_direction() == "out"


@pytest.mark.parametrize("text", ["in", "转入", "推入", "推荐来", "对方推入"])
def test_in_has_many_words(text: str) -> None:
    assert words_of(text).take_direction() == "in"


def test_a_name_that_begins_like_a_direction_is_none() -> None:
    assert words_of("转 outer 推").take_direction() is None


def test_claims_vins_percentages() -> None:
    words = words_of("PDAA202611010001 13812345678 LRW3E7FA1LC000001 20% 8500 2026-12-31")
    assert words.take_claim() == "PDAA202611010001"
    assert words.take_claim() is None
    vin = words.take_vin()
    assert vin is not None
    assert vin.check_digit_holds
    assert str(words.take_percent()) == "0.20"
    assert words.left == ("13812345678", "8500", "2026-12-31")
    assert [str(words_of(rate).take_percent()) for rate in ("0.05%", "5个点", "百分之8", "５％")] == [
        *("0.0005", "0.05", "0.08", "0.05")
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("PDAA202611010001", "PDAA202611010001"),
        ("pdaa-2026-110100", "PDAA-2026-110100"),
        ("202611220000012345", "202611220000012345"),
        ("C2026112200012", "C2026112200012"),
        ("LRWO123456", "LRWO123456"),
        ("LRWO3E7FA1LC00001", "LRWO3E7FA1LC00001"),
        ("LRW3E7FA1LC000001", None),
        ("13812345678", None),
        ("138123456789", None),
        ("2026-12-31", None),
        ("20261231", None),
        ("C123456789", None),
        ("12345678", None),
        ("ABCDEFGH", None),
        ("京AD12345", None),
    ],
)
def test_a_claim_number_is_what_has_no_other_shape(text: str, claim: str | None) -> None:
    assert words_of(text).take_claim() == claim


def test_quoted_words_are_never_figures() -> None:
    words = words_of('"2000" "12-31" "C12" 8500')
    assert (words.take_amount(), words.take_amount(), words.take_date(), words.take_any_number()) == (
        850_000,
        None,
        None,
        None,
    )
    assert words.rest_text() == "2000 12-31 C12"


def test_a_quoted_plate_is_a_plate() -> None:
    assert words_of("「京AD12345」").need_plate() == "京AD12345"


@pytest.mark.parametrize(
    ("text", "refusal", "about"),
    [
        ("foo", errors.UnexpectedWord, "foo"),
        ("5000", errors.UnexpectedWord, "5000"),
        ("2-30", errors.NotADate, "2-30"),
        ("京ad12", NotAPlate, "京ad12"),
        ("1381234567", NotAPhone, "1381234567"),
        ("5,00", errors.NotAnAmount, "5,00"),
        ("<b>" + "x" * 100, errors.UnexpectedWord, "b"),
    ],
)
def test_a_word_too_many_is_named(text: str, refusal: type[DomainError], about: str) -> None:
    with pytest.raises(refusal) as caught:
        words_of(text).expect_nothing_left()
    assert caught.value.params()["text"] == about


def test_free_text_is_kept_as_typed_and_limited() -> None:
    words = words_of("差价1500， 需 复核\n（左侧）")
    assert words.need_text("reason") == "差价1500， 需 复核 （左侧）"
    with pytest.raises(errors.Missing):
        words.need_text("reason")
    with pytest.raises(errors.TextTooLong) as caught:
        words_of("x" * 201).rest_text()
    assert (caught.value.count, caught.value.limit_characters) == (201, 200)


def test_names_and_words_one_by_one() -> None:
    assert words_of("陈静 12-31 王丽").take_names() == ("陈静", "王丽")
    with pytest.raises(NotAName):
        words_of("x" * 41).take_name()
    with pytest.raises(NotAName):
        words_of("x" * 41).take_names()
    words = words_of("margin.warn 0.2")
    assert (words.need_word("choice"), words.take_word(), words.take_word()) == ("margin.warn", "0.2", None)
    with pytest.raises(errors.Missing):
        words.need_word("choice")
    assert words_of("王先生").need_name() == "王先生"
    assert words_of("👨\u200d👧王姐").need_name() == "👨👧王姐"


@pytest.mark.parametrize(
    ("text", "beside", "name"),
    [
        ("王先生 众诚", "众诚", "王先生"),
        ("众诚 王先生 6800", "众诚", "王先生"),
        ("John Smith Zurich", None, "John Smith Zurich"),
        ("Zurich 王先生 Re", "Zurich", "王先生"),
        ("王先生", None, "王先生"),
        ("6800 12-31", None, None),
    ],
)
def test_what_stands_beside_a_name_is_what_the_name_leaves(text: str, beside: str | None, name: str | None) -> None:
    words = words_of(text)
    assert (words.take_beside_name(), words.take_name()) == (beside, name)


def test_a_free_word_is_taken_by_what_it_looks_like() -> None:
    words = words_of("王先生 众诚保险 6800保险 其他保险")
    assert words.take_free(lambda word: word.endswith("保险")) == "众诚保险"
    assert words.take_free(lambda word: word.endswith("银行")) is None
    assert words.take_name() == "王先生"


@pytest.mark.parametrize("day", ["2027-12-31", "12-31-2027"])
def test_a_day_is_not_meant_as_a_phone(day: str) -> None:
    with pytest.raises(errors.Missing):
        words_of(day).need_phone()
