"""The margin review as people ask for it and read it, and the settlement digest (interface §2, §3)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.actor import Actor, ChatKind, Role
from domain.agents import service as agents
from domain.agents.views import Direction
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import MonthAhead
from domain.insurers.views import SETTLEMENT_DAYS
from domain.money import yuan
from domain.policy import service as policy
from handlers.arguments.errors import Missing, NotAMonth, UnexpectedWord, Unknown
from handlers.declaration import Recipient, Reply
from handlers.insurers.digests import DIGESTS
from handlers.paging import MOST_LINES
from tests.factories.insurers import an_insurer, move_to
from tests.factories.margins import at_nine, delivered
from tests.factories.people import a_place, an_actor
from tests.handlers.insurers.test_statements import data_of, fits, pressed, typed

pytestmark = pytest.mark.usefixtures("database")

NAMES = ("平安", "人保", "太平洋", "国寿", "阳光", "大地", "太平")


@pytest.fixture
async def manager(database: str) -> Actor:
    """A manager in October, with 平安 and 人保; high limits."""
    found = await an_actor(Role.MANAGER, name="李店长")
    at_nine(date(2026, 10, 1), found)
    for name in NAMES[:2]:
        insurer = await an_insurer(found, name)
        await service.set_limit(found, insurer_id=insurer.id, amount_fen=yuan(900_000), reason="测试")
    return found


@pytest.fixture
async def partner(manager: Actor) -> Actor:
    """A partner of the same centre."""
    return replace(manager, role=Role.PARTNER)


@pytest.fixture
async def october(manager: Actor) -> Actor:
    """平安 stops with 3 of 4 costed, 人保 is on target; it is the second of November."""
    for day, cost in ((10, 950), (11, 950), (12, 900), (13, None)):
        await delivered(manager, 1, date(2026, 10, day), 1_000, cost)
    await delivered(manager, 2, date(2026, 10, 14), 1_500, 900)
    at_nine(date(2026, 11, 2), manager)
    return manager


async def ask(actor: Actor, text: str = "") -> Reply:
    return await typed(actor, text, name="margin")


async def settled(actor: Actor, lang: str = "zh-CN") -> Reply | None:
    """The digest as the partner group gets it now."""
    digest = next(each for each in DIGESTS if each.name == "settlement")
    return await digest.render(Recipient(actor.centre_id, actor.zone, lang, ChatKind.PARTNER, {}))


async def test_a_month_on_one_screen(october: Actor) -> None:
    reply = await ask(october)
    assert reply.text.split("\n") == [
        "📈 <b>毛利评审 · 2026-10</b>",
        "交车 5 台 · 营收 ¥5,500 · 毛利 <b>17.8%</b>（目标 30%）",
        "",
        "🔴 <b>平安</b>　<b>6.7%</b> 停单重谈",
        "交车 4 · 营收 ¥4,000 · 台均 ¥1,000 · 上月毛利 暂无",
        "4 台中 1 台还没填成本，结论只看其余 3 台",
        "→ 停止接新单，约对方重新谈价；谈好后店长发送 /resume 平安 已重新谈价",
        "",
        "🟢 <b>人保</b>　<b>40%</b> 达标",
        "交车 1 · 营收 ¥1,500 · 台均 ¥1,500 · 上月毛利 暂无",
        "→ 保持现价，可以多接",
        "",
        "📊 2026-10 至 2026-10 营收 ¥5,500（5 台；只有 1 个月的交车记录） · 活跃 2 家（目标 3 到 5 家）",
        "⚠️ 活跃的保险公司只有 2 家（近 3 个月有交车，或有车在修、未出账），目标 3 到 5 家：再开拓新的合作",
        "⚠️ 平安 占营收 72.7%，超过 50%：多接其他家，避免一家出问题全店受影响",
    ]
    assert data_of(reply) == [
        "insurers.margins:1",
        "insurers.margins:2",
        "insurers.renegotiated:1",
        "insurers.margin:2026-09:1",
        "insurers.margin:2026-11:1",
    ]


async def test_in_english(october: Actor) -> None:
    text = (await ask(replace(october, lang="en"))).text
    for said in (
        "🔴 <b>平安</b>  <b>6.7%</b> stop and renegotiate",
        "1 of 4 have no costs yet; the verdict is over the other 3",
        "→ Take no new cases and renegotiate; then a manager sends /resume 平安 with what was agreed",
        "only 1 month of records",
        "⚠️ 平安 holds 72.7% of the revenue, over 50%",
        "⚠️ Active insurers: 2 (a delivery within 3 months",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("cost", "verdict", "step"),
    [
        (700, "30%</b> 达标", "→ 保持现价，可以多接"),
        (755, "24.5%</b> 低于目标", "→ 离目标 30% 差 5.5 个百分点：逐台看毛利最低的，谈工时和配件价"),
        (850, "15%</b> 预警", "→ 和对方谈定损价和工时；低于 10% 就停单"),
        (None, "暂无结论", "→ 用 /cost 补填成本，才有结论"),
    ],
)
async def test_every_verdict_has_its_next_step(manager: Actor, cost: int | None, verdict: str, step: str) -> None:
    await delivered(manager, 1, date(2026, 10, 10), 1_000, cost)
    at_nine(date(2026, 11, 2), manager)
    text = (await ask(manager)).text
    assert verdict in text
    assert step in text
    assert "insurers.renegotiated:1" not in data_of(await ask(manager))


async def test_the_running_month_says_that_it_is_a_preview(october: Actor) -> None:
    await delivered(october, 1, date(2026, 11, 3), 1_000, 950)
    await delivered(october, 2, date(2026, 11, 3), 1_000, 850)
    reply = await ask(october, "本月")
    assert "（本月到今天，仅供预览）" in reply.text
    assert "照这样到月底，下月要停单：现在就约对方谈价" in reply.text
    assert "还来得及：和对方谈定损价和工时；月底低于 10% 就要停单" in reply.text
    assert data_of(reply, "insurers.margin:") == ["insurers.margin:2026-10:1"]
    assert "上月毛利 6.7%" in reply.text
    english = await ask(replace(october, lang="en"), "2026-11")
    assert "(so far, only a preview)" in english.text


async def test_a_past_month_says_no_next_step_and_an_empty_one_no_verdict(october: Actor) -> None:
    move_to(at_nine(date(2026, 12, 2), october))
    past = await ask(october, "10月")
    assert "🔴 <b>平安</b>　<b>6.7%</b> 停单重谈" in past.text
    assert "→" not in past.text
    assert data_of(past, "insurers.renegotiated") == []
    empty = await ask(october)
    assert empty.text.split("\n")[:2] == ["📈 <b>毛利评审 · 2026-11</b>", "没有交车，暂无结论。"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("13月", NotAMonth),
        ("2026-13", NotAMonth),
        ("2026-12", MonthAhead),
        ("下月", MonthAhead),
        ("2026-10 平安 人保", DomainError),
        ("众安", Unknown),
        ("平安 8500", UnexpectedWord),
        ("𝟐𝟎𝟐𝟔-𝟏𝟑", DomainError),
        ("<b>🚗</b>", DomainError),
    ],
)
async def test_what_can_not_be_meant_is_refused(october: Actor, text: str, error: type[DomainError]) -> None:
    with pytest.raises(error):
        await ask(october, text)


@pytest.mark.parametrize("text", ["２０２６－１０", "2026年10月", "10月", "上月", "oct"])
async def test_a_month_in_many_writings(october: Actor, text: str) -> None:
    assert "毛利评审 · 2026-10" in (await ask(october, text)).text


async def test_it_is_for_partners(october: Actor, partner: Actor) -> None:
    assert "平安" in (await ask(partner)).text
    advisor = replace(partner, role=Role.ADVISOR)
    with pytest.raises(NotAllowed):
        await ask(advisor)
    with pytest.raises(NotAllowed):
        await pressed(advisor, "insurers.margin:2026-10:1")


async def test_months_of_one_insurer(october: Actor) -> None:
    await delivered(october, 1, date(2026, 11, 3), 1_000, None)
    reply = await ask(october, "平安")
    lines = reply.text.split("\n")
    assert lines[:3] == [
        "📈 <b>平安 · 近几个月毛利</b>",
        "⚪ 2026-11（本月到今天）　<b>暂无</b> · 1 台 · ¥1,000 · 台均 ¥1,000 · 1 台未填成本",
        "🔴 2026-10　<b>6.7%</b> · 4 台 · ¥4,000 · 台均 ¥1,000 · 1 台未填成本",
    ]
    assert lines[3] == "⚪ 2026-09　没有交车"
    assert len(lines) == 8
    assert data_of(reply, "insurers.margins") == ["insurers.margins:1:2026-04"]
    before = await pressed(october, "insurers.margins:1:2026-04")
    assert before.edits
    assert "这几个月没有交车，暂无结论。" in before.text
    assert data_of(before, "insurers.margins") == ["insurers.margins:1:2025-10", "insurers.margins:1:2026-10"]


async def test_buttons_turn_months_and_pages_and_forged_ones_do_no_harm(october: Actor) -> None:
    turned = await pressed(october, "insurers.margin:2026-09:1")
    assert (turned.edits, "没有交车" in turned.text) == (True, True)
    for data in ("insurers.margin:2026-99:x", "insurers.margin::-5", "insurers.margin:0001-01:9999999999"):
        assert "毛利评审 · 2026-10" in (await pressed(october, data)).text
    with pytest.raises(MonthAhead):
        await pressed(october, "insurers.margin:2099-01:1")
    for data in ("insurers.margins:99", "insurers.margins:x:2026-10", "insurers.renegotiated:99"):
        with pytest.raises(NotFound):
            await pressed(october, data)


async def test_many_insurers_come_in_pages_that_fit_a_phone(manager: Actor) -> None:
    for place, name in enumerate(NAMES, start=1):
        if place > 2:
            await an_insurer(manager, name)
        for cost in (800 - 20 * place, None):
            await delivered(manager, place, date(2026, 10, 10), 1_000, cost)
    at_nine(date(2026, 11, 2), manager)
    first = await ask(manager)
    assert fits(first)
    assert first.text.count("\n") <= MOST_LINES + 2
    assert "还有 2" in first.text or "另有 2" in first.text
    (onward,) = data_of(first, "insurers.margin:2026-10")
    second = await pressed(manager, onward)
    assert "<b>平安</b>" not in second.text or "<b>平安</b>" not in first.text
    assert "活跃" not in second.text, "how the business is spread is told once"
    assert {name for name in NAMES if f"<b>{name}</b>" in first.text + second.text} == set(NAMES)


async def test_the_button_asks_what_was_agreed_and_resume_notes_it(october: Actor, partner: Actor) -> None:
    with pytest.raises(NotAllowed):
        await pressed(partner, "insurers.renegotiated:1")
    with pytest.raises(Missing) as asked:
        await pressed(october, "insurers.renegotiated:1")
    draft = asked.value.draft
    assert draft is not None
    assert (draft.command, draft.asked, dict(draft.answers)) == ("resume", "why_resumed", {"insurer": "#1"})
    reply = await typed(october, "平安 工时上调 10%", name="resume")
    assert reply.text.startswith("✅ 已记下：和 <b>平安</b> 重新谈价了，可以接新单。下月评审重新判断。")
    assert "2026-10 毛利 6.7%，低于 10%；李店长 于 2026-11-02 谈价后恢复接单：工时上调 10%" in reply.text
    assert "→ 李店长 于 2026-11-02 谈价后恢复接单：工时上调 10%。下月重新评审" in (await ask(october)).text
    months = await ask(october, "平安")
    assert "已重新谈价" in months.text
    assert data_of(months, "insurers.renegotiated") == []


async def test_resume_tells_what_else_stops(october: Actor) -> None:
    await service.set_limit(october, insurer_id=1, amount_fen=yuan(100), reason="收紧")
    reply = await typed(replace(october, lang="en"), "平安 labour up", name="resume")
    assert reply.text.startswith("☑️ Noted: the terms with <b>平安</b> were renegotiated, but other reasons")


async def test_credit_says_why_and_shows_the_way(october: Actor, partner: Actor) -> None:
    card = await typed(partner, "平安", name="credit")
    assert "• 2026-10 毛利 6.7%，低于 10%，停止接单（3 台，另有 1 台还没填成本）" in card.text
    assert "→ 约对方重新谈价；谈好后由店长用 /resume 写明结果，或等下月评审" in card.text
    assert data_of(card, "insurers.margins") == ["insurers.margins:1"]
    assert data_of(card, "insurers.renegotiated") == []
    of_manager = await typed(october, "平安", name="credit")
    assert data_of(of_manager, "insurers.renegotiated") == ["insurers.renegotiated:1"]
    assert data_of(await typed(october, "人保", name="credit"), "insurers.margins") == []
    assert "🔴 停止接单（stopped）" in (await typed(partner, name="credit")).text
    advisor = replace(partner, role=Role.ADVISOR)
    assert "insurers.margins:1" not in data_of(await typed(advisor, "平安", name="credit"))
    group = a_place(ChatKind.TEAM)
    in_group = replace(advisor, person=replace(advisor.person, place=group))
    assert "insurers.margins:1" in data_of(await typed(in_group, "平安", name="credit"))


async def test_a_warning_is_said_in_both_languages(manager: Actor) -> None:
    await delivered(manager, 1, date(2026, 10, 10), 1_000, 850)
    at_nine(date(2026, 11, 2), manager)
    chinese = await typed(manager, "平安", name="credit")
    assert "• 2026-10 毛利 15%，低于 20%（1 台）" in chinese.text
    english = await typed(replace(manager, lang="en"), "平安", name="credit")
    assert "• Margin of 2026-10 is 15%, below 20% (1 case)" in english.text


def test_the_digest_comes_three_times_a_month() -> None:
    digest = next(each for each in DIGESTS if each.name == "settlement")
    facts = (digest.name, f"{digest.at:%H:%M}", digest.to, digest.days)
    assert facts == ("settlement", "09:00", ChatKind.PARTNER, SETTLEMENT_DAYS)


async def test_nothing_is_said_when_there_is_nothing_to_say(manager: Actor) -> None:
    for day in (date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 15)):
        at_nine(day, manager)
        assert await settled(manager) is None


async def test_the_first_tells_everything(october: Actor) -> None:
    await _deals(october)
    at_nine(date(2026, 11, 1), october)
    reply = await settled(october)
    assert reply is not None
    assert reply.text.split("\n") == [
        "📑 <b>结算 · 2026-11-01</b>",
        "",
        "<b>新出的对账单（2）</b>",
        "S1 平安　10-01 至 10-31　¥4,000，2026-11-15 到期",
        "S2 人保　10-01 至 10-31　¥1,500，2026-11-15 到期",
        "",
        "<b>待回款 ¥5,500</b>",
        "⏳ 平安　¥4,000",
        "⏳ 人保　¥1,500",
        "",
        "<b>代理人推荐费 2026-10</b>　2026-11-10 前结清，合计应付 ¥30",
        "· 陈静　推出 1 单（¥50）· 推入 1 单（¥80）· 应付 ¥30",
        "",
        "📈 <b>毛利评审 · 2026-10</b>",
        "交车 5 台 · 营收 ¥5,500 · 毛利 <b>17.8%</b>（目标 30%）",
        "🔴 <b>平安</b>　<b>6.7%</b> 停单重谈",
        "4 台中 1 台还没填成本，结论只看其余 3 台",
        "🟢 <b>人保</b>　<b>40%</b> 达标",
        "⚠️ 活跃的保险公司只有 2 家（近 3 个月有交车，或有车在修、未出账），目标 3 到 5 家：再开拓新的合作",
        "⚠️ 平安 占营收 72.7%，超过 50%：多接其他家，避免一家出问题全店受影响",
    ]
    assert data_of(reply) == ["insurers.show:S1", "insurers.show:S2", "insurers.margin:2026-10:1"]
    english = await settled(october, "en")
    assert english is not None
    assert "settle by 2026-11-10; ¥30 owed by us in all" in english.text
    assert "S1 平安  10-01 to 10-31  ¥4,000, due 2026-11-15" in english.text


async def test_the_tenth_and_the_fifteenth(october: Actor) -> None:
    await _deals(october)
    at_nine(date(2026, 11, 10), october)
    tenth = await settled(october)
    assert tenth is not None
    assert "⏳ S1 平安　¥4,000，2026-11-15 到期（还有 5 天）" in tenth.text
    assert "代理人推荐费 2026-10" in tenth.text
    assert "毛利评审" not in tenth.text
    at_nine(date(2026, 11, 15), october)
    fifteenth = await settled(october)
    assert fifteenth is not None
    assert "⏰ S1 平安　¥4,000，今天到期" in fifteenth.text
    assert "代理人推荐费" not in fifteenth.text, "they were due on the 10th"
    at_nine(date(2026, 12, 1), october)
    late = await settled(october, "en")
    assert late is not None
    assert "<b>To collect: ¥5,500, all of it late</b>" in late.text
    assert "🔴 平安  ¥4,000, 16 days late · penalty ¥32" in late.text
    assert data_of(late, "insurers.open") == ["insurers.open:1", "insurers.open:2"]


async def test_what_credit_has_paid_is_not_asked_for_again(october: Actor) -> None:
    await service.receive_payment(october, insurer_id=1, amount_fen=yuan(4_000))
    await service.receive_payment(october, insurer_id=2, amount_fen=yuan(1_000))
    at_nine(date(2026, 11, 1), october)
    reply = await settled(october)
    assert reply is not None
    assert "S1 平安　10-01 至 10-31　¥4,000，已付清\n" in reply.text
    assert "S2 人保　10-01 至 10-31　¥1,500，已付 ¥1,000，还欠 ¥500，2026-11-15 到期\n" in reply.text
    assert "<b>待回款 ¥500</b>\n⏳ 人保　¥500\n" in reply.text
    assert data_of(reply, "insurers.show") == ["insurers.show:S2"]


async def test_penalty_that_is_left_alone_is_no_zero_to_collect(october: Actor) -> None:
    at_nine(date(2026, 12, 1), october)
    await service.receive_payment(october, insurer_id=1, amount_fen=yuan(4_000))
    at_nine(date(2026, 12, 10), october)
    reply = await settled(october)
    assert reply is not None
    assert "<b>待回款 ¥1,500，全部逾期</b>" in reply.text
    assert "⚖️ 平安　对账单已付清　违约金 ¥32" in reply.text
    assert "¥0" not in reply.text


async def test_commissions_follow_the_day_of_the_policy(october: Actor) -> None:
    await _deals(october)
    at_nine(date(2026, 11, 1), october)
    await policy.set_policy(october, "settlement.agent_due_day", "20")
    at_nine(date(2026, 11, 15), october)
    reply = await settled(october)
    assert reply is not None
    assert "代理人推荐费 2026-10</b>　2026-11-20 前结清" in reply.text


async def test_a_long_digest_is_still_one_message(manager: Actor) -> None:
    for place in range(3, 10):
        await an_insurer(manager, f"众诚保险{place}号" + "长" * 18)
    for insurer_id in range(1, 10):
        await delivered(manager, insurer_id, date(2026, 10, 5), 1_000, 950)
    at_nine(date(2026, 11, 1), manager)
    for lang in ("zh-CN", "en"):
        reply = await settled(manager, lang)
        assert reply is not None
        assert len(reply.text) < 4_096
        assert (reply.text.count("另有 3") + reply.text.count("and 3 more")) == 3, "what is left is counted"


async def _deals(actor: Actor) -> None:
    """One customer brought to 陈静 in October, one got from her."""
    at_nine(date(2026, 10, 20), actor)
    agent = (await agents.add_agent(actor, name="陈静", company="", phone="13900001111")).agent
    for plate, direction in (("京AD12345", Direction.OUT), ("京A88888", Direction.IN)):
        logged = await agents.log_referral(
            actor, direction=direction, agent_id=agent.id, plate=plate, name="王先生", phone="13812345678"
        )
        await agents.win(actor, logged.number)
