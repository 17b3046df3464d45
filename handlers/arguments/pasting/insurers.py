"""The insurer a text is about: by any of its names, not the other car's, not 一路平安 nor 大家好."""

import re
from collections.abc import Iterator, Sequence

from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.mentions import Mention
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import BLANK
from handlers.arguments.pasting.vocabulary import Who

_NO_INSURER_BEHIND = re.compile(
    "[路街里镇村庄桥县市巷园苑城厦夜洋]|小区|花园|广场|银行|大街|家园"
    "|大厦|好[,!。~ ]?|都|一起|无事|归来|到家|到达|抵达|喜乐|"
    "健康|明媚|普照|盛世|百货|汽车城|早上|上午|下午|晚上|辛苦|看|请|注意|知道|人都|没事"
)
_NO_INSURER_BEFORE = re.compile("(?:一路|报|保|祝|人员?|大家|双方|天下|出入|岁岁|平平)$")
_OF_INSURANCE = re.compile(
    "(?:的|家|那边|这边)?(?:保险|财险|财产|产险|车险|股份|人寿|公司|承保|推|查勘|定损|理赔|"
    "报案|案件|案子|客户|保单|事故|全险|交强|商业|双险|续保|报价|保费|投保|的)"
)
_BY_ITSELF = ("保险", "财险", "产险", "车险", "财产")
_EVERYDAY = frozenset({"大家", "阳光", "大地", "天平"})
"""Names that are everyday words: insurers only where something says so."""
_EDGE = re.compile(rf"[^0-9A-Z\u4e00-\u9fff]|{BLANK}")
_INSURED_WITH = re.compile("(?:在|是|投|走|报|找|上|属|买了?|保的?|去年|上年|今年|现|原)$")


def candidates(page: Page, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """The insurers that the text names and how likely each is the one it is about."""
    for mention in mentions:
        line = page[mention.line]
        if (rank := _rank(line, mention)) > 0:
            for named in mention.whose:
                sure = rank > 20 and len(mention.whose) == 1
                yield Candidate(named.name, rank, sure, (mention.line, mention.start))


def _is_the_others(line: Line, segment: Segment, mention: Mention) -> bool:
    """Whether it is the other car's insurer: 对方平安; what follows a comma may be ours again."""
    if segment.who is not Who.THIRD:
        return False
    is_bare = segment.mark is not None and not segment.mark.colon and segment.mark.who is Who.THIRD
    return not is_bare or "," not in line.shape[segment.start : mention.start]


def _rank(line: Line, mention: Mention) -> int:
    segment = line.at(mention.start)
    if _is_the_others(line, segment, mention) or (segment.mark and segment.mark.word == "@"):
        return 0
    if segment.who is Who.SENDER:
        return 12
    if segment.tells("insurer") and (segment.mark and segment.mark.colon):
        return LABELLED
    return _rank_in_sentence(line, segment, mention)


def _rank_in_sentence(line: Line, segment: Segment, mention: Mention) -> int:
    """How likely a name without a label is an insurer: by what stands around it."""
    after, before = line.shape[mention.end : mention.end + 12], line.shape[max(0, mention.start - 12) : mention.start]
    says_so = any(word in mention.name for word in _BY_ITSELF) or mention.name.isascii()
    if not says_so and (_NO_INSURER_BEHIND.match(after) or _NO_INSURER_BEFORE.search(before)):
        return 0
    if says_so or _OF_INSURANCE.match(after):
        return 30
    is_labelled = segment.mark is not None and segment.mark.end == mention.start
    alone = (not after or _EDGE.match(after)) and (not before or _EDGE.match(before[-1]))
    if alone or is_labelled or _INSURED_WITH.search(before):
        return 12 if mention.name in _EVERYDAY and not line.tokens else 28
    return 10
