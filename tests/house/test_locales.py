"""Chinese and English say the same things, and everything that is said is there to be said."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import domain
import handlers
from bot.sandbox.formatting import parse_html
from bot.sandbox.refusals import Refusal
from domain.bundles.views import Reason as Recommendation
from domain.errors import DomainError
from domain.insurers.rules.account import EntryKind
from domain.insurers.views import IntakeState, Reason, ReasonKind
from domain.policy import service as policy
from domain.policy.definitions import Kind
from domain.policy.rules import DEFINITIONS
from handlers.arguments import LETTERS
from handlers.arguments.errors import Option
from handlers.fields import Field, OneOf
from handlers.registry import gather
from locales import LANGUAGES, Sayable, resources, say
from tests.house.messages import Sentence, all_messages, messages, read
from tests.house.spoken import computed_keys, said, written_keys, written_words

ZH, EN = LANGUAGES

NO_KEYS = {"outbox-claim": "the name of a lock"}
"""Texts in the code that look like keys of messages and are none."""
NO_BEGINNINGS = {
    "asked-": "tells one request for a digest from another",
    "check-": "the name of what is tried out in the store of photos",
    "before-restore-": "the name of a backup",
    "daily-": "the name of a backup",
}
"""Beginnings of texts put together in code that are none of messages."""

EXAMPLES_IN_CHINESE = (
    "京AD12345",
    "京",
    "王先生",
    "陈静",
    "张伟",
    "平安",
    "北京朝阳",
    "前杠",
    "回款正常",
    "1.2万",
    "11月",
    "中文",
)
"""What English sentences may quote: names as the centres have them, amounts and months as they are typed."""

LATIN_IN_CHINESE = (
    r"<code>.*?</code>",
    r"<[^>]*>",
    r"/[a-z]+(?: [a-z]+\b)?",
    r"\b[A-Z]\d+\b",
    r"京[A-Z0-9]+",
    r"LRW3E7FA1LC000001",
    r"\b(?:CLV|VIP|VIN|ID|[vkdABIOQ])\b",
    r"\bEnglish\b",
    r"John Smith",
    r"\b(?:open|watch|stopped|legal|ended|basic|deep|advisor|partner|manager|on|off|cases|credit|deadlines|photos|settlement|new|won|lost|expired|sat)\b",
    r"margin\.warn",
    r"Telegram",
    r"\b(?:xlsx?|csv|Excel|MB)\b",
)
"""What Chinese sentences may hold in Latin letters: code, commands, numbers, words that are typed as they stand."""

AS_TYPED = "commands"
"""The file of what is typed as it stands, in whatever language."""

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
AUDIT = "audit-"
"""The words of the audit fall back to what was recorded, so their keys are never written out."""


@cache
def _computed() -> Mapping[str, set[str]]:
    """Every family of keys that are put together in code: its beginning, and all keys that may come of it."""
    unwritten = {Kind.AMOUNT, Kind.RATE, Kind.TIME}
    return {
        "command-": {f"command-{command.name}" for command in gather().commands},
        "examples-": {f"examples-{command.name}" for command in gather().commands},
        "words-": {f"words-{command.name}" for command in gather().commands},
        "insurers-why-": {f"insurers-why-{kind.value}" for kind in ReasonKind},
        "insurers-way-": {f"insurers-way-{kind.value}" for kind in ReasonKind},
        "insurers-entry-": {f"insurers-entry-{kind.value.replace('_', '-')}" for kind in EntryKind},
        "choice-": {f"choice-{field.name}".replace("_", "-") for field in choices()},
        "bundles-recommended-": {f"bundles-recommended-{reason.value}" for reason in Recommendation},
        "people-bound-": {f"people-bound-{news}" for news in ("new", "changed", "again")},
        "policy-unit-": {f"policy-unit-{kind.value}" for kind in Kind if kind not in unwritten},
        "policy-group-": {"policy-group-" + name.replace(".", "-") for name in policy.group_names()},
        "policy-": {definition.message for definition in DEFINITIONS.values()},
    }


def all_fields() -> list[Field[Any]]:
    """Everything that any command may be told."""
    return [field for command in gather().commands for action in command.actions for field in action.fields]


def choices() -> list[OneOf[Any]]:
    """What is one of a few."""
    return [field for field in all_fields() if isinstance(field, OneOf)]


@pytest.mark.parametrize("key", ["field-name", "field-ask"])
def test_every_field_has_a_name_and_a_question(key: str) -> None:
    """The last of a message's choices is meant for anything; here each field has its own."""
    told = {field.name.replace("_", "-") for field in all_fields()}
    for lang in LANGUAGES:
        assert messages(lang)[key].choices["field"] == told


def test_both_languages_have_the_same_files_and_keys() -> None:
    by_file = {lang: {(each.file, each.key) for each in messages(lang).values()} for lang in LANGUAGES}
    assert resources(ZH).keys() == resources(EN).keys()
    assert by_file[ZH] - by_file[EN] == set()
    assert by_file[EN] - by_file[ZH] == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_can_be_read(lang: str) -> None:
    """Fluent passes silently over what it cannot read, and takes the last of two."""
    assert not read(lang).faults
    assert len(messages(lang)) > 500


def test_both_languages_use_the_same_facts_and_choices() -> None:
    differing = [
        f"{key}: {_needs(messages(ZH)[key])} / {_needs(messages(EN)[key])}"
        for key in sorted(messages(ZH).keys() & messages(EN).keys())
        if _needs(messages(ZH)[key]) != _needs(messages(EN)[key])
    ]
    assert not differing, "\n".join(["", *differing])
    assert not {part for each in all_messages() for part in each.parts if part not in messages(each.lang)}


