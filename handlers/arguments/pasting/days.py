"""The day a policy expires, and not the day of an accident, of a chat, or of the policy's beginning."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from domain.errors import DomainError
from handlers.arguments.dates import Assume, read_date, read_dotted_date
from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import Kind, Token
from handlers.arguments.pasting.vocabulary import NOTHING

_CLOCK = r"(?:[T ]{0,2}(?:[01]?[0-9]|2[0-4])[:时点](?:[0-5]?[0-9])?(?:[:分][0-9]{0,2})?秒?|零时)"
_HAS_CLOCK = re.compile(rf" ?(?:上午|下午|晚上|凌晨|中午|早上)?{_CLOCK}")
_UNTIL = re.compile(rf" ?{_CLOCK}?[\s\x00]{{0,2}}起?[\s\x00]{{0,2}}(?:至|到|-|~|—){{1,2}} ?")
_ENDS = re.compile(rf"{_CLOCK}? ?(?:到期|就到|到(?![店场厂货访家你我])|截止|止|过期|脱保|满期|届满|为止|EXPIR)")
_SHOULD_END = re.compile("(?:保险|车险|商业险?|交强险?|保单|续保|到期|截止)[^,。;\x00]{0,4}$")
_OTHER_DAY = re.compile(
    "[ ,]{0,2}(?:左右|前后|之?前)?(?:出险|报案|事故|发生"
    "|碰撞|进店|到店|来店|入厂|送修|交车|提车|起保|起(?!火)|生效|投保|签单|"
    "上牌|注册|购车|买|上路|预约|联系|回访|过来|送来|上午|下午|晚上|出生|年检|检车|过户|过年|出差|回来|有空|方便|去你|去店|来做|来修|保养|做)"
)
_RIGHT_BEFORE = re.compile(rf"{_CLOCK}? ?(?:就要?|将|才|的)?")
_PARTED = re.compile("[-/.]")
_COMPULSORY, _COMMERCIAL = re.compile("交强"), re.compile("商业")
_SOONEST, _LATEST = timedelta(days=-60), timedelta(days=550)
_ABOUT_A_YEAR = range(363, 369)
_LONG_AHEAD = 300


def candidates(page: Page, today: date) -> Iterator[Candidate]:
    """The days on which a policy may expire."""
    for line in page:
        days = [token for token in line.tokens if token.kind is Kind.DATE]
        for number, token in enumerate(days):
            until = days[number + 1] if number + 1 < len(days) else None
            if until and _UNTIL.fullmatch(line.shape, token.end, until.start):
                continue
            since = days[number - 1] if number else None
            if since and not _UNTIL.fullmatch(line.shape, since.end, token.start):
                since = None
            yield from _candidates(line, token, since, today)


def _candidates(line: Line, token: Token, since: Token | None, today: date) -> Iterator[Candidate]:
    segment = line.at(token.start)
    rank = _rank(line, segment, token, since)
    day = read(token.shape, today)
    if day is None or rank <= 0:
        return
    if since and rank < LABELLED - 1:
        begun = read(since.shape, today)
        rank = 36 if begun and (day - begun).days in _ABOUT_A_YEAR else rank
    if rank <= 10 and not _SOONEST <= day - today <= _LATEST:
        return
    place = (line.number, token.start)
    just_past = _just_past(token.shape, day, today)
    yield Candidate(day.isoformat(), rank, rank > 20 and just_past is None, place)
    if just_past:
        yield Candidate(just_past.isoformat(), rank - 2, sure=False, place=place)


def read(shape: str, today: date, assume: Assume = Assume.FUTURE) -> date | None:
    """The day that is written, also as 12.31; ``None`` if there is no such day."""
    text = "".join(shape.split())
    text = text.rstrip("日号") if _PARTED.search(text) else text
    try:
        return read_date(text, today, assume) or read_dotted_date(text, today, assume)
    except DomainError:
        return None


def _rank(line: Line, segment: Segment, token: Token, since: Token | None) -> int:
    """How likely the day is an expiry: by its label, by 到期 behind it, or not by anything."""
    first = since or token
    is_first = not any(segment.start <= other.start < first.start for other in segment.of(Kind.DATE))
    commercial = 0 if _told_of(line, token, _COMPULSORY) and not _told_of(line, token, _COMMERCIAL) else 1
    if segment.tells("expires") and is_first:
        return LABELLED - 1 + commercial
    if _ENDS.match(line.shape, token.end) or _is_before_label(line, token):
        return LABELLED - 1 + commercial
    if segment.tells(NOTHING) and is_first:
        return 0
    if _HAS_CLOCK.match(line.shape, token.end) or _OTHER_DAY.match(line.shape, token.end):
        return 0
    if _SHOULD_END.search(line.shape, max(0, token.start - 8), token.start):
        return 18
    return 0 if token.shape[-1] in "天后" else 10


def _is_before_label(line: Line, token: Token) -> bool:
    """Whether 到期 or the like stands right behind a day, as a verb."""
    following = next((each.mark for each in line.segments if each.mark and each.start >= token.end), None)
    if following is None or "expires" not in following.fields or following.colon:
        return False
    return bool(_RIGHT_BEFORE.fullmatch(line.shape, token.end, following.start))


def _told_of(line: Line, token: Token, which: re.Pattern[str]) -> bool:
    """Whether 商业 or 交强 stands before a day, behind the day before it."""
    former = max((other.end for other in line.tokens if other.end <= token.start), default=0)
    return bool(which.search(line.shape, max(former, token.start - 16), token.start))


def _just_past(shape: str, day: date, today: date) -> date | None:
    """The day a year before, where a day without a year may as well have just passed."""
    if (day - today).days < _LONG_AHEAD or len(re.findall("[0-9]+", shape)) > 2 or "年" in shape or len(shape) == 8:
        return None
    past = read(shape, today, assume=Assume.PAST)
    return past if past and past - today >= _SOONEST else None
