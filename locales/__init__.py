"""What is said: Fluent messages per language and room, and ``say``, the one way to make a sentence of them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Protocol, runtime_checkable

from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape

LANGUAGES = ("zh-CN", "en")
DEFAULT_LANGUAGE = "zh-CN"
_HOME = Path(__file__).parent
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: with one in a fact the rest of the sentence would read backwards."""


class MissingMessage(KeyError):
    """A message or one of its variables is missing: a fault of ours, never of the user."""


def say(lang: str, key: str, **facts: object) -> Markup:
    """The sentence ``key`` in ``lang`` with its facts filled in, safe as Telegram HTML.

    Strings are escaped and lose marks that turn the direction of writing, unless they are ``Markup`` already; days,
    moments and decimals are written as people read them, and so is every fact whose name ends in ``_fen``; other
    whole numbers choose plural forms. A fact with a key and facts of its own is said as a sentence, several of them
    (a tuple) one to a line. A key that does not exist raises ``MissingMessage``.
    """
    bundle = _bundle(_known(lang))
    if not bundle.has_message(key):
        raise MissingMessage(key)
    message = bundle.get_message(key)
    if message.value is None:
        raise MissingMessage(key)
    readable = {name: _readable(lang, name, fact) for name, fact in facts.items()}
    text, faults = bundle.format_pattern(message.value, readable)
    if faults:
        raise MissingMessage(f"{key}: {faults}")
    return Markup(text)


def listed(lang: str, key: str) -> tuple[str, ...]:
    """The message ``key`` as a list: its parts between bars, as they are typed."""
    return tuple(part.strip() for part in say(lang, key).unescape().split("|"))


def has(lang: str, key: str) -> bool:
    """Whether ``lang`` has a message ``key``."""
    return bool(_bundle(_known(lang)).has_message(key))


def amount(fen: int) -> str:
    """``¥1,250``, ``¥1,250.50`` or ``−¥850``: two decimals only when the amount is not whole yuan."""
    sign = "−" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}¥{yuan:,}" + (f".{rest:02d}" if rest else "")


def percent(rate: Decimal, places: int = 0) -> str:
    """``17%`` of ``Decimal("0.17")``, rounded half-up to ``places`` decimals with no zeros at the end."""
    shown = (rate * 100).quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
    return f"{shown.normalize():f}%" if shown else "0%"


def clock_time(moment: datetime) -> str:
    """``2026-11-20 09:30`` of a moment already in its reader's zone."""
    return moment.strftime("%Y-%m-%d %H:%M")


def resources(lang: str) -> Mapping[str, str]:
    """Every Fluent file of ``lang`` by its name: for the tests that hold the languages against each other."""
    return {path.stem: path.read_text("utf-8") for path in sorted((_HOME / lang).glob("*.ftl"))}


@runtime_checkable
class Sayable(Protocol):
    """A fact that is a sentence of its own, such as one of a refusal's reasons."""

    key: str

    def params(self) -> dict[str, object]:
        """Its own facts."""
        ...


def _readable(lang: str, name: str, fact: object) -> object:
    if isinstance(fact, str):
        return str(fact if isinstance(fact, Markup) else escape(without_turning(fact)))
    if isinstance(fact, int) and name.endswith("_fen"):
        return amount(fact)
    if isinstance(fact, tuple):
        return "\n".join(str(_readable(lang, name, part)) for part in fact)
    # Asked last: a protocol is slow to recognise, and few facts are one.
    if not isinstance(fact, int | Decimal | date) and isinstance(fact, Sayable):
        return say(lang, fact.key, **fact.params())
    return _plain(fact)


def _plain(fact: object) -> object:
    if isinstance(fact, bool) or fact is None:
        raise MissingMessage(f"a fact must be text, a number or a day, not {fact!r}")
    if isinstance(fact, datetime):
        return clock_time(fact)
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Decimal):
        return f"{fact:f}"
    return fact


def without_turning(text: str) -> str:
    """``text`` without marks that would make what stands around it read backwards."""
    return _TURNING.sub("", text)


def document(lang: str, name: str) -> bytes:
    """The template of a letter in ``lang``, as a Word document."""
    return (_HOME / _known(lang) / "documents" / f"{name}.docx").read_bytes()


def _known(lang: str) -> str:
    return lang if lang in LANGUAGES else DEFAULT_LANGUAGE


@cache
def _bundle(lang: str) -> FluentBundle:
    bundle = FluentBundle([lang], use_isolating=False)
    for text in resources(lang).values():
        bundle.add_resource(FluentResource(text))
    return bundle
