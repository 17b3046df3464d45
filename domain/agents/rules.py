"""The rules of referrals and their fees (domain §6). Pure functions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from domain.agents.errors import AgentNameTaken, FeeOutOfRange, TermsInThePast
from domain.agents.views import Direction, ReferralState, TermsView
from domain.money import Fen
from domain.names import Named


@dataclass(frozen=True)
class FeeRange:
    """The fees that policy allows in one direction, in fen."""

    least_fen: int
    most_fen: int


def check_fee(direction: Direction, fee_fen: int, allowed: FeeRange) -> None:
    """Refuse a fee that policy does not allow: by default 50 to 100 yuan ``out``, 50 to 80 ``in`` (domain §6)."""
    if not allowed.least_fen <= fee_fen <= allowed.most_fen:
        raise FeeOutOfRange(direction.value, fee_fen, allowed.least_fen, allowed.most_fen)


def check_terms_begin(from_day: date, today: date, latest: date | None) -> None:
    """Refuse terms that begin before ``today`` or before the ``latest`` ones: no deal's fee changes afterwards."""
    earliest = max(today, latest) if latest else today
    if from_day < earliest:
        raise TermsInThePast(from_day, earliest)


def terms_in_force(versions: Sequence[TermsView], day: date) -> TermsView:
    """The terms in force on ``day``; of two from the same day the later version.

    Before an agent's first terms those first terms hold: a referral reassigned to a newer agent has a fee too.
    """
    begun = [terms for terms in versions if terms.from_day <= day]
    if begun:
        return max(begun, key=lambda terms: (terms.from_day, terms.version))
    return min(versions, key=lambda terms: (terms.from_day, terms.version))


def state_on(state: ReferralState, open_through: date, today: date) -> ReferralState:
    """Where a referral stands ``today``: one open past its last day is expired, swept up or not (domain §6)."""
    if state is ReferralState.OPEN and today > open_through:
        return ReferralState.EXPIRED
    return state


def protected_through(state: ReferralState, logged_on: date, open_through: date, protect_days: int) -> date:
    """The last day on which nobody else may log the same plate in the same direction (domain §6).

    A won referral keeps the plate for ``protect_days`` after it was logged, an open one as long as it is open.
    A lost or expired one keeps it no longer: somebody else may try.
    """
    return logged_on + timedelta(days=protect_days) if state is ReferralState.WON else open_through


def owed_fen(direction: Direction, fee_fen: Fen) -> Fen:
    """A fee as the agent's account has it: positive, owed to us, for ``out``; negative, owed by us, for ``in``."""
    return fee_fen if direction is Direction.OUT else Fen(-fee_fen)


def month_bounds(day: date) -> tuple[date, date]:
    """The month of ``day`` as a half-open span: its first day and the next month's first."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)


def reference(number: int) -> str:
    """What a referral is called: ``R12``."""
    return f"R{number}"


class Called(Protocol):
    """Whoever has a name and a company."""

    id: int
    name: str
    company: str


def label(agent: Called) -> str:
    """An agent with company, for telling two of one name apart: ``陈静（平安）``."""
    return f"{agent.name}（{agent.company}）" if agent.company else agent.name


def named(agents: Sequence[Called]) -> list[Named]:
    """Agents by everything they are called; those who share a name are shown with their company."""
    sharing = Counter(agent.name.casefold() for agent in agents)
    return [_named(agent, is_shared=sharing[agent.name.casefold()] > 1) for agent in agents]


def _named(agent: Called, *, is_shared: bool) -> Named:
    names = [label(agent), agent.name] if is_shared else [agent.name]
    if agent.company:
        names += [agent.name + agent.company, agent.company + agent.name]
    return Named(agent.id, tuple(names))


def namesakes(agents: Sequence[Called], name: str) -> list[Called]:
    """Those who share ``name``, large and small letters alike."""
    return [agent for agent in agents if agent.name.casefold() == name.casefold()]


def check_told_apart(company: str, others: Sequence[Called]) -> None:
    """Refuse an agent of the same name as ``others`` unless ``company`` tells them apart."""
    for other in others:
        if not company or other.company.casefold() == company.casefold():
            raise AgentNameTaken(label(other))
