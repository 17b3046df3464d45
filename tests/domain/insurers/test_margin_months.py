"""The months of an insurer's margin as they are kept: what moves them, what recomputes them, what fills them."""

import asyncio
import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

import domain.migrations
from domain import clock
from domain.actor import Actor, Role
from domain.cases import service as cases
from domain.database.connection import execute, recorded_queries
from domain.insurers import service
from domain.insurers.errors import CaseNotInAccount
from domain.insurers.models import InsurerCase, InsurerMonth
from domain.insurers.views import InsurerView
from domain.money import yuan
from tests.factories.cases import UNTIL_DELIVERED, a_case, a_shop, do_steps
from tests.factories.insurers import a_delivered_case, an_insurer, move_to
from tests.factories.people import a_centre, a_staff

ZONE = ZoneInfo("Asia/Shanghai")
OCTOBER = date(2026, 10, 1)


@pytest.fixture
async def desk(database: str) -> tuple[Actor, InsurerView]:
    """A manager, and an insurer with a case delivered in October: 8,200 billed, 5,100 spent."""
    move_to(datetime(2026, 10, 31, 23, 30, tzinfo=ZONE))
    manager = await a_staff(await a_centre(), Role.MANAGER)
    insurer = await an_insurer(manager)
    await a_delivered_case(manager, insurer.id, 1, 7_700)
    await note(manager, insurer, 1, 8_200, 5_100)
    return manager, insurer


async def test_a_case_counts_in_the_month_of_its_local_day(desk: tuple[Actor, InsurerView]) -> None:
    """Half past eleven at night of the 31st is still October there, and in UTC; half past midnight is not."""
    manager, insurer = desk
    move_to(datetime(2026, 11, 1, 0, 30, tzinfo=ZONE))
    await a_delivered_case(manager, insurer.id, 2, 1_000)
    assert await months() == {OCTOBER: (1, 8_200, 1, 8_200, 5_100), date(2026, 11, 1): (1, 0, 0, 0, 0)}


async def test_what_is_known_later_counts_where_the_case_does(desk: tuple[Actor, InsurerView]) -> None:
    manager, insurer = desk
    await note(manager, insurer, 1, 9_000, None)
    assert await months() == {OCTOBER: (1, 9_000, 0, 0, 0)}
    await note(manager, insurer, 1, 9_000, 0)
    assert await months() == {OCTOBER: (1, 9_000, 1, 9_000, 0)}
    await service.release_case(manager, insurer_id=insurer.id, case_number=1)
    assert await months() == {OCTOBER: (0, 0, 0, 0, 0)}
    await service.take_back_release(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(7_700))
    assert await months() == {OCTOBER: (1, 9_000, 1, 9_000, 0)}
    await service.take_back_delivery(manager, insurer_id=insurer.id, case_number=1)
    assert await months() == {OCTOBER: (0, 0, 0, 0, 0)}
    assert await service.check_accounts(manager.centre_id) == ()


async def test_the_same_again_writes_nothing(desk: tuple[Actor, InsurerView]) -> None:
    with recorded_queries() as queries:
        await note(*desk, 1, 8_200, 5_100)
    assert not any(sql.startswith(("INSERT", "UPDATE")) for sql, _ in queries)


async def test_a_case_of_nobody_is_refused(desk: tuple[Actor, InsurerView]) -> None:
    manager, insurer = desk
    with pytest.raises(CaseNotInAccount):
        await note(manager, insurer, 2, 8_200, None)
    await service.release_case(manager, insurer_id=insurer.id, case_number=1)
    with pytest.raises(CaseNotInAccount):
        await note(manager, insurer, 1, 8_200, None)


async def test_a_month_that_differs_is_named(desk: tuple[Actor, InsurerView]) -> None:
    manager, _ = desk
    await execute("UPDATE insurer_month SET cost_fen = 1, delivered = 3")
    found = [(each.what, each.kept, each.right) for each in await service.check_accounts(manager.centre_id)]
    assert found == [("2026-10 delivered", 3, 1), ("2026-10 cost_fen", 1, yuan(5_100))]
    await execute("DELETE FROM insurer_month")
    found = [(each.what, each.kept, each.right) for each in await service.check_accounts(manager.centre_id)]
    assert ("2026-10 delivered", 0, 1) in found
    assert len(found) == 5


