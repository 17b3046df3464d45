"""How long nobody polls when the poller is gone: killed, stopped orderly, or silent without being dead."""

import signal
import time
from contextlib import AsyncExitStack
from pathlib import Path

from bench.tables import Table, number
from bot.sandbox.world import ADVISOR, TEAM_GROUP
from tests.journeys.harness import BotProcess, Talk, bot_process, running_sandbox

WAYS = (
    ("killed (SIGKILL)", signal.SIGKILL),
    ("stopped orderly (SIGTERM)", signal.SIGTERM),
    ("silent (SIGSTOP): its session hangs", signal.SIGSTOP),
)
NOTES = (
    "Two processes on one PostgreSQL without a webhook; an advisor asks for a quote the moment the poller is gone, and "
    "is answered by the other.",
)


async def measure(url: str, home: Path) -> Table:
    """The seconds from the poller's end to the other's answer, for each way there is."""
    async with AsyncExitStack() as stack:
        sandbox, api_root = await stack.enter_async_context(running_sandbox())
        polls, waits = [await stack.enter_async_context(bot_process(api_root, url, "polling", home)) for _ in range(2)]
        talk, rows = Talk(sandbox), []
        await talk.open_centre()
        for name, sign in WAYS:
            seconds = await _until_answered(talk, polls, sign)
            rows.append((name, number(seconds)))
            await _revive(polls, sign)
            polls, waits = waits, polls
        refused = sum(call.error_code == 409 for call in sandbox.calls_of("getUpdates"))
    notes = (*NOTES, f"409 seen: {refused}; none but what a dead or silent process had left behind may be refused.")
    return Table("Who polls when the poller is gone", ("the poller is", "seconds until an answer"), tuple(rows), notes)


async def _until_answered(talk: Talk, polls: BotProcess, sign: signal.Signals) -> float:
    process = polls.process
    assert process is not None
    process.send_signal(sign)
    begun = time.monotonic()
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    await talk.sandbox.next_bot_message(TEAM_GROUP, before, 60)
    return time.monotonic() - begun


async def _revive(polls: BotProcess, sign: signal.Signals) -> None:
    """It is there again, to wait for its turn."""
    if sign is signal.SIGSTOP and polls.process is not None:
        polls.process.send_signal(signal.SIGCONT)
        return
    await polls.stop()
    await polls.start()
