"""The buttons of the people room: each is a command in another form."""

from dataclasses import replace

from domain import clock
from domain.actor import ChatKind, Demand, Role
from domain.errors import NotFound
from domain.people import service as people
from domain.people.views import WhichCentre
from domain.policy import service as policy
from handlers.declaration import Button, Call, Reply
from handlers.paging import offset_of, pressed_page, pressed_spot
from handlers.people import choices, history, replies, spoken
from handlers.people.commands import CENTRES_ON_A_PAGE, STAFF_ON_A_PAGE, set_language

_LONGEST_ID = 9


def _id(call: Call) -> int:
    """The number the button is for; one that was never ours is ``NotFound``."""
    number = call.button.number
    if not number.isascii() or not number.isdecimal() or len(number) > _LONGEST_ID:
        raise NotFound(what=number)
    return int(number)


def _role(word: str) -> Role:
    found = spoken.ROLES.get(word)
    if found is None:
        raise NotFound(what=word)
    return found


def _kind(word: str) -> ChatKind:
    return ChatKind.PARTNER if word == ChatKind.PARTNER.value else ChatKind.TEAM


def _offset(call: Call, limit: int) -> int:
    return offset_of(pressed_page(call.button.number), limit)


async def choose(call: Call) -> Reply:
    """Act for another of one's centres in private."""
    return replies.chosen(call, await people.choose_centre(call.person, _id(call)))


async def bind(call: Call) -> Reply:
    """Bind this group to the centre that was picked."""
    done = await people.bind(call.actor, _kind(call.button.version), centre_id=_id(call))
    if isinstance(done, WhichCentre):
        return choices.which_centre(call, done, "")
    return replies.bound(call, done, await policy.values_at(done.centre.id, clock.today(done.centre.zone)))


async def invite(call: Call) -> Reply:
    """Invite with the role that was picked."""
    return replies.invitation(call, await people.invite(call.actor, _role(call.button.number)))


async def remove(call: Call) -> Reply:
    """Take off the staff whoever was picked."""
    return replies.removed(call, await people.remove_staff(call.actor, _id(call)))


async def role(call: Call) -> Reply:
    """Give the role to whoever was picked."""
    return replies.role_changed(call, await people.change_role(call.actor, _id(call), _role(call.button.version)))


async def lang(call: Call) -> Reply:
    """Choose the language on the button; ``me`` behind it means one's own."""
    wanted = spoken.LANGUAGES.get(call.button.number.lower())
    if wanted is None:
        raise NotFound(what=call.button.number)
    return await set_language(call, wanted, call.button.version or None)


async def audit(call: Call) -> Reply:
    """The changes of whoever was picked."""
    return await history.changes(call, history.About(staff_id=_id(call)))


async def changes(call: Call) -> Reply:
    """Turn the audit to what is older or newer."""
    about = history.about_of(call.button.number)
    return replace(await history.changes(call, about, pressed_spot(call.button.version)), edits=True)


async def staff(call: Call) -> Reply:
    """Turn the list of the staff to another page."""
    typed, offset = call.button.version, _offset(call, STAFF_ON_A_PAGE)
    found = await people.list_staff(call.actor, typed, offset=offset, limit=STAFF_ON_A_PAGE)
    return replace(replies.staff(call, found, typed), edits=True)


async def centres(call: Call) -> Reply:
    """Turn the list of the deployment's centres to another page."""
    offset = _offset(call, CENTRES_ON_A_PAGE)
    found = await people.list_centres(call.person, offset=offset, limit=CENTRES_ON_A_PAGE)
    return replace(replies.centres(call, found), edits=True)


async def which(call: Call) -> Reply:
    """Turn the choice of one of the staff to another page."""
    purpose, _, typed = call.button.version.partition(".")
    if purpose not in choices.PURPOSES:
        raise NotFound(what=purpose[:20])
    found = await people.find_staff(call.actor, typed)
    return replace(choices.which_person(call, found, purpose, typed, pressed_page(call.button.number)), edits=True)


async def where(call: Call) -> Reply:
    """Turn the choice of a centre for this group to another page."""
    kind, _, typed = call.button.version.partition(".")
    found = await people.which_centre(call.actor, _kind(kind), centre=typed)
    return replace(choices.which_centre(call, found, typed, pressed_page(call.button.number)), edits=True)


async def places(call: Call) -> Reply:
    """Turn the choice of the centre to act for to another page."""
    page = pressed_page(call.button.number)
    return replace(replies.welcome(call, await people.welcome(call.actor), page), edits=True)


BUTTONS = (
    Button("people.choose", Demand.ANYONE, choose),
    Button("people.bind", Role.MANAGER, bind, where_unbound=True),
    Button("people.invite", Role.MANAGER, invite),
    Button("people.remove", Role.MANAGER, remove),
    Button("people.role", Role.MANAGER, role),
    Button("people.lang", Role.ADVISOR, lang),
    Button("people.audit", Role.MANAGER, audit),
    Button("people.changes", Role.MANAGER, changes),
    Button("people.staff", Role.MANAGER, staff),
    Button("people.centres", Demand.OPERATOR, centres),
    Button("people.which", Role.MANAGER, which),
    Button("people.where", Role.MANAGER, where, where_unbound=True),
    Button("people.places", Role.ADVISOR, places),
)
