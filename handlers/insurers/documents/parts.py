"""What the files are put together from: plain words, and what lines and payments are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.cases import service as cases
from domain.cases.views import ClaimView
from domain.insurers.views import AGES, LineView, Received, StatementView
from locales import say

NO_CLAIM = ClaimView("", "")
Claims = Mapping[int, ClaimView]


@dataclass(frozen=True)
class Item:
    """A part of a line that stands on a line of its own in files."""

    what: str
    corrects: str
    """The statement that had the case before: S3."""
    fen: int


def plain(lang: str, key: str, **facts: object) -> str:
    """A sentence as files hold it: text without any formatting."""
    return say(lang, key, **facts).unescape()


async def claims_of(centre_id: int, lines: Iterable[LineView]) -> Claims:
    """Plates and claim numbers of the cases of some lines."""
    return await cases.claims_of(centre_id, {line.case_number for line in lines})


def items_of(lang: str, line: LineView) -> list[Item]:
    """A line as its parts: what the case came to, or was corrected by, and below it what is for supplements."""
    former = f"S{line.corrects}" if line.corrects else ""
    usual = "share" if line.corrects is None else "lowered" if line.rest_fen < 0 else "raised"
    rest = [Item(plain(lang, "insurers-item", item=usual), former, line.rest_fen)]
    added = [Item(plain(lang, "insurers-item", item="supplement"), former, line.supplement_fen)]
    if not line.supplement_fen:
        return rest
    return [*rest, *added] if line.rest_fen else added


def source_of(lang: str, received: Received) -> str:
    """Where something that came in is from."""
    source = "paid" if not received.is_credit else "credit" if received.fen > 0 else "returned"
    return plain(lang, "insurers-received-as", source=source)


def state_in_words(lang: str, statement: StatementView) -> str:
    """Its state; what asks for no money was never paid either."""
    state = statement.state if statement.amount_fen > 0 else "nothing"
    return plain(lang, "insurers-state-in-words", state=state)


def period_of(lang: str, statement: StatementView) -> str:
    """The days it covers."""
    return plain(lang, "insurers-sheet-period-of", opens=statement.opens_on, closes=statement.closes_on)


def ages(lang: str) -> list[str]:
    """What the ages are called, in their order."""
    return [plain(lang, "insurers-age", age=place) for place in range(len(AGES))]
