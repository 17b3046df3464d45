"""Reading the other shapes of words: numbers of things, whole numbers, percentages, spans, hours, claims."""

import re
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from domain.customers import rules
from domain.customers.errors import NotAPhone, NotAPlate, NotAVin, PlateHasNoIOrO, quoted
from handlers.arguments.errors import NotHours

LETTERS = {
    "case": "C", "quote": "Q", "referral": "R", "sale": "B", "statement": "S", "fleet": "F", "request": "T",
}  # fmt: skip
"""Kinds of numbered things by the letter before their number."""
_KINDS = {letter: kind for kind, letter in LETTERS.items()}


@dataclass(frozen=True)
class Number:
    """The number of a thing: C12 is case 12; #12 leaves the kind open (``None``)."""

    kind: str | None
    number: int


_NUMBER = re.compile(r"(?:(?P<letter>[CQRBSFT])[-#]?|#(?P<inner>[CQRBSFT])?)0{0,9}(?P<number>[1-9][0-9]{0,8})")
_PLATE_LIKE = re.compile(rf"[{rules.PROVINCES}][·.-]?[A-Z][·.A-Z0-9-]{{2,9}}[警学挂试超领港澳]?")
_PERHAPS_A_PLATE = re.compile(r"[\u4e00-\u9fff]?[A-Z][A-Z0-9·]{4,8}")
_PHONE_CHARACTERS = re.compile(r"\+?[0-9][0-9.·-]{5,24}")
_PHONE_LIKE = re.compile(r"1[3-9][0-9]{8,10}|(?:\+86|0086)[0-9]{5,14}|\+[1-9][0-9]{7,14}|0[1-9][0-9]{8,10}")
_VIN_LIKE = re.compile(r"[A-Z0-9]{17}")
_CLAIM = re.compile(r"[A-Z0-9][A-Z0-9-]{7,39}")
_DATE_LIKE = re.compile(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}")
_PERCENT = re.compile(r"(?P<number>-?[0-9]{1,6}(?:\.[0-9]{1,6})?)(?:%|个点)|百分之(?P<han>[0-9]{1,3}(?:\.[0-9]{1,6})?)")
_DAYS = re.compile(r"\+?(?P<count>[0-9]{1,4})(?:(?P<days>DAYS?|D|天|日内|天内)|(?P<weeks>WEEKS?|周|个?星期))")
_HOUR = r"(?P<{0}>[0-9]{{1,2}})(?:[:点](?P<{0}_minute>[0-9]{{1,2}}|半)?分?|时)?"
_HOURS = re.compile(_HOUR.format("start") + "[-~至到]" + _HOUR.format("end"))
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})|点(?P<part>半|[0-9]{1,2}分?)?)")
_WHOLE = re.compile(r"(?P<number>[+-]?[0-9]{1,12})(?:分|次|个|辆|台|人|单|天|条)?")


def read_plate(shape: str) -> str | None:
    """The plate in ``shape``; refuses what begins like a plate and is none, or has the letters I or O."""
    if len(shape) > 16:
        return None
    try:
        return rules.normalised_plate(shape)
    except PlateHasNoIOrO:
        raise
    except NotAPlate:
        if _PLATE_LIKE.fullmatch(shape):
            raise
        return None


def perhaps_a_plate(shape: str) -> bool:
    """Whether a word was probably meant as a plate where one is needed: AD12345, 惊AD12345."""
    digits = sum(c.isdecimal() for c in shape)
    return bool(_PERHAPS_A_PLATE.fullmatch(shape)) and digits >= 3 and read_number(shape) is None


def read_phone(shape: str) -> str | None:
    """The mobile number in ``shape``; refuses what begins like a phone and is none (a digit short)."""
    if not _PHONE_CHARACTERS.fullmatch(shape):
        return None
    try:
        return rules.normalised_phone(shape)
    except NotAPhone:
        if _PHONE_LIKE.fullmatch(re.sub("[.·-]", "", shape)):
            raise
        return None


