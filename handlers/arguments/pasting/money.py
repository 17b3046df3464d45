"""The amount that a repair is estimated at, or a premium; not a deductible, a sum insured, a part of a sum."""

import re
from collections.abc import Iterator

from domain.errors import DomainError
from domain.money import FEN_PER_YUAN, Fen
from handlers.arguments.amounts import read_amount
from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import BLANK, Kind, Token
from handlers.arguments.pasting.vocabulary import NOTHING, Who

_WORDS_BY_RANK = {
    46: "保费合计 总保费 保险费合计",
    41: "定损 定损金额 定损价 定损价格 定损额 定损费用 核损 核损金额 核价 核损价 定了 核了",
    36: "合计 合计金额 总计 共计 总价 总金额 总额 总共 一共 TOTAL",
    35: "金额 费用 报价 AMOUNT",
    32: "约 大约 大概 差不多 估计 估",
    22: "商业险 商业 全险 全保 双险",
    21: "交强险 交强",
    20: "交了 缴了",
}
_RANKS = {word: rank for rank, words in _WORDS_BY_RANK.items() for word in words.split()}
_RANK_OF_PART = {"商业": 30, "交强": 29, "强制": 29}
"""Ranks of what a part of the premium is called: 商业险保费."""
_MOST_RANK_OF_A_PART = 22
_LEAST_SURE_FEN = 5_000
_NEXT_OF_RANGE = re.compile(" ?(?:-|~|—|到|至) ?")
_NO_MONEY_BEHIND = re.compile(
    " ?(?:公里|KM|千米|英里|里|年|月|日|号|天|小时|分钟?|点|时|次|辆|台|个|座|折|%|度|级|款|期|楼|层|室|路|吨|升|人|"
    "张|件|条|项|寸|匹|马力|秒|岁|单|幅|面|处|块漆|米|厘米|CM|MM)"
)
_LAST_TIME = re.compile("(?:去年|上年|今年|往年)[是才要]?$")
_MORE = re.compile("[多余]")
_UNIT = re.compile("[¥元块圆$]|RMB|CNY")
_LONGEST_GAP = 10
_LEAST_BARE = 100
_YEARS = range(1990, 2040)
_EDGES = f" \t,;。:()[]|{BLANK}、【】/+"


def candidates(page: Page, field: str) -> Iterator[Candidate]:
    """The amounts that may be the ``field``: ``estimate`` or ``premium``. Of equal premiums the largest comes first."""
    for line in page:
        for segment in line.segments:
            former: tuple[Token, int] | None = None
            for number, token in enumerate(segment.of(Kind.AMOUNT)):
                goes_on = former and _NEXT_OF_RANGE.fullmatch(line.shape, former[0].end, token.start)
                following = next((each for each in segment.of(Kind.AMOUNT)[number + 1 :]), None)
                begins = following and _NEXT_OF_RANGE.fullmatch(line.shape, token.end, following.start)
                rank = former[1] - 1 if former and goes_on else _rank(line, segment, token, field, is_first=number == 0)
                former = (token, rank)
                amount = read(token.shape)
                if amount and rank > 0:
                    is_exact = not (goes_on or begins or _MORE.search(token.shape)) and amount >= _LEAST_SURE_FEN
                    sure = is_exact and rank > _MOST_RANK_OF_A_PART
                    place = (0, -amount) if field == "premium" else (line.number, token.start)
                    yield Candidate(typed(amount), rank, sure, place)


def read(shape: str) -> Fen | None:
    """The amount that is written, above zero; ``None`` if it is none."""
    try:
        amount = read_amount(_MORE.sub("", "".join(shape.split())).replace("$", ""))
    except DomainError:
        return None
    return amount if amount and amount > 0 else None


def typed(amount: Fen) -> str:
    """An amount as one types it: 8500, 8500.50."""
    yuan, fen = divmod(amount, FEN_PER_YUAN)
    return f"{yuan}.{fen:02}" if fen else str(yuan)


def _rank(line: Line, segment: Segment, token: Token, field: str, *, is_first: bool) -> int:
    if segment.who is Who.THIRD or _NO_MONEY_BEHIND.match(line.shape, token.end):
        return 0
    mark = segment.mark
    if mark and is_first and mark.fields:
        if field in mark.fields and token.start - mark.end <= _LONGEST_GAP:
            rank = _RANKS.get(mark.word, LABELLED - 1)
            return min(rank, _RANK_OF_PART.get(mark.prefix[:2], rank))
        if NOTHING in mark.fields:
            return 0
        if field not in mark.fields and {"estimate", "premium"} & set(mark.fields):
            return 0
    return _rank_of_unlabelled(line, token, field)


def _rank_of_unlabelled(line: Line, token: Token, field: str) -> int:
    if _UNIT.search(token.shape):
        return 14
    if _LAST_TIME.search(line.shape, max(0, token.start - 6), token.start):
        return 14 if field == "premium" else 0
    before, after = line.shape[token.start - 1 : token.start], line.shape[token.end : token.end + 1]
    digits = token.shape.strip()
    if not digits[0].isdecimal() or (before and before not in _EDGES) or (after and after not in _EDGES):
        return 0
    if digits.isdecimal() and (int(digits) < _LEAST_BARE or int(digits) in _YEARS or len(digits) > 6):
        return 0
    return 10
