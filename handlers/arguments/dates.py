"""Reading days and months from one word, Chinese or English. A day that could be two days is refused."""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

from domain.customers.errors import quoted
from handlers.arguments import numerals
from handlers.arguments.errors import NotADate, NotAMonth


class Assume(Enum):
    """What a day without a year means: the nearest to come or the latest past; today counts as both."""

    FUTURE = 1
    PAST = -1


_YEARS = range(2000, 2100)
_LONGEST = 24
_YEAR_WORDS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_MONTH_WORDS = {
    "上上个": -2,
    "上上": -2,
    "上个": -1,
    "上": -1,
    "本": 0,
    "这个": 0,
    "这": 0,
    "当": 0,
    "下个": 1,
    "下": 1,
}
_DAY_WORDS = {
    **dict.fromkeys(("大前天",), -3),
    **dict.fromkeys(("前天", "前日"), -2),
    **dict.fromkeys(("昨天", "昨日", "YESTERDAY"), -1),
    **dict.fromkeys(("今天", "今日", "当天", "TODAY"), 0),
    **dict.fromkeys(("明天", "明日", "明儿", "TOMORROW", "TMR"), 1),
    **dict.fromkeys(("后天", "后日"), 2),
    **dict.fromkeys(("大后天",), 3),
}
_WEEK_WORDS = {"上个": -1, "上": -1, "本": 0, "这个": 0, "这": 0, "下个": 1, "下": 1, "下下个": 2, "下下": 2}
_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日")} | {str(n + 1): n for n in range(7)} | {"天": 6}
_ENGLISH_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_ENGLISH_WEEKDAYS = (
    {day: n for n, day in enumerate(_ENGLISH_DAYS)}
    | {day[:3]: n for n, day in enumerate(_ENGLISH_DAYS)}
    | {"TUES": 1, "WEDS": 2, "THUR": 3, "THURS": 3}
)
_ENGLISH_MONTHS = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE"),
    *("JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"),
)
_MONTH_NAMES = {name: number for number, name in enumerate(_ENGLISH_MONTHS, 1)} | {"SEPT": 9}
_MONTH_NAMES |= {name[:3]: number for number, name in enumerate(_ENGLISH_MONTHS, 1)}

_AFFIXES = re.compile(r"(?:到期日?|有效期至|截止|截至|至|到)?(?P<day>.+?)(?:到期|截止|止|为止)?")
_FULL = re.compile(r"(?P<year>[0-9]{4}|[2-4][0-9])(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})")
_COMPACT = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_WRITTEN = re.compile(r"(?P<year>[0-9]{4}|[0-9]{2}|[前去今本明后])年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]?")
_SHORT = re.compile(r"(?P<month>[0-9]{1,2})(?:[-/]|月)(?P<day>[0-9]{1,2})[日号]?")
_DOTTED = re.compile(r"(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})")
_IN_MONTH = re.compile(r"(?P<month>[上下]个?|[本当]|这个?)月(?P<day>[0-9]{1,2})[日号]")
_END_OF_MONTH = re.compile(r"(?P<month>[上下]个?|[本当]|这个?)?月[底末]")
_END_OF_YEAR = re.compile(r"(?P<year>[今明去本当])?年[底末]")
_DAY_ONLY = re.compile(r"(?P<day>[0-9]{1,2})[日号]")
_NAMED = re.compile(r"(?:(?P<before>[0-9]{1,2})-?)?(?P<name>[A-Z]{3,9})-?(?P<after>[0-9]{1,2})?")
_WEEKDAY = re.compile(r"(?P<week>上个?|本|这个?|下下个?|下个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])")
_AHEAD = re.compile(
    r"\+(?P<plus>[0-9]{1,4})(?P<step>DAYS?|D|天|日|WEEKS?|W|周|MONTHS?|M|个?月|YEARS?|Y|年)"
    r"|(?P<count>[0-9]{1,4}|半)(?P<unit>天|日|周|个?星期|个?礼拜|个?月|年)(?:之|以)?(?P<side>后|前)"
)
_MEANT_AS_A_DAY = re.compile(
    r"[0-9]{1,2}[-/][0-9]{1,2}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
    r"|(?:19|20)[0-9]{6}|(?:[0-9]{2,4}年|[今明后去]年)?[0-9]{1,3}月[0-9]{1,3}[日号]?|[0-9]{1,2}[日号]"
)
_MONTH = re.compile(
    r"(?:(?P<year>[0-9]{4})[-/]|(?P<written>[0-9]{4}|[0-9]{2}|[前去今本明后])年)(?P<month>[0-9]{1,2})(?:月份?)?"
    r"|(?P<only>[0-9]{1,2})月份?|(?P<word>上?[上下]个?|[本当]|这个?)月份?"
)
_ENGLISH_MONTH = re.compile(
    r"(?P<name>[A-Z]{3,9})[ /-]?(?P<year>20[0-9]{2})|(?P<before>20[0-9]{2})[ /-]?(?P<then>[A-Z]{3,9})"
)
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{1,2})[-/](?P<year>20[0-9]{2})")
_ENGLISH_SPAN = re.compile(r"(?P<word>LAST|PREVIOUS|THIS|CURRENT|NEXT)[ -]?(?P<span>MONTH|YEAR)")
_ENGLISH_WORDS = {"LAST": -1, "PREVIOUS": -1, "THIS": 0, "CURRENT": 0, "NEXT": 1}
_MONTH_AT_A_PINCH = re.compile(r"(?P<year>20[0-9]{2})\.?(?P<month>[0-9]{2})")
_YEAR = re.compile(r"(?P<year>20[0-9]{2})年?|(?P<word>[前去今本明后])年(?:度)?")


