"""Agents as messages: their card, the list, and what changes answer (domain §6)."""

from collections import Counter

from markupsafe import Markup

from domain.agents.views import AddedAgent, AgentCard, AgentView
from domain.customers.rules import mask_phone
from domain.pages import Page
from handlers.agents.parts import balance, cut, joined, label_of, short_label_of, side
from handlers.declaration import Call, InlineButton, Reply
from handlers.paging import and_more, in_rows, turners

BUTTONS_A_ROW = 3


def added(call: Call, new: AddedAgent) -> Reply:
    """A new agent with the fees to begin with, and a warning when others have the same name."""
    agent = new.agent
    lines = [
        call.say("agents-added", agent=label_of(call, agent.name, agent.company)),
        *_contact(call, agent),
        _terms(call, agent),
    ]
    if new.namesake_companies:
        companies = " / ".join(company or "—" for company in new.namesake_companies)
        lines.append(call.say("agents-added-namesakes", agent=agent.name, companies=companies))
    name = f"{agent.name} {agent.company}" if new.namesake_companies else agent.name
    lines.append(call.say("agents-added-next", agent=name))
    return Reply(joined(lines))


def agent_card(call: Call, shown: AgentCard) -> Reply:
    """An agent: contact, terms, how many referrals, and who owes whom this month."""
    agent, figures = shown.agent, shown.figures
    label = label_of(call, agent.name, agent.company)
    lines = [
        call.say("agents-agent-title", agent=label),
        *_contact(call, agent),
        _terms(call, agent),
        call.say("agents-agent-figures", open=figures.open_count, won=figures.won_count),
        balance(call, label, figures.balance_fen),
    ]
    button = InlineButton(call.say("agents-button-referrals").striptags(), f"agents.referrals:{agent.id}")
    return Reply(joined(lines), ((button,),))


def terms_changed(call: Call, agent: AgentView) -> Reply:
    """The fees agreed anew."""
    label = label_of(call, agent.name, agent.company)
    return Reply(joined([call.say("agents-terms-changed", agent=label), _terms(call, agent)]))


def agent_list(call: Call, page: Page[AgentCard]) -> Reply:
    """A page of agents, each with how it stands, and a button to open each."""
    if not page.total:
        return Reply(call.say("agents-none-yet"))
    lines = [call.say("agents-agents-title", count=page.total)]
    lines += [_agent_line(call, shown) for shown in page]
    names = Counter(shown.agent.name for shown in page)
    openers = [
        InlineButton(
            _on_button(call, shown.agent, alone=names[shown.agent.name] == 1), f"agents.agent:{shown.agent.id}"
        )
        for shown in page
    ]
    turns = turners(call.lang, page, lambda number: f"agents.list:{number}")
    return Reply(joined([*lines, *and_more(call.lang, page)]), (*in_rows(openers, BUTTONS_A_ROW), *turns))


def _on_button(call: Call, agent: AgentView, *, alone: bool) -> str:
    """An agent's name, with the company where another has the same name."""
    return cut(agent.name if alone else label_of(call, agent.name, agent.company).unescape())


def _agent_line(call: Call, shown: AgentCard) -> Markup:
    figures = shown.figures
    return call.say(
        "agents-agents-line",
        agent=short_label_of(call, shown.agent.name, shown.agent.company),
        open=figures.open_count,
        won=figures.won_count,
        side=side(figures.balance_fen),
        balance_fen=abs(figures.balance_fen),
    )


def _contact(call: Call, agent: AgentView) -> list[Markup]:
    lines = []
    if agent.phone:
        phone = agent.phone if call.actor.place.is_private else mask_phone(agent.phone)
        lines.append(call.say("agents-agent-phone", phone=phone))
    if agent.found_by:
        lines.append(call.say("agents-agent-found-by", found_by=agent.found_by.value))
    return lines


def _terms(call: Call, agent: AgentView) -> Markup:
    terms = agent.terms
    return call.say(
        "agents-agent-terms",
        version=terms.version,
        from_day=terms.from_day,
        out_fee_fen=terms.out_fee_fen,
        in_fee_fen=terms.in_fee_fen,
    )
