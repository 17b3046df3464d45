"""What can go wrong between the bot and Telegram: the bot gets over it by itself, and nothing is lost."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from structlog.testing import capture_logs

from bot.sandbox import Fault, How, Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP
from bot.settings import Settings
from domain import clock
from domain.bundles.models import Quote
from domain.outbox.models import OutboxMessage
from domain.people.models import Chat as BoundChat
from tests.journeys.harness import IntakeKind, Talk, bot_in_this_process, readiness, until_ready, until_unready

LATE_IN_THE_EVENING = datetime(2030, 5, 14, 14, tzinfo=UTC)
"""In Shanghai, where nothing comes by itself then."""
LATER = timedelta(minutes=1)
"""Longer than any row rests that did not get as far as Telegram."""


@pytest.fixture
def intake() -> IntakeKind:
    """How updates come makes no difference to what goes out."""
    return "polling"


@pytest.fixture(autouse=True)
def time() -> Iterator[clock.MovableClock]:
    """A clock to move on."""
    movable = clock.MovableClock(LATE_IN_THE_EVENING)
    restore = clock.use(movable)
    yield movable
    restore()


def said(talk: Talk, number: int) -> int:
    """How often the quote of that number was told in the group."""
    told = [message["text"] for message in talk.sandbox.bot_messages(TEAM_GROUP)]
    return len([text for text in told if re.search(rf"\bQ{number}\b", text)])


def sends_into_group(talk: Talk) -> int:
    """How often the bot tried to write there."""
    into_group = {"chat_id": str(TEAM_GROUP)}
    return len([call for call in talk.sandbox.calls_of("sendMessage") if into_group.items() <= call.parameters.items()])


async def ask_for_a_quote(talk: Talk, how: How = How.REFUSED) -> None:
    """The advisor asks for a quote, and the bot has tried to answer; with little patience where no answer comes."""
    before = sends_into_group(talk)
    with pytest.MonkeyPatch.context() as patience:
        if how is How.STALLED:
            patience.setattr("bot.request.READ_SECONDS", 0.3)
        talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
        await talk.sandbox.wait_for(lambda: sends_into_group(talk) > before)


async def until_it_rests(talk: Talk) -> None:
    """Ask for other things, and be answered, until the failure of the answer to the group is written down."""
    while True:
        assert "/help" in await talk.manager("/help")
        if await OutboxMessage.filter(chat_id=TEAM_GROUP, state="waiting", update_id__isnull=False).exists():
            return


async def test_one_chats_trouble_holds_up_no_other_and_loses_nothing(talk: Talk, time: clock.MovableClock) -> None:
    await talk.open_centre()
    faults = (
        Fault("sendMessage", error_code=500, description="Internal Server Error"),
        Fault("sendMessage", How.PAGE),
        Fault("sendMessage", How.PAGE, error_code=403, description="Forbidden by the proxy"),
        Fault("sendMessage", How.CUT),
        Fault("sendMessage", How.STALLED),
    )
    with capture_logs() as logged:
        for number, fault in enumerate(faults, start=1):
            talk.sandbox.fail(Fault(**{**vars(fault), "chat_id": TEAM_GROUP, "times": None}))
            await ask_for_a_quote(talk, fault.how)
            await until_it_rests(talk)
            assert said(talk, number) == 0, fault
            talk.sandbox.lift_faults()
            time.advance(LATER)
            await talk.sandbox.wait_for(partial(said, talk, number))
    assert [line["event"] for line in logged if line["log_level"] in ("warning", "error")] == ["trouble.began"]
    assert [said(talk, number) for number in range(1, 7)] == [1, 1, 1, 1, 1, 0]
    assert await Quote.all().count() == 5
    assert not (await BoundChat.get(chat_id=TEAM_GROUP)).is_retired


async def test_a_lost_answer_costs_one_duplicate_and_no_second_effect(talk: Talk, time: clock.MovableClock) -> None:
    await talk.open_centre()
    for how in (How.CUT, How.STALLED, How.PAGE):
        talk.sandbox.fail(Fault("sendMessage", how, carried_out=True, chat_id=TEAM_GROUP))
        await ask_for_a_quote(talk, how)
        await until_it_rests(talk)
        time.advance(LATER)
        await talk.sandbox.wait_for(partial(_is_said_twice, talk, await Quote.all().count()))
    while await OutboxMessage.filter(chat_id=TEAM_GROUP, update_id__isnull=False).exclude(state="sent").exists():
        await talk.manager("/help")
    assert [said(talk, number) for number in range(1, 5)] == [2, 2, 2, 0]


async def test_hours_of_rest_are_kept_by_the_row_while_others_are_answered(
    talk: Talk, time: clock.MovableClock
) -> None:
    await talk.open_centre()
    rest = {"retry_after": 7200}
    talk.sandbox.fail(
        Fault("sendMessage", error_code=429, description="Too Many Requests", parameters=rest, chat_id=TEAM_GROUP)
    )
    await ask_for_a_quote(talk)
    for _ in range(2):
        await talk.manager("/help")
        time.advance(timedelta(minutes=59))
    assert sends_into_group(talk) == 2, "the chat was not left alone"
    time.advance(timedelta(minutes=3))
    await talk.sandbox.wait_for(lambda: said(talk, 1))


async def test_a_chat_that_threw_the_bot_out_is_as_it_was_when_it_is_back(talk: Talk) -> None:
    await talk.open_centre()
    talk.sandbox.fail(
        Fault("sendMessage", error_code=403, description="Forbidden: bot was kicked from the supergroup chat")
    )
    await ask_for_a_quote(talk)
    while not (await BoundChat.get(chat_id=TEAM_GROUP)).is_retired:
        await talk.manager("/help")
    talk.sandbox.kick_bot(TEAM_GROUP, MANAGER)
    talk.sandbox.add_bot(TEAM_GROUP, MANAGER)
    assert "Q2" in await talk.advisor("/quote comfort 6900")
    assert not (await BoundChat.get(chat_id=TEAM_GROUP)).is_retired


async def test_a_token_taken_back_pauses_the_bot_and_says_so(
    talk: Talk, time: clock.MovableClock, settings: Settings
) -> None:
    await talk.open_centre()
    talk.sandbox.fail(Fault("sendMessage", error_code=401, description="Unauthorized", times=None))
    with capture_logs() as logged:
        await ask_for_a_quote(talk)
        talk.sandbox.fail(Fault("*", error_code=401, description="Unauthorized", times=None))
        assert "BOT_TOKEN" in (await until_unready(settings.own_address))["telegram"]
    told = [line for line in logged if line["log_level"] in ("warning", "error")]
    assert [line["event"] for line in told] == ["trouble.began"]
    assert "BOT_TOKEN" in told[0]["why"]
    talk.sandbox.lift_faults()
    time.advance(LATER)
    await talk.sandbox.wait_for(lambda: said(talk, 1))
    await until_ready(settings.own_address)
    assert await readiness(settings.own_address) == (200, {"database": True, "telegram": True, "media": True})


async def test_polling_goes_on_and_takes_each_update_once(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.api.POLL_GRACE_SECONDS", -24.5)
    monkeypatch.setattr("bot.updates._FIRST_POLLING_PAUSE_SECONDS", 0.05)
    await talk.open_centre()
    faults = (
        Fault("getUpdates", How.CUT, times=2),
        Fault("getUpdates", How.CUT, times=2, carried_out=True),
        Fault("getUpdates", How.STALLED, carried_out=True),
        Fault("getUpdates", How.PAGE),
        Fault("getUpdates", error_code=409, description="Conflict: terminated by other getUpdates request"),
        Fault("getUpdates", error_code=429, description="Too Many Requests", parameters={"retry_after": 1}),
    )
    for fault in faults:
        talk.sandbox.fail(fault)
        before = len(talk.sandbox.bot_messages(TEAM_GROUP))
        for _ in range(2):
            talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
        await talk.sandbox.wait_for(partial(_has_more_than, talk, before + 1))
    await talk.sandbox.all_acknowledged()
    assert [said(talk, number) for number in range(1, 14)].count(1) == await Quote.all().count() == 12


async def test_a_start_while_telegram_is_away_waits_for_it(
    sandbox_at: tuple[Sandbox, str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.application._RETRY_SECONDS", 0.05)
    sandbox, _ = sandbox_at
    for method in ("getMe", "deleteWebhook", "setMyCommands"):
        sandbox.fail(Fault(method, How.PAGE))
        sandbox.fail(Fault(method, How.CUT))
    with capture_logs() as logged:
        async with bot_in_this_process(sandbox, settings) as talk:
            assert "北京朝阳" in await talk.manager("/centre add 北京朝阳")
    assert [line["event"] for line in logged if line["log_level"] in ("warning", "error")] == ["trouble.began"]


def _is_said_twice(talk: Talk, number: int) -> bool:
    return said(talk, number) == 2


def _has_more_than(talk: Talk, count: int) -> bool:
    return len(talk.sandbox.bot_messages(TEAM_GROUP)) > count
