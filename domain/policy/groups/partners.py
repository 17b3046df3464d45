"""Values of the work with agents, fleets and insurers to be won (domain §6-§9)."""
# ruff: noqa: RUF009 - these calls make dataclass fields

from dataclasses import dataclass
from datetime import time

from domain.money import BasisPoints, Fen
from domain.policy.definitions import amount, count, days, hours, rate, time_of_day, weekday


@dataclass(frozen=True)
class Referrals:
    """Referrals with agents, both ways (domain §6)."""

    fee_out: Fen = amount(50, "§6", most=10_000)
    fee_out_least: Fen = amount(50, "§6", most=10_000)
    fee_out_most: Fen = amount(100, "§6", most=10_000)
    fee_in: Fen = amount(80, "§6", most=10_000)
    fee_in_least: Fen = amount(50, "§6", most=10_000)
    fee_in_most: Fen = amount(80, "§6", most=10_000)
    open_days: int = days(90, "§6", most=365)
    protect_days: int = days(90, "§6", most=365)
    """For how long a plate stays with the agent who was first."""


@dataclass(frozen=True)
class Duty:
    """Agents on site (domain §6)."""

    weekday: int = weekday(6, "§6")
    from_: time = time_of_day(9, 0, "§6")
    until: time = time_of_day(17, 0, "§6")


@dataclass(frozen=True)
class Fleets:
    """From when on a company is a fleet (domain §7)."""

    vehicles_least: int = count(10, "§7", least=1, most=1_000)


@dataclass(frozen=True)
class Plan:
    """What we promise an insurer in one cooperation plan, a year (domain §8)."""

    cases: int = count(200, "§8", least=1, most=100_000)
    first_fix: BasisPoints = rate(9_500, "§8")
    original_parts: BasisPoints = rate(10_000, "§8")
    satisfaction: BasisPoints = rate(9_000, "§8")
    assessed_hours: int = hours(24, "§8", most=720)


@dataclass(frozen=True)
class Plans:
    """The two cooperation plans, and the rise in assessment that plan B asks for (domain §8)."""

    basic: Plan = Plan()
    deep: Plan = Plan(cases=500, satisfaction=BasisPoints(9_500))
    uplift_least: BasisPoints = rate(500, "§8")
    uplift_most: BasisPoints = rate(800, "§8")

    def of(self, name: str) -> Plan:
        """The plan ``basic`` (A) or ``deep`` (B); ``KeyError`` for any other word."""
        return {"basic": self.basic, "deep": self.deep}[name]


@dataclass(frozen=True)
class Acquisition:
    """What winning a customer costs elsewhere, to compare with (domain §9)."""

    traditional: Fen = amount(200, "§9", least=1, most=1_000_000)
