"""Statements to look at, and that everything shown of them follows what happens to them (domain §4)."""

from datetime import UTC, date, datetime, time

import pytest

from domain import changes, clock
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.models import InsurerEntry, InsurerStatement
from domain.insurers.views import InsurerView, Plan, StatementView
from domain.money import yuan
from domain.people import service as people
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(datetime(2026, 11, 10, 4, tzinfo=UTC)))


@pytest.fixture
async def partner(database: str) -> Actor:
    return await an_actor(Role.MANAGER)


@pytest.fixture
async def insurer(partner: Actor) -> InsurerView:
    return await an_insurer(partner)


def at(actor: Actor, day: str) -> None:
    move_to(clock.at(date.fromisoformat(day), time(12), actor.zone))


async def pay(actor: Actor, insurer: InsurerView, amount: int, day: str | None = None) -> None:
    on = date.fromisoformat(day) if day else None
    await service.receive_payment(actor, insurer_id=insurer.id, amount_fen=yuan(amount), day=on)


async def corrected(actor: Actor, insurer: InsurerView, number: int, share: int) -> None:
    await service.reassess_case(actor, insurer_id=insurer.id, case_number=number, share_fen=yuan(share))


async def shown(actor: Actor, number: int) -> StatementView:
    return (await service.show_statement(actor, number)).statement


# --- what is shown


async def test_a_statement_goes_from_open_to_paid(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 7, 20_000, date(2026, 11, 20))
    detail = await service.show_statement(partner, 1)
    statement = detail.statement
    assert (detail.insurer, statement.number, statement.state) == ("平安", 1, "open")
    assert [str(day) for day in (statement.opens_on, statement.closes_on, statement.due_on)] == [
        "2026-11-01",
        "2026-11-30",
        "2026-12-15",
    ]
    assert (statement.amount_fen, statement.paid_fen, statement.unpaid_fen) == (yuan(20_000), 0, yuan(20_000))
    await pay(partner, insurer, 5_000)
    assert (await shown(partner, 1)).state == "part_paid"
    at(partner, "2026-12-25")
    late = await shown(partner, 1)
    assert (late.state, late.late_days, late.unpaid_fen, late.penalty_fen) == ("late", 10, yuan(15_000), yuan(75))
    await pay(partner, insurer, 15_000)
    at(partner, "2027-02-01")
    paid = await shown(partner, 1)
    assert (paid.state, paid.unpaid_fen, paid.penalty_fen) == ("paid", 0, yuan(75))
    assert (str(paid.settled_on), paid.late_days) == ("2026-12-25", 10)


async def test_what_was_paid_at_last_is_a_legal_matter_no_more(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 7, 100, date(2026, 11, 20))
    legal = []
    for day, fen in (("2027-02-13", 0), ("2027-02-14", 0), ("2027-02-20", 100)):
        at(partner, day)
        if fen:
            await pay(partner, insurer, fen)
        legal.append((await service.show_statement(partner, 1)).is_legal)
    assert legal == [False, True, False]


async def test_what_was_paid_in_time_is_not_late_later(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 7, 100, date(2026, 11, 20))
    await pay(partner, insurer, 100)
    at(partner, "2027-06-01")
    paid = await shown(partner, 1)
    assert (paid.state, paid.late_days, paid.penalty_fen) == ("paid", 0, 0)