def read_date(shape: str, today: date, assume: Assume) -> date | None:
    """The day that ``shape`` writes; ``None`` if it is no date; one that doesn't exist is ``NotADate``.

    Without a year it is the nearest day that ``assume`` allows; a bare weekday is the next one, never today.
    """
    if len(shape) > _LONGEST:
        return None
    stripped = _AFFIXES.fullmatch(shape)
    text = numerals.with_plain_digits(stripped["day"] if stripped else shape)
    try:
        day = _day_of(text, today, assume)
    except (ValueError, OverflowError):
        raise NotADate(quoted(shape)) from None
    if day is None and _MEANT_AS_A_DAY.fullmatch(text):
        raise NotADate(quoted(shape))
    return day


def read_dotted_date(shape: str, today: date, assume: Assume) -> date | None:
    """The day of a word like 12.31, which would otherwise be an amount: for when no plainer date is there."""
    found = _DOTTED.fullmatch(shape)
    try:
        return _nearest(int(found["month"]), int(found["day"]), today, assume) if found else None
    except ValueError:
        return None


def _day_of(text: str, today: date, assume: Assume) -> date | None:
    if found := _FULL.fullmatch(text) or _COMPACT.fullmatch(text) or _WRITTEN.fullmatch(text):
        return _sane(date(_year_of(found["year"], today), int(found["month"]), int(found["day"])))
    if found := _SHORT.fullmatch(text):
        return _nearest(int(found["month"]), int(found["day"]), today, assume)
    return _relative_day(text, today, assume) or _end(text, today) or _named_day(text, today, assume)


def _end(text: str, today: date) -> date | None:
    """The last day of a month or year: 月底, 下个月底, 年底."""
    if found := _END_OF_MONTH.fullmatch(text):
        first = months_later(today.replace(day=1), _MONTH_WORDS[found["month"] or "本"])
        return first.replace(day=monthrange(first.year, first.month)[1])
    if found := _END_OF_YEAR.fullmatch(text):
        return date(today.year + _YEAR_WORDS.get(found["year"] or "今", 0), 12, 31)
    return None


def _relative_day(text: str, today: date, assume: Assume) -> date | None:
    if text in _DAY_WORDS:
        return today + timedelta(days=_DAY_WORDS[text])
    if found := _IN_MONTH.fullmatch(text):
        first = months_later(today.replace(day=1), _MONTH_WORDS[found["month"]])
        return first.replace(day=int(found["day"]))
    if found := _DAY_ONLY.fullmatch(text):
        return _nearest_in_month(int(found["day"]), today, assume)
    if found := _AHEAD.fullmatch(text):
        return _moved(found, today)
    return _weekday(text, today, assume)


def _year_of(text: str, today: date) -> int:
    if text in _YEAR_WORDS:
        return today.year + _YEAR_WORDS[text]
    return int(text) if len(text) == 4 else 2000 + int(text)


