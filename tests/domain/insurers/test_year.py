"""A year of late, part, early, wrong and over-payments ends in the figures of a bookkeeper's sheet (domain §4)."""

from datetime import date

import pytest

from domain.actor import Role
from domain.insurers import service
from tests.factories.people import an_actor
from tests.year.driving import Year, expected
from tests.year.facts import INSURERS, YEAR, local
from tests.year.plan import the_year
from tests.year.sheet import Sheet

pytestmark = pytest.mark.usefixtures("database")


async def test_a_year_ends_in_the_figures_of_the_sheet() -> None:
    actor, facts = await an_actor(Role.MANAGER), the_year()
    year = Year(actor)
    await year.begin()
    states: set[str] = set()
    sheets: list[Sheet] = []
    async for moment in year.lives(facts):
        figures = await year.figures()
        sheets = [Sheet.of(terms, facts, moment) for terms in INSURERS]
        for sheet in sheets:
            assert figures[sheet.terms.name] == expected(sheet), f"{sheet.terms.name} at {moment}"
            states.add(sheet.state)
    assert states == {"open", "watch", "stopped", "legal"}
    for sheet in sheets:
        assert await year.statements(sheet.terms.name) == sheet.statements
    assert await service.check_accounts(actor.centre_id) == ()


def test_the_year_has_everything_in_it_that_happens_to_money() -> None:
    """A plan made anew by another seed must not lose what it is for."""
    facts = the_year()
    sheets = [Sheet.of(terms, facts, facts[-1].at) for terms in INSURERS]
    assert any(bill.fen < 0 for sheet in sheets for bill in sheet.bills)
    assert Sheet.of(INSURERS[0], facts, local(date(YEAR, 4, 30), 12)).allotted[1] > 0, "paid before it was billed"
    assert all(sum(fact.at.month == month and fact.what == "taken" for fact in facts) > 14 for month in range(1, 13))
    assert not any(fact.what == "received" and fact.at.month > 5 for fact in sheets[-1].facts)
    assert {fact.at.minute for fact in facts if fact.at.hour in (23, 0) and fact.what == "delivered"} == {59, 1, 2}
