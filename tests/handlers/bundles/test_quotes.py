"""Quotes as people type, read and press them (interface §1, §2, §6 step 6)."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.bundles.errors import PremiumOutOfRange, QuoteExpired, QuoteReplaced, QuoteVersionWithdrawn, QuoteWithdrawn
from domain.bundles.models import Quote
from domain.bundles.views import BundleKind
from domain.errors import DomainError, NotFound
from domain.people import service as people
from domain.policy import service as policy
from domain.undo import service as undo
from handlers.arguments.errors import (
    AmountTooLarge,
    Missing,
    NegativeAmount,
    NotAnAmount,
    NotAWholeNumber,
    SeveralNamed,
    UnexpectedWord,
    Unknown,
    WrongNumberKind,
)
from handlers.bundles.buttons import BUTTONS
from handlers.bundles.commands import COMMANDS
from handlers.declaration import Call, Pressed, Reply
from locales import LANGUAGES, say
from tests.factories.bundles import a_quote
from tests.factories.people import a_staff, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

OURS_IN_WORDS = re.compile(
    r"返点|返佣|返还|返现|佣金|成本|净利|净额|毛利|利润|保本|终身|推荐|团队|抵扣|折扣|加价|CLV"
    r"|rebate|commission|cost|\bnet\b|break-even|profit|margin|surcharge|recommend|team|lifetime|cash|discount|back",
    re.IGNORECASE,
)
OUR_FIGURES = ("¥680", "¥1,950", "1,070", "¥17,500", "1,672", "¥420", "10%", "35%", "60%", "85%")


@pytest.fixture
def now() -> clock.FixedClock:
    """20 November 2026, ten in the morning in Shanghai."""
    standing = clock.FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


async def typed(actor: Actor, text: str) -> Reply:
    """What ``/quote …`` or ``/bundles`` answers."""
    name, _, tail = text.lstrip("/").partition(" ")
    command = next(each for each in COMMANDS if each.name == name)
    return await command.run(Call(actor.person, actor, text=tail))


async def pressed(actor: Actor, data: str) -> Reply:
    """What the button with ``data`` answers."""
    verb, number, version = f"{data}:".split(":")[:3]
    button = next(each for each in BUTTONS if each.verb == verb)
    return await button.run(Call(actor.person, actor, pressed=Pressed(number, version, 1)))


def data_of(reply: Reply) -> list[str]:
    """The data of every button, in order."""
    return [button.data for row in reply.rows for button in row]


def sides(reply: Reply, lang: str) -> tuple[str, str]:
    """The card's text before and behind the heading of the team's section."""
    before, heading, behind = str(reply.text).partition(str(say(lang, "bundles-team-title")))
    assert heading
    return before, behind


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_one_bundle_shows_both_sides_apart(lang: str) -> None:
    reply = await typed(await an_actor(lang=lang), "/quote comfort 6800")
    customers, ours = sides(reply, lang)
    assert "Q1" in customers
    for fact in ("¥6,800", "¥7,000", "¥3,000", "¥2,400", "¥600"):
        assert fact in customers
    assert not OURS_IN_WORDS.search(customers.replace("¥200", ""))
    for fact in ("¥680", "−¥1,070", "¥17,500", "CLV", "−¥1,672.13", "35%", "¥2,000", "60%", "¥420", "85%"):
        assert fact in ours
    assert data_of(reply) == ["bundles.customer:Q1:1", "bundles.requote:Q1:1"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("bundle", [*BundleKind, None])
async def test_the_customers_version_leaks_nothing(lang: str, bundle: BundleKind | None) -> None:
    actor = await an_actor(lang=lang)
    quote = await a_quote(actor, bundle=bundle)
    reply = await pressed(actor, "bundles.customer:Q1:1")
    text = str(reply.text)
    assert (reply.edits, reply.rows, reply.more) == (False, (), ())
    assert OURS_IN_WORDS.findall(text) == []
    for offer in quote.offers:
        assert f"¥{offer.customer_pays_fen // 100:,}" in text
        for fen in (offer.ours.rebate_fen, offer.ours.cost_fen, abs(offer.ours.net_fen)):
            assert not re.search(rf"¥{fen // 100:,}(?![0-9,])", text)
    assert not any(re.search(rf"{re.escape(figure)}(?![0-9,])", text) for figure in OUR_FIGURES)


async def test_the_customers_version_prices_maintenance_as_the_centres_own_offer() -> None:
    actor = await an_actor()
    await a_quote(actor)
    text = str((await pressed(actor, "bundles.customer:Q1:1")).text)
    assert actor.centre_name in text
    assert "车险保费 ¥6,800" in text
    assert "本店服务套餐 ¥200" in text
    assert "合计 <b>¥7,000</b>" in text
    assert "与保险合同无关" in text


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_all_three_are_compared_and_one_is_recommended_with_the_reason(lang: str) -> None:
    reply = await typed(await an_actor(lang=lang), "/quote 6800")
    customers, ours = sides(reply, lang)
    for fact in ("¥6,800", "¥7,000", "¥7,800", "¥1,900", "¥3,000", "¥3,800"):
        assert fact in customers
    assert not OURS_IN_WORDS.search(customers)
    economy = say(lang, "bundles-name", bundle="economy")
    assert f"⭐ {'推荐' if lang == 'zh-CN' else 'Recommended:'} <b>{economy}</b>" in ours
    for fact in ("−¥706", "−¥1,070", "−¥884", "¥15,625", "¥17,500", "¥14,166.67", "35%", "85%"):
        assert fact in ours
    assert data_of(reply)[:3] == ["bundles.economy:Q1:1", "bundles.comfort:Q1:1", "bundles.prestige:Q1:1"]


@pytest.mark.parametrize(("premium", "reason"), [("6800", "亏得最少"), ("12000", "能赚回来"), ("20000", "已过保本线")])
async def test_the_reason_fits_the_premium(premium: str, reason: str) -> None:
    assert reason in (await typed(await an_actor(), f"/quote {premium}")).text


@pytest.mark.parametrize(
    "words",
    ["comfort 6800", "6800 舒适", "舒适型 6,800", "COMFORT ¥6800", "6800元 舒适套餐", "舒适版 6.8千", "com 6800"],
)
async def test_words_come_in_any_order_and_language(words: str) -> None:
    assert "¥7,000" in (await typed(await an_actor(), f"/quote {words}")).text


@pytest.mark.parametrize(
    ("lang", "known"), [("zh-CN", "经济型 / 舒适型 / 尊享型 / 全部"), ("en", "economy / comfort / prestige / all")]
)
async def test_an_unknown_bundle_is_answered_with_those_there_are(lang: str, known: str) -> None:
    with pytest.raises(Unknown) as refused:
        await typed(await an_actor(lang=lang), "/quote luxury 6800")
    assert refused.value.known == known


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("comfort -5", NegativeAmount),
        ("comfort abc", NotAnAmount),
        ("abc", NotAnAmount),
        ("", Missing),
        ("comfort", Missing),
        ("C1", WrongNumberKind),
        ("comfort 999999999999", AmountTooLarge),
        ("comfort economy 6800", SeveralNamed),
        ("comfort 0", PremiumOutOfRange),
        ("0.5", PremiumOutOfRange),
        ("comfort 1000001", PremiumOutOfRange),
        ("豪华 6800", Unknown),
        ("comfort 6800 7200", UnexpectedWord),
        ("6800 7200", UnexpectedWord),
        ("Q9", NotFound),
        ("Q9 7200", NotFound),
        ("Q1 abc", Unknown),
        ("Q1 -5", NegativeAmount),
        ("Q1 0", PremiumOutOfRange),
    ],
)
async def test_nonsense_is_refused_in_words_and_nothing_is_written(words: str, refusal: type[DomainError]) -> None:
    actor = await an_actor()
    await a_quote(actor)
    with pytest.raises(refusal) as refused:
        await typed(actor, f"/quote {words}")
    for lang in LANGUAGES:
        assert say(lang, refused.value.key, **refused.value.params())
    assert await Quote.all().count() == 1
    assert "Q2" in (await typed(actor, "/quote 6800")).text


async def test_a_premium_out_of_range_is_told_with_the_range() -> None:
    with pytest.raises(PremiumOutOfRange) as refused:
        await typed(await an_actor(), "/quote comfort 1200000")
    for lang in LANGUAGES:
        sentence = say(lang, refused.value.key, **refused.value.params())
        assert "¥1 " in sentence
        assert "¥1,000,000" in sentence


async def test_a_button_settles_the_comparison_in_place_and_leads_back_to_it() -> None:
    actor = await an_actor()
    await typed(actor, "/quote 6800")
    card = await pressed(actor, "bundles.comfort:Q1:1")
    assert (card.edits, card.toast) == (True, "已选 舒适型")
    assert "客户应付 <b>¥7,000</b>" in card.text
    assert "bundles.compare:Q1:1" in data_of(card)
    again = await pressed(actor, "bundles.compare:Q1:1")
    assert again.edits
    assert "已选 舒适型" in again.text
    assert "bundles.prestige:Q1:1" in data_of(again)
    assert "¥7,000" in (await pressed(actor, "bundles.customer:Q1:1")).text


async def test_a_quote_is_shown_again_as_it_was_given() -> None:
    actor = await an_actor()
    given = await typed(actor, "/quote comfort 6800")
    manager = await a_staff(await people.centre(actor.centre_id), Role.MANAGER)
    await policy.set_policy(manager, "bundle.comfort.surcharge", "500")
    assert await typed(actor, "/quote Q1") == given
    assert await typed(actor, "/quote q1") == given


async def test_an_expired_quote_says_so_and_offers_to_be_reckoned_anew(now: clock.FixedClock) -> None:
    actor = await an_actor()
    await typed(actor, "/quote comfort 6800")
    now.advance(timedelta(days=8))
    card = await typed(actor, "/quote Q1")
    assert "已过期" in card.text
    assert "2026-11-27" in card.text
    assert data_of(card) == ["bundles.requote:Q1:1"]
    with pytest.raises(QuoteExpired) as refused:
        await pressed(actor, "bundles.customer:Q1:1")
    assert "2026-11-27" in say("en", refused.value.key, **refused.value.params())
    renewed = await pressed(actor, "bundles.requote:Q1:1")
    assert (renewed.edits, renewed.toast) == (True, "已按今日价重算：v2")
    assert "2026-12-05" in renewed.text


async def test_an_expired_comparison_offers_no_choice(now: clock.FixedClock) -> None:
    actor = await an_actor()
    await typed(actor, "/quote 6800")
    now.advance(timedelta(days=8))
    assert data_of(await typed(actor, "/quote Q1")) == ["bundles.requote:Q1:1"]


async def test_a_new_premium_is_a_new_version_and_the_old_one_can_be_seen() -> None:
    actor = await an_actor()
    await typed(actor, "/quote comfort 6800")
    second = await typed(actor, "/quote Q1 7200")
    assert "Q1 v2" in second.text
    assert "¥7,400" in second.text
    assert data_of(second)[-1] == "bundles.show:Q1:1"
    first = await pressed(actor, "bundles.show:Q1:1")
    assert first.edits
    assert "已由 v2 取代" in first.text
    assert "¥7,000" in first.text
    assert data_of(first) == ["bundles.show:Q1:2"]
    with pytest.raises(QuoteReplaced) as refused:
        await pressed(actor, "bundles.customer:Q1:1")
    assert "v2" in say("zh-CN", refused.value.key, **refused.value.params())


async def test_a_stale_button_shows_the_newer_version_and_makes_none() -> None:
    actor = await an_actor()
    for words in ("comfort 6800", "Q1 7200", "Q1 7300"):
        await typed(actor, f"/quote {words}")
    card = await pressed(actor, "bundles.requote:Q1:1")
    assert card.toast == "已有新版 v3，给你看新版"
    assert "Q1 v3" in card.text
    assert await Quote.all().count() == 3


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ("bundles.customer:Q9:1", NotFound),
        ("bundles.customer:Q1:2", NotFound),
        ("bundles.customer:C1:1", DomainError),
        ("bundles.customer:Q1:99999999999999999999", DomainError),
        ("bundles.customer:Q1:x", NotAWholeNumber),
        ("bundles.customer::", Missing),
        ("bundles.prestige:Q1:1", DomainError),
    ],
)
async def test_a_forged_button_is_refused(data: str, refusal: type[DomainError]) -> None:
    actor = await an_actor()
    await a_quote(actor)
    with pytest.raises(refusal) as refused:
        await pressed(actor, data)
    for lang in LANGUAGES:
        assert say(lang, refused.value.key, **refused.value.params())


async def test_a_button_of_another_centre_finds_nothing() -> None:
    await a_quote(await an_actor())
    with pytest.raises(NotFound):
        await pressed(await an_actor(Role.MANAGER), "bundles.customer:Q1:1")


async def test_names_are_escaped() -> None:
    actor = await an_actor(name="<b>小李</b>")
    await a_quote(actor)
    hostile = replace(actor, centre_name="<i>店</i>&")
    assert "&lt;b&gt;小李" in (await typed(actor, "/quote Q1")).text
    assert "&lt;i&gt;店&lt;/i&gt;&amp;" in (await pressed(hostile, "bundles.customer:Q1:1")).text


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_an_advisors_list_of_bundles_has_contents_and_prices_only(lang: str) -> None:
    text = str((await typed(await an_actor(lang=lang), "/bundles")).text)
    for kind in BundleKind:
        assert say(lang, "bundles-name", bundle=kind.value) in text
    for fact in ("¥200", "¥1,000", "¥1,900", "¥3,000", "¥3,800"):
        assert fact in text
    # the word for a surcharge is the customer's business too
    assert OURS_IN_WORDS.sub("", text.replace("加价", "").replace("surcharge", "")) == text.replace("加价", "").replace(
        "surcharge", ""
    )


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_partners_list_of_bundles_shows_ours_apart(lang: str) -> None:
    reply = await typed(await an_actor(Role.PARTNER, lang=lang), "/bundles")
    _, ours = sides(reply, lang)
    for fact in ("8%", "10%", "12%", "¥1,250", "¥1,950", "¥2,700", "¥15,625", "¥17,500", "¥14,166.67"):
        assert fact in ours


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_card_is_short_enough_for_a_phone(lang: str) -> None:
    actor = await an_actor(Role.MANAGER, lang=lang)
    for text in ("/quote 999999.99", "/quote prestige 999999.99", "/bundles"):
        reply = await typed(actor, text)
        assert len(reply.text) < 2500
        assert all(len(row) <= 3 for row in reply.rows)


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_withdrawn_quote_says_so_and_offers_nothing(lang: str) -> None:
    actor = await an_actor(lang=lang)
    await typed(actor, "/quote 6800")
    await undo.undo_last(anew(actor))
    for card in (await typed(actor, "/quote Q1"), await pressed(actor, "bundles.show:Q1:1")):
        assert str(card.text) == str(say(lang, "bundles-withdrawn", quote="Q1", premium="¥6,800"))
        assert card.rows == ()
    for data in ("bundles.customer:Q1:1", "bundles.comfort:Q1:1", "bundles.requote:Q1:1"):
        with pytest.raises(QuoteWithdrawn):
            await pressed(actor, data)


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_buttons_of_a_withdrawn_version_lead_to_the_one_in_force(lang: str) -> None:
    actor = await an_actor(lang=lang)
    await typed(actor, "/quote 6800")
    await typed(anew(actor), "/quote Q1 7200")
    await undo.undo_last(anew(actor))
    shown = await typed(actor, "/quote Q1")
    told = str(say(lang, "bundles-toast-withdrawn", version=2, now=1))
    for verb in ("show", "compare", "requote"):
        led = await pressed(actor, f"bundles.{verb}:Q1:2")
        assert (led.text, led.rows, led.toast) == (shown.text, shown.rows, told)
    for verb in ("customer", "comfort"):
        with pytest.raises(QuoteVersionWithdrawn):
            await pressed(actor, f"bundles.{verb}:Q1:2")


async def test_a_card_passes_over_the_withdrawn_version() -> None:
    actor = await an_actor(lang="en")
    await typed(actor, "/quote comfort 6800")
    await typed(anew(actor), "/quote Q1 7200")
    await undo.undo_last(anew(actor))
    requoted = await pressed(anew(actor), "bundles.requote:Q1:1")
    assert requoted.toast == "Requoted under today's terms: v3"
    assert data_of(requoted)[-1] == "bundles.show:Q1:1"
    assert data_of(await pressed(actor, "bundles.show:Q1:1")) == ["bundles.show:Q1:3"]
    assert (await pressed(actor, "bundles.requote:Q1:2")).toast == "There is a newer v3 already: here it is"