def _needs(sentence: Sentence) -> tuple[list[str], dict[str, list[str]]]:
    """The facts a sentence takes, and the words by which some of them choose."""
    choices = {fact: sorted(words) for fact, words in sorted(sentence.choices.items())}
    return sorted(sentence.variables), choices


def test_every_key_in_the_code_exists() -> None:
    families = {key.partition("-")[0] for key in messages(ZH)}
    written = {key: where for key, where in written_keys().items() if key.partition("-")[0] in families}
    missing = {key: where for key, where in written.items() if key not in messages(ZH)}
    assert missing.keys() == NO_KEYS.keys(), missing
    spoken = {each.key: each.where for each in said() if each.key not in messages(ZH)}
    assert not spoken


def test_every_computed_key_exists() -> None:
    begun = {start: where for start, where in computed_keys().items() if not start.startswith(AUDIT)}
    assert begun.keys() == _computed().keys() | NO_BEGINNINGS.keys(), begun
    assert not {key for keys in _computed().values() for key in keys if key not in messages(ZH)}


def test_no_message_is_left_unsaid() -> None:
    parts = {part for each in all_messages() for part in each.parts}
    computed = {key for keys in _computed().values() for key in keys}
    unsaid = messages(ZH).keys() - written_keys().keys() - parts - computed
    assert not {key for key in unsaid if not (key.startswith(AUDIT) and _is_audited(key))}


def _is_audited(key: str) -> bool:
    """Whether what an audit's word is for is still recorded: the subject, the change or the field has that name."""
    _, kind, *rest = key.split("-")
    words = {re.sub(r"[_. ]", "-", word).removesuffix("-fen").removesuffix("-bp") for word in written_words()}
    match kind:
        case "subject":
            return rest[0] in words | LETTERS.keys()
        case "field":
            return "-".join(rest) in words
        case "value":
            return any("-".join(rest[:length]) in words for length in range(1, len(rest)))
        case "digest" if f"digest.{rest[0]}" in policy.every_key():
            return True
        case _:
            return kind in words and "-".join(rest) in words


def test_every_message_is_said_with_its_facts() -> None:
    wrong = [
        f"{each.where}: {each.key} takes {sorted(messages(ZH)[each.key].variables)}, is given {sorted(each.facts)}"
        for each in said()
        if each.facts is not None and each.key in messages(ZH) and messages(ZH)[each.key].variables != each.facts
    ]
    assert not wrong, "\n".join(["", *wrong])


def test_markup_is_whole() -> None:
    broken = [
        f"{each.lang} {each.key}: {fault}" for each in all_messages() for text in each.texts if (fault := _broken(text))
    ]
    assert not broken, "\n".join(["", *broken])


def _broken(text: str) -> str:
    """What Telegram would say of it, if it refused it."""
    try:
        parse_html(text.replace("{}", "x"))
    except Refusal as refusal:
        return str(refusal)
    return ""


def test_languages_are_kept_apart() -> None:
    mixed = [
        f"{each.lang} {each.key}: {foreign} in {text}"
        for each in all_messages()
        if each.file != AS_TYPED
        for text in each.texts
        if (foreign := _foreign(each.lang, text))
    ]
    assert not mixed, "\n".join(["", *mixed])


def _foreign(lang: str, text: str) -> list[str]:
    """What is of the other language, and signs of the other width."""
    if lang == EN:
        for example in sorted(EXAMPLES_IN_CHINESE, key=len, reverse=True):
            text = text.replace(example, "")
        return re.findall(r"[\u4e00-\u9fff\uff01-\uff5e，。、；：？！（）「」《》]+", text)
    for allowed in LATIN_IN_CHINESE:
        text = re.sub(allowed, "", text)
    return re.findall(r"[A-Za-z]{2,}|[\u4e00-\u9fff][,;:?!]", text)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".migrations" not in found.name:
            yield importlib.import_module(found.name)


@cache
def _refusals() -> list[type[DomainError]]:
    """Every refusal there is, wherever it is written."""
    for package in (domain, handlers):
        for _ in _modules(package):
            pass
    importlib.import_module("bot.errors")
    found, waiting = [], [DomainError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found += [kind] if kind.__module__.partition(".")[0] in {"domain", "handlers", "bot"} else []
    return sorted(set(found), key=lambda kind: kind.__qualname__)


@pytest.mark.parametrize("kind", _refusals(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_refusal_is_a_sentence(kind: type[DomainError], lang: str) -> None:
    assert is_dataclass(kind)
    assert "key" in vars(kind) or kind.__subclasses__(), "its sentence is another's"
    hints = get_type_hints(kind)
    facts = {field.name: _sample(hints[field.name]) for field in fields(kind)}
    text, _ = parse_html(say(lang, kind.key, **kind(**facts).params()))
    assert len(text) > 4


def _sample(hint: Any) -> Any:
    """A fact of a type, with signs in it that would break a message if they were taken for markup."""
    plain = {str: "<b> & 样本", int: 3, date: date(2026, 11, 20), datetime: NOON, Decimal: Decimal("0.5")}
    if hint in plain:
        return plain[hint]
    if get_origin(hint) is tuple:
        return (_sample(get_args(hint)[0]),)
    if hint is Option:
        return Option("平安", 1)
    why = Reason(ReasonKind.LATE, IntakeState.WATCH, statements=(3,), late_days=5, unpaid_fen=100).why
    assert isinstance(why, Sayable)
    return why
