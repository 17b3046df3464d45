"""Many insurers, many statements, long accounts: everything is found a page at a time (interface §1)."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.views import IntakeState, Reason, ReasonKind
from domain.money import yuan
from handlers.declaration import Call, Pressed, Reply
from handlers.insurers.buttons import BUTTONS
from handlers.insurers.commands import COMMANDS
from handlers.paging import MOST_LINES, units
from locales import LANGUAGES
from tests.factories.insurers import LONG_REASON, a_delivered_case, a_statement, an_insurer
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")

LIMIT = 4_096
HOSTILE = '"&<>' * 7


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(clock.FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))


@pytest.fixture
async def manager(database: str) -> Actor:
    return await an_actor(Role.MANAGER, name="李店长")


async def typed(actor: Actor, name: str, text: str = "") -> Reply:
    command = next(each for each in COMMANDS if each.name == name)
    return await command.run(Call(actor.person, actor, text=text))


async def pressed(actor: Actor, data: str) -> Reply:
    verb, _, rest = data.partition(":")
    number, _, version = rest.partition(":")
    button = next(each for each in BUTTONS if each.verb == verb)
    return await button.run(Call(actor.person, actor, pressed=Pressed(number, version, 1)))


def data_of(reply: Reply, verb: str = "") -> list[str]:
    return [button.data for row in reply.rows for button in row if button.data.startswith(verb)]


def fits(reply: Reply) -> bool:
    """Whether the platform takes it in one message, and a phone shows it."""
    return units(reply.text) <= LIMIT and reply.text.count("\n") <= MOST_LINES + 2


async def many(manager: Actor, count: int) -> None:
    for number in range(count):
        await an_insurer(manager, f"{number:02}保险")


# --- /credit and /insurers


async def test_credit_turns_its_pages_in_place_and_each_insurer_is_on_one(manager: Actor) -> None:
    await many(manager, 30)
    page = await typed(manager, "credit")
    assert "30 家" in page.text
    assert "还有 16 条" in page.text
    opened = data_of(page, "insurers.credit:")
    for number in (2, 3):
        assert f"insurers.all:{number}" in data_of(page)
        page = await pressed(manager, f"insurers.all:{number}")
        assert page.edits
        assert fits(page)
        opened += data_of(page, "insurers.credit:")
    assert len(set(opened)) == 30
    assert data_of(page, "insurers.all:") == ["insurers.all:2"]
    for odd in ("4", "9" * 40):
        assert (await pressed(manager, f"insurers.all:{odd}")).text == page.text
    first = await typed(manager, "credit")
    for odd in ("0", "", "-3", "x", "１"):
        assert (await pressed(manager, f"insurers.all:{odd}")).text == first.text


async def test_insurers_with_nothing_but_a_bar_stand_close_together(manager: Actor) -> None:
    await many(manager, 3)
    await service.stop(manager, insurer_id=2, reason="合同到期")
    assert (await typed(manager, "credit")).text.split("\n")[1:] == [
        "",
        "<b>01保险</b>　🔴 停止接单（stopped）",
        "░░░░░░ ¥0 / ¥50,000（0%）",
        f"原因：{manager.name} 于 2026-11-20 停单：合同到期",
        "",
        "<b>00保险</b>　🟢 可接单（open）",
        "░░░░░░ ¥0 / ¥50,000（0%）",
        "<b>02保险</b>　🟢 可接单（open）",
        "░░░░░░ ¥0 / ¥50,000（0%）",
    ]


async def test_the_list_of_insurers_turns_its_pages(manager: Actor) -> None:
    await many(manager, 17)
    first = await typed(manager, "insurers")
    assert data_of(first) == ["insurers.list:2", "insurers.all:1"]
    second = await pressed(manager, "insurers.list:2")
    assert second.edits
    listed = [re.findall(r"<b>(\d\d)保险", reply.text) for reply in (first, second)]
    assert [len(names) for names in listed] == [15, 2]
    assert len({*listed[0], *listed[1]}) == 17
    assert (await pressed(manager, "insurers.list:8")).text == second.text
    assert (await typed(manager, "insurer")).text == first.text
    with pytest.raises(NotAllowed):
        await pressed(replace(manager, role=Role.ADVISOR), "insurers.list:1")


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_names_and_reasons_that_take_much_room_do_not_break_the_lists(lang: str) -> None:
    manager = await an_actor(Role.MANAGER, name=HOSTILE * 2, lang=lang)
    for number in range(16):
        insurer = await an_insurer(manager, f"{HOSTILE}{chr(0x4E00 + number)}")
        await service.stop(manager, insurer_id=insurer.id, reason='"' * 300)
    for data in ("insurers.all:1", "insurers.all:2", "insurers.list:1"):
        assert fits(await pressed(manager, data))


async def test_a_page_costs_the_same_wherever_it_is(manager: Actor) -> None:
    await many(manager, 20)
    counts = set()
    for data in ("insurers.all:1", "insurers.all:2", "insurers.all:4"):
        with recorded_queries() as queries:
            await pressed(manager, data)
        counts.add(len(queries))
    assert len(counts) == 1


# --- one insurer


async def owing(manager: Actor, count: int) -> int:
    """An insurer that owes so many statements."""
    insurer = await an_insurer(manager)
    day = date(2026, 11, 20)
    for number in range(1, count + 1):
        day = (await a_statement(manager, insurer.id, number, 100, day)).replace(day=20)
    return insurer.id


async def test_the_card_stays_short_and_leads_to_all_statements(manager: Actor) -> None:
    insurer_id = await owing(manager, 23)
    card = await typed(manager, "credit", "平安")
    assert "未付清的对账单（23）" in card.text
    assert "另有 19 期" in card.text
    assert fits(card)
    onward = data_of(card, "insurers.statements:")
    assert onward == [f"insurers.statements:{insurer_id}:1"]
    page = await pressed(manager, onward[0])
    shown = re.findall(r"^S(\d+)（", page.text, re.MULTILINE)
    assert data_of(page)[10:] == [f"insurers.statements:{insurer_id}:2", f"insurers.credit:{insurer_id}"]
    for number in (2, 3):
        page = await pressed(manager, f"insurers.statements:{insurer_id}:{number}")
        assert page.edits
        assert fits(page)
        shown += re.findall(r"^S(\d+)（", page.text, re.MULTILINE)
    assert shown == [str(number) for number in range(1, 24)]
    assert (await pressed(manager, f"insurers.statements:{insurer_id}:{'9' * 30}")).text == page.text
    card = await pressed(manager, f"insurers.credit:{insurer_id}")
    assert card.card
    assert not page.card


async def test_statements_that_were_paid_meanwhile_leave_an_empty_page(manager: Actor) -> None:
    insurer_id = await owing(manager, 12)
    await service.receive_payment(manager, insurer_id=insurer_id, amount_fen=yuan(1_200))
    page = await pressed(manager, f"insurers.statements:{insurer_id}:2")
    assert "（0）" in page.text
    assert data_of(page) == [f"insurers.credit:{insurer_id}"]


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_an_account_is_turned_back_to_its_first_entry_and_forth_again(lang: str) -> None:
    manager = await an_actor(Role.MANAGER, lang=lang)
    insurer = await an_insurer(manager)
    for number in range(1, 41):
        await service.accept_case(manager, insurer_id=insurer.id, case_number=number, share_fen=yuan(1))
    card = await typed(manager, "credit", "平安")
    onward = data_of(card, "insurers.entries:")
    assert onward == [f"insurers.entries:{insurer.id}"]
    page = await pressed(manager, onward[0])
    seen, pages = re.findall(r"C(\d+) ", page.text), [page]
    while older := [data for data in data_of(page) if ":older." in data]:
        page = await pressed(manager, older[0])
        assert page.edits
        assert fits(page)
        seen += re.findall(r"C(\d+) ", page.text)
        pages.append(page)
    assert seen == [str(number) for number in range(40, 0, -1)]
    assert len(pages) == 3
    for former in reversed(pages[:-1]):
        page = await pressed(manager, next(data for data in data_of(page) if ":newer." in data))
        assert page.text == former.text
    assert data_of(page)[-1] == f"insurers.credit:{insurer.id}"


async def test_entries_of_other_years_say_which(manager: Actor) -> None:
    insurer_id = await owing(manager, 3)
    page = await pressed(manager, f"insurers.entries:{insurer_id}")
    assert "2026-11-20 C1 接单" in page.text
    assert "\n01-20 C3 接单" in page.text


async def test_an_account_without_entries_says_so(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    assert not data_of(await typed(manager, "credit", "平安"), "insurers.entries:")
    page = await pressed(manager, f"insurers.entries:{insurer.id}:older.5")
    assert "账上还没有记录" in page.text


async def test_notes_that_take_much_room_do_not_break_the_account(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=1, reason="测试")
    for number in range(1, 30):
        await service.accept_case(
            manager, insurer_id=insurer.id, case_number=number, share_fen=1, override_reason='"&' * 150
        )
    assert fits(await pressed(manager, f"insurers.entries:{insurer.id}"))


@pytest.mark.parametrize(
    "rest", ["entries:{}:older.", "entries:{}:5", "entries:{}:later.5", "entries:x", "entries:", "statements:-1:1"]
)
async def test_forged_turns_find_nothing(manager: Actor, rest: str) -> None:
    insurer = await an_insurer(manager)
    with pytest.raises(NotFound):
        await pressed(manager, f"insurers.{rest.format(insurer.id)}")


async def test_pages_stay_in_their_centre(manager: Actor) -> None:
    theirs = await an_insurer(await an_actor(Role.MANAGER))
    for data in (f"insurers.entries:{theirs.id}", f"insurers.statements:{theirs.id}:1"):
        with pytest.raises(NotFound):
            await pressed(manager, data)


# --- what a payment went to, and why intake is stopped


async def test_a_payment_for_very_many_statements_is_told_briefly(manager: Actor) -> None:
    await owing(manager, 15)
    answer = await typed(manager, "paid", "平安 1500")
    assert answer.text.count("已付清") == 12
    assert "另有 3 期" in answer.text


def test_of_many_statements_a_reason_names_the_first() -> None:
    reason = Reason(ReasonKind.LATE, IntakeState.WATCH, statements=tuple(range(1, 100)))
    assert reason.params()["statements"] == "S1, S2, S3, S4, S5, S6, …"
    assert replace(reason, statements=(1, 2)).params()["statements"] == "S1, S2"


async def test_a_full_card_with_all_there_may_be_is_one_message(manager: Actor) -> None:
    insurer_id = await owing(manager, 30)
    for number in range(100, 110):
        await a_delivered_case(manager, insurer_id, number, 1)
    await service.stop(manager, insurer_id=insurer_id, reason=LONG_REASON)
    await service.set_limit(manager, insurer_id=insurer_id, amount_fen=1, reason=LONG_REASON)
    for lang in LANGUAGES:
        assert units((await typed(replace(manager, lang=lang), "credit", "平安")).text) <= LIMIT
