"""A shop with a long past: one case led through its whole life by the services, then copied by the thousand."""

from datetime import UTC, date, datetime, time, timedelta

from bench.copies import Each, copy, go_on_numbering, unproved
from domain import clock
from domain.cases.views import StepName
from domain.database import connection
from domain.database.connection import Engine, execute
from domain.insurers import service as insurers
from domain.money import yuan
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to

ZONE = "Asia/Shanghai"
NOW = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
"""The moment every question is asked at: half past eight in the morning, when the digest comes."""
FIRST_MONTH = date(2023, 1, 1)
MONTHS = 40
OPEN_CASES = 30
CASE_YUAN = 100


async def furnish(past_cases: int) -> Shop:
    """Fill the empty database that is connected: 30 cases in hand, ``past_cases`` closed, billed and paid.

    Those in hand come first, since opening them among the past ones is not what is measured. The accounts are
    checked against their entries at the end: a past that does not add up is a ``RuntimeError``.
    """
    shop = await _first_case()
    await cases_in_hand(shop, OPEN_CASES)
    per_month, first_number = past_cases // MONTHS, 2 + OPEN_CASES
    for month in range(MONTHS):
        number = first_number + month * per_month
        async with unproved():
            await _one_more_month(_month_after(FIRST_MONTH, month + 1), 2 + month, number, per_month)
    await _keep_counters(1 + MONTHS, first_number - 1 + MONTHS * per_month)
    if differences := await insurers.check_accounts(shop.centre.id):
        raise RuntimeError(f"the past does not add up: {differences}")
    if connection.engine() is Engine.POSTGRES:
        await execute("ANALYZE")  # the server does so by itself within a minute
    return shop


async def _first_case() -> Shop:
    """The case that is copied: number 1, its rows the first of their tables; delivered, billed and paid."""
    move_to(_at(FIRST_MONTH))
    shop = await a_shop()
    await a_case(shop, at=_at(FIRST_MONTH + timedelta(days=9)), estimate_yuan=CASE_YUAN)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED, StepName.BOOKING, StepName.CALLBACK, assessed_yuan=CASE_YUAN)
    move_to(_at(_month_after(FIRST_MONTH, 1)))
    await insurers.close_statements(shop.centre.id, clock.today(ZONE))
    await insurers.receive_payment(shop.manager, insurer_id=shop.insurer.id, amount_fen=yuan(CASE_YUAN))
    return shop


async def _one_more_month(opens_on: date, statement: int, number: int, count: int) -> None:
    """``count`` cases from ``number`` on that came and went in a month, on a statement that is paid."""
    came, left = _at(opens_on + timedelta(days=9)), _at(opens_on + timedelta(days=14))
    await copy("customer", "id = 1", count, id=Each(number), phone=Each(number, "past"))
    await copy("vehicle", "id = 1", count, id=Each(number), plate=Each(number, "past"), customer_id=Each(number))
    own = {"id": Each(number), "number": Each(number), "vehicle_id": Each(number), "customer_id": Each(number)}
    times = {"arrived_at": came, "promised_day": left.date(), "delivered_at": left, "closed_at": left}
    await copy("accident_case", "id = 1", count, **own, **times)
    await copy("case_step", f"id <= {len(StepName)}", count, case_id=Each(number), due_at=left, done_at=left)
    await copy("case_photo_day", "id = 1", count, case_id=Each(number), day=came.date(), shown_at=came)
    await _account_of(opens_on, statement, number, count)


async def _account_of(opens_on: date, statement: int, number: int, count: int) -> None:
    """The same month in the insurer's account."""
    paid_on, total_fen = _month_after(opens_on, 1), count * yuan(CASE_YUAN)
    closes_on, middle = paid_on - timedelta(days=1), opens_on + timedelta(days=14)
    own = {"id": statement, "number": statement, "ordinal": statement, "opens_on": opens_on, "closes_on": closes_on}
    paid = {"amount_fen": total_fen, "paid_fen": total_fen, "due_on": paid_on, "settled_on": paid_on}
    await copy("insurer_statement", "id = 1", 1, **own, **paid, late_through=paid_on)
    await copy("insurer_payment", "id = 1", 1, id=statement, amount_fen=total_fen, day=paid_on)
    await copy("insurer_case", "id = 1", count, case_number=Each(number), delivered_on=middle)
    await copy("insurer_month", "id = 1", 1, month=opens_on, delivered=count, revenue_fen=total_fen)
    cases = {"case_number": Each(number), "at": _at(middle)}
    await copy("insurer_entry", "id = 1 AND kind = 'accepted'", count, **cases, day=middle)
    await copy("insurer_entry", "id = 2 AND kind = 'delivered'", count, **cases, day=middle)
    await copy("insurer_entry", "id = 3 AND kind = 'billed'", count, **cases, day=closes_on, statement_id=statement)
    money = {"amount_fen": -total_fen, "statement_id": statement, "payment_id": statement}
    await copy("insurer_entry", "id = 4 AND kind = 'paid'", 1, **money, day=paid_on, at=_at(paid_on))


async def _keep_counters(statements: int, cases: int) -> None:
    await go_on_numbering("customer", "vehicle", "accident_case", "insurer_statement", "insurer_payment")
    for kind, last in (("statement", statements), ("case", cases)):
        await execute("UPDATE counter SET last_number = $1 WHERE kind = $2", last, kind)
    await execute("UPDATE insurer SET statements_asking = $1", statements)


async def cases_in_hand(shop: Shop, count: int) -> None:
    """``count`` cars taken one every eight hours until now, each further on than the one after it."""
    for place in range(count):
        case = await a_case(shop, at=NOW - timedelta(hours=8 * (count - place)), estimate_yuan=CASE_YUAN)
        steps = UNTIL_DELIVERED[: min(7, (count - place) // 4)]
        await do_steps(shop.advisor, case.case.number, *steps, assessed_yuan=CASE_YUAN)
    move_to(NOW)
    await insurers.close_statements(shop.centre.id, clock.today(ZONE))


def _at(day: date) -> datetime:
    return clock.at(day, time(10), ZONE)


def _month_after(month: date, months: int) -> date:
    years, before = divmod(month.month - 1 + months, 12)
    return date(month.year + years, before + 1, 1)
