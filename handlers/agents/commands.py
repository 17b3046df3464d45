"""/refer /referrals /won /lost /reassign /agent /agents (interface §2)."""

from domain.actor import Role
from domain.agents import service
from domain.agents.errors import AlreadyReferred
from domain.agents.views import Direction, ReferralFilter
from handlers.agents import agent_replies, replies
from handlers.agents.forms import (
    AGENT,
    AGENT_NAME,
    AGENT_PHONE,
    COMPANY,
    DIRECTION,
    EXPIRES,
    FEE_DIRECTION,
    FEES,
    FOUND_BY,
    FROM_DAY,
    NAME,
    OF_AGENT,
    OF_MINE,
    OF_MONTH,
    OPEN_REFERRAL,
    PHONE,
    PLATE,
    REFERRAL,
    SHOWN_REFERRAL,
    WHY_LOST,
)
from handlers.agents.parts import ON_A_PAGE
from handlers.agents.words import ADD, TERMS
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given


async def refer(call: Call, given: Given) -> Reply:
    """Log a referral: direction, agent, plate, name, phone and perhaps the policy's expiry."""
    agent = given[AGENT]
    try:
        view = await service.log_referral(
            call.actor,
            direction=Direction(given[DIRECTION]),
            agent_id=agent.id,
            plate=given[PLATE],
            name=given[NAME],
            phone=given[PHONE],
            expires_on=given.get(EXPIRES),
        )
    except AlreadyReferred as refused:  # the one refusal with a way on: a manager may reassign at a press
        return replies.already_referred(call, refused, agent)
    return replies.logged(call, view)


async def referrals(call: Call, given: Given) -> Reply:
    """The open referrals: all, mine, an agent's; or one month's in every state; or one by its number."""
    number = given.get(SHOWN_REFERRAL)
    if number is not None:
        return replies.card(call, await service.show_referral(call.actor, number))
    agent = given.get(OF_AGENT)
    chosen = ReferralFilter(mine=given.has(OF_MINE), agent_id=agent.id if agent else None, month=given.get(OF_MONTH))
    return replies.referral_list(call, await service.list_referrals(call.actor, chosen, limit=ON_A_PAGE))


async def won(call: Call, given: Given) -> Reply:
    """A referral came to a deal."""
    return replies.won(call, await service.win(call.actor, given[REFERRAL]))


async def lost(call: Call, given: Given) -> Reply:
    """A referral came to nothing, for a reason if one is given."""
    return replies.lost(call, await service.lose(call.actor, given[REFERRAL], given.get(WHY_LOST) or ""))


async def reassign(call: Call, given: Given) -> Reply:
    """Give an open referral to another agent."""
    return replies.reassigned(call, await service.reassign(call.actor, given[OPEN_REFERRAL], given[AGENT].id))


async def agent(call: Call, given: Given) -> Reply:
    """Show an agent, or list them all."""
    found = given.get(OF_AGENT)
    if found is None:
        return await agents(call, given)
    return agent_replies.agent_card(call, await service.show_agent(call.actor, found.id))


async def add_agent(call: Call, given: Given) -> Reply:
    """Add an agent."""
    added = await service.add_agent(
        call.actor,
        name=given[AGENT_NAME],
        company=given.get(COMPANY) or "",
        phone=given[AGENT_PHONE],
        found_by=given.get(FOUND_BY),
    )
    return agent_replies.added(call, added)


async def agree_terms(call: Call, given: Given) -> Reply:
    """Other fees, ``60 70`` (out, then in) or one of them (``out 60``); from a day on if one is named."""
    fees = given[FEES]
    if len(fees) == 1:
        given.need(FEE_DIRECTION)
    direction = given.get(FEE_DIRECTION)
    view = await service.set_terms(
        call.actor,
        agent_id=given[AGENT].id,
        out_fee_fen=None if direction == "in" else fees[0],
        in_fee_fen=None if direction == "out" else fees[-1],
        from_day=given.get(FROM_DAY),
    )
    return agent_replies.terms_changed(call, view)


async def agents(call: Call, given: Given) -> Reply:
    """The agents by name, each with how it stands."""
    return agent_replies.agent_list(call, await service.list_agents(call.actor, limit=ON_A_PAGE))


COMMANDS = (
    Command(
        "refer",
        ("推荐", "互推"),
        Role.ADVISOR,
        (Action(refer, (DIRECTION, AGENT, PLATE, NAME, PHONE, EXPIRES), pastes=True),),
    ),
    Command(
        "referrals",
        ("推荐列表",),
        Role.ADVISOR,
        (Action(referrals, (SHOWN_REFERRAL, OF_MINE, OF_MONTH, OF_AGENT)),),
    ),
    Command("won", ("成交",), Role.ADVISOR, (Action(won, (REFERRAL,)),)),
    Command(
        "lost",
        ("未成", "未成交"),
        Role.ADVISOR,
        (Action(lost, (REFERRAL, WHY_LOST)),),
    ),
    Command(
        "agent",
        ("代理人",),
        Role.PARTNER,
        (
            Action(add_agent, (AGENT_NAME, AGENT_PHONE, COMPANY, FOUND_BY), name="add", verbs=ADD),
            Action(agree_terms, (AGENT, FEE_DIRECTION, FEES, FROM_DAY), name="terms", verbs=TERMS),
            Action(agent, (OF_AGENT,)),
        ),
    ),
    Command("agents", ("代理人列表",), Role.PARTNER, (Action(agents),)),
    Command("reassign", ("改派",), Role.MANAGER, (Action(reassign, (OPEN_REFERRAL, AGENT)),)),
)
