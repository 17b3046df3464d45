"""The ceiling of limits, and when a limit is proposed to be raised, to what (domain §4 Credit limit). Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.insurers.rules.intake import RAISED, RESTORED
from domain.insurers.views import LimitCause
from domain.money import BASIS_POINTS_PER_WHOLE, FEN_PER_YUAN, BasisPoints, Fen, round_half_up, share


@dataclass(frozen=True)
class RaiseTerms:
    """After how many statements in a row that were paid in time it is proposed, by which share of the limit, and
    which share of the centre's last full month's revenue no limit should pass."""

    after_count: int
    share_bp: BasisPoints
    ceiling_share_bp: BasisPoints


@dataclass(frozen=True)
class AskedFor:
    """A statement that asked for money. ``ordinal`` counts those of its insurer; unpaid without ``settled_on``."""

    number: int
    ordinal: int
    due_on: date
    settled_on: date | None

    @property
    def was_in_time(self) -> bool:
        """Whether all of it was received by its due day."""
        return self.settled_on is not None and self.settled_on <= self.due_on

    def is_late(self, today: date) -> bool:
        """Whether it was paid after its due day, or is unpaid on ``today`` though that day is over."""
        return (self.settled_on or today) > self.due_on


def row_in_time(statements: Iterable[AskedFor], count: int) -> tuple[AskedFor, ...]:
    """The last ``count`` of the statements, oldest first, if each followed the other and was paid in time.

    Empty when there are fewer, one is missing between them, or one was late.
    """
    row = tuple(sorted(statements, key=lambda each: each.ordinal)[-count:])
    if len(row) < count or row[-1].ordinal - row[0].ordinal != count - 1:
        return ()
    return row if all(each.was_in_time for each in row) else ()


def row_holds(statements: Collection[AskedFor], count: int, today: date) -> bool:
    """Whether the first ``count`` of the statements are a row paid in time still, and none that followed is late.

    One that followed and is not due yet says nothing against it.
    """
    row = sorted(statements, key=lambda each: each.ordinal)[:count]
    return bool(row_in_time(row, count)) and not any(each.is_late(today) for each in statements)


def settled_through(asking: int, unpaid: Collection[int]) -> int:
    """The ordinal of the newest statement that is paid: of ``asking`` in all, those of ``unpaid`` are not."""
    ordinal = asking
    while ordinal in unpaid:
        ordinal -= 1
    return ordinal


def ceiling_of(revenue_fen: int | None, terms: RaiseTerms) -> Fen | None:
    """What no limit should pass, by the revenue of the last full month; unknown without it."""
    return None if revenue_fen is None else share(revenue_fen, terms.ceiling_share_bp)


def raised(limit_fen: int, terms: RaiseTerms, ceiling_fen: int | None) -> Fen | None:
    """The limit a share higher, rounded half-up to whole yuan, or as high as the ceiling lets it be in whole yuan.

    ``None`` where that is no raise.
    """
    exact_yuan = Fraction(limit_fen * (BASIS_POINTS_PER_WHOLE + terms.share_bp), BASIS_POINTS_PER_WHOLE * FEN_PER_YUAN)
    most_yuan = round_half_up(exact_yuan)
    if ceiling_fen is not None:
        most_yuan = min(most_yuan, ceiling_fen // FEN_PER_YUAN)
    return Fen(most_yuan * FEN_PER_YUAN) if most_yuan * FEN_PER_YUAN > limit_fen else None


def as_raised(statements: str) -> str:
    """The reason of a limit that was raised because ``statements`` (``S3, S5``) were paid in time, as it is kept."""
    return f"{RAISED}{statements}"


def names_of(numbers: Sequence[int]) -> str:
    """Statements as people call them: ``S3, S5``."""
    return ", ".join(f"S{number}" for number in numbers)


def cause_of(reason: str) -> LimitCause:
    """The reason of a limit, as it is kept, taken apart."""
    is_restored = reason.startswith(RESTORED)
    rest = reason.removeprefix(RESTORED)
    if rest.startswith(RAISED):
        return LimitCause(statements=rest.removeprefix(RAISED), is_restored=is_restored)
    return LimitCause(text=rest, is_restored=is_restored)
