"""What callers learn of customers and vehicles (domain §2). Whole data: who shows it in a group masks it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CustomerView:
    """A person; ``phone`` and ``name`` are empty where nobody has told them."""

    id: int
    name: str
    phone: str


@dataclass(frozen=True)
class VehicleView:
    """A car with its present owner; ``customer_id`` is ``None`` and the owner's facts are empty while unknown."""

    id: int
    plate: str
    customer_id: int | None
    customer_name: str
    phone: str
    model: str
