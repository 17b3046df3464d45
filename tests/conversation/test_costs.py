"""What a conversation costs does not grow with what was shown and said before."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

from bench.copies import Each, copy
from domain import clock
from domain.clock import FixedClock
from domain.database.connection import recorded_queries, transaction
from domain.forms.models import Form
from domain.insurers.models import InsurerMonth
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.people.models import Staff
from handlers.registry import gather
from tests.conversation.talking import Conversation

NEW = "/case new 平安 京A{}2345 王先生 13812345678 8500 前杠"
MANY = 1_000


async def test_as_many_queries_with_a_thousand_old_cards_and_forms_as_with_none(
    talk: Conversation, time: FixedClock
) -> None:
    before = await _costs(talk, 1)
    await _much_was_shown(talk)
    assert await _costs(talk, 2) == before


async def _costs(talk: Conversation, case: int) -> dict[str, int]:
    """How many statements each turn of a conversation takes, with all that is sent for it."""
    who = talk.advisor
    group: dict[str, Any] = {"chat_id": talk.group_id}
    await talk.say(who, NEW.format(case), **group)
    costs: dict[str, int] = {}

    async def counted(name: str, act: Callable[[], Awaitable[object]]) -> None:
        with recorded_queries() as queries:
            await act()
        costs[name] = len(queries)

    await counted("card", lambda: talk.say(who, f"/case C{case}", **group))
    card = talk.newest(talk.group_id)
    await counted("step", lambda: talk.say(talk.colleague, f"/step C{case} inspection"))
    await counted("press", lambda: talk.press_data(who, card, f"cases.done:C{case}:plan", **group))
    await counted("undo", lambda: talk.press(who, card, "撤销", **group))
    await counted("form", lambda: talk.say(talk.partner, "/refer out 陈静"))
    await counted("answer", lambda: talk.say(talk.partner, f"京A{case}2345"))
    await counted("left", lambda: talk.say(talk.partner, "取消"))
    await counted("not understood", lambda: talk.say(who, "保价"))
    await counted("other words", lambda: talk.say(who, "大家早", **group))
    return costs


async def _much_was_shown(talk: Conversation) -> None:
    """Cards of many things in many chats, old cards of each thing, and forms of many chats."""
    now = clock.now()
    staff = await Staff.get(person_id=talk.partner.id)
    await ShownMessage.bulk_create(
        ShownMessage(
            centre_id=talk.centre.id, chat_id=talk.group_id if number % 2 else -5_000 - number,
            message_id=1_000_000 + number, kind="case", number=number % 7 + 100, is_current=number > MANY - 7,
            shown_at=now,
        )
        for number in range(MANY)
    )  # fmt: skip
    await Form.bulk_create(
        Form(
            centre_id=talk.centre.id, chat_id=-5_000 - number, thread_id=0, staff_id=staff.id, command="quote",
            action="", asked="bundle", begun_at=now, touched_at=now,
        )
        for number in range(MANY)
    )  # fmt: skip


async def test_whoever_begins_a_thousand_forms_leaves_one(talk: Conversation, time: FixedClock) -> None:
    for _ in range(60):
        await talk.say(talk.advisor, "/quote")
    assert await Form.all().count() == 1
    assert await ShownMessage.filter(kind="form").count() == 1
    assert await OutboxMessage.filter(state__in=["waiting", "claimed"], is_edit=True).count() <= 3


EVERY_COMMAND: dict[str, tuple[str, ...]] = {
    "case": ("new 平安 京C{n}2345 王先生 1381234567{n} 8500 前杠", "C{n}", "risk 平安 8500"),
    "step": ("C{n} inspection",),
    "assess": ("C{n} 8200 500", "C{n} verified 8000"),
    "cost": ("C{n} 3900 1200",),
    "supplement": ("C{n} 1800 内骨架", "C{n} told", "C{n} agreed 1500"),
    "dispute": ("C{n} review 差价1500", "", "C{n} settled 9200", "平安"),
    "eta": ("C{n} +9d 等配件", "C{n} +3d"),
    "wait": ("C{n} 配件 前杠", "C{n} end"),
    "handover": ("C{n} 韩梅梅 休假",),
    "rework": ("C{n} 异响",),
    "sop": ("", "express", "move 预告 交车-{n}d"),
    "photo": ("C{n}",),
    "nps": ("C1 {n}", "C{n} 9"),
    "complaint": ("C{n} 车漆有色差", "answer C{n} 已道歉", "", "close C{n} 已返工"),
    "booking": ("C{n} 2027-03-0{n}",),
    "tell": ("C{n}",),
    "wording": ("arrival 您好{n}", ""),
    "loaner": ("add 京L{n}2345", "C{n} 京L{n}2345", "", "back 京L{n}2345", "remove 京L{n}2345"),
    "visit": ("京C{n}2345 maintenance 1800",),
    "report": ("cases", "cases 2026 平安"),
    "reassign": ("C{n} 韩梅梅",),
    "cases": ("", "mine"),
    "today": ("",),
    "credit": ("", "平安"),
    "paid": ("平安 100", "平安", "平安 reverse 100 记错了", "平安 10{n}", "平安 correct 10{n} 20{n} 写错了", "list"),
    "penalty": ("", "平安", "平安 waive all 老客户", "平安 paid 1"),
    "margin": ("", "2026-11", "平安", "平安 2026-11"),
    "limit": ("平安 8{n}000 回款正常", "平安"),
    "revenue": ("2026-10 196500{n}", ""),
    "stop": ("平安 回款慢{n}",),
    "resume": ("平安 已回款{n}",),
    "insurer": (
        "平安",
        "平安 contact 李明{n} 1381234560{n} 理赔",
        "平安 drop-contact 李明{n}",
        "name 平安 平安旗舰{n}",
        "drop-name 平安 平安旗舰{n}",
        "平安 plan B 2027-0{n}-01",
        "平安 plan A 2027-0{n}-02",
        "end 人保 合同到期{n}",
        "reopen 人保 续签{n}",
    ),
    "insurers": ("",),
    "statement": ("平安", "", "平安 2026-10"),
    "refer": ("out 陈静 京B{n}2345 王先生 1381234568{n} 12-31", "in 陈静 京B{n}2346 李先生 1381234569{n}"),
    "won": ("R{odd}",),
    "lost": ("R{even} 价格",),
    "referrals": ("", "2026-11"),
    "agent": ("陈静",),
    "agents": ("",),
    "quote": ("comfort 6800", "6800"),
    "bundles": ("",),
    "renewals": ("", "add 京C{n}2345 平安 车险 2026-12-31"),
    "undo": ("",),
    "cancel": ("",),
    "digest": ("cases", "off cases", "on cases"),
    "schedule": ("",),
    "policy": ("", "margin.warn"),
    "start": ("",),
    "lang": ("zh-CN",),
    "bind": ("",),
    "unbind": (),
    "invite": ("advisor",),
    "staff": ("",),
    "role": ("韩梅梅 advisor",),
    "audit": ("", "C{n}", "李雷"),
    "centre": (),
    "status": (),
    "help": ("", "case"),
}
"""Lines of every command, told the number of the run; ``unbind`` would end it, two are for operators."""


async def test_every_command_takes_as_many_queries_after_a_long_past(talk: Conversation, time: FixedClock) -> None:
    assert set(EVERY_COMMAND) == {command.name for command in gather().commands}
    await _costs_of_all(talk, 1)
    before = await _costs_of_all(talk, 2)
    await _much_has_been()
    assert await _costs_of_all(talk, 3) == before


async def _costs_of_all(talk: Conversation, run: int) -> dict[str, int]:
    costs: dict[str, int] = {}
    for name, lines in EVERY_COMMAND.items():
        for line in lines:
            told = line.format(n=run, odd=2 * run - 1, even=2 * run)
            with recorded_queries() as queries:
                shown = await talk.say(talk.manager, f"/{name} {told}".strip(), chat_id=talk.group_id)
            assert all("编号" not in each.text or "告诉管理员" not in each.text for each in shown), shown
            costs[f"/{name} {line}"] = len(queries)
    return costs


async def _much_has_been() -> None:
    """Hundreds more of everything that only ever grows, all of it over and done with."""
    move, last_year = Each(1_000), datetime(2025, 11, 20, tzinfo=UTC)
    async with transaction():
        await copy("customer", "id = 1", MANY, id=move, phone=Each(0, "past"))
        await copy("vehicle", "id = 1", MANY, id=move, plate=Each(0, "past"), customer_id=move)
        past = {"id": move, "number": move, "customer_id": move, "vehicle_id": move}
        await copy("accident_case", "id = 1", MANY, **past, state="closed", closed_at=last_year)
        await copy("case_step", "case_id = 1", MANY, case_id=move, done_at=last_year)
        await copy("case_amount", "id = 1", MANY)
        await copy("case_dispute", "id = 1", MANY, opened_at=last_year)
        await copy("case_complaint", "id = 1", MANY, case_id=move)
        await copy("loaner_loan", "id = 1", MANY, case_id=move)
        await copy("visit", "id = 1", MANY, vehicle_id=move)
        await copy("insurer_case", "id = 1", MANY, case_number=move)
        await InsurerMonth.bulk_create(
            InsurerMonth(
                centre_id=1, insurer_id=1, month=date(1940 + past // 12, past % 12 + 1, 1), delivered=9,
                revenue_fen=9, costed=9, costed_revenue_fen=9, cost_fen=9,
            )
            for past in range(MANY)
        )  # fmt: skip
        await copy("insurer_entry", "id = 1", MANY, case_number=move)
        referrals = {"number": move, "plate": Each(0, "past"), "state": "lost"}
        await copy("referral", "number = 1", MANY, **referrals)
        await copy("quote", "number = 1 AND version = 1", MANY, number=move)
        await copy("audit_entry", "id = 1", MANY)
        await copy("outbox_message", "state = 'sent' AND id < 9", MANY // 8)
