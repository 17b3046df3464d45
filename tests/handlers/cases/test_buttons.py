"""Buttons under a case's card: the same services as the commands."""

import asyncio
from datetime import timedelta

import pytest

from domain.cases.errors import StepNeedsFirst, UnknownStep
from domain.errors import NotFound
from domain.forms.views import Draft
from handlers.arguments.errors import Missing
from handlers.cases import buttons
from tests.factories.cases import Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.handlers.cases.conftest import ARRIVAL, data_of, labels_of, pressed, typed


async def test_a_pressed_step_renews_the_card_in_place_and_says_so_briefly(shop: Shop) -> None:
    await a_case(shop)
    reply = await pressed(shop.advisor, buttons.done, "cases.done:C1:inspection")
    assert reply.edits
    assert "✅ 初检 · 李雷 今天 09:30" in reply.text
    assert reply.toast == "✅ C1 初检 已完成 · 李雷 今天 09:30"
    assert data_of(reply)[0] == "cases.done:C1:plan"


async def test_a_step_pressed_by_two_tells_the_second_who_was_first(shop: Shop) -> None:
    await a_case(shop)
    replies = await asyncio.gather(
        *(pressed(actor, buttons.done, "cases.done:C1:inspection") for actor in (shop.advisor, shop.manager))
    )
    said = sorted(reply.toast[:1] for reply in replies)
    assert said == ["ℹ", "✅"]
    assert replies[0].text == replies[1].text


async def test_the_card_offers_what_can_be_done_and_the_assessment_by_its_amount(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, "inspection", "plan", "submitted")
    card = await typed(shop.advisor, "case", "C1")
    steps = ["cases.assess:C1", "cases.done:C1:informed", "cases.done:C1:photo", "cases.done:C1:eta"]
    assert data_of(card) == [*steps, "cases.more:C1"]
    assert labels_of(card)[:2] == ["💰 定损", "✅ 告知"]
    with pytest.raises(Missing) as asked:
        await pressed(shop.advisor, buttons.assess, "cases.assess:C1")
    assert asked.value.draft == Draft("assess", "", (("case", "C1"),), asked="assessed")


async def test_a_photo_shown_today_is_not_offered_again(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, "inspection", "plan", "submitted", "assessed", "informed")
    move_to(ARRIVAL + timedelta(days=2))
    card = await typed(shop.advisor, "case", "C1")
    assert data_of(card)[0] == "cases.done:C1:photo"
    after = await pressed(shop.advisor, buttons.done, "cases.done:C1:photo")
    assert "cases.done:C1:photo" not in data_of(after)
    assert "▫️ 照片（已发 1 天）明天" in after.text


async def test_a_button_shows_the_card_as_it_is_now(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, "inspection")
    reply = await pressed(shop.manager, buttons.card, "cases.card:C1")
    assert reply.edits
    assert "✅ 初检" in reply.text


@pytest.mark.parametrize(
    "data", ["cases.done:C2:inspection", "cases.done:X:inspection", "cases.done::", "cases.done:²:plan"]
)
async def test_a_forged_number_is_simply_not_found(shop: Shop, data: str) -> None:
    await a_case(shop)
    with pytest.raises(NotFound):
        await pressed(shop.advisor, buttons.done, data)


async def test_a_forged_step_is_refused_by_the_same_rules(shop: Shop) -> None:
    await a_case(shop)
    with pytest.raises(UnknownStep):
        await pressed(shop.advisor, buttons.done, "cases.done:C1:paint")
    with pytest.raises(StepNeedsFirst):
        await pressed(shop.advisor, buttons.done, "cases.done:C1:delivered")


async def test_a_button_means_the_pressers_own_centre(shop: Shop) -> None:
    await a_case(shop)
    other = await a_shop()
    with pytest.raises(NotFound):
        await pressed(other.advisor, buttons.done, "cases.done:C1:inspection")
    await a_case(other)
    assert "✅ 初检" in (await pressed(other.advisor, buttons.done, "cases.done:C1:inspection")).text
    assert "✅ 初检" not in (await typed(shop.advisor, "case", "C1")).text
