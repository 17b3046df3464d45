"""Quotes as they are given, shown, settled and reckoned anew (domain §5)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.bundles import service
from domain.bundles.errors import BundleNotInQuote, PremiumOutOfRange, QuoteExpired, QuoteReplaced
from domain.bundles.models import Quote
from domain.bundles.views import BundleKind, QuoteState, Reason
from domain.errors import NotAllowed, NotFound
from domain.money import yuan
from domain.people import service as people
from domain.policy import service as policy
from tests.factories.bundles import a_quote
from tests.factories.people import a_centre, a_staff, an_actor

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def now() -> clock.FixedClock:
    """20 November 2026, ten in the morning in Shanghai."""
    standing = clock.FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


async def a_manager_of(actor: Actor) -> Actor:
    """The manager of the same centre."""
    return await a_staff(await people.centre(actor.centre_id), Role.MANAGER)


async def raise_comfort(actor: Actor, surcharge: str = "500") -> None:
    """Let the comfort surcharge of the actor's centre be another from today on."""
    await policy.set_policy(await a_manager_of(actor), "bundle.comfort.surcharge", surcharge)


async def test_a_quote_has_both_sides_and_a_number(now: clock.FixedClock) -> None:
    actor = await an_actor(name="小李")
    quote = await a_quote(actor)
    offer = quote.offer(BundleKind.COMFORT)
    assert (quote.label, quote.version, quote.version_in_force) == ("Q1", 1, 1)
    assert (quote.chosen, quote.recommendation) == (BundleKind.COMFORT, None)
    assert (offer.customer_pays_fen, offer.contents.worth_fen) == (yuan(7000), yuan(3000))
    assert (offer.ours.rebate_fen, offer.ours.net_fen) == (yuan(680), yuan(-1070))
    assert offer.ours.break_even_fen == yuan(17500)
    assert offer.ours.clv.total_fen == yuan("-1672.13")
    assert (quote.given_on, quote.given_by) == (date(2026, 11, 20), "小李")


async def test_quotes_are_counted_in_their_centre() -> None:
    here, elsewhere = await an_actor(), await an_actor()
    assert [(await a_quote(here)).number, (await a_quote(here)).number] == [1, 2]
    assert (await a_quote(elsewhere)).number == 1


async def test_a_comparison_holds_all_three_and_recommends_one() -> None:
    quote = await a_quote(await an_actor(), 6800, bundle=None)
    assert [offer.kind for offer in quote.offers] == list(BundleKind)
    assert quote.chosen is None
    assert quote.recommendation is not None
    assert (quote.recommendation.kind, quote.recommendation.reason) == (BundleKind.ECONOMY, Reason.LOSES_LEAST)


async def test_a_refused_premium_uses_no_number() -> None:
    actor = await an_actor()
    for premium_fen in (0, -500, yuan(1_000_001)):
        with pytest.raises(PremiumOutOfRange):
            await service.quote_bundle(actor, bundle=BundleKind.COMFORT, premium_fen=premium_fen)
        with pytest.raises(PremiumOutOfRange):
            await service.compare_bundles(actor, premium_fen=premium_fen)
    assert await Quote.all().count() == 0
    assert (await a_quote(actor)).number == 1


async def test_a_given_quote_stays_as_it_was_when_prices_change() -> None:
    actor = await an_actor()
    given = await a_quote(actor)
    await raise_comfort(actor)
    assert (await service.show_quote(actor, number=1)) == given
    customer = await service.customer_side(actor, number=1)
    assert customer.offers[0].pays_fen == yuan(7000)
    assert (await a_quote(actor)).offers[0].customer_pays_fen == yuan(7300)


async def test_a_quote_expires_after_its_last_day_at_the_centre(now: clock.FixedClock) -> None:
    actor = await an_actor()
    quote = await a_quote(actor)
    assert quote.valid_until == date(2026, 11, 27)
    now.move_to(datetime(2026, 11, 27, 15, 59, tzinfo=UTC))  # a minute to midnight in Shanghai
    assert not (await service.show_quote(actor, number=1)).is_expired
    now.advance(timedelta(minutes=1))
    assert (await service.show_quote(actor, number=1)).is_expired
    with pytest.raises(QuoteExpired):
        await service.customer_side(actor, number=1)


