"""The check of all accounts finds every kept figure that was broken, and says what is kept and what is right."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date, time

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import execute, recorded_queries, transaction
from domain.insurers import service
from domain.insurers.views import Difference, Plan
from domain.money import yuan
from domain.people import service as people
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")

Broken = tuple[str, str, str, object, object]
"""The SQL that breaks it, whose it is, what is said to be wrong, what is kept then, and what is right."""

BALANCES: list[Broken] = [
    ("UPDATE insurer SET unbilled_fen = 1 WHERE id = 1", "平安", "unbilled_fen", 1, 2_700_00),
    ("UPDATE insurer SET billed_fen = 7 WHERE id = 1", "平安", "billed_fen", 7, 1_000_00),
    ("UPDATE insurer SET overpaid_fen = 5 WHERE id = 1", "平安", "overpaid_fen", 5, 0),
    ("UPDATE insurer SET overpaid_fen = -5 WHERE id = 1", "平安", "overpaid_fen", -5, "at least 0"),
    ("UPDATE insurer SET penalty_fen = 0 WHERE id = 1", "平安", "penalty_fen", 0, 25_50),
    ("UPDATE insurer SET limit_fen = 1 WHERE id = 2", "人保", "limit_fen", 1, 60_000_00),
    ("UPDATE insurer SET statements_asking = 4 WHERE id = 1", "平安", "statements_asking", 4, 2),
    ("UPDATE insurer SET billed_fen = 1 WHERE id = 3", "太平", "billed_fen", 1, 0),
]
TERMS: list[Broken] = [
    ("UPDATE insurer SET cycle = 'monthly' WHERE id = 2", "人保", "cycle", "monthly", "half_monthly"),
    ("UPDATE insurer SET status = 'ended' WHERE id = 1", "平安", "is ended", True, False),
    ("UPDATE insurer SET ended_on = '2027-01-01' WHERE id = 1", "平安", "has a day it ended on", True, False),
]
STATEMENTS: list[Broken] = [
    ("UPDATE insurer_statement SET amount_fen = 9 WHERE number = 2", "平安", "S2 amount_fen", 9, 2_000_00),
    ("UPDATE insurer_statement SET paid_fen = 9 WHERE number = 2", "平安", "S2 paid_fen", 9, 1_000_00),
    ("UPDATE insurer_statement SET penalty_fen = 9 WHERE number = 1", "平安", "S1 penalty_fen", 9, 25_50),
    ("UPDATE insurer_statement SET ordinal = 3 WHERE number = 2", "平安", "S2 ordinal", 3, 2),
    ("UPDATE insurer_statement SET late_fen_days = 1 WHERE number = 1", "平安", "S1 late_fen_days", 1, 51_000_00),
    ("UPDATE insurer_statement SET late_through = '2026-12-16' WHERE number = 1", "平安", "S1 late_through",
     date(2026, 12, 16), date(2027, 1, 1)),
    ("UPDATE insurer_statement SET settled_on = NULL WHERE number = 1", "平安", "S1 settled_on", None,
     date(2027, 1, 1)),
    ("UPDATE insurer_statement SET settled_on = '2027-01-01' WHERE number = 2", "平安", "S2 settled_on",
     date(2027, 1, 1), None),
    ("UPDATE insurer_statement SET penalty_daily_bp = 6 WHERE number = 1", "平安",
     "S1 penalty_fen for its late_fen_days", 25_50, 30_60),
]  # fmt: skip
CASES: list[Broken] = [
    ("UPDATE insurer_case SET share_fen = 1 WHERE case_number = 1", "平安", "C1 share_fen", 1, 3_000_00),
    ("UPDATE insurer_case SET billed_fen = 1 WHERE case_number = 1", "平安", "C1 billed_fen", 1, 3_000_00),
    ("UPDATE insurer_case SET delivered_on = NULL WHERE case_number = 1", "平安", "C1 delivered_on", None,
     "2026-11-20"),
    ("UPDATE insurer_case SET delivered_on = '2027-01-02' WHERE case_number = 4", "平安", "C4 delivered_on",
     "2027-01-02", None),
    ("UPDATE insurer_case SET billable_on = '2027-01-02' WHERE case_number = 1", "平安", "C1 billable_on",
     "2027-01-02", None),
    ("UPDATE insurer_case SET billable_on = NULL WHERE case_number = 2", "平安", "C2 billable_on", None, "2027-01-01"),
    ("UPDATE insurer_case SET billable_on = NULL WHERE case_number = 3", "平安", "C3 billable_on", None, "2027-01-01"),
    ("UPDATE insurer_case SET billable_on = '2027-01-01' WHERE case_number = 5", "平安", "C5 billable_on",
     "2027-01-01", None),
    ("UPDATE insurer_case SET is_released = TRUE WHERE case_number = 1", "平安", "C1 is_released", 1, 0),
    ("UPDATE insurer_case SET is_released = FALSE WHERE case_number = 5", "平安", "C5 is_released", 0, 1),
]  # fmt: skip
OTHERS: list[Broken] = [
    ("UPDATE insurer_payment SET amount_fen = 7 WHERE id = 1", "平安", "payment 1 of 2027-01-01 amount_fen", 7,
     4_000_00),
    ("UPDATE insurer_payment SET insurer_id = 2 WHERE id = 1", "平安", "entry 8 (paid): insurer of payment 1", "人保",
     "平安"),
    ("UPDATE insurer_case SET insurer_id = 2 WHERE case_number = 4", "平安", "entry 4 (accepted): insurer of C4",
     "人保", "平安"),
    ("DELETE FROM insurer_case WHERE case_number = 4", "平安", "entry 4 (accepted): insurer of C4", None, "平安"),
    ("UPDATE insurer_statement SET insurer_id = 2 WHERE number = 2", "平安", "entry 13 (paid): insurer of S2", "人保",
     "平安"),
    ("DELETE FROM insurer_entry WHERE id = 8", "平安", "payment 1 of 2027-01-01 amount_fen", 4_000_00, 1_000_00),
    ("UPDATE insurer_entry SET insurer_id = 2 WHERE id = 4", "人保", "unbilled_fen", 0, 500_00),
    ("DELETE FROM insurer_limit WHERE before_fen IS NOT NULL", "人保", "limit_fen", 60_000_00, 50_000_00),
]  # fmt: skip
KINDS = {"sums": BALANCES, "terms": TERMS, "statements": STATEMENTS, "cases": CASES, "others": OTHERS}


@pytest.fixture
async def manager(database: str) -> Actor:
    """Two statements of one insurer, the first paid late, the second in part; cases in every state; another insurer."""
    clock.use(clock.FixedClock(clock.at(date(2026, 11, 10), time(12), "Asia/Shanghai")))
    actor = await an_actor(Role.MANAGER)
    first, second = await an_insurer(actor, "平安"), await an_insurer(actor, "人保", Plan.DEEP)
    await an_insurer(actor, "太平")
    await service.undo_added(actor, (await people.own_changes(actor))[0])
    await service.set_limit(actor, insurer_id=second.id, amount_fen=yuan(60_000), reason="扩面")
    await a_statement(actor, first.id, 1, 3_000, date(2026, 11, 20))
    await service.accept_case(actor, insurer_id=first.id, case_number=4, share_fen=yuan(500))
    await a_statement(actor, first.id, 3, 2_000, date(2026, 12, 20))
    move_to(clock.at(date(2027, 1, 1), time(12), actor.zone))
    await service.receive_payment(actor, insurer_id=first.id, amount_fen=yuan(4_000))
    await service.receive_payment(actor, insurer_id=first.id, amount_fen=yuan(90_000))
    await service.undo_paid(actor, (await people.own_changes(actor))[0])
    await a_delivered_case(actor, first.id, 2, 2_000)
    await service.reassess_case(actor, insurer_id=first.id, case_number=3, share_fen=yuan(2_200))
    await service.accept_case(actor, insurer_id=first.id, case_number=5, share_fen=yuan(700))
    await service.release_case(actor, insurer_id=first.id, case_number=5)
    return actor


class _Mended(Exception):
    """What was broken is put back."""


@asynccontextmanager
async def broken(sql: str) -> AsyncIterator[None]:
    """The database with something broken in it, for the moment."""

    with suppress(_Mended):
        async with transaction():
            assert await execute(sql), f"nothing to break: {sql}"
            yield
            raise _Mended


@pytest.mark.parametrize("kind", KINDS)
async def test_every_figure_that_was_broken_is_found(manager: Actor, kind: str) -> None:
    assert await service.check_accounts(manager.centre_id) == ()
    for sql, insurer, what, kept, right in KINDS[kind]:
        async with broken(sql):
            found = await service.check_accounts(manager.centre_id)
        assert Difference(insurer, what, kept, right) in found, (sql, found)


async def test_a_check_asks_as_often_for_many_accounts_as_for_few(manager: Actor) -> None:
    with recorded_queries() as few:
        await service.check_accounts(manager.centre_id)
    for number, name in enumerate(("国寿", "阳光", "大地"), 6):
        await a_statement(manager, (await an_insurer(manager, name)).id, number, 1_000, date(2027, 1, 10))
    with recorded_queries() as many:
        assert await service.check_accounts(manager.centre_id) == ()
    assert len(many) == len(few)
