"""The commands of the people room (interface §2, §6)."""

from domain import clock
from domain.actor import Demand, Role
from domain.people import service as people
from domain.people.views import WhichCentre
from domain.policy import service as policy
from handlers.arguments import LETTERS
from handlers.arguments.errors import Missing
from handlers.declaration import Call, Command, Reply
from handlers.people import audit_replies, replies, spoken


async def start(call: Call) -> Reply:
    """Join by an invitation's code; without one, say where the person stands."""
    code = call.text.strip()
    if code:
        return replies.joined(call, await people.join(call.person, code))
    if call.staff is None:
        return replies.stranger(call)
    return replies.welcome(call, await people.welcome(call.staff))


async def centre(call: Call) -> Reply:
    """List the centres, or create one."""
    verb, _, name = call.text.strip().partition(" ")
    if not verb:
        return replies.centres(call, await people.list_centres(call.person))
    if verb.lower() not in spoken.ADD:
        name = call.text
    made = await people.add_centre(call.person, name, zone=call.default_zone, lang=call.default_lang)
    return replies.centre_added(call, made)


async def bind(call: Call) -> Reply:
    """Make this group the team or partner group of a centre."""
    kind = call.words.take_choice(spoken.GROUPS, beginnings=False)
    done = await people.bind(call.actor, kind, centre=call.words.rest_text())
    if isinstance(done, WhichCentre):
        return replies.which_centre(call, done)
    return replies.bound(call, done, await policy.values_at(done.centre.id, clock.today(done.centre.zone)))


async def unbind(call: Call) -> Reply:
    """Free this group."""
    call.words.expect_nothing_left()
    return replies.unbound(call, await people.unbind(call.actor))


async def invite(call: Call) -> Reply:
    """A one-time link for a new colleague; without a role, ask which."""
    if not call.text.strip() and call.actor.place.is_private:
        return replies.which_role(call)
    role = call.words.need_choice(spoken.ROLES, "role") if call.text.strip() else Role.ADVISOR
    call.words.expect_nothing_left()
    return replies.invitation(call, await people.invite(call.actor, role))


async def staff(call: Call) -> Reply:
    """List the staff, find someone on it, or take someone off it."""
    leaves = call.words.take_choice(spoken.REMOVE, beginnings=False)
    if leaves:
        return await _leave(call)
    name = call.words.rest_text()
    found = await (people.find_staff(call.actor, name) if name else people.list_staff(call.actor))
    return replies.staff(call, found)


async def _leave(call: Call) -> Reply:
    found = await people.find_staff(call.actor, call.words.need_text("name"))
    if len(found) > 1 or found[0].id == call.actor.staff_id:
        return replies.ask_who_leaves(call, found)
    return replies.removed(call, await people.remove_staff(call.actor, found[0].id))


async def role(call: Call) -> Reply:
    """Give one of the staff another role."""
    new = call.words.take_choice(spoken.ROLES, "role", beginnings=False)
    if new is None:  # any other word may be the colleague's name
        raise Missing("role")
    found = await people.find_staff(call.actor, call.words.need_text("name"))
    if len(found) > 1 or found[0].id == call.actor.staff_id:
        return replies.ask_whose_role(call, found, new)
    return replies.role_changed(call, await people.change_role(call.actor, found[0].id, new))


async def lang(call: Call) -> Reply:
    """Choose a language: a manager in a bound group for the group, everyone else for themselves."""
    whose = call.words.take_choice(spoken.WHOSE, beginnings=False)
    if not call.words.left:
        return replies.which_language(call)
    wanted = call.words.need_choice(spoken.LANGUAGES, "language")
    call.words.expect_nothing_left()
    return await set_language(call, wanted, whose)


async def set_language(call: Call, wanted: str, whose: str | None) -> Reply:
    """What ``/lang`` and its buttons come to."""
    is_group = not call.actor.place.is_private and call.actor.role >= Role.MANAGER
    if whose == "group" or (whose is None and is_group):
        return replies.language_set(call, await people.set_group_language(call.actor, wanted))
    return replies.language_set(call, await people.set_own_language(call.actor, wanted))


async def audit(call: Call) -> Reply:
    """Who changed what: of a thing (C12), of a person, or lately."""
    thing = call.words.take_any_number()
    if thing is not None and thing.kind is not None:
        call.words.expect_nothing_left()
        changes = await people.read_changes(call.actor, subject=thing.kind, number=thing.number)
        return audit_replies.changes(call, changes, f"{LETTERS[thing.kind]}{thing.number}")
    name = call.words.rest_text() if thing is None else f"#{thing.number}"
    if not name:
        return audit_replies.changes(call, await people.read_changes(call.actor), "")
    found = await people.find_staff(call.actor, name)
    if len(found) > 1:
        return audit_replies.ask_whose(call, found)
    return audit_replies.changes(call, await people.read_changes(call.actor, staff_id=found[0].id), found[0].name)


COMMANDS = (
    Command("start", ("开始",), Demand.ANYONE, start, where_unbound=True),
    Command("lang", ("语言",), Role.ADVISOR, lang, examples=("en", "中文", "group en")),
    Command("bind", ("绑定",), Role.MANAGER, bind, examples=("", "partner", "北京朝阳"), where_unbound=True),
    Command("unbind", ("解绑",), Role.MANAGER, unbind),
    Command("invite", ("邀请",), Role.MANAGER, invite, examples=("advisor", "partner")),
    Command("staff", ("员工",), Role.MANAGER, staff, examples=("remove 张伟", "")),
    Command("role", ("角色",), Role.MANAGER, role, examples=("张伟 partner",)),
    Command("audit", ("审计",), Role.MANAGER, audit, examples=("C12", "张伟", "")),
    Command("centre", ("门店",), Demand.OPERATOR, centre, examples=("add 北京朝阳", ""), where_unbound=True),
)