async def test_an_expired_comparison_is_not_settled(now: clock.FixedClock) -> None:
    actor = await an_actor()
    await a_quote(actor, bundle=None)
    now.advance(timedelta(days=8))
    with pytest.raises(QuoteExpired):
        await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.COMFORT)


async def test_requoting_is_a_new_version_under_todays_terms_and_keeps_the_old_one(now: clock.FixedClock) -> None:
    actor = await an_actor()
    first = await a_quote(actor)
    now.advance(timedelta(days=10))
    await raise_comfort(actor)
    second = await service.requote(actor, number=1)
    assert (second.label, second.version, second.state) == ("Q1", 2, QuoteState.GIVEN)
    assert second.valid_until == date(2026, 12, 7)
    assert second.offers[0].customer_pays_fen == yuan(7300)
    kept = await service.show_quote(actor, number=1, version=1)
    assert (kept.offers, kept.valid_until) == (first.offers, first.valid_until)
    assert (kept.state, kept.version_in_force) == (QuoteState.REPLACED, 2)
    assert (await service.show_quote(actor, number=1)) == second


async def test_requoting_takes_a_new_premium_or_bundle() -> None:
    actor = await an_actor()
    await a_quote(actor)
    dearer = await service.requote(actor, number=1, premium_fen=yuan(7200))
    assert (dearer.premium_fen, dearer.chosen) == (yuan(7200), BundleKind.COMFORT)
    other = await service.requote(actor, number=1, bundle=BundleKind.PRESTIGE)
    assert (other.premium_fen, other.chosen, other.version) == (yuan(7200), BundleKind.PRESTIGE, 3)


async def test_requoting_a_comparison_compares_again_and_keeps_what_was_chosen() -> None:
    actor = await an_actor()
    await a_quote(actor, bundle=None)
    await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.COMFORT)
    again = await service.requote(actor, number=1, premium_fen=yuan(20_000))
    assert (len(again.offers), again.chosen) == (3, BundleKind.COMFORT)
    assert again.recommendation is not None
    assert again.recommendation.reason is Reason.EARNS


async def test_a_button_pressed_twice_makes_one_version() -> None:
    actor = await an_actor()
    await a_quote(actor)
    for _ in range(2):
        assert (await service.requote(actor, number=1, seen_version=1)).version == 2
    assert await Quote.all().count() == 2


async def test_a_refused_premium_leaves_the_quote_in_force() -> None:
    actor = await an_actor()
    given = await a_quote(actor)
    with pytest.raises(PremiumOutOfRange):
        await service.requote(actor, number=1, premium_fen=0)
    assert (await service.show_quote(actor, number=1)) == given


async def test_two_who_requote_at_once_make_two_versions() -> None:
    actor = await an_actor()
    await a_quote(actor)
    made = await asyncio.gather(*(service.requote(actor, number=1) for _ in range(4)))
    assert sorted(quote.version for quote in made) == [2, 3, 4, 5]
    assert await Quote.filter(state=QuoteState.GIVEN.value).count() == 1


async def test_settling_a_comparison_changes_no_figure() -> None:
    actor = await an_actor()
    given = await a_quote(actor, bundle=None)
    await raise_comfort(actor)
    chosen = await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.COMFORT)
    assert chosen == replace(given, chosen=BundleKind.COMFORT)
    other = await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.PRESTIGE)
    assert other.chosen is BundleKind.PRESTIGE


async def test_a_quote_of_one_bundle_is_not_settled_on_another() -> None:
    actor = await an_actor()
    await a_quote(actor)
    with pytest.raises(BundleNotInQuote):
        await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.PRESTIGE)


async def test_what_was_replaced_is_neither_settled_nor_sent() -> None:
    actor = await an_actor()
    await a_quote(actor, bundle=None)
    await service.requote(actor, number=1)
    with pytest.raises(QuoteReplaced):
        await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.COMFORT)
    with pytest.raises(QuoteReplaced):
        await service.customer_side(actor, number=1, version=1)
    assert (await service.customer_side(actor, number=1)).version == 2


