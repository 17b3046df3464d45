"""A pasted text taken apart: lines, the segments behind their labels, and what has a shape in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from handlers.arguments.pasting import labels, spotting
from handlers.arguments.pasting.chats import without_headers
from handlers.arguments.pasting.cleaning import lines_of, shape_of
from handlers.arguments.pasting.layout import Laid, laid_out
from handlers.arguments.pasting.segments import Segment, segmented
from handlers.arguments.pasting.spotting import Kind, Token
from handlers.arguments.pasting.vocabulary import Who
from handlers.arguments.tokens import one_for_one

_WIDE = re.compile(" {2,}")
MOST_LINES = 200
MOST_TOKENS_IN_A_LINE = 60


@dataclass(frozen=True)
class Line:
    """One line: as it was pasted, as it is compared, and its segments. Positions are the same in both texts."""

    number: int
    text: str
    shape: str
    segments: tuple[Segment, ...]

    @cached_property
    def plain(self) -> str:
        """The line with plain marks, Latin letters and digits, large and small: what names are read from."""
        return "".join(one_for_one(character) for character in self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Everything in it that has a shape, in order."""
        return tuple(token for segment in self.segments for token in segment.tokens)

    @cached_property
    def rest(self) -> str:
        """Its shape with labels and what has a shape blanked: only there names and words are looked for."""
        spans = [(token.start, token.end) for token in self.tokens]
        spans += [(segment.mark.start, segment.mark.end) for segment in self.segments if segment.mark]
        return spotting.blanked(self.shape, spans)

    def has(self, kind: Kind) -> bool:
        """Whether anything of a ``kind`` stands in it."""
        return any(token.kind is kind for token in self.tokens)

    def at(self, place: int) -> Segment:
        """The segment at a place."""
        behind = [segment for segment in self.segments if segment.start <= place]
        return behind[-1] if behind else self.segments[0]


Page = Sequence[Line]


def read(text: str) -> Page:
    """The lines of a pasted text that have anything in them."""
    laid = [each for each in laid_out(without_headers(lines_of(text)[:MOST_LINES])[:MOST_LINES]) if each.text.strip()]
    page: list[Line] = []
    for number, each in enumerate(laid):
        page.append(_line(number, each, page[-1] if page else None))
    return page


def _line(number: int, laid: Laid, above: Line | None) -> Line:
    text = _WIDE.sub(" ", laid.text)
    shape = shape_of(text)
    marks = labels.find(shape)
    unlabelled = spotting.blanked(shape, [(mark.start, mark.end) for mark in marks])
    segments = segmented(shape, marks, laid.section)
    amounts_behind = [segment.start for segment in segments if segment.tells("estimate") or segment.tells("premium")]
    tokens = spotting.tokens_of(unlabelled, amounts_behind)[:MOST_TOKENS_IN_A_LINE]
    filled = [
        replace(segment, tokens=tuple(token for token in tokens if segment.start <= token.start < segment.end))
        for segment in segments
    ]
    if filled and above and laid.section is None:
        filled[0] = _going_on(filled[0], above)
    return Line(number, text, shape, tuple(filled))


def _going_on(first: Segment, above: Line) -> Segment:
    """The first segment of a line that goes on about whom the line above named: a phone below a name.

    Below a plate alone, 三者车：京B88888, it may be anybody's.
    """
    is_bare = first.mark is None or (first.mark.who is None and first.tells("phone"))
    before = above.segments[-1]
    if first.who or not is_bare or not first.of(Kind.PHONE) or above.has(Kind.PHONE):
        return first
    if before.who in (None, Who.SENDER) or (first.mark is None and not _is_alone(first)):
        return first
    is_named = any(character.isalpha() for character in above.rest[before.start : before.end])
    return replace(first, who=before.who if is_named else Who.REPORTER)


def _is_alone(segment: Segment) -> bool:
    return len(segment.tokens) == 1 and segment.end - segment.start <= len(segment.tokens[0].shape) + 2
