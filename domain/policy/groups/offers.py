"""Values of what is offered to customers (domain §5)."""
# ruff: noqa: RUF009 - these calls make dataclass fields

from dataclasses import dataclass

from domain.money import BasisPoints, Fen, yuan
from domain.policy.definitions import amount, count, days, months, rate, switch


@dataclass(frozen=True)
class Bundle:
    """One bundle: what it gives, what the customer pays on top, what it costs us (domain §5).

    Where something is unlimited, its number is how many a year are expected.
    """

    surcharge: Fen = amount(0, "§5", most=1_000_000)
    rebate: BasisPoints = rate(800, "§5", least=1, most=5_000)
    maintenance_visits: int = count(2, "§5", most=50)
    maintenance_unlimited: bool = switch(False, "§5")
    maintenance_worth: Fen = amount(800, "§5", most=100_000)
    """What one visit is worth to the customer."""
    maintenance_cost: Fen = amount(600, "§5", most=100_000)
    """What one visit costs us."""
    inspections: int = count(1, "§5", most=50)
    inspections_unlimited: bool = switch(False, "§5")
    inspection_worth: Fen = amount(300, "§5", most=100_000)
    loaner_times: int = count(0, "§5", most=365)
    loaner_unlimited: bool = switch(False, "§5")
    fixed_cost: Fen = amount(50, "§5", most=1_000_000)


@dataclass(frozen=True)
class Bundles:
    """The three bundles and the rule for giving one back (domain §5)."""

    economy: Bundle = Bundle()
    comfort: Bundle = Bundle(
        surcharge=yuan(200),
        rebate=BasisPoints(1_000),
        maintenance_visits=3,
        inspections=2,
        loaner_times=3,
        fixed_cost=yuan(150),
    )
    prestige: Bundle = Bundle(
        surcharge=yuan(1_000),
        rebate=BasisPoints(1_200),
        maintenance_visits=4,
        maintenance_unlimited=True,
        inspections=2,
        inspections_unlimited=True,
        loaner_unlimited=True,
        fixed_cost=yuan(300),
    )
    cancel_refund: BasisPoints = rate(10_000, "§5")
    """The share of the unused worth that a cancelled sale gives back."""
    churn_months: int = months(12, "§5")

    def of(self, name: str) -> Bundle:
        """The bundle ``economy``, ``comfort`` or ``prestige``; ``KeyError`` for any other word."""
        return {"economy": self.economy, "comfort": self.comfort, "prestige": self.prestige}[name]


@dataclass(frozen=True)
class Entitlements:
    """What a sold bundle gives, and when its end is announced (domain §5)."""

    valid_months: int = months(12, "§5")
    notice_days: int = days(30, "§5", most=180)


@dataclass(frozen=True)
class Quotes:
    """Quotes given to customers (domain §5)."""

    valid_days: int = days(7, "§5", most=90)


@dataclass(frozen=True)
class Clv:
    """The inputs of a customer's lifetime value (domain §5)."""

    addon_penetration: BasisPoints = rate(3_500, "§5")
    addon_ticket: Fen = amount(2_000, "§5", most=1_000_000)
    addon_margin: BasisPoints = rate(6_000, "§5")
    renewal: BasisPoints = rate(8_500, "§5")
    years: int = count(3, "§5", least=1, most=10)
    history_count: int = count(30, "§5", least=1, most=10_000)
    """From how many bundles on the centre's own rates replace these."""
    vip: Fen = amount(50_000, "§5")
