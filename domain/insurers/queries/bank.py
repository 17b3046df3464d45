"""Every read and lock of bank lists and their lines (domain §4)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from tortoise.expressions import Q

from domain.database.connection import fetch_rows, lock
from domain.database.fields import day_from, moment_from
from domain.database.paging import read_page
from domain.errors import NotFound
from domain.insurers.models import BankLine, BankList
from domain.insurers.views import BankState, LineState
from domain.pages import Page

_COUNTS = """
SELECT state, COUNT(*) AS lines, CAST(SUM(amount_fen) AS BIGINT) AS fen
FROM bank_line WHERE centre_id = $1 AND bank_list_id = $2 GROUP BY state"""
_OPEN_LISTS = """
SELECT l.id, l.name, l.sent_at, COUNT(*) AS open
FROM bank_list l JOIN bank_line r ON r.bank_list_id = l.id
WHERE l.centre_id = $1 AND l.state = 'read' AND r.state = 'open'
GROUP BY l.id, l.name, l.sent_at ORDER BY l.id DESC"""
_STANDING = """
SELECT p.id, p.insurer_id, p.amount_fen, p.day FROM insurer_payment p
WHERE p.centre_id = $1 AND p.day BETWEEN $2 AND $3
AND p.id NOT IN (SELECT r.payment_id FROM bank_line r WHERE r.centre_id = $1 AND r.bank_list_id = $4
AND r.payment_id IS NOT NULL)
AND (SELECT SUM(CASE WHEN e.kind = 'overpaid' THEN e.amount_fen ELSE -e.amount_fen END)
FROM insurer_entry e WHERE e.payment_id = p.id AND e.kind IN ('paid', 'overpaid')) > 0"""


async def lock_bank(centre_id: int) -> None:
    """Whoever looks at a centre's bank lists to show them, or changes them, is alone with them until it is over."""
    await lock(f"insurers.bank:{centre_id}")


async def bank_list(centre_id: int, list_id: int) -> BankList:
    """A list; ``NotFound`` for one that this centre does not have."""
    found = await BankList.filter(centre_id=centre_id, id=list_id).first()
    if found is None:
        raise NotFound(what=f"#{list_id}")
    return found


async def bank_line(centre_id: int, line_id: int) -> BankLine:
    """A line, with its list; ``NotFound`` for one that this centre does not have."""
    found = await BankLine.filter(centre_id=centre_id, id=line_id).select_related("bank_list").first()
    if found is None:
        raise NotFound(what=f"#{line_id}")
    return found


async def line_of_payment(centre_id: int, payment_id: int) -> BankLine | None:
    """The line that a payment was confirmed by."""
    return await BankLine.filter(centre_id=centre_id, payment_id=payment_id).first()


async def file_of_message(centre_id: int, chat_id: int, message_id: int) -> BankList | None:
    """What was made of the file in a message."""
    return await BankList.filter(centre_id=centre_id, chat_id=chat_id, message_id=message_id).first()


async def list_of_bytes(centre_id: int, sha256: str) -> BankList | None:
    """The list that was read of these bytes, unless it was withdrawn."""
    return await BankList.filter(centre_id=centre_id, state=BankState.READ.value, sha256=sha256).first()


async def lines_in(list_: BankList, state: LineState) -> list[BankLine]:
    """All lines of a list in a state, as they stand in the file: a thousand at most."""
    found = BankLine.filter(centre_id=list_.centre_id, bank_list_id=list_.id, state=state.value)
    return await found.order_by("row", "id")


async def bank_lines_page(list_: BankList, states: Collection[LineState], offset: int, limit: int) -> Page[BankLine]:
    """Some of a list's lines in these states."""
    found = BankLine.filter(centre_id=list_.centre_id, bank_list_id=list_.id, state__in=[each.value for each in states])
    return await read_page(found.order_by("row", "id"), offset, limit)


async def count_lines(list_: BankList) -> dict[LineState, tuple[int, int]]:
    """How many lines of a list are in which state, and their fen."""
    rows = await fetch_rows(_COUNTS, list_.centre_id, list_.id)
    return {LineState(row["state"]): (int(row["lines"]), int(row["fen"])) for row in rows}


async def open_lists(centre_id: int) -> list[tuple[int, str, datetime, int]]:
    """The lists of which lines are open, the newest first: id, name, when it was sent, how many lines."""
    rows = await fetch_rows(_OPEN_LISTS, centre_id)
    return [(int(row["id"]), row["name"], moment_from(row["sent_at"]), int(row["open"])) for row in rows]


async def standing_payments(list_: BankList, first: date, last: date) -> list[tuple[int, int, date]]:
    """The payments of these days that were not taken back and that no line of this list told: insurer, fen, day."""
    rows = await fetch_rows(_STANDING, list_.centre_id, first, last, list_.id)
    return [(int(row["insurer_id"]), int(row["amount_fen"]), day_from(row["day"])) for row in rows]


async def bank_file_is_due(now: datetime, longest: timedelta) -> bool:
    """Whether a file waits for being fetched, at any centre."""
    return await BankList.filter(_due(now, longest)).exists()


async def claim_bank_files(now: datetime, until: datetime, longest: timedelta, most: int) -> Sequence[BankList]:
    """Claim the files that are to be fetched now, the longest due first; nobody else does meanwhile."""
    await lock("bank-files-claim")
    rows = await BankList.filter(_due(now, longest)).order_by("due_at", "id").limit(most)
    await BankList.filter(id__in=[row.id for row in rows]).update(claimed_until=until)
    return rows


async def delete_old_lists(before: datetime) -> int:
    """Forget the lists from before a moment of which nothing is open, at all centres; returns how many."""
    old = BankList.filter(sent_at__lt=before).exclude(state=BankState.WAITING.value)
    ids = set(await old.values_list("id", flat=True))
    open_ = BankLine.filter(bank_list_id__in=list(ids), state=LineState.OPEN.value) if ids else None
    ids -= set(await open_.distinct().values_list("bank_list_id", flat=True)) if open_ else set()
    if ids:
        await BankLine.filter(bank_list_id__in=list(ids)).delete()
        await BankList.filter(id__in=list(ids)).delete()
    return len(ids)


async def leave_out(list_: BankList, line_ids: Sequence[int], decision: int) -> None:
    """Leave out lines of a list by one decision."""
    of_list = BankLine.filter(centre_id=list_.centre_id, bank_list_id=list_.id, id__in=list(line_ids))
    await of_list.update(state=LineState.LEFT_OUT.value, decision=decision)


async def bring_back(list_: BankList, decision: int) -> None:
    """Let the lines wait again that one decision left out."""
    left_out = BankLine.filter(
        centre_id=list_.centre_id, bank_list_id=list_.id, state=LineState.LEFT_OUT.value, decision=decision
    )
    await left_out.update(state=LineState.OPEN.value, decision=None)


async def drop_lines(list_: BankList) -> None:
    """Drop the lines of a list that was withdrawn; none of them is a payment."""
    await BankLine.filter(centre_id=list_.centre_id, bank_list_id=list_.id).delete()


def _due(now: datetime, longest: timedelta) -> Q:
    """What is due, and free; a moment that lies further ahead than any pause is of a clock that went back."""
    is_due = Q(due_at__lte=now) | Q(due_at__gt=now + longest)
    is_free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now) | Q(claimed_until__gt=now + longest)
    return Q(state=BankState.WAITING.value) & is_due & is_free
