"""What can be a plate, a VIN, a phone, a name or a policy; masks; the renewal radar (domain §2). Pure functions."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import phonenumbers

from domain.customers.errors import (
    ExpiryImplausible,
    NotALabel,
    NotAName,
    NotAPhone,
    NotAPlate,
    NotAVin,
    PlateHasNoIOrO,
    PremiumImplausible,
    SpanOutOfRange,
    StartsAfterExpiry,
    quoted,
)
from domain.customers.views import PolicyFacts, RadarStep
from domain.money import yuan

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
NAME_LIMIT_CHARACTERS = 40
LONGEST_LAPSED_DAYS = 366
LONGEST_POLICY_DAYS = 3 * 366
LEAST_PREMIUM_FEN, MOST_PREMIUM_FEN = yuan(1), yuan(1_000_000)
LAPSED_SHOWN_DAYS = 30
"""How long the radar shows a policy that has expired: its owner may still be won."""
LONGEST_SPAN_DAYS = 366

_MARKS_IN_PLATES = str.maketrans("", "", " \t\r\n·•‧∙⋅・.-_")
_LETTER = "[A-HJ-NP-Z]"
_SIGN = "[A-HJ-NP-Z0-9]"
_HEAD = f"[{PROVINCES}]{_LETTER}"
# GA 36: ordinary plates; new-energy ones (small: letter first, large: letter last; D and F, later A-K);
# driving schools, trailers, police and the like; cross-border; consulates and embassies; fire and rescue.
_PLATE = re.compile(
    rf"{_HEAD}{_SIGN}{{5}}"
    rf"|{_HEAD}[A-HJK]{_SIGN}[0-9]{{4}}"
    rf"|{_HEAD}[0-9]{{5}}[A-HJK]"
    rf"|{_HEAD}{_SIGN}{{4}}[警学挂试超领]"
    rf"|粤Z{_SIGN}{{4}}[港澳]"
    rf"|[{PROVINCES}][0-9]{{5}}领|[0-9]{{6}}使|使[0-9]{{6}}"
    rf"|{_HEAD}{_SIGN}{{4}}应急"
)
_FEWEST_DIGITS_IN_A_PLATE = 2
_MAYBE_CUT_SHORT = re.compile(rf"{_HEAD}[DF][0-9]{{4}}")
_IO_AS_DIGITS = str.maketrans("IO", "10")

_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_VALUES = {str(digit): digit for digit in range(10)} | dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
)

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_BETWEEN_DIGITS = rf"[ \u00a0\u3000\-－‐‑‒–—−.．·•*_/~()（）{_INVISIBLE}]{{0,3}}"
_SPOKEN_PHONE = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:00)?86{_BETWEEN_DIGITS})?"
    rf"(?P<phone>1[3-9][0-9]{_BETWEEN_DIGITS}[0-9]{{4}}{_BETWEEN_DIGITS}[0-9]{{4,}})"
)

_CHINA = 86
_PHONE_MARKS = str.maketrans("", "", " \t\r\n-‐‑‒–—−.()·")
_DIALLED = re.compile(r"\+?[0-9]{11,15}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")


def folded(text: str) -> str:
    """``text`` as it is compared: NFKC, upper case, without invisible characters."""
    shown = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cf", "Cs"))
    return shown.upper()


def normalised_plate(text: str) -> str:
    """The plate in ``text`` as it is stored: 京AD12345 for «京a·d12345» (domain §2).

    7 characters, or 8 for new-energy cars; police 警, learner 学, trailer 挂, cross-border 港 澳, consulate
    领 and embassy 使 plates too. Anything else is refused: ``NotAPlate``, or ``PlateHasNoIOrO`` with the
    plate that was probably meant.
    """
    plate = folded(text[:80]).translate(_MARKS_IN_PLATES)
    if _is_plate(plate):
        return plate
    meant = plate[:1] + plate[1:2] + plate[2:].translate(_IO_AS_DIGITS)
    if meant != plate and _is_plate(meant):
        raise PlateHasNoIOrO(quoted(text), meant)
    raise NotAPlate(quoted(text))


def _is_plate(plate: str) -> bool:
    digits = sum(c.isdecimal() for c in plate)
    return bool(_PLATE.fullmatch(plate)) and digits >= _FEWEST_DIGITS_IN_A_PLATE


def may_lack_a_digit(plate: str) -> bool:
    """Whether a valid ``plate`` looks like a new-energy one with a digit missing: 京AD1234 (worth asking)."""
    return bool(_MAYBE_CUT_SHORT.fullmatch(plate))


@dataclass(frozen=True)
class Vin:
    """A vehicle identification number; one that fails its check digit is worth a warning, never a refusal."""

    number: str
    check_digit_holds: bool


def checked_vin(text: str) -> Vin:
    """The VIN in ``text``: 17 characters without I, O, Q (domain §2), and whether its check digit holds."""
    vin = folded(text[:80]).translate(_MARKS_IN_PLATES)
    if not _VIN.fullmatch(vin):
        raise NotAVin(quoted(text))
    total = sum(_VIN_VALUES[c] * weight for c, weight in zip(vin, _VIN_WEIGHTS, strict=True))
    return Vin(vin, check_digit_holds=vin[8] == "0123456789X"[total % 11])


def normalised_phone(text: str) -> str:
    """The 11 digits of the mainland mobile in ``text``, from forms like «+86 138-1234-5678» (domain §2).

    Landlines, numbers of other countries and numbers of the wrong length are refused: ``NotAPhone``.
    """
    dialled = folded(text[:80]).translate(_PHONE_MARKS)
    if not _DIALLED.fullmatch(dialled):
        raise NotAPhone(quoted(text))
    try:
        number = phonenumbers.parse(dialled, "CN")
    except phonenumbers.NumberParseException:
        raise NotAPhone(quoted(text)) from None
    mobile = str(number.national_number)
    if number.country_code != _CHINA or not _MOBILE.fullmatch(mobile):
        raise NotAPhone(quoted(text))
    return mobile


def checked_name(text: str) -> str:
    """The name of a person or company, trimmed, with single spaces inside; 1 to 40 characters (domain §2).

    Line breaks, control characters and marks that turn the direction of text are refused: ``NotAName``.
    """
    name = re.sub(r"[ \u00a0\u3000]+", " ", text.strip())
    if not 1 <= len(name) <= NAME_LIMIT_CHARACTERS or not all(map(_may_be_in_a_name, name)):
        raise NotAName(quoted(text), NAME_LIMIT_CHARACTERS)
    if not any(c.isalnum() for c in name):
        raise NotAName(quoted(text), NAME_LIMIT_CHARACTERS)
    return name


def _may_be_in_a_name(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def mask_phone(phone: str) -> str:
    """A phone as a group may see it: 138****5678; anything shorter shows nothing."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else "****"


