"""Spotting in a line what may be a plate, phone, day, number or amount; whether it is one its reader decides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from domain.customers.rules import PROVINCES


class Kind(Enum):
    """What a token looks like."""

    PLATE = "plate"
    PHONE = "phone"
    LANDLINE = "landline"
    IDENTITY = "identity"
    DATE = "date"
    CODE = "code"
    AMOUNT = "amount"


@dataclass(frozen=True)
class Token:
    """Something with a shape: what kind, its characters as they are compared, and where it stands."""

    kind: Kind
    shape: str
    start: int
    end: int


BLANK = "\x00"
"""Stands for what was taken out: no letter, no digit, no blank, and in no visible text."""

_FREE = "(?<![A-Z0-9])"
_END = "(?![A-Z0-9])"
_MARK = r"[ ·•.\-]{0,2}"
_PLATE = rf"[{PROVINCES}]{_MARK}[A-Z]{_MARK}[A-Z0-9](?:[ ·•.\-]?[A-Z0-9]){{3,5}}[警学挂试超领港澳]?{_END}"
_DIGIT = "[0-9OIL]"
_PHONE = (
    rf"{_FREE}(?:(?:\+|00)?86[ \-]{{0,2}})?"
    rf"[1IL][3-9]{_DIGIT}(?:[ .\-]{{0,2}}{_DIGIT}{{4}}[ .\-]{{0,2}}{_DIGIT}{{4}}|[ .\-]{_DIGIT}{{8}}){_END}(?!\*)"
)
_SPOKEN_PHONE = (
    "(?<![零幺一二三四五六七八九])[幺一][三四五六七八九][零幺一二三四五六七八九]{9}(?![零幺一二三四五六七八九])"
)
_SERVICE = "(?<![¥$])95[0-9]{3}[0-9]?(?! ?(?:[多余元块圆]|RMB|CNY))"
_HOTLINE = re.compile("95[0-9]{3}[0-9]?")
_FIRST_DIGIT = re.compile("[0-9]")
_LANDLINE = (
    rf"{_FREE}(?:\(?0[0-9]{{2,3}}\)?[\- ]?[0-9]{{7,8}}|[48]00[\- ]?[0-9]{{3,4}}[\- ]?[0-9]{{3,4}}|{_SERVICE})"
    rf"(?:-[0-9]{{1,4}})?{_END}"
)
_IDENTITY = rf"{_FREE}[1-9][0-9]{{5}}(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{{3}}[0-9X]{_END}"
_NUMERAL = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = "(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6}"
_NO_DAY = r"(?![0-9A-Z%]| ?[-/.][0-9A-Z]| ?[天小个周月年次万千百元块折公里度级辆台人点时分KW])"
_DATE = (
    rf"(?<![0-9A-Z.])(?<![0-9A-Z][/\-])(?:(?:19|20)[0-9]{{2}}(?P<mark> ?[-/.] ?)[0-9]{{1,2}}(?P=mark)"
    rf"[0-9]{{1,2}}[日号]?|(?:19|20)[0-9]{{2}}[01][0-9][0-3][0-9]|[2-4][0-9](?P<two>[-/.])[0-9]{{1,2}}(?P=two)[0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}[-/.][0-9]{{1,2}}){_NO_DAY}"
    rf"|(?<![0-9])(?:(?:[0-9]{{4}}|[0-9]{{2}}|[二〇零一三四五六七八九]{{4}}|[前去今本明后]) ?年 ?)?{_NUMERAL} ?月"
    rf" ?{_NUMERAL}(?:[日号]|(?![0-9个天元块千百万]))"
    rf"|大?[前昨今明后]天|[昨今明]日|[本下上这]个?月[0-9]{{1,2}}[日号]"
    rf"|(?<![0-9月])[0-9]{{1,2}}[日号](?= ?(?:到期|截止|\x00))"
    rf"|[本下上这]{{0,2}}个?(?:周|星期)[一二三四五六日天](?![0-9A-Z])|[0-9]{{1,4}}(?:天|周|个月)(?:之|以)?后"
    rf"|{_FREE}(?:{_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {_MONTH}){_END}"
)
_CODE = rf"{_FREE}(?![0-9]{{1,6}}-[0-9]{{1,6}}(?![A-Z0-9-]))(?=[A-Z0-9\-]{{8}})[A-Z0-9](?:-?[A-Z0-9]){{7,39}}{_END}"
_FEWEST_DIGITS_IN_A_CODE = 6
_YUAN = "(?:元|块钱?|圆|RMB|CNY)"
_AMOUNT = (
    r"(?<![0-9A-Z.])(?<![0-9][,:])(?:[¥$] ?|(?:RMB|CNY) ?)?-?[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,4})?"
    rf"(?: ?[百千万](?:[0-9]{{1,4}}(?![0-9]))?| ?[KW](?![A-Z0-9]))?(?:多|余)?(?: ?{_YUAN})?(?![0-9A-Z,.:]?[0-9A-Z])"
    rf"|(?<![零一二两三四五六七八九十百千万])[一二两三四五六七八九十][零一二两三四五六七八九十百千万]{{1,8}}(?:多|余)?{_YUAN}?"
)
_PASSES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.PLATE, _PLATE),
        (Kind.PHONE, f"{_PHONE}|{_SPOKEN_PHONE}"),
        (Kind.LANDLINE, _LANDLINE),
        (Kind.IDENTITY, _IDENTITY),
        (Kind.DATE, _DATE),
        (Kind.CODE, _CODE),
        (Kind.AMOUNT, _AMOUNT),
    )
)


def blanked(shape: str, spans: Iterable[tuple[int, int]]) -> str:
    """``shape`` with what stands at ``spans`` taken out, the rest where it was."""
    characters = list(shape)
    for start, end in spans:
        characters[start:end] = BLANK * (end - start)
    return "".join(characters)


def tokens_of(shape: str, amounts_behind: Iterable[int]) -> list[Token]:
    """Everything in a line that has a shape, the surest shapes first to take their characters; in order.

    ``amounts_behind`` are the places behind labels of amounts: 95000 there is money and not an insurer's hotline.
    """
    labelled = {match.start() for place in amounts_behind if (match := _FIRST_DIGIT.search(shape, place))}
    tokens: list[Token] = []
    for kind, pattern in _PASSES:
        found = [
            token
            for match in pattern.finditer(shape)
            if not (kind is Kind.LANDLINE and match.start() in labelled and _HOTLINE.fullmatch(match.group()))
            and (token := _token(kind, match))
        ]
        shape = blanked(shape, [(token.start, token.end) for token in found])
        tokens += found
    return sorted(tokens, key=lambda token: token.start)


def _token(kind: Kind, match: re.Match[str]) -> Token | None:
    text = match.group()
    if kind is Kind.CODE and sum(c.isdecimal() for c in text) < _FEWEST_DIGITS_IN_A_CODE:
        return None
    return Token(kind, text, match.start(), match.end())
