"""The buttons of the people room: each is a command in another form."""

from domain import clock
from domain.actor import ChatKind, Demand, Role
from domain.errors import NotFound
from domain.people import service as people
from domain.people.views import WhichCentre
from domain.policy import service as policy
from handlers.declaration import Button, Call, Reply
from handlers.people import audit_replies, replies, spoken
from handlers.people.commands import set_language

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


async def choose(call: Call) -> Reply:
    """Act for another of one's centres in private."""
    return replies.chosen(call, await people.choose_centre(call.person, _id(call)))


async def bind(call: Call) -> Reply:
    """Bind this group to the centre that was picked."""
    kind = ChatKind.PARTNER if call.button.version == ChatKind.PARTNER.value else ChatKind.TEAM
    done = await people.bind(call.actor, kind, centre_id=_id(call))
    if isinstance(done, WhichCentre):
        return replies.which_centre(call, done)
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
    staff_id = _id(call)
    changes = await people.read_changes(call.actor, staff_id=staff_id)
    names = await people.staff_names(call.actor.centre_id, [staff_id])
    return audit_replies.changes(call, changes, names.get(staff_id, ""))


BUTTONS = (
    Button("people.choose", Demand.ANYONE, choose),
    Button("people.bind", Role.MANAGER, bind, where_unbound=True),
    Button("people.invite", Role.MANAGER, invite),
    Button("people.remove", Role.MANAGER, remove),
    Button("people.role", Role.MANAGER, role),
    Button("people.lang", Role.ADVISOR, lang),
    Button("people.audit", Role.MANAGER, audit),
)