def mask_phones(text: str) -> str:
    """A free text as a group may see it: every phone in it masked, in any digits, also one too long (domain §2)."""
    parts, shown = [], 0
    for found in _SPOKEN_PHONE.finditer(text.translate(_PLAIN_DIGITS)):
        parts += [text[shown : found.start("phone")], mask_phone(re.sub(r"\D", "", found["phone"]))]
        shown = found.end()
    return "".join([*parts, text[shown:]])


class _PlainDigits(dict[int, str]):
    """Every digit there is (full-width, circled, of another script) as 0 to 9, one sign for one: places stay."""

    def __missing__(self, point: int) -> str:
        digit = unicodedata.digit(chr(point), None)
        self[point] = chr(point) if digit is None else str(digit)
        return self[point]


_PLAIN_DIGITS = _PlainDigits()


def mask_name(name: str) -> str:
    """A name as a group may see it: 王**, J**, and 王* for a single character."""
    return name[:1] + ("**" if len(name) > 1 else "*" * len(name))


def mask_plate(plate: str) -> str:
    """A plate as its owner's page shows it, never whole: 京A****45."""
    return plate[:2] + "*" * max(len(plate) - 4, 1) + plate[-2:] if len(plate) > 4 else "****"


_MALE = "先生|哥|大哥|叔"
_FEMALE = "女士|小姐|太太|姐|阿姨"
_TITLES = re.compile(rf"(?P<surname>.{{1,2}}?)(?:(?P<male>{_MALE})|(?P<female>{_FEMALE})|师傅|老师|经理|老板|总|医生)")