def _sane(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError("a year that nobody means")
    return day


def _nearest(month: int, day: int, today: date, assume: Assume) -> date:
    here = _day_in_year(today.year, month, day)
    there = _day_in_year(today.year + assume.value, month, day)
    fits = here is not None and (here >= today if assume is Assume.FUTURE else here <= today)
    chosen = here if fits else there
    if chosen is None:
        raise ValueError("no such day in the year it would be in")
    return chosen


def _day_in_year(year: int, month: int, day: int) -> date | None:
    exists = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if exists else None


def _nearest_in_month(day: int, today: date, assume: Assume) -> date:
    passes = day >= today.day if assume is Assume.FUTURE else day <= today.day
    first = today.replace(day=1)
    return (first if passes else months_later(first, assume.value)).replace(day=day)


def months_later(day: date, months: int) -> date:
    """``day`` moved by whole months, the last of the month where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _moved(found: re.Match[str], today: date) -> date:
    sign = -1 if found["side"] == "前" else 1
    step = (found["step"] or found["unit"]).removeprefix("个")
    if found["count"] == "半":
        if step not in ("年", "月"):
            raise ValueError("half of a day or week")
        return _sane(months_later(today, 6 * sign) if step == "年" else today + timedelta(days=15 * sign))
    count = sign * int(found["plus"] or found["count"])
    if step[0] in "M月":
        return _sane(months_later(today, count))
    if step[0] in "Y年":
        return _sane(months_later(today, 12 * count))
    return _sane(today + timedelta(days=count * (1 if step[0] in "D天日" else 7)))


def read_weekday(shape: str) -> int | None:
    """Monday as 0 to Sunday as 6, of 周六, 星期天, sat; ``None`` for anything else, also for 下周五."""
    found = _WEEKDAY.fullmatch(shape.removeprefix("每"))
    if found:
        return None if found["week"] else _WEEKDAYS[found["day"]]
    return _ENGLISH_WEEKDAYS.get(shape)


def _weekday(text: str, today: date, assume: Assume) -> date | None:
    found = _WEEKDAY.fullmatch(text)
    if found and found["week"]:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=_WEEK_WORDS[found["week"]], days=_WEEKDAYS[found["day"]])
    weekday = read_weekday(text)
    if weekday is None:
        return None
    if assume is Assume.FUTURE:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _named_day(text: str, today: date, assume: Assume) -> date | None:
    found = _NAMED.fullmatch(text)
    if not found or found["name"] not in _MONTH_NAMES or bool(found["before"]) == bool(found["after"]):
        return None
    return _nearest(_MONTH_NAMES[found["name"]], int(found["before"] or found["after"]), today, assume)


def read_month(shape: str, today: date, assume: Assume) -> date | None:
    """The first day of the month that ``shape`` writes (2026-11, 11月, 上月, nov); no 13th: ``NotAMonth``.

    Two words, with a blank between them, may be one month: LAST MONTH, NOV 2026.
    """
    text = numerals.with_plain_digits(shape) if len(shape) <= _LONGEST else ""
    if text in _MONTH_NAMES:
        return _nearest_month(_MONTH_NAMES[text], today, assume)
    if found := _MONTH_FIRST.fullmatch(text):
        text = f"{found['year']}-{found['month']}"
    if not (found := _MONTH.fullmatch(text)):
        return _english_month(text, today)
    if found["word"]:
        return months_later(today.replace(day=1), _MONTH_WORDS[found["word"]])
    number = int(found["month"] or found["only"])
    if not 1 <= number <= 12:
        raise NotAMonth(quoted(shape))
    if found["only"]:
        return _nearest_month(number, today, assume)
    year = _year_of(found["year"] or found["written"], today)
    if year not in _YEARS:
        raise NotAMonth(quoted(shape))
    return date(year, number, 1)


def _english_month(text: str, today: date) -> date | None:
    """The month of NOV 2026, 2026 November, last month."""
    if found := _ENGLISH_SPAN.fullmatch(text):
        return months_later(today.replace(day=1), _ENGLISH_WORDS[found["word"]]) if found["span"] == "MONTH" else None
    found = _ENGLISH_MONTH.fullmatch(text)
    number = _MONTH_NAMES.get(found["name"] or found["then"]) if found else None
    return date(int(found["year"] or found["before"]), number, 1) if found and number else None


def read_month_at_a_pinch(shape: str) -> date | None:
    """The month of 202611 or 2026.11, which could be an amount: for when no plainer month is there."""
    found = _MONTH_AT_A_PINCH.fullmatch(shape)
    exists = found and 1 <= int(found["month"]) <= 12
    return date(int(found["year"]), int(found["month"]), 1) if found and exists else None


def _nearest_month(number: int, today: date, assume: Assume) -> date:
    fits = number >= today.month if assume is Assume.FUTURE else number <= today.month
    return date(today.year if fits else today.year + assume.value, number, 1)


def read_year(shape: str, today: date) -> int | None:
    """The year of 2026, 2026年, 今年, 去年, last year."""
    if (span := _ENGLISH_SPAN.fullmatch(shape)) and span["span"] == "YEAR":
        return today.year + _ENGLISH_WORDS[span["word"]]
    found = _YEAR.fullmatch(shape)
    return _year_of(found["year"] or found["word"], today) if found else None
