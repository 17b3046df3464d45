"""The agent a referral is from or for: named behind a label, in a sentence, as its sender or by signature."""

import re
from collections.abc import Iterator, Sequence

from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.mentions import Mention
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.spotting import BLANK, Kind
from handlers.arguments.pasting.vocabulary import Who

_HAN = re.compile("[\u4e00-\u9fff]")
_GOES_ON = re.compile(
    "推|介绍|转|这边|那边|说|老师|姐|哥|总|经理|的|给|来|联系|跟进|报|算|处理|对接|负责|您|你|那|发|让|帮|请|看|收|吧|哈|谢|在|要|和|与|平安|人保|保险|小姐|女士|先生|"
    "今|昨|明|下|两|二|三|几|一|这|有|问|代|做|去|过|电话|手机|微信"
)
_TOLD_BEFORE = re.compile(r"(?:给|由|被|让|请|找|联系|麻烦|叫|通过|→|>|到)[\s:]?$")
_TELLS_AFTER = re.compile(r"[\s,:]{0,2}(?:推|介绍|转)")
_IN_BRACKETS = re.compile(r"[【\[].*[】\]]")
_SIGNED = re.compile(r"[\s\-_/·|()【】\[\]—,。!:]*")


def candidates(page: Page, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """The agents that the text names; whoever is the customer by a label is none."""
    for mention in mentions:
        line = page[mention.line]
        rank = _rank(page, line, mention)
        if rank <= 0:
            continue
        for named in mention.whose:
            told_apart = rank + _company_is_named(line, mention, named.names)
            sure = rank > 20 and len(mention.whose) == 1
            yield Candidate(named.name, told_apart, sure, (mention.line, mention.start))


def is_the_customer(line: Line, mention: Mention) -> bool:
    """Whether a label makes the one who is named the customer: 车主：陈静."""
    segment = line.at(mention.start)
    is_theirs = segment.who in (Who.OWNER, Who.CONTACT, Who.REPORTER) or segment.tells("name")
    if segment.mark is None or not is_theirs:
        return False
    between = line.shape[segment.mark.end : mention.start]
    return not _HAN.search(between) and segment.who not in (Who.AGENT, Who.SENDER, Who.OTHER)


def _rank(page: Page, line: Line, mention: Mention) -> int:
    segment = line.at(mention.start)
    before, after = line.shape[max(0, mention.start - 8) : mention.start], line.shape[mention.end : mention.end + 8]
    if is_the_customer(line, mention) or segment.who is Who.THIRD:
        return 0
    if _HAN.match(after) and not _GOES_ON.match(after):
        return 8
    if segment.who is Who.AGENT:
        return LABELLED
    if _TOLD_BEFORE.search(before) or _TELLS_AFTER.match(after):
        return LABELLED
    if speaks(page, line, mention) or (segment.mark and segment.mark.word == "@"):
        return 35
    return 30


def speaks(page: Page, line: Line, mention: Mention) -> bool:
    """Whether the text is by the one mentioned: as its sender, or by the signature below it."""
    if line.at(mention.start).who is Who.SENDER:
        return True
    if _IN_BRACKETS.fullmatch(line.shape, mention.start - 1, mention.end + 1):
        return True
    is_last = line.number == len(page) - 1 and line.number > 0 and not line.has(Kind.PLATE)
    return is_last and bool(_SIGNED.fullmatch(line.shape, 0, mention.start))


def _company_is_named(line: Line, mention: Mention, names: Sequence[str]) -> int:
    """One more where the rest of an agent's names, the company, stands in the line."""
    rest = {name.replace(mention.name, "").strip("()（）") for name in names} - {""}
    return int(any(company in line.shape for company in rest if len(company) > 1 and BLANK not in company))
