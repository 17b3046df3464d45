"""Nothing of one centre is ever read or changed from another (domain §1).

Every service is run for real between two centres that look alike. What it sends to the database is held
against the rule that a tenant's rows are only ever reached through the tenant's id, and the other centre's
rows are compared before and after.
"""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import pytest_asyncio

from domain.actor import Demand, Role
from domain.database.connection import recorded_queries
from tests.factories.world import move_to_now
from tests.house.calls import CALLS, Theirs
from tests.house.services import Service, services
from tests.house.tenancy import Rows, Statement, rows_of, tenant_tables
from tests.house.worlds import Worlds, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

ALL_CENTRES = {
    "insurers.claim_bank_files": "one reader serves all centres",
    "insurers.forget_old_bank_lists": "lists are forgotten by their age",
    "insurers.has_bank_files": "one reader serves all centres",
    "cases.claim_photos": "one keeper serves all centres",
    "cases.has_photos_to_see_to": "one keeper serves all centres",
    "cases.photo_health": "the whole deployment's",
    "cases.photo_kept": "one keeper serves all centres",
    "cases.photo_not_kept": "one keeper serves all centres",
    "cases.photo_refused": "one keeper serves all centres",
    "cases.photo_removed": "one keeper serves all centres",
    "cases.retry_photos": "one keeper serves all centres",
    "people.centres": "the jobs go round all centres with it",
    "people.menus_wanted": "the command menus of the whole deployment",
    "people.resolve_actor": "it finds out which centre someone speaks in",
    "people.migrate_chat": "the chat platform tells of a chat, not of a centre",
    "people.retire_chat": "the chat platform tells of a chat, not of a centre",
    "people.revive_chat": "the chat platform tells of a chat, not of a centre",
    "people.languages_of": "operators may be on the staff of any centre, or of none",
    "people.has_several_centres": "how many centres is the very question",
    "people.one_refusal_an_hour": "a chat may belong to no centre",
    "people.join": "the invitation says which centre",
    "people.choose_centre": "it picks one of the centres that a person is staff of",
    "people.add_centre": "it makes the centre",
    "people.list_centres": "operators see which centres there are, and nothing of what is in them",
    "cases.complaints_to_escalate": "one sweep serves all centres, and tells no more than ids",
    "intake.is_another_bots": "updates belong to the deployment",
    "intake.is_first_sight": "updates belong to the deployment",
    "intake.set_aside": "updates belong to the deployment",
    "intake.set_aside_lately": "updates belong to the deployment",
    "intake.standing": "operators see how the deployment stands, and nothing of what was said",
    "intake.set_aside_count": "updates belong to the deployment",
    "intake.forget_old": "updates belong to the deployment",
    "forms.open_count": "how many there are over all centres is the very question",
    "forms.forget_old": "forms are forgotten by their age",
    "outbox.centre_of_message": "which centre a message was sent for is the very question",
    "outbox.begin_edit": "one sender serves all centres",
    "outbox.forget_shown": "one sender serves all centres",
    "outbox.note_edit": "one sender serves all centres",
    "outbox.shown_by": "of which centre a message shows something is part of the question",
    "outbox.claim": "one sender serves all centres",
    "outbox.drop": "one sender serves all centres",
    "outbox.drop_chat": "the chat platform tells of a chat, not of a centre",
    "outbox.bring_back_from_future": "one sender serves all centres",
    "outbox.forget_old": "one sender serves all centres",
    "outbox.free_claims": "one sender serves all centres",
    "outbox.has_due": "one sender serves all centres",
    "outbox.health": "the whole queue's",
    "outbox.standing": "operators see how the deployment stands, and nothing of what is sent",
    "outbox.tell_of_troubles": "operators are told of the deployment, not of a centre",
    "outbox.tell_once": "operators are told of the deployment, not of a centre",
    "outbox.has_key": "the key of a pressed message names its chat",
    "outbox.mark_failed": "one sender serves all centres",
    "outbox.mark_nothing": "one sender serves all centres",
    "outbox.mark_sent": "one sender serves all centres",
    "outbox.move_chat": "the chat platform tells of a chat, not of a centre",
    "outbox.park_chat": "one sender serves all centres",
    "outbox.postpone": "one sender serves all centres",
    "outbox.queue_due_digests": "one schedule serves all centres",
    "outbox.record_answers": "an update may come from no centre",
    "insurers.centres_with_raises_overtaken": "which centres have something that is over is the question",
    "insurers.centres_with_state_news": "which centres have something to be told of is the question",
    "cases.centres_with_deadlines": "which centres have something to be told of is the question",
    "outbox.settle_restored": "a backup is of the whole deployment",
    "outbox.unsent_answers": "an update may come from no centre",
}
"""Services that are for the whole deployment, and why. None of them takes an actor or a centre to act for."""

WHICH_CENTRE = {
    ("people.bind", "chat"): "whether the group belongs to another centre already is the question",
    ("people.bind", "staff"): "which centres the actor manages is the question",
    ("people.which_centre", "chat"): "whether the group belongs to another centre already is the question",
    ("people.which_centre", "staff"): "which centres the actor manages is the question",
    ("people.undo_bound", "chat"): "its call here binds a group first",
    ("people.undo_bound", "staff"): "its call here binds a group first",
    ("people.undo_unbound", "chat"): "whether another centre has bound the group meanwhile is the question",
    ("cases.tell_deadlines", "staff"): "whether a reader works for several centres is the question",
    ("people.welcome", "staff"): "it tells the actor of their own places in other centres",
}
"""Reads of a scoped service that go beyond the actor's centre, and why they must."""

