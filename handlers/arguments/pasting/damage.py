"""What happened to the car, in the words of the text: behind a label for it, or free words about bumpers and doors."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.arguments.pasting import people
from handlers.arguments.pasting.candidates import Found
from handlers.arguments.pasting.harm import A_PART, ABOUT, NOT_ABOUT
from handlers.arguments.pasting.mentions import Mention
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.people import Strength
from handlers.arguments.pasting.spotting import BLANK, Kind
from handlers.arguments.pasting.vocabulary import NOTHING, Who

MOST_CHARACTERS = 200
_FIELD_BEGINS = re.compile(r"[\s,;。|]")
_BEFORE_LABEL = re.compile(r"[\s,;。|][^\s,;。|]{0,4}$")
_SENTENCE = re.compile("[^。!！]+[。!！]?")
_CLAUSE = re.compile(rf"[^,;。!?\s|{BLANK}]+")
_JOINED_BY = re.compile(r"[,、 ]{1,3}")
_SPOKEN = re.compile("^(?:啊|嗯|呢|吧|了|然后|就是|那个|说|是|的|保险|损失|部位)+")
_HEDGE = re.compile(r"[\s:,]*(?:大概|大约|约|差不多|左右|上下)?[\s,]*")
_CLOSING = {"[": "]", "【": "】", "(": ")", "「": "」", "“": "”"}
_OPENING = re.compile(r"[\s:=>→]{0,4}([\[【(「“]?)")
_AROUND = " \t,，;；。.、|:：=-—~!！?？"
_RANKS = {"损失部位": 3, "受损部位": 3, "损坏部位": 3, "部位": 3}
_REMARKS = frozenset(["备注", "说明", "描述", "REMARK", "REMARKS", "NOTE", "NOTES"])
_PLACEHOLDERS = frozenset(["无", "待定", "未知", "暂无", "待查", "待拆检", "见照片", "见图", "详见照片", "如图"])
_NO_DAMAGE = frozenset({Kind.PLATE, Kind.PHONE, Kind.CODE, Kind.IDENTITY})
_SHORTEST_FULL_LABEL = 4
_WIDE_LETTERS = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum() or code == 0xFF0B
}


@dataclass(frozen=True)
class _Said:
    """What one label, or one run of free words, says of the damage."""

    rank: int
    text: str
    sure: bool


def find(page: Page, insurers: Sequence[Mention]) -> Found | None:
    """What is said of the damage: all that labels say; without one, the free words about it."""
    labelled = [said for line in page for said in _labelled(page, line)]
    if labelled:
        texts = [said.text for said in sorted(labelled, key=lambda said: (-said.rank, said.text))]
        return _found("；".join(dict.fromkeys(texts)), sure=all(said.sure for said in labelled))
    free = [text for line in page for text in _free(line, insurers)]
    clear = len(free) == 1 and bool(A_PART.search(free[0]))
    return _found("，".join(dict.fromkeys(free)), sure=clear)


def _found(text: str, *, sure: bool) -> Found | None:
    note = text[:MOST_CHARACTERS].strip(_AROUND).translate(_WIDE_LETTERS)
    return Found(note, not sure or len(text) > MOST_CHARACTERS) if note else None


def _labelled(page: Page, line: Line) -> Iterator[_Said]:
    for number, segment in enumerate(line.segments):
        if not segment.tells("damage") or segment.mark is None or segment.who is Who.THIRD:
            continue
        start, end = _in_brackets(line.shape, segment.mark.end, _end_of_value(line, number))
        start = _behind_amount(line, start, end)
        text = _to_the_point(line.text[start:end]).strip(_AROUND)
        if not any(character.isalpha() for character in text) or text in _PLACEHOLDERS:
            continue
        word = segment.mark.word
        is_about = ABOUT.search(line.shape, start, end) and not NOT_ABOUT.search(line.shape, start, end)
        if is_about or (word not in _REMARKS and segment.mark.colon):
            others = any(start <= token.start < end and token.kind in _NO_DAMAGE for token in line.tokens)
            text += "".join(f"，{more}" for more in _below(page, line) if end == len(line.shape))
            yield _Said(_RANKS.get(word, 1 if word in _REMARKS else 2), text, sure=not others)


def _to_the_point(text: str) -> str:
    """The first sentence, and of those behind it the ones about damage: no 请尽快联系客户。"""
    first, *others = [found.group() for found in _SENTENCE.finditer(text)] or [""]
    return first + "".join(each for each in others if ABOUT.search(each) and not NOT_ABOUT.search(each))


def _behind_amount(line: Line, start: int, end: int) -> int:
    """Where a description begins behind an amount: 车损：约8500元 says nothing of the damage."""
    for token in line.tokens:
        if token.kind is Kind.AMOUNT and token.end <= end and _HEDGE.fullmatch(line.shape, start, token.start):
            found = _HEDGE.match(line.shape, token.end, end)
            start = found.end() if found else token.end
    return start


def _below(page: Page, line: Line) -> Iterator[str]:
    """The lines below that go on with a description: nothing but words about damage."""
    for below in page[line.number + 1 :]:
        is_plain = not below.tokens and all(segment.mark is None for segment in below.segments)
        if not is_plain or not ABOUT.search(below.shape) or NOT_ABOUT.search(below.shape):
            return
        yield below.text.strip(_AROUND)


def _end_of_value(line: Line, number: int) -> int:
    """Where the value of a label ends: at the next label that begins a clause or has a colon, or with the line."""
    for segment in line.segments[number + 1 :]:
        mark = segment.mark
        if mark is None or (mark.who in (Who.CAR, Who.THIRD) and not mark.fields and not mark.colon):
            continue
        if mark.colon:
            begin = _BEFORE_LABEL.search(line.shape, max(0, mark.start - 6), mark.start)
            return begin.start() if begin else mark.start
        is_full = mark.fields != ("damage",) or len(mark.word) >= _SHORTEST_FULL_LABEL
        if is_full and _FIELD_BEGINS.match(line.shape, mark.start - 1):
            return mark.start
    return len(line.shape)


def _in_brackets(shape: str, start: int, end: int) -> tuple[int, int]:
    found = _OPENING.match(shape, start, end)
    if found and found[1]:
        closing = shape.find(_CLOSING[found[1]], found.end(), end)
        return found.end(), closing if closing >= 0 else end
    return (found.end() if found else start), end


def _free(line: Line, insurers: Sequence[Mention]) -> Iterator[str]:
    """Runs of neighbouring clauses of a line that are about damage, without plates and phones in them."""
    shape = list(line.shape)
    dropped = set[int]()
    for start, end in _not_words(line, insurers):
        shape[start:end] = BLANK * (end - start)
    for token in line.tokens:
        if token.kind is Kind.PLATE:
            dropped.update(range(token.start, token.end))
            shape[token.start : token.end] = "~" * (token.end - token.start)
    plain = "".join(shape)
    spans = [found.span() for found in _CLAUSE.finditer(plain) if _is_about_damage(line, plain, found)]
    for group in _neighbours(plain, spans):
        text = "".join(line.text[at] for at in range(group[0], group[1]) if at not in dropped)
        if text := _SPOKEN.sub("", text.strip(_AROUND)):
            yield text


def _not_words(line: Line, insurers: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where things stand that are no part of a description: labels, amounts, phones, insurers."""
    for segment in line.segments:
        if segment.mark and segment.mark.who not in (Who.CAR, Who.THIRD):
            yield segment.mark.start, segment.mark.end
    for token in line.tokens:
        if token.kind is not Kind.PLATE:
            yield token.start, token.end
    for name in people.names_in(line.rest, line.plain):
        if name.strength is not Strength.PLAIN:
            yield name.start, name.end
    for insurer in insurers:
        if insurer.line == line.number and not line.shape.startswith("杠", insurer.end):
            yield insurer.start, insurer.end


def _is_about_damage(line: Line, plain: str, clause: re.Match[str]) -> bool:
    segment = line.at(clause.start())
    other_label = segment.mark and segment.mark.colon and (segment.tells(NOTHING) or segment.tells("name"))
    return not other_label and bool(ABOUT.search(clause.group())) and not NOT_ABOUT.search(clause.group())


def _neighbours(plain: str, spans: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    groups = list(spans[:1])
    for one, two in pairwise(spans):
        if _JOINED_BY.fullmatch(plain, one[1], two[0]):
            groups[-1] = (groups[-1][0], two[1])
        else:
            groups.append(two)
    return groups
