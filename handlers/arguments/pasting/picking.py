"""Picking what a command asks for out of a pasted message."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.names import Named
from handlers.arguments.pasting import (
    agents,
    covers,
    damage,
    days,
    directions,
    insurers,
    money,
    names,
    numbers,
    phones,
    plates,
)
from handlers.arguments.pasting.candidates import Candidate, Found, doubted, ranked, settled
from handlers.arguments.pasting.gate import Gate
from handlers.arguments.pasting.mentions import Mention, Names
from handlers.arguments.pasting.page import Line, Page, read
from handlers.arguments.pasting.spotting import Kind
from handlers.arguments.pasting.vocabulary import STRANGERS, Who

FIELDS = (
    *("direction", "agent", "plate", "vin", "name", "phone", "expires", "insurer", "estimate", "premium"),
    *("claim", "damage", "kind"),
)
"""What can be asked for."""
_MOST_CANDIDATES = 40
_MOST_MENTIONS = 80
_SURE_PHONE = 30


def pick(text: str, wanted: Collection[str], *, today: date, known: Mapping[str, Sequence[Named]]) -> dict[str, Found]:
    """The ``wanted`` fields (of ``FIELDS``) that ``text`` tells, in the order of ``FIELDS``.

    ``known`` are the centre's names for ``agent`` and ``insurer``; ``today`` is its day, for days without a year.
    What is not told is not there; what is a guess, or might be another, is doubtful. Nothing is ever refused.
    """
    picker = _Picker(read(text), today, known)
    found = {field: picker.found(field) for field in FIELDS if field in wanted}
    return {field: value for field, value in found.items() if value is not None}


class _Picker:
    """One text, and the centre it was pasted in."""

    def __init__(self, page: Page, today: date, known: Mapping[str, Sequence[Named]]) -> None:
        self._page = page
        self._today = today
        self._gate = Gate(today=today, known=known)
        self._agents = self._mentions(known.get("agent", ()))
        self._insurers = self._mentions(known.get("insurer", ()))
        self._persons: list[Candidate] | None = None

    def _mentions(self, known: Sequence[Named]) -> list[Mention]:
        if not known:
            return []
        looked_for = Names(known)
        return [mention for line in self._page for mention in looked_for.mentioned_in(line)][:_MOST_MENTIONS]

    def found(self, field: str) -> Found | None:
        """The value of a field, if the text has one that commands understand."""
        if field == "damage":
            return self._damage()
        candidates = self._candidates(field)
        return settled([each for each in candidates[:_MOST_CANDIDATES] if self._gate.understands(field, each.text)])

    def _damage(self) -> Found | None:
        found = damage.find(self._page, self._insurers)
        note = self._gate.as_note(found.text) if found else ""
        return replace(found, text=note) if found and note else None

    def _candidates(self, field: str) -> list[Candidate]:
        page, mentioned = self._page, self._agents
        ways: dict[str, Callable[[], Iterable[Candidate]]] = {
            "direction": lambda: directions.candidates(page, mentioned),
            "agent": lambda: agents.candidates(page, mentioned),
            "plate": lambda: plates.candidates(page),
            "vin": lambda: numbers.vins(page),
            "name": self._names,
            "phone": self._phones,
            "expires": lambda: days.candidates(page, self._today),
            "insurer": lambda: insurers.candidates(page, self._insurers),
            "estimate": lambda: money.candidates(page, field),
            "premium": lambda: money.candidates(page, field),
            "claim": lambda: numbers.claims(page),
            "kind": lambda: covers.candidates(page),
        }
        return ranked(ways[field]())

    def _names(self) -> list[Candidate]:
        if self._persons is None:
            self._persons = names.candidates(self._page, self._agents, self._insurers)
        return self._persons

    def _phones(self) -> list[Candidate]:
        """The phones, doubted where the likeliest is somebody else's than the name, or nobody says whose."""
        found = ranked(phones.candidates(self._page, self._agents, self._insurers))
        persons = self._names()
        if not found:
            return found
        first = found[0]
        is_mismatch = bool(persons) and persons[0].who is Who.OWNER and first.who in (Who.CONTACT, Who.REPORTER)
        is_anybodys = first.rank < _SURE_PHONE and not self._is_beside_customer(first)
        if is_mismatch or (is_anybodys and any(map(_names_a_stranger, self._page))):
            found[0] = doubted(first)
        return found

    def _is_beside_customer(self, phone: Candidate) -> bool:
        """Whether a phone stands in a line with the likeliest name, or with a plate."""
        persons = self._names()
        line = self._page[phone.place[0]]
        is_with_plate = line.has(Kind.PLATE) and not _names_a_stranger(line)
        return is_with_plate or any(abs(person.place[0] - phone.place[0]) <= 1 for person in persons[:1])


def _names_a_stranger(line: Line) -> bool:
    """Whether a line speaks of an adjuster, agent or other driver without giving their phone."""
    return any(segment.who in STRANGERS and not segment.of(Kind.PHONE) for segment in line.segments)
