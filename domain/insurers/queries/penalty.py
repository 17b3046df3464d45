"""Penalty as an account of its own: the statements it came of, and what was paid and waived of it (domain §4)."""

from datetime import date

from tortoise.expressions import Q

from domain.database.connection import fetch_rows
from domain.database.paging import read_page
from domain.insurers.models import InsurerEntry, InsurerStatement
from domain.insurers.rules.account import EntryKind
from domain.pages import Page, beginning_of

SETTLING = (EntryKind.PENALTY_PAID.value, EntryKind.WAIVED.value)


async def penalty_statements(
    centre_id: int, insurer_id: int, today: date, *, offset: int, limit: int
) -> Page[InsurerStatement]:
    """``limit`` of the insurer's statements that ever had penalty or are late, newest first from ``offset`` on."""
    found = InsurerStatement.filter(
        Q(penalty_fen__gt=0) | Q(settled_on=None, due_on__lt=today), centre_id=centre_id, insurer_id=insurer_id
    )
    return await read_page(found.order_by("-closes_on"), offset, limit)


async def penalty_moves(centre_id: int, insurer_id: int, *, total: int, offset: int, limit: int) -> Page[InsurerEntry]:
    """``limit`` of the ``total`` entries by which penalty was paid or waived, newest first from ``offset`` on.

    By their moments: by their ids SQLite would go through the whole account for them.
    """
    begin = beginning_of(offset, limit, total)
    found = InsurerEntry.filter(centre_id=centre_id, insurer_id=insurer_id, kind__in=SETTLING)
    return Page(tuple(await found.order_by("-at", "-id").offset(begin).limit(limit)), begin, limit, total)


async def penalty_settled(centre_id: int, insurer_id: int) -> dict[EntryKind, tuple[int, int]]:
    """What was paid and what was waived of the insurer's penalty: the fen, above zero, and in how many entries."""
    rows = await fetch_rows(
        "SELECT kind, CAST(SUM(-amount_fen) AS BIGINT) AS fen, COUNT(*) AS entries FROM insurer_entry"
        " WHERE centre_id = $1 AND insurer_id = $2 AND kind IN ('penalty_paid', 'waived') GROUP BY kind",
        centre_id,
        insurer_id,
    )
    return {EntryKind(row["kind"]): (row["fen"], row["entries"]) for row in rows}
