"""What the outbox sends in a second: as fast as it can, and how close it keeps to Telegram's ceilings."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from bench.copies import Each, copy
from bench.engines import Engines
from bench.processes import bot, cpu_seconds, in_own_process
from bench.tables import Table, median, number
from bot.sandbox import Sandbox, running_sandbox
from bot.sandbox.core import ApiCall
from bot.sandbox.limits import FloodLimits
from bot.sandbox.world import MANAGER, Chat, World, default_world
from domain import clock
from domain.database import connection
from domain.database.connection import transaction
from domain.database.migrate import migrate
from domain.outbox.models import OutboxMessage
from domain.outbox.service import RANK_PUSH
from domain.outbox.views import Ceilings
from tests.journeys.harness import settings_for

CHATS = 1_000
FIRST_CHAT = -500_000
EACH = 5
"""Messages for every chat when there are no ceilings, which go in as many waves; with them it is one."""
DRAIN_SECONDS = 60
TEXT = "<b>事故车进度</b>\nC12 京AD12345 第 3 天 维修中 · ⏰ 质检 18:00 · 李雷\n" * 8


@dataclass(frozen=True)
class Drained:
    """How a full outbox was emptied."""

    arrived_at: tuple[datetime, ...]
    cpu_seconds: float
    refused: int
    """How many times the Bot API said 429."""

    @property
    def sent(self) -> int:
        """How many messages arrived."""
        return len(self.arrived_at)

    @property
    def seconds(self) -> float:
        """From the first message that arrived to the last."""
        return (self.arrived_at[-1] - self.arrived_at[0]).total_seconds()

    @property
    def sent_a_second(self) -> float:
        """The median of as many messages in a row as there are chats."""
        waves = [self.arrived_at[at : at + CHATS] for at in range(0, self.sent, CHATS)]
        return median([(len(wave) - 1) / (wave[-1] - wave[0]).total_seconds() for wave in waves])


async def measure(engines: Engines) -> list[Table]:
    """A full outbox emptied by a bot process on each database, without ceilings and with them."""
    kinds = {(name, each): maker.empty() for name, maker in engines.makers.items() for each in (EACH, 1)}
    await asyncio.gather(*(in_own_process(fill, url, each) for (_, each), url in kinds.items()))
    free = {name: await _drained(engines, kinds[name, EACH], EACH, "bench.unbounded") for name in engines.makers}
    bound = {name: await _drained(engines, kinds[name, 1], 1, "bot") for name in engines.makers}
    return [_free_table(free), _bound_table(bound)]


async def _drained(engines: Engines, url: str, each: int, module: str) -> Drained:
    limits = FloodLimits() if module == "bot" else FloodLimits.off()
    async with running_sandbox(_world(), limits=limits) as (sandbox, address):
        settings = settings_for(address, url, "webhook", engines.new_home())
        async with bot(settings, module) as pid:
            await sandbox.wait_for(lambda: _arrived(sandbox), DRAIN_SECONDS)
            cpu = cpu_seconds(pid)
            await sandbox.wait_for(lambda: len(_arrived(sandbox)) >= CHATS * each, DRAIN_SECONDS)
            used = cpu_seconds(pid) - cpu
    refused = sum(call.error_code == 429 for call in sandbox.calls)
    return Drained(tuple(call.at for call in _arrived(sandbox)), used, refused)


def _arrived(sandbox: Sandbox) -> list[ApiCall]:
    return [call for call in sandbox.core.calls if call.ok and call.method == "sendMessage"]


def _world() -> World:
    """The usual world with as many more groups."""
    groups = tuple(Chat(FIRST_CHAT + at, "supergroup", f"团队群 {at}", (MANAGER,), (MANAGER,)) for at in range(CHATS))
    usual = default_world()
    return replace(usual, groups=(*usual.groups, *groups))


def fill(url: str, each: int) -> None:
    """Fill the empty database at ``url`` with ``each`` messages for every chat; in a process of its own."""
    asyncio.run(_fill(url, each))


async def _fill(url: str, each: int) -> None:
    """Worded already: what is measured is claiming and sending, not rendering."""
    await connection.connect(url)
    try:
        await migrate()
        now = clock.now()
        call = {"method": "sendMessage", "chat_id": FIRST_CHAT, "text": TEXT, "parse_mode": "HTML"}
        async with transaction():
            await OutboxMessage.create(
                chat_id=FIRST_CHAT,
                rank=RANK_PUSH,
                is_message=True,
                call=call,
                lang="zh-CN",
                state="waiting",
                due_at=now,
                queued_at=now,
            )
            await copy("outbox_message", "id = 1", CHATS - 1, chat_id=Each(FIRST_CHAT + 1))
            if each > 1:
                await copy("outbox_message", f"id <= {CHATS}", each - 1)
    finally:
        await connection.close()


def _free_table(found: dict[str, Drained]) -> Table:
    rows = tuple(
        (
            name,
            f"{each.sent:,}",
            number(each.sent_a_second),
            number(each.cpu_seconds * 1000 / each.sent),
            f"{each.sent_a_second / Ceilings().per_second:.1f}x",
        )
        for name, each in found.items()
    )
    columns = ("database", "messages", "sent a second", "CPU ms a message", "of Telegram's ceiling")
    notes = (f"{EACH} worded messages for each of {CHATS} groups; CPU is the bot's process.",)
    return Table("Outbox without ceilings", columns, rows, notes)


def _bound_table(found: dict[str, Drained]) -> Table:
    per_second = Ceilings().per_second
    rows = tuple(
        (
            name,
            str(each.sent),
            number(each.seconds),
            f"{(each.sent - 1) / each.seconds / per_second:.0%}",
            str(each.refused),
        )
        for name, each in found.items()
    )
    columns = ("database", "messages", "seconds", "of the possible rate", "429 seen")
    notes = (
        f"One message for each of {CHATS} groups, the sandbox refusing as Telegram does; the rate from the first that "
        f"arrived to the last, over {per_second} a second. Measured once.",
    )
    return Table(f"Outbox under Telegram's ceilings: {per_second} a second", columns, rows, notes)
