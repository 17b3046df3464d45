"""How long what is unpaid has been due (domain §4)."""

from dataclasses import dataclass

AGES = ((0, 0), (1, 15), (16, 30), (31, 60), (61, None))
"""The first and the last day after the due date of each age; the first is what is not late, the last has no end."""


@dataclass(frozen=True)
class Ageing:
    """What is unpaid, in fen, by how long it has been due: one sum for each of ``AGES``."""

    sums_fen: tuple[int, ...] = (0,) * len(AGES)

    def __add__(self, other: "Ageing") -> "Ageing":
        return Ageing(tuple(own + others for own, others in zip(self.sums_fen, other.sums_fen, strict=True)))

    @property
    def total_fen(self) -> int:
        """All that is billed and unpaid."""
        return sum(self.sums_fen)

    @property
    def late_fen(self) -> int:
        """What of it is late."""
        return sum(self.sums_fen[1:])


NOTHING_UNPAID = Ageing()


@dataclass(frozen=True)
class InsurerAgeing:
    """What one insurer has not paid, by how long it has been due."""

    insurer_id: int
    insurer: str
    ageing: Ageing
    penalty_fen: int


@dataclass(frozen=True)
class AgeingView:
    """Every insurer that has something unpaid, the one with the oldest first."""

    insurers: tuple[InsurerAgeing, ...]

    @property
    def total(self) -> Ageing:
        """All of it together."""
        return sum((each.ageing for each in self.insurers), NOTHING_UNPAID)

    @property
    def penalty_fen(self) -> int:
        """The late penalty owed by all of them, which is in none of these sums."""
        return sum(each.penalty_fen for each in self.insurers)
