"""The customer's plate in a text, and not the other car's."""

import re
from collections.abc import Iterator

from domain.customers.errors import NotAPlate, PlateHasNoIOrO
from domain.customers.rules import may_lack_a_digit
from handlers.arguments import shapes
from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.labels import value_start
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import Kind, Token
from handlers.arguments.pasting.vocabulary import STRANGERS, Who
from handlers.arguments.tokens import shape_of

_THEIRS_BEFORE = re.compile(r"(?:[与和跟被同]|追尾|撞了?|撞到|撞上|碰到|刮到|蹭到|剐到)[ ,(]{0,2}$")
_NO_LONGER = frozenset(["原车牌", "旧车牌", "老车牌"])
_WORD = re.compile(r"[^\s,;。|:()\[\]【】]{6,12}")


def candidates(page: Page) -> Iterator[Candidate]:
    """The plates of the text; one that another car has by its label is none, by its sentence hardly one."""
    for line in page:
        for segment in line.segments:
            found = [each for token in segment.of(Kind.PLATE) if (each := _candidate(line, segment, token))]
            yield from found or _behind_label(line, segment)


def _candidate(line: Line, segment: Segment, token: Token) -> Candidate | None:
    plate, sure = read(token.shape)
    if plate is None or segment.who is Who.THIRD or (segment.mark and segment.mark.word in _NO_LONGER):
        return None
    place = (line.number, token.start)
    if _THEIRS_BEFORE.search(line.shape, max(0, token.start - 6), token.start):
        return Candidate(plate, 4, sure=False, place=place)
    if segment.tells("plate") or segment.who is Who.CAR:
        return Candidate(plate, LABELLED, sure, place)
    return Candidate(plate, 10 if segment.who in STRANGERS and segment.who is not Who.SENDER else 25, sure, place)


def read(shape: str) -> tuple[str | None, bool]:
    """The plate in what looks like one, and whether it is beyond doubt; a blank and what follows may be too much."""
    for text in (shape, shape.rpartition(" ")[0]):
        word = shape_of("".join(text.split()))
        try:
            plate = shapes.read_plate(word)
        except PlateHasNoIOrO as refusal:
            return refusal.suggestion, False
        except NotAPlate:
            continue
        if plate is not None:
            return plate, not may_lack_a_digit(plate)
    return None, False


def _behind_label(line: Line, segment: Segment) -> Iterator[Candidate]:
    """A plate of a rare kind, known by its label only: 使014578."""
    if not segment.tells("plate") or segment.mark is None or segment.who is Who.THIRD:
        return
    start = value_start(line.shape, segment.mark, segment.end)
    word = _WORD.match(line.shape, start, segment.end)
    plate, sure = read(word.group()) if word else (None, False)
    if plate:
        yield Candidate(plate, LABELLED, sure, (line.number, start))
