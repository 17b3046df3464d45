"""The old button of a proposal that no longer holds says why, in the group it was pushed to (domain §4)."""

from datetime import UTC, datetime

import pytest

from bot.duties import close_statements, withdraw_raises
from domain.actor import ChatKind, Role
from domain.clock import FixedClock
from domain.insurers import service
from domain.insurers.models import InsurerRaise
from locales import LANGUAGES, say
from tests.conversation.talking import Conversation
from tests.factories.insurers import a_delivered_case
from tests.factories.people import a_group, an_actor


async def at(talk: Conversation, time: FixedClock, moment: str) -> None:
    """The clock shows ``moment`` in Shanghai, and what the bot does by itself is done."""
    time.move_to(datetime.fromisoformat(f"{moment}+08:00").astimezone(UTC))
    await close_statements()
    await withdraw_raises()
    await talk.settle()


async def test_a_raise_goes_at_midnight_when_a_later_statement_is_late(talk: Conversation, time: FixedClock) -> None:
    partners = (await a_group(talk.centre, ChatKind.PARTNER)).chat_id
    clerk = await an_actor(Role.MANAGER, centre=talk.centre)
    insurer_id = (await service.names(clerk))[0].id
    for month, number in ((12, 101), (1, 102), (2, 103), (3, 104)):
        await a_delivered_case(clerk, insurer_id, number, 1_000)
        await at(talk, time, f"{2026 if month == 12 else 2027}-{month:02}-10T10:00")
        if month != 3:
            await talk.say(talk.partner, "/paid 平安 1000")
    pushed = next(each for each in talk.screen.messages[partners] if "建议额度" in each.text)
    card = await talk.ask(talk.manager, "/credit 平安", chat_id=partners)
    assert "建议额度" in card.text
    await at(talk, time, "2027-03-16T00:01")
    assert (await InsurerRaise.get()).state == "withdrawn"
    assert "建议额度" not in talk.screen.one(partners, card.id).text
    for button in ("调到", "不调"):
        said = await talk.press(talk.manager, pushed, button, chat_id=partners)
        assert "S4（2027-03-15 到期）没有按时付清" in said
    assert "¥50,000" in (await talk.ask(talk.manager, "/credit 平安")).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_reason_why_a_proposal_is_over_has_a_sentence_of_its_own(lang: str) -> None:
    facts = {"insurer": "平安", "limit_fen": 5_500_000, "who": "李店长", "day": "2027-03-15", "statement": "S4"}
    states = ("accepted", "declined", "late", "limited", "ended", "renewed", "withdrawn")
    said = {str(say(lang, "insurers-raise-over", state=state, **facts)) for state in states}
    assert len(said) == len(states)
    assert all("平安" in each for each in said)
