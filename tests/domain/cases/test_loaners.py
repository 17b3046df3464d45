"""Loaner cars: one car to one case, and one case one car (domain §3)."""

import asyncio
from collections.abc import Awaitable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.actor import Actor
from domain.cases import service
from domain.cases.errors import (
    CarIsBack,
    CaseHasLoaner,
    LoanEndsInPast,
    LoanerIn,
    LoanerKnown,
    LoanerModelTooLong,
    LoanerOut,
    LoanerUsed,
    NoSuchLoaner,
)
from domain.cases.models import Loan, LoanerCar
from domain.cases.views import BoardFilter, CaseMark, LoanerView
from domain.customers.errors import NotAPlate
from domain.errors import DomainError, NotAllowed, NotFound
from domain.people.errors import BuiltOn
from domain.undo import service as undo
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import anew

ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
ONE, TWO = "京A12345", "京A54321"


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop with two loaner cars, C1 delivered, and C2 and C3 in its care."""
    move_to(ARRIVAL)
    shop = await a_shop()
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    for _ in range(2):
        await a_case(shop)
    for plate in (ONE, TWO):
        await service.add_loaner(anew(shop.manager), plate, "Model 3")
    return shop


async def pool(shop: Shop) -> list[tuple[str, int | None, bool]]:
    return [(car.plate, car.case, car.is_late) for car in (await service.loaner_pool(shop.advisor)).cars]


async def taken_back(actor: Actor) -> None:
    await undo.undo_last(anew(actor))


async def test_a_car_is_lent_until_the_promised_day_and_comes_back(shop: Shop) -> None:
    lent = await service.lend_loaner(shop.advisor, 2, "京a12345")
    assert (lent.loan.plate, lent.loan.due_on, lent.loan.is_late) == (ONE, date(2026, 11, 26), False)
    assert lent.case.care.loan == lent.loan
    assert await pool(shop) == [(ONE, 2, False), (TWO, None, False)]
    back = await service.return_loaner(shop.advisor, ONE)
    assert (back.case.number, back.case.care.loan) == (2, None)
    assert await pool(shop) == [(ONE, None, False), (TWO, None, False)]
    await service.lend_loaner(shop.advisor, 3, ONE, date(2026, 11, 20))


async def test_who_is_late_stands_first_and_on_the_board(shop: Shop) -> None:
    await service.lend_loaner(shop.advisor, 2, ONE, date(2026, 12, 10))
    await service.lend_loaner(shop.advisor, 3, TWO, date(2026, 11, 22))
    move_to(datetime(2026, 11, 23, 0, 5, tzinfo=ARRIVAL.tzinfo))
    assert await pool(shop) == [(TWO, 3, True), (ONE, 2, False)]
    marks = {line.number: line.marks for line in (await service.board(shop.advisor, BoardFilter())).lines}
    assert (marks[2], marks[3]) == ((), (CaseMark.LOANER_LATE,))
    move_to(datetime(2026, 11, 30, 9, tzinfo=ARRIVAL.tzinfo))
    await service.return_loaner(shop.advisor, TWO)
    late = await service.lend_loaner(shop.advisor, 3, TWO)
    assert late.loan.due_on == date(2026, 11, 30), "the promised day is over, so it is due today"


async def test_what_no_pool_allows_is_refused(shop: Shop) -> None:
    await service.lend_loaner(shop.advisor, 2, ONE)
    before = await pool(shop)
    tried: list[tuple[Awaitable[object], type[DomainError]]] = [
        (service.lend_loaner(shop.advisor, 2, TWO), CaseHasLoaner),
        (service.lend_loaner(shop.advisor, 3, ONE), LoanerOut),
        (service.lend_loaner(shop.advisor, 1, TWO), CarIsBack),
        (service.lend_loaner(shop.advisor, 3, "京A99999"), NoSuchLoaner),
        (service.lend_loaner(shop.advisor, 3, "什么"), NotAPlate),
        (service.lend_loaner(shop.advisor, 3, TWO, date(2026, 11, 19)), LoanEndsInPast),
        (service.lend_loaner(shop.advisor, 9, TWO), NotFound),
        (service.return_loaner(shop.advisor, TWO), LoanerIn),
        (service.return_loaner(shop.advisor, "京A99999"), NoSuchLoaner),
        (service.retire_loaner(shop.manager, ONE), LoanerOut),
        (service.retire_loaner(shop.advisor, TWO), NotAllowed),
        (service.add_loaner(shop.manager, ONE), LoanerKnown),
        (service.add_loaner(shop.manager, "京A67890", "长" * 41), LoanerModelTooLong),
        (service.add_loaner(shop.advisor, "京A67890"), NotAllowed),
    ]
    for act, refusal in tried:
        with pytest.raises(refusal):
            await act
    assert await pool(shop) == before


async def test_a_retired_car_is_lent_no_more_until_it_is_added_again(shop: Shop) -> None:
    await service.retire_loaner(anew(shop.manager), TWO)
    with pytest.raises(NoSuchLoaner):
        await service.lend_loaner(shop.advisor, 3, TWO)
    await taken_back(shop.manager)
    assert [plate for plate, _, _ in await pool(shop)] == [ONE, TWO]
    await service.retire_loaner(anew(shop.manager), TWO)
    again = await service.add_loaner(anew(shop.manager), TWO)
    assert again == LoanerView(again.id, TWO, "Model 3")
    await taken_back(shop.manager)
    assert [plate for plate, _, _ in await pool(shop)] == [ONE]
    assert await LoanerCar.all().count() == 2


async def test_lending_and_returning_can_be_taken_back(shop: Shop) -> None:
    await service.lend_loaner(anew(shop.advisor), 2, ONE)
    await service.return_loaner(anew(shop.advisor), ONE)
    await taken_back(shop.advisor)
    assert (await pool(shop))[0] == (ONE, 2, False)
    await taken_back(shop.advisor)
    assert await Loan.all().count() == 0
    await taken_back(shop.manager)
    assert await pool(shop) == [(ONE, None, False)], "the second car was added by mistake"


async def test_a_return_stands_once_the_car_is_lent_again(shop: Shop) -> None:
    await service.lend_loaner(anew(shop.advisor), 2, ONE)
    await service.return_loaner(anew(shop.advisor), ONE)
    await service.lend_loaner(anew(shop.manager), 3, ONE)
    with pytest.raises(LoanerOut):
        await taken_back(shop.advisor)
    await service.return_loaner(anew(shop.manager), ONE)
    await service.lend_loaner(anew(shop.manager), 2, TWO)
    with pytest.raises(BuiltOn):
        await taken_back(shop.advisor)


async def test_adding_a_car_stands_once_it_was_lent(shop: Shop) -> None:
    await service.lend_loaner(anew(shop.advisor), 2, TWO)
    with pytest.raises(LoanerUsed):
        await taken_back(shop.manager)


async def test_of_two_who_lend_the_same_car_at_once_one_does(shop: Shop) -> None:
    results = await asyncio.gather(
        *(service.lend_loaner(anew(shop.advisor), number, ONE) for number in (2, 3)), return_exceptions=True
    )
    assert sum(isinstance(result, LoanerOut) for result in results) == 1
    assert await Loan.all().count() == 1
