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
