"""Every read and lock of insurers and their accounts (domain §4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tortoise.queryset import QuerySet, QuerySetSingle

from domain.database.connection import fetch_rows
from domain.database.paging import read_history, read_page
from domain.database.prepared import prepared_first, prepared_list
from domain.errors import NotFound
from domain.insurers.models import (
    Insurer,
    InsurerCase,
    InsurerEntry,
    InsurerLimit,
    InsurerName,
    InsurerPayment,
    InsurerStatement,
)
from domain.insurers.rules.account import EntryKind
from domain.insurers.views import Status
from domain.pages import NEWEST, Page, Spot

MONEY_IN = (EntryKind.PAID.value, EntryKind.CREDITED.value)
MONEY_MOVED = (*MONEY_IN, EntryKind.OVERPAID.value)


async def insurer(centre_id: int, insurer_id: int) -> Insurer:
    """The insurer; ``NotFound`` when this centre has none of that id."""
    return _existing(await _insurer(centre_id, insurer_id), insurer_id)


async def lock_insurer(centre_id: int, insurer_id: int) -> Insurer:
    """The insurer, locked until the transaction ends; every posting to its account begins here."""
    return _existing(await _insurer_for_update(centre_id, insurer_id), insurer_id)


@prepared_first
def _insurer(centre_id: int, insurer_id: int) -> QuerySetSingle[Insurer | None]:
    return _insurers(centre_id).filter(id=insurer_id).first()


@prepared_first
def _insurer_for_update(centre_id: int, insurer_id: int) -> QuerySetSingle[Insurer | None]:
    return _insurers(centre_id).filter(id=insurer_id).select_for_update().first()


async def insurers(centre_id: int) -> list[Insurer]:
    """All insurers of the centre in the order they were added."""
    return await _insurers(centre_id).order_by("id")


async def insurers_by_id(centre_id: int, ids: Iterable[int]) -> list[Insurer]:
    """The insurers of ``ids``."""
    return await _insurers(centre_id).filter(id__in=list(ids))


@prepared_list
def names(centre_id: int) -> QuerySet[InsurerName]:
    """Every name of every insurer of the centre, each insurer's shown name first."""
    return InsurerName.filter(centre_id=centre_id).order_by("insurer_id", "place")


@prepared_list
def names_of(centre_id: int, insurer_id: int) -> QuerySet[InsurerName]:
    """The names of one insurer, the shown one first."""
    return InsurerName.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("place")


async def taken_names(centre_id: int, keys: Iterable[str]) -> list[InsurerName]:
    """Which names (as they are compared) insurers of the centre answer to already, with those insurers."""
    found = InsurerName.filter(centre_id=centre_id, key__in=list(keys))
    return await found.order_by("place").select_related("insurer")


async def drop_names(centre_id: int, insurer_id: int) -> None:
    """Let nobody find the insurer by any name."""
    await InsurerName.filter(centre_id=centre_id, insurer_id=insurer_id).delete()


async def codes(centre_id: int) -> set[str]:
    """The codes that are taken in the centre."""
    return {row.code for row in await Insurer.filter(centre_id=centre_id).only("id", "code")}


@prepared_list
def unpaid_statements(centre_id: int, insurer_id: int) -> QuerySet[InsurerStatement]:
    """The insurer's statements of which anything is unpaid, oldest first."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id, settled_on=None)
    return found.order_by("closes_on")


async def all_unpaid_statements(centre_id: int) -> list[InsurerStatement]:
    """The unpaid statements of all insurers of the centre, oldest first."""
    return await InsurerStatement.filter(centre_id=centre_id, settled_on=None).order_by("closes_on")


async def money_in(centre_id: int, statement_ids: Iterable[int]) -> list[tuple[int, date, int]]:
    """What was received for statements: (statement, day, fen), as positive amounts."""
    entries = await InsurerEntry.filter(
        centre_id=centre_id, statement_id__in=list(statement_ids), kind__in=MONEY_IN
    ).only("id", "statement_id", "day", "amount_fen")
    return [(entry.statement_id or 0, entry.day, -entry.amount_fen) for entry in entries]


async def statements(centre_id: int, ids: Iterable[int]) -> list[InsurerStatement]:
    """The statements of ``ids``, oldest first."""
    return await InsurerStatement.filter(centre_id=centre_id, id__in=list(ids)).order_by("closes_on")


async def statement(centre_id: int, number: int) -> InsurerStatement:
    """The statement of a number with its insurer; ``NotFound`` when this centre has none."""
    found = await InsurerStatement.filter(centre_id=centre_id, number=number).select_related("insurer").first()
    if found is None:
        raise NotFound(what=f"S{number}")
    return found


async def statements_page(centre_id: int, insurer_id: int, *, offset: int, limit: int) -> Page[InsurerStatement]:
    """``limit`` of an insurer's statements, paid ones too, newest first from ``offset`` on."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id)
    return await read_page(found.order_by("-closes_on"), offset, limit)