async def test_lines_are_cases_and_corrections_of_former_statements(partner: Actor, insurer: InsurerView) -> None:
    await a_delivered_case(partner, insurer.id, 1, 300)
    await a_delivered_case(partner, insurer.id, 2, 400)
    await a_statement(partner, insurer.id, 3, 500, date(2026, 11, 20))
    await corrected(partner, insurer, 1, 250)
    await corrected(partner, insurer, 2, 460)
    await a_statement(partner, insurer.id, 4, 100, date(2026, 12, 20))
    await corrected(partner, insurer, 1, 200)
    await a_statement(partner, insurer.id, 5, 0, date(2027, 1, 20))
    lines = [(await service.show_statement(partner, number)).lines for number in (1, 2, 3)]
    assert [[(line.case_number, line.amount_fen, line.corrects) for line in page] for page in lines] == [
        [(1, yuan(300), None), (2, yuan(400), None), (3, yuan(500), None)],
        [(1, -yuan(50), 1), (2, yuan(60), 1), (4, yuan(100), None)],
        [(1, -yuan(50), 2), (5, 0, None)],
    ]
    for number, page in enumerate(lines, start=1):
        assert sum(line.amount_fen for line in page) == (await shown(partner, number)).amount_fen
    below_zero = await shown(partner, 3)
    assert (below_zero.state, below_zero.unpaid_fen, below_zero.late_days) == ("paid", 0, 0)


async def test_lines_come_a_page_at_a_time_and_cost_the_same(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 1, 1, date(2026, 11, 20))
    move_to(clock.at(date(2026, 12, 20), time(12), partner.zone))
    for number in range(2, 47):
        await a_delivered_case(partner, insurer.id, number, 1)
    await corrected(partner, insurer, 1, 5)
    at(partner, "2027-01-02")
    await service.close_statements(partner.centre_id, date(2027, 1, 2))
    counts, seen = set(), []
    for number, offset in ((1, 0), (2, 0), (2, 20), (2, 40)):
        with recorded_queries() as queries:
            page = (await service.show_statement(partner, number, offset=offset, limit=20)).lines
        counts.add(len(queries))
        seen += [line.case_number for line in page] if number == 2 else []
    assert len(counts) == 1
    assert sorted(seen) == list(range(1, 47))
    assert page.left == 0
    assert (await service.show_statement(partner, 2, offset=900)).lines.items == page.items


async def test_an_insurers_statements_come_newest_first(partner: Actor, insurer: InsurerView) -> None:
    other = await an_insurer(partner, "人保")
    day = date(2026, 11, 20)
    for number in range(1, 13):
        day = (await a_statement(partner, insurer.id, number, 100, day)).replace(day=20)
    await a_statement(partner, other.id, 20, 100, day)
    await pay(partner, insurer, 150)
    first = await service.list_statements(partner, insurer.id)
    assert (first.insurer, first.statements.total) == ("平安", 12)
    assert [each.number for each in first.statements] == list(range(12, 2, -1))
    with recorded_queries() as queries:
        rest = await service.list_statements(partner, insurer.id, offset=10)
    assert [(each.number, each.state) for each in rest.statements] == [(2, "late"), (1, "paid")]
    with recorded_queries() as of_one:
        assert len((await service.list_statements(partner, other.id)).statements) == 1
    assert len(queries) == len(of_one)


async def test_what_is_owed_comes_in_the_order_it_fell_due(partner: Actor, insurer: InsurerView) -> None:
    deep = await an_insurer(partner, "人保", Plan.DEEP)
    await a_delivered_case(partner, deep.id, 1, 100)
    at(partner, "2026-11-16")
    await service.close_statements(partner.centre_id, date(2026, 11, 16))
    await a_delivered_case(partner, deep.id, 2, 100)
    await a_statement(partner, insurer.id, 3, 100, date(2026, 11, 20))
    owed = (await service.ageing(partner)).owed
    assert [(each.insurer, str(each.statement.due_on)) for each in owed] == [
        ("人保", "2026-11-30"),
        ("平安", "2026-12-15"),
        ("人保", "2026-12-15"),
    ]
    await pay(partner, deep, 100)
    assert [each.statement.number for each in (await service.ageing(partner)).owed] == [2, 3]


async def test_looking_closes_the_periods_that_have_ended(partner: Actor, insurer: InsurerView) -> None:
    await a_delivered_case(partner, insurer.id, 1, 100)
    at(partner, "2026-12-01")
    assert [each.number for each in (await service.list_statements(partner, insurer.id)).statements] == [1]
    await corrected(partner, insurer, 1, 0)
    await a_delivered_case(partner, insurer.id, 2, 30)
    at(partner, "2027-01-01")
    assert (await shown(partner, 1)).paid_fen == yuan(70)
    assert (await shown(partner, 2)).amount_fen == -yuan(70)


