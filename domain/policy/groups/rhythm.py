"""Values of when the bot speaks by itself (domain §10)."""
# ruff: noqa: RUF009 - these calls make dataclass fields

from dataclasses import dataclass
from datetime import time

from domain.policy.definitions import time_of_day


@dataclass(frozen=True)
class Digests:
    """When each digest goes out, by the centre's clock (domain §10)."""

    cases: time = time_of_day(8, 30, "§10")
    photos: time = time_of_day(16, 30, "§10")
    renewals: time = time_of_day(9, 0, "§10")
    credit: time = time_of_day(9, 30, "§10")
    settlement: time = time_of_day(9, 0, "§10")
    duty_evening: time = time_of_day(18, 0, "§10")
    duty_morning: time = time_of_day(8, 0, "§10")
    plan: time = time_of_day(9, 0, "§10")
    week: time = time_of_day(9, 5, "§10")
    month: time = time_of_day(9, 10, "§10")


@dataclass(frozen=True)
class Quiet:
    """When only urgent things are sent; over midnight if ``from_`` is the later (domain §10)."""

    from_: time = time_of_day(21, 0, "§10")
    until: time = time_of_day(8, 0, "§10")
