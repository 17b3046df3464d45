"""``/status``: the health of the deployment, for those who run it and nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.answers import without_tags
from domain import clock
from domain.clock import FixedClock
from domain.database.connection import recorded_queries
from domain.intake.models import SetAside
from domain.outbox.models import DigestRun, OutboxMessage
from handlers.calling import Call, ProcessFacts
from handlers.registry import gather
from locales import say
from tests.conversation.talking import Conversation, Process, Somebody
from tests.factories.people import a_person

OPERATOR = Somebody(70_001, "运维")
A_SCREEN_LINES = 22
LONGEST_LINE = 60


@pytest.fixture
def facts(time: FixedClock) -> ProcessFacts:
    """A process that is well, and has been for a day."""
    return ProcessFacts(
        version="9.8.7",
        started_at=clock.now() - timedelta(days=1, hours=2, minutes=3),
        database="sqlite",
        intake="polling",
        troubles={},
    )


@pytest.fixture
def deployment(talk: Conversation, facts: ProcessFacts) -> Conversation:
    """A centre, and an operator who is on no staff."""
    talk.process = Process(talk.screen, operators=frozenset({OPERATOR.id, talk.manager.id}), facts=lambda: facts)
    return talk


async def test_an_operator_sees_that_all_is_well(deployment: Conversation, time: FixedClock) -> None:
    time.advance(timedelta(minutes=5))
    await deployment.settle()
    shown = await deployment.ask(OPERATOR, "/status")
    assert "一切正常" in shown.text
    assert "9.8.7" in shown.text
    assert "1 天 2 小时 8 分钟" in shown.text
    assert "SQLite" in shown.text
    assert "上一条消息：2026-11-20 10:00" in shown.text
    assert "待发 0 条" in shown.text
    assert (await deployment.ask(OPERATOR, "状态")).text == shown.text.replace("10:00", "10:05")


async def _much_goes_wrong(talk: Conversation, times: int) -> None:
    now = clock.now()
    await SetAside.bulk_create(
        SetAside(
            bot_id=1, update_id=1, reference=f"ab{times:02}{number:04}", fault="KeyError('13812345678')", payload={},
            set_aside_at=now,
        )
        for number in range(times)
    )  # fmt: skip
    for state, template, tries in (("waiting", "digest.cases", 3), ("dropped", "digest.cases", 8), ("sent", None, 1)):
        await OutboxMessage.bulk_create(
            OutboxMessage(
                centre_id=talk.centre.id, chat_id=-77, rank=2, is_message=True, template=template, params={},
                lang="zh-CN", state=state, due_at=now + timedelta(seconds=8), queued_at=now, tries=tries,
            )
            for _ in range(times)
        )  # fmt: skip
    await DigestRun.bulk_create(
        DigestRun(
            centre_id=talk.centre.id,
            digest="cases",
            scheduled_for=now - timedelta(minutes=each % 60, seconds=times),
            claimed_at=now,
        )
        for each in range(times)
    )


async def test_what_is_wrong_is_said_with_references_and_nothing_of_anybody(
    deployment: Conversation, time: FixedClock
) -> None:
    await _much_goes_wrong(deployment, 1)
    await deployment.process.intake.receive({"update_id": 1})
    shown = await deployment.ask(OPERATOR, "/status")
    assert "有情况需要处理" in shown.text
    (kept,) = await SetAside.all()
    assert f"{kept.reference} KeyError" in shown.text
    assert "13812345678" not in shown.text
    assert "1 条消息放弃发送" in shown.text
    assert "推送 1" in shown.text
    assert "最早的一条已等 0 分 6 秒" in shown.text  # it failed three times: due in 8 seconds, for 14 seconds of pauses
    assert "事故车进度（cases）：1 次，最近一次 2026-11-20 09:59 ⚠️ 1 条没有发出" in shown.text
    time.advance(timedelta(days=1, minutes=1))
    assert "24 小时内没有搁置的消息" in (await deployment.ask(OPERATOR, "/status")).text


async def test_one_screen_and_as_many_queries_however_much_is_wrong(talk: Conversation, facts: ProcessFacts) -> None:
    command = gather().command("status")
    assert command is not None
    costs = []
    for times in (1, 60):
        await _much_goes_wrong(talk, times)
        with recorded_queries() as queries:
            reply = await command.run(Call(a_person(is_operator=True), process=facts))
        costs.append(len(queries))
        lines = without_tags(reply.text).splitlines()
        assert len(lines) <= A_SCREEN_LINES
        assert max(map(len, lines)) <= LONGEST_LINE
    assert costs[0] == costs[1]


async def test_a_process_that_is_ill_says_so(deployment: Conversation, facts: ProcessFacts, time: FixedClock) -> None:
    ill = replace(facts, troubles={"telegram": clock.now(), "duty deliver": clock.now()}, intake="webhook")
    deployment.process = Process(deployment.screen, operators=frozenset({OPERATOR.id}), facts=lambda: ill)
    shown = await deployment.ask(OPERATOR, "/status")
    assert "有情况需要处理" in shown.text
    assert "连不上 Telegram，从 2026-11-20 10:00 起" in shown.text
    assert "后台任务 deliver 失败，从 2026-11-20 10:00 起" in shown.text
    assert "回调推送" not in shown.text


async def test_it_is_told_in_english(deployment: Conversation) -> None:
    await deployment.say(deployment.manager, "/lang en")
    shown = await deployment.ask(deployment.manager, "/status")
    assert "all is well" in shown.text
    assert "up 1 d 2 h 3 min" in shown.text


async def test_nobody_else_may_see_it(deployment: Conversation, time: FixedClock) -> None:
    for who in (deployment.advisor, deployment.partner):
        refused = await deployment.ask(who, "/status")
        assert refused.text == say("zh-CN", "errors-not-allowed", needed="operator")
    stranger = Somebody(70_002, "路人")
    assert (await deployment.ask(stranger, "/status")).text == say("zh-CN", "errors-stranger")
    in_group = await deployment.ask(deployment.manager, "/status", chat_id=deployment.group_id)
    assert in_group.html == say("zh-CN", "people-only-in-private", command="/status")
