"""Bank lists on their way from a file to lines, with a Telegram that fails as it is told to."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
from telegram.error import BadRequest, NetworkError

from bot.api import BotApi, FileTooLarge
from bot.bank_files import BankReader
from domain import clock
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.insurers import service as insurers
from domain.insurers.models import BankLine, BankList
from domain.outbox.models import OutboxMessage
from tests.factories.bank import a_waiting_file
from tests.factories.people import an_actor, anew

LIST = "日期,付款人,金额\n2026-11-14,平安财险,32000\n".encode("gbk")


class Telegram:
    """Gives out files, or fails; remembers what it was asked."""

    def __init__(self) -> None:
        self.content = LIST
        self.fault: Exception | None = None
        self.asked: list[str] = []

    async def file(self, file_id: str, *, most_bytes: int) -> bytes:
        """The bytes of a file."""
        assert most_bytes == insurers.MOST_BANK_BYTES
        self.asked.append(file_id)
        await asyncio.sleep(0)
        if self.fault:
            raise self.fault
        return self.content


@pytest.fixture
def time() -> FixedClock:
    standing = FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


@pytest.fixture
async def partner(database: str, time: FixedClock) -> Actor:
    return await an_actor(Role.PARTNER)


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def reader(telegram: Telegram) -> BankReader:
    return BankReader(cast(BotApi, telegram))


async def _told() -> list[object]:
    return [(row.params or {})["list"] for row in await OutboxMessage.filter(template=insurers.BANK_TOLD)]


async def test_a_file_is_read_and_told_once_whoever_looks(
    partner: Actor, reader: BankReader, telegram: Telegram
) -> None:
    jobs = [await a_waiting_file(anew(partner)) for _ in range(5)]
    await asyncio.gather(reader.look(), BankReader(cast(BotApi, telegram)).look())
    assert sorted(telegram.asked) == sorted(job.file_id for job in jobs)
    assert sorted([row.state for row in await BankList.all()]) == ["read", *["same"] * 4]
    (line,) = await BankLine.all()
    assert (line.row, line.day, line.amount_fen) == (2, date(2026, 11, 14), 3_200_000)
    assert len(await _told()) == 5
    assert not await BankList.exclude(file_id="").exists(), "nothing is to be fetched again"


async def test_whoever_is_killed_at_it_loses_nothing(partner: Actor, reader: BankReader, time: FixedClock) -> None:
    await a_waiting_file(partner)
    await insurers.claim_bank_files(1)
    await reader.look()
    assert not await _told(), "somebody else has it in hand"
    time.advance(timedelta(minutes=4))
    await reader.look()
    assert len(await _told()) == 1


@pytest.mark.parametrize(
    ("fault", "content", "why"),
    [
        (FileTooLarge("x"), LIST, "large"),
        (BadRequest("Bad Request: file is too big"), LIST, "large"),
        (None, b"\x89PNG\r\n\x1a\n\0\0", "kind"),
        (None, "姓名,电话\n张三,1\n".encode(), "date"),
        (None, b"", "empty"),
    ],
)
async def test_what_is_no_list_is_refused_and_told(
    partner: Actor, reader: BankReader, telegram: Telegram, fault: Exception | None, content: bytes, why: str
) -> None:
    telegram.fault, telegram.content = fault, content
    await a_waiting_file(partner)
    await reader.look()
    row = await BankList.get()
    assert (row.state, row.why) == ("refused", why)
    assert await _told() == [row.id]


async def test_a_file_that_telegram_refuses_is_given_up_after_its_tries(
    partner: Actor, reader: BankReader, telegram: Telegram, time: FixedClock
) -> None:
    telegram.fault = BadRequest("Bad Request: wrong file_id or the file is temporarily unavailable")
    await a_waiting_file(partner)
    for _ in range(12):
        await reader.look()
        time.advance(timedelta(hours=1))
    assert len(telegram.asked) == 8
    assert (await BankList.get()).why == "gone"
    assert len(await _told()) == 1


async def test_what_nobody_thought_of_is_given_up_too(
    partner: Actor, reader: BankReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(content: bytes) -> None:
        raise RuntimeError("never seen before")

    monkeypatch.setattr("bot.bank_files.sheet_in", fail)
    await a_waiting_file(partner)
    await reader.look()
    assert (await BankList.get()).why == "damaged"


async def test_telegram_away_is_waited_for(
    partner: Actor, reader: BankReader, telegram: Telegram, time: FixedClock
) -> None:
    telegram.fault = NetworkError("away")
    await a_waiting_file(partner)
    for _ in range(20):
        await reader.look()
        time.advance(timedelta(hours=1))
    telegram.fault = None
    await reader.look()
    assert (await BankList.get()).state == "read"
