"""Buttons act for the centre that their message was sent for, and an anonymous admin's words are taken whole."""

from itertools import count
from typing import Any

import pytest
from telegram import Update

from bot.access_gate import Gate
from bot.heard import Heard
from bot.incoming import ANONYMOUS_ADMIN_ID, Identity
from bot.router import AGAIN, Router
from domain import clock
from domain.actor import Actor, Role
from domain.agents import service as agents
from domain.agents.models import Referral
from domain.agents.views import Direction
from domain.bundles.models import Quote
from domain.database.connection import transaction
from domain.outbox import service as outbox
from domain.outbox.views import Answer
from domain.people.models import Chat
from domain.people.views import CentreView
from handlers.registry import gather
from tests.factories.people import a_centre, a_staff

USER_ID, GROUP_ID, CARD = 4242, -500, 900
USER = {"id": USER_ID, "is_bot": False, "first_name": "周", "language_code": "zh"}
PRIVATE = {"id": USER_ID, "type": "private", "first_name": "周"}
GROUP = {"id": GROUP_ID, "type": "supergroup", "title": "前台群"}
_update_ids = count(1)


async def pressed(
    data: str, chat: dict[str, Any], *, under: int = CARD, replied: dict[str, Any] | None = None
) -> Heard:
    """Press ``data`` under a message of the bot in ``chat``."""
    bot = {"id": 77, "is_bot": True, "first_name": "Baohe"}
    message = {"message_id": under, "date": 1_790_000_000, "chat": chat, "from": bot, "text": "card"}
    query = {
        "id": "1",
        "from": USER,
        "chat_instance": "1",
        "data": data,
        "message": message | ({"reply_to_message": replied} if replied else {}),
    }
    router = Router(gather(), Gate(frozenset(), "zh-CN", "Asia/Shanghai"), Identity(77, "baohe_bot"))
    async with transaction():
        return await router.answer(Update.de_json({"update_id": next(_update_ids), "callback_query": query}, None))


async def a_referral(actor: Actor) -> None:
    """R1 of the actor's centre."""
    agent = (await agents.add_agent(actor, name="陈静", company="平安")).agent
    await agents.log_referral(
        actor, direction=Direction.OUT, agent_id=agent.id, plate="京AD12345", name="王先生", phone="13812345678"
    )


async def sent(centre: CentreView, chat_id: int, message_id: int) -> None:
    """A message that was sent for ``centre``."""
    call: dict[str, object] = {"method": "sendMessage", "chat_id": chat_id, "text": "card"}
    (row,) = await outbox.record_answers(next(_update_ids), [Answer(chat_id, call, centre.id)], "zh-CN")
    await outbox.mark_sent(row.id, message_id)


async def states() -> list[str]:
    """The states of both centres' R1."""
    return [row.state for row in await Referral.all().order_by("centre_id")]


@pytest.fixture
async def two(database: str) -> tuple[CentreView, CentreView]:
    """Two centres with a referral R1 each, managed by the same person."""
    first, second = await a_centre("甲店"), await a_centre("乙店")
    for centre in (first, second):
        await a_referral(await a_staff(centre, Role.MANAGER, user_id=USER_ID))
    return first, second


@pytest.mark.parametrize("is_remembered", [True, False])
async def test_a_card_in_private_is_not_taken_for_another_centres(
    two: tuple[CentreView, CentreView], *, is_remembered: bool
) -> None:
    first, second = two
    if is_remembered:
        await sent(first, USER_ID, CARD)
    heard = await pressed("agents.won:R1", PRIVATE)
    assert heard.answers[0].call["show_alert"]
    assert await states() == ["open", "open"]
    await sent(second, USER_ID, CARD + 1)
    await pressed("agents.won:R1", PRIVATE, under=CARD + 1)
    assert await states() == ["open", "won"]


async def test_a_person_of_several_centres_can_still_choose_between_them(two: tuple[CentreView, CentreView]) -> None:
    first, second = two
    await sent(second, USER_ID, CARD)
    await pressed(f"people.choose:{first.id}", PRIVATE)
    await pressed(f"people.choose:{second.id}", PRIVATE)
    heard = await pressed(f"people.choose:{first.id}", PRIVATE)
    assert "甲店" in str(heard.answers)


async def test_a_card_in_a_group_bound_to_another_centre_since_does_nothing(two: tuple[CentreView, CentreView]) -> None:
    first, second = two
    await Chat.create(centre_id=second.id, chat_id=GROUP_ID, kind="team", title="前台群", bound_at=clock.now())
    await sent(first, GROUP_ID, CARD)
    await pressed("agents.won:R1", GROUP)
    assert await states() == ["open", "open"]
    await pressed("agents.won:R1", GROUP, under=CARD + 1)
    assert await states() == ["open", "won"]


async def test_someone_of_one_centre_presses_what_is_long_forgotten(database: str) -> None:
    await a_referral(await _manager())
    await pressed("agents.won:R1", PRIVATE)
    assert await states() == ["won"]


async def _manager() -> Actor:
    return await a_staff(await a_centre(), Role.MANAGER, user_id=USER_ID)


@pytest.mark.parametrize(
    ("text", "is_for_us"),
    [
        ("/quote comfort 6800", True),
        ("/quote@baohe_bot comfort 6800", True),
        ("/quote\ncomfort 6800", True),
        ("@baohe_bot 报价 舒适 6800", True),
        ("报价 舒适 6800", True),
        ("/quote@another_bot comfort 6800", False),
        ("", False),
    ],
)
async def test_an_anonymous_admins_words_are_taken_as_they_were_typed(
    database: str, text: str, *, is_for_us: bool
) -> None:
    actor = await _manager()
    await Chat.create(centre_id=actor.centre_id, chat_id=GROUP_ID, kind="team", title="前台群", bound_at=clock.now())
    admin = {"id": ANONYMOUS_ADMIN_ID, "is_bot": True, "first_name": "Group"}
    replied: dict[str, Any] = {"message_id": 1, "date": 1_790_000_000, "chat": GROUP, "from": admin, "text": text}
    if text.startswith("/"):
        replied["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    await pressed(AGAIN, GROUP, replied=replied)
    assert await Quote.all().count() == int(is_for_us)
