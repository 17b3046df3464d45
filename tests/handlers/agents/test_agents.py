"""Agents and referrals as people type, read and press them (interface §1, §2, §6 steps 4 and 5)."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.agents import service as agents
from domain.agents.errors import (
    AgentNameTaken,
    AgentPhoneTaken,
    AlreadyReferred,
    FeeOutOfRange,
    ReferralClosed,
    ReferralExpired,
    SameAgentAlready,
    TermsInThePast,
)
from domain.agents.models import FeeEntry, Referral
from domain.agents.views import Direction, FoundBy
from domain.clock import FixedClock
from domain.customers.errors import ExpiryImplausible, NotAPhone, NotAPlate
from domain.customers.models import Vehicle
from domain.database.connection import recorded_queries
from domain.errors import DomainError, NotAllowed, NotFound
from domain.people.models import AuditEntry
from domain.people.views import CentreView
from handlers.agents.buttons import BUTTONS
from handlers.agents.commands import COMMANDS
from handlers.agents.words import packed, unpacked
from handlers.arguments.errors import Ambiguous, Missing, NothingToChooseFrom, UnexpectedWord, Unknown, WrongNumberKind
from handlers.declaration import Call, Pressed, Reply
from handlers.paging import units
from locales import LANGUAGES, has, resources, say
from tests.factories.agents import a_referral, an_agent
from tests.factories.people import a_centre, a_place, a_staff

pytestmark = pytest.mark.usefixtures("database")

PHONE, MASKED = "13812345678", "138****5678"
REFER = "/refer out 陈静 京AD12345 王先生 13812345678 12-31"


@pytest.fixture(autouse=True)
def time() -> FixedClock:
    """20 November 2026, ten in the morning in Shanghai."""
    standing = FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


async def typed(actor: Actor, text: str) -> Reply:
    """What a typed command answers."""
    name, _, tail = text.lstrip("/").partition(" ")
    command = next(each for each in COMMANDS if each.name == name or name in each.words)
    return await command.run(Call(actor.person, actor, text=tail))


async def pressed(actor: Actor, data: str) -> Reply:
    """What the button with ``data`` answers."""
    verb, number, version = f"{data}::".split(":")[:3]
    button = next(each for each in BUTTONS if each.verb == verb)
    return await button.run(Call(actor.person, actor, pressed=Pressed(number, version, 1)))


def buttons(reply: Reply) -> list[str]:
    """The data of every button under a message."""
    return [button.data for row in reply.rows for button in row]


async def in_group(centre: CentreView, role: Role = Role.ADVISOR, *, name: str = "小李", lang: str = "zh-CN") -> Actor:
    return await a_staff(centre, role, name=name, place=a_place(ChatKind.TEAM), lang=lang)


async def in_private(centre: CentreView, role: Role = Role.ADVISOR, *, lang: str = "zh-CN") -> Actor:
    return await a_staff(centre, role, lang=lang)


@pytest.fixture
async def centre(database: str) -> CentreView:
    """A centre with the agent 陈静 of 平安."""
    made = await a_centre()
    await an_agent(made, name="陈静", phone="13900001111")
    return made


# --- the first story ---


async def test_the_first_story_of_referrals(database: str) -> None:
    centre = await a_centre()
    manager, advisor = await in_private(centre, Role.MANAGER), await in_group(centre)
    added = await typed(manager, "/agent add 陈静 平安 13900001111")
    assert "陈静" in added.text
    assert "转出 ¥50" in added.text
    assert "转入 ¥80" in added.text
    card = await typed(advisor, REFER)
    assert "R1" in card.text
    assert "陈静" in card.text
    assert MASKED in card.text
    assert "王**" in card.text
    assert "2026-12-31" in card.text
    assert PHONE not in card.text
    assert "王先生" not in card.text
    assert buttons(card) == ["agents.won:R1", "agents.lost:R1"]
    refused = await typed(advisor, REFER)
    assert all(fact in refused.text for fact in ("R1", "2026-11-20", "陈静"))
    won = await typed(advisor, "/won R1")
    assert "¥50" in won.text
    assert "应付我方" in won.text
    assert not buttons(won)
    assert (await FeeEntry.get()).fee_fen == 5_000


# --- /refer ---


@pytest.mark.parametrize(
    "text",
    [
        REFER,
        "/refer 12-31 13812345678 王先生 京AD12345 陈静 out",
        "/推荐 转出 陈静 京AD12345 王先生 13812345678 12月31日",
        "/refer OUT 平安陈静 京ad12345 王先生 +8613812345678 12/31",
    ],
)
async def test_the_words_come_in_any_order_and_form(centre: CentreView, text: str) -> None:
    advisor = await in_private(centre)
    card = await typed(advisor, text)
    for fact in ("R1", "转出给陈静（平安）", "京AD12345", "王先生", PHONE, "2026-12-31 到期，还有 41 天", "¥50"):
        assert fact in card.text


async def test_a_referral_in_is_paid_by_us(centre: CentreView) -> None:
    advisor = await in_group(centre)
    card = await typed(advisor, "/refer in 陈静 京AD12345 王先生 13812345678")
    assert "陈静（平安）转入" in card.text
    assert "到期" not in card.text
    won = await typed(advisor, "/won r1")
    assert "我方应付陈静（平安）" in won.text
    assert "¥80" in won.text


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("/refer", "direction"),
        ("/refer 陈静 京AD12345 王先生 13812345678", "direction"),
        ("/refer out 陈静 王先生 13812345678", "plate"),
        ("/refer out 陈静 京AD12345 王先生", "phone"),
        ("/refer out 京AD12345 13812345678", "agent"),
        ("/refer out 陈静 京AD12345 13812345678", "name"),
    ],
)
async def test_what_is_missing_is_named(centre: CentreView, text: str, missing: str) -> None:
    with pytest.raises(Missing) as refused:
        await typed(await in_group(centre), text)
    assert refused.value.what == missing
    assert not await Referral.exists()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("/refer out 陈静 京AD1234567 王先生 13812345678", NotAPlate),
        ("/refer out 陈静 京AD12345 王先生 1381234567", NotAPhone),
        ("/refer out 李四 京AD12345 王先生 13812345678", Unknown),
        ("/refer out 陈静 京AD12345 王先生 13812345678 李女士", UnexpectedWord),
        ("/refer out 陈静 京AD12345 王先生 13812345678 2016-12-31", ExpiryImplausible),
    ],
)
async def test_what_is_wrong_is_refused_and_nothing_written(
    centre: CentreView, text: str, refusal: type[DomainError]
) -> None:
    advisor = await in_group(centre)
    before = await AuditEntry.all().count()
    with pytest.raises(refusal):
        await typed(advisor, text)
    assert not await Referral.exists()
    assert not await Vehicle.exists()
    assert await AuditEntry.all().count() == before


async def test_without_any_agent_it_says_so(database: str) -> None:
    with pytest.raises(NothingToChooseFrom):
        await typed(await in_group(await a_centre()), REFER)


async def test_two_agents_of_one_name_are_asked_apart_by_company(centre: CentreView) -> None:
    await an_agent(centre, name="陈静", company="人保")
    advisor = await in_group(centre)
    with pytest.raises(Ambiguous) as refused:
        await typed(advisor, REFER)
    assert refused.value.params()["choices"] == "陈静（平安） / 陈静（人保）"
    card = await typed(advisor, REFER.replace("陈静", "陈静（人保）"))
    assert "陈静（人保）" in card.text


# --- attribution ---


async def test_the_refusal_offers_a_manager_to_reassign(centre: CentreView) -> None:
    other = await an_agent(centre, name="李强", company="人保")
    advisor, manager = await in_group(centre), await in_group(centre, Role.MANAGER)
    await typed(advisor, REFER)
    refused = await typed(advisor, REFER.replace("陈静", "李强"))
    assert "R1" in refused.text
    assert buttons(refused) == [f"agents.reassign:R1:{other.id}"]
    with pytest.raises(NotAllowed):
        await pressed(advisor, buttons(refused)[0])
    card = await pressed(manager, buttons(refused)[0])
    assert card.edits
    assert "李强（人保）" in card.text
    assert "李强" in card.toast
    with pytest.raises(SameAgentAlready):
        await pressed(manager, buttons(refused)[0])


async def test_the_refusal_offers_nothing_for_the_same_agent_or_a_won_one(centre: CentreView) -> None:
    await an_agent(centre, name="李强")
    advisor = await in_group(centre)
    await typed(advisor, REFER)
    assert not (await typed(advisor, REFER)).rows
    await typed(advisor, "/won R1")
    refused = await typed(advisor, REFER.replace("陈静", "李强"))
    assert "成交" in refused.text
    assert not refused.rows


async def test_a_manager_reassigns_by_command(centre: CentreView) -> None:
    await an_agent(centre, name="李强", company="人保")
    advisor, manager = await in_group(centre), await in_group(centre, Role.MANAGER)
    await typed(advisor, REFER)
    assert "李强（人保）" in (await typed(manager, "/reassign R1 李强")).text
    with pytest.raises(NotAllowed):
        await typed(advisor, "/改派 R1 陈静")


# --- /won, /lost and their buttons ---


async def test_the_buttons_close_in_place_and_a_stale_card_is_brought_up_to_date(centre: CentreView) -> None:
    advisor, colleague = await in_group(centre), await in_group(centre, name="小张")
    won, _ = buttons(await typed(advisor, REFER))
    card = await pressed(advisor, won)
    assert card.edits
    assert "¥50" in card.toast
    assert "已成交（won）" in card.text
    assert "本月往来：陈静（平安）应付我方 ¥50" in card.text
    assert not card.rows
    for stale in buttons(await typed(advisor, "/referrals R1")) or ["agents.won:R1", "agents.lost:R1"]:
        again = await pressed(colleague, stale)
        assert again.edits
        assert again.alert
        assert all(fact in again.toast for fact in ("小李", "2026-11-20", "成交"))
        assert "已成交（won）" in again.text
    assert await FeeEntry.all().count() == 1


async def test_closing_twice_says_who_closed_it_and_when(centre: CentreView) -> None:
    advisor = await in_group(centre)
    await typed(advisor, REFER)
    lost = await typed(advisor, "/lost R1 客户自己 续保了")
    assert "客户自己 续保了" in lost.text
    assert "未成（lost）" in lost.text
    for again in ("/won R1", "/lost R1", "/won 1"):
        with pytest.raises(ReferralClosed) as refused:
            await typed(advisor, again)
        assert (refused.value.closed_by, refused.value.state) == ("小李", "lost")


async def test_lost_by_button_needs_no_reason(centre: CentreView) -> None:
    advisor = await in_group(centre)
    _, lost = buttons(await typed(advisor, REFER))
    card = await pressed(advisor, lost)
    assert "未成（lost）" in card.text
    assert "R1" in card.toast
    assert not await FeeEntry.exists()


@pytest.mark.parametrize(("text", "refusal"), [("/won", Missing), ("/won C12", WrongNumberKind), ("/won R9", NotFound)])
async def test_a_number_that_is_none_is_refused(centre: CentreView, text: str, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        await typed(await in_group(centre), text)


@pytest.mark.parametrize(
    "data",
    [
        "agents.won:R99",
        "agents.show:R99",
        "agents.reassign:R1:x",
        "agents.reassign:R1:" + "9" * 30,
        "agents.page:1:9.9.9",
        "agents.page:1:0.999999.",
        "agents.agent:0x1",
        "agents.agent:99999",
        "agents.referrals:",
    ],
)
async def test_forged_buttons_find_nothing(centre: CentreView, data: str) -> None:
    manager = await in_group(centre, Role.MANAGER)
    await typed(manager, REFER)
    with pytest.raises(NotFound):
        await pressed(manager, data)


async def test_an_expired_referral_is_not_won_any_more(centre: CentreView, time: FixedClock) -> None:
    advisor = await in_group(centre)
    won, _ = buttons(await typed(advisor, REFER))
    time.advance(timedelta(days=91))
    with pytest.raises(ReferralExpired):
        await typed(advisor, "/won R1")
    stale = await pressed(advisor, won)
    assert "已过期（expired）" in stale.text
    assert not stale.rows


# --- privacy ---


async def test_whole_in_private_masked_in_the_group_and_each_look_audited(centre: CentreView) -> None:
    group, private = await in_group(centre), await in_private(centre)
    await typed(group, REFER)
    in_the_group = await pressed(group, "agents.show:R1")
    assert PHONE not in in_the_group.text
    assert MASKED in in_the_group.text
    assert not await AuditEntry.filter(what="looked").exists()
    alone = await typed(private, "/referrals R1")
    assert PHONE in alone.text
    assert "王先生" in alone.text
    look = await AuditEntry.get(what="looked")
    assert (look.subject, look.number, look.staff_id) == ("referral", 1, private.staff_id)
    listed = await typed(private, "/referrals")
    assert PHONE not in listed.text
    assert "王**" in listed.text


@pytest.mark.parametrize(
    "text", ["/refer in 陈静 京A12345 李女士 13812345678", "/won R1", "/lost R1", "/referrals", "/referrals R1"]
)
async def test_no_answer_in_a_group_carries_a_whole_phone(centre: CentreView, text: str) -> None:
    advisor = await in_group(centre)
    await typed(advisor, REFER)
    answer = await typed(advisor, text)
    assert not re.search(r"1[3-9]\d{9}", answer.text)


async def test_an_agents_phone_is_masked_in_groups_too(centre: CentreView) -> None:
    assert "139****1111" in (await typed(await in_group(centre, Role.PARTNER), "/agent 陈静")).text
    assert "13900001111" in (await typed(await in_private(centre, Role.PARTNER), "/agent 陈静")).text


async def test_another_centre_sees_nothing(centre: CentreView) -> None:
    await typed(await in_group(centre), REFER)
    stranger = await in_private(await a_centre(), Role.MANAGER)
    assert "没有" in (await typed(stranger, "/referrals")).text
    assert "还没有代理人" in (await typed(stranger, "/agents")).text
    for text in ("/won R1", "/lost R1", "/referrals R1"):
        with pytest.raises(NotFound):
            await typed(stranger, text)
    for data in ("agents.won:R1", "agents.show:R1"):
        with pytest.raises(NotFound):
            await pressed(stranger, data)


# --- lists ---


async def test_lists_by_person_agent_and_month(centre: CentreView) -> None:
    other = await an_agent(centre, name="李强")
    advisor, colleague = await in_group(centre), await in_group(centre, name="小张")
    await typed(advisor, REFER)
    await a_referral(colleague, other, plate="京A00001")
    await typed(colleague, "/lost R2")
    everything = await typed(advisor, "/referrals")
    assert "R1" in everything.text
    assert "R2" not in everything.text
    assert buttons(everything) == ["agents.show:R1"]
    assert "没有" in (await typed(colleague, "/推荐列表 我的")).text
    assert "R1" in (await typed(advisor, "/referrals mine")).text
    assert "没有" in (await typed(advisor, "/referrals 李强")).text
    month = await typed(advisor, "/referrals 2026-11 李强")
    assert "❌ <b>R2</b>" in month.text
    assert "2026-11" in month.text
    assert "李强" in month.text
    assert "没有" in (await typed(advisor, "/referrals 陈静 2026-10")).text
    with pytest.raises(Unknown):
        await typed(advisor, "/referrals 张三丰")


async def test_long_lists_turn_their_pages_in_place(centre: CentreView) -> None:
    advisor = await in_group(centre)
    agent = await an_agent(centre, name="李强")
    for _ in range(23):
        await a_referral(advisor, agent)
    first = await typed(advisor, "/referrals 李强")
    assert "还有 13 条" in first.text
    onward = buttons(first)[-1]
    assert onward == f"agents.page:2:0.{agent.id}."
    second = await pressed(advisor, onward)
    assert second.edits
    assert "R13" in second.text
    assert "R14" not in second.text
    third = await pressed(advisor, buttons(second)[-1])
    assert "请翻页" not in third.text
    assert buttons(third)[-1] == f"agents.page:2:0.{agent.id}."
    for odd, shown in (("0", first), ("-1", first), ("２", first), ("x", first), ("4", third), ("9" * 30, third)):
        assert (await pressed(advisor, f"agents.page:{odd}:0.{agent.id}.")).text == shown.text
    assert packed(unpacked("1.5.2026-11")) == "1.5.2026-11"


async def test_a_list_costs_as_many_queries_however_long(centre: CentreView) -> None:
    advisor, agent = await in_group(centre), await an_agent(centre)
    counts = []
    for _ in range(2):
        await a_referral(advisor, agent)
        with recorded_queries() as queries:
            await typed(advisor, "/referrals")
        counts.append(len(queries))
        for _ in range(8):
            await a_referral(advisor, agent)
    assert counts[0] == counts[1]


# --- agents ---


async def test_an_agents_card_says_terms_counts_and_who_owes(centre: CentreView) -> None:
    partner = await in_group(centre, Role.PARTNER)
    await typed(partner, REFER)
    await typed(partner, "/refer in 陈静 京A00001 李女士 13900000001")
    await typed(partner, "/won R2")
    card = await typed(partner, "/agent 陈静")
    for fact in ("陈静（平安）", "转出 ¥50", "转入 ¥80", "跟进中 1 条", "本月成交 1 单", "我方应付陈静（平安） ¥80"):
        assert fact in card.text
    listed = await pressed(partner, buttons(card)[0])
    assert "R1" in listed.text
    assert "R2" not in listed.text
    assert (await typed(partner, "/代理人列表")).text == (await typed(partner, "/代理人")).text
    assert "我方应付 ¥80" in (await typed(partner, "/agents")).text


async def test_agents_are_added_in_any_order_and_with_how_they_were_found(centre: CentreView) -> None:
    partner = await in_private(centre, Role.PARTNER)
    added = await typed(partner, "/代理人 添加 13900002222 太平洋 李强 地推")
    assert "李强（太平洋）" in added.text
    assert "地推" in added.text
    card = await agents.list_agents(partner)
    assert [shown.agent.found_by for shown in card if shown.agent.name == "李强"] == [FoundBy.FIELD]


async def test_a_namesake_is_refused_or_warned_of(centre: CentreView) -> None:
    partner = await in_private(centre, Role.PARTNER)
    with pytest.raises(AgentNameTaken):
        await typed(partner, "/agent add 陈静 13900002222")
    with pytest.raises(AgentPhoneTaken):
        await typed(partner, "/agent add 李强 人保 13900001111")
    added = await typed(partner, "/agent add 陈静 人保 13900002222")
    assert "同名" in added.text
    assert "平安" in added.text


async def test_fees_are_changed_within_policy(centre: CentreView) -> None:
    partner = await in_private(centre, Role.PARTNER)
    assert "转出 ¥60 一单，转入 ¥70 一单" in (await typed(partner, "/agent terms 陈静 60 70")).text
    assert "转出 ¥60 一单，转入 ¥55 一单" in (await typed(partner, "/agent 费用 陈静 转入 55元")).text
    later = await typed(partner, "/agent terms 陈静 out 100 12-01")
    assert "2026-12-01 起：转出 ¥100" in later.text
    with pytest.raises(FeeOutOfRange):
        await typed(partner, "/agent terms 陈静 out 101 12-01")
    with pytest.raises(TermsInThePast):
        await typed(partner, "/agent terms 陈静 out 90 2026-11-25")
    with pytest.raises(Missing):
        await typed(partner, "/agent terms 陈静 90")
    with pytest.raises(Missing):
        await typed(partner, "/agent terms 陈静")


async def test_long_lists_of_agents_turn_their_pages(centre: CentreView) -> None:
    partner = await in_group(centre, Role.PARTNER)
    for _ in range(11):
        await an_agent(centre)
    first = await typed(partner, "/agents")
    assert "12 位" in first.text
    assert "还有 2 条" in first.text
    second = await pressed(partner, buttons(first)[-1])
    assert second.edits
    assert len([data for data in buttons(second) if data.startswith("agents.agent:")]) == 2
    assert (await pressed(partner, "agents.list:99")).text == second.text
    opened = await pressed(partner, buttons(second)[0])
    assert "协议" in opened.text


async def test_advisors_do_not_see_agents_cards(centre: CentreView) -> None:
    advisor = await in_group(centre)
    for text in ("/agent 陈静", "/agents", "/agent add 李强 人保 13900002222", "/agent terms 陈静 60 70"):
        with pytest.raises(NotAllowed):
            await typed(advisor, text)


# --- hostile names, and English ---


@pytest.mark.parametrize("name", ["<b>王</b>", "王&李", "👧🏽王先生", "W" * 40])
async def test_hostile_names_stay_text(centre: CentreView, name: str) -> None:
    partner = await in_private(centre, Role.PARTNER)
    await agents.add_agent(partner, name=name, company=f"<i>{name[:20]}", phone="13900002222")
    agent = next(one for one in await agents.names(partner) if one.name == name)
    for number in range(10):
        await agents.log_referral(
            partner,
            direction=Direction.OUT,
            agent_id=agent.id,
            plate=f"京A0000{number}",
            name=name,
            phone=PHONE,
        )
    answers = [
        await pressed(partner, "agents.show:R1"),
        await typed(partner, "/referrals"),
        await typed(partner, "/agents"),
        await pressed(partner, f"agents.agent:{agent.id}"),
        await typed(partner, "/won R1"),
    ]
    for answer in answers:
        assert not re.search(r"<(?!/?(?:b|code)>)", answer.text)
        assert answer.text.count("<b>") == answer.text.count("</b>")
        assert len(answer.text) < 4_096
        assert "&" not in "".join(button.label for row in answer.rows for button in row) or "&" in name


async def test_everything_is_said_in_english_too(centre: CentreView) -> None:
    other = await an_agent(centre, name="Li Qiang", company="PICC")
    manager = await in_group(centre, Role.MANAGER, lang="en")
    said = [
        await typed(manager, "/refer out 陈静 京AD12345 王先生 13812345678 12-31"),
        await typed(manager, "/refer out 'Li Qiang' 京AD12345 王先生 13812345678 12-31"),
        await pressed(manager, f"agents.reassign:R1:{other.id}"),
        await typed(manager, "/referrals mine"),
        await typed(manager, "/referrals 2026-11"),
        await typed(manager, "/won R1"),
        await typed(manager, "/agent Li Qiang"),
        await typed(manager, "/agents"),
        await typed(manager, "/agent terms 'Li Qiang' 60 70"),
        await typed(manager, "/agent add 'John Smith' CPIC 13900003333"),
        await typed(manager, "/refer in 陈静 京A00001 王先生 13900000001"),
        await typed(manager, "/lost R2 no answer"),
        await typed(manager, "/referrals 2026-10"),
    ]
    for answer in said:
        plain = re.sub(r"<code>.*?</code>|陈静|平安|京AD?\d+|王|小李|（|）", "", answer.text)
        assert not re.search(r"[\u4e00-\u9fff]", plain), plain
    assert "owed to us by Li Qiang (PICC)" in said[5].text
    assert "Li Qiang (PICC) owes us ¥50" in said[6].text


def test_every_refusal_is_worded_in_both_languages() -> None:
    for lang in LANGUAGES:
        for error in (
            AlreadyReferred(
                "R1", "京AD12345", "out", "open", "陈静", 1, *[datetime(2026, 11, 20, tzinfo=UTC).date()] * 2
            ),
            FeeOutOfRange("in", 4_900, 5_000, 8_000),
            TermsInThePast(*[datetime(2026, 11, 20, tzinfo=UTC).date()] * 2),
            ReferralExpired("R1", *[datetime(2026, 11, 20, tzinfo=UTC).date()] * 2),
            SameAgentAlready("R1", "陈静"),
            AgentNameTaken("陈静"),
            AgentPhoneTaken("陈静"),
            ExpiryImplausible(datetime(2026, 11, 20, tzinfo=UTC).date()),
        ):
            assert say(lang, error.key, **error.params())
    assert "¥49" in say("zh-CN", "agents-fee-out-of-range", **FeeOutOfRange("in", 4_900, 5_000, 8_000).params())


def test_every_command_is_described_shortly_in_both_languages() -> None:
    for lang in LANGUAGES:
        assert "agents" in resources(lang)
        for command in COMMANDS:
            assert has(lang, f"command-{command.name}")
            assert len(say(lang, f"command-{command.name}")) <= 100


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_names_that_take_much_room_do_not_break_the_lists(centre: CentreView, lang: str) -> None:
    partner = await a_staff(centre, Role.PARTNER, name='"&<>' * 16, lang=lang)
    for number in range(12):
        agent = await an_agent(centre, name=f"李{number}" + "&" * 36, company="保" + "&" * 38)
        await a_referral(partner, agent)
    lists = [await typed(partner, "/agents"), await typed(partner, "/referrals")]
    lists.append(await pressed(partner, f"agents.referrals:{agent.id}"))
    assert all(units(reply.text) <= 4_096 for reply in lists)
