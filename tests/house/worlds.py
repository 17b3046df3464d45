"""Furnished centres that many tests look at and none changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count

from domain import clock
from domain.actor import Role
from domain.agents import service as agents
from domain.agents.views import Direction
from domain.cases import service as cases
from domain.customers import service as customers
from domain.database import connection
from domain.database.connection import transaction
from domain.insurers import service as insurers
from domain.money import yuan
from domain.people.views import CentreView
from tests.databases import Databases
from tests.factories.care import crowd_of_customers
from tests.factories.insurers import a_statement
from tests.factories.people import a_centre, a_staff
from tests.factories.world import TODAY, ZONE, World, a_world, move_to_now

LONG_ACCOUNT = "华安"


@dataclass(frozen=True)
class Worlds:
    """Two centres that look alike; the other one has one more of everything."""

    mine: World
    theirs: World


class _Undone(Exception):
    """Everything was seen; nothing stays."""


@asynccontextmanager
async def undone() -> AsyncIterator[None]:
    """Whatever is done inside is undone at the end."""
    try:
        async with transaction():
            yield
            raise _Undone
    except _Undone:
        pass


@asynccontextmanager
async def two_worlds(databases: Databases) -> AsyncIterator[Worlds]:
    """A clean database with two centres."""
    restore = clock.use(clock.SystemClock())
    await connection.connect(databases.with_tables())
    try:
        await databases.wipe()
        async with transaction():
            worlds = Worlds(await a_world(), await a_world(with_more=True))
        yield worlds
    finally:
        restore()
        await connection.close()


async def crowd(world: World, elsewhere: CentreView) -> None:
    """More of everything than goes into one message, people whose names begin alike, a manager of many centres."""
    numbers = count(1)
    await a_staff(elsewhere, Role.MANAGER, user_id=world.manager.user_id, name=world.manager.name)
    for _ in range(8):
        await a_staff(await a_centre(), Role.MANAGER, user_id=world.manager.user_id, name=world.manager.name)
    for _ in range(6):
        await a_centre()
    for letter in "强军明华春夏秋冬东南西北金木水火土石":
        await a_staff(world.centre, Role.ADVISOR, name=f"张伟{letter}")
    for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯":
        await agents.add_agent(world.partner, name=f"代理{letter}", company="平安", phone=f"139{next(numbers):08}")
        await insurers.add_insurer(world.partner, name=f"保险{letter}")
        await agents.log_referral(
            world.advisor,
            direction=Direction.OUT,
            agent_id=world.agent_id,
            plate=f"京H{next(numbers):05}",
            name="欧阳明月",
            phone="13898765432",
        )
    for _ in range(30):
        await cases.open_case(
            world.advisor,
            insurer_id=world.insurer_id,
            plate=f"京K{next(numbers):05}",
            name="司马南风",
            phone="13987654321",
            estimate_fen=yuan(100),
            damage="后杠",
        )
    await crowd_of_customers(world.manager, world.advisor)
    for number in range(30):
        await customers.add_policy(
            world.advisor,
            plate=f"京L{next(numbers):05}",
            expires_on=TODAY + timedelta(days=4 * number - 20),
            insurer="中国人民财产保险股份有限公司",
            name="诸葛小雨",
            phone="13700001234",
        )
    await _a_long_account(world)


async def _a_long_account(world: World) -> None:
    """An insurer that has owed a statement for every month of a year."""
    clock.use(clock.FixedClock(clock.at(date(2025, 11, 1), time(9), ZONE)))
    insurer = await insurers.add_insurer(world.partner, name=LONG_ACCOUNT)
    day = date(2025, 11, 20)
    for number in range(901, 913):
        day = (await a_statement(world.manager, insurer.id, number, 100, day)).replace(day=20)
    for fen in range(1, 12):
        await insurers.receive_payment(world.manager, insurer_id=insurer.id, amount_fen=fen)
        await insurers.pay_penalty(world.manager, insurer_id=insurer.id, amount_fen=1)
    move_to_now()
    for thousand in range(51, 75):
        await insurers.set_limit(
            world.manager, insurer_id=insurer.id, amount_fen=yuan(1_000 * thousand), reason="逐步调高"
        )
