"""What holds for every text: nothing is raised, nothing takes long, what is found is understood again."""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.customers.rules import PROVINCES, checked_vin
from domain.money import FEN_PER_YUAN
from domain.names import Named
from handlers.arguments import Words
from handlers.arguments.pasting import FIELDS, KINDS, Found, pick
from tests.handlers.pasting.corpora import KNOWN, TODAY, messages

LONG = 4_096
MANY_AGENTS = {**KNOWN, "agent": tuple(Named(n, (f"陈静{n}号", f"Agent {n}x")) for n in range(200))}


def picked(text: str) -> dict[str, Found]:
    return pick(text, FIELDS, today=TODAY, known=KNOWN)


def _amount(words: Words) -> str:
    yuan, fen = divmod(words.take_amount() or 0, FEN_PER_YUAN)
    return f"{yuan}.{fen:02}" if fen else str(yuan)


def _named(what: str) -> Callable[[Words], str | None]:
    def read(words: Words) -> str | None:
        named = words.take_named(KNOWN[what], what)
        return named.name if named else None

    return read


def _day(words: Words) -> str | None:
    day = words.take_date()
    return day.isoformat() if day else None


def _vin(words: Words) -> str | None:
    vin = words.take_vin()
    return vin.number if vin else None


READERS: dict[str, Callable[[Words], str | None]] = {
    "direction": Words.take_direction,
    "agent": _named("agent"),
    "plate": Words.take_plate,
    "vin": _vin,
    "name": Words.take_name,
    "phone": Words.take_phone,
    "expires": _day,
    "insurer": _named("insurer"),
    "estimate": _amount,
    "premium": _amount,
    "claim": Words.take_claim,
    "damage": Words.rest_text,
    "kind": lambda words: words.take_choice(KINDS, beginnings=False),
}


def is_understood(found: dict[str, Found]) -> bool:
    """Whether the one-line readers read every value as itself, leaving nothing over."""
    for field, value in found.items():
        for text in (value.text, *value.others):
            words = Words(text, today=TODAY)
            assert READERS[field](words) == text, (field, text)
            assert not len(words)
    return True


pieces = st.one_of(
    st.text(max_size=12),
    st.sampled_from([line for message in messages() for line in message.text.splitlines()]),
    st.sampled_from(
        [word for message in messages() for word in message.text.replace("：", "： ").replace("，", "， ").split()]
    ),
    st.sampled_from(
        ("\n", "\t", "|", "：", "，", " ", "\u3000", "【", "】", "[图片]", "「", "」", "(", ")", "------", "\n\n")
    ),
    st.sampled_from(
        ("\x00", "\x1b", "\u202e", "\u200b", "\ufeff", "\u200d", "\ud800", "😀", "👨\u200d👩\u200d👧", "ß", "İ", "ﷺ")
    ),
    st.sampled_from(
        ("<b>", "</td>", "<br>", "&nbsp;", "&#0;", "&lt;", "<script>", "１２３", "①", "½", "٣", "㍢", "#C1", "@")
    ),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(pieces, max_size=40).map("".join) | st.text(max_size=300))
@example("")
@example("\n\n\n")
@example("车牌：" * 3)
@example("到期：2026-13-45 电话：1381234567 定损：1,2,3 VIN：IOQIOQIOQIOQIOQIO 报案号：")
@example("到期：9999年后 99999999999999999999")
def test_no_text_raises_and_what_is_found_is_understood(text: str) -> None:
    assert is_understood(picked(text))


@pytest.mark.parametrize("message", messages(), ids=lambda message: f"{message.purpose}-{message.title[:30]}")
def test_what_is_found_in_the_corpus_is_understood(message: Any) -> None:
    assert is_understood(picked(message.text))


def test_nothing_is_found_where_nothing_is_wanted_or_known() -> None:
    text = messages("case_new")[0].text
    assert pick(text, (), today=TODAY, known=KNOWN) == {}
    assert pick(text, ("agent", "insurer"), today=TODAY, known={}) == {}
    assert list(pick(text, ("phone", "plate"), today=TODAY, known={})) == ["plate", "phone"]


