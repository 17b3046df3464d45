"""What can be the phone of an insurer's desk: a landline, a switchboard, a hotline. Pure functions."""

import re
import unicodedata

import phonenumbers

_CHINA = 86
_EXTENSION = re.compile(
    r"(?P<line>[0-9+() .·-]+?)[ -]*(?:转分机|分机|转|轉|EXTENSION|EXT\.?|X|#|(?<=[0-9])-)"
    r"[ .:-]*(?P<extension>[0-9]{1,6})"
)
_LINE = re.compile(r"[0-9+() .·-]{5,40}")
_HOTLINE = re.compile(r"9[56][0-9]{3}")
_FREE = re.compile(r"[48]00[0-9]{7}")
_DIALLED = re.compile(r"(?:0|\+?86|0086)[0-9]{9,12}")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


def office_line(text: str) -> str | None:
    """A landline or hotline in one form: 021-12345678, 0755-88886666-801 with its extension, 400-810-8888, 95518.

    ``None`` for anything else: mobiles, numbers without their area code, of other countries or a digit short.
    """
    dialled = unicodedata.normalize("NFKC", text[:80]).translate(_DASHES).strip().upper()
    line = _line(dialled)
    if line is not None:
        return line
    found = _EXTENSION.fullmatch(dialled)
    line = _line(found["line"]) if found else None
    return f"{line}-{found['extension']}" if found and line else None


def _line(dialled: str) -> str | None:
    """The line itself, without an extension."""
    if not _LINE.fullmatch(dialled):
        return None
    if _HOTLINE.fullmatch(dialled.strip()):
        return dialled.strip()
    digits = re.sub(r"[^0-9+]", "", dialled)
    if _FREE.fullmatch(digits):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return _landline(digits) if _DIALLED.fullmatch(digits) else None


def _landline(digits: str) -> str | None:
    try:
        number = phonenumbers.parse(digits, "CN")
    except phonenumbers.NumberParseException:
        return None
    area = phonenumbers.length_of_geographical_area_code(number)
    if number.country_code != _CHINA or not area or not phonenumbers.is_valid_number(number):
        return None
    national = str(number.national_number)
    return f"0{national[:area]}-{national[area:]}"
