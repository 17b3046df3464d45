"""The morning digest of a whole deployment: what it takes until everything has been worded and sent."""

import asyncio
import time
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any, cast

from bench.copies import Each, Moved, copy, unproved
from bench.engines import Engines
from bench.history import NOW, cases_in_hand
from bench.processes import in_own_process
from bench.tables import Table, number
from bot.api import BotApi
from bot.delivery import Courier
from bot.living import Living
from domain import clock
from domain.database import connection
from domain.database.connection import execute, recorded_queries
from domain.database.migrate import migrate
from domain.outbox import service as outbox
from handlers.registry import gather
from tests.factories.cases import a_shop
from tests.factories.insurers import move_to
from tests.factories.people import a_group
from tests.journeys.harness import FREE

CENTRES = 200
CASES = 50
_APART = 100_000
"""So far the ids of one centre are from those of the next."""
_IDS = {
    "centre": ("id",),
    "known_person": ("user_id", "chosen_centre_id"),
    "staff": ("id", "centre_id", "person_id"),
    "chat": ("id", "centre_id", "chat_id"),
    "insurer": ("id", "centre_id"),
    "customer": ("id", "centre_id"),
    "vehicle": ("id", "centre_id", "customer_id"),
    "accident_case": ("id", "centre_id", "insurer_id", "vehicle_id", "customer_id", "advisor_id"),
    "case_step": ("id", "centre_id", "case_id", "done_by_id"),
}
"""What a digest reads, and which of its columns name a row of the same centre."""


@dataclass(frozen=True)
class Morning:
    """What one morning took."""

    seconds: float
    cpu_seconds: float
    queries: int
    sent: int
    letters: int


async def measure(engines: Engines) -> list[Table]:
    """One morning on each database, in a process of its own."""
    found = {name: await in_own_process(_morning, maker.empty()) for name, maker in engines.makers.items()}
    rows = tuple(
        (
            name,
            str(each.sent),
            number(each.seconds),
            number(each.cpu_seconds * 1000 / each.sent),
            number(each.queries / each.sent),
            f"{each.letters / each.sent:,.0f}",
        )
        for name, each in found.items()
    )
    columns = ("database", "digests", "seconds for all", "CPU ms a digest", "queries a digest", "letters a digest")
    notes = (
        f"At half past eight {CENTRES} centres with {CASES} cases in hand each, from the look at the schedule until "
        "the last digest is noted as sent: claimed, worded, sent and written down. No ceilings; the Bot API takes "
        "every call at once, in the same process. Measured once.",
    )
    return [Table("The morning digest of 200 centres", columns, rows, notes)]


class _Telegram:
    """A Bot API that takes everything at once."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._ids = count(1)

    async def call(self, _method: str, **parameters: Any) -> dict[str, int]:
        """Take a call."""
        self.texts.append(str(parameters["text"]))
        return {"message_id": next(self._ids)}


def _morning(url: str) -> Morning:
    return asyncio.run(_measured(url))


async def _measured(url: str) -> Morning:
    await connection.connect(url)
    try:
        await migrate()
        await _furnish()
        registry, telegram = gather(), _Telegram()
        courier = Courier(cast(BotApi, telegram), registry.renderers, Living(registry), FREE)
        cases = {"cases": registry.digest_plan["cases"]}
        cpu, started = time.process_time(), time.perf_counter()
        with recorded_queries() as queries:
            await outbox.queue_due_digests(cases)
            await courier.pump()
            await courier.drain()
        took, used = time.perf_counter() - started, time.process_time() - cpu
        if len(telegram.texts) != CENTRES or not all("C1" in text for text in telegram.texts):
            raise RuntimeError(f"{len(telegram.texts)} of {CENTRES} digests came")
        return Morning(took, used, len(queries), len(telegram.texts), sum(map(len, telegram.texts)))
    finally:
        await connection.close()


async def _furnish() -> None:
    """One centre by the services, the others by copying it with all its ids moved."""
    move_to(NOW - timedelta(days=30))
    shop = await a_shop()
    await a_group(shop.centre)
    await cases_in_hand(shop, CASES)
    async with unproved():
        for table, ids in _IDS.items():
            names = {"name_key": Each(1, "centre ")} if table == "centre" else {}
            moved = {column: Moved(-_APART if column == "chat_id" else _APART) for column in ids}
            await copy(table, "1 = 1", CENTRES - 1, **moved, **names)
    await connection.refresh_statistics()
    if connection.engine() is connection.Engine.POSTGRES:
        await execute("ANALYZE")
    clock.use(clock.MovableClock(NOW))
