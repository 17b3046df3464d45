"""Texts of every kind that are no orderly command: notes, pasted messages, mistyped words, and what breaks programs."""

from collections.abc import Sequence
from random import Random

from tests.handlers.pasting.corpora import messages

NOTES = (
    "前杠", "左后门、左大灯", "客户已自行续保", "回款正常", "等合同续签", "价格原因", "bumper", "rear door & lamp",
    "追尾，后杠受损", "<漆面>", "客户不需要 👍", "等配件 3天", "\"quoted\"", "100%", "老客户",
)  # fmt: skip
PIECES = (
    "\x00", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\u200d", "\ud800", "\udfff", "😀", "👨\u200d👩\u200d👧", "ß",
    "İ", "ﷺ", "<b>", "</b>", "<a href='x'>", "&nbsp;", "&#0;", "&lt;", "<script>", "１２３", "①", "½", "٣", "㍢",
    "#C1", "@", "@baohe_bot", "/help", "/", "//", "京A", "13812345678", "C1", "R1", "Q1", "平安", "陈静", "12-31",
    "8500", "-5", "¥", "\n", "\r\n", "\t", "\u2028", "：", "，", "\u3000", "「", "」", "\"", "'", "{", "}", "%s",
    "\\", "e\u0301" * 3, "返回", "跳过", "取消", "确认", "back", "skip", "cancel", "yes", "مرحبا 13800001111",
    "עברית", "ไทย", "n\u0303",
)  # fmt: skip
ABOUT_FORMS = (
    "返回",
    "跳过",
    "取消",
    "确认",
    "back",
    "skip",
    "cancel",
    "confirm",
    "yes",
    "是",
    "好",
    "不填了",
    "上一步",
    "/cancel",
)
LONGEST = 4_096
_PASTED: Sequence[str] = [message.text for message in messages()]
_LINES: Sequence[str] = [line for text in _PASTED for line in text.splitlines() if line.strip()]


def odd_text(chance: Random) -> str:
    """A text that nobody means: odd pieces, one of them very often, or a very long one."""
    style = chance.random()
    if style < 0.55:
        pieces = chance.choices(PIECES, k=chance.randrange(1, 12))
        return chance.choice(("", " ")).join(pieces)
    if style < 0.75:
        return (chance.choice(PIECES) * LONGEST)[: chance.choice((50, 300, 1_000, LONGEST))]
    if style < 0.85:
        return " ".join(chance.choices(PIECES, k=1_000))[:LONGEST]
    if style < 0.9:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 80)))
    return chance.choice(("", " ", "\n", ".", "?", "？？", "0", "a", "好的", "收到", "👍", "谢谢", "1", "A" * 64))


def pasted_text(chance: Random) -> str:
    """A message as it is pasted, whole or with its lines and characters mixed up."""
    text = chance.choice(_PASTED)
    for _ in range(chance.choice((0, 0, 1, 1, 3))):
        text = _mutated_lines(chance, text)
    return mistyped(chance, text) if chance.random() < 0.3 else text


def _mutated_lines(chance: Random, text: str) -> str:
    lines = text.splitlines() or [""]
    place = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            chance.shuffle(lines)
        case 1:
            lines.insert(place, chance.choice(_LINES))
        case 2:
            del lines[place]
        case 3:
            lines.insert(place, lines[place])
        case 4:
            return chance.choice((" ", "，", ",", "|", "")).join(lines)
        case _:
            lines[place] += chance.choice(PIECES)
    return "\n".join(lines)


def mistyped(chance: Random, text: str) -> str:
    """A text with a slip of the keys or two."""
    letters = list(text)
    for _ in range(chance.choice((1, 1, 2, 3))):
        place = chance.randrange(len(letters) + 1)
        match chance.randrange(4):
            case 0:
                letters[place : place + 1] = []
            case 1:
                letters.insert(place, chance.choice(PIECES))
            case 2:
                letters[place : place + 2] = reversed(letters[place : place + 2])
            case _:
                letters[place : place + 1] *= 2
    return "".join(letters)
