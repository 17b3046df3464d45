"""Buttons that say words again: under what was not understood, and for anonymous admins."""

import asyncio
from typing import Any

from domain.actor import Role
from domain.agents.models import Referral
from domain.bundles.models import Quote
from domain.insurers.models import InsurerPayment
from domain.people.models import KnownPerson
from tests.conversation.talking import Conversation, Shown, Somebody, a_conversation
from tests.factories.people import a_staff

REFER = "/refer out 陈静 京AD12345 王先生 13812345678 12-31"
ADMIN = Somebody(1087968824, "Group")


async def test_two_taps_are_no_two_payments(talk: Conversation) -> None:
    offer = await talk.ask(talk.manager, "回款了 平安 5000 11-14")
    data = next(each for each in offer.data if "paid" in each)
    await talk.press_data(talk.manager, offer, data)
    assert "失效" in await talk.press_data(talk.manager, offer, data)
    assert [row.amount_fen for row in await InsurerPayment.all()] == [500_000]


async def test_two_people_press_the_same_offer_at_once(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    offer = await talk.ask(talk.advisor, "保价 舒适 6800", mentions=True, **group)
    presses = [talk.pressed(who, offer, offer.data[0], talk.group_id) for who in (talk.advisor, talk.colleague)]
    await asyncio.gather(*(talk.receive(press) for press in presses))
    await talk.settle()
    assert await Quote.all().count() == 1


async def test_what_was_refused_may_be_pressed_again(talk: Conversation) -> None:
    offer = await talk.ask(talk.manager, "回款了 太保 5000 11-14")
    data = next(each for each in offer.data if "paid" in each)
    await talk.press_data(talk.manager, offer, data)
    assert not await InsurerPayment.exists()
    await talk.say(talk.partner, "/insurer add 太保 basic")
    await talk.press_data(talk.manager, offer, data)
    assert await InsurerPayment.all().count() == 1


async def test_a_stranger_presses_nothing_away(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    offer = await talk.ask(talk.advisor, "保价 舒适 6800", mentions=True, **group)
    await talk.press_data(Somebody(4_000_000_001, "路人"), offer, offer.data[0], **group)
    assert not await Quote.exists()
    await talk.press_data(talk.advisor, offer, offer.data[0], **group)
    assert await Quote.all().count() == 1


async def test_an_anonymous_admins_command_is_taken_once(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    asked = await talk.ask(ADMIN, "/paid 平安 5000 11-14", **group)
    for who in (talk.manager, talk.partner):
        await talk.press_data(who, asked, asked.data[0], **group)
    assert await InsurerPayment.all().count() == 1


async def test_an_offer_of_one_centre_says_nothing_in_another(talk: Conversation) -> None:
    other = await a_conversation()
    who = talk.advisor
    await other.say(other.advisor, REFER)
    await a_staff(other.centre, Role.ADVISOR, user_id=who.id, name=who.name)
    await _act_for(who, talk)
    offer: Shown = await talk.ask(who, "成交啦 R1")
    data = next(each for each in offer.data if "won" in each)
    await _act_for(who, other)
    assert await talk.press_data(who, offer, data)
    assert (await Referral.get()).state == "open"


async def _act_for(who: Somebody, centre: Conversation) -> None:
    await KnownPerson.filter(user_id=who.id).update(chosen_centre_id=centre.centre.id)
