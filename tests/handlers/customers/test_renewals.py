"""The renewal radar and policies as people type, read and press them (domain §2, interface §2)."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.clock import FixedClock
from domain.customers import service as customers
from domain.customers.errors import ExpiryImplausible, NotAPhone, NotAPlate, PlateHasNoIOrO, PremiumImplausible
from domain.customers.models import InsurancePolicy, Vehicle
from domain.customers.views import PolicyFacts, PolicyKind
from domain.database.connection import recorded_queries
from domain.errors import DomainError, NotFound
from domain.insurers import service as insurers
from domain.money import yuan
from domain.people.models import AuditEntry
from domain.people.views import CentreView
from domain.undo import service as undo
from handlers.arguments.errors import (
    Ambiguous,
    Askable,
    Missing,
    NegativeAmount,
    NotADate,
    NumberOutOfRange,
    SeveralNamed,
    UnexpectedWord,
)
from handlers.declaration import Call, Pressed, Reply
from handlers.forms.running import begin
from handlers.registry import gather
from handlers.undo import replies as undo_replies
from tests.factories.agents import an_agent
from tests.factories.customers import a_policy, a_vehicle
from tests.factories.people import a_centre, a_place, a_staff, anew

pytestmark = pytest.mark.usefixtures("database")

PLATE, PHONE, MASKED = "京AD12345", "13812345678", "138****5678"
TODAY, EXPIRY = date(2026, 11, 20), date(2026, 12, 31)
ADD = "/renewals add 京AD12345 王先生 13812345678 平安 2026-12-31 6800"
WHOLE = PolicyFacts(EXPIRY, "平安", premium_fen=yuan(6_800))
REGISTRY = gather()
WIDEST_LINE = 40
"""Columns that a phone shows in a line of a message; Chinese characters take two."""


@pytest.fixture(autouse=True)
def time() -> FixedClock:
    """20 November 2026, ten in the morning in Shanghai."""
    standing = FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


async def typed(actor: Actor, text: str) -> Reply:
    """What a typed command answers."""
    found = REGISTRY.spoken(text)
    assert found is not None
    command, tail = found
    return await command.run(Call(actor.person, actor, text=tail))


async def pressed(actor: Actor, data: str) -> Reply:
    """What the button with ``data`` answers: a reply, or the form that it begins."""
    verb, number, version = f"{data}::".split(":")[:3]
    button = REGISTRY.button(verb)
    assert button is not None
    call = Call(actor.person, actor, pressed=Pressed(number, version, 1))
    try:
        return await button.run(call)
    except Askable as refused:
        return await begin(call, refused)


async def through(actor: Actor, form: Reply, *labels: str) -> Reply:
    """What comes of pressing these buttons of a form, one after the other."""
    for label in labels:
        data = next(button.data for row in form.rows for button in row if label in button.label)
        form = await pressed(actor, data)
    return form


def buttons(reply: Reply) -> list[str]:
    """The data of every button under a message."""
    return [button.data for row in reply.rows for button in row]


def labels(reply: Reply) -> list[str]:
    """What every button under a message says."""
    return [button.label for row in reply.rows for button in row]


async def in_group(centre: CentreView, role: Role = Role.ADVISOR, *, name: str = "小李", lang: str = "zh-CN") -> Actor:
    return await a_staff(centre, role, name=name, place=a_place(ChatKind.TEAM), lang=lang)


async def in_private(centre: CentreView, role: Role = Role.ADVISOR, *, lang: str = "zh-CN") -> Actor:
    return await a_staff(centre, role, name="小李", lang=lang)


@pytest.fixture
async def centre(database: str) -> CentreView:
    """A centre with the insurers 平安 and 人保."""
    made = await a_centre()
    partner = await a_staff(made, Role.PARTNER)
    for name in ("平安", "人保"):
        await insurers.add_insurer(partner, name=name)
    return made


# --- /renewals add ---


@pytest.mark.parametrize(
    "text",
    [
        ADD,
        "/renewals 6800 2026-12-31 平安 13812345678 王先生 京AD12345 add",
        "续保 登记 京a·d12345 王先生 +86 138-1234-5678 中国平安 12月31日 6,800元",
        "续保 京AD12345 王先生 13812345678 平安 12-31 ¥6800",
        "/RENEWALS 京AD12345 王先生 13812345678 'Ping An' 2026/12/31 6.8千",
    ],
)
async def test_the_words_come_in_any_order_and_form(centre: CentreView, text: str) -> None:
    actor = await in_private(centre)
    card = await typed(actor, text)
    assert await customers.current_policy(actor, PLATE) == WHOLE
    for fact in ("已登记", PLATE, "王先生", PHONE, "2026-12-31 到期，还有 41 天", "平安", "¥6,800", "小李"):
        assert fact in card.text


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("京AD12345 12-31", PolicyFacts(EXPIRY)),
        ("京AD12345 12-31 全险", PolicyFacts(EXPIRY, kind=PolicyKind.FULL)),
        ("京AD12345 12-31 交强险 950", PolicyFacts(EXPIRY, kind=PolicyKind.COMPULSORY, premium_fen=yuan(950))),
        ("京AD12345 12-31 commercial", PolicyFacts(EXPIRY, kind=PolicyKind.COMMERCIAL)),
        ("京AD12345 12-31 业务员 陈静", PolicyFacts(EXPIRY, sold_by="陈静")),
        ("京AD12345 12-31 业务员：陈静 人保", PolicyFacts(EXPIRY, "人保", sold_by="陈静")),
        ("京AD12345 sold by Chen Jing 12-31 picc", PolicyFacts(EXPIRY, "人保", sold_by="Chen Jing")),
        ("京AD12345 +30d", PolicyFacts(date(2026, 12, 20))),
        ("京AD12345 2028-02-29", PolicyFacts(date(2028, 2, 29))),
        ("京AD12345 2025-12-31", PolicyFacts(date(2025, 12, 31))),
    ],
)
async def test_what_else_is_known_of_a_policy(centre: CentreView, text: str, facts: PolicyFacts) -> None:
    actor = await in_group(centre)
    await typed(actor, f"/renewals add {text}")
    assert await customers.current_policy(actor, PLATE) == facts


@pytest.mark.parametrize(
    ("words", "insurer", "owner"),
    [
        ("王先生 太平洋", "太平洋", "王先生"),
        ("太保 王芳", "太平洋", "王芳"),
        ("华泰 王芳", "华泰", "王芳"),
        ("王芳 众诚保险", "众诚保险", "王芳"),
        ("中国太平洋财产保险股份有限公司 王芳", "太平洋", "王芳"),
        ("中国人民财产保险股份有限公司", "人保", ""),
        ("王先生 众诚", "众诚", "王先生"),
        ("众诚 王先生", "众诚", "王先生"),
        ("平安", "平安", ""),
        ("小李", "", "小李"),
        ("王芳 PICC", "人保", "王芳"),
        ("John Smith 平安", "平安", "John Smith"),
    ],
)
async def test_an_insurer_need_not_be_a_partner_and_is_told_from_the_owner(
    centre: CentreView, words: str, insurer: str, owner: str
) -> None:
    actor = await in_private(centre)
    await typed(actor, f"/renewals add 京AD12345 {words} 12-31 6800")
    known = await customers.show_policy(actor, plate=PLATE)
    assert known.policy is not None
    assert (known.policy.facts.insurer, known.vehicle.customer_name) == (insurer, owner)


async def test_a_centres_own_name_for_an_insurer_is_the_one_kept(database: str) -> None:
    centre = await a_centre()
    await insurers.add_insurer(await a_staff(centre, Role.PARTNER), name="picc")
    actor = await in_private(centre)
    for text in ("PICC", "人保财险", "中国人保"):
        await typed(actor, f"/renewals add 京AD12345 {text} 12-31")
        assert await customers.current_policy(actor, PLATE) == PolicyFacts(EXPIRY, "picc")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("/renewals add", "plate"),
        ("/renewals add 平安 12-31", "plate"),
        ("/renewals add 京AD12345 平安", "date"),
        ("续保 新增 京AD12345 王先生 13812345678", "date"),
    ],
)
async def test_what_is_missing_is_named(centre: CentreView, text: str, missing: str) -> None:
    with pytest.raises(Missing) as refused:
        await typed(await in_group(centre), text)
    assert refused.value.what == missing
    assert not await InsurancePolicy.exists()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("/renewals add 京AD1234567 12-31", NotAPlate),
        ("/renewals add 京A1O345 12-31", PlateHasNoIOrO),
        ("/renewals add 京AD12345 1381234567 12-31", NotAPhone),
        ("/renewals add 京AD12345 2016-12-31", ExpiryImplausible),
        ("/renewals add 京AD12345 2039-12-31", ExpiryImplausible),
        ("/renewals add 京AD12345 2027-02-29", NotADate),
        ("/renewals add 京AD12345 2026-11-31", NotADate),
        ("/renewals add 京AD12345 13-01", NotADate),
        ("/renewals add 京AD12345 12-31 -6800", NegativeAmount),
        ("/renewals add 京AD12345 12-31 0元", PremiumImplausible),
        ("/renewals add 京AD12345 12-31 200万", PremiumImplausible),
        ("/renewals add 京AD12345 12-31 平安 人保", SeveralNamed),
        ("/renewals add 京AD12345 12-31 中国", Ambiguous),
        ("/renewals add 京AD12345 12-31 平安 王先生 老客户", UnexpectedWord),
        ("/renewals add 京AD12345 12-31 2027-12-31", UnexpectedWord),
        ("/renewals 400", NumberOutOfRange),
        ("/renewals 0", NumberOutOfRange),
        ("/renewals -5", NumberOutOfRange),
        ("/renewals R12", UnexpectedWord),
        ("/renewals 京AD12345 30", UnexpectedWord),
        ("/renewals 明年", UnexpectedWord),
        ("/renewals 京AD1234567", NotAPlate),
        ("/renewals 京Z99999", NotFound),
    ],
)
async def test_what_is_wrong_is_refused_and_nothing_written(
    centre: CentreView, text: str, refusal: type[DomainError]
) -> None:
    actor = await in_group(centre)
    before = await AuditEntry.all().count()
    with pytest.raises(refusal):
        await typed(actor, text)
    assert not await Vehicle.exists()
    assert await AuditEntry.all().count() == before


async def test_an_unclear_insurer_is_asked_for_and_picked(centre: CentreView) -> None:
    actor = await in_group(centre)
    with pytest.raises(SeveralNamed) as refused:
        await typed(actor, "/renewals add 京AD12345 12-31 平安 人保")
    command = REGISTRY.command("renewals")
    assert command is not None
    form = await begin(Call(actor.person, actor), refused.value)
    assert {"平安", "人保"} <= set(labels(form))
    await through(actor, form, "人保", "跳过", "跳过", "跳过", "跳过", "跳过")
    assert await customers.current_policy(actor, PLATE) == PolicyFacts(EXPIRY, "人保")


async def test_a_newer_policy_says_which_one_it_replaces(centre: CentreView) -> None:
    actor = await in_group(centre)
    await typed(actor, ADD)
    again = await typed(actor, ADD)
    assert "没有变化" in again.text
    newer = await typed(actor, "/renewals add 京AD12345 人保 2027-12-31")
    assert "原保单（平安，2026-12-31 到期）留档" in newer.text
    assert "还有 406 天" in newer.text
    assert await InsurancePolicy.all().count() == 2


async def test_the_form_asks_for_one_thing_at_a_time(centre: CentreView) -> None:
    actor = await in_private(centre)
    await a_vehicle(actor, plate=PLATE, name="王先生", phone=PHONE)
    form = await pressed(actor, "customers.add:")
    assert f"{PLATE} 王**" in labels(form)
    form = await through(actor, form, PLATE)
    assert {"本月底 2026-11-30", "下月底 2026-12-31"} <= set(labels(form))
    form = await through(actor, form, "2026-12-31")
    assert {"平安", "人保"} <= set(labels(form))
    form = await through(actor, form, "平安", "跳过")
    assert {"交强险", "商业险", "全险"} <= set(labels(form))
    card = await through(actor, form, "全险", "王先生", PHONE, "跳过")
    assert "已登记" in card.text
    assert await customers.current_policy(actor, PLATE) == PolicyFacts(EXPIRY, "平安", PolicyKind.FULL)


# --- the radar ---


async def _insured(actor: Actor, *days: int, insurer: str | None = "平安") -> None:
    for left in days:
        await a_policy(actor, TODAY + timedelta(days=left), insurer=insurer)


async def test_an_empty_radar_says_how_to_fill_it(centre: CentreView) -> None:
    actor = await in_group(centre)
    radar = await typed(actor, "续保")
    assert "没有快到期的保单" in radar.text
    assert "/renewals add 京AD12345" in radar.text
    assert "customers.add:" in buttons(radar)


async def test_the_radar_is_grouped_by_its_steps(centre: CentreView) -> None:
    actor = await in_group(centre)
    await _insured(actor, 61, -3, 0, 1, 5, 40, 16, 91)
    radar = await typed(actor, "/renewals")
    headings = re.findall(r"<b>(?:🔴|🟠|🟢) (.+?)</b>　(\d+) 份", radar.text)
    assert headings == [
        ("已过期", "1"),
        ("1 天内", "2"),
        ("2–7 天", "1"),
        ("16–30 天", "1"),
        ("31–60 天", "1"),
        ("61–90 天", "1"),
    ]
    assert re.findall(r"　(过期 3 天|今天到期|还有 \d+ 天)，", radar.text) == [
        "过期 3 天",
        "今天到期",
        *(f"还有 {days} 天" for days in (1, 5, 16, 40, 61)),
    ]
    assert "90 天内　7 份" in radar.text
    assert "推荐给代理人，或报价套餐" in radar.text


@pytest.mark.parametrize(
    ("text", "days", "count"),
    [("/renewals 30", 30, 3), ("续保 7天", 7, 2), ("/renewals 2周", 14, 2), ("续保30", 30, 3), ("/renewals 1", 1, 1)],
)
async def test_the_radar_looks_as_far_as_asked(centre: CentreView, text: str, days: int, count: int) -> None:
    actor = await in_group(centre)
    await _insured(actor, 0, 7, 30, 60)
    assert f"{days} 天内　{count} 份" in (await typed(actor, text)).text


async def test_the_radar_turns_its_pages_and_looks_farther_in_place(centre: CentreView) -> None:
    actor = await in_group(centre)
    await _insured(actor, *range(5, 28))
    first = await typed(actor, "/renewals 30")
    assert "还有 13 条" in first.text
    assert len([data for data in buttons(first) if data.startswith("customers.show:")]) == 10
    assert "customers.radar:2:30" in buttons(first)
    second = await pressed(actor, "customers.radar:2:30")
    assert second.edits
    assert "还有 15 天" in second.text
    assert "还有 14 天" not in second.text
    assert [data for data in buttons(second) if data.endswith(":30")] == [
        "customers.radar:1:30",
        "customers.radar:3:30",
    ]
    third = await pressed(actor, "customers.radar:3:30")
    assert "请翻页" not in third.text
    assert len([data for data in buttons(third) if data.startswith("customers.show:")]) == 3
    for odd, shown in (("0", first), ("-1", first), ("x", first), ("4", third), ("9" * 30, third)):
        assert (await pressed(actor, f"customers.radar:{odd}:30")).text == shown.text
    farther = await pressed(actor, "customers.radar:1:60")
    assert farther.edits
    assert "60 天内　23 份" in farther.text
    assert {"customers.radar:1:1", "customers.radar:1:90"} <= set(buttons(farther))


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
async def test_a_policy_takes_two_lines_of_a_phone(centre: CentreView, lang: str) -> None:
    actor = await in_group(centre, lang=lang)
    await _insured(actor, -30, 0, 1, 40, 89, insurer="中国人民财产保险股份有限公司")
    await _insured(actor, 3, 90, insurer="Ping An Property and Casualty")
    await customers.add_policy(actor, plate="京AF00001", expires_on=EXPIRY)
    lines = re.sub(r"<[^>]*>", "", str((await typed(actor, "/renewals")).text)).split("\n")
    begins = [number for number, line in enumerate(lines) if line.startswith("京")]
    assert len(begins) == 8
    for number in begins:
        assert all(0 < _columns(line) <= WIDEST_LINE for line in lines[number : number + 2]), lines[number]
        assert number + 2 == len(lines) or not lines[number + 2] or lines[number + 2].startswith("京")


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


@pytest.mark.parametrize(
    ("now", "expires_on", "said"),
    [
        (datetime(2026, 11, 30, 2, tzinfo=UTC), date(2026, 12, 1), "还有 1 天，2026-12-01"),
        (datetime(2028, 2, 28, 2, tzinfo=UTC), date(2028, 2, 29), "还有 1 天，2028-02-29"),
        (datetime(2028, 2, 28, 2, tzinfo=UTC), date(2028, 3, 1), "还有 2 天，2028-03-01"),
        (datetime(2027, 2, 28, 2, tzinfo=UTC), date(2027, 3, 1), "还有 1 天，2027-03-01"),
        (datetime(2028, 3, 1, 2, tzinfo=UTC), date(2028, 2, 29), "过期 1 天，2028-02-29"),
        (datetime(2026, 12, 31, 2, tzinfo=UTC), date(2026, 12, 31), "今天到期，2026-12-31"),
        (datetime(2026, 12, 31, 17, tzinfo=UTC), date(2026, 12, 31), "过期 1 天，2026-12-31"),
    ],
)
async def test_days_are_counted_over_the_ends_of_months(
    centre: CentreView, time: FixedClock, now: datetime, expires_on: date, said: str
) -> None:
    time.move_to(now)
    actor = await in_group(centre)
    await a_policy(actor, expires_on)
    assert said in (await typed(actor, "/renewals")).text


async def test_a_year_after_a_leap_day_is_the_last_of_february(centre: CentreView, time: FixedClock) -> None:
    time.move_to(datetime(2028, 2, 20, 2, tzinfo=UTC))
    actor = await in_group(centre)
    car = (await a_policy(actor, date(2028, 2, 29))).now.vehicle
    form = await pressed(actor, f"customers.renewed:{car.id}")
    assert "续一年 2029-02-28" in labels(form)


async def test_the_radar_costs_as_many_queries_however_long(centre: CentreView) -> None:
    actor = await in_group(centre)
    counts = []
    for _ in range(2):
        await _insured(actor, 5)
        with recorded_queries() as queries:
            await typed(actor, "/renewals")
        counts.append(len(queries))
        await _insured(actor, *range(1, 9))
    assert counts[0] == counts[1]


# --- one policy and its next steps ---


async def test_a_plate_opens_its_policy_with_the_next_steps(centre: CentreView) -> None:
    actor = await in_group(centre)
    await typed(actor, ADD)
    radar = await typed(actor, "/renewals")
    opener = next(data for data in buttons(radar) if data.startswith("customers.show:"))
    card = await pressed(actor, opener)
    assert not card.edits
    assert card.card is not None
    assert card.text == (await typed(actor, "续保 京AD12345")).text
    number = opener.partition(":")[2]
    assert buttons(card) == [f"customers.{verb}:{number}" for verb in ("refer", "quote", "renewed")]
    assert (await pressed(actor, f"customers.card:{number}")).edits


async def test_a_policy_far_from_its_end_has_no_next_step_yet(centre: CentreView) -> None:
    actor = await in_group(centre)
    card = await typed(actor, "/renewals add 京AD12345 2027-12-31")
    assert "下一步" not in card.text
    assert [data.partition(":")[0] for data in buttons(card)] == ["customers.renewed"]
    assert labels(card) == ["➕ 登记保单"]


async def test_a_car_without_a_policy_says_so(centre: CentreView) -> None:
    actor = await in_group(centre)
    await a_vehicle(actor, plate=PLATE)
    card = await typed(actor, "/renewals 京AD12345")
    assert "还没有登记保单" in card.text
    assert labels(card) == ["➕ 登记保单"]


async def test_referring_asks_for_the_agent_only(centre: CentreView) -> None:
    await an_agent(centre, name="陈静")
    actor = await in_group(centre)
    card = await typed(actor, ADD)
    form = await pressed(actor, buttons(card)[0])
    assert not form.edits, "the card stays where it is"
    assert "哪位代理人" in form.text
    for fact in (PLATE, "王**", MASKED, "2026-12-31"):
        assert fact in form.text
    referral = await through(actor, form, "陈静")
    assert "R1" in referral.text
    assert "2026-12-31 到期" in referral.text


async def test_referring_asks_for_what_nobody_has_told(centre: CentreView) -> None:
    await an_agent(centre, name="陈静")
    actor = await in_group(centre)
    card = await typed(actor, "/renewals add 京AD12345 王先生 12-31")
    form = await through(actor, await pressed(actor, buttons(card)[0]), "陈静")
    assert "手机号" in form.text


async def test_quoting_asks_for_the_bundle_and_knows_the_premium(centre: CentreView) -> None:
    actor = await in_group(centre)
    card = await typed(actor, ADD)
    form = await pressed(actor, buttons(card)[1])
    assert "哪款套餐" in form.text
    quote = await through(actor, form, "舒适型")
    assert "Q1" in quote.text
    assert "¥7,000" in quote.text


async def test_quoting_without_a_premium_asks_for_it(centre: CentreView) -> None:
    actor = await in_group(centre)
    card = await typed(actor, "/renewals add 京AD12345 12-31")
    form = await through(actor, await pressed(actor, buttons(card)[1]), "舒适型")
    assert "保费是多少" in form.text


async def test_a_renewed_car_is_a_press_or_two_away(centre: CentreView) -> None:
    actor = await in_group(centre)
    await typed(actor, "/renewals add 京AD12345 王先生 13812345678 众诚保险 12-31 6800")
    card = await typed(actor, "/renewals 京AD12345")
    form = await through(actor, await pressed(actor, buttons(card)[2]), "续一年 2027-12-31")
    assert labels(form)[0] == "众诚保险", "the insurer until now comes first"
    done = await through(actor, form, "众诚保险", "跳过", "跳过", "跳过", "跳过", "跳过")
    assert "原保单（众诚保险，2026-12-31 到期）留档" in done.text
    assert await customers.current_policy(actor, PLATE) == PolicyFacts(date(2027, 12, 31), "众诚保险")


@pytest.mark.parametrize(
    "data",
    [
        "customers.show:99999",
        "customers.show:x",
        "customers.card:" + "9" * 30,
        "customers.refer:-1",
        "customers.quote:",
        "customers.renewed:１",
        "customers.radar:1:x",
        "customers.radar:1:",
    ],
)
async def test_forged_buttons_find_nothing(centre: CentreView, data: str) -> None:
    actor = await in_group(centre)
    await typed(actor, ADD)
    with pytest.raises(NotFound):
        await pressed(actor, data)


# --- taking back ---


async def test_the_card_tells_of_the_policy_that_holds_again(centre: CentreView) -> None:
    actor = await in_group(centre)
    await typed(anew(actor), ADD)
    await typed(anew(actor), "/renewals add 京AD12345 人保 2027-12-31")
    call = Call(actor.person, actor, pressed=Pressed("1", "", 1))
    back = await undo_replies.undone_in_place(call, await undo.undo_last(anew(actor)))
    assert "已撤销：保单 京AD12345 · 登记" in back.text
    assert "2026-12-31 到期" in back.text
    gone = await undo_replies.undone_in_place(call, await undo.undo_last(anew(actor)))
    assert "还没有登记保单" in gone.text
    assert (await typed(actor, "/renewals")).text.count(PLATE) == 1, "in the example only"


async def test_the_audit_tells_of_a_policy_in_words(centre: CentreView) -> None:
    manager = await in_private(centre, Role.MANAGER)
    await typed(anew(manager), ADD + " 全险")
    await typed(anew(manager), "/renewals add 京AD12345 人保 2027-12-31 交强险")
    told = (await typed(manager, "/audit")).text
    for words in ("保单 · 登记", "到期日：2026-12-31 → 2027-12-31", "保险公司：平安 → 人保", "类型：全险 → 交强险"):
        assert words in told
    assert "policy" not in told


# --- privacy and tenancy ---


async def test_whole_in_private_for_one_policy_only_and_masked_in_the_group(centre: CentreView) -> None:
    group, private = await in_group(centre), await in_private(centre)
    for reply in (await typed(group, ADD), await typed(group, "/renewals 京AD12345"), await typed(group, "/renewals")):
        assert PHONE not in reply.text
        assert "王先生" not in reply.text.replace("/renewals add 京AD12345 王先生", "")
    assert MASKED in (await typed(group, "/renewals 京AD12345")).text
    assert not await AuditEntry.filter(what="looked").exists()
    alone = await typed(private, "/renewals 京AD12345")
    assert PHONE in alone.text
    assert "王先生" in alone.text
    look = await AuditEntry.get(what="looked")
    assert (look.subject, look.staff_id) == ("cover", private.staff_id)
    listed = await typed(private, "/renewals")
    assert "王**" in listed.text
    assert "王先生" not in listed.text
    assert PHONE not in listed.text


async def test_the_forms_of_the_next_steps_are_masked_in_the_group(centre: CentreView) -> None:
    await an_agent(centre, name="陈静")
    actor = await in_group(centre)
    card = await typed(actor, ADD)
    for data in buttons(card):
        form = await pressed(actor, data)
        assert PHONE not in form.text + " ".join(labels(form))
        assert "王先生" not in form.text + " ".join(labels(form))


async def test_another_centres_plates_are_unknown(centre: CentreView) -> None:
    await typed(await in_group(centre), ADD)
    stranger = await in_private(await a_centre(), Role.MANAGER)
    assert "没有快到期的保单" in (await typed(stranger, "/renewals")).text
    car = await Vehicle.get(plate=PLATE)
    with pytest.raises(NotFound):
        await typed(stranger, "/renewals 京AD12345")
    for verb in ("show", "card", "refer", "quote", "renewed"):
        with pytest.raises(NotFound):
            await pressed(stranger, f"customers.{verb}:{car.id}")
    await typed(stranger, "/renewals add 京AD12345 李女士 13900001111 人保 2027-01-31")
    assert "王" not in (await typed(stranger, "/renewals 京AD12345")).text
    assert "平安" in (await typed(await in_group(centre), "/renewals 京AD12345")).text


# --- hostile names, and English ---


@pytest.mark.parametrize("name", ["<b>王</b>", "王&李", "👧🏽王先生", "W" * 40])
async def test_hostile_names_stay_text(centre: CentreView, name: str) -> None:
    actor = await in_private(centre)
    for number in range(10):
        await customers.add_policy(
            actor,
            plate=f"京A0000{number}",
            name=name,
            phone=PHONE,
            expires_on=EXPIRY,
            insurer=f"<i>{name[:30]}",
            sold_by=name,
        )
    for answer in (await typed(actor, "/renewals"), await typed(actor, "/renewals 京A00001")):
        assert not re.search(r"<(?!/?(?:b|code)>)", answer.text)
        assert answer.text.count("<b>") == answer.text.count("</b>")
        assert len(answer.text) < 4_096


async def test_everything_is_said_in_english_too(centre: CentreView) -> None:
    await an_agent(centre, name="Li Qiang", company="PICC")
    manager = await in_group(centre, Role.MANAGER, lang="en")
    said = [
        await typed(manager, "/renewals"),
        await typed(manager, "/renewals add 京AD12345 王先生 13812345678 平安 2026-12-31 6800 full sold by Li Qiang"),
        await typed(manager, "/renewals add 京AD12345 王先生 13812345678 平安 2026-12-31 6800"),
        await typed(manager, "/renewals add 京AF00001 today"),
        await typed(manager, "/renewals add 京AF00002 tomorrow"),
        await typed(manager, "/renewals add 京AF00003 2026-11-19"),
        await typed(manager, "/renewals add 京AF00003 2026-11-10"),
        await typed(manager, "/renewals"),
        await typed(manager, "/renewals 1"),
        await typed(manager, "/renewals 京AF00001"),
    ]
    said += [await pressed(manager, data) for data in buttons(said[1])]
    for answer in said:
        shown = " ".join([str(answer.text), *labels(answer)])
        plain = re.sub(r"<code>.*?</code>|平安|京AD?F?\d+|王|小李|[（），]|人保", "", shown)
        assert not re.search(r"[\u4e00-\u9fff]", plain), plain
    assert "Policy recorded" in said[1].text
    assert "Sold by Li Qiang" in said[1].text
    assert "nothing has changed" in said[2].text
    assert "expires 2026-11-19) stays on record" in said[6].text
    radar = str(said[7].text)
    assert "90 days (4)" in radar
    for words in ("Expired</b> (1)", "Within 1 day</b> (2)", "31–60 days</b> (1)"):
        assert words in radar
    for words in ("expired 10 days ago", "expires today", "expires tomorrow", "41 days left", "no owner yet"):
        assert words in radar
    assert "1 day (3)" in said[8].text
    assert "Expires 2026-11-20, today" in said[9].text


async def test_it_is_called_in_chinese_by_any_of_its_words(centre: CentreView) -> None:
    actor = await in_group(centre)
    await typed(actor, ADD)
    shown = {(await typed(actor, word)).text for word in ("续保", "续保雷达", "保单", "renewals", "/renewals")}
    assert len(shown) == 1
