"""``/policy`` as people type it."""

import re
from datetime import UTC, date, datetime

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.errors import DomainError
from domain.policy import service as policy
from domain.policy.errors import (
    NotOneValue,
    PolicyInThePast,
    PolicyOutOfOrder,
    PolicyOutOfRange,
    PolicyUnreadable,
    UnknownPolicy,
)
from domain.policy.service import group_names
from handlers.declaration import Call, Pressed, Reply
from handlers.paging import MOST_LINES, units
from handlers.policy.buttons import group
from handlers.policy.commands import COMMANDS, value_and_day
from locales import LANGUAGES, say
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def the_day() -> None:
    clock.use(clock.FixedClock(datetime(2026, 11, 22, 1, tzinfo=UTC)))


async def send(actor: Actor, text: str) -> Reply:
    return await COMMANDS[0].run(Call(actor.person, actor, text=text))


async def test_without_words_it_shows_every_group_with_a_button() -> None:
    manager = await an_actor(Role.MANAGER)
    reply = await send(manager, "")
    data = [button.data for row in reply.rows for button in row]
    outer = [name for name in group_names() if "." not in name]
    assert data == [f"policy.group:{name}" for name in outer]
    assert all(name in reply.text for name in outer)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["", *group_names()])
async def test_every_group_fits_a_message_in_every_language(name: str, lang: str) -> None:
    manager = await an_actor(Role.MANAGER, lang=lang)
    reply = await group(Call(manager.person, manager, pressed=Pressed(name, "", 5)))
    assert len(reply.text) < 4_096
    assert reply.edits


@pytest.mark.parametrize("typed", ["margin", "毛利", "Margin"])
async def test_a_group_shows_values_defaults_and_ranges(typed: str) -> None:
    manager = await an_actor(Role.MANAGER)
    await send(manager, "margin.warn 15%")
    await send(manager, "margin.target 35% 2027-01-01")

    text = (await send(manager, typed)).text

    assert "<b>15%</b>" in text
    assert f"2026-11-22 起，{manager.name}设定；默认 20%，可设 0% ～ 100%" in text
    assert "2027-01-01 起改为 <b>35%</b>" in text
    assert "<code>margin.stop</code> · 默认值" in text
    assert "/policy margin.target 30%" in text


@pytest.mark.parametrize(
    ("typed", "was", "becomes"),
    [
        ("margin.warn 0.2", "20%", "20%"),
        ("margin.warn=18%", "20%", "18%"),
        ("case.step.plan_hours 8 小时", "4 小时", "8 小时"),
        ("referral.fee_in ¥60", "¥80", "¥60"),
        ("digest.cases 8:00", "08:30", "08:00"),
        ("duty.weekday 周日", "周六", "周日"),
        ("privacy.tidy 开", "关", "开"),
        ("settlement.monthly_due_day 20 号", "15 日", "20 日"),
    ],
)
async def test_setting_answers_with_old_and_new(typed: str, was: str, becomes: str) -> None:
    manager = await an_actor(Role.MANAGER)
    text = (await send(manager, typed)).text
    assert was in text
    assert becomes in text
    if was != becomes:
        assert f"{was} → <b>{becomes}</b>" in text
        assert "今天起" in text


async def test_a_day_behind_the_value_is_when_it_begins() -> None:
    manager = await an_actor(Role.MANAGER)
    text = (await send(manager, "credit.limit_start 8万 2027-01-01")).text
    assert "¥50,000 → <b>¥80,000</b>" in text
    assert "2027-01-01 起" in text
    sooner = (await send(manager, "credit.limit_start ¥60000")).text
    assert "2027-01-01 起改为 ¥80,000" in sooner
    values = await policy.values_at(manager.centre_id, TODAY)
    assert values.credit.limit_start == 6_000_000


