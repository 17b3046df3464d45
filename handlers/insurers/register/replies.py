"""An insurer's card, the list of insurers, and what is answered when one is changed (domain §4, interface §2)."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.customers.rules import mask_mobile, mask_phones
from domain.insurers.views import (
    AgreedView,
    ContactKept,
    ContactView,
    CreditView,
    InsurerView,
    IntakeState,
    NamesChanged,
    PeriodView,
    PlanChanged,
)
from domain.pages import page_of
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.insurers.credit import state_mark
from handlers.insurers.parts import NOTHING, joined, look, shorten
from handlers.insurers.replies import result
from handlers.paging import and_more, cut, offset_of, turners

MOST_NAMES = 6
MOST_CONTACTS = 10
MOST_HISTORY = 5
INSURERS_ON_A_PAGE = 15
LONGEST_ENDING = 60
"""Of a reason, in the card's one line; the history and the audit have it whole."""


def added(call: Call, insurer: InsurerView) -> Reply:
    """A new insurer with its terms, and how to go on."""
    title = call.say("insurers-added", insurer=insurer.name)
    return Reply(
        joined([title, *_terms(call, insurer), NOTHING, call.say("insurers-added-next", insurer=insurer.name)])
    )


def insurer_card(call: Call, insurer: InsurerView) -> Reply:
    """An insurer in full: its terms, its people, and what was agreed so far; buttons to change it."""
    sections = [
        [call.say("insurers-card-title", insurer=insurer.name), *_terms(call, insurer), *_since(call, insurer)],
        _contacts(call, insurer.contacts),
        _history(call, insurer.history),
    ]
    text = Markup("\n\n").join(joined(section) for section in sections if section)
    return Reply(text, (*look(call, insurer.id), *_changes(call, insurer)))


def insurer_list(call: Call, insurers: tuple[InsurerView, ...], page: int = 1) -> Reply:
    """A page of the insurers with their terms, one to a line; those that we no longer work with last."""
    if not insurers:
        return Reply(call.say("insurers-none-yet"))
    shown = page_of(insurers, offset_of(page, INSURERS_ON_A_PAGE), INSURERS_ON_A_PAGE)
    lines = [call.say("insurers-list-title", count=len(insurers)), NOTHING]
    lines += [*(_listed(call, insurer) for insurer in shown), *and_more(call.lang, shown)]
    turns = turners(call.lang, shown, lambda number: f"insurers.list:{number}")
    button = InlineButton(call.say("insurers-button-credit-all"), data="insurers.all:1")
    return Reply(joined(lines), (*turns, (button,)))


def renamed(call: Call, changed: NamesChanged) -> Reply:
    """By which name it is shown now; the former one and the code stay."""
    said = call.say("insurers-renamed", insurer=changed.name, former=changed.former, code=changed.code)
    return Reply(joined([said, *_names(call, changed.names)]), _card_button(call, changed.insurer_id))


def name_added(call: Call, changed: NamesChanged, name: str) -> Reply:
    """What it answers to as well."""
    said = call.say("insurers-name-added", insurer=changed.name, name=name)
    return Reply(joined([said, *_names(call, changed.names)]), _card_button(call, changed.insurer_id))


def name_removed(call: Call, changed: NamesChanged, name: str) -> Reply:
    """What it does not answer to any more."""
    said = call.say("insurers-name-removed", insurer=changed.name, name=name)
    return Reply(joined([said, *_names(call, changed.names)]), _card_button(call, changed.insurer_id))


def contact_kept(call: Call, kept: ContactKept) -> Reply:
    """Who was written down, with what is known of them now. A mobile is masked: the card shows it where it may."""
    said = call.say("insurers-contact-kept", insurer=kept.insurer, way="added" if kept.is_new else "changed")
    return Reply(joined([said, _contact(call, kept.contact, is_whole=False)]), _card_button(call, kept.insurer_id))


def contact_removed(call: Call, gone: ContactKept) -> Reply:
    """Who is no longer written down."""
    said = call.say("insurers-contact-removed", insurer=gone.insurer, name=gone.contact.name)
    return Reply(said, _card_button(call, gone.insurer_id))


def plan_changed(call: Call, changed: PlanChanged) -> Reply:
    """Which plan holds from when, which period that leaves as it is, and when the first one under it begins."""
    facts = {"before": changed.before.value, "plan": changed.plan.value, "since": changed.since}
    lines = [call.say("insurers-plan-changed", insurer=changed.insurer, **facts)]
    lines += [_period(call, "insurers-plan-keeps", changed.keeps)] if changed.keeps else []
    lines.append(_period(call, "insurers-plan-begins", changed.begins))
    return Reply(joined(lines), _card_button(call, changed.insurer_id))


def _period(call: Call, key: str, period: PeriodView) -> Markup:
    return call.say(key, opens=period.opens_on, closes=period.closes_on, cycle=period.cycle.value, due=period.due_on)