async def test_the_customers_side_has_nothing_of_ours() -> None:
    actor = await an_actor()
    await a_quote(actor)
    customer = await service.customer_side(actor, number=1)
    assert (customer.premium_fen, customer.offers[0].pays_fen) == (yuan(6800), yuan(7000))
    names = str(asdict(customer))
    assert not any(word in names for word in ("rebate", "cost", "net_", "clv", "break_even", "recommend"))


async def test_the_customers_side_of_a_comparison_has_all_three_until_one_is_chosen() -> None:
    actor = await an_actor()
    await a_quote(actor, bundle=None)
    assert len((await service.customer_side(actor, number=1)).offers) == 3
    await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.PRESTIGE)
    customer = await service.customer_side(actor, number=1)
    assert [offer.kind for offer in customer.offers] == [BundleKind.PRESTIGE]


async def test_quotes_of_another_centre_do_not_exist() -> None:
    here, elsewhere = await an_actor(), await an_actor(Role.MANAGER)
    await a_quote(here, bundle=None)
    tries: list[Callable[[], Awaitable[object]]] = [
        lambda: service.show_quote(elsewhere, number=1),
        lambda: service.show_quote(elsewhere, number=1, version=1),
        lambda: service.customer_side(elsewhere, number=1),
        lambda: service.requote(elsewhere, number=1),
        lambda: service.choose_bundle(elsewhere, number=1, version=1, bundle=BundleKind.COMFORT),
    ]
    for attempt in tries:
        with pytest.raises(NotFound) as refused:
            await attempt()
        assert refused.value.what == "Q1"
    assert await Quote.filter(centre_id=here.centre_id).count() == 1
    assert (await service.show_quote(here, number=1)).chosen is None


async def test_nobody_below_an_advisor_may_quote() -> None:
    nobody = replace(await an_actor(), role=cast(Role, 0))
    with pytest.raises(NotAllowed):
        await service.quote_bundle(nobody, bundle=BundleKind.COMFORT, premium_fen=yuan(6800))
    with pytest.raises(NotAllowed):
        await service.bundle_terms(nobody)


async def test_every_change_of_a_quote_is_in_the_audit() -> None:
    actor = await an_actor()
    await a_quote(actor, bundle=None)
    await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.COMFORT)
    await service.choose_bundle(actor, number=1, version=1, bundle=BundleKind.COMFORT)
    await service.requote(actor, number=1, premium_fen=yuan(7200))
    changes = await people.read_changes(await a_manager_of(actor), subject="quote", number=1)
    assert [change.what for change in changes] == ["requoted", "chosen", "quoted"]
    assert (changes[0].before["premium_fen"], changes[0].after["premium_fen"]) == (yuan(6800), yuan(7200))
    assert (changes[1].before["bundle"], changes[1].after["bundle"]) == (None, "comfort")


async def test_terms_show_ours_to_partners_and_up_only() -> None:
    centre = await a_centre()
    told = await service.bundle_terms(await a_staff(centre, Role.ADVISOR))
    assert all(bundle.ours is None for bundle in told.bundles)
    assert [bundle.surcharge_fen for bundle in told.bundles] == [0, yuan(200), yuan(1000)]
    whole = await service.bundle_terms(await a_staff(centre, Role.PARTNER))
    ours = [bundle.ours for bundle in whole.bundles if bundle.ours]
    assert [each.cost_fen for each in ours] == [yuan(1250), yuan(1950), yuan(2700)]
    assert [each.break_even_fen for each in ours] == [yuan(15625), yuan(17500), yuan("14166.67")]


async def test_terms_follow_the_policy_of_the_centre() -> None:
    actor = await an_actor()
    await raise_comfort(actor, "300")
    assert (await service.bundle_terms(actor)).bundles[1].surcharge_fen == yuan(300)
    assert (await service.bundle_terms(await an_actor())).bundles[1].surcharge_fen == yuan(200)
