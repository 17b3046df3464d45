"""Values of the accounts with insurers and agents (domain §4, §6)."""
# ruff: noqa: RUF009 - these calls make dataclass fields

from dataclasses import dataclass

from domain.money import BasisPoints, Fen
from domain.policy.definitions import amount, count, days, month_day, months, rate


@dataclass(frozen=True)
class Credit:
    """Insurers' credit: limits, lateness, penalty (domain §4)."""

    limit_start: Fen = amount(50_000, "§4")
    watch_share: BasisPoints = rate(8_000, "§4", least=1)
    penalty_daily: BasisPoints = rate(5, "§4", most=100)
    late_watch: int = count(1, "§4", least=1, most=12)
    late_stop: int = count(2, "§4", least=1, most=12)
    legal_days: int = days(60, "§4", most=365)
    letter_days: int = days(7, "§4", least=1, most=90)
    raise_after: int = count(3, "§4", least=1, most=24)
    raise_share: BasisPoints = rate(2_000, "§4", most=10_000)
    ceiling_share: BasisPoints = rate(3_000, "§4", least=1)


@dataclass(frozen=True)
class Settlement:
    """When statements close and are due (domain §4, §6)."""

    monthly_due_day: int = month_day(15, "§4")
    half_close_day: int = month_day(15, "§4")
    half_due_days: int = days(15, "§4", most=90)
    alike_days: int = days(2, "§4", most=30)
    agent_due_day: int = month_day(10, "§6")


@dataclass(frozen=True)
class Margin:
    """The monthly margin review (domain §4)."""

    target: BasisPoints = rate(3_000, "§4")
    warn: BasisPoints = rate(2_000, "§4")
    stop: BasisPoints = rate(1_000, "§4")


@dataclass(frozen=True)
class Insurers:
    """How many insurers a centre should stand on (domain §4)."""

    active_least: int = count(3, "§4", least=1, most=50)
    active_most: int = count(5, "§4", least=1, most=50)
    active_months: int = months(3, "§4")
    concentration: BasisPoints = rate(5_000, "§4", least=1)
    concentration_months: int = months(12, "§4")
