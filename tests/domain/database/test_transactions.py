"""All or nothing, alone or nested, whoever is cancelled, killed or cut off."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError, OperationalError
from tortoise.expressions import F

from domain.database import connection
from domain.database.connection import Engine, transaction
from domain.database.errors import TransactionMisused
from tests.domain.database.cancelling import How, cancel_at_every_await
from tests.domain.database.models import Shop


async def names() -> set[str]:
    return {shop.name for shop in await Shop.all()}


async def nothing_is_left_open() -> None:
    """A writer gets its turn at once, and every pooled connection is at home and idle."""
    async with asyncio.timeout(5), transaction():
        await Shop.create(name="next")
        await Shop.filter(name="next").delete()
    if connection.engine() is Engine.POSTGRES:
        pool = connection.client()._pool
        assert pool._queue.qsize() == pool.get_max_size()
        assert await busy_backends() == 1, "the one that is asking"


async def busy_backends() -> int:
    [row] = await connection.fetch_rows(
        "SELECT COUNT(*) AS busy FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle'"
    )
    return int(row["busy"])


BEGIN_AND_COMMIT = 2
"""How often any transaction waits at least: on SQLite what is between them does not."""


class Pair:
    """Writes two rows that belong together, and checks that there are never one without the other."""

    def __init__(self, *, nested: bool = False) -> None:
        self._nested = nested
        self._number = 0

    async def write(self) -> None:
        self._number += 1
        async with transaction():
            await Shop.create(name=f"{self._number} left")
            await (self._nested_right() if self._nested else self._right())

    async def _right(self) -> None:
        await Shop.create(name=f"{self._number} right")

    async def _nested_right(self) -> None:
        async with transaction():
            await self._right()

    async def check(self) -> None:
        await nothing_is_left_open()
        found = {name for name in await names() if name.startswith(f"{self._number} ")}
        assert found in (set(), {f"{self._number} left", f"{self._number} right"})


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("nested", [False, True])
async def test_a_cancelled_transaction_leaves_nothing_behind(sample: str, how: How, nested: bool) -> None:
    pair = Pair(nested=nested)

    awaits = await cancel_at_every_await(pair.write, how, pair.check)

    assert awaits >= BEGIN_AND_COMMIT
    assert {f"{awaits + 1} left", f"{awaits + 1} right"} <= await names(), "the last was not cancelled"


@pytest.mark.parametrize("how", How)
async def test_a_cancelled_rollback_leaves_nothing_behind(sample: str, how: How) -> None:
    async def fail() -> None:
        async with transaction():
            await Shop.create(name="gone")
            raise OperationalError

    async def check() -> None:
        await nothing_is_left_open()
        assert await names() == set()

    assert await cancel_at_every_await(fail, how, check) >= BEGIN_AND_COMMIT


@pytest.mark.parametrize("how", How)
async def test_a_cancelled_bulk_insert_leaves_nothing_behind(sample: str, how: How) -> None:
    async def write() -> None:
        await Shop.bulk_create([Shop(name="a"), Shop(name="b")])

    async def check() -> None:
        await nothing_is_left_open()
        assert await names() in (set(), {"a", "b"})
        await Shop.all().delete()

    await cancel_at_every_await(write, how, check)


async def test_a_bulk_insert_is_all_or_nothing(sample: str) -> None:
    with pytest.raises(IntegrityError):
        await Shop.bulk_create([Shop(name="a"), Shop(name="b"), Shop(name="a")])

    assert await names() == set()
    await nothing_is_left_open()


async def test_whoever_is_cancelled_while_waiting_for_a_turn_does_not_take_it(sample: str) -> None:
    go_on, about_to = asyncio.Event(), asyncio.Event()

    async def second() -> None:
        await go_on.wait()
        about_to.set()
        async with transaction():
            await connection.lock("turn")
            await Shop.create(name="second")

    waiting = asyncio.create_task(second())
    async with transaction():
        await connection.lock("turn")
        go_on.set()
        await about_to.wait()
        waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    await nothing_is_left_open()
    assert await names() == set()


async def test_a_timeout_inside_undoes_only_the_savepoint(sample: str) -> None:
    """A caught timeout is no reason to lose the whole transaction."""
    never = asyncio.Event()
    async with transaction():
        await Shop.create(name="outer")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01), transaction():
                await Shop.create(name="inner")
                await never.wait()

    assert await names() == {"outer"}


async def test_a_failed_savepoint_undoes_only_itself(sample: str) -> None:
    async with transaction():
        await Shop.create(name="before")
        with pytest.raises(IntegrityError):
            async with transaction():
                await Shop.create(name="inside")
                async with transaction():
                    await Shop.create(name="deeper")
                await Shop.create(name="before")
        await Shop.create(name="after")
        async with transaction():
            await Shop.create(name="again")

    assert await names() == {"before", "after", "again"}


async def test_the_outer_failure_undoes_what_a_savepoint_kept(sample: str) -> None:
    with pytest.raises(OperationalError):
        async with transaction():
            async with transaction():
                await Shop.create(name="inside")
            raise OperationalError

    assert await names() == set()


async def test_a_script_inside_a_transaction_does_not_commit_it(sample: str) -> None:
    with pytest.raises(OperationalError):
        async with transaction():
            await Shop.create(name="a;b")
            await connection.client().execute_script(
                "UPDATE sample_shop SET name = 'x;y'; DELETE FROM sample_account; -- end; of it"
            )
            assert await names() == {"x;y"}
            raise OperationalError

    assert await names() == set()


async def add_one_under_lock(shop_id: int) -> None:
    async with transaction():
        shop = await Shop.select_for_update().get(id=shop_id)
        shop.name = str(int(shop.name) + 1)
        await shop.save()


async def add_one_under_named_lock(shop_id: int) -> None:
    async with transaction():
        await connection.lock(f"shop:{shop_id}")
        shop = await Shop.get(id=shop_id)
        shop.name = str(int(shop.name) + 1)
        await shop.save()


@pytest.mark.parametrize("add_one", [add_one_under_lock, add_one_under_named_lock])
async def test_nothing_is_lost_when_many_add_at_once(sample: str, add_one: Any) -> None:
    shop = await Shop.create(name="0")

    await asyncio.gather(*(add_one(shop.id) for _ in range(50)))

    await shop.refresh_from_db()
    assert shop.name == "50"


async def test_a_lock_needs_a_transaction(sample: str) -> None:
    with pytest.raises(RuntimeError, match="as long as its transaction"):
        await connection.lock("anything")


async def test_other_tasks_do_not_see_into_a_transaction(sample: str) -> None:
    """Their statements wait for it on SQLite and pass by it on PostgreSQL, but never join it."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with transaction():
            await Shop.create(name="unfinished")
            begun.set()
            await go_on.wait()
            raise OperationalError

    writing = asyncio.create_task(write())
    await begun.wait()
    reading = asyncio.create_task(names())
    go_on.set()

    assert await reading == set()
    with pytest.raises(OperationalError):
        await writing


