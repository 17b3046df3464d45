"""What the Bot API may answer to a send, and what becomes of the message and the chat."""

from dataclasses import replace

import pytest

from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP, Chat, World, default_world
from domain.outbox.models import OutboxMessage
from domain.people.models import Chat as BoundChat
from tests.journeys.harness import IntakeKind, Talk

BASIC_GROUP = -4242


@pytest.fixture
def world() -> World:
    """The usual one, and a basic group, which can become a supergroup."""
    usual = default_world()
    return replace(usual, groups=(*usual.groups, Chat(BASIC_GROUP, "group", "老群", (MANAGER,), (MANAGER,))))


@pytest.fixture
def intake() -> IntakeKind:
    """How updates come makes no difference to what goes out."""
    return "polling"


async def row_with(state: str) -> OutboxMessage:
    """The one answer in that state."""
    return await OutboxMessage.get(state=state, update_id__isnull=False)


async def test_flood_control_parks_the_row(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 429, "Too Many Requests: retry after 3600", {"retry_after": 3600})
    update = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    await talk.sandbox.acknowledged(update)
    await _until(talk, "waiting")
    row = await row_with("waiting")
    assert 3500 < (row.due_at - row.queued_at).total_seconds() <= 3605
    assert row.tries == 0


async def test_into_a_parked_chat_nothing_is_sent_until_its_time(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 429, "Too Many Requests: retry after 3600", {"retry_after": 3600})
    first = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    await talk.sandbox.acknowledged(first)
    await _until(talk, "waiting", first)
    second = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6900")
    await talk.sandbox.acknowledged(second)
    await _until(talk, "waiting", second)
    into_group = [
        call for call in talk.sandbox.calls_of("sendMessage") if call.parameters["chat_id"] == str(TEAM_GROUP)
    ]
    assert [call.error_code for call in into_group].count(429) == 1
    assert not any("Q1" in call.parameters["text"] or "Q2" in call.parameters["text"] for call in into_group if call.ok)


async def test_a_short_flood_pause_is_waited_out(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 429, "Too Many Requests: retry after 1", {"retry_after": 1})
    assert "Q1" in await talk.advisor("/quote comfort 6800")


async def test_a_group_that_became_a_supergroup_is_followed(talk: Talk) -> None:
    await talk.open_centre()
    await talk.ask(MANAGER, BASIC_GROUP, "/bind partner")
    known = set(talk.sandbox.core.state.chats)
    talk.sandbox.migrate(BASIC_GROUP, MANAGER)
    await talk.sandbox.all_acknowledged()
    new_id = min(talk.sandbox.core.state.chats.keys() - known)
    assert "Q1" in await talk.ask(MANAGER, new_id, "/quote comfort 6800")
    assert await BoundChat.filter(chat_id=new_id).exists()
    assert not await BoundChat.filter(chat_id=BASIC_GROUP).exists()


async def test_a_send_that_learns_of_the_migration_follows_it(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next(
        "sendMessage",
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": MANAGER},
    )
    before = talk.sandbox.last_message_id(MANAGER)
    talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    assert "Q1" in (await talk.sandbox.next_bot_message(MANAGER, before))["text"]


async def test_a_chat_that_threw_the_bot_out_is_retired(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 403, "Forbidden: bot was kicked from the supergroup chat")
    update = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    await talk.sandbox.acknowledged(update)
    await _until(talk, "dropped")
    assert "kicked" in str((await row_with("dropped")).fault)
    assert (await BoundChat.get(chat_id=TEAM_GROUP)).is_retired


async def test_broken_formatting_is_sent_plain_rather_than_lost(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 400, "Bad Request: can't parse entities: unexpected end tag")
    message = await talk.ask_for_message(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    assert "Q1" in message["text"]
    assert "entities" not in message or all(entity["type"] != "bold" for entity in message["entities"])


async def test_what_is_already_so_counts_as_sent(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next(
        "sendMessage", 400, "Bad Request: message is not modified: specified new message content is the same"
    )
    update = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    await talk.sandbox.acknowledged(update)
    await _until(talk, "sent", update)


async def test_a_refusal_for_good_is_given_up_visibly(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 400, "Bad Request: something we never heard of")
    update = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    await talk.sandbox.acknowledged(update)
    await _until(talk, "dropped")
    assert "never heard" in str((await row_with("dropped")).fault)


async def test_a_lost_connection_is_tried_again(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 502, "Bad Gateway", times=1)
    assert "Q1" in await talk.advisor("/quote comfort 6800")


async def test_menus_speak_each_ones_language_and_role(talk: Talk) -> None:
    await talk.open_centre()
    manager = await talk.sandbox.wait_for(lambda: _commands(talk, MANAGER, "policy"))
    advisor = await talk.sandbox.wait_for(lambda: _commands(talk, ADVISOR, "quote"))
    assert "limit" in manager
    assert "limit" not in advisor
    await talk.manager("/staff remove 周凯")
    await talk.sandbox.wait_for(lambda: not _commands(talk, ADVISOR, "quote"))


def _commands(talk: Talk, user_id: int, expected: str) -> set[str]:
    shown = {command["command"] for command in talk.sandbox.menu(user_id, user_id)}
    return shown if expected in shown else set()


async def _until(talk: Talk, state: str, update_id: int | None = None) -> None:
    """Ask for other things until the answer has come to rest; each answer gives the sender its turn."""
    rows = (
        OutboxMessage.filter(state=state, update_id__isnull=False)
        if update_id is None
        else OutboxMessage.filter(state=state, update_id=update_id)
    )
    for _ in range(50):
        if await rows.exists():
            return
        await talk.manager("/help")
    raise AssertionError(f"no row became {state}")
