"""Values of the daily work: cases, complaints, renewals, privacy (domain §2, §3)."""

from dataclasses import dataclass

from domain.policy.definitions import case_day, count, days, hours, minutes, months, switch


@dataclass(frozen=True)
class Steps:
    """When each step of a case is due: hours after arrival, or days counted from day 0 (domain §3)."""

    inspection_hours: int = hours(1, "§3", most=72)
    plan_hours: int = hours(4, "§3", most=72)
    submitted_days: int = case_day(0, "§3")
    assessed_hours: int = hours(24, "§3", most=720)
    informed_days: int = case_day(1, "§3")
    photo_days: int = case_day(2, "§3")
    eta_days: int = days(1, "§3", least=0, most=30)
    """Days before the promised delivery."""
    quality_days: int = case_day(6, "§3")
    delivered_days: int = case_day(6, "§3")
    callback_days: int = days(1, "§3", least=0, most=30)
    """Days after delivery."""


@dataclass(frozen=True)
class Cases:
    """Accident cases (domain §3)."""

    step: Steps = Steps()
    express_hours: int = hours(48, "§3", most=720)
    repair_days: int = case_day(5, "§3")
    promise_days: int = days(180, "§3")
    warn_minutes: int = minutes(15, "§3", most=240)
    escalate_hours: int = hours(2, "§3", most=72)
    dispute_count: int = count(3, "§3", least=1, most=20)
    dispute_days: int = days(90, "§3")
    conversion_months: int = months(12, "§3", most=36)
    rework_days: int = days(30, "§3", most=365)
    page_days: int = days(30, "§3", least=0, most=365)


@dataclass(frozen=True)
class Complaints:
    """Complaints and what opens one (domain §3)."""

    escalate_hours: int = hours(24, "§3", most=168)
    nps_at_most: int = count(6, "§3", most=10)


@dataclass(frozen=True)
class Renewals:
    """The renewal radar: how many days ahead an expiring policy is shown (domain §2)."""

    first_days: int = days(90, "§2", most=365)
    second_days: int = days(60, "§2", most=365)
    third_days: int = days(30, "§2", most=365)
    fourth_days: int = days(15, "§2", most=365)
    fifth_days: int = days(7, "§2", most=365)
    last_days: int = days(1, "§2", most=365)

    @property
    def windows_days(self) -> tuple[int, ...]:
        """All of them, the farthest first."""
        return (
            self.first_days,
            self.second_days,
            self.third_days,
            self.fourth_days,
            self.fifth_days,
            self.last_days,
        )


@dataclass(frozen=True)
class Privacy:
    """What the bot does about personal data in groups by itself (domain §2)."""

    tidy: bool = switch(False, "§2")
