"""The use cases of the agents room: the only way in for the other rooms and for handlers (domain §6)."""

from domain.agents.service.closing import lose, reassign, win
from domain.agents.service.contacts import add_agent, list_agents, names, set_terms, show_agent
from domain.agents.service.expiring import expire_referrals
from domain.agents.service.fees import month_fees
from domain.agents.service.mentions import any_referral_since
from domain.agents.service.referring import list_referrals, log_referral, show_referral
from domain.agents.service.undoing import (
    undo_added,
    undo_logged,
    undo_lost,
    undo_reassigned,
    undo_terms,
    undo_won,
)

__all__ = [
    "add_agent",
    "any_referral_since",
    "expire_referrals",
    "list_agents",
    "list_referrals",
    "log_referral",
    "lose",
    "month_fees",
    "names",
    "reassign",
    "set_terms",
    "show_agent",
    "show_referral",
    "undo_added",
    "undo_logged",
    "undo_lost",
    "undo_reassigned",
    "undo_terms",
    "undo_won",
    "win",
]