async def lines_page(statement: InsurerStatement, *, offset: int, limit: int) -> Page[InsurerEntry]:
    """``limit`` of the entries that a statement lists, in the order they were posted, from ``offset`` on."""
    found = InsurerEntry.filter(centre_id=statement.centre_id, statement_id=statement.id, kind=EntryKind.BILLED.value)
    return await read_page(found.order_by("id"), offset, limit)


async def billed_before(lines: Sequence[InsurerEntry]) -> list[InsurerEntry]:
    """The entries by which earlier statements had billed the cases of some of a statement's lines, oldest first."""
    first = lines[0]
    found = InsurerEntry.filter(
        centre_id=first.centre_id,
        case_number__in=[line.case_number for line in lines],
        kind=EntryKind.BILLED.value,
        id__lt=first.id,
    )
    return await found.order_by("id").select_related("statement")


async def any_statement(centre_id: int, insurer_id: int) -> InsurerStatement | None:
    """The insurer's first statement, if it ever had one."""
    return await InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("closes_on").first()


async def any_case(centre_id: int, insurer_id: int) -> InsurerCase | None:
    """The first case that ever stood in the insurer's account, if one did."""
    return await InsurerCase.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("id").first()


async def payment(centre_id: int, insurer_id: int, payment_id: int) -> InsurerPayment:
    """Money received from the insurer; ``NotFound`` when it has no payment of that id."""
    found = await InsurerPayment.filter(centre_id=centre_id, insurer_id=insurer_id, id=payment_id).first()
    if found is None:
        raise NotFound(what=str(payment_id))
    return found


async def entries_of_payment(centre_id: int, payment_id: int) -> list[InsurerEntry]:
    """Where a payment went, in the order it was posted, with the statements it paid."""
    found = InsurerEntry.filter(centre_id=centre_id, payment_id=payment_id).order_by("id")
    return await found.select_related("statement")


async def money_moved_after(entry: InsurerEntry) -> list[InsurerEntry]:
    """What was received and what credit moved in the account since an entry, in order, with statements and payments."""
    found = InsurerEntry.filter(
        centre_id=entry.centre_id, insurer_id=entry.insurer_id, id__gt=entry.id, kind__in=MONEY_MOVED
    )
    return await found.order_by("id").select_related("statement", "payment")


async def account_case(centre_id: int, insurer_id: int, case_number: int) -> InsurerCase | None:
    """What a case comes to in this insurer's account, read under its lock; ``None`` if it isn't in it."""
    return await InsurerCase.filter(centre_id=centre_id, insurer_id=insurer_id, case_number=case_number).first()


async def is_case_known(centre_id: int, case_number: int) -> bool:
    """Whether a case stands in any insurer's account of the centre."""
    return await InsurerCase.filter(centre_id=centre_id, case_number=case_number).exists()


async def last_billing(centre_id: int, case_number: int) -> InsurerEntry | None:
    """The last entry that put a case on a statement, with that statement."""
    found = InsurerEntry.filter(centre_id=centre_id, case_number=case_number, kind=EntryKind.BILLED.value)
    return await found.order_by("-id").select_related("statement").first()


async def billable_cases(centre_id: int, insurer_id: int, until: date) -> list[InsurerCase]:
    """The insurer's cases with something to bill for days up to ``until``, in the order of those days."""
    found = InsurerCase.filter(centre_id=centre_id, insurer_id=insurer_id, billable_on__lte=until)
    return await found.order_by("billable_on", "case_number")


async def entries(centre_id: int, insurer_id: int, spot: Spot, limit: int) -> list[InsurerEntry]:
    """The insurer's entries next to ``spot``, newest first, with their statements."""
    if spot == NEWEST:
        return await _newest_entries(centre_id, insurer_id, limit)
    return await read_history(_entries(centre_id, insurer_id), spot, limit)


