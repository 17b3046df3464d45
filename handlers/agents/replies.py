"""Referrals and agents as messages: cards, lists, and what changes answer (domain §6, interface §1)."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from domain.agents.errors import AlreadyReferred
from domain.agents.views import (
    AddedAgent,
    AgentCard,
    AgentPage,
    AgentView,
    ReferralPage,
    ReferralState,
    ReferralView,
    WonReferral,
)
from domain.customers.rules import mask_name, mask_phone
from domain.names import Named
from handlers.agents.words import packed
from handlers.declaration import Call, InlineButton, Reply, Rows

BUTTONS_A_ROW = 5
LONGEST_ON_A_BUTTON = 16
PAGE = 10


def logged(call: Call, view: ReferralView) -> Reply:
    """A referral that was just logged: its card with a line on top that says so."""
    return _headed(call.say("agents-logged", referral=f"R{view.number}"), card(call, view))


def card(call: Call, view: ReferralView) -> Reply:
    """A referral's card; the customer whole only where one person reads."""
    lines = [
        call.say(
            "agents-card-title", referral=f"R{view.number}", direction=view.direction.value, agent=_agent_of(call, view)
        ),
        _customer(call, view),
        *_expiry(call, view),
        _fee(call, view),
        call.say("agents-card-logged", day=view.logged_on, by=view.logged_by),
        _state(call, view),
    ]
    return Reply(_joined(lines), _closers(call, view) if view.is_open else ())


def won(call: Call, view: WonReferral) -> Reply:
    """A referral that was just won: the fee, who owes it, and its card."""
    owed = call.say(
        "agents-won",
        referral=f"R{view.referral.number}",
        direction=view.referral.direction.value,
        fee_fen=view.referral.fee_fen,
        agent=_agent_of(call, view.referral),
    )
    return _headed(owed, won_card(call, view))


def won_card(call: Call, view: WonReferral) -> Reply:
    """The card of a referral just won, with the month's balance it led to."""
    shown = card(call, view.referral)
    agent = _agent_of(call, view.referral)
    return replace(shown, text=_joined([shown.text, _balance(call, agent, view.balance_fen)]))


def lost(call: Call, view: ReferralView) -> Reply:
    """A referral that was just given up."""
    return _headed(
        call.say("agents-lost", referral=f"R{view.number}", direction=view.direction.value), card(call, view)
    )


def reassigned(call: Call, view: ReferralView) -> Reply:
    """A referral that has another agent now."""
    said = call.say("agents-reassigned", referral=f"R{view.number}", agent=_agent_of(call, view))
    return _headed(said, card(call, view))


def already_referred(call: Call, refused: AlreadyReferred, wanted: Named) -> Reply:
    """The refusal that names the first; under it, for a manager, the way to give it to the agent wanted."""
    text = call.say(refused.key, **refused.params())
    if refused.agent_id == wanted.id or refused.state != ReferralState.OPEN.value:
        return Reply(text)
    label = call.say("agents-button-reassign", agent=_cut(wanted.name)).striptags()
    return Reply(text, ((InlineButton(label, f"agents.reassign:{refused.referral}:{wanted.id}"),),))


def pressed(call: Call, shown: Reply, toast: str, view: ReferralView) -> Reply:
    """A card in the place of the one that was pressed, with a short word on what happened."""
    said = call.say(toast, referral=f"R{view.number}", fee_fen=view.fee_fen, agent=_agent_of(call, view))
    return replace(shown, edits=True, toast=said.striptags())


def referral_list(call: Call, page: ReferralPage) -> Reply:
    """A page of referrals, two lines each and always masked, with a button to open each."""
    chosen = page.chosen
    title = call.say(
        "agents-list-title",
        count=page.total,
        scope="month" if chosen.month else "open",
        month=f"{chosen.month:%Y-%m}" if chosen.month else "",
        whose="mine" if chosen.mine else "all",
    )
    if chosen.agent_id is not None:
        title = call.say("agents-list-title-of", title=title, agent=page.agent_name)
    if not page.total:
        return Reply(_joined([title, call.say("agents-list-none")]))
    lines = [title, *(_line(call, view) for view in page.referrals), *_and_more(call, page.left)]
    openers = [InlineButton(f"R{view.number}", f"agents.show:R{view.number}") for view in page.referrals]
    return Reply(_joined(lines), (*_in_rows(openers), *_turners(call, page, f"agents.page:{{}}:{packed(chosen)}")))


def added(call: Call, new: AddedAgent) -> Reply:
    """A new agent with the fees to begin with, and a warning when others have the same name."""
    agent = new.agent
    lines = [
        call.say("agents-added", agent=_label(call, agent.name, agent.company)),
        *_contact(call, agent),
        _terms(call, agent),
    ]
    if new.namesake_companies:
        companies = "、".join(company or "—" for company in new.namesake_companies)
        lines.append(call.say("agents-added-namesakes", agent=agent.name, companies=companies))
    lines.append(call.say("agents-added-next", agent=agent.name))
    return Reply(_joined(lines))


def agent_card(call: Call, shown: AgentCard) -> Reply:
    """An agent: contact, terms, how many referrals, and who owes whom this month."""
    agent, figures = shown.agent, shown.figures
    label = _label(call, agent.name, agent.company)
    lines = [
        call.say("agents-agent-title", agent=label),
        *_contact(call, agent),
        _terms(call, agent),
        call.say("agents-agent-figures", open=figures.open_count, won=figures.won_count),
        _balance(call, label, figures.balance_fen),
    ]
    button = InlineButton(call.say("agents-button-referrals").striptags(), f"agents.referrals:{agent.id}")
    return Reply(_joined(lines), ((button,),))


