"""What may be the value of a field, how likely it is, and which of several it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers.arguments.pasting.vocabulary import Who

LABELLED = 40
"""The rank of a value behind a label that says just that."""
CLOSE = 6
"""Two values whose ranks differ less than this compete."""
MOST_OTHERS = 5


@dataclass(frozen=True)
class Found:
    """The value of a field, as one would type it in the one-line command."""

    text: str
    doubtful: bool
    """Whether it is a guess, to be confirmed by eye before it counts."""
    others: tuple[str, ...] = ()
    """What else it might be, the likeliest first."""


@dataclass(frozen=True)
class Candidate:
    """A value that a field may have: how likely (``rank``), whether beyond doubt if nothing competes."""

    text: str
    rank: int
    sure: bool
    place: tuple[int, int]
    """Line and position: of equals, the first counts."""
    who: Who | None = None


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Each value once, at its likeliest, the likeliest first."""
    best: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda each: (-each.rank, not each.sure, each.place)):
        best.setdefault(candidate.text, candidate)
    return list(best.values())


def settled(candidates: Sequence[Candidate]) -> Found | None:
    """The likeliest of ``ranked`` candidates; doubtful if it is a guess, or if another is nearly as likely."""
    if not candidates:
        return None
    best, *rest = candidates
    competing = any(best.rank - other.rank < CLOSE for other in rest)
    others = tuple(other.text for other in rest[:MOST_OTHERS])
    return Found(best.text, not best.sure or competing, others)


def doubted(candidate: Candidate) -> Candidate:
    """The same as a guess."""
    return replace(candidate, sure=False)
