"""Choosing one of several by a button: whom of the staff, which of the centres. Long choices come in pages."""

from collections.abc import Sequence

from markupsafe import Markup

from domain import clock
from domain.actor import Role
from domain.pages import Page, page_of
from domain.people.views import CentreView, StaffView, WhichCentre
from handlers.calling import MAX_CALLBACK_BYTES
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.paging import and_more, cut, offset_of, turners

CHOICES_ON_A_PAGE = 8
LONGEST_PERSON = 16
LONGEST_CENTRE = 24
REMOVE, AUDIT = "remove", "audit"
PURPOSES = frozenset({REMOVE, AUDIT, *(role.word for role in Role)})
"""What someone may be chosen for: to be removed, to see what they changed, to have a role."""


def which_person(call: Call, found: Sequence[StaffView], purpose: str, typed: str, page: int = 1) -> Reply:
    """Ask who of several called ``typed`` is meant (for one of ``PURPOSES``), or whether someone means themselves."""
    shown = page_of(found, offset_of(page, CHOICES_ON_A_PAGE), CHOICES_ON_A_PAGE)
    label = _sure if _is_oneself(call, found) and purpose != AUDIT else _label
    buttons = [(InlineButton(label(call, view), _data_for(view, purpose)),) for view in shown]
    turns = turners(call.lang, shown, lambda number: with_typed(f"people.which:{number}:{purpose}.", typed))
    return _asked(call, _question(call, found, purpose), shown, (*buttons, *turns))


def which_centre(call: Call, view: WhichCentre, typed: str, page: int = 1) -> Reply:
    """Ask which of several centres called ``typed`` a group is to be bound to."""
    shown = page_of(view.centres, offset_of(page, CHOICES_ON_A_PAGE), CHOICES_ON_A_PAGE)
    buttons = [
        (InlineButton(cut(centre.name, LONGEST_CENTRE), f"people.bind:{centre.id}:{view.kind.value}"),)
        for centre in shown
    ]
    turns = turners(call.lang, shown, lambda number: with_typed(f"people.where:{number}:{view.kind.value}.", typed))
    return _asked(call, call.say("people-which-centre"), shown, (*buttons, *turns))


def other_centres(call: Call, others: Sequence[CentreView], page: int) -> Rows:
    """Buttons to the other centres that someone is staff of."""
    shown = page_of(others, offset_of(page, CHOICES_ON_A_PAGE), CHOICES_ON_A_PAGE)
    buttons = [
        (
            InlineButton(
                call.say("people-switch-to", centre=cut(other.name, LONGEST_CENTRE)).unescape(),
                f"people.choose:{other.id}",
            ),
        )
        for other in shown
    ]
    return (*buttons, *turners(call.lang, shown, lambda number: f"people.places:{number}"))


def _asked(call: Call, question: Markup, shown: Page[object], rows: Rows) -> Reply:
    return Reply(Markup("\n").join([question, *and_more(call.lang, shown)]), rows)


def _question(call: Call, found: Sequence[StaffView], purpose: str) -> Markup:
    is_oneself = _is_oneself(call, found)
    if purpose == AUDIT:
        return call.say("people-audit-whose")
    if purpose == REMOVE:
        return call.say("people-leave-yourself" if is_oneself else "people-which-leaves")
    return call.say("people-role-yourself" if is_oneself else "people-which-role-of", role=purpose)


def _is_oneself(call: Call, found: Sequence[StaffView]) -> bool:
    return len(found) == 1 and found[0].id == call.actor.staff_id


def _sure(call: Call, view: StaffView) -> str:
    """What is pressed by those who mean themselves."""
    return call.say("people-sure").unescape()


def _data_for(view: StaffView, purpose: str) -> str:
    if purpose in {REMOVE, AUDIT}:
        return f"people.{purpose}:{view.id}"
    return f"people.role:{view.id}:{purpose}"


def _label(call: Call, view: StaffView) -> str:
    since = clock.local(view.role_since, call.actor.zone).date()
    name = cut(view.name, LONGEST_PERSON)
    return call.say("people-staff-label", name=name, role=view.role.word, since=since).unescape()


def with_typed(beginning: str, typed: str) -> str:
    """What a button carries, with as much of what was typed as fits: a shorter name finds those people and more."""
    room = MAX_CALLBACK_BYTES - len(beginning.encode())
    return beginning + "".join(typed.split()).encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")
