"""What stands behind each label of a line, and whom it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.arguments.pasting.labels import UNKNOWN, Mark
from handlers.arguments.pasting.spotting import Kind, Token
from handlers.arguments.pasting.vocabulary import STRANGERS, Who

_END_OF_SENTENCE = re.compile("[。;!?]")
_END_OF_CLAUSE = re.compile("[。;!?,]")
_END_OF_MENTION = re.compile(r"[\s,。;!?:]")
_TOLD_BY_THE_WAY = re.compile("(?:追尾|撞[上到了]?|碰[上到了]?|刮[上到了]?|[与和被跟同让])$")
_PERSONAL = frozenset({"name", "phone", "plate"})
_DRIVERS = frozenset(["驾驶员", "驾驶人", "驾驶者", "司机"])


@dataclass(frozen=True)
class Segment:
    """What stands behind one label up to the next, or without a label before the first."""

    start: int
    end: int
    mark: Mark | None
    who: Who | None
    """Whom it is about: as its own label says, or the last one before it in the sentence, or the section."""
    tokens: tuple[Token, ...] = ()

    def tells(self, field: str) -> bool:
        """Whether its label is one for ``field``."""
        return self.mark is not None and field in self.mark.fields

    def of(self, kind: Kind) -> list[Token]:
        """What of a ``kind`` stands in it."""
        return [token for token in self.tokens if token.kind is kind]


def segmented(shape: str, marks: Sequence[Mark], section: Who | None) -> list[Segment]:
    """The segments of a line in a section about somebody (``None``: about nobody in particular), without tokens."""
    return list(_segments(shape, marks, section))


def _segments(shape: str, marks: Sequence[Mark], section: Who | None) -> Iterator[Segment]:
    ends = [mark.start for mark in marks] + [len(shape)]
    if ends[0] > 0 or not marks:
        for start, end in _sentences(shape, 0, ends[0], _END_OF_SENTENCE):
            yield Segment(start, end, None, section)
    last: Mark | None = None
    for mark, end in zip(marks, ends[1:], strict=True):
        who = _whose(mark, last, section)
        last = mark if mark.who is not None and mark.who is who else last
        for number, (start, stop) in enumerate(_sentences(shape, mark.end, end, _ends_of(shape, mark))):
            yield Segment(start, stop, mark if number == 0 else None, who if number == 0 else section)
            last = last if number == 0 else None


def _whose(mark: Mark, last: Mark | None, section: Who | None) -> Who | None:
    """Whom a label is about: as it says itself, or the ``last`` one that named somebody in the sentence.

    In a section about somebody else, and behind 三者车：, an owner is that one's owner.
    """
    is_person = mark.who in (Who.OWNER, Who.CONTACT, Who.REPORTER)
    if section in STRANGERS and (is_person or mark.who is None):
        return section
    if last is None or last.who is None:
        return mark.who or section
    if last.who is Who.THIRD:
        return _whose_after_third(mark, last, section, is_person=is_person)
    return mark.who or last.who


def _whose_after_third(mark: Mark, last: Mark, section: Who | None, *, is_person: bool) -> Who | None:
    if mark.who is None:
        is_personal = bool(mark.fields) and set(mark.fields) <= _PERSONAL
        if not is_personal and not last.colon:
            return section
        return Who.REPORTER if last.fields and is_personal else last.who
    if last.fields or not is_person:
        return mark.who
    if mark.word in _DRIVERS or (mark.word == "车主" and last.colon):
        return last.who
    return Who.REPORTER if mark.word == "车主" else mark.who


def _ends_of(shape: str, mark: Mark) -> re.Pattern[str]:
    """What ends what a label is about; who is mentioned with @ is spoken to, and nothing more is said of them."""
    if mark.word == "@":
        return _END_OF_MENTION
    is_by_the_way = mark.who is Who.THIRD and _TOLD_BY_THE_WAY.search(shape, max(0, mark.start - 4), mark.start)
    return _END_OF_CLAUSE if UNKNOWN in mark.fields or is_by_the_way else _END_OF_SENTENCE


def _sentences(shape: str, start: int, end: int, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in ends.finditer(shape, start, end):
        yield start, found.end()
        start = found.end()
    yield start, end