@pytest.mark.parametrize(
    ("rest", "text", "day"),
    [
        ("20%", "20%", None),
        ("20% 12-01", "20%", date(2026, 12, 1)),
        ("20% 从 2026-12-01 起", "20%", date(2026, 12, 1)),
        ("20% from 2026-12-01", "20%", date(2026, 12, 1)),
        ("20% 明天", "20%", date(2026, 11, 23)),
        ("8 小时", "8 小时", None),
        ("8 小时 明天起", "8 小时", date(2026, 11, 23)),
        ("15 号", "15 号", None),
        ("周日", "周日", None),
        ("12-01", "12-01", None),
    ],
)
def test_the_day_is_told_from_the_value(rest: str, text: str, day: date | None) -> None:
    assert value_and_day(rest, TODAY) == (text, day)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("margin.wran 20%", UnknownPolicy),
        ("没有", UnknownPolicy),
        ("margin 20%", NotOneValue),
        ("margin.warn abc", PolicyUnreadable),
        ("margin.warn 20", PolicyOutOfRange),
        ("margin.warn -1%", PolicyOutOfRange),
        ("margin.warn 5%", PolicyOutOfOrder),
        ("margin.warn 15% 2026-11-01", PolicyInThePast),
        ("margin.warn 15% 多余的话", PolicyUnreadable),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_refusal_can_be_said_in_every_language(typed: str, refusal: type[DomainError], lang: str) -> None:
    manager = await an_actor(Role.MANAGER, lang=lang)
    with pytest.raises(refusal) as refused:
        await send(manager, typed)
    assert "{" not in say(lang, refused.value.key, **refused.value.params())
    assert (await policy.values_at(manager.centre_id, TODAY)).margin.warn == 2_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_is_described_briefly(lang: str) -> None:
    assert 0 < len(say(lang, f"command-{COMMANDS[0].name}")) <= 100


async def turned(actor: Actor, name: str, page: str) -> Reply:
    return await group(Call(actor.person, actor, pressed=Pressed(name, page, 5)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", group_names())
async def test_every_value_of_a_group_is_on_one_of_its_pages(name: str, lang: str) -> None:
    manager = await an_actor(Role.MANAGER, lang=lang)
    values = (await policy.read_policy(manager, name)).values
    shown, number = list[str](), 1
    while True:
        page = await turned(manager, name, str(number))
        shown += re.findall(r"^<code>([\w.]+)</code>", page.text, re.MULTILINE)
        assert page.text.count("\n") <= MOST_LINES + 2
        if f"policy.group:{name}:{number + 1}" not in [button.data for row in page.rows for button in row]:
            break
        number += 1
    assert shown == [value.definition.key for value in values]


async def test_pages_of_a_group_are_even_and_past_the_last_is_the_last() -> None:
    manager = await an_actor(Role.MANAGER)
    first, second = await turned(manager, "bundle.comfort", "1"), await turned(manager, "bundle.comfort", "2")
    assert [reply.text.count("<code>bundle.comfort.") for reply in (first, second)] == [6, 6]
    assert "/policy bundle.comfort.inspections " in second.text
    for page in ("3", "9" * 40):
        assert (await turned(manager, "bundle.comfort", page)).text == second.text
    for page in ("", "0", "-1", "x"):
        assert (await turned(manager, "bundle.comfort", page)).text == first.text
    assert (await send(manager, "bundle.comfort")).text == first.text
    assert (await turned(manager, "", "7")).text == (await send(manager, "")).text


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_group_all_set_anew_and_again_fits_a_message(lang: str) -> None:
    manager = await an_actor(Role.MANAGER, name='"&<>' * 16, lang=lang)
    for name in ("bundle.comfort", "referral", "renewal"):
        for value in (await policy.read_policy(manager, name)).values:
            default = policy.typed_form(value.definition.kind, value.stored)
            await policy.set_policy(manager, value.definition.key, default)
            await policy.set_policy(manager, value.definition.key, default, date(2027, 1, 1))
        assert units((await turned(manager, name, "1")).text) <= 4_096