def names_agree(known: str, told: str) -> bool:
    """Whether two names may be one person's: the same, one of them empty, or 王先生 and 王伟 (not 王女士)."""
    one, two = folded(known).replace(" ", ""), folded(told).replace(" ", "")
    if not one or not two or one == two:
        return True
    titled, also_titled = _TITLES.fullmatch(one), _TITLES.fullmatch(two)
    if titled and also_titled:
        genders = {kind for title in (titled, also_titled) for kind in ("male", "female") if title[kind]}
        return titled["surname"] == also_titled["surname"] and len(genders) < 2
    title, name = (titled, two) if titled else (also_titled, one)
    return title is not None and name.startswith(title["surname"])


def fuller_name(known: str, told: str) -> str:
    """Of two names that agree the one that says more: 王伟 rather than 王先生, any rather than none."""
    says_more = not known or (_TITLES.fullmatch(folded(known)) and not _TITLES.fullmatch(folded(told)))
    return told if told and says_more else known


def check_expiry(day: date, today: date) -> None:
    """Refuse a policy expiry over a year past or three years ahead: a slip of the keys (domain §2)."""
    if not -LONGEST_LAPSED_DAYS <= (day - today).days <= LONGEST_POLICY_DAYS:
        raise ExpiryImplausible(day)


def checked_label(text: str, what: str) -> str:
    """What an ``insurer`` or a ``seller`` of policies is called, as ``checked_name``; else ``NotALabel``."""
    try:
        return checked_name(text)
    except NotAName as refused:
        raise NotALabel(refused.text, what, refused.limit_characters) from None


def checked_policy(told: PolicyFacts, today: date) -> PolicyFacts:
    """A policy as it is kept. Refused: an expiry that can't be, a beginning behind it, a premium that nobody pays
    (¥1 to ¥1,000,000 are taken), and what can't be the name of an insurer or of who sold it.
    """
    check_expiry(told.expires_on, today)
    if told.starts_on is not None and told.starts_on > told.expires_on:
        raise StartsAfterExpiry(told.starts_on, told.expires_on)
    if told.premium_fen is not None and not LEAST_PREMIUM_FEN <= told.premium_fen <= MOST_PREMIUM_FEN:
        raise PremiumImplausible(told.premium_fen, LEAST_PREMIUM_FEN, MOST_PREMIUM_FEN)
    return replace(
        told,
        insurer=checked_label(told.insurer, "insurer") if told.insurer else "",
        sold_by=checked_label(told.sold_by, "seller") if told.sold_by else "",
    )


def completed(told: PolicyFacts, known: PolicyFacts) -> PolicyFacts:
    """What was told of a policy, with what was ``known`` of the same one before.

    It is the same one if it expires on the same day, and neither insurer nor kind speak against it.
    """
    same = told.expires_on == known.expires_on
    same &= not (told.insurer and known.insurer) or folded(told.insurer) == folded(known.insurer)
    same &= not (told.kind and known.kind) or told.kind is known.kind
    if not same:
        return told
    return PolicyFacts(
        expires_on=told.expires_on,
        insurer=told.insurer or known.insurer,
        kind=told.kind or known.kind,
        premium_fen=known.premium_fen if told.premium_fen is None else told.premium_fen,
        starts_on=told.starts_on or known.starts_on,
        sold_by=told.sold_by or known.sold_by,
    )


def check_span(within_days: int) -> None:
    """Refuse to look less than a day or more than a year ahead."""
    if not 1 <= within_days <= LONGEST_SPAN_DAYS:
        raise SpanOutOfRange(within_days, 1, LONGEST_SPAN_DAYS)


def radar_steps(within_days: int, spans_days: Collection[int]) -> tuple[RadarStep, ...]:
    """The steps of the radar, the most urgent first: expired, then up to each of the spans that are shorter than
    ``within_days``, then up to that (domain §2: 1, 7, 15, 30, 60, 90 days).
    """
    ends = sorted({*(span for span in spans_days if span < within_days), within_days})
    starts = [0, *(end + 1 for end in ends)]
    ahead = (RadarStep(start, end) for start, end in zip(starts, ends, strict=False))
    return (RadarStep(-LAPSED_SHOWN_DAYS, -1), *ahead)


def counted(steps: Collection[RadarStep], expiring: Mapping[date, int], today: date) -> tuple[RadarStep, ...]:
    """The steps that hold any of the policies, with how many; ``expiring`` are their numbers by day of expiry."""
    days = {(day - today).days: count for day, count in expiring.items()}
    full = (replace(step, count=sum(n for left, n in days.items() if step.holds(left))) for step in steps)
    return tuple(step for step in full if step.count)
