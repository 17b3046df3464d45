"""What the bundles room refuses, and the facts it says no with (domain §5)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class PremiumOutOfRange(InputRefused):
    """No car insurance costs that little or that much."""

    key = "bundles-premium-out-of-range"
    premium_fen: int
    least_fen: int
    most_fen: int


@dataclass(eq=False)
class QuoteExpired(DomainError):
    """The quote no longer holds; it can be reckoned anew."""

    key = "bundles-quote-expired"
    quote: str
    until: date


@dataclass(eq=False)
class QuoteReplaced(DomainError):
    """A newer version of the quote has taken the place of this one."""

    key = "bundles-quote-replaced"
    quote: str
    version: int
    latest: int


@dataclass(eq=False)
class QuoteVersionWithdrawn(DomainError):
    """The version was taken back; another one is in force."""

    key = "bundles-version-withdrawn"
    quote: str
    version: int
    in_force: int


@dataclass(eq=False)
class QuoteWithdrawn(DomainError):
    """The quote was taken back; a new one can be given."""

    key = "bundles-quote-withdrawn"
    quote: str


@dataclass(eq=False)
class BundleNotInQuote(DomainError):
    """The quote was not given for this bundle."""

    key = "bundles-not-in-quote"
    quote: str
    bundle: str
