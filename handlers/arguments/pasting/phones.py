"""The customer's mobile number in a text, and not the adjuster's, the agent's or the other driver's."""

import re
from collections.abc import Iterator, Sequence

from domain.customers.errors import NotAPhone
from handlers.arguments import shapes
from handlers.arguments.pasting.agents import is_the_customer
from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.labels import value_start
from handlers.arguments.pasting.mentions import Mention
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import Kind, Token
from handlers.arguments.pasting.vocabulary import NOTHING, STRANGERS, Who

_READ_AS_DIGITS = str.maketrans("OIL零幺一二三四五六七八九", "01101123456789")
_NOT_A_WORD = re.compile(r"[\s\x00\-_/·|()【】\[\]—,:;.+]*")
_OPENING = re.compile(r"[ ]?\(")
_ANY_GROUPS = re.compile(r"[0-9][0-9 .\-]{9,20}[0-9]")
_RANK_OF = {Who.OWNER: LABELLED, Who.CAR: LABELLED, Who.CONTACT: 34, Who.REPORTER: 16}


def candidates(page: Page, agents: Sequence[Mention], insurers: Sequence[Mention]) -> Iterator[Candidate]:
    """The phones of the text that may be the customer's."""
    for line in page:
        claimed: Segment | None = None
        for segment in line.segments:
            for token in segment.of(Kind.PHONE):
                phone, sure = read(token.shape)
                if phone is None or _is_somebody_elses(line, segment, token, agents, insurers):
                    continue
                place = (line.number, token.start)
                if segment.who not in STRANGERS:
                    rank = _rank(segment, token, is_the_writers=_is_the_writers(line, segment))
                    yield Candidate(phone, rank, sure and rank > 16, place, segment.who)
                elif claimed is segment and not (segment.mark and segment.mark.colon):
                    yield Candidate(phone, 8, sure=False, place=place)
                claimed = segment
            yield from _behind_label(line, segment)


def read(shape: str) -> tuple[str | None, bool]:
    """The mobile number in what looks like one, and whether it is beyond doubt; O read for 0 is not, nor 幺三八."""
    compact = re.sub(r"[ .\-]", "", shape)
    digits = compact.translate(_READ_AS_DIGITS)
    try:
        return shapes.read_phone(digits), digits == compact
    except NotAPhone:
        return None, False


def _is_the_writers(line: Line, segment: Segment) -> bool:
    """Whether the number is the phone of whoever writes, 我电话: a customer, or a colleague."""
    return segment.mark is not None and line.shape.endswith("我", 0, segment.mark.start)


def _rank(segment: Segment, token: Token | None = None, *, is_the_writers: bool = False) -> int:
    if segment.who in _RANK_OF:
        return _RANK_OF[segment.who]
    if segment.tells("phone"):
        return 16 if is_the_writers else 36
    is_something_else = segment.tells(NOTHING) and token is not None and segment.tokens[0] is token
    return 14 if is_something_else else 25


def _is_somebody_elses(
    line: Line, segment: Segment, token: Token, agents: Sequence[Mention], insurers: Sequence[Mention]
) -> bool:
    """Whether a number stands right behind an agent's name, or right before 查勘员 in brackets."""
    if _is_followed_by_role(line, token):
        return True
    if segment.who in (Who.OWNER, Who.CONTACT, Who.REPORTER):
        return False
    for agent in agents:
        if agent.line == line.number and agent.end <= token.start and not is_the_customer(line, agent):
            between = _without(line, agent.end, token.start, insurers)
            if _NOT_A_WORD.fullmatch(between) and not _has_between(line, agent.end, token.start):
                return True
    return False


def _is_followed_by_role(line: Line, token: Token) -> bool:
    following = next((each for each in line.segments if each.mark and each.start >= token.end), None)
    if following is None or following.mark is None or following.who not in STRANGERS or following.of(Kind.PHONE):
        return False
    return bool(_OPENING.fullmatch(line.shape, token.end, following.mark.start))


def _has_between(line: Line, start: int, end: int) -> bool:
    """Whether anything with a shape, a plate or another phone, stands between two places of a line."""
    return any(start <= token.start and token.end <= end for token in line.tokens)


def _without(line: Line, start: int, end: int, insurers: Sequence[Mention]) -> str:
    """What stands between two places of a line but for names of insurers and labels."""
    text = line.rest[start:end]
    for insurer in insurers:
        if insurer.line == line.number and start <= insurer.start and insurer.end <= end:
            text = text.replace(line.rest[insurer.start : insurer.end], " ")
    return text


def _behind_label(line: Line, segment: Segment) -> Iterator[Candidate]:
    """A number in unusual groups, known by its label only: 1381 2345 678."""
    if not segment.tells("phone") or segment.mark is None or segment.who in STRANGERS or segment.of(Kind.PHONE):
        return
    start = value_start(line.shape, segment.mark, segment.end)
    found = _ANY_GROUPS.match(line.shape, start, segment.end)
    phone, sure = read(found.group()) if found else (None, False)
    if phone:
        yield Candidate(phone, _rank(segment), sure, (line.number, start), segment.who)
