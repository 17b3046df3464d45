"""Paid visits convert delivered cases, and the figures of customers per insurer (domain §3, §9)."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from domain import changes
from domain.actor import Role
from domain.cases import service
from domain.customers.errors import VisitInFuture, VisitNotPaid
from domain.customers.models import Customer, Vehicle, Visit
from domain.customers.views import VisitKind
from domain.database.connection import recorded_queries
from domain.money import Fen, yuan
from domain.policy import service as policy
from domain.undo import service as undo
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import a_staff, anew

SHANGHAI = ZoneInfo("Asia/Shanghai")
DELIVERY = datetime(2026, 1, 10, 17, tzinfo=SHANGHAI)
PLATE = "京AD12345"
YEAR = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop that delivered C1 on 10 January."""
    move_to(DELIVERY)
    shop = await a_shop()
    await a_case(shop, plate=PLATE)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    return shop


async def visited(shop: Shop, day: date, kind: VisitKind = VisitKind.MAINTENANCE, plate: str = PLATE) -> int | None:
    move_to(datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI))
    advisor = anew(shop.advisor)
    return (await service.note_visit(advisor, plate=plate, kind=kind, amount_fen=yuan(1_800))).converts


async def converted_on(shop: Shop) -> date | None:
    return (await service.show_case(shop.advisor, number=1)).care.converted_on


async def test_the_first_maintenance_after_the_delivery_converts_it(shop: Shop) -> None:
    assert await visited(shop, date(2026, 1, 10)) is None, "the day of delivery is no coming back"
    assert await visited(shop, date(2026, 3, 1), VisitKind.WASH) is None
    assert await converted_on(shop) is None
    assert await visited(shop, date(2026, 5, 1)) == 1
    assert await visited(shop, date(2026, 7, 1)) is None, "it has converted already"
    assert await converted_on(shop) == date(2026, 5, 1)


async def test_how_long_is_policy_and_later_does_not_count(shop: Shop) -> None:
    assert await visited(shop, date(2027, 1, 10), plate="京B99999") is None
    assert await visited(shop, date(2027, 1, 11)) is None
    assert await converted_on(shop) is None
    move_to(DELIVERY)
    await policy.set_policy(shop.manager, "case.conversion_months", "13")
    assert await converted_on(shop) == date(2027, 1, 11)


async def test_a_visit_is_told_for_a_day_that_was(shop: Shop) -> None:
    move_to(datetime(2026, 3, 2, 9, tzinfo=SHANGHAI))
    noted = await service.note_visit(
        shop.advisor, plate="京ad12345", kind=VisitKind.MAINTENANCE, amount_fen=yuan(1_800), day=date(2026, 3, 1)
    )
    assert (noted.visit.day, noted.visit.count, noted.converts) == (date(2026, 3, 1), 1, 1)
    with pytest.raises(VisitInFuture):
        await service.note_visit(
            shop.advisor, plate=PLATE, kind=VisitKind.WASH, amount_fen=yuan(60), day=date(2026, 3, 3)
        )
    with pytest.raises(VisitNotPaid):
        await service.note_visit(shop.advisor, plate=PLATE, kind=VisitKind.WASH, amount_fen=Fen(0))
    assert await Visit.all().count() == 1


async def test_the_cards_of_the_cars_cases_follow_a_visit_and_its_undo(shop: Shop) -> None:
    move_to(datetime(2026, 3, 2, 9, tzinfo=SHANGHAI))
    with changes.watched() as made:
        await service.note_visit(anew(shop.advisor), plate=PLATE, kind=VisitKind.MAINTENANCE, amount_fen=yuan(1_800))
    assert ("case", 1) in {(change.subject, change.number) for change in made}
    with changes.watched() as made:
        await undo.undo_last(anew(shop.advisor))
    assert ("case", 1) in {(change.subject, change.number) for change in made}
    assert await converted_on(shop) is None


async def test_a_car_that_came_with_its_first_visit_goes_with_its_undo(shop: Shop) -> None:
    assert await visited(shop, date(2026, 3, 2), plate="京B99999") is None
    await undo.undo_last(anew(shop.advisor))
    assert (await Vehicle.get(plate="京B99999")).customer_id is None
    assert await Visit.all().count() == 0
    assert await Customer.all().count() == 1


async def test_figures_by_insurer_and_period(shop: Shop) -> None:
    other = await an_insurer(shop.manager, name="人保")
    for plate, score in (("京B10001", 10), ("京B10002", 4)):
        number = (await a_case(shop, by=anew(shop.advisor), plate=plate, insurer_id=other.id)).case.number
        await do_steps(anew(shop.advisor), number, *UNTIL_DELIVERED)
        await service.enter_score(anew(shop.advisor), number, score)
    await a_case(shop, insurer_id=other.id)
    assert await visited(shop, date(2026, 4, 1)) == 1
    partner = await a_staff(shop.centre, Role.PARTNER)
    with recorded_queries() as queries:
        found = await service.care_figures(partner, *YEAR)
    assert len(queries) <= 6, "whatever the number of cases"
    figures = {each.insurer: each for each in found}
    ping_an, picc = figures["平安"], figures["人保"]
    assert (ping_an.delivered, ping_an.converted, ping_an.conversion, ping_an.nps) == (1, 1, Fraction(1), None)
    assert (picc.delivered, picc.converted, picc.conversion) == (2, 0, Fraction(0))
    assert (picc.scored, picc.promoters, picc.detractors, picc.nps, picc.complaints) == (2, 1, 1, Fraction(0), 1)
    assert await service.care_figures(partner, date(2026, 1, 11), YEAR[1]) == ()
