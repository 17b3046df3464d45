"""Refusals about customers, vehicles and policies: what can't be a plate, a phone, a name or an expiry (domain §2)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import InputRefused

QUOTED_CHARACTERS = 40


def quoted(text: str) -> str:
    """The offending ``text`` as a sentence may repeat it: one line, printable, at most 40 characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * QUOTED_CHARACTERS]).split())
    return line if len(line) <= QUOTED_CHARACTERS else line[: QUOTED_CHARACTERS - 1] + "…"


@dataclass(eq=False)
class NotAPlate(InputRefused):
    """The text is not a plate: wrong length, wrong province, or characters that plates don't have."""

    key = "customers-not-a-plate"
    text: str


@dataclass(eq=False)
class PlateHasNoIOrO(InputRefused):
    """The text would be a plate but for a letter I or O, which plates never have."""

    key = "customers-plate-has-no-i-or-o"
    text: str
    suggestion: str


@dataclass(eq=False)
class NotAPhone(InputRefused):
    """The text is not a mainland mobile number."""

    key = "customers-not-a-phone"
    text: str


@dataclass(eq=False)
class NotAVin(InputRefused):
    """The text is not a VIN: not 17 characters, or with a letter I, O or Q."""

    key = "customers-not-a-vin"
    text: str


@dataclass(eq=False)
class NotAName(InputRefused):
    """The text can't be a person's or a company's name: empty, too long, or without a letter or digit."""

    key = "customers-not-a-name"
    text: str
    limit_characters: int


@dataclass(eq=False)
class ExpiryImplausible(InputRefused):
    """No policy that anybody cares for expires on such a day."""

    key = "customers-expiry-implausible"
    day: date


@dataclass(eq=False)
class StartsAfterExpiry(InputRefused):
    """The policy would expire before it begins."""

    key = "customers-starts-after-expiry"
    starts_on: date
    expires_on: date


@dataclass(eq=False)
class PremiumImplausible(InputRefused):
    """No policy costs so little or so much."""

    key = "customers-premium-implausible"
    premium_fen: int
    least_fen: int
    most_fen: int


@dataclass(eq=False)
class NotALabel(InputRefused):
    """The text can't be what an insurer or a seller of policies is called; ``what`` is ``insurer`` or ``seller``."""

    key = "customers-not-a-label"
    text: str
    what: str
    limit_characters: int


@dataclass(eq=False)
class SpanOutOfRange(InputRefused):
    """The radar does not look so many days ahead."""

    key = "customers-span-out-of-range"
    within_days: int
    least_days: int
    most_days: int


@dataclass(eq=False)
class VisitInFuture(InputRefused):
    """A visit that has not been yet."""

    key = "customers-visit-in-future"
    day: date


@dataclass(eq=False)
class VisitNotPaid(InputRefused):
    """A paid visit has an amount above zero."""

    key = "customers-visit-not-paid"