async def test_only_partners_of_the_centre_see_them(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 1, 100, date(2026, 11, 20))
    stranger = await an_actor(Role.MANAGER)
    with pytest.raises(NotFound):
        await service.show_statement(stranger, 1)
    with pytest.raises(NotFound):
        await service.list_statements(stranger, insurer.id)
    assert (await service.ageing(stranger)).owed == ()
    advisor = await an_actor(Role.ADVISOR)
    for refused in (service.show_statement(advisor, 1), service.list_statements(advisor, 1)):
        with pytest.raises(NotAllowed):
            await refused


# --- what follows


def told(made: list[changes.Change]) -> set[tuple[str, int | None]]:
    """What is made anew without an entry of its own in the audit."""
    return {(change.subject, change.number) for change in made if change.id is None}


async def test_every_statement_that_money_touches_is_told_of(partner: Actor, insurer: InsurerView) -> None:
    for number, day in ((1, date(2026, 11, 20)), (2, date(2026, 12, 20)), (3, date(2027, 1, 20))):
        await a_statement(partner, insurer.id, number, 100, day)
    with changes.watched() as made:
        await pay(partner, insurer, 150)
    assert told(made) == {("insurer", insurer.id), ("statement", 1), ("statement", 2)}
    assert [change.what for change in made if change.id is not None] == ["paid"]
    change = next(each for each in await people.own_changes(partner) if each.what == "paid")
    with changes.watched() as made:
        await service.undo_paid(partner, change)
    assert told(made) == {("insurer", insurer.id), ("statement", 1), ("statement", 2)}


async def test_closing_tells_of_what_it_makes_and_of_what_its_credit_pays(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 1, 100, date(2026, 11, 20))
    await corrected(partner, insurer, 1, 0)
    at(partner, "2027-01-01")
    with changes.watched() as made:
        await service.close_statements(partner.centre_id, date(2027, 1, 1))
    assert told(made) == {("insurer", insurer.id), ("statement", 1), ("statement", 2)}
    assert (await shown(partner, 1)).state == "paid"
    with changes.watched() as made:
        await service.close_statements(partner.centre_id, date(2027, 1, 1))
        await service.credit_all(partner)
    assert made == []


async def test_whatever_changes_a_statement_tells_of_it(partner: Actor, insurer: InsurerView) -> None:
    """Credit that a later statement spends, penalties that are fixed, and lines that only a correction has."""
    rows: dict[int, dict[str, object]] = {}
    day = date(2026, 11, 20)
    for number in range(1, 9):
        with changes.watched() as made:
            day = (await a_statement(partner, insurer.id, number, 100, day)).replace(day=20)
            if number % 3 == 0:
                await pay(partner, insurer, 130)
            if number % 4 == 0:
                await corrected(partner, insurer, number - 1, 10)
        after = {row["number"]: row for row in await InsurerStatement.all().values()}
        changed = {each for each, row in after.items() if rows.get(each) != row}
        assert changed == {number for subject, number in told(made) if subject == "statement"}
        rows = after
    kinds = {entry.kind for entry in await InsurerEntry.all()}
    assert {"paid", "penalty", "corrected"} <= kinds


async def test_whoever_only_sees_a_card_again_closes_nothing(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 1, 100, date(2026, 11, 20))
    await a_delivered_case(partner, insurer.id, 2, 100)
    at(partner, "2027-01-01")
    reader = await people.reader_in(partner.centre_id, partner.user_id)
    assert reader is not None
    await service.show_statement(reader, 1)
    await service.credit_one(reader, insurer.id)
    assert await InsurerStatement.all().count() == 1
    await service.credit_one(partner, insurer.id)
    assert await InsurerStatement.all().count() == 2
