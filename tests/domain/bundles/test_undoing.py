"""Taking back what was done to quotes: the state before is in force again, and nothing is forgotten (domain §5)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.bundles import service
from domain.bundles.errors import QuoteVersionWithdrawn, QuoteWithdrawn
from domain.bundles.models import Quote
from domain.bundles.views import BundleKind, QuoteState
from domain.errors import NotFound
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import BuiltOn, NotYoursToUndo, UndoneAlready
from domain.people.views import ChangeView
from domain.policy import service as policy
from domain.undo import service as undo
from tests.factories.bundles import a_quote
from tests.factories.people import a_staff, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def now() -> clock.FixedClock:
    """20 November 2026, ten in the morning in Shanghai."""
    standing = clock.FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


async def last(actor: Actor) -> ChangeView:
    """What the actor did last."""
    return (await people.own_changes(actor))[0]


async def states(number: int = 1) -> dict[int, str]:
    """How every version of a quote stands."""
    return {row.version: row.state for row in await Quote.filter(number=number).order_by("version")}


async def test_a_quote_given_by_mistake_keeps_its_number_and_offers_nothing() -> None:
    actor = await an_actor()
    given = await a_quote(actor, bundle=None)

    await undo.undo_last(anew(actor))

    withdrawn = await service.show_quote(actor, number=1)
    assert withdrawn == replace(given, state=QuoteState.WITHDRAWN)
    tries: list[Callable[[], Awaitable[object]]] = [
        lambda: service.customer_side(actor, number=1),
        lambda: service.customer_side(actor, number=1, version=1),
        lambda: service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.COMFORT),
        lambda: service.requote(actor, number=1),
        lambda: service.requote(actor, number=1, seen_version=1),
    ]
    for attempt in tries:
        with pytest.raises(QuoteWithdrawn) as refused:
            await attempt()
        assert refused.value.quote == "Q1"
    assert await states() == {1: "withdrawn"}
    assert (await a_quote(anew(actor))).number == 2


async def test_the_version_before_is_in_force_again_and_no_number_is_given_twice() -> None:
    actor = await an_actor()
    first = await a_quote(actor)
    await policy.set_policy(
        await a_staff(await people.centre(actor.centre_id), Role.MANAGER), "bundle.comfort.surcharge", "500"
    )
    await service.requote(anew(actor), number=1, premium_fen=yuan(7_200))

    await undo.undo_last(anew(actor))

    assert await service.show_quote(actor, number=1) == first
    assert (await service.customer_side(actor, number=1)).offers[0].pays_fen == yuan(7_000)
    assert await states() == {1: "given", 2: "withdrawn"}

    third = await service.requote(anew(actor), number=1, premium_fen=yuan(7_300))
    assert (third.version, third.version_in_force, third.version_before) == (3, 3, 1)
    assert await states() == {1: "replaced", 2: "withdrawn", 3: "given"}
    await undo.undo_last(anew(actor))
    assert await service.show_quote(actor, number=1) == first
    assert (await service.requote(anew(actor), number=1)).version == 4


async def test_what_names_the_withdrawn_version_leads_to_the_one_in_force() -> None:
    actor = await an_actor()
    first = await a_quote(actor, bundle=None)
    await service.requote(anew(actor), number=1)
    await undo.undo_last(anew(actor))

    assert await service.show_quote(actor, number=1, version=2) == first
    assert await service.requote(anew(actor), number=1, seen_version=2) == first
    assert len(await states()) == 2
    with pytest.raises(QuoteVersionWithdrawn) as refused:
        await service.customer_side(actor, number=1, version=2)
    assert (refused.value.quote, refused.value.version, refused.value.in_force) == ("Q1", 2, 1)
    with pytest.raises(QuoteVersionWithdrawn):
        await service.choose_bundle(actor, number=1, version=2, bundle=BundleKind.COMFORT)


async def test_a_version_that_has_expired_comes_back_expired(now: clock.FixedClock) -> None:
    actor = await an_actor()
    await a_quote(actor)
    now.advance(timedelta(days=9))
    await service.requote(anew(actor), number=1)
    await undo.undo_last(anew(actor))
    assert (await service.show_quote(actor, number=1)).is_expired
    assert (await service.requote(anew(actor), number=1)).version == 3


async def test_a_comparison_is_open_again_or_settled_as_before() -> None:
    actor = await an_actor()
    given = await a_quote(actor, bundle=None)
    comfort = await service.choose_bundle(anew(actor), number=1, version=1, bundle=BundleKind.COMFORT)
    await service.choose_bundle(anew(actor), number=1, version=1, bundle=BundleKind.PRESTIGE)

    await undo.undo_last(anew(actor))
    assert await service.show_quote(actor, number=1) == comfort
    await undo.undo_last(anew(actor))
    assert await service.show_quote(actor, number=1) == given

    again = await service.choose_bundle(anew(actor), number=1, version=1, bundle=BundleKind.ECONOMY)
    assert again.chosen is BundleKind.ECONOMY


async def test_all_of_it_is_taken_back_one_after_the_other() -> None:
    actor = await an_actor()
    given = await a_quote(actor, bundle=None)
    await service.choose_bundle(anew(actor), number=1, version=1, bundle=BundleKind.COMFORT)
    await service.requote(anew(actor), number=1)
    await service.choose_bundle(anew(actor), number=1, version=2, bundle=BundleKind.PRESTIGE)
    for _ in range(3):
        await undo.undo_last(anew(actor))
    assert await service.show_quote(actor, number=1) == given
    await undo.undo_last(anew(actor))
    assert await states() == {1: "withdrawn", 2: "withdrawn"}
    assert (await service.show_quote(actor, number=1, version=2)).version == 1


async def test_what_was_built_on_is_not_taken_back() -> None:
    actor = await an_actor()
    await a_quote(actor, bundle=None)
    quoted = await last(actor)
    await service.choose_bundle(anew(actor), number=1, version=1, bundle=BundleKind.COMFORT)
    chosen = await last(actor)
    await service.requote(anew(actor), number=1)
    tries: list[Callable[[], Awaitable[object]]] = [
        lambda: service.undo_quoted(anew(actor), quoted),
        lambda: service.undo_chosen(anew(actor), chosen),
    ]
    for attempt in tries:
        with pytest.raises(BuiltOn) as refused:
            await attempt()
        assert refused.value.deed.key == "audit-quote-requoted"
    assert await states() == {1: "replaced", 2: "given"}


async def test_once_and_by_whom() -> None:
    actor = await an_actor(name="小李")
    centre = await people.centre(actor.centre_id)
    colleague, manager = await a_staff(centre), await a_staff(centre, Role.MANAGER)
    await a_quote(actor)
    quoted = await last(actor)
    with pytest.raises(NotYoursToUndo) as refused:
        await service.undo_quoted(colleague, quoted)
    assert refused.value.by == "小李"
    await service.undo_quoted(manager, quoted)
    with pytest.raises(UndoneAlready):
        await service.undo_quoted(anew(actor), quoted)
    with pytest.raises(NotFound):
        await service.undo_quoted(await an_actor(Role.MANAGER), quoted)


async def test_whoever_chooses_while_the_version_is_taken_back_comes_first_or_too_late() -> None:
    for _ in range(4):
        actor = await an_actor()
        await a_quote(actor, bundle=None)
        await service.requote(anew(actor), number=1)
        requoted = await last(actor)
        undone, chosen = await asyncio.gather(
            service.undo_requoted(anew(actor), requoted),
            service.choose_bundle(anew(actor), number=1, version=2, bundle=BundleKind.COMFORT),
            return_exceptions=True,
        )
        assert isinstance(undone, BuiltOn) or isinstance(chosen, QuoteVersionWithdrawn)
        assert not (undone is not None and isinstance(chosen, Exception))
        in_force = await service.show_quote(actor, number=1)
        assert in_force.version == (2 if undone else 1)
