"""Putting together what was typed as several words but is one thing: 138 1234 5678, 京A D12345, 1.2 万."""

import re
from dataclasses import replace
from itertools import pairwise

from domain.customers.rules import PROVINCES
from handlers.arguments.tokens import Tail, Word

_MONTH_NAME = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6}"
_SEQUENCES: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(pattern) for pattern in patterns)
    for patterns in (
        (r"(?:\+86|0086|86)", r"1[3-9][0-9]", r"[0-9]{4}", r"[0-9]{4}"),
        (r"(?:\+86|0086|86)", r"1[3-9][0-9]-?[0-9]{4}-?[0-9]{4}"),
        (r"1[3-9][0-9]", r"[0-9]{4}", r"[0-9]{4}"),
        (rf"[{PROVINCES}]", r"[A-Z]", r"[A-Z0-9]{5,6}"),
        (rf"[{PROVINCES}][A-Z]", r"[A-Z]", r"[A-Z0-9]{5}"),
        (rf"[{PROVINCES}][A-Z]", r"[A-Z0-9]{5,6}"),
        (rf"[{PROVINCES}]", r"[A-Z][·.]?[A-Z0-9]{5,6}"),
        (rf"[{PROVINCES}][A-Z]{{2}}", r"[A-Z0-9]{5}"),
        (r"[+-]?[¥$]", r"[0-9][0-9.,]*", r"[千万百亿]?[元块圆]?|[KW]"),
        (r"[+-]?[¥$]", r"[0-9][0-9.,]*[千万百亿KW]?[元块圆]?"),
        (r"[+-]?¥?[0-9][0-9.,]*", r"[千万百亿]?(?:元|块|块钱|圆|RMB|YUAN)|[千万亿]"),
        (r"(?:[0-9]{2}|[0-9]{4}|今|明|后|去)年", r"[0-9]{1,2}月(?:[0-9]{1,2}[日号]?)?"),
        (r"(?:[0-9]{2,4}年)?[0-9]{1,2}月", r"[0-9]{1,2}[日号]"),
        (r"\+?[0-9]{1,4}", r"(?:天|周|个月|年)(?:后|之后|以后)"),
        (_MONTH_NAME, r"[0-9]{1,2}"),
        (r"[0-9]{1,2}", _MONTH_NAME),
    )
)


def merged(tail: Tail) -> tuple[Word, ...]:
    """The words of ``tail`` with neighbours joined that make one phone, plate, amount or date."""
    words: list[Word] = []
    at = 0
    while at < len(tail.words):
        taken = _length_of_thing(tail, at)
        word = _joined(tail, at, taken) if taken > 1 else tail.words[at]
        words.append(replace(word, place=len(words)))
        at += taken
    return tuple(words)


def _length_of_thing(tail: Tail, at: int) -> int:
    for patterns in _SEQUENCES:
        several = tail.words[at : at + len(patterns)]
        if len(several) == len(patterns) and all(
            not word.quoted and pattern.fullmatch(word.shape) for word, pattern in zip(several, patterns, strict=True)
        ):
            gaps = (tail.text[one.end : two.start] for one, two in pairwise(several))
            if all(gap.isspace() for gap in gaps):
                return len(patterns)
    return 1


def _joined(tail: Tail, at: int, count: int) -> Word:
    several = tail.words[at : at + count]
    start, end = several[0].start, several[-1].end
    return Word(tail.text[start:end], "".join(word.shape for word in several), start, end)