async def in_a_task(work: Coroutine[Any, Any, None]) -> None:
    await asyncio.create_task(work)


async def test_a_task_started_inside_may_not_begin_a_transaction_in_it(sample: str) -> None:
    async def intrude() -> None:
        assert not connection.inside_transaction()
        async with transaction():
            await Shop.create(name="intruder")

    async with transaction():
        assert connection.inside_transaction()
        with pytest.raises(TransactionMisused):
            await in_a_task(intrude())

    assert await names() == set()


async def test_what_outlives_a_transaction_gets_the_database_itself(sample: str) -> None:
    """A timer armed inside a transaction inherits it; by then its connection serves somebody else."""
    ended = asyncio.Event()

    async def later() -> None:
        await ended.wait()
        assert not connection.inside_transaction()
        await Shop.create(name="alone")
        with pytest.raises(OperationalError):
            async with transaction():
                await Shop.create(name="undone")
                raise OperationalError

    async with transaction():
        task = asyncio.create_task(later())
    async with transaction():
        ended.set()
        await Shop.create(name="other") if connection.engine() is Engine.POSTGRES else None
    await task

    assert await names() - {"other"} == {"alone"}
    await nothing_is_left_open()


async def test_prefetching_works_inside_a_transaction(sample: str) -> None:
    async with transaction():
        await Shop.create(name="a")
        [shop] = await Shop.all().prefetch_related("accounts")
        assert list(shop.accounts) == []


async def test_statements_are_recorded_while_asked_for(sample: str) -> None:
    with connection.recorded_queries() as queries:
        async with transaction():
            await Shop.create(name="recorded")
        await connection.fetch_rows("SELECT name FROM sample_shop WHERE name = $1", "recorded")
        await Shop.bulk_create([Shop(name="b1"), Shop(name="b2")])
    await Shop.all()

    assert len(queries) == 4
    assert 'INSERT INTO "sample_shop"' in queries[0][0]
    assert [values for _, values in queries] == [["recorded"], ["recorded"], ["b1"], ["b2"]]


async def test_an_amount_raised_by_many_at_once(sample: str) -> None:
    """``F`` needs no lock."""
    shop = await Shop.create(name="x")
    await connection.execute("INSERT INTO sample_account (shop_id, number, details) VALUES ($1, 1, '{}')", shop.id)
    from tests.domain.database.models import Account

    await asyncio.gather(*(Account.filter(number=1).update(amount_fen=F("amount_fen") + 1) for _ in range(50)))

    assert (await Account.get(number=1)).amount_fen == 50


async def test_who_waits_for_a_connection_is_counted(sample: str) -> None:
    places = 1 if connection.engine() is Engine.SQLITE else connection.client()._pool.get_max_size()
    begun, may_end = asyncio.Semaphore(0), asyncio.Event()

    async def hold() -> None:
        async with transaction():
            begun.release()
            await may_end.wait()

    tasks = [asyncio.create_task(hold()) for _ in range(places + 2)]
    for _ in range(places):
        await begun.acquire()
    pool = connection.pool()
    assert (pool.size, pool.in_use, pool.waiting) == (places, places, 2)
    may_end.set()
    await asyncio.gather(*tasks)
    pool = connection.pool()
    assert (pool.in_use, pool.waiting) == (0, 0)
