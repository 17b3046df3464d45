"""Whatever anybody can do can be taken back, or it is said here why not (interface §1)."""

from collections.abc import Awaitable, Callable

import pytest
import pytest_asyncio
from tortoise.fields.relational import ForeignKeyFieldInstance

from domain.actor import Role
from domain.cases import service as cases
from domain.customers.models import Customer, Vehicle
from domain.database import connection
from domain.money import yuan
from domain.people import service as people
from domain.people.models import AuditEntry
from domain.people.rules import KEYED_SUBJECTS
from domain.undo.table import UNDOABLE, Kind
from handlers.registry import gather
from tests.factories.people import a_person
from tests.factories.world import ONE_MORE_PLATE, World, move_to_now
from tests.house.calls import CALLS
from tests.house.worlds import Worlds, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

LOOK = "seen is seen: a look is kept, and changes nothing"
ITSELF = "the bot did it by itself, and would do it again"
NO_UNDO: dict[Kind, str] = {
    ("audit", "looked"): LOOK,
    ("bank", "looked"): LOOK,
    ("case", "complaint escalated"): ITSELF,
    ("case", "intake overridden"): "it says why the car was taken all the same; the case is what is taken back",
    ("case", "looked"): LOOK,
    ("case", "photo joined"): "it goes with its album, whose filing is what is taken back",
    ("cover", "looked"): LOOK,
    ("insurer", "looked"): LOOK,
    ("referral", "looked"): LOOK,
    ("vehicle", "looked"): LOOK,
    ("centre", "created"): "operators make centres, not staff; people join it and work there from then on",
    ("chat", "migrated"): ITSELF,
    ("chat", "retired"): ITSELF,
    ("chat", "revived"): ITSELF,
    ("referral", "expired"): ITSELF,
    ("staff", "joined"): "it is the newcomer's own doing; a manager who does not want them removes them",
}
"""Kinds of changes that are not taken back, and why."""

ASKED = {"accident_case", "insurance_policy", "referral", "visit"}
"""Tables whose rows are about customers or cars, and that ``domain/undo/mentions`` asks."""

Doing = Callable[[World], Awaitable[object]]


async def _join(world: World) -> object:
    invitation = await people.invite(world.manager, Role.PARTNER)
    return await people.join(a_person(9_100), invitation.code)


async def _come_back(world: World) -> object:
    await people.retire_chat(world.team.chat_id)
    return await people.revive_chat(world.team.chat_id)


async def _take_during_a_stop(world: World) -> object:
    return await cases.open_case(
        world.manager,
        insurer_id=world.stopped_insurer_id,
        plate=ONE_MORE_PLATE,
        name="新车主",
        phone="13812345678",
        estimate_fen=yuan(900),
        override_reason="老客户",
    )


MORE: tuple[Doing, ...] = (
    _take_during_a_stop,
    lambda w: people.read_changes(w.manager),
    _join,
    _come_back,
    lambda w: people.migrate_chat(w.team.chat_id, w.team.chat_id - 1_000_000),
    lambda w: people.add_centre(a_person(9_200, is_operator=True), "北京通州", zone="Asia/Shanghai", lang="zh-CN"),
)
"""What is written down by services that are for no centre in particular, or in other ways than in ``CALLS``."""


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def written(worlds: Worlds) -> dict[Kind, str]:
    """Every kind of change that the house writes down, with a service that does so."""
    move_to_now()
    found: dict[Kind, str] = {}
    doings: dict[str, Doing] = {name: called.mine for name, called in CALLS.items()}
    doings |= {f"MORE, {number}": doing for number, doing in enumerate(MORE, 1)}
    for name, doing in doings.items():
        async with undone():
            known = set(await AuditEntry.all().values_list("id", flat=True))
            await doing(worlds.mine)
            made = [entry for entry in await AuditEntry.all() if entry.id not in known]
        found |= {(entry.subject, entry.what): name for entry in made}
    return found


async def test_what_is_done_can_be_taken_back(written: dict[Kind, str]) -> None:
    ways = UNDOABLE.keys() | NO_UNDO.keys()
    lacking = {kind: by for kind, by in written.items() if kind not in ways}
    assert not lacking, "give it an undo in domain/undo/table.py, or say in NO_UNDO why it has none"


async def test_no_exception_is_needless(written: dict[Kind, str]) -> None:
    assert not NO_UNDO.keys() - written.keys(), "nobody writes that down any more"
    assert not NO_UNDO.keys() & UNDOABLE.keys(), "it has an undo"


async def test_nothing_is_taken_back_that_nobody_does(written: dict[Kind, str]) -> None:
    """A kind misspelt in the table would never be found."""
    named = {kind for kind in UNDOABLE if kind[0] not in KEYED_SUBJECTS}
    assert not named - written.keys()
    assert written.keys() & {kind for kind in UNDOABLE if kind[0] in KEYED_SUBJECTS}


async def test_every_digest_can_be_switched_back() -> None:
    """The table knows them by their policy values, the registry by their declarations."""
    assert {("digest", digest.name) for digest in gather().digests} <= UNDOABLE.keys()


async def test_whoever_speaks_of_customers_and_cars_is_asked(worlds: Worlds) -> None:
    """Else an undo would take a customer from under somebody's feet."""
    apps = connection.context().apps
    assert apps is not None
    about = {
        model._meta.db_table
        for model in apps[connection.APP].values()
        for field in model._meta.fields_map.values()
        if isinstance(field, ForeignKeyFieldInstance) and field.related_model in (Customer, Vehicle)
    }
    assert about - {Vehicle._meta.db_table} == ASKED, "ask its room in domain/undo/mentions.py"
