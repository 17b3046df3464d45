"""A bank's list on its way to payments: the file, what was read of it, its lines, what each would pay (domain §4)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.errors import DomainError
from domain.insurers.views.results import AllottedView
from domain.pages import Page

Cell = str | Decimal | date | None
"""What stands in a cell of a sheet: a text, an exact number, a day, nothing."""


@dataclass(frozen=True)
class SentFile:
    """A file that a message brought, as the chat platform tells of it."""

    message_id: int
    sent_at: datetime
    file_id: str
    name: str
    size_bytes: int | None = None
    is_spreadsheet: bool = False
    """Whether its name or type says so; what it is, its bytes say."""


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet that hold anything, each with its number in the file, and how many other sheets do."""

    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    others: int = 0


@dataclass(frozen=True)
class SheetLine:
    """A line that tells of money received."""

    row: int
    day: date
    payer: str
    amount_fen: int


@dataclass(frozen=True)
class UnreadLine:
    """A line that could not be read: its number, why (``date``, ``amount``, ``decimals``, …), and what stands there."""

    row: int
    why: str
    raw: str


@dataclass(frozen=True)
class Reading:
    """What a sheet says; ``left_out`` counts the lines on which no money came in."""

    lines: tuple[SheetLine, ...]
    unread: tuple[UnreadLine, ...]
    left_out: int
    other_sheets: int = 0


class BankState(StrEnum):
    """What became of a file."""

    WAITING = "waiting"
    """To be fetched and read."""
    READ = "read"
    REFUSED = "refused"
    """It is no list of payments, or could not be had; ``why`` says what is wrong."""
    SAME = "same"
    """The very same file was read before."""
    WITHDRAWN = "withdrawn"
    """It was sent by mistake."""


class LineState(StrEnum):
    """What became of a line."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    LEFT_OUT = "left_out"
    UNREAD = "unread"


class Doubt(StrEnum):
    """Why a line is not confirmed along with the sure ones."""

    UNKNOWN = "unknown"
    """The payer is no insurer of ours."""
    AMBIGUOUS = "ambiguous"
    """It may be one of several insurers."""
    LIKELY = "likely"
    """An insurer's name stands there, but nothing says that an insurer paid."""
    TOLD = "told"
    """A payment alike stands already."""
    DAY = "day"
    """Its day would be refused."""


@dataclass(frozen=True)
class BankJob:
    """A file that somebody has claimed to fetch and read."""

    id: int
    centre_id: int
    file_id: str
    tries: int


@dataclass(frozen=True)
class BankLineView:
    """A line as it stands: whose money it seems to be, what speaks against that, and what it would pay."""

    id: int
    row: int
    day: date
    payer: str
    """Of a line that could not be read: what stands there."""
    amount_fen: int
    state: LineState
    is_person: bool
    """Whether the payer may be a private person."""
    insurer_id: int | None = None
    insurer: str = ""
    is_assigned: bool = False
    doubt: Doubt | None = None
    choices: tuple[tuple[int, str], ...] = ()
    """The insurers that an ambiguous payer may be, by id and name."""
    told_on: date | None = None
    """The day of the payment alike that stands already."""
    refusal: DomainError | None = None
    """What ``receive_payment`` would refuse it with."""
    pays: tuple[AllottedView, ...] = ()
    kept_fen: int = 0
    """What would stay as credit."""
    exact: int | None = None
    """The statement of which it is exactly what is unpaid."""
    why: str = ""
    """Why it could not be read."""

    @property
    def is_sure(self) -> bool:
        """Whether it may be confirmed without another look."""
        return self.state is LineState.OPEN and self.insurer_id is not None and self.doubt is None


@dataclass(frozen=True)
class BankCounts:
    """How the lines of a list stand."""

    open: int
    sure: int
    unknown: int
    confirmed: int
    confirmed_fen: int
    left_out: int
    unread: int


@dataclass(frozen=True)
class BankListView:
    """A list and some of its lines: those that wait, those that are decided, or those that could not be read."""

    id: int
    name: str
    by: str
    sent_on: date
    state: BankState
    why: str
    counts: BankCounts
    no_money: int
    """Lines on which no money came in."""
    other_sheets: int
    lines: Page[BankLineView]
    same_as: int | None = None


@dataclass(frozen=True)
class OpenList:
    """A list of which lines still wait."""

    id: int
    name: str
    sent_on: date
    open: int