def perhaps_a_phone(shape: str) -> bool:
    """Whether a word was probably meant as a phone where one is needed: any 7 digits and more, but for a day."""
    digits = sum(c.isdecimal() for c in shape)
    return bool(_PHONE_CHARACTERS.fullmatch(shape)) and digits >= 7 and not _DATE_LIKE.fullmatch(shape)


def read_vin(shape: str) -> rules.Vin | None:
    """The VIN in ``shape``: 17 characters, not all of them digits; refuses one with I, O or Q."""
    if not _VIN_LIKE.fullmatch(shape) or sum(c.isdecimal() for c in shape) not in range(4, 17):
        return None
    return rules.checked_vin(shape)


def perhaps_a_vin(shape: str) -> bool:
    """Whether a word was probably meant as a VIN where one is needed."""
    return 13 <= len(shape) <= 20 and shape.isascii() and shape.isalnum()


def read_number(shape: str) -> Number | None:
    """The number of a thing: C12, c-12, #12, #C12."""
    found = _NUMBER.fullmatch(shape)
    if not found:
        return None
    letter = found["letter"] or found["inner"]
    return Number(_KINDS[letter] if letter else None, int(found["number"]))


def read_bare_number(shape: str) -> int | None:
    """The number of 12, where the command can only mean one kind of thing."""
    return int(shape) if shape.isascii() and shape.isdecimal() and len(shape) < 10 and int(shape) else None


def read_whole(shape: str) -> int | None:
    """A whole number: 9, 10分, 3次, -1."""
    found = _WHOLE.fullmatch(shape)
    return int(found["number"]) if found else None


def read_percent(shape: str) -> Decimal | None:
    """The rate of 20%, 0.05%, 5个点 or 百分之五 as a decimal: 20% is 0.2, exact."""
    found = _PERCENT.fullmatch(shape)
    return Decimal(found["number"] or found["han"]).scaleb(-2) if found else None


def read_days(shape: str) -> int | None:
    """The days of a span: 30d, +30d, 30天, 2周."""
    found = _DAYS.fullmatch(shape)
    return int(found["count"]) * (7 if found["weeks"] else 1) if found else None


def read_hours(shape: str) -> tuple[time, time] | None:
    """Beginning and end of 9-17, 9:00-17:30, 9点到17点; refuses hours that can't be."""
    found = _HOURS.fullmatch(shape)
    if not found:
        return None
    try:
        span = _time(found["start"], found["start_minute"]), _time(found["end"], found["end_minute"])
    except ValueError:
        raise NotHours(quoted(shape)) from None
    if span[0] >= span[1]:
        raise NotHours(quoted(shape))
    return span


def read_time(shape: str) -> time | None:
    """A time of day: 08:30, 8点, 8点半; refuses 25:00."""
    found = _TIME.fullmatch(shape)
    if not found:
        return None
    try:
        return _time(found["hour"], found["minute"] or (found["part"] or "").removesuffix("分"))
    except ValueError:
        raise NotHours(quoted(shape)) from None


def _time(hour: str, minute: str | None) -> time:
    return time(int(hour), 30 if minute == "半" else int(minute or 0))


def read_claim(shape: str) -> str | None:
    """A claim number of an insurer: 8 to 40 letters, digits and dashes, mostly digits, and no other shape."""
    if not _CLAIM.fullmatch(shape) or sum(c.isdecimal() for c in shape) < 6:
        return None
    if shape.isdecimal() and len(shape) < 12:
        return None
    if _DATE_LIKE.fullmatch(shape) or read_number(shape) or _is_certain_vin(shape):
        return None
    try:
        return None if read_phone(shape) else shape
    except NotAPhone:
        return None


def _is_certain_vin(shape: str) -> bool:
    try:
        vin = read_vin(shape)
    except NotAVin:
        return False
    return vin is not None and vin.check_digit_holds
