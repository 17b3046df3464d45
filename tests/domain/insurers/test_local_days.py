"""A car that is handed over late at night belongs to the day it is there, wherever the centre is (domain §4)."""

from datetime import date, time, timedelta

import pytest

from domain import clock
from domain.actor import Role
from domain.insurers import service
from tests.factories.insurers import a_delivered_case, an_insurer, move_to
from tests.factories.people import a_centre, a_staff

pytestmark = pytest.mark.usefixtures("database")

LAST, FIRST = date(2026, 11, 30), date(2026, 12, 1)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "UTC"])
async def test_the_last_minute_is_in_one_month_and_the_first_in_the_next(zone: str) -> None:
    move_to(clock.at(LAST, time(12), zone))
    actor = await a_staff(await a_centre(zone=zone), Role.MANAGER)
    insurer = await an_insurer(actor)
    move_to(clock.at(LAST, time(23, 59), zone))
    await a_delivered_case(actor, insurer.id, 1, 1_000)
    move_to(clock.at(FIRST, time(0, 1), zone))
    await a_delivered_case(actor, insurer.id, 2, 3_000)
    entries = await service.read_entries(actor, insurer.id)
    assert {entry.case_number: entry.day for entry in entries if entry.kind == "delivered"} == {1: LAST, 2: FIRST}
    move_to(clock.at(FIRST + timedelta(days=31), time(9), zone))
    bills = (await service.list_statements(actor, insurer.id)).statements.items
    assert [(bill.closes_on, bill.amount_fen) for bill in reversed(bills)] == [
        (LAST, 1_000_00),
        (date(2026, 12, 31), 3_000_00),
    ]
    assert await service.check_accounts(actor.centre_id) == ()
