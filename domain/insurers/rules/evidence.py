"""What a file about an insurer's debt has to prove: what came in, and what of a line is a supplement."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from domain.insurers.views import Received


def supplement_part(amount_fen: int, supplements_fen: int, *, is_first: bool) -> int:
    """What of a line is for supplements: where a case is billed for the first time never more than the line.

    A later line may hold more than it comes to, when something else was lowered meanwhile.
    """
    return min(max(supplements_fen, 0), amount_fen) if is_first else supplements_fen


def without_reversed(received: Iterable[Received]) -> tuple[Received, ...]:
    """What came in day by day, and as what; what came in and was taken back leaves no trace."""
    ordered = sorted(received, key=_as_what)
    sums = [
        Received(day, sum(each.fen for each in found), is_credit=is_credit)
        for (day, is_credit), found in groupby(ordered, key=_as_what)
    ]
    return tuple(each for each in sums if each.fen)


def _as_what(received: Received) -> tuple[date, bool]:
    return received.day, received.is_credit
