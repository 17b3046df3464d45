"""Referrals as messages: the card, the list, and what changes answer (domain §6, interface §1)."""

from dataclasses import replace

from markupsafe import Markup

from domain.agents.errors import AlreadyReferred
from domain.agents.views import ReferralPage, ReferralState, ReferralView, WonReferral
from domain.customers.rules import mask_name, mask_phone
from domain.names import Named
from handlers.agents.parts import balance, cut, joined, label_of, short_label_of
from handlers.agents.words import packed
from handlers.declaration import Call, CardOf, InlineButton, Reply, Rows
from handlers.paging import and_more, in_rows, turners

BUTTONS_A_ROW = 5


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
        *([] if view.state is ReferralState.WITHDRAWN else [*_expiry(call, view), _fee(call, view)]),
        call.say("agents-card-logged", day=view.logged_on, by=view.logged_by),
        _state(call, view),
    ]
    rows = _closers(call, view) if view.is_open else ()
    return Reply(joined(lines), rows, card=CardOf("referral", view.number))


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
    return replace(shown, text=joined([shown.text, balance(call, agent, view.balance_fen)]))


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
    label = call.say("agents-button-reassign", agent=cut(wanted.name)).striptags()
    return Reply(text, ((InlineButton(label, f"agents.reassign:{refused.referral}:{wanted.id}"),),))


def pressed(call: Call, shown: Reply, toast: str, view: ReferralView) -> Reply:
    """A card in the place of the one that was pressed, with a short word on what happened."""
    said = call.say(toast, referral=f"R{view.number}", fee_fen=view.fee_fen, agent=_agent_of(call, view))
    return replace(shown, edits=True, toast=said.striptags())


def referral_list(call: Call, view: ReferralPage) -> Reply:
    """A page of referrals, two lines each and always masked, with a button to open each."""
    chosen, page = view.chosen, view.referrals
    title = call.say(
        "agents-list-title",
        count=page.total,
        scope="month" if chosen.month else "open",
        month=f"{chosen.month:%Y-%m}" if chosen.month else "",
        whose="mine" if chosen.mine else "all",
    )
    if chosen.agent_id is not None:
        title = call.say("agents-list-title-of", title=title, agent=view.agent_name)
    if not page.total:
        return Reply(joined([title, call.say("agents-list-none")]))
    lines = [title, *(referral_line(call, each) for each in page), *and_more(call.lang, page)]
    openers = [InlineButton(f"R{each.number}", f"agents.show:R{each.number}") for each in page]
    turns = turners(call.lang, page, lambda number: f"agents.page:{number}:{packed(chosen)}")
    return Reply(joined(lines), (*in_rows(openers, BUTTONS_A_ROW), *turns))


def _customer(call: Call, view: ReferralView) -> Markup:
    whole = call.actor.place.is_private
    said = call.say(
        "agents-card-customer",
        plate=view.plate,
        customer=view.customer_name if whole else mask_name(view.customer_name),
        phone=view.phone if whole or not view.phone else mask_phone(view.phone),
    )
    return said.strip()


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


def referral_line(call: Call, view: ReferralView) -> Markup:
    """A referral in two lines, its customer masked."""
    return call.say(
        "agents-list-line",
        referral=f"R{view.number}",
        direction=view.direction.value,
        agent=short_label_of(call, view.agent_name, view.agent_company),
        plate=view.plate,
        customer=mask_name(view.customer_name),
        expiry="known" if view.policy_expires_on else "unknown",
        day=view.policy_expires_on or view.logged_on,
        by=cut(view.logged_by),
        logged=view.logged_on,
        state=view.state.value,
    )


def _agent_of(call: Call, view: ReferralView) -> Markup:
    return label_of(call, view.agent_name, view.agent_company)


def _headed(head: Markup, shown: Reply) -> Reply:
    return replace(shown, text=joined([head, Markup(""), shown.text]))
