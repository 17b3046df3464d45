"""Changes of intake state and proposals reach the partner group by themselves, and are decided there (interface §3)."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.duties import close_statements, queue_digests, tell_states
from domain.actor import Actor, ChatKind, Role
from domain.clock import FixedClock
from domain.insurers import service
from domain.insurers.models import InsurerLimit, InsurerRaise
from domain.outbox import service as outbox
from domain.outbox.models import OutboxMessage
from handlers.registry import gather
from tests.conversation.talking import FREE, Conversation, Process, Shown, Somebody, a_conversation
from tests.factories.insurers import a_delivered_case, a_proposal
from tests.factories.people import a_group, a_staff, an_actor

WATCHED, OPEN = "关注（watch）", "可接单（open）"


@pytest.fixture
async def partners(talk: Conversation, clerk: Actor) -> int:
    """The partner group, which is told of nothing but credit."""
    await outbox.switch_digest(clerk, {"settlement"}, "settlement", on=False)
    return (await a_group(talk.centre, ChatKind.PARTNER)).chat_id


@pytest.fixture
async def clerk(talk: Conversation) -> Actor:
    """A manager who acts past the bot, so that nothing follows."""
    return await an_actor(Role.MANAGER, centre=talk.centre)


@pytest.fixture
async def insurer_id(clerk: Actor) -> int:
    return (await service.names(clerk))[0].id


def said(talk: Conversation, chat_id: int) -> list[Shown]:
    return talk.screen.messages.get(chat_id, [])


async def at(talk: Conversation, time: FixedClock, moment: str) -> None:
    """The clock shows ``moment`` in Shanghai, and what the bot does by itself is done."""
    time.move_to(datetime.fromisoformat(f"{moment}+08:00").astimezone(UTC))
    await close_statements()
    await tell_states()
    await queue_digests(gather())
    await talk.settle()


async def test_a_stop_is_told_at_once_with_its_reason_and_what_to_do(talk: Conversation, partners: int) -> None:
    await talk.say(talk.manager, "/stop 平安 等合同续签")
    (news,) = said(talk, partners)
    for fact in ("平安", f"{OPEN} → 🔴 停止接单（stopped）", "等合同续签", "/resume", "破例"):
        assert fact in news.text
    assert said(talk, talk.group_id) == []
    await talk.press(talk.advisor, news, "额度明细", chat_id=partners)
    assert "可用额度" in talk.newest(partners).text
    await talk.press(talk.manager, said(talk, talk.manager.id)[-1], "撤销")
    assert f"→ 🟢 {OPEN}" in talk.newest(partners).text


async def test_an_insurer_that_is_added_says_nothing(talk: Conversation, partners: int) -> None:
    await talk.say(talk.partner, "/insurer add 国寿 basic")
    added = talk.newest(talk.partner.id)
    await talk.press(talk.partner, added, "撤销")
    assert said(talk, partners) == []


async def test_a_quarter_by_itself(
    talk: Conversation, time: FixedClock, partners: int, clerk: Actor, insurer_id: int
) -> None:
    """Lateness at midnight is told at eight, money at noon in the same second, and the digest comes while it lasts."""
    await a_delivered_case(clerk, insurer_id, 101, 20_000)
    await at(talk, time, "2026-12-15T10:00")
    await at(talk, time, "2026-12-15T23:59")
    assert said(talk, partners) == []
    await at(talk, time, "2026-12-16T00:00:30")
    await at(talk, time, "2026-12-16T07:59")
    assert said(talk, partners) == []
    await at(talk, time, "2026-12-16T08:00")
    (late,) = said(talk, partners)
    assert f"{OPEN} → 🟡 {WATCHED}" in late.text
    assert "S1 逾期 1 天，未付 ¥20,000" in late.text
    await at(talk, time, "2026-12-16T09:30")
    digest = talk.newest(partners)
    assert "额度提醒 · 2026-12-16 1 家要留意" in digest.text
    assert f"{WATCHED}，2026-12-16 起" in digest.text
    await talk.say(talk.partner, "/paid 平安 20000")
    assert f"{WATCHED} → 🟢 {OPEN}" in talk.newest(partners).text
    count = len(said(talk, partners))
    await at(talk, time, "2026-12-17T09:30")
    assert len(said(talk, partners)) == count


async def test_there_and_back_in_the_night_says_nothing(talk: Conversation, time: FixedClock, partners: int) -> None:
    await at(talk, time, "2026-11-20T22:00")
    await talk.say(talk.manager, "/stop 平安 等合同续签")
    await talk.say(talk.manager, "/resume 平安 已续签")
    await at(talk, time, "2026-11-21T08:00")
    assert said(talk, partners) == []


async def test_it_is_sent_once_by_whichever_process_lives(
    talk: Conversation, time: FixedClock, partners: int, clerk: Actor, insurer_id: int
) -> None:
    await service.stop(clerk, insurer_id=insurer_id, reason="一")
    others = [Process(talk.screen) for _ in range(2)]
    await asyncio.gather(*(tell_states() for _ in others))
    (row,) = await OutboxMessage.filter(template="insurers.state")
    claimed = await outbox.claim(FREE)
    assert [each.id for each in claimed.rows] == [row.id]
    talk.restart()
    time.advance(outbox.LEASE)
    for process in others:
        await process.courier.pump()
        await process.courier.drain()
    assert len(said(talk, partners)) == 1


async def test_the_legal_stage_goes_to_managers_in_private_besides(
    talk: Conversation, time: FixedClock, partners: int, clerk: Actor, insurer_id: int
) -> None:
    await talk.say(talk.manager, "/schedule credit off")
    await a_delivered_case(clerk, insurer_id, 101, 20_000)
    await at(talk, time, "2027-02-20T10:00")
    told, pack = said(talk, talk.manager.id)[-2:]
    for fact in ("平安 进入法务阶段", "S1 逾期 67 天", "违约金 ¥670"):
        assert fact in told.text
    assert "证据包，截至 2027-02-20" in pack.text
    await talk.press(talk.manager, told, "额度明细")
    assert "法务阶段（legal）" in talk.newest(talk.manager.id).text
    assert said(talk, partners) == []
    assert said(talk, talk.partner.id)[-1].text.count("法务") == 0


async def test_a_raise_is_proposed_and_accepted_where_it_stands(
    talk: Conversation, time: FixedClock, partners: int, clerk: Actor, insurer_id: int
) -> None:
    for month, number in ((12, 101), (1, 102), (2, 103)):
        year = 2026 if month == 12 else 2027
        await a_delivered_case(clerk, insurer_id, number, 1_000)
        await at(talk, time, f"{year}-{month:02}-10T10:00")
        await talk.say(talk.partner, "/paid 平安 1000")
    (pushed,) = said(talk, partners)
    for fact in ("连续按时付清 S1, S2, S3", "¥50,000 → ¥60,000", "上限未知：还没有 2027-01 的营收"):
        assert fact in pushed.text
    card = await talk.ask(talk.partner, "/credit 平安")
    assert "建议额度 ¥50,000 → ¥60,000" in card.text
    assert not any("accept" in data for data in card.data)
    assert "店长" in await talk.press(talk.advisor, pushed, "调到", chat_id=partners)
    assert "店长" in await talk.press(talk.partner, pushed, "不调", chat_id=partners)
    assert await InsurerRaise.filter(state="open").count() == 1
    accept = pushed.data_of("调到")
    await talk.press_data(talk.manager, pushed, accept, chat_id=partners)
    assert "张店长 采纳提额建议：平安 额度 ¥50,000 → ¥60,000" in pushed.text
    assert "建议额度" not in card.text
    assert "额度 ¥60,000 自 2027-02-10 起：S1, S2, S3 按时付清" in card.text
    assert "已由 张店长 在 2027-02-10 采纳" in await talk.press_data(talk.manager, pushed, accept, chat_id=partners)
    assert await InsurerLimit.filter(insurer_id=insurer_id).count() == 2
    await talk.press(talk.manager, pushed, "撤销", chat_id=partners)
    assert "建议额度 ¥50,000 → ¥60,000" in card.text


async def test_the_digest_offers_what_is_proposed(
    talk: Conversation, time: FixedClock, partners: int, clerk: Actor, insurer_id: int
) -> None:
    await a_proposal(clerk, insurer_id)
    await at(talk, time, "2026-11-21T09:30")
    digest = talk.newest(partners)
    assert "各家都可以接单，有 1 条提额建议" in digest.text
    await talk.press(talk.manager, digest, "不调", chat_id=partners)
    assert "张店长 决定暂不提额" in talk.newest(partners).text
    assert "额度提醒" in digest.text
    assert "已决定暂不给 平安 提额" in await talk.press(talk.manager, digest, "调到", chat_id=partners)


async def test_forged_buttons_find_nothing(talk: Conversation) -> None:
    shown = await talk.ask(talk.manager, "/credit")
    for verb in ("accept", "decline", "limits", "relimit"):
        for number in ("", "0", "x", "9" * 30, "１", "-1", "999"):
            assert await talk.press_data(talk.manager, shown, f"insurers.{verb}:{number}")
    assert await InsurerLimit.all().count() == 2


async def test_another_centres_proposal_is_out_of_reach(talk: Conversation) -> None:
    other = await a_conversation()
    theirs = await an_actor(Role.MANAGER, centre=other.centre)
    proposal = await a_proposal(theirs, (await service.names(theirs))[0].id)
    shown = await talk.ask(talk.manager, "/credit")
    for verb in ("accept", "decline"):
        assert await talk.press_data(talk.manager, shown, f"insurers.{verb}:{proposal}:p")
    assert (await InsurerRaise.get(id=proposal)).state == "open"


async def test_revenue_and_the_ceiling_in_words(talk: Conversation) -> None:
    asked = await talk.ask(talk.manager, "/revenue 196.5万")
    assert "哪个月的营收" in asked.text
    await talk.press(talk.manager, asked, "2026-10")
    assert "额度上限 ¥589,500（2026-10 营收 ¥1,965,000 的 30%）" in talk.newest(talk.manager.id).text
    assert "更正：¥1,965,000 → ¥1,900,000" in (await talk.ask(talk.manager, "营收 上月 190万")).text
    assert "更正过 1 次" in (await talk.ask(talk.manager, "/revenue")).text
    assert "2026-11 还没有结束" in (await talk.ask(talk.manager, "/revenue 本月 100")).text
    assert "不能是负数" in (await talk.ask(talk.manager, "/revenue 2026-10 -5")).text
    assert "例如" in (await talk.ask(talk.manager, "/revenue 2026-13 5")).text
    refused = await talk.ask(talk.manager, "/limit 平安 600000 大客户")
    assert "最多 ¥570,000" in refused.text
    history = await talk.ask(talk.manager, "/limit 平安")
    assert "¥50,000（起始额度）· 赵合作" in history.text
    await talk.press(talk.manager, history, "调额")
    await talk.say(talk.manager, "8万")
    await talk.say(talk.manager, "回款 <b>正常</b> 😀")
    changed = talk.newest(talk.manager.id)
    assert "¥50,000 → ¥80,000" in changed.text
    assert "回款 <b>正常</b> 😀" in (await talk.ask(talk.manager, "/limit 平安")).text
    assert "店长" in (await talk.ask(talk.partner, "/revenue")).text


async def test_a_manager_whom_a_stop_holds_up_is_asked_why_with_all_that_was_typed(talk: Conversation) -> None:
    line = "/case new 平安 京C12345 王先生 13812345678 8500 前杠"
    await talk.say(talk.manager, "/stop 平安 等合同续签")
    refused = await talk.ask(talk.advisor, line)
    assert "店长可以破例接这一单" in refused.text
    asked = await talk.ask(talk.manager, line)
    assert "为什么破例" in asked.text
    await talk.say(talk.manager, "老客户")
    assert "C1" in talk.newest(talk.manager.id).text
    audit = await talk.ask(talk.manager, "/audit C1")
    assert "老客户" in audit.text
    assert "停止接单" in audit.text
    assert "老客户" in (await talk.ask(talk.manager, "/credit 平安")).text
    assert "店长可以破例" in (await talk.ask(talk.advisor, line.replace("京C12345", "京C54321"))).text


async def test_a_manager_takes_the_car_that_an_advisor_was_refused_by_one_button(talk: Conversation) -> None:
    line = "/case new 平安 京C12345 王先生 13812345678 8500 前杠"
    await talk.say(talk.manager, "/stop 平安 等合同续签")
    refused, *_ = await talk.say(talk.advisor, line, chat_id=talk.group_id)
    assert "现在不能接新单" in await talk.press(talk.advisor, refused, "破例", chat_id=talk.group_id)
    await talk.press(talk.manager, refused, "破例", chat_id=talk.group_id)
    asked = talk.newest(talk.group_id)
    assert "为什么破例" in asked.text
    for fact in ("京C12345", "¥8,500", "前杠"):
        assert fact in asked.text
    await talk.say(talk.manager, "老客户", chat_id=talk.group_id, reply_to=asked.id)
    assert "C1" in talk.newest(talk.group_id).text
    assert (await talk.ask(talk.advisor, line)).keyboard == []


async def test_the_digest_tells_the_worst_reasons_and_long_names_have_room(
    talk: Conversation, time: FixedClock, partners: int, clerk: Actor, insurer_id: int
) -> None:
    await a_delivered_case(clerk, insurer_id, 101, 60_000)
    await talk.say(talk.manager, "/insurer 平安 改名 中国平安财产保险股份有限公司北京市分公司")
    await at(talk, time, "2027-02-20T10:00")
    await service.stop(clerk, insurer_id=insurer_id, reason="等合同续签")
    await talk.say(talk.manager, "/digest credit", chat_id=partners)
    digest = talk.newest(partners)
    assert digest.text.count("→") == 2
    assert "…另有 1 项原因" in digest.text
    overview = await talk.ask(talk.manager, "/credit")
    assert [len(row) for row in overview.keyboard] == [2]


async def test_whoever_is_a_manager_no_longer_in_the_morning_gets_no_evidence(
    talk: Conversation, time: FixedClock, partners: int, clerk: Actor, insurer_id: int
) -> None:
    boss = Somebody(99_001, "钱店长")
    await a_staff(talk.centre, Role.MANAGER, user_id=boss.id, name=boss.name)
    await a_delivered_case(clerk, insurer_id, 101, 20_000)
    await at(talk, time, "2027-02-20T00:05")
    assert "服务顾问" in (await talk.ask(boss, "/role 张店长 advisor")).text
    before = len(said(talk, talk.manager.id))
    await at(talk, time, "2027-02-20T08:00")
    assert said(talk, talk.manager.id)[before:] == []
    assert "证据包" in said(talk, boss.id)[-1].text
