"""What is refused of costs, verified amounts, supplements and disputes (domain §3). Amounts are in fen."""

from dataclasses import dataclass

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class CostNegative(InputRefused):
    """Neither parts nor labour cost less than nothing."""

    key = "cases-cost-negative"


@dataclass(eq=False)
class AssessedFirst(DomainError):
    """There is no assessment yet that this could be about."""

    key = "cases-assessed-first"
    case: str


@dataclass(eq=False)
class AskedNotPositive(InputRefused):
    """What is asked for, agreed or won must be above zero."""

    key = "cases-asked-not-positive"


@dataclass(eq=False)
class NoSuchSupplement(InputRefused):
    """The case has no supplement of that number, or none that is open."""

    key = "cases-no-such-supplement"
    case: str
    wanted: str


@dataclass(eq=False)
class WhichSupplement(InputRefused):
    """Several supplements of the case are open: ``open_ones`` are their numbers, ``first`` is one of them."""

    key = "cases-which-supplement"
    case: str
    open_ones: str
    first: str


@dataclass(eq=False)
class SupplementOver(DomainError):
    """The insurer has decided on the supplement already; ``state`` says how."""

    key = "cases-supplement-over"
    case: str
    supplement: str
    state: str


@dataclass(eq=False)
class AgreedTooHigh(InputRefused):
    """An insurer doesn't agree to more than was asked for."""

    key = "cases-agreed-too-high"
    asked_fen: int
    agreed_fen: int


@dataclass(eq=False)
class DisputeOpen(DomainError):
    """The case is in dispute already."""

    key = "cases-dispute-open"
    case: str
    state: str


@dataclass(eq=False)
class NoDispute(DomainError):
    """The case is not in dispute."""

    key = "cases-no-dispute"
    case: str


@dataclass(eq=False)
class AtThirdParty(DomainError):
    """The dispute is with the third party already."""

    key = "cases-at-third-party"
    case: str


@dataclass(eq=False)
class DisputeReasonMissing(InputRefused):
    """Withdrawing a dispute, or going on with an insurer all the same, needs its reason in words."""

    key = "cases-dispute-reason-missing"


@dataclass(eq=False)
class EndDecided(DomainError):
    """A manager decided about the insurer because of this dispute."""

    key = "cases-end-decided"
    insurer: str
    reason: str


@dataclass(eq=False)
class NothingToDecide(DomainError):
    """Nothing is proposed about this insurer that a manager could decide on."""

    key = "cases-nothing-to-decide"
    insurer: str