def terms_changed(call: Call, agent: AgentView) -> Reply:
    """The fees agreed anew."""
    label = _label(call, agent.name, agent.company)
    return Reply(_joined([call.say("agents-terms-changed", agent=label), _terms(call, agent)]))


def agent_list(call: Call, page: AgentPage) -> Reply:
    """A page of agents, each with how it stands, and a button to open each."""
    if not page.total:
        return Reply(call.say("agents-none-yet"))
    lines = [call.say("agents-agents-title", count=page.total)]
    lines += [_agent_line(call, shown) for shown in page.cards]
    openers = [InlineButton(_cut(shown.agent.name), f"agents.agent:{shown.agent.id}") for shown in page.cards]
    rows = (*_in_rows(openers, 3), *_turners(call, page, "agents.list:{}"))
    return Reply(_joined([*lines, *_and_more(call, page.left)]), rows)


def _customer(call: Call, view: ReferralView) -> Markup:
    whole = call.actor.place.is_private
    return call.say(
        "agents-card-customer",
        plate=view.plate,
        customer=view.customer_name if whole else mask_name(view.customer_name),
        phone=view.phone if whole else mask_phone(view.phone),
    )


def _expiry(call: Call, view: ReferralView) -> list[Markup]:
    if view.policy_expires_on is None:
        return []
    days = (view.policy_expires_on - call.today).days
    when = "past" if days < 0 else "ahead" if days else "today"
    return [call.say("agents-card-expiry", day=view.policy_expires_on, days=abs(days), when=when)]


def _fee(call: Call, view: ReferralView) -> Markup:
    return call.say(
        "agents-card-fee",
        direction=view.direction.value,
        state=view.state.value,
        fee_fen=view.fee_fen,
        agent=_agent_of(call, view),
    )


def _state(call: Call, view: ReferralView) -> Markup:
    said = call.say(
        "agents-card-state",
        state=view.state.value,
        open_through=view.open_through,
        day=view.closed_on or view.open_through,
        by=view.closed_by,
    )
    return call.say("agents-card-reason", state=said, reason=view.reason) if view.reason else said


def _closers(call: Call, view: ReferralView) -> Rows:
    number = f"R{view.number}"
    return (
        (
            InlineButton(call.say("agents-button-won").striptags(), f"agents.won:{number}"),
            InlineButton(call.say("agents-button-lost").striptags(), f"agents.lost:{number}"),
        ),
    )


def _line(call: Call, view: ReferralView) -> Markup:
    return call.say(
        "agents-list-line",
        referral=f"R{view.number}",
        direction=view.direction.value,
        agent=_agent_of(call, view),
        plate=view.plate,
        customer=mask_name(view.customer_name),
        expiry="known" if view.policy_expires_on else "unknown",
        day=view.policy_expires_on or view.logged_on,
        by=view.logged_by,
        logged=view.logged_on,
        state=view.state.value,
    )


def _agent_line(call: Call, shown: AgentCard) -> Markup:
    figures = shown.figures
    return call.say(
        "agents-agents-line",
        agent=_label(call, shown.agent.name, shown.agent.company),
        open=figures.open_count,
        won=figures.won_count,
        side=_side(figures.balance_fen),
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


def _balance(call: Call, agent: Markup, balance_fen: int) -> Markup:
    return call.say("agents-balance", agent=agent, side=_side(balance_fen), balance_fen=abs(balance_fen))


def _side(balance_fen: int) -> str:
    """Who owes: the agent, us, or nobody."""
    return "agent" if balance_fen > 0 else "us" if balance_fen < 0 else "nobody"


def _agent_of(call: Call, view: ReferralView) -> Markup:
    return _label(call, view.agent_name, view.agent_company)


def _label(call: Call, name: str, company: str) -> Markup:
    return call.say("agents-label", name=name, company=company) if company else Markup.escape(name)


def _headed(head: Markup, shown: Reply) -> Reply:
    return replace(shown, text=_joined([head, Markup(""), shown.text]))


def _and_more(call: Call, left: int) -> list[Markup]:
    return [call.say("agents-list-more", count=left)] if left > 0 else []


def _turners(call: Call, page: ReferralPage | AgentPage, data: str) -> Rows:
    """Buttons to the pages before and after; ``data`` has a place for the offset."""
    buttons = []
    if page.offset > 0:
        back = data.format(max(0, page.offset - PAGE))
        buttons.append(InlineButton(call.say("agents-button-back").striptags(), back))
    if page.left > 0:
        buttons.append(InlineButton(call.say("agents-button-on").striptags(), data.format(page.offset + PAGE)))
    return (tuple(buttons),) if buttons else ()


def _in_rows(buttons: list[InlineButton], a_row: int = BUTTONS_A_ROW) -> Rows:
    return tuple(tuple(buttons[start : start + a_row]) for start in range(0, len(buttons), a_row))


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_ON_A_BUTTON else f"{name[: LONGEST_ON_A_BUTTON - 1]}…"


def _joined(lines: Iterable[Markup]) -> Markup:
    return Markup("\n").join(lines)
