"""Finding labels in a line, however they are written: 车牌：, 客户联系电话（必填）:, 查勘员李强, 12-31到期."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from handlers.arguments.pasting.vocabulary import NOTHING, PREFIXES, SHY, WHAT, WHO, Who

MOST_LABELS = 150
"""How many labels of a line are looked at."""
UNKNOWN = "unknown"
"""What a label tells that nobody has heard of."""


@dataclass(frozen=True)
class Mark:
    """A label where it stands: whom and what it speaks of; ``end`` is where its value begins."""

    start: int
    end: int
    who: Who | None
    fields: tuple[str, ...]
    word: str
    colon: bool
    prefix: str = ""
    """What stands before the word and belongs to it: 商业险 of 商业险保费."""

    @property
    def is_heading(self) -> bool:
        """Whether it names somebody but nothing of them, as headings do: 三者车."""
        return self.who is not None and not self.fields


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        rf"(?<![A-Z0-9]){word}(?![A-Z])" if word.isascii() and word != "@" else word for word in longest_first
    )


_WHO, _WHAT, _PREFIX, _ANY = _any_of(WHO), _any_of(WHAT), _any_of(PREFIXES), _any_of({**WHO, **WHAT})
_LABEL = re.compile(
    rf"(?:(?P<whose>{_WHO})的?[-/ ]?(?P<theirs>(?:{_PREFIX})?(?P<thing>{_WHAT}))"
    rf"|(?P<prefix>{_PREFIX})(?P<what>{_WHAT})|(?P<word>{_ANY}))"
    r"(?:信息|资料)?(?:[0-9一二](?= ?[:=]))?(?: ?\([^()\n]{0,12}\)(?= ?(?:[:=|\t]|$)))?"
    r"(?P<colon>[)\]】」\"”]{0,2} ?(?:[:=]|->|→))?"
)
_OTHER_LABEL = re.compile(
    r"(?:(?<=[\s,;。|\[【(])|^)(?P<word>[^\s,;。|:=\[\]【】()@0-9]{2,10}) ?:(?![0-9]{2}(?![0-9]))"
)
_MENTION = re.compile(r"@[^\s,:]{1,20}")
_SOMEBODY = re.compile(".*(?:人|人员|员|顾问|专员|经理|主管|店长|坐席|客服|技师|师傅)")
_TELLING = re.compile("车牌|联系人|被保险人|投保人|报案号|派单|派修|受损|碰撞部位|预估|估损|出险")
_EDGE = re.compile(r"[\s,;。|、/\[\]【】()!?:→>•-]")
_COUNTED = re.compile(r" ?[0-9A-Z¥一二两三四五六七八九十]")
_CONNECTING = re.compile(r"[\s:=>→|\"“”「【\[(,是为叫-]{0,6}")


def find(shape: str) -> list[Mark]:
    """The labels of a line, in order, none over another; ``shape`` is the line as it is compared."""
    mentions = [found.span() for found in _MENTION.finditer(shape)]
    known = [mark for found in islice(_LABEL.finditer(shape), MOST_LABELS) if (mark := _known(shape, found))]
    known = [mark for mark in known if not any(start < mark.start < end for start, end in mentions)]
    return sorted([*known, *_unknown(shape, known)], key=lambda mark: mark.start)


def has_labels(text: str) -> bool:
    """Whether a text speaks as forms and insurers' pushes do: a heading in brackets, or more than one telling label."""
    return "【" in text or len(set(_TELLING.findall(text))) > 1


def is_whole(shape: str, marks: list[Mark]) -> bool:
    """Whether a line or cell is one known label and nothing else."""
    text = shape.strip(" :【】[]()=*#")
    return bool(text) and any(
        UNKNOWN not in mark.fields and shape[mark.start : mark.end].strip(" :=→【】[]()") == text for mark in marks
    )


def value_start(shape: str, mark: Mark, end: int) -> int:
    """Where the value of a label begins, behind what connects the two: ``：``, 是, a blank, a bracket."""
    found = _CONNECTING.match(shape, mark.end, end)
    return found.end() if found else mark.end


def _known(shape: str, found: re.Match[str]) -> Mark | None:
    word = found["thing"] or found["what"] or found["word"]
    colon = bool(found["colon"])
    is_shy = word in SHY and not (found["prefix"] or found["whose"] or colon)
    if is_shy and (word.isascii() or not _stands_out(shape, found)):
        return None
    who, fields = WHO.get(found["whose"] or word), WHAT.get(word, ())
    if found["prefix"] == "报案" and "phone" in fields:
        who = Who.REPORTER
    return Mark(found.start(), found.end(), who, fields, word, colon, found["prefix"] or "")


def _stands_out(shape: str, found: re.Match[str]) -> bool:
    """Whether a word that is a label at times only has a figure behind it, or stands apart in front."""
    if _COUNTED.match(shape, found.end()) and found["word"] not in WHO:
        return True
    in_front = found.start() == 0 or _EDGE.match(shape, found.start() - 1)
    return bool(in_front) and (found.end() == len(shape) or shape[found.end()] in "\t []【|")


def _unknown(shape: str, known: list[Mark]) -> Iterator[Mark]:
    taken = [(mark.start, mark.end) for mark in known]
    for found in islice(_OTHER_LABEL.finditer(shape), MOST_LABELS):
        start, end = found.span()
        if not any(one < end and start < two for one, two in taken):
            who = Who.OTHER if _SOMEBODY.fullmatch(found["word"]) else None
            yield Mark(start, end, who, () if who else (NOTHING, UNKNOWN), found["word"], colon=True)
