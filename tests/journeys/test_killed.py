"""Killed with SIGKILL in the middle of writing commands and started again: nothing lost, nothing twice."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP
from domain import clock
from domain.agents.models import Agent, Referral
from domain.bundles.models import Quote
from domain.cases.models import Case, CaseStep
from domain.database import connection
from domain.insurers import service as insurers
from domain.insurers.models import Insurer, InsurerLimit, InsurerPayment
from domain.intake.models import IncomingUpdate, SetAside
from domain.outbox.models import OutboxMessage
from domain.people.models import Centre, Invite
from domain.policy.models import PolicyOverride
from tests.journeys.harness import IntakeKind, Talk, bot_process, running_sandbox

ROUNDS = 5
PATIENCE_SECONDS = 150
"""On a machine with much else to do a claim may have to run out before its answer goes."""
LETTERS = "ABCDE"


def commands_of(number: int) -> list[tuple[int, int, str]]:
    """One of every writing command, each telling its round: who says it, where, and what."""
    plate = f"京{LETTERS[number]}8{number}3X7"
    return [
        (ADVISOR, TEAM_GROUP, f"/refer out 陈静 京N{number}A10{number} 王先生 1381234567{number} 12-31"),
        (ADVISOR, TEAM_GROUP, f"/quote comfort {6800 + number}"),
        (ADVISOR, TEAM_GROUP, f"/quote {7900 + number}"),
        (ADVISOR, TEAM_GROUP, f"/case new 平安 {plate} 李女士 1391234567{number} {1000 + number} 前杠"),
        (ADVISOR, TEAM_GROUP, f"/case new 平安 {plate} 李女士 1391234567{number} {1000 + number} 前杠"),
        (ADVISOR, TEAM_GROUP, f"/step C{number + 1} inspection"),
        (ADVISOR, TEAM_GROUP, f"/assess C{number + 1} {900 + number} 100"),
        (ADVISOR, TEAM_GROUP, f"/won R{number + 1}"),
        (MANAGER, TEAM_GROUP, f"/paid 平安 {11 + number}"),
        (MANAGER, TEAM_GROUP, f"/limit 平安 {60000 + number} 回款正常"),
        (MANAGER, TEAM_GROUP, f"/agent add 代理{LETTERS[number]} 人保 1370000111{number}"),
        (MANAGER, TEAM_GROUP, f"/insurer add 互助{LETTERS[number]} basic"),
        (MANAGER, TEAM_GROUP, f"/policy quote.valid_days {8 + number}"),
        (MANAGER, MANAGER, "/invite advisor"),
    ]


@pytest.mark.timeout(300)
async def test_nothing_is_lost_and_nothing_happens_twice(database_url: str, intake: IntakeKind, tmp_path: Path) -> None:
    instants = random.Random(20261120)
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, intake, tmp_path) as bot,
    ):
        await Talk(sandbox).open_centre()
        before = len(sandbox.calls_of("sendMessage"))
        for number in range(ROUNDS):
            for user_id, chat_id, text in commands_of(number):
                sandbox.say(user_id, chat_id, text)
            await asyncio.sleep(instants.uniform(0.0, 0.25))
            await bot.kill()
            # A dead process's claims hold for half a minute; each life begins a minute later than the last.
            later = clock.now() + timedelta(minutes=number + 1)
            bot.environment["CLOCK_START"] = later.isoformat()
            await bot.start()
            await sandbox.all_acknowledged(PATIENCE_SECONDS)
        said_in_group = ROUNDS * (len(commands_of(0)) - 1)
        await sandbox.wait_for(lambda: len(_answered(sandbox, before)) >= said_in_group, PATIENCE_SECONDS)
        assert await bot.stop() == 0
        doubled = sum(_answered(sandbox, before).values()) - said_in_group
        assert doubled <= 2 * ROUNDS, "more answers twice than sends can have been in flight at the kills"
    async with _opened(database_url):
        await _everything_happened_once(ROUNDS * len(commands_of(0)))


async def _everything_happened_once(expected: int) -> None:
    centre = await Centre.get()
    assert await SetAside.all().count() == 0
    assert await IncomingUpdate.all().count() >= expected
    assert await OutboxMessage.filter(state="dropped").count() == 0
    for model, column, count in (
        (Referral, "plate", ROUNDS),
        (Quote, "number", 2 * ROUNDS),
        (Case, "number", ROUNDS),
    ):
        values = [row[column] for row in await model.filter(centre_id=centre.id).values(column)]
        assert len(values) == len(set(values)) == count, model
    assert await Referral.filter(state="won").count() == ROUNDS
    assert await CaseStep.filter(name="inspection", state="done").count() == ROUNDS
    assert await CaseStep.filter(name="assessed", state="done").count() == ROUNDS
    assert await InsurerPayment.all().count() == ROUNDS
    assert await InsurerLimit.filter(insurer__name="平安").count() == ROUNDS + 1
    assert await Agent.all().count() == ROUNDS + 1
    assert await Insurer.all().count() == ROUNDS + 1
    assert await PolicyOverride.all().count() == ROUNDS
    assert await Invite.all().count() == ROUNDS + 1
    assert await insurers.check_accounts(centre.id) == ()


def _answered(sandbox: Sandbox, before: int) -> Counter[int]:
    """How often each message in the group has been answered; answers there hang on what they answer."""
    answers = [call.parameters for call in sandbox.calls_of("sendMessage")[before:] if call.ok]
    hung_on = (json.loads(answer["reply_parameters"]) for answer in answers if "reply_parameters" in answer)
    return Counter(int(replied["message_id"]) for replied in hung_on)


@asynccontextmanager
async def _opened(database_url: str) -> AsyncIterator[None]:
    await connection.connect(database_url)
    try:
        yield
    finally:
        await connection.close()
