"""Money, moments and documents come back as they went in, and nothing inexact gets through."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tortoise.exceptions import IntegrityError, OperationalError
from tortoise.expressions import F
from tortoise.functions import Sum

from domain import clock
from domain.database import connection
from domain.database.errors import InexactNumber
from domain.database.fields import LARGEST_FEN, SMALLEST_FEN, FenField, day_from, moment_from
from domain.money import Fen
from tests.domain.database.models import Account, Shop

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def an_account(number: int = 1, **values: Any) -> Account:
    shop, _ = await Shop.get_or_create(name="平安")
    return await Account.create(**{"shop": shop, "number": number, "closed_at": NOON, **values})


@pytest.mark.parametrize("amount", [0, -1, SMALLEST_FEN, LARGEST_FEN])
async def test_money_comes_back_as_it_went_in(sample: str, amount: int) -> None:
    await an_account(amount_fen=Fen(amount))

    found = await Account.get(amount_fen=amount)

    assert type(found.amount_fen) is int
    assert found.amount_fen == amount
    assert found.limit_fen is None


@pytest.mark.parametrize("amount", [1.0, Decimal(1), True, "1", None])
async def test_money_is_nothing_but_whole_fen(sample: str, amount: Any) -> None:
    account = await an_account()

    with pytest.raises((TypeError, ValueError)):
        Account(number=2, amount_fen=amount)
    if amount is not None:
        account.amount_fen = amount
        with pytest.raises(TypeError, match="whole fen"):
            await account.save()
        with pytest.raises(TypeError, match="whole fen"):
            await Account.filter(amount_fen__gt=amount)
        with pytest.raises(TypeError, match="whole fen"):
            await Account.all().update(amount_fen=amount)


@pytest.mark.parametrize("amount", [LARGEST_FEN + 1, SMALLEST_FEN - 1])
def test_money_that_does_not_fit_is_refused(amount: int) -> None:
    with pytest.raises(OverflowError):
        FenField().to_db_value(amount, Account)


async def test_an_amount_is_raised_in_the_database(sample: str) -> None:
    account = await an_account(amount_fen=Fen(5))

    await Account.filter(id=account.id).update(amount_fen=F("amount_fen") + 7)

    await account.refresh_from_db()
    assert account.amount_fen == 12


@pytest.mark.parametrize(
    "expression",
    [
        lambda: F("amount_fen") + Decimal("1.5"),
        lambda: F("amount_fen") - 1.5,
        lambda: F("amount_fen") * Decimal("1.05"),
        lambda: F("amount_fen") / 2,
        lambda: F("amount_fen") % 2,
        lambda: F("amount_fen") ** 2,
        lambda: Decimal("1.5") + F("amount_fen"),
    ],
)
async def test_no_inexact_sum_reaches_the_database(sample: str, expression: Any) -> None:
    account = await an_account(amount_fen=Fen(100))

    with pytest.raises((TypeError, InexactNumber)):
        await Account.filter(id=account.id).update(amount_fen=expression())

    await account.refresh_from_db()
    assert account.amount_fen == 100


async def test_no_inexact_number_goes_with_raw_sql(sample: str) -> None:
    for number in (1.5, Decimal("1.5")):
        with pytest.raises(InexactNumber):
            await connection.execute("UPDATE sample_account SET amount_fen = amount_fen + $1", number)


async def test_money_is_compared_sorted_joined_and_grouped(sample: str) -> None:
    for number, amount in enumerate((5, 20, 100)):
        await an_account(number, amount_fen=Fen(amount), limit_fen=Fen(20))

    in_order = await Account.filter(amount_fen__gt=5).order_by("-amount_fen")
    within = await Account.filter(amount_fen__lte=F("limit_fen")).count()
    joined = await Shop.filter(accounts__amount_fen__in=[100, 101]).count()
    raised = await Account.annotate(raised=F("amount_fen") * 2 - F("limit_fen")).order_by("id").values("raised")
    grouped = await Shop.annotate(total=Sum("accounts__amount_fen")).group_by("name").values("name", "total")

    assert [account.amount_fen for account in in_order] == [100, 20]
    assert (within, joined) == (2, 1)
    assert [row["raised"] for row in raised] == [-10, 20, 180]
    assert grouped == [{"name": "平安", "total": 125}]


async def test_sums_are_exact(sample: str) -> None:
    # As doubles these would lose their last digits.
    amounts = [2**53 + 1, 2**53 + 3, -7, 10**15 + 1]
    for number, amount in enumerate(amounts):
        await an_account(number, amount_fen=Fen(amount))

    by_cast = await connection.fetch_rows("SELECT CAST(SUM(amount_fen) AS BIGINT) AS total FROM sample_account")
    plain = await connection.fetch_rows("SELECT SUM(amount_fen) AS total FROM sample_account")
    [by_orm] = await Account.annotate(total=Sum("amount_fen")).values("total")

    assert [by_cast[0]["total"], plain[0]["total"], by_orm["total"]] == [sum(amounts)] * 3
    assert type(plain[0]["total"]) is type(by_orm["total"]) is int


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 1, 20, 0, 0, 1, tzinfo=ZoneInfo("Asia/Shanghai")),
        datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC),
        datetime(2026, 3, 1, 0, 0, tzinfo=timezone(-timedelta(hours=5, minutes=30))),
        datetime(1, 1, 2, tzinfo=UTC),
        datetime(9999, 12, 30, tzinfo=UTC),
    ],
)
async def test_a_moment_comes_back_in_utc_to_the_microsecond(sample: str, moment: datetime) -> None:
    account = await an_account(opened_at=moment)

    await account.refresh_from_db()
    [row] = await connection.fetch_rows("SELECT opened_at FROM sample_account WHERE opened_at = $1", moment)

    assert account.opened_at == moment == moment_from(row["opened_at"])
    assert account.opened_at.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(sample: str) -> None:
    naive = datetime(2026, 3, 1)  # noqa: DTZ001 - what is refused
    account = await an_account()
    account.opened_at = naive

    with pytest.raises(ValueError, match="without a zone"):
        await account.save()
    with pytest.raises(ValueError, match="without a zone"):
        await Account.filter(opened_at__lt=naive)


async def test_moments_sort_and_compare_as_time_does(sample: str) -> None:
    """Text with and without microseconds, or from two zones, would sort wrongly."""
    shanghai = ZoneInfo("Asia/Shanghai")
    day = date(2026, 3, 1)
    begins, ends = clock.day_bounds(day, "Asia/Shanghai")
    moments = [
        begins - timedelta(microseconds=1),
        begins.astimezone(shanghai),
        begins + timedelta(microseconds=1),
        datetime(2026, 3, 1, 23, 59, 59, 999999, tzinfo=shanghai),
        ends,
    ]
    for number, moment in enumerate(reversed(moments)):
        await an_account(number, opened_at=moment)

    in_order = await Account.all().order_by("opened_at")
    that_day = await Account.filter(opened_at__gte=begins, opened_at__lt=ends).order_by("opened_at")
    by_sql = await connection.fetch_rows(
        "SELECT opened_at FROM sample_account WHERE opened_at >= $1 AND opened_at < $2 ORDER BY opened_at",
        begins,
        ends,
    )

    assert [account.opened_at for account in in_order] == moments
    assert [account.opened_at for account in that_day] == moments[1:4]
    assert [moment_from(row["opened_at"]) for row in by_sql] == moments[1:4]


async def test_a_document_comes_back_as_it_went_in(sample: str) -> None:
    document = {"保": ["合", 1, None, True, {"z": 1, "a": "\x00\n'\""}], "float": 0.1}
    account = await an_account(details=document)

    await account.refresh_from_db()

    assert account.details == document
    assert list(account.details) == ["保", "float"]


async def test_a_document_holds_only_what_json_has_words_for(sample: str) -> None:
    for nonsense in ({"a": float("nan")}, {"a": {1, 2}}, {"a": Decimal(1)}):
        with pytest.raises((TypeError, ValueError)):
            await an_account(details=nonsense)


async def test_only_one_account_of_a_shop_is_open(sample: str) -> None:
    """The partial unique index holds for open ones and not for closed ones."""
    await an_account(1, closed_at=NOON)
    await an_account(2, closed_at=NOON)
    await an_account(3, closed_at=None)

    with pytest.raises(IntegrityError):
        await an_account(4, closed_at=None)


async def test_columns_refuse_by_themselves_what_is_not_theirs(sample: str) -> None:
    """SQL that passes by the fields cannot put anything else into the columns, on SQLite neither."""
    await an_account()

    with pytest.raises((IntegrityError, OperationalError)):
        await connection.execute("UPDATE sample_account SET amount_fen = 'viel'")
    with pytest.raises((IntegrityError, OperationalError)):
        await connection.execute("UPDATE sample_account SET opened_at = 'gestern'")


def test_days_of_raw_rows() -> None:
    assert day_from("2026-03-01") == day_from(date(2026, 3, 1)) == date(2026, 3, 1)