@prepared_list
def _newest_entries(centre_id: int, insurer_id: int, limit: int) -> QuerySet[InsurerEntry]:
    return _entries(centre_id, insurer_id).order_by("-id").limit(limit)


def _entries(centre_id: int, insurer_id: int) -> QuerySet[InsurerEntry]:
    return InsurerEntry.filter(centre_id=centre_id, insurer_id=insurer_id).select_related("statement")


async def last_limit(centre_id: int, insurer_id: int) -> InsurerLimit:
    """The insurer's last change of limit; there is one from the beginning."""
    (found,) = await _last_limits(centre_id, insurer_id)
    return found


@prepared_list
def _last_limits(centre_id: int, insurer_id: int) -> QuerySet[InsurerLimit]:
    return InsurerLimit.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("-id").limit(1)


async def sums_by_kind(centre_id: int, insurer_id: int) -> list[tuple[EntryKind, int]]:
    """All the insurer's entries, added up by kind. Reads the whole account: for checks only."""
    rows = await fetch_rows(
        "SELECT kind, CAST(SUM(amount_fen) AS BIGINT) AS fen FROM insurer_entry"
        " WHERE centre_id = $1 AND insurer_id = $2 GROUP BY kind",
        centre_id,
        insurer_id,
    )
    return [(EntryKind(row["kind"]), row["fen"]) for row in rows]


async def statements_that_differ(centre_id: int) -> list[dict[str, Any]]:
    """Statements whose amount, payments or penalty are not what their entries come to. For checks only."""
    return await fetch_rows(_STATEMENT_DIFFERENCES, centre_id)


async def cases_that_differ(centre_id: int) -> list[dict[str, Any]]:
    """Cases whose share or billed part is not what their entries come to. For checks only."""
    return await fetch_rows(_CASE_DIFFERENCES, centre_id)


_STATEMENT_DIFFERENCES = """
SELECT * FROM (
    SELECT s.insurer_id, s.number, s.amount_fen, s.paid_fen, s.penalty_fen,
        CAST(COALESCE(SUM(CASE WHEN e.kind = 'billed' THEN e.amount_fen END), 0) AS BIGINT) AS billed_counted,
        CAST(COALESCE(SUM(CASE WHEN e.kind IN ('paid', 'credited') THEN -e.amount_fen END), 0) AS BIGINT)
            AS paid_counted,
        CAST(COALESCE(SUM(CASE WHEN e.kind IN ('penalty', 'penalty_redone') THEN e.amount_fen END), 0) AS BIGINT)
            AS penalty_counted
    FROM insurer_statement s LEFT JOIN insurer_entry e ON e.statement_id = s.id
    WHERE s.centre_id = $1
    GROUP BY s.id, s.insurer_id, s.number, s.amount_fen, s.paid_fen, s.penalty_fen
) AS counted
WHERE amount_fen <> billed_counted OR paid_fen <> paid_counted OR penalty_fen <> penalty_counted
ORDER BY number
"""

_CASE_DIFFERENCES = """
SELECT * FROM (
    SELECT c.insurer_id, c.case_number, c.share_fen, c.billed_fen,
        CAST(COALESCE(SUM(CASE WHEN e.kind IN ('accepted', 'reassessed', 'corrected', 'released')
            THEN e.amount_fen END), 0) AS BIGINT) AS share_counted,
        CAST(COALESCE(SUM(CASE WHEN e.kind = 'billed' THEN e.amount_fen END), 0) AS BIGINT) AS billed_counted
    FROM insurer_case c LEFT JOIN insurer_entry e
        ON e.centre_id = c.centre_id AND e.case_number = c.case_number AND e.insurer_id = c.insurer_id
    WHERE c.centre_id = $1
    GROUP BY c.id, c.insurer_id, c.case_number, c.share_fen, c.billed_fen
) AS counted
WHERE share_fen <> share_counted OR billed_fen <> billed_counted
ORDER BY case_number
"""


def _insurers(centre_id: int) -> QuerySet[Insurer]:
    """All insurers of the centre but those that were added by mistake."""
    return Insurer.filter(centre_id=centre_id).exclude(status=Status.VOID.value)


def _existing(found: Insurer | None, insurer_id: int) -> Insurer:
    if found is None:
        raise NotFound(what=str(insurer_id))
    return found
