"""Who may type and press what, where: every command and button against every kind of person in every kind of chat.

What is expected follows from the declarations alone; the people and chats are real rows, resolved by the real gate.
"""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, fields, replace
from itertools import count, product

import pytest
import pytest_asyncio
from telegram import Update

from bot.access_gate import Gate, Standing, check, is_stranger_to
from bot.errors import GroupNotBound
from bot.heard import Refused
from bot.incoming import Identity, Incoming
from bot.router import Router
from domain.actor import Demand, Role
from domain.errors import NotAllowed
from domain.people.models import KnownPerson, Staff
from handlers.declaration import Button, Call, Command, Reply
from handlers.registry import Registry, gather
from tests.factories.people import a_staff
from tests.house.worlds import Worlds, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

OPERATOR_ID, STRANGER_ID = 61_001, 61_002
UNBOUND_ID = -1_001_600_000_001
PEOPLE = ("stranger", "left", "advisor", "partner", "manager", "operator", "their manager")
PLACES = ("private", "team", "partners", "unbound", "their team")
EVERYTHING: tuple[Command | Button, ...] = (*gather().commands, *gather().buttons)
_numbers = count(880_001)


@dataclass(frozen=True)
class Crowd:
    """Everybody's user id, and every group's id."""

    people: dict[str, int]
    places: dict[str, int]

    def chat_of(self, who: str, where: str) -> int:
        """The chat: in private, the person's own."""
        return self.people[who] if where == "private" else self.places[where]


class Reached(Exception):
    """It was let through."""


class Marked(Command):
    """A command that only says that it was reached."""

    async def run(self, call: Call) -> Reply:
        """Nothing else."""
        raise Reached


async def _reached(_: Call) -> Reply:
    raise Reached


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def crowd(worlds: Worlds) -> AsyncIterator[Crowd]:
    """The two worlds' people, somebody who has left, and those who never were there."""
    mine, theirs = worlds.mine, worlds.theirs
    left = await a_staff(mine.centre, Role.MANAGER, name="走了")
    await Staff.filter(person_id=left.user_id).update(is_active=False)
    people = {
        "stranger": STRANGER_ID, "left": left.user_id, "operator": OPERATOR_ID, "advisor": mine.advisor.user_id,
        "partner": mine.partner.user_id, "manager": mine.manager.user_id, "their manager": theirs.manager.user_id,
    }  # fmt: skip
    groups = {"team": mine.team, "partners": mine.partners, "their team": theirs.team}
    yield Crowd(people, {"unbound": UNBOUND_ID} | {name: place.chat_id for name, place in groups.items()})
    await Staff.filter(person_id=left.user_id).delete()
    await KnownPerson.filter(user_id=left.user_id).delete()


def gate() -> Gate:
    """The real one."""
    return Gate(frozenset({OPERATOR_ID}), "zh-CN", "Asia/Shanghai")


def an_incoming(crowd: Crowd, who: str, where: str) -> Incoming:
    """Somebody says something somewhere."""
    user_id, chat_id = crowd.people[who], crowd.chat_of(who, where)
    return Incoming(1, chat_id, None, where == "private", "群", user_id, who, "zh", 5)


def role_of(who: str, where: str) -> Role | None:
    """As what somebody acts somewhere: in a bound group only as what they are in its centre."""
    role = {"advisor": Role.ADVISOR, "partner": Role.PARTNER, "manager": Role.MANAGER}.get(who)
    if who == "their manager":
        return None if where in ("team", "partners") else Role.MANAGER
    return None if where == "their team" else role


def expected(what: Command | Button, who: str, where: str) -> str:
    """What comes of it, by the declarations."""
    role, needs = role_of(who, where), what.needs
    if needs is Demand.OPERATOR and who != "operator":
        return "stranger" if role is None else "not allowed"
    if role is None and needs is Demand.ANYONE and where != "private":
        return "stranger"
    if isinstance(needs, Role) and (role is None or role < needs):
        return "stranger" if role is None else "not allowed"
    return "not bound" if where == "unbound" and not what.where_unbound else "runs"


def verdict(what: Command | Button, incoming: Incoming, standing: Standing) -> str:
    """What the gate says of it."""
    if is_stranger_to(what, incoming, standing):
        return "stranger"
    try:
        check(what, standing)
    except NotAllowed:
        return "not allowed"
    except GroupNotBound:
        return "not bound"
    return "runs"


@pytest.mark.parametrize(("who", "where"), list(product(PEOPLE, PLACES)))
async def test_the_gate_lets_through_what_the_declarations_say(crowd: Crowd, who: str, where: str) -> None:
    incoming = an_incoming(crowd, who, where)
    standing = await gate().resolve(incoming)
    for what in EVERYTHING:
        name = what.name if isinstance(what, Command) else what.verb
        assert verdict(what, incoming, standing) == expected(what, who, where), name


def _one_of_each() -> Iterator[Command | Button]:
    """One command and one button of each kind of demand."""
    kinds = {(type(each), each.needs, each.where_unbound): each for each in EVERYTHING}
    return iter(kinds.values())


def marked() -> Registry:
    """Everything that can be typed and pressed, and none of it does anything."""
    registry = gather()
    commands = tuple(Marked(**{f.name: getattr(each, f.name) for f in fields(each)}) for each in registry.commands)
    return replace(registry, commands=commands, buttons=tuple(replace(each, run=_reached) for each in registry.buttons))


@pytest.mark.parametrize("who", PEOPLE)
async def test_the_router_asks_the_gate(crowd: Crowd, who: str) -> None:
    router = Router(marked(), gate(), Identity(77, "baohe_bot"))
    for what, where in product(_one_of_each(), PLACES):
        async with undone():
            came = await _came_of(router, _update(what, crowd.people[who], crowd.chat_of(who, where)))
        wanted = expected(what, who, where)
        assert came == {"not allowed": "refused", "not bound": "refused"}.get(wanted, wanted), f"{what} {where}"


async def _came_of(router: Router, update: Update) -> str:
    try:
        heard = await router.answer(update)
    except Reached:
        return "runs"
    except Refused:
        return "refused"
    told = " ".join(str(answer.call.get("text", "")) for answer in heard.answers)
    assert "员工" in told, told
    return "stranger"


def _update(what: Command | Button, user_id: int, chat_id: int) -> Update:
    user = {"id": user_id, "is_bot": False, "first_name": "某", "language_code": "zh"}
    kind = "private" if chat_id > 0 else "supergroup"
    message = {"message_id": next(_numbers), "date": 1, "chat": {"id": chat_id, "type": kind, "title": "群"}}
    if isinstance(what, Button):
        under = message | {"from": {"id": 77, "is_bot": True, "first_name": "Baohe"}, "text": "card"}
        query = {"id": "1", "from": user, "chat_instance": "1", "data": f"{what.verb}:1", "message": under}
        raw: dict[str, object] = {"update_id": next(_numbers), "callback_query": query}
    else:
        length = len(what.name) + 1
        entities = [{"type": "bot_command", "offset": 0, "length": length}]
        said = message | {"from": user, "text": f"/{what.name}", "entities": entities}
        raw = {"update_id": next(_numbers), "message": said}
    update = Update.de_json(raw, None)
    assert update is not None
    return update
