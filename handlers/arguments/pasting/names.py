"""The customer's name in a text, and not the adjuster's, the agent's, a colleague's or whoever is greeted."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from domain.customers.rules import fuller_name, names_agree
from handlers.arguments.pasting import people
from handlers.arguments.pasting.agents import is_the_customer
from handlers.arguments.pasting.candidates import LABELLED, Candidate, ranked
from handlers.arguments.pasting.mentions import Mention
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.people import Name, Strength
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import Kind, blanked
from handlers.arguments.pasting.vocabulary import NOTHING, STRANGERS, Who

_ADDRESSED = re.compile(r"(?:,|，)?(?:您好|你好|好[,!。~\s]|早|辛苦|在吗|收到|麻烦|帮忙|请)|好$")
_COLLEAGUE = re.compile("(?:负责|跟进|对接|查勘|定损|接车|介绍|推荐|转来|转介|处理|经办|派单|安排|那边|推来|推过来)")
_JOINT = re.compile(r"[\-_/·&]?$")
_BESIDE = re.compile(r"[\s\x00,;:、/()\-|·的是]{0,16}")
_RANK_OF = {Who.OWNER: LABELLED, Who.CONTACT: 34, Who.REPORTER: 16, Who.CAR: 30}
_MOST_FREE_NAMES = 60


def candidates(page: Page, agents: Sequence[Mention], insurers: Sequence[Mention]) -> list[Candidate]:
    """The names in the text that may be the customer's, the likeliest first; those of one person as one."""
    found = [each for line in page for each in _in_line(page, line, agents, insurers)]
    return _as_persons(ranked(found))


def _in_line(page: Page, line: Line, agents: Sequence[Mention], insurers: Sequence[Mention]) -> Iterator[Candidate]:
    taken = [(each.start, each.end) for each in insurers if each.line == line.number]
    taken += [(each.start, each.end) for each in agents if each.line == line.number and not is_the_customer(line, each)]
    spans = list(taken)
    strangers = set[int]()
    for segment in line.segments:
        name = _behind_label(line, segment)
        if name is None or (segment.who is Who.CAR and not name.is_sure):
            continue
        spans.append((name.start, name.end))
        if segment.who in STRANGERS:
            strangers.add(segment.start)
        elif any(start < name.end and name.start < end for start, end in taken) and not segment.who:
            continue
        else:
            rank = (_RANK_OF[segment.who] if segment.who else 38) - (0 if name.is_sure else 8)
            yield Candidate(name.text, rank, name.is_sure and rank > 16, (line.number, name.start), segment.who)
    for name in islice(people.names_in(blanked(line.rest, spans), line.text), _MOST_FREE_NAMES):
        segment = line.at(name.start)
        if segment.who not in STRANGERS:
            if (rank := _free_rank(page, line, segment, name, taken)) > 0:
                yield Candidate(name.text, rank, rank >= 22, (line.number, name.start), segment.who)
        elif segment.start in strangers and not (segment.mark and segment.mark.colon) and segment.who is not Who.THIRD:
            yield Candidate(name.text, 8, sure=False, place=(line.number, name.start))
        else:
            strangers.add(segment.start)


def _behind_label(line: Line, segment: Segment) -> Name | None:
    """The name right behind a label for one: 车主, 姓名, also 查勘员, and 客户电话 where a name stands first."""
    mark = segment.mark
    if (
        mark is None
        or mark.word == "@"
        or not (segment.tells("name") or (mark.who and set(mark.fields) <= {"phone", "plate"}))
    ):
        return None
    return people.name_at(line.text, mark.end, segment.end)


def _free_rank(page: Page, line: Line, segment: Segment, name: Name, taken: Sequence[tuple[int, int]]) -> int:
    after = line.shape[name.end : name.end + 8]
    if _ADDRESSED.match(after) or (segment.tells(NOTHING) and name.strength < Strength.TITLED):
        return 0
    if name.strength < Strength.TITLED and (_is_joined(line, name, taken) or _COLLEAGUE.match(after)):
        return 0
    beside_phone = _is_beside_phone(page, line, name)
    if name.strength is Strength.TITLED:
        return 30 if beside_phone or segment.who is Who.OWNER else 14 if _COLLEAGUE.match(after) else 26
    if name.strength is Strength.POLITE:
        return 21 if beside_phone else 15
    return _plain_rank(line, segment, name, beside_phone=beside_phone)


def _plain_rank(line: Line, segment: Segment, name: Name, *, beside_phone: bool) -> int:
    """How likely a free name without a title is the customer's: beside a phone, alone on its line, or just there."""
    before = line.shape[max(0, name.start - 3) : name.start]
    if segment.who is Who.OWNER and before.endswith("叫"):
        return 30
    is_latin = name.text.isascii()
    if beside_phone:
        return 18 if is_latin or "@" in before else 24
    alone = not line.rest[: name.start].strip(" \x00") and not line.rest[name.end :].strip(" \x00,")
    return 18 if alone and not is_latin else 8 if not is_latin else 0


def _is_joined(line: Line, name: Name, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether an insurer's name is joined to the name, as its staff sign: 平安李强, 张伟-人保."""
    for start, end in taken:
        if end <= name.start <= end + 1 and _JOINT.fullmatch(line.shape, end, name.start):
            return True
        if name.end <= start <= name.end + 1 and _JOINT.fullmatch(line.shape, name.end, start):
            return True
    return False


def _is_beside_phone(page: Page, line: Line, name: Name) -> bool:
    """Whether the customer's phone stands beside the name, or alone on the line above or below."""
    for segment in line.segments:
        for token in segment.of(Kind.PHONE) if segment.who not in STRANGERS else ():
            start, end = (name.end, token.start) if token.start >= name.end else (token.end, name.start)
            if end - start <= 16 and _BESIDE.fullmatch(line.rest, start, end):
                return True
    if line.rest.replace(name.text, "").strip(" \x00,;:"):
        return False
    for number in (line.number - 1, line.number + 1):
        if 0 <= number < len(page) and page[number].has(Kind.PHONE) and not page[number].rest.strip(" \x00,;:"):
            return all(segment.who not in STRANGERS for segment in page[number].segments)
    return False


def _as_persons(names: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for each person: 王先生 and 王伟 are one, called by the fuller name."""
    persons: list[Candidate] = []
    for name in names:
        for number, person in enumerate(persons):
            if person.rank > 16 and names_agree(person.text, name.text):
                fuller = fuller_name(person.text, name.text)
                if fuller != person.text and name.sure:
                    persons[number] = Candidate(fuller, person.rank, person.sure, person.place, person.who)
                break
        else:
            persons.append(name)
    return persons
