"""The pool of loaner cars (domain §3)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LoanerView:
    """A car of the pool: free, or out to ``case`` until ``due_on``."""

    id: int
    plate: str
    model: str
    case: int | None = None
    due_on: date | None = None
    is_late: bool = False


@dataclass(frozen=True)
class PoolView:
    """Every car that is not retired: late ones first, then those out by the day they are due, then the free ones."""

    cars: tuple[LoanerView, ...]
    today: date

    @property
    def free(self) -> tuple[LoanerView, ...]:
        """The cars that can be lent now."""
        return tuple(car for car in self.cars if car.case is None)

    @property
    def late(self) -> tuple[LoanerView, ...]:
        """The cars that should be back."""
        return tuple(car for car in self.cars if car.is_late)
