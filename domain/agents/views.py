"""What callers learn of agents and referrals (domain §6). Whole data: who shows it in a group masks it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.money import Fen
from domain.pages import Page


class Direction(StrEnum):
    """Which way a customer is referred: ``out`` by us to the agent, ``in`` by the agent to us."""

    OUT = "out"
    IN = "in"


class ReferralState(StrEnum):
    """Where a referral stands: open, then exactly one of the others. A withdrawn one was logged by mistake."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class FoundBy(StrEnum):
    """How an agent was found: named by a customer, met in the field, or online."""

    CUSTOMER = "customer"
    FIELD = "field"
    ONLINE = "online"


class FeeKind(StrEnum):
    """Why a line stands in an agent's account: a deal was won, or an earlier line is taken back."""

    EARNED = "earned"
    REVERSED = "reversed"


@dataclass(frozen=True)
class TermsView:
    """An agreement's fees a deal and the day they are in force from; ``version`` counts up per agent."""

    version: int
    from_day: date
    out_fee_fen: Fen
    in_fee_fen: Fen

    def fee_fen(self, direction: Direction) -> Fen:
        """The fee of one deal in ``direction``, in fen, never negative."""
        return self.out_fee_fen if direction is Direction.OUT else self.in_fee_fen


@dataclass(frozen=True)
class AgentView:
    """An agent with the terms in force today; ``phone`` and ``company`` may be empty."""

    id: int
    name: str
    company: str
    phone: str
    found_by: FoundBy | None
    active: bool
    terms: TermsView


@dataclass(frozen=True)
class AgentFigures:
    """How it stands with an agent: referrals open now, won this month, and the month's balance.

    ``balance_fen`` is positive when the agent owes us, negative when we owe the agent.
    """

    open_count: int = 0
    won_count: int = 0
    balance_fen: int = 0


@dataclass(frozen=True)
class AgentCard:
    """An agent and how it stands with them in the month of ``today``."""

    agent: AgentView
    figures: AgentFigures
    today: date


@dataclass(frozen=True)
class AddedAgent:
    """A new agent, and the companies (some may be empty) of those who have the same name already."""

    agent: AgentView
    namesake_companies: tuple[str, ...]


@dataclass(frozen=True)
class ReferralView:
    """A referral as it stands today. ``fee_fen`` is what it is worth when won; ``out`` is owed to us, ``in`` by us."""

    number: int
    direction: Direction
    state: ReferralState
    agent_id: int
    agent_name: str
    agent_company: str
    plate: str
    customer_name: str
    phone: str
    policy_expires_on: date | None
    fee_fen: int
    logged_at: datetime
    logged_on: date
    logged_by: str
    open_through: date
    closed_on: date | None
    closed_by: str
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether it can still be won or lost."""
        return self.state is ReferralState.OPEN


@dataclass(frozen=True)
class WonReferral:
    """A referral just won, and the month's balance with its agent, this fee included (positive: owed to us)."""

    referral: ReferralView
    balance_fen: int


@dataclass(frozen=True)
class AgentFees:
    """What deals of a month came to with one agent: those we brought (``out``) and those we got (``in``)."""

    agent_id: int
    agent: str
    out_won: int = 0
    out_fen: int = 0
    """Owed to us."""
    in_won: int = 0
    in_fen: int = 0
    """Owed by us."""

    @property
    def balance_fen(self) -> int:
        """Positive when the agent owes us, negative when we owe the agent."""
        return self.out_fen - self.in_fen


@dataclass(frozen=True)
class MonthFees:
    """The fees of a month's deals, by agent, and the day on which they are to be settled."""

    month: date
    """Its first day."""
    due_on: date
    agents: tuple[AgentFees, ...]

    @property
    def balance_fen(self) -> int:
        """All of them together: positive when it is owed to us."""
        return sum(each.balance_fen for each in self.agents)


@dataclass(frozen=True)
class ReferralFilter:
    """Which referrals to list. Without a month the open ones; with one, all that were logged in it."""

    mine: bool = False
    agent_id: int | None = None
    month: date | None = None


@dataclass(frozen=True)
class ReferralPage:
    """Some of the referrals that fit a filter, newest first."""

    chosen: ReferralFilter
    agent_name: str
    referrals: Page[ReferralView]
