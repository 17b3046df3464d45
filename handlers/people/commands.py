"""The commands of the people room (interface §2, §6)."""

from domain import clock
from domain.actor import Demand, Role
from domain.people import service as people
from domain.people.views import WhichCentre
from domain.policy import service as policy
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.people import choices, history, replies, spoken
from handlers.people.forms import ANYBODY, LANGUAGE, ROLE, WHO, WHOSE

STAFF_ON_A_PAGE = 20
CENTRES_ON_A_PAGE = 15


async def start(call: Call, given: Given) -> Reply:
    """Join by an invitation's code; without one, say where the person stands."""
    code = call.text.strip()
    if code:
        return replies.joined(call, await people.join(call.person, code))
    if call.staff is None:
        return replies.stranger(call)
    return replies.welcome(call, await people.welcome(call.staff))


async def centre(call: Call, given: Given) -> Reply:
    """List the centres, or create one."""
    verb, _, name = call.text.strip().partition(" ")
    if not verb:
        return replies.centres(call, await people.list_centres(call.person, limit=CENTRES_ON_A_PAGE))
    if verb.lower() not in spoken.ADD:
        name = call.text
    made = await people.add_centre(call.person, name, zone=call.default_zone, lang=call.default_lang)
    return replies.centre_added(call, made)


async def bind(call: Call, given: Given) -> Reply:
    """Make this group the team or partner group of a centre."""
    kind = call.words.take_choice(spoken.GROUPS, beginnings=False)
    typed = call.words.rest_text()
    done = await people.bind(call.actor, kind, centre=typed)
    if isinstance(done, WhichCentre):
        return choices.which_centre(call, done, typed)
    return replies.bound(call, done, await policy.values_at(done.centre.id, clock.today(done.centre.zone)))


async def unbind(call: Call, given: Given) -> Reply:
    """Free this group."""
    return replies.unbound(call, await people.unbind(call.actor))


async def invite(call: Call, given: Given) -> Reply:
    """A one-time link for a new colleague; without a role, ask which."""
    if not call.text.strip() and call.actor.place.is_private:
        return replies.which_role(call)
    role = call.words.need_choice(spoken.ROLES, "role") if call.text.strip() else Role.ADVISOR
    call.words.expect_nothing_left()
    return replies.invitation(call, await people.invite(call.actor, role))


async def staff(call: Call, given: Given) -> Reply:
    """List the staff, or find someone on it."""
    typed = given.get(ANYBODY) or ""
    return replies.staff(call, await people.list_staff(call.actor, typed, limit=STAFF_ON_A_PAGE), typed)


async def leave(call: Call, given: Given) -> Reply:
    """Take someone off the staff."""
    found = await people.find_staff(call.actor, given[WHO])
    if len(found) > 1 or found[0].id == call.actor.staff_id:
        return choices.which_person(call, found, choices.REMOVE, given[WHO])
    return replies.removed(call, await people.remove_staff(call.actor, found[0].id))


async def role(call: Call, given: Given) -> Reply:
    """Give one of the staff another role."""
    found = await people.find_staff(call.actor, given[WHO])
    if len(found) > 1 or found[0].id == call.actor.staff_id:
        return choices.which_person(call, found, given[ROLE].word, given[WHO])
    return replies.role_changed(call, await people.change_role(call.actor, found[0].id, given[ROLE]))


async def lang(call: Call, given: Given) -> Reply:
    """Choose a language: a manager in a bound group for the group, everyone else for themselves."""
    wanted = given.get(LANGUAGE)
    if wanted is None:
        return replies.which_language(call)
    return await set_language(call, wanted, given.get(WHOSE))


async def set_language(call: Call, wanted: str, whose: str | None) -> Reply:
    """What ``/lang`` and its buttons come to."""
    is_group = not call.actor.place.is_private and call.actor.role >= Role.MANAGER
    if whose == "group" or (whose is None and is_group):
        return replies.language_set(call, await people.set_group_language(call.actor, wanted))
    return replies.language_set(call, await people.set_own_language(call.actor, wanted))


async def audit(call: Call, given: Given) -> Reply:
    """Who changed what: of a thing (C12), of a person, or lately."""
    thing = call.words.take_any_number()
    if thing is not None and thing.kind is not None:
        call.words.expect_nothing_left()
        return await history.changes(call, history.About(kind=thing.kind, number=thing.number))
    name = call.words.rest_text() if thing is None else f"#{thing.number}"
    if not name:
        return await history.changes(call, history.EVERYTHING)
    found = await people.find_staff(call.actor, name)
    if len(found) > 1:
        return choices.which_person(call, found, choices.AUDIT, name)
    return await history.changes(call, history.About(staff_id=found[0].id))


COMMANDS = (
    Command("start", ("开始",), Demand.ANYONE, (Action(start, is_raw=True),), where_unbound=True),
    Command("lang", ("语言",), Role.ADVISOR, (Action(lang, (WHOSE, LANGUAGE)),)),
    Command(
        "bind",
        ("绑定",),
        Role.MANAGER,
        (Action(bind, is_raw=True),),
        where_unbound=True,
    ),
    Command("unbind", ("解绑",), Role.MANAGER, (Action(unbind),)),
    Command("invite", ("邀请",), Role.MANAGER, (Action(invite, is_raw=True),)),
    Command(
        "staff",
        ("员工",),
        Role.MANAGER,
        (Action(leave, (WHO,), name="remove", verbs=spoken.REMOVE), Action(staff, (ANYBODY,))),
    ),
    Command("role", ("角色",), Role.MANAGER, (Action(role, (WHO, ROLE)),)),
    Command("audit", ("审计",), Role.MANAGER, (Action(audit, is_raw=True),)),
    Command(
        "centre",
        ("门店",),
        Demand.OPERATOR,
        (Action(centre, is_raw=True),),
        where_unbound=True,
    ),
)
