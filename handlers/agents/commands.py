"""/refer /referrals /won /lost /reassign /agent /agents (interface §2)."""

from domain.actor import Role
from domain.agents import service
from domain.agents.errors import AlreadyReferred
from domain.agents.views import Direction, ReferralFilter
from handlers.agents import agent_replies, replies
from handlers.agents.words import ADD, FOUND_BY, MINE, TERMS, maybe_named_agent, named_agent
from handlers.arguments import Assume
from handlers.arguments.errors import Missing
from handlers.declaration import Call, Command, Reply

REASON_CHARACTERS = 200
COMPANY_CHARACTERS = 40


async def refer(call: Call) -> Reply:
    """Log a referral: direction, agent, plate, name, phone and perhaps the policy's expiry, in any order."""
    words = call.words
    direction = words.take_direction()
    if direction is None:
        raise Missing("direction")
    plate, phone = words.need_plate(), words.need_phone()
    expires_on = words.take_date(Assume.FUTURE)
    agent = await named_agent(call)
    name = words.need_name()
    words.expect_nothing_left()
    try:
        view = await service.log_referral(
            call.actor,
            direction=Direction(direction),
            agent_id=agent.id,
            plate=plate,
            name=name,
            phone=phone,
            expires_on=expires_on,
        )
    except AlreadyReferred as refused:  # the one refusal with a way on: a manager may reassign at a press
        return replies.already_referred(call, refused, agent)
    return replies.logged(call, view)


async def referrals(call: Call) -> Reply:
    """The open referrals: all, mine, an agent's; or one month's in every state; or one by its number."""
    words = call.words
    number = words.take_number("referral")
    if number is not None:
        words.expect_nothing_left()
        return replies.card(call, await service.show_referral(call.actor, number))
    words.refuse_other_numbers("referral")
    mine = bool(words.take_choice(MINE, beginnings=False))
    month = words.take_month()
    agent = await maybe_named_agent(call)
    words.expect_nothing_left()
    chosen = ReferralFilter(mine=mine, agent_id=agent.id if agent else None, month=month)
    return replies.referral_list(call, await service.list_referrals(call.actor, chosen))


async def won(call: Call) -> Reply:
    """A referral came to a deal."""
    number = call.words.need_number("referral", bare=True)
    call.words.expect_nothing_left()
    return replies.won(call, await service.win(call.actor, number))


async def lost(call: Call) -> Reply:
    """A referral came to nothing, for a reason if one is given."""
    number = call.words.need_number("referral", bare=True)
    reason = call.words.rest_text(REASON_CHARACTERS)
    return replies.lost(call, await service.lose(call.actor, number, reason))


async def reassign(call: Call) -> Reply:
    """Give an open referral to another agent."""
    number = call.words.need_number("referral")
    agent = await named_agent(call)
    call.words.expect_nothing_left()
    return replies.reassigned(call, await service.reassign(call.actor, number, agent.id))


async def agent(call: Call) -> Reply:
    """Add an agent, agree on other fees, show one, or list them all."""
    if call.words.take_choice(ADD, beginnings=False):
        return await _add(call)
    if call.words.take_choice(TERMS, beginnings=False):
        return await _terms(call)
    if not len(call.words):
        return await agents(call)
    found = await named_agent(call)
    call.words.expect_nothing_left()
    return agent_replies.agent_card(call, await service.show_agent(call.actor, found.id))


async def _add(call: Call) -> Reply:
    phone = call.words.need_phone()
    found_by = call.words.take_choice(FOUND_BY, beginnings=False)
    name = call.words.need_name()
    company = call.words.rest_text(COMPANY_CHARACTERS)
    added = await service.add_agent(call.actor, name=name, company=company, phone=phone, found_by=found_by)
    return agent_replies.added(call, added)


async def _terms(call: Call) -> Reply:
    """``terms 陈静 60 70`` (out, then in), or one of them: ``terms 陈静 out 60``; from a day on if one is named."""
    words = call.words
    from_day = words.take_date(Assume.FUTURE)
    direction = words.take_direction()
    fees = words.take_amounts(1 if direction else 2) or (words.need_amount(),)
    found = await named_agent(call)
    words.expect_nothing_left()
    if len(fees) == 1 and direction is None:
        raise Missing("direction")
    view = await service.set_terms(
        call.actor,
        agent_id=found.id,
        out_fee_fen=None if direction == "in" else fees[0],
        in_fee_fen=None if direction == "out" else fees[-1],
        from_day=from_day,
    )
    return agent_replies.terms_changed(call, view)


async def agents(call: Call) -> Reply:
    """The agents by name, each with how it stands."""
    call.words.expect_nothing_left()
    return agent_replies.agent_list(call, await service.list_agents(call.actor))


COMMANDS = (
    Command(
        "refer",
        ("推荐", "互推"),
        Role.ADVISOR,
        refer,
        ("out 陈静 京AD12345 王先生 13812345678 12-31", "in 陈静 京AD12345 王先生 13812345678"),
    ),
    Command("referrals", ("推荐列表",), Role.ADVISOR, referrals, ("陈静 2026-11", "mine", "R12", "")),
    Command("won", ("成交",), Role.ADVISOR, won, ("R12",)),
    Command("lost", ("未成", "未成交"), Role.ADVISOR, lost, ("R12 客户已自行续保", "R12")),
    Command(
        "agent",
        ("代理人",),
        Role.PARTNER,
        agent,
        ("add 陈静 平安 13900001111", "陈静", "terms 陈静 60 70", "terms 陈静 out 60"),
    ),
    Command("agents", ("代理人列表",), Role.PARTNER, agents),
    Command("reassign", ("改派",), Role.MANAGER, reassign, ("R12 陈静",)),
)
