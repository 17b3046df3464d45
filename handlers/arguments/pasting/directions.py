"""Which way a referral goes: out to an agent or in from one, as far as the text says so."""

import re
from collections.abc import Iterator, Sequence

from handlers.arguments.choices import DIRECTIONS
from handlers.arguments.pasting.agents import is_the_customer, speaks
from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.mentions import Mention
from handlers.arguments.pasting.page import Line, Page

_WORD = re.compile(r"[A-Z]+|[\u4e00-\u9fff]+")
_BY_THE_WAY = frozenset(["送修", "来店", "送来", "送出", "给出", "推出", "内推", "外推", "进入"])
"""Words for a direction that a sentence may also use for something else."""
_IN_SENTENCES = re.compile(
    "|".join(sorted((word for word in DIRECTIONS if not word.isascii() and len(word) > 1), key=len, reverse=True))
)
_TO_US = re.compile("[ ]?(?:我|咱|你|您|贵|本店)")
_FROM_AGENT = re.compile(
    r"[\s,:]{0,2}(?:这边|那边)?(?:推荐|介绍|转介绍?|推|转)(?:给(?:我|咱|你|您|贵)|来|过来|的|了|一|个"
    r"|新?客户|车主|[ ,。;!]|$)"
)
_TO_AGENT = re.compile(r"(?:(?:推荐?|转介?|介绍)?\s?(?:→|->|=>)|(?:推荐?|转介?|介绍)(?:至|到|给))[\s:]{0,2}$")
_PUSHED_TO = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:推荐?|转介?|介绍)\s?$")
_IS_ADDRESSED = re.compile("(?:姐|哥|总|老师|经理)?[, ]{0,2}(?:您好|你好|在忙|在吗|忙吗|麻烦|帮)")
_ASKS_BEFORE = re.compile(r"(?:让|请|麻烦|叫|联系|通知|安排|找)\s?$")
_ASKS_AFTER = re.compile("[^。;]{0,6}(?:联系|跟进|报价|报个价|对接|处理|算|看)")
_A_CUSTOMER_COMES = re.compile(
    "(?:推荐|介绍)(?:一|1)?[个位名]?(?:新|老)?(?:客户|车主|朋友)(?:过去|过来|给[你您]|到[你您贵]|去[你您])"
)


def candidates(page: Page, agents: Sequence[Mention]) -> Iterator[Candidate]:
    """The directions that words of the text mean, surely or perhaps."""
    for line in page:
        yield from _by_words(line)
        yield from _in_sentences(line)
        if found := _A_CUSTOMER_COMES.search(line.shape):
            yield Candidate("in", 16, sure=False, place=(line.number, found.start()))
    for agent in agents:
        line = page[agent.line]
        if not is_the_customer(line, agent):
            yield from _by_agent(page, line, agent)


def _by_words(line: Line) -> Iterator[Candidate]:
    for number, found in enumerate(_WORD.finditer(line.shape)):
        direction = DIRECTIONS.get(found.group().lower())
        if direction is None or found.group() in _BY_THE_WAY:
            continue
        segment = line.at(found.start())
        is_first = (line.number == 0 and number == 0) or line.shape.strip() == found.group()
        if segment.tells("direction") or is_first or (len(found.group()) > 1 and not found.group().isascii()):
            yield Candidate(direction, LABELLED, sure=True, place=(line.number, found.start()))


def _in_sentences(line: Line) -> Iterator[Candidate]:
    for found in _IN_SENTENCES.finditer(line.shape):
        place = (line.number, found.start())
        if found.group() in _BY_THE_WAY:
            yield Candidate(DIRECTIONS[found.group()], 12, sure=False, place=place)
        elif found.group().endswith("给") and _TO_US.match(line.shape, found.end()):
            yield Candidate("in", 30, sure=False, place=place)
        else:
            yield Candidate(DIRECTIONS[found.group()], LABELLED, sure=True, place=place)


def _by_agent(page: Page, line: Line, agent: Mention) -> Iterator[Candidate]:
    place = (line.number, agent.start)
    before = line.shape[max(0, agent.start - 8) : agent.start]
    if _FROM_AGENT.match(line.shape, agent.end):
        yield Candidate("in", 38, sure=True, place=place)
    elif _TO_AGENT.search(before):
        yield Candidate("out", 38, sure=True, place=place)
    elif _PUSHED_TO.search(before):
        yield Candidate("out", 18, sure=False, place=place)
    elif line.number == 0 and not before.strip() and _IS_ADDRESSED.match(line.shape, agent.end):
        yield Candidate("out", 14, sure=False, place=place)
    elif (_ASKS_BEFORE.search(before) or before.endswith("@")) and _ASKS_AFTER.match(line.shape, agent.end):
        yield Candidate("out", 15, sure=False, place=place)
    elif speaks(page, line, agent):
        yield Candidate("in", 12, sure=False, place=place)