def test_only_the_beginning_of_very_long_texts_is_looked_at() -> None:
    assert picked("京AD12345 王先生 13812345678 " + "好" * 10_000)["plate"].text == "京AD12345"
    assert picked("好\n" * 5_000 + "京AD12345") == {}


@dataclass(frozen=True)
class Labelled:
    """A message whose every line has a label: no line needs another."""

    lines: tuple[str, ...]
    values: dict[str, str]


def _line(field: str, labels: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, str, str]]:
    colons = st.sampled_from(("：", ":", "： ", " : "))
    return st.tuples(
        st.just(field), st.builds(lambda label, colon: label + colon, st.sampled_from(labels.split()), colons), values
    )


digits = st.text("0123456789", min_size=5, max_size=5)
plates = st.builds(lambda p, d: f"{p}AD{d}", st.sampled_from(PROVINCES), digits)
LINES = (
    _line("plate", "车牌 车牌号 牌照号 车号 号牌号码 PLATE", plates),
    _line(
        "name",
        "车主 客户 被保险人 姓名 车主姓名 客户名称",
        st.sampled_from(("王先生", "李女士", "欧阳明月", "赵敏", "北京星河科技有限公司")),
    ),
    _line(
        "phone",
        "电话 手机 联系电话 Tel 车主电话 客户手机号",
        st.from_regex("1(3[0-9]|5[0-35-9]|8[0-9])[0-9]{8}", fullmatch=True),
    ),
    _line(
        "expires",
        "到期 到期日 保险到期 商业险到期 续保日 终保日期",
        st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(str),
    ),
    _line("claim", "报案号 案件号 报案编号 赔案号", st.from_regex("RD[A-Z]{2}[0-9]{14}", fullmatch=True)),
    _line("insurer", "保险公司 承保公司 保司", st.sampled_from(("平安", "人保", "太平洋", "国寿"))),
    _line("damage", "受损部位 损失部位 出险经过", st.sampled_from(("前杠", "左前门、左大灯", "追尾，后杠受损"))),
    _line("", "出险时间 报案时间", st.sampled_from(("2026-11-24 10:32", "2026年11月24日8时"))),
    _line("", "查勘员 定损员 4S店顾问 业务员", st.sampled_from(("李强 13900001111", "王工 13900002222"))),
    _line("", "三者车 对方车牌", st.sampled_from(("京B88888 13900003333", "沪C77777 13900004444"))),
)
AMOUNTS = (
    _line("estimate", "定损金额 预估 估损 维修金额 维修费", st.integers(100, 99_999).map(str)),
    _line("premium", "保费 总保费 应缴保费", st.integers(100, 99_999).map(str)),
)


@st.composite
def labelled(draw: st.DrawFn) -> Labelled:
    """A message of some labelled lines in any order."""
    chosen = draw(st.lists(st.sampled_from(LINES), unique_by=id, min_size=2))
    drawn = [draw(line) for line in (*chosen, draw(st.sampled_from(AMOUNTS)))]
    lines = draw(st.permutations([label + value for _, label, value in drawn]))
    return Labelled(tuple(lines), {field: value for field, _, value in drawn if field})


@settings(deadline=None, max_examples=150)
@given(labelled(), st.randoms(use_true_random=False))
def test_the_order_of_labelled_lines_changes_nothing(message: Labelled, chance: random.Random) -> None:
    found = picked("\n".join(message.lines))
    for field, value in message.values.items():
        assert (found[field].text, found[field].doubtful) == (value, False), (field, found[field])
    shuffled = list(message.lines)
    chance.shuffle(shuffled)
    again = picked("\n".join(shuffled))
    assert {f: (v.text, v.doubtful) for f, v in again.items()} == {f: (v.text, v.doubtful) for f, v in found.items()}


