"""The buttons under referrals and agents: the same services as the commands, the message re-rendered in place."""

from collections.abc import Awaitable
from dataclasses import replace

from domain.actor import Role
from domain.agents import service
from domain.agents.errors import ReferralClosed, ReferralExpired
from handlers.agents import agent_replies, replies
from handlers.agents.parts import ON_A_PAGE
from handlers.agents.words import pressed_id, pressed_offset, pressed_referral, unpacked
from handlers.declaration import Button, Call, Reply


async def won(call: Call) -> Reply:
    """成交 under a referral's card."""
    return await _closing(call, _won(call))


async def _won(call: Call) -> Reply:
    view = await service.win(call.actor, pressed_referral(call))
    return replies.pressed(call, replies.won_card(call, view), "agents-toast-won", view.referral)


async def lost(call: Call) -> Reply:
    """未成 under a referral's card."""
    return await _closing(call, _lost(call))


async def _lost(call: Call) -> Reply:
    view = await service.lose(call.actor, pressed_referral(call))
    return replies.pressed(call, replies.card(call, view), "agents-toast-lost", view)


async def _closing(call: Call, closing: Awaitable[Reply]) -> Reply:
    """A card that is behind the times says so, and is brought up to date."""
    try:
        return await closing
    except (ReferralClosed, ReferralExpired) as stale:
        fresh = replies.card(call, await service.show_referral(call.actor, pressed_referral(call)))
        return replace(fresh, edits=True, toast=call.say(stale.key, **stale.params()).striptags(), alert=True)


async def reassign(call: Call) -> Reply:
    """改派 under a refusal: the referral goes to the agent who was refused."""
    agent_id = pressed_id(call.button.version)
    view = await service.reassign(call.actor, pressed_referral(call), agent_id)
    return replies.pressed(call, replies.card(call, view), "agents-toast-reassigned", view)


async def show(call: Call) -> Reply:
    """Send a referral's card as a message of its own; the list it was picked from stays."""
    return replies.card(call, await service.show_referral(call.actor, pressed_referral(call)))


async def card(call: Call) -> Reply:
    """Turn the message into the referral's card, as it is now."""
    return replace(await show(call), edits=True)


async def page(call: Call) -> Reply:
    """Turn the list of referrals to another page."""
    chosen = unpacked(call.button.version)
    view = await service.list_referrals(call.actor, chosen, offset=pressed_offset(call), limit=ON_A_PAGE)
    return replace(replies.referral_list(call, view), edits=True)


async def referrals_of(call: Call) -> Reply:
    """Send an agent's open referrals."""
    chosen = unpacked(f"0.{pressed_id(call.button.number)}.")
    return replies.referral_list(call, await service.list_referrals(call.actor, chosen, limit=ON_A_PAGE))


async def agent(call: Call) -> Reply:
    """Send an agent's card."""
    return agent_replies.agent_card(call, await service.show_agent(call.actor, pressed_id(call.button.number)))


async def agents_page(call: Call) -> Reply:
    """Turn the list of agents to another page."""
    view = await service.list_agents(call.actor, offset=pressed_offset(call), limit=ON_A_PAGE)
    return replace(agent_replies.agent_list(call, view), edits=True)


BUTTONS = (
    Button("agents.won", Role.ADVISOR, won),
    Button("agents.lost", Role.ADVISOR, lost),
    Button("agents.reassign", Role.MANAGER, reassign),
    Button("agents.card", Role.ADVISOR, card),
    Button("agents.show", Role.ADVISOR, show),
    Button("agents.page", Role.ADVISOR, page),
    Button("agents.referrals", Role.ADVISOR, referrals_of),
    Button("agents.agent", Role.PARTNER, agent),
    Button("agents.list", Role.PARTNER, agents_page),
)
