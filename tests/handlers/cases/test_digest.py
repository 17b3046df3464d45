"""The morning digest: what a team reads every day (interface §3, §6 step 9)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.actor import ChatKind
from domain.cases import service
from domain.cases.rules import marking, ordering
from domain.cases.views import (
    Board,
    BoardFilter,
    BoardLine,
    CaseState,
    DigestBoard,
    Stage,
    Standing,
    StepName,
    StepState,
    StepView,
)
from domain.database.connection import recorded_queries
from handlers.cases import board as boards
from handlers.cases import buttons, digests, morning
from handlers.declaration import Recipient, Reply
from handlers.paging import units
from locales import LANGUAGES
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, do_steps
from tests.factories.insurers import move_to
from tests.handlers.cases.conftest import ARRIVAL, data_of, labels_of, pressed, typed

ZONE = "Asia/Shanghai"
LIMIT = 4096


async def sent(shop: Shop, lang: str = "zh-CN") -> Reply | None:
    """The digest as the team group of ``shop`` gets it now."""
    return await digests.cases(Recipient(shop.centre.id, ZONE, lang, ChatKind.TEAM, {}))


def _below(text: str, line: str) -> str:
    lines = text.split("\n")
    return lines[lines.index(line) + 1]


async def test_the_digest_of_the_story(shop: Shop) -> None:
    await typed(shop.advisor, "case", "new 平安 京AD12345 王先生 13812345678 8500 前杠")
    await typed(shop.advisor, "step", "C1 inspection")
    await typed(shop.advisor, "assess", "C1 8200 500")
    reply = await sent(shop)
    assert reply is not None
    assert "事故车进度 · 2026-11-20" in reply.text
    line = next(line for line in reply.text.split("\n") if "<b>C1</b>" in line)
    assert "第 0 天" in line
    assert "维修中" in line
    assert "李雷" in line
    assert "⏰ 方案 13:30 ⏰ 提交" in _below(reply.text, line)
    assert "2026-11-26：C1" in reply.text
    assert data_of(reply) == ["cases.dgdone:C1:plan.1"]
    assert labels_of(reply) == ["✅ C1 方案"]
    english = await sent(shop, "en")
    assert english is not None
    assert "day 0" in english.text
    assert "⏰ Repair plan 13:30" in english.text


async def test_nothing_in_hand_sends_nothing(shop: Shop) -> None:
    assert await sent(shop) is None
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED, "booking", "callback")
    assert await sent(shop) is None


async def test_late_ones_come_first_with_whose_they_are(shop: Shop) -> None:
    await a_case(shop, by=shop.manager, at=ARRIVAL - timedelta(days=1))
    await do_steps(shop.advisor, 1, "inspection", "plan", "submitted")
    await a_case(shop, at=ARRIVAL)
    move_to(ARRIVAL + timedelta(minutes=30))
    reply = await sent(shop)
    assert reply is not None
    lines = reply.text.split("\n")
    assert "在修 <b>2</b> · 逾期 <b>1</b> · 今天到期 <b>1</b>" in lines
    late, today = (
        next(n for n, line in enumerate(lines) if line == title)
        for title in ("⚠️ <b>逾期（1）</b>", "⏰ <b>今天到期（1）</b>")
    )
    assert late < today
    assert re.fullmatch(r"<b>C1</b> .* · 张店长 · 第 1 天 等定损", lines[late + 1])
    assert lines[late + 2] == "⚠️ 定损 逾期 30 分钟 +1"
    assert data_of(reply)[:2] == ["cases.assess:C1", "cases.dgdone:C2:inspection.1"]


async def test_a_press_turns_its_line_done_in_place(shop: Shop) -> None:
    for _ in range(2):
        await a_case(shop)
    await do_steps(shop.advisor, 1, "plan", "submitted")
    before = await sent(shop)
    assert before is not None
    move_to(ARRIVAL + timedelta(minutes=10))
    after = await pressed(shop.manager, buttons.digest_done, "cases.dgdone:C1:inspection.1")
    assert after.edits
    assert after.toast == "✅ C1 初检 已完成 · 张店长 今天 09:40"
    line = next(line for line in after.text.split("\n") if "<b>C1</b>" in line)
    assert "✅ 初检" in _below(after.text, line)
    assert "⚠️" not in _below(after.text, line)
    assert "cases.dgdone:C1:inspection.1" in data_of(before)
    assert "cases.dgdone:C1:inspection.1" not in data_of(after)
    again = await pressed(shop.advisor, buttons.digest_done, "cases.dgdone:C1:inspection.1")
    assert again.toast == "ℹ️ C1 初检 之前已完成 · 张店长 今天 09:40"


async def test_the_last_press_of_all_leaves_a_closing_word(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED, "booking")
    reply = await pressed(shop.advisor, buttons.digest_done, "cases.dgdone:C1:callback.1")
    assert reply.edits
    assert "没有在修的车" in reply.text


async def test_the_digest_costs_three_queries_however_many_cases(shop: Shop) -> None:
    for count in (1, 12):
        while len(await cases_of(shop)) < count:
            await a_case(shop, estimate_yuan=1)
        with recorded_queries() as queries:
            await sent(shop)
        assert len([sql for sql, _ in queries if sql.lstrip().startswith("SELECT")]) == 3


async def cases_of(shop: Shop) -> tuple[object, ...]:
    return (await service.digest_board(shop.centre.id, zone=ZONE, now=clock.now())).lines


# --- as a message, whatever the number of cases


NOW = datetime(2026, 11, 20, 8, 30, tzinfo=ZoneInfo(ZONE))


def steps_of(number: int) -> Iterator[StepView]:
    """Open steps of a case: late for every third, due today for every third, ahead for the rest."""
    offset = {0: timedelta(hours=-5), 1: timedelta(hours=5), 2: timedelta(days=3)}[number % 3]
    for position, name in enumerate((StepName.SUBMITTED, StepName.ASSESSED, StepName.INFORMED, StepName.QUALITY)):
        due_at = NOW + offset + timedelta(minutes=number % 100)
        yield StepView(name, position, marking.step_standing(StepState.OPEN, due_at, NOW, ZONE), due_at)
    yield StepView("inspection", 9, Standing.DONE, NOW, NOW, "李雷", done_today=number % 3 == 0)


def a_board(count: int, advisor: str = "欧阳娜娜") -> DigestBoard:
    """A digest of ``count`` cases at half past eight, everything in it as long as it gets."""
    lines = []
    for number in range(1000, 1000 + count):
        steps = tuple(steps_of(number))
        lines.append(
            BoardLine(
                number=number,
                state=CaseState.OPEN,
                stage=Stage.ASSESSMENT,
                insurer="",
                plate="京AD12345",
                advisor=advisor,
                day_number=100,
                promised_day=date(2026, 11, 17) + timedelta(days=number % 9),
                steps=steps,
                next_steps=marking.next_steps(steps),
            )
        )
    return DigestBoard(ordering.digest_order(lines), ordering.deliveries(lines), NOW.date(), ZONE, NOW)


def pages_of(lang: str, board: DigestBoard) -> list[Reply]:
    """Every page of a digest, as its buttons lead on."""
    pages = [morning.digest(lang, board)]
    while f"cases.page:{len(pages) + 1}" in data_of(pages[-1]):
        pages.append(morning.digest(lang, board, len(pages) + 1))
    return pages


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", [1, 30, 31, 200])
def test_any_number_of_cases_is_one_message_within_telegrams_limits(lang: str, count: int) -> None:
    board, told, touched = a_board(count, "<&>Li & Mei-Mei"), set[int](), set[int]()
    for reply in pages_of(lang, board):
        assert len(reply.text.encode("utf-16-le")) // 2 <= LIMIT
        assert len(data_of(reply)) <= 20
        assert all(len(data.encode()) <= 64 for data in data_of(reply))
        told |= {int(number) for number in re.findall(r"<b>C(\d+)</b>", reply.text)}
        touched |= {int(number) for data in data_of(reply) for number in re.findall(r":C(\d+)", data)}
    assert told == touched == {line.case.number for line in board.lines}


def test_all_of_fifty_cases_are_on_the_first_page_those_that_can_wait_in_a_fold() -> None:
    board = a_board(50)
    first = morning.digest("zh-CN", board)
    fold = first.text[first.text.index("<blockquote expandable>") :]
    assert len(set(re.findall(r"<b>C\d+</b>", first.text))) == 18 + 17
    assert len(re.findall(r"<b>C\d+</b>", fold)) == 17
    assert all("第 100 天 等定损" in line for line in fold.split("\n"))
    assert "进行中（17）" in first.text


def test_pages_are_turned_and_what_can_wait_comes_after_what_presses() -> None:
    pages = pages_of("zh-CN", a_board(200))
    assert [[int(page) for page in re.findall(r"cases.page:(\d+)", " ".join(data_of(each)))] for each in pages] == [
        [2], *([number - 1, number + 1] for number in range(2, 12)), [11],
    ]  # fmt: skip
    assert "（3/12）" in pages[2].text
    assert [labels_of(each)[-1] for each in pages].index("🔧 其余 67 台 →") == 7
    assert [number for number, each in enumerate(pages, 1) if "预计交车" in each.text] == [1]
    assert morning.digest("zh-CN", a_board(200), 99) == pages[-1]


def test_the_worst_are_on_the_first_page_and_first_among_the_buttons() -> None:
    first = morning.digest("zh-CN", a_board(200))
    assert "逾期（66）</b>" in first.text
    assert "今天到期（" not in first.text
    named = [int(number) for number in re.findall(r"<b>C(\d+)</b>", first.text)]
    assert [int(re.findall(r":C(\d+)", data)[0]) for data in data_of(first)[:18]] == named[:18]


def test_promised_deliveries_are_told_by_day_with_what_is_overdue_first() -> None:
    text = morning.digest("zh-CN", a_board(30)).text
    assert "🏁 今天交车 <b>4</b>" in text
    told = text[text.index("🏁 <b>预计交车") : text.index("\n\n🔧")].split("\n")[1:]
    assert [line.partition("：")[0] for line in told] == ["已过期", "今天", "明天", "2026-11-22"]
    assert told[0].endswith("+3")


async def test_a_photo_that_is_due_is_no_pressing_matter_of_the_morning(shop: Shop) -> None:
    await a_case(shop, at=ARRIVAL - timedelta(days=2))
    await do_steps(shop.advisor, 1, "inspection", "plan", "submitted", "assessed", "informed")
    move_to(ARRIVAL)
    reply = await sent(shop)
    assert reply is not None
    assert "在修 <b>1</b> · 逾期 <b>0</b> · 今天到期 <b>0</b>\n📷 今天要发照片 <b>1</b>" in reply.text
    assert "李雷 · 第 2 天 维修中\n⏰ 照片" in reply.text
    assert labels_of(reply) == ["✅ C1 照片"]
    await a_case(shop)
    beside = await sent(shop)
    assert beside is not None
    assert "李雷 · 第 2 天 维修中 📷</blockquote>" in beside.text
    assert labels_of(beside) == ["✅ C2 初检", "🔧 其余 1 台 →"]
    done = await pressed(shop.advisor, buttons.digest_done, "cases.dgdone:C1:photo.2")
    assert "✅ 照片" in done.text
    assert labels_of(done) == ["📋 C1", "‹ 上一页（1/2）"]
    assert (await pressed(shop.advisor, buttons.see, "cases.see:C1")).card is not None


async def test_a_page_turned_by_hand_shows_fresh_facts(shop: Shop) -> None:
    for _ in range(19):
        await a_case(shop, estimate_yuan=1)
    second = await pressed(shop.advisor, buttons.digest_page, "cases.page:2")
    assert second.edits
    assert "<b>C19</b>" in second.text
    done = await pressed(shop.advisor, buttons.digest_done, "cases.dgdone:C19:inspection.2")
    assert "（2/2）" in done.text
    assert (await pressed(shop.advisor, buttons.digest_page, "cases.page:zz")).text


def test_it_comes_at_half_past_eight_to_the_team() -> None:
    digest = digests.DIGESTS[0]
    assert (digest.name, digest.word, f"{digest.at:%H:%M}", digest.to) == (
        "cases",
        "事故车进度",
        "08:30",
        ChatKind.TEAM,
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["欧阳娜娜", '"&<>&<>"'])
def test_every_page_of_the_board_is_one_message(lang: str, name: str) -> None:
    lines = [replace(line.case, insurer=name) for line in a_board(70, name).lines]
    view = Board(ordering.board_order(lines), BoardFilter(), "", ZONE, NOW)
    pages = [boards.board(lang, view, page) for page in range(1, 5)]
    assert all(units(page.text) <= LIMIT for page in pages)
    assert [len(re.findall(r"<b>C\d+</b>", page.text)) for page in pages] == [20, 20, 20, 10]
    assert boards.board(lang, view, 999_999) == pages[-1]