def ended(call: Call, credit: CreditView) -> Reply:
    """We no longer work with it; what was accepted goes on."""
    return result(call, call.say("insurers-ended", insurer=credit.name), credit)


def reopened(call: Call, credit: CreditView) -> Reply:
    """We work with it again, and what else stops intake."""
    key = "insurers-reopened-still-stopped" if credit.state.stops_intake else "insurers-reopened"
    return result(call, call.say(key, insurer=credit.name), credit)


def _terms(call: Call, insurer: InsurerView) -> list[Markup]:
    lines = [
        call.say("insurers-terms-plan", plan=insurer.plan.value, cycle=insurer.cycle.value, since=insurer.plan_since),
        *_plan_to_come(call, insurer),
        call.say("insurers-terms-limit", limit_fen=insurer.limit_fen, state=state_mark(call, insurer.state)),
        *_names(call, insurer.names),
    ]
    return [*lines, call.say("insurers-terms-code", code=insurer.code)]


def _plan_to_come(call: Call, insurer: InsurerView) -> list[Markup]:
    if insurer.next_plan is None or insurer.next_plan_since is None:
        return []
    return [call.say("insurers-terms-next-plan", plan=insurer.next_plan.value, since=insurer.next_plan_since)]


def _names(call: Call, names: Sequence[str]) -> list[Markup]:
    others = names[1 : MOST_NAMES + 1]
    if not others:
        return []
    more = max(0, len(names) - 1 - MOST_NAMES)
    return [call.say("insurers-terms-names", names=call.say("insurers-comma").join(others), more=more)]


def _since(call: Call, insurer: InsurerView) -> list[Markup]:
    lines = [call.say("insurers-card-since", day=insurer.added_on)] if insurer.added_on else []
    if insurer.ended_on:
        reason = cut(insurer.end_reason, LONGEST_ENDING)
        lines.append(call.say("insurers-card-ended", day=insurer.ended_on, who=insurer.ended_by, reason=reason))
    return lines


def _contacts(call: Call, contacts: Sequence[ContactView]) -> list[Markup]:
    if not contacts:
        return []
    is_whole = call.actor.place.is_private
    lines = [call.say("insurers-contacts-title", count=len(contacts))]
    lines += [_contact(call, contact, is_whole=is_whole) for contact in contacts[:MOST_CONTACTS]]
    left = len(contacts) - MOST_CONTACTS
    return [*lines, *([call.say("insurers-contacts-more", count=left)] if left > 0 else [])]


def _contact(call: Call, contact: ContactView, *, is_whole: bool) -> Markup:
    """Somebody in a line; a mobile whole only where one person reads."""
    phone = contact.phone if is_whole else mask_mobile(contact.phone)
    note = contact.note if is_whole else mask_phones(contact.note)
    return call.say(
        "insurers-contact",
        name=contact.name,
        role=contact.role.value if contact.role else "none",
        phoned="yes" if phone else "no",
        phone=phone,
        noted="yes" if note else "no",
        note=shorten(note),
    )


def _history(call: Call, history: Sequence[AgreedView]) -> list[Markup]:
    if not history:
        return []
    title = call.say("insurers-terms-history-title")
    lines = [_agreed(call, each) for each in history[:MOST_HISTORY]]
    left = len(history) - MOST_HISTORY
    return [title, *lines, *([call.say("insurers-terms-history-more", count=left)] if left > 0 else [])]


def _agreed(call: Call, agreed: AgreedView) -> Markup:
    return call.say(
        "insurers-terms-history-line",
        kind=agreed.plan.value if agreed.plan else agreed.kind.value,
        since=agreed.since,
        agreed=agreed.agreed_on,
        who=agreed.who,
        reasoned="yes" if agreed.reason else "no",
        reason=shorten(agreed.reason),
    )


def _changes(call: Call, insurer: InsurerView) -> Rows:
    """What can be done about an insurer."""
    way = "reopen" if insurer.state is IntakeState.ENDED else "end"
    row = tuple(_button(call, what, insurer.id) for what in ("plan", "contact", "name"))
    return (row, (_button(call, way, insurer.id),))


def _button(call: Call, what: str, insurer_id: int) -> InlineButton:
    return InlineButton(call.say("insurers-button-change", what=what).unescape(), f"insurers.{what}:{insurer_id}")


def _card_button(call: Call, insurer_id: int) -> Rows:
    return ((InlineButton(call.say("insurers-button-card").unescape(), f"insurers.card:{insurer_id}"),),)


def _listed(call: Call, insurer: InsurerView) -> Markup:
    if insurer.ended_on:
        reason = shorten(insurer.end_reason)
        return call.say("insurers-list-ended", insurer=insurer.name, day=insurer.ended_on, reason=reason)
    line = call.say(
        "insurers-list-line",
        insurer=insurer.name,
        plan=insurer.plan.value,
        cycle=insurer.cycle.value,
        limit_fen=insurer.limit_fen,
        state=insurer.state.value,
    )
    return joined([line, *_plan_to_come(call, insurer)])