REFERENCES = {
    "number", "version", "insurer_id", "agent_id", "staff_id", "case_number", "ids", "staff_ids", "chosen",
    "change", "change_id", "complaint_id", "form_id", "customer_id", "vehicle_id", "photo_id", "batch", "numbers",
    "plates", "list_id", "line_id", "payment_id",
}  # fmt: skip
"""Parameters by which a caller names something that might be another centre's."""
ONLY_WRITTEN_DOWN = {"people.record_change", "people.record_look", "people.record_own_change"}
"""Services that keep a number as it is given and look nothing up by it."""


@dataclass(frozen=True)
class Pair(Worlds):
    """Two centres that look alike, and how they stand."""

    before: Rows
    """Every row of both."""


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def pair(worlds: Worlds) -> Pair:
    both = [worlds.mine.centre_id, worlds.theirs.centre_id]
    return Pair(worlds.mine, worlds.theirs, await rows_of(both))


@pytest.fixture(autouse=True)
def _now() -> None:
    move_to_now()


SCOPED = [service for service in services() if service.name not in ALL_CENTRES]
FOREIGN = [
    pytest.param(service, call, id=f"{service.name}-{number}")
    for service in SCOPED
    if service.name in CALLS
    for number, call in enumerate((*CALLS[service.name].refused, *CALLS[service.name].empty), 1)
]


def _name(service: Service) -> str:
    return service.name


async def test_every_service_is_called_here() -> None:
    names = {service.name for service in services()}
    assert names - CALLS.keys() - ALL_CENTRES.keys() == set(), "say in calls.py how it is called"
    assert (CALLS.keys() | ALL_CENTRES.keys()) - names == set(), "no such service any more"
    assert not CALLS.keys() & ALL_CENTRES.keys()


async def test_only_services_without_a_centre_are_for_all_centres() -> None:
    for_all = [service for service in services() if service.name in ALL_CENTRES]
    assert not [service.name for service in for_all if isinstance(service.demand, Role)]
    takes_a_centre = [each.name for each in for_all if "centre_id" in each.parameters]
    assert takes_a_centre == ["people.choose_centre"]
    assert all(each.demand is not Demand.SYSTEM for each in for_all if each.name == "people.choose_centre")


@pytest.mark.parametrize("service", SCOPED, ids=_name)
async def test_every_reference_is_tried_with_another_centres(service: Service) -> None:
    called = CALLS[service.name]
    if REFERENCES & service.parameters.keys() and service.name not in ONLY_WRITTEN_DOWN:
        assert called.refused or called.empty, "say in calls.py what it does with another centre's things"


async def test_both_centres_are_full(pair: Pair) -> None:
    """A table without rows of both centres would prove nothing below: furnish it in ``factories/world``."""
    for world in (pair.mine, pair.theirs):
        filled = {table for (table, _), row in pair.before.items() if _owner(table, row) == world.centre_id}
        assert tenant_tables().keys() - filled == set()


@pytest.mark.parametrize("service", SCOPED, ids=_name)
async def test_a_service_keeps_to_its_centre(service: Service, pair: Pair) -> None:
    async with _watched(service, pair) as queries:
        await CALLS[service.name].mine(pair.mine)
    assert queries, "it was not really run"


@pytest.mark.parametrize(("service", "call"), FOREIGN)
async def test_what_is_another_centres_is_not_found(service: Service, call: Theirs, pair: Pair) -> None:
    called = CALLS[service.name]
    async with _watched(service, pair):
        if call in called.empty:
            assert not await call(pair.mine, pair.theirs)
        else:
            await _expect_refusal(call(pair.mine, pair.theirs), called.error)


async def test_every_exception_is_needed(pair: Pair) -> None:
    """What keeps to its centre after all loses its exception."""
    needed: set[tuple[str, str]] = set()
    for name in {name for name, _ in WHICH_CENTRE}:
        async with undone():
            with recorded_queries() as queries:
                await CALLS[name].mine(pair.mine)
        needed |= {(name, table) for sql, values in queries for table in _beyond(Statement(sql, values), pair)}
    assert needed == WHICH_CENTRE.keys()


async def _expect_refusal(call: Awaitable[object], error: type[Exception]) -> None:
    with pytest.raises(error):
        await call


@asynccontextmanager
async def _watched(service: Service, pair: Pair) -> AsyncIterator[list[tuple[str, list[object]]]]:
    """Whatever happens inside is undone, keeps to the centre of ``mine``, and leaves ``theirs`` as it was.

    Yields the statements, which are there once it is over.
    """
    async with undone():
        with recorded_queries() as queries:
            yield queries
        after = await rows_of([pair.theirs.centre_id])
    stray = [
        f"{table}: {sql}  {values}"
        for sql, values in queries
        for table in _beyond(Statement(sql, values), pair)
        if (service.name, table) not in WHICH_CENTRE
    ]
    assert not stray, "\n".join(["", *stray])
    assert after == {key: row for key, row in pair.before.items() if _owner(key[0], row) == pair.theirs.centre_id}


def _beyond(statement: Statement, pair: Pair) -> list[str]:
    """The tenants' tables in which the statement is not held to the centre of ``mine``.

    A row that is named by its primary key alone must be one of that centre's, or have been made just now.
    """
    unbound = statement.unbound(pair.mine.centre_id)
    key = statement.only_key()
    if unbound and key is not None:
        row = pair.before.get(key)
        return [] if row is None or _owner(key[0], row) == pair.mine.centre_id else unbound
    return unbound


def _owner(table: str, row: dict[str, object]) -> object:
    return row[tenant_tables()[table]]