@settings(deadline=None, max_examples=50)
@given(st.from_regex("L[A-HJ-NPR-Z]{2}[A-HJ-NPR-Z0-9]{10}[0-9]{4}", fullmatch=True))
def test_a_vin_is_sure_only_if_its_check_digit_holds(vin: str) -> None:
    found = picked(f"车架号：{vin}")
    if "vin" in found:
        assert found["vin"].doubtful is not checked_vin(vin).check_digit_holds


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
        "京A",
        "京A ",
        "138 1234 ",
        "13812345678 ",
        "13812345678,",
        "...",
    ),
    *(
        "1月1日",
        "12-31 ",
        "-",
        "--1",
        "👨\u200d👩\u200d👧",
        "📞",
        "1万",
        "万",
        "一",
        "一 ",
        " ",
        "(",
        "(a)",
        "+86 ",
        "陈静",
        "陈静1号 ",
    ),
    *(
        "车",
        "车 ",
        "车  牌 :",
        "车牌",
        "车牌:",
        "车主王芳 ",
        "电话:\n",
        "电话\n",
        "电话\n1\n",
        "|",
        "a|",
        "车牌|",
        "车牌\t",
        "\n",
        "【",
        "[",
    ),
    *(
        "[a]",
        "<",
        "<b",
        "<b>",
        "&amp;",
        "&",
        "@",
        "@a",
        "a@",
        "a:",
        "张三:",
        "张三:你好\n",
        "2026-11-25 10:32\n",
        "2026-11-25至",
    ),
    *(
        "平安",
        "平安 ",
        "中国平安财产保险",
        "王先生",
        "王先生 ",
        "王先生和",
        "先生",
        "前杠",
        "前杠、",
        "前杠 ",
        "追尾京A12345",
        "标的车",
        "三者",
    ),
    *(
        "http://",
        "http://a ",
        "ﷺ",
        "e\u0301",
        "\u202e",
        "\ud800",
        "定损8500",
        "8500-",
        "约",
        "商业险",
        "推荐给",
        "推给陈静",
        "1.",
        "①",
    ),
    *(
        "John Smith ",
        "A1",
        "A-1-",
        "LRW3E7FA8MC123456 ",
        "110101199003071234 ",
        "到期",
        "12-31到期",
        "出险经过:",
        "备注:前杠\n",
        "公司",
    ),
    *(
        "北京星河科技有限公司",
        "a公",
        "王芳来",
        "阿·",
        "、",
        "来自:",
        "Mr ",
        "Mr A",
        "OOO ",
        "1OI",
        "欧阳",
        "。",
        "客户,",
        "合计1 ",
    ),
)


@pytest.mark.parametrize("known", [KNOWN, MANY_AGENTS], ids=["few", "many"])
def test_no_text_keeps_the_picker_busy(known: dict[str, tuple[Named, ...]]) -> None:
    """Typically 0.02 s for a text; seconds or hours where a pattern backtracks."""
    for unit in HOSTILE:
        text = (unit * LONG)[:LONG]
        start = time.process_time()
        pick(text, FIELDS, today=TODAY, known=known)
        assert time.process_time() - start < 0.5, unit


def test_the_work_does_not_outgrow_the_text() -> None:
    """Calls are counted, which no busy machine changes: about 20 for a character, and no more for many of them."""
    most = {unit: _calls((unit * LONG)[:LONG]) for unit in HOSTILE}
    worst = max(most, key=most.__getitem__)
    assert most[worst] < 60 * LONG, (worst, most[worst])


def _calls(text: str) -> int:
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        picked(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("said", ["定损金额：95000", "定损：95500元", "损失大概95600块", "定损¥95518"])
def test_money_is_not_taken_for_an_insurers_hotline(said: str) -> None:
    assert picked(f"京AD12345 王先生 13800001234 {said}，报案电话95518")["estimate"].text.startswith("95")


@pytest.mark.parametrize("said", ["客服95500", "报案95518", "平安95511"])
def test_an_insurers_hotline_is_no_money(said: str) -> None:
    assert "estimate" not in picked(f"京AD12345 王先生 13800001234 {said}")
