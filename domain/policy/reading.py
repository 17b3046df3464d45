"""How a policy value is read from what people type, and the plain way to type it. Pure."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from domain.money import BASIS_POINTS_PER_WHOLE, FEN_PER_YUAN
from domain.policy.definitions import MINUTES_PER_HOUR, Definition, Kind

_NUMBER = r"(?P<number>[+-]?[0-9][0-9,_]*(?:\.[0-9]+)?)"
LONGEST_VALUE = 40
"""Characters; no value takes more."""
_FACTORS = {"": 1, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_WEEKDAYS = "一二三四五六日"
_ON = frozenset({"on", "yes", "true", "1", "开", "开启", "打开", "启用", "是"})
_OFF = frozenset({"off", "no", "false", "0", "关", "关闭", "停用", "否"})
_DEFAULT = frozenset({"default", "reset", "默认", "恢复默认"})


def stored_of(definition: Definition, text: str) -> int | None:
    """The whole number ``text`` stands for as a value of ``definition``; None when it is none of that kind.

    It is not yet held against the range.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if len(plain) > LONGEST_VALUE:
        return None
    if plain in _DEFAULT:
        return definition.default
    return _READERS[definition.kind](plain)


def shortened(text: str) -> str:
    """What was typed, cut to what a refusal can quote."""
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def typed_form(kind: Kind, stored: int) -> str:
    """The plain way to type ``stored``, the same in every language: ``¥80``, ``20%``, ``08:30``, ``on``, ``8``."""
    if kind is Kind.AMOUNT:
        yuan, fen = divmod(stored, FEN_PER_YUAN)
        return f"¥{yuan:,}" + (f".{fen:02d}" if fen else "")
    if kind is Kind.RATE:
        return f"{Decimal(stored).scaleb(-2).normalize():f}%"
    if kind is Kind.TIME:
        return "{:02d}:{:02d}".format(*divmod(stored, MINUTES_PER_HOUR))
    if kind is Kind.WEEKDAY:
        return _WEEKDAYS[stored - 1]
    if kind is Kind.SWITCH:
        return "on" if stored else "off"
    return str(stored)


def _number(pattern: str, plain: str) -> tuple[Fraction, re.Match[str]] | None:
    match = re.fullmatch(pattern, plain)
    if match is None:
        return None
    return Fraction(match["number"].replace(",", "").replace("_", "")), match


def _whole(exact: Fraction) -> int | None:
    return exact.numerator if exact.denominator == 1 else None


def _amount(plain: str) -> int | None:
    read = _number(rf"[¥]?\s*{_NUMBER}\s*(?P<factor>[千万kw]?)\s*(?:元|块|yuan|rmb|cny)?", plain)
    return _whole(read[0] * _FACTORS[read[1]["factor"]] * FEN_PER_YUAN) if read else None


def _rate(plain: str) -> int | None:
    read = _number(rf"{_NUMBER}\s*(?P<percent>%?)", plain)
    if read is None:
        return None
    return _whole(read[0] * BASIS_POINTS_PER_WHOLE / (100 if read[1]["percent"] else 1))


def _units(*units: str) -> Callable[[str], int | None]:
    pattern = rf"{_NUMBER}\s*(?:{'|'.join(units)})?"

    def read(plain: str) -> int | None:
        number = _number(pattern, plain)
        return _whole(number[0]) if number else None

    return read


def _case_day(plain: str) -> int | None:
    read = _number(rf"(?:第|day)?\s*{_NUMBER}\s*(?:d|days?|天|日)?", plain)
    return _whole(read[0]) if read else None


def _hours(plain: str) -> int | None:
    read = _number(rf"{_NUMBER}\s*(?P<unit>h|hours?|个?小时|d|days?|天|分钟|min|minutes?)?", plain)
    if read is None:
        return None
    unit = read[1]["unit"] or "h"
    hours = {"d": Fraction(24), "天": Fraction(24), "m": Fraction(1, 60), "分": Fraction(1, 60)}
    return _whole(read[0] * hours.get(unit[0], Fraction(1)))


def _minutes(plain: str) -> int | None:
    read = _number(rf"{_NUMBER}\s*(?P<unit>min|minutes?|分钟?|h|hours?|个?小时)?", plain)
    if read is None:
        return None
    unit = read[1]["unit"] or "m"
    return _whole(read[0] * (MINUTES_PER_HOUR if unit[0] in "h个小" else 1))


def _time(plain: str) -> int | None:
    match = re.fullmatch(r"(?P<hour>[0-9]{1,2})(?:[:点时h](?P<minute>[0-9]{2}|半)?分?)?", plain)
    if match is None:
        return None
    hour, minute = int(match["hour"]), 30 if match["minute"] == "半" else int(match["minute"] or 0)
    return hour * MINUTES_PER_HOUR + minute if hour < 24 and minute < 60 else None


def _weekday(plain: str) -> int | None:
    if re.fullmatch(r"[1-7]", plain):
        return int(plain)
    chinese = re.fullmatch(r"(?:周|星期|礼拜)([一二三四五六日天])", plain)
    if chinese:
        return _CHINESE_WEEKDAYS.index(chinese[1].replace("天", "日")) + 1
    english = plain[:3]
    return _WEEKDAYS.index(english) + 1 if english in _WEEKDAYS and plain.isalpha() else None


def _switch(plain: str) -> int | None:
    return 1 if plain in _ON else 0 if plain in _OFF else None


_READERS: dict[Kind, Callable[[str], int | None]] = {
    Kind.AMOUNT: _amount,
    Kind.RATE: _rate,
    Kind.MINUTES: _minutes,
    Kind.HOURS: _hours,
    Kind.DAYS: _units("d", "days?", "天", "日"),
    Kind.CASE_DAY: _case_day,
    Kind.MONTHS: _units("months?", "个?月"),
    Kind.COUNT: _units("times?", "个", "次", "台", "家", "起", "件", "年", "years?", "分", "期"),
    Kind.MONTH_DAY: _units("日", "号", "st", "nd", "rd", "th"),
    Kind.WEEKDAY: _weekday,
    Kind.TIME: _time,
    Kind.SWITCH: _switch,
}
