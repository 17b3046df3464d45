"""What comes in takes effect once, in order, whatever is repeated, broken or forged."""

from functools import partial
from typing import Any

import aiohttp
import pytest

from bot.sandbox.world import ADVISOR, MANAGER, STRANGER, TEAM_GROUP
from bot.settings import Settings
from domain.agents.models import Referral
from domain.bundles.models import Quote
from domain.intake.models import SetAside
from handlers.bundles import commands as bundle_commands
from handlers.declaration import Call, Reply
from tests.journeys.harness import SECRET, IntakeKind, Talk


async def test_a_repeated_update_has_no_second_effect(talk: Talk) -> None:
    await talk.open_centre()
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    update = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    assert "Q1" in (await talk.sandbox.next_bot_message(TEAM_GROUP, before))["text"]
    await talk.sandbox.acknowledged(update)
    talk.sandbox.redeliver(update)
    assert "Q2" in await talk.advisor("/quote comfort 6900")
    assert await Quote.all().count() == 2
    said = [message["text"] for message in talk.sandbox.bot_messages(TEAM_GROUP) if "Q1" in message["text"]]
    assert len(said) == 1


async def test_an_answer_that_was_never_sent_is_sent_when_the_update_comes_again(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail_next("sendMessage", 502, "Bad Gateway")
    update = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    await talk.sandbox.acknowledged(update)
    await talk.sandbox.wait_for(
        lambda: [call for call in talk.sandbox.calls_of("sendMessage") if call.error_code == 502]
    )
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    talk.sandbox.redeliver(update)
    assert "Q1" in (await talk.sandbox.next_bot_message(TEAM_GROUP, before))["text"]
    assert await Quote.all().count() == 1


async def test_a_poison_update_is_set_aside_and_blocks_nobody(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    await talk.open_centre()
    tries = []

    async def broken(call: Call) -> Reply:
        await Quote.filter(id=-1).count()
        tries.append(call.text)
        raise KeyError("13812345678")

    command = next(one for one in bundle_commands.COMMANDS if one.name == "quote")
    whole = command.run
    object.__setattr__(command, "run", broken)
    try:
        told = await talk.advisor("/quote comfort 6800")
    finally:
        object.__setattr__(command, "run", whole)
    kept = await SetAside.get()
    assert len(tries) == 3
    assert kept.reference in told
    assert "13812345678" not in told
    assert "Q1" in await talk.advisor("/quote comfort 6800")


async def test_an_update_of_no_sense_does_no_harm(talk: Talk) -> None:
    await talk.open_centre()
    nonsense: tuple[dict[str, object], ...] = (
        {"message": {"message_id": 1}},
        {"message": {"message_id": "x", "chat": {"id": TEAM_GROUP}, "date": None, "text": 7}},
        {"callback_query": {"id": "1"}},
        {"callback_query": {"id": "1", "from": {"id": 1}, "data": "cases.done:" + "9" * 50}},
        {"my_chat_member": {}},
        {"poll": {"id": "1"}},
    )
    for raw in nonsense:
        talk.sandbox.inject(raw)
    assert "Q1" in await talk.advisor("/quote comfort 6800")
    await talk.sandbox.all_acknowledged()


async def test_one_chat_keeps_its_order(talk: Talk) -> None:
    await talk.open_centre()
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    premiums = [6000 + 100 * number for number in range(12)]
    for premium in premiums:
        talk.sandbox.say(ADVISOR, TEAM_GROUP, f"/quote comfort {premium}")
    await talk.sandbox.wait_for(lambda: len(talk.sandbox.bot_messages(TEAM_GROUP, before)) == len(premiums))
    quotes = await Quote.all().order_by("number")
    assert [quote.premium_fen for quote in quotes] == [premium * 100 for premium in premiums]


async def test_edited_and_forwarded_commands_do_nothing(talk: Talk) -> None:
    await talk.open_centre()
    message = await talk.ask_for_message(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    said = int(message["reply_to_message"]["message_id"])
    talk.sandbox.edit(ADVISOR, TEAM_GROUP, said, "/quote comfort 9900")
    talk.sandbox.forward(ADVISOR, TEAM_GROUP, TEAM_GROUP, said)
    assert "Q2" in await talk.advisor("/quote comfort 7000")


async def test_chinese_words_work_by_mention_by_reply_and_in_private(talk: Talk) -> None:
    await talk.open_centre()
    username = talk.sandbox.core.world.bot.username
    assert "Q1" in await talk.advisor(f"@{username} 报价 舒适 6800")
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    answer = talk.sandbox.bot_messages(TEAM_GROUP)[-1]
    talk.sandbox.say(ADVISOR, TEAM_GROUP, "报价 经济 5000", reply_to=answer["message_id"])
    assert "Q2" in (await talk.sandbox.next_bot_message(TEAM_GROUP, before))["text"]
    assert "Q3" in await talk.ask(ADVISOR, ADVISOR, "报价 尊享 16000")


async def test_a_groups_own_talk_is_not_answered(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.say(ADVISOR, TEAM_GROUP, "报价单我晚点发")
    talk.sandbox.say(ADVISOR, TEAM_GROUP, "/otherbot_command")
    talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote@some_other_bot comfort 6800")
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    assert "Q1" in await talk.advisor("/quote comfort 6800")
    assert len(talk.sandbox.bot_messages(TEAM_GROUP, before)) == 1


async def test_forged_buttons_do_nothing_but_say_so(talk: Talk) -> None:
    await talk.open_centre()
    card = await talk.ask_for_message(ADVISOR, TEAM_GROUP, "/refer out 陈静 京AD12345 王先生 13812345678 12-31")
    for user_id, data in ((STRANGER, "agents.won:R1"), (ADVISOR, "agents.won:R99"), (ADVISOR, "nonsense:1")):
        known = len(talk.sandbox.answers())
        talk.sandbox.press(user_id, TEAM_GROUP, card["message_id"], data)
        told = await talk.sandbox.wait_for(partial(_told_since, talk, known))
        assert told[0]["text"]
        assert told[0]["show_alert"]
    assert (await Referral.get()).state == "open"


async def test_an_anonymous_admin_is_asked_to_show_who_it_is(talk: Talk) -> None:
    await talk.open_centre()
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    raw = {
        "message_id": 9_000,
        "date": 1_790_000_000,
        "chat": {"id": TEAM_GROUP, "type": "supergroup", "title": "北京朝阳·团队群"},
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
        "sender_chat": {"id": TEAM_GROUP, "type": "supergroup", "title": "北京朝阳·团队群"},
        "text": "/limit 平安 90000 testing",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
    talk.sandbox.inject({"message": raw})
    asked = await talk.sandbox.next_bot_message(TEAM_GROUP, before)
    assert "reply_markup" in asked
    assert "¥50,000" in await talk.manager("/credit 平安")


async def test_the_bot_leaves_and_comes_back(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.kick_bot(TEAM_GROUP, MANAGER)
    talk.sandbox.add_bot(TEAM_GROUP, MANAGER)
    assert "Q1" in await talk.advisor("/quote comfort 6800")


async def test_the_webhook_asks_for_its_secret(talk: Talk, intake: IntakeKind, settings: Settings) -> None:
    address = f"{settings.own_address}/telegram/{settings.bot_id}"
    update = {"update_id": 1}
    async with aiohttp.ClientSession() as session:

        async def status(url: str, secret: str | None, body: bytes | None = None) -> int:
            headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
            posted = {"data": body} if body is not None else {"json": update}
            async with session.post(url, headers=headers, **posted) as response:
                return response.status

        if intake == "polling":
            assert await status(address, SECRET) == 404
            return
        assert await status(address, None) == 403
        assert await status(address, SECRET[:-1]) == 403
        assert await status(address + "1", SECRET) == 404
        assert await status(address, SECRET, b"{not json") == 400
        assert await status(address, SECRET, b'{"update_id": "1"}') == 400
        assert await status(address, SECRET) == 200


async def test_healthy_and_ready(talk: Talk, settings: Settings) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("healthz", "readyz"):
            async with session.get(f"{settings.own_address}/{path}") as response:
                assert response.status == 200


def _told_since(talk: Talk, known: int) -> list[dict[str, Any]]:
    """The answers to pressed buttons beyond the ``known`` first ones."""
    return talk.sandbox.answers()[known:]


async def test_only_the_bots_name_gets_a_hint(talk: Talk) -> None:
    await talk.open_centre()
    assert "/help" in await talk.advisor(f"@{talk.sandbox.core.world.bot.username}")
