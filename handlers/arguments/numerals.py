"""Chinese numerals as they are written by hand: 十二, 三千五, 两万三千."""

import re

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}
NUMERAL = "[零〇一二两三四五六七八九十百千万亿]"


def whole(text: str) -> int | None:
    """The number that ``text`` writes, 三千五 being 3500; ``None`` if it is not one."""
    total = section = 0
    digit: int | None = None
    step = 1  # what a digit counts that ends the number right behind a unit: 三千五
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            step = 1 if digit == 0 else step
        elif character in _UNITS:
            step = _UNITS[character]
            section += (1 if digit is None and step == 10 else digit or 0) * step
            digit, step = None, step // 10
        elif character in _GROUPS:
            if not total + section + (digit or 0):
                return None
            total = (total + section + (digit or 0)) * _GROUPS[character]
            section, digit, step = 0, None, _GROUPS[character] // 10
        else:
            return None
    return total + section + (digit or 0) * step if text else None


_BEFORE_A_UNIT = re.compile("[一二两三四五六七八九十]{1,3}(?=个?[月日号天周年]|个星期)")
_YEAR = re.compile("[零〇一二三四五六七八九]{4}(?=年)")


def with_plain_digits(text: str) -> str:
    """``text`` with the numerals of years, months and days as digits: 十二月三日 is 12月3日."""
    text = _YEAR.sub(lambda found: "".join(str(_DIGITS[c]) for c in found.group()), text)
    return _BEFORE_A_UNIT.sub(lambda found: _as_digits(found.group()), text)


def _as_digits(numeral: str) -> str:
    number = whole(numeral)
    return numeral if number is None else str(number)
