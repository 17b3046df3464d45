"""What the agents room refuses, and the facts it says no with (domain §6)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class AlreadyReferred(DomainError):
    """The plate stands with the agent it was referred with first, in the same direction."""

    key = "agents-already-referred"
    referral: str
    plate: str
    direction: str
    state: str
    agent: str
    agent_id: int
    logged_on: date
    protected_through: date


@dataclass(eq=False)
class ReferralClosed(DomainError):
    """The referral was won or lost before."""

    key = "agents-referral-closed"
    referral: str
    state: str
    closed_by: str
    closed_on: date


@dataclass(eq=False)
class ReferralExpired(DomainError):
    """The referral was open for as long as referrals are."""

    key = "agents-referral-expired"
    referral: str
    logged_on: date
    open_through: date


@dataclass(eq=False)
class SameAgentAlready(DomainError):
    """The referral is this agent's as it is."""

    key = "agents-same-agent-already"
    referral: str
    agent: str


@dataclass(eq=False)
class AgentPhoneTaken(DomainError):
    """Another agent of the centre has this phone."""

    key = "agents-phone-taken"
    agent: str


@dataclass(eq=False)
class AgentNameTaken(DomainError):
    """There is an agent of this name, and no other company to tell the two apart."""

    key = "agents-name-taken"
    agent: str


@dataclass(eq=False)
class FeeOutOfRange(InputRefused):
    """The fee is outside of what the centre's policy allows in this direction."""

    key = "agents-fee-out-of-range"
    direction: str
    fee_fen: int
    least_fen: int
    most_fen: int


@dataclass(eq=False)
class TermsInThePast(DomainError):
    """New terms may not begin before today or before the terms they follow."""

    key = "agents-terms-in-the-past"
    from_day: date
    earliest: date


@dataclass(eq=False)
class AgentHasReferrals(DomainError):
    """The agent stays: a referral names them."""

    key = "agents-has-referrals"
    agent: str
    referral: str


@dataclass(eq=False)
class TermsUsed(DomainError):
    """The terms stay: a referral was logged under them and has their fee."""

    key = "agents-terms-used"
    agent: str
    referral: str