@pytest.mark.parametrize("path", ["assess", "cost", "verify"])
async def test_a_command_moves_the_month_once(database: str, path: str) -> None:
    move_to(datetime(2026, 11, 2, 9, tzinfo=ZONE))
    shop = await a_shop()
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    acts: dict[str, Callable[[], Awaitable[object]]] = {
        "assess": lambda: cases.assess(shop.advisor, 1, assessed_fen=yuan(900)),
        "cost": lambda: cases.enter_costs(shop.advisor, 1, parts_fen=yuan(1), labour_fen=yuan(2)),
        "verify": lambda: cases.verify(shop.advisor, 1, verified_fen=yuan(800)),
    }
    with recorded_queries() as queries:
        await acts[path]()
    moves = [sql for sql, _ in queries if "insurer_month" in sql and "INSERT" in sql]
    assert len(moves) == 1


async def test_the_migration_fills_both_for_what_was_there_before(database: str) -> None:
    move_to(datetime(2026, 10, 30, 9, tzinfo=ZONE))
    shop = await a_shop()
    for number, (assessed, parts, labour) in enumerate(((200, 50, 40), (100, 50, None), (300, None, None)), start=1):
        await a_case(shop)
        move_to(clock.now().replace(hour=15))
        await do_steps(shop.advisor, number, *UNTIL_DELIVERED, assessed_yuan=assessed)
        costs = [None if each is None else yuan(each) for each in (parts, labour)]
        await cases.enter_costs(shop.advisor, number, parts_fen=costs[0], labour_fen=costs[1])
    await cases.verify(shop.advisor, 1, verified_fen=yuan(180))
    move_to(datetime(2026, 11, 1, 0, 10, tzinfo=ZONE))
    await a_case(shop)
    await do_steps(shop.advisor, 4, *UNTIL_DELIVERED, assessed_yuan=500)
    await a_case(shop)
    await cases.cancel_case(shop.advisor, 5, "客户不修了")
    await a_case(shop)
    rows, kept = await InsurerCase.all().order_by("id").values(), await months()
    assert kept == {OCTOBER: (3, 580, 1, 180, 90), date(2026, 11, 1): (1, 500, 0, 0, 0)}
    await execute("UPDATE insurer_case SET revenue_fen = NULL, cost_fen = NULL")
    await execute("DELETE FROM insurer_month")
    for sql in filling():
        await execute(sql)
    assert await InsurerCase.all().order_by("id").values() == rows
    assert await months() == kept
    assert await service.check_accounts(shop.centre.id) == ()


def filling() -> list[str]:
    """What a migration fills the new columns and the new table with."""
    for found in pkgutil.iter_modules(domain.migrations.__path__):
        migration = importlib.import_module(f"domain.migrations.{found.name}")
        if hasattr(migration, "FILL_MONTHS"):
            return [migration.FILL_CASE_FIGURES, migration.FILL_MONTHS]
    raise AssertionError("no migration fills them")


async def note(actor: Actor, insurer: InsurerView, number: int, revenue: int, cost: int | None) -> None:
    """Tell a case's figures, given in yuan."""
    cost_fen = None if cost is None else yuan(cost)
    await service.note_case_figures(
        actor, insurer_id=insurer.id, case_number=number, revenue_fen=yuan(revenue), cost_fen=cost_fen
    )


async def months() -> dict[date, tuple[int, int, int, int, int]]:
    """What is kept of each month: delivered, revenue, costed, costed revenue, cost; amounts in yuan."""
    return {
        row.month: (row.delivered, row.revenue_fen // 100, row.costed, row.costed_revenue_fen // 100,
                    row.cost_fen // 100)
        for row in await InsurerMonth.all().order_by("month")
    }  # fmt: skip


async def test_side_by_side_nothing_gets_lost(desk: tuple[Actor, InsurerView]) -> None:
    manager, insurer = desk
    for number in range(2, 8):
        await a_delivered_case(manager, insurer.id, number, 100)
    await asyncio.gather(*(note(manager, insurer, number, 1_000, 100 * number) for number in range(2, 8)))
    assert await months() == {OCTOBER: (7, 14_200, 7, 14_200, 7_800)}
    assert await service.check_accounts(manager.centre_id) == ()
