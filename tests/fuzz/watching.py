"""What every call that leaves must be: one Telegram would take, giving nobody away, and no more than was asked for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.answers import without_tags
from bot.sandbox import utf16
from bot.sandbox.formatting import parse_html
from bot.sandbox.keyboards import checked_markup
from bot.sandbox.methods.text import MESSAGE_LIMIT
from bot.sandbox.refusals import Refusal
from bot.sandbox.specification import read_parameters, unknown_parameters
from domain import clock
from locales import LANGUAGES, say
from tests.factories.world import PERSONAL
from tests.fuzz.generator import Made
from tests.fuzz.town import BETWEEN, NORTH, SOUTH, SURNAMES, Side, Town
from tests.house.test_what_is_said import LONGEST_TOAST_CHARACTERS, MOST_BUTTONS_IN_A_ROW

MOST_KEPT = 200
LONGEST_SHOWN = 2_500
PHONE = re.compile(r"(?<![A-Za-z0-9])1[3-9]\d(?:[ \-]?\d{4}){2}")
"""With a letter before it, it is an insurer's claim number."""
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: with one in a name or a note the rest of the message reads backwards."""
FAULTS = frozenset({"update.failed", "update.set_aside", "delivery.failed", "trouble.began"})
FAULTS_OF_DELIVERY = frozenset({"delivery.refused", "delivery.bad_format", "delivery.given_up"})
_POLITE = (
    "errors-stranger", "errors-unknown-button", "people-invite-unknown", "people-invite-used", "people-invite-expired",
)  # fmt: skip
POLITE = frozenset({without_tags(str(say(lang, key, hours=72))) for lang in LANGUAGES for key in _POLITE})
"""All that a stranger ever hears."""
_SURNAME = "|".join(SURNAMES)


def _names(*sides: Side) -> "re.Pattern[str]":
    characters = "".join(side.characters for side in sides)
    return re.compile(f"(?:{_SURNAME})[{characters}]{{2}}")


NAMES = _names(NORTH, SOUTH, BETWEEN)
OF_SIDE = {NORTH: _names(NORTH), SOUTH: _names(SOUTH)}


@dataclass(frozen=True)
class Finding:
    """Something that should not be."""

    kind: str
    what: str
    after: str
    """The update that brought it."""


@dataclass
class Watch:
    """Looks at every call and every line of the log."""

    town: Town
    findings: list[Finding] = field(default_factory=list)
    suspected: list[tuple[str, Finding]] = field(default_factory=list)
    """Names that stand in a group whole; whoever wrote one into a note has told it themselves."""
    counted: Counter[str] = field(default_factory=Counter)
    broken: set[int] = field(default_factory=set)
    """The numbers of updates that the Bot API would never send: they may be set aside."""
    hand: list[Made] = field(default_factory=list)
    """The updates in hand."""
    answered: Counter[str] = field(default_factory=Counter)
    """How often each pressed button in hand was released."""
    sent: Counter[int] = field(default_factory=Counter)
    """How many calls went to each chat since the update came."""
    replied: set[int] = field(default_factory=set)
    """The messages that something was hung on since the update came."""
    _refused_at: dict[int, datetime] = field(default_factory=dict)

    def take(self, *made: Made) -> None:
        """These updates are in hand now."""
        self.hand = list(made)
        self.broken.update(each.raw["update_id"] for each in made if each.is_broken)
        self.answered.clear()
        self.sent.clear()
        self.replied.clear()

    def find(self, kind: str, what: str) -> None:
        """Note a finding."""
        self.keep(self._finding(kind, what))

    def keep(self, finding: Finding) -> None:
        """Keep a finding; of very many of a kind only the first."""
        self.counted[finding.kind] += 1
        if self.counted[finding.kind] <= MOST_KEPT:
            self.findings.append(finding)

    def _finding(self, kind: str, what: str) -> Finding:
        after = " & ".join(f"[{made.kind}] {made.raw}" for made in self.hand)
        return Finding(kind, shown(what)[:LONGEST_SHOWN], shown(after)[:LONGEST_SHOWN])

    def call(self, method: str, parameters: dict[str, Any]) -> None:
        """A call that leaves."""
        chat_id = parameters.get("chat_id", 0)
        self.sent[chat_id] += 1
        if method == "answerCallbackQuery":
            self.answered[str(parameters["callback_query_id"])] += 1
        if any(made.is_broken for made in self.hand):
            return
        self.replied.add(parameters.get("reply_parameters", {}).get("message_id", 0))
        if fault := _not_taken(method, parameters):
            self.find("not taken", f"{method}: {fault}: {parameters}")
        text = _all_that_is_read(parameters)
        if chat_id < 0:
            self._of_a_group(chat_id, parameters, text)
        self._across_centres(chat_id, text)
        self._to_strangers(chat_id, parameters)

    def _of_a_group(self, chat_id: int, parameters: dict[str, Any], text: str) -> None:
        worded = re.sub(r"<code>.*?</code>", "", text, flags=re.DOTALL)
        for phone in PHONE.findall(unicodedata.normalize("NFKC", worded)):
            self.find("gives away", f"{phone} in {chat_id}: {text}")
        for name in {*NAMES.findall(text), *(name for name in PERSONAL if name in text)} - self._said():
            self.suspected.append((name, self._finding("gives away", f"{name} in {chat_id}: {text}")))

    def _said(self) -> set[str]:
        """The names that stand in the updates in hand: their writers have told them themselves."""
        text = " ".join(str(made.raw) for made in self.hand)
        return {*NAMES.findall(text), *(name for name in PERSONAL if name in text)}

    def _across_centres(self, chat_id: int, text: str) -> None:
        for centre_id, other in zip(self.town.centres, (SOUTH, NORTH), strict=True):
            if chat_id in self.town.rooms_of(centre_id):
                for name in set(OF_SIDE[other].findall(text)) - self._said():
                    self.find("across centres", f"{name} in {chat_id}: {text}")

    def _to_strangers(self, chat_id: int, parameters: dict[str, Any]) -> None:
        """In private, under a button, or in reply to them in a group: nothing but the polite refusal."""
        strangers = {each.id for each in self.town.strangers}
        asked = {body["id"]: body for made in self.hand if (body := made.raw.get("callback_query"))}
        query = asked.get(parameters.get("callback_query_id"))
        told = parameters.get("text", "")
        hears = chat_id in strangers or bool(query and query["from"]["id"] in strangers)
        for made in self.hand:
            message = made.raw.get("message") or {}
            replied = parameters.get("reply_parameters", {}).get("message_id")
            if replied is not None and replied == message.get("message_id") and message["from"]["id"] in strangers:
                hears = hears or "sender_chat" not in message
                if "sender_chat" not in message:
                    self._once_an_hour(chat_id)
        if hears and told and without_tags(told) not in POLITE:
            self.find("told a stranger", told)

    def _once_an_hour(self, chat_id: int) -> None:
        last, now = self._refused_at.get(chat_id), clock.now()
        if last is not None and now - last < timedelta(hours=1):
            self.find("told a stranger", f"twice within an hour in {chat_id}")
        self._refused_at[chat_id] = now

    def logged(self, event: MutableMapping[str, Any]) -> None:
        """A line of the log."""
        name, level = event.get("event", ""), event.get("level", event.get("log_level", ""))
        if name in FAULTS and any(made.is_broken for made in self.hand):
            return
        if name in FAULTS or name in FAULTS_OF_DELIVERY or level in ("error", "critical"):
            told = {key: value for key, value in event.items() if key not in ("event", "timestamp", "update_id", "row")}
            self.find(str(name), str(told))


def shown(thing: object) -> str:
    """A text or an update for the report: readable, and one that every terminal takes."""
    text = thing if isinstance(thing, str) else repr(thing)
    return text.encode(errors="backslashreplace").decode().replace("\n", "\\n")


def _all_that_is_read(parameters: dict[str, Any]) -> str:
    rows = parameters.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [f"{button.get('text')} {button.get('copy_text', {}).get('text', '')}" for row in rows for button in row]
    return " ".join([str(parameters.get("text", "")), *labels])


def _not_taken(method: str, parameters: dict[str, Any]) -> str:
    """Why Telegram would not take a call; empty when it would."""
    try:
        str(parameters).encode()
        read = read_parameters(method, parameters)
        markup = checked_markup(read.get("reply_markup"))
        if unknown := unknown_parameters(method, parameters):
            return f"unknown parameters {unknown}"
        if method == "answerCallbackQuery":
            return _fault_of_toast(read.get("text", ""))
        text = "" if method == "editMessageReplyMarkup" else _fault_of_text(read)
        return text or _fault_of_rows((markup or {}).get("inline_keyboard", []))
    except Refusal as refusal:
        return refusal.description
    except UnicodeEncodeError as half:
        return f"no UTF-8: {half.reason}"


def _fault_of_toast(text: str) -> str:
    return "the notice is too long" if utf16.length(text) > LONGEST_TOAST_CHARACTERS else ""


def _fault_of_text(read: dict[str, Any]) -> str:
    text, _ = parse_html(read["text"]) if read.get("parse_mode") else (read["text"], [])
    if utf16.length(text) > MESSAGE_LIMIT or utf16.length(read["text"]) > MESSAGE_LIMIT:
        return "message is too long"
    if not text.strip():
        return "text must be non-empty"
    if TURNING.search(text):
        return "the direction of writing is turned"
    return "something was not filled in" if "MissingMessage" in text else ""


def _fault_of_rows(rows: list[list[dict[str, Any]]]) -> str:
    if any(len(row) > MOST_BUTTONS_IN_A_ROW for row in rows):
        return "a row of too many buttons"
    for row in rows:
        for button in row:
            if TURNING.search(button["text"]):
                return "the direction of writing is turned on a button"
            data = button.get("callback_data")
            if data is not None and not re.fullmatch(r"[a-z]+\.[a-z_]+(:.*)?", data, re.DOTALL):
                return f"odd data {data}"
    return ""


@contextmanager
def watched_log(watch: Watch) -> Iterator[None]:
    """Every line of the log is looked at and goes nowhere else."""

    def look(_: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        watch.logged({"level": name, **event})
        raise structlog.DropEvent

    processors = structlog.get_config()["processors"]
    before = list(processors)
    processors[:] = [look]
    structlog.configure(processors=processors)
    try:
        yield
    finally:
        processors[:] = before
        structlog.configure(processors=processors)
