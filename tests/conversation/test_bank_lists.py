"""Bank lists as people send them and go through them (interface §1)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, cast

import pytest

from bot.api import BotApi
from bot.bank_files import BankReader
from bot.incoming import ANONYMOUS_ADMIN_ID
from domain.clock import FixedClock
from domain.insurers.models import BankList, InsurerPayment
from tests.conversation.talking import BOT_NAME, Conversation, Process, Shown, Somebody

LIST = "日期,付款人,金额\n2026-11-14,平安财险,32000\n2026-11-15,欧阳明月,500\n2026-11-16,人保财险,700\n"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Send = Callable[..., Awaitable[list[Shown]]]


class Files:
    """A Telegram that gives out the list."""

    async def file(self, file_id: str, *, most_bytes: int) -> bytes:
        """Its bytes."""
        return LIST.encode()


def a_document(talk: Conversation, who: Somebody, caption: str, chat_id: int, **facts: Any) -> dict[str, Any]:
    """A file as Telegram tells of it."""
    message = talk.message(who, caption, chat_id)
    message["caption"] = message.pop("text")
    if "entities" in message:
        message["caption_entities"] = message.pop("entities")
    number = message["message_id"]
    document = {"file_id": f"F{number}", "file_unique_id": f"U{number}", "file_name": "回款.xlsx", "mime_type": XLSX}
    return message | {"document": document | facts.pop("document", {})} | facts


@pytest.fixture
def send(talk: Conversation) -> Send:
    """Somebody sends a file; what the bot shows anew because of it, once it was read."""

    async def sent(who: Somebody, caption: str = "", *, chat_id: int | None = None, **facts: Any) -> list[Shown]:
        place = chat_id or who.id
        before = len(talk.screen.messages.get(place, []))
        await talk.send({"message": a_document(talk, who, caption, place, **facts)})
        await read(talk)
        return talk.screen.messages.get(place, [])[before:]

    return sent


async def read(talk: Conversation) -> None:
    """The duty looks, and what it tells goes out."""
    await BankReader(cast(BotApi, Files())).look()
    await talk.settle()


async def test_a_file_is_taken_by_its_caption_its_name_or_a_reply(talk: Conversation, send: Send) -> None:
    group = talk.group_id
    for shown in (
        await send(talk.partner),
        await send(talk.manager, "11月的银行流水"),
        await send(talk.partner, "/paid", chat_id=group),
        await send(talk.partner, f"@{BOT_NAME} 回款", chat_id=group),
        await send(talk.partner, f"@{BOT_NAME} 本月银行流水", chat_id=group),
        await send(talk.partner, forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "银行"}),
        await send(talk.partner, "/paid", document={"file_name": "x.dat", "mime_type": "application/octet-stream"}),
    ):
        taken, told = shown
        assert "收到" in taken.text
        assert "待确认 3 笔，其中 2 笔" in told.text or "已经导入过" in told.text
    assert await BankList.filter(state="read").count() == 1
    await talk.send({"message": (silent := a_document(talk, talk.partner, "", group))})
    assert await BankList.all().count() == 7, "nobody spoke to the bot"
    (taken,) = await talk.say(talk.partner, "/paid", chat_id=group, reply_to=silent["message_id"])
    assert "收到" in taken.text


async def test_what_is_no_list_for_us_is_left_alone(talk: Conversation, send: Send) -> None:
    assert await send(talk.partner, chat_id=talk.group_id) == []
    assert await send(talk.partner, document={"file_name": "合同.pdf", "mime_type": "application/pdf"}) == []
    (paid,) = await send(talk.partner, "/paid 平安 100 11-14")
    assert "¥100" in paid.text, "its words say a payment"
    (large,) = await send(talk.partner, document={"file_size": 3_000_000})
    assert "超过 2 MB" in large.text
    assert not await BankList.all().exists()


async def test_advisors_are_refused_and_nobody_is_asked_for_a_name(talk: Conversation, send: Send) -> None:
    (refused,) = await send(talk.advisor)
    assert "合作专员" in refused.text
    message = a_document(talk, talk.partner, "/paid", talk.group_id)
    message["from"] = {"id": ANONYMOUS_ADMIN_ID, "is_bot": True, "first_name": "Group"}
    await talk.send({"message": message})
    asked = talk.newest(talk.group_id)
    assert not await BankList.all().exists()
    await talk.press(talk.partner, asked, asked.labels[0], chat_id=talk.group_id)
    assert await BankList.all().count() == 1


async def test_a_list_is_gone_through_in_place_and_everywhere(talk: Conversation, send: Send) -> None:
    group = talk.group_id
    _, told = await send(talk.partner, "/paid", chat_id=group)
    await talk.press(talk.partner, told, "看流水", chat_id=group)
    assert "付款人：欧**" in told.text
    (private, by_hand) = await talk.say(talk.manager, "/paid")
    assert "付款人：欧阳明月" in private.text
    assert "/paid 手工" in by_hand.text
    said = await talk.press(talk.manager, private, "2 登记")
    assert "已登记：2026-11-14 平安 ¥32,000" in said
    assert all("第 2 行" not in card.text and "已登记 1 笔（¥32,000）" in card.text for card in (told, private))
    assert "刚才" in await talk.press_data(talk.partner, told, _all(told, "3"), chat_id=group)
    await talk.press(talk.partner, told, "3 选保险公司", chat_id=group)
    await talk.press(talk.partner, told, "平安", chat_id=group)
    assert "第 3 行 11-15 平安 ¥500" in private.text
    await talk.press(talk.partner, told, "3 不登记", chat_id=group)
    await talk.press(talk.partner, told, "登记全部", chat_id=group)
    assert all("没有待确认的回款" in card.text for card in (told, private))
    await talk.press(talk.partner, told, "已处理 3", chat_id=group)
    assert "第 3 行 11-15 平安 ¥500 不登记" in told.text
    for line in ("/paid list", "回款 流水", "/paid 银行流水", "回款 名单", "银行流水", "回款名单"):
        (nothing_waits,) = await talk.say(talk.partner, line)
        assert "没有待确认的银行流水" in nothing_waits.text, line
    (form,) = await talk.say(talk.partner, "/paid")
    assert "哪家保险公司" in form.text


def _all(shown: Shown, count: str) -> str:
    """The data of the button for all lines, as it would be with another count."""
    return shown.data_of("登记全部").rpartition(":")[0] + f":{count}"


async def test_an_undo_under_the_list_brings_it_back(talk: Conversation, send: Send) -> None:
    _, told = await send(talk.partner)
    await talk.press(talk.partner, told, "看流水")
    before = told.text
    await talk.press(talk.partner, told, "登记全部")
    assert "已登记 2 笔" in told.text
    await talk.press(talk.partner, told, "撤销")
    assert told.text.endswith(before)
    assert "撤销" in told.text
    await talk.press(talk.partner, told, "登记全部")
    assert await InsurerPayment.all().count() == 4, "two of them were taken back"
    (credit,) = await talk.say(talk.partner, "/credit 平安")
    assert "多付结余 ¥32,000" in credit.text


async def test_the_file_itself_is_taken_back(talk: Conversation, send: Send, time: FixedClock) -> None:
    taken, told = await send(talk.partner)
    await talk.press(talk.partner, taken, "撤销")
    await talk.press(talk.partner, told, "看流水")
    assert "已经撤回" in told.text
    _, again = await send(talk.partner)
    assert "待确认 3 笔" in again.text
    time.advance(timedelta(seconds=90))
    (day,) = await talk.say(talk.partner, "/today")
    assert "待确认的银行回款（3 笔）" in day.text


async def test_paid_in_reply_to_a_card_is_told_by_hand(talk: Conversation, send: Send) -> None:
    await send(talk.partner)
    card = await talk.ask(talk.partner, "/credit 平安")
    (form,) = await talk.say(talk.partner, "/paid", reply_to=card.id)
    assert "哪家保险公司" in form.text


async def test_two_people_and_two_processes_pay_once(talk: Conversation, send: Send) -> None:
    _, told = await send(talk.partner, "/paid", chat_id=talk.group_id)
    await talk.press(talk.partner, told, "看流水", chat_id=talk.group_id)
    data = told.data_of("2 登记")
    other = Process(talk.screen)
    presses = [
        talk.receive(talk.pressed(who, told, data, talk.group_id), process)
        for who, process in ((talk.partner, None), (talk.manager, other), (talk.partner, other))
    ]
    await asyncio.gather(*presses)
    for process in (talk.process, other):
        await process.courier.drain()
    await talk.settle()
    assert await InsurerPayment.all().count() == 1
    assert sum("已登记：" in each for each in talk.screen.toasts) == 1
    assert sum("已经有人登记了" in each for each in talk.screen.toasts) == 2


async def test_forged_buttons_do_nothing(talk: Conversation, send: Send) -> None:
    _, told = await send(talk.partner)
    await talk.press(talk.partner, told, "看流水")
    line, shown = told.data_of("2 登记").split(":")[1:]
    for data in (
        f"insurers.bank_yes:{line}", f"insurers.bank_yes:{line}:9.-.1", f"insurers.bank_yes:x:{shown}",
        "insurers.bank_yes:999999:1.-.1", "insurers.bank_all:999999:2", f"insurers.bank_give:{line}:999999",
        "insurers.bank:１:1", "insurers.bank_who:-1:1", f"insurers.bank_no:{'9' * 30}:1",
    ):  # fmt: skip
        assert await talk.press_data(talk.partner, told, data)
    assert "需要合作专员或店长权限" in await talk.press_data(talk.advisor, told, told.data_of("登记全部"))
    assert not await InsurerPayment.all().exists()
