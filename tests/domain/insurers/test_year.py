"""A year of late, part, early, wrong and over-payments ends in the figures of a bookkeeper's sheet (domain §4)."""

from datetime import date

import pytest

from domain.actor import Role
from domain.insurers import service
from tests.factories.people import an_actor
from tests.year.driving import Figures, Year, expected
from tests.year.facts import INSURERS, YEAR, local
from tests.year.plan import LAST_DAY, the_year
from tests.year.sheet import Sheet

RECKONED_BY_LIBREOFFICE = {
    "平安": (25_755_32, 1_047_85, 26_803_17, 0, 573_72, (0, 0, 1_047_85, 0, 0)),
    "人保": (13_448_15, 1_733_17, 15_181_32, 0, 194_67, (0, 1_733_17, 0, 0, 0)),
    "太平洋": (12_187_15, 68_730_51, 80_917_66, 0, 3_239_33, (0, 0, 7_384_46, 10_606_86, 50_739_19)),
}
"""The last evening's figures in fen (not billed, not paid, exposure, overpaid, penalty, ageing), as LibreOffice reckons
the formulas that ``python -m tests.year`` writes."""

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
        if moment.date() == LAST_DAY:
            assert {name: _in_short(each) for name, each in figures.items()} == RECKONED_BY_LIBREOFFICE
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


def _in_short(figures: Figures) -> tuple[object, ...]:
    names = ("accepted, not billed", "billed, not paid", "exposure", "overpaid", "penalty", "ageing")
    return tuple(figures[name] for name in names)
