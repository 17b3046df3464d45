"""Bank lists as files: written down, fetched and read by whoever claims them, told, forgotten (domain §4).

The bytes are fetched and read outside of any transaction, and never kept.
"""

from datetime import timedelta

from domain import clock
from domain.actor import Actor, Role, system_look, system_use_case, use_case
from domain.insurers import queries
from domain.insurers.errors import BankFileRefused
from domain.insurers.models import BankLine, BankList
from domain.insurers.rules.bank import KEPT
from domain.insurers.service._bank import SUBJECT, outdated
from domain.insurers.views import BankJob, BankState, LineState, Reading, SentFile, SheetLine
from domain.money import Fen
from domain.outbox import service as outbox
from domain.people.service import record_change

MOST_BANK_MB = 2
MOST_BANK_BYTES = MOST_BANK_MB * 1024 * 1024
BANK_TOLD = "insurers.bank_told"
"""The push that tells what became of a file."""
MOST_TRIES = 8
LEASE = timedelta(minutes=3)
"""How long a claim holds: longer than fetching and reading a file may take."""
_FIRST_PAUSE = timedelta(seconds=5)
_MOST_DOUBLINGS = 9
_LONGEST_WAIT = timedelta(hours=2)
"""What is due further ahead than any of it may be was set by a clock that was wrong."""
_LONGEST_NAME = 80


@use_case(Role.PARTNER)
async def take_bank_file(actor: Actor, file: SentFile) -> bool:
    """Write down a file that somebody sent, to be read in a moment; false when its message was taken before.

    Refused: more than 2 MB (``BankFileRefused``).
    """
    await queries.lock_bank(actor.centre_id)
    place = actor.place
    if await queries.file_of_message(actor.centre_id, place.chat_id, file.message_id) is not None:
        return False
    if file.size_bytes is not None and file.size_bytes > MOST_BANK_BYTES:
        raise BankFileRefused(why="large")
    row = await BankList.create(
        centre_id=actor.centre_id,
        state=BankState.WAITING.value,
        why="",
        sent_by_id=actor.staff_id,
        sent_at=clock.now(),
        chat_id=place.chat_id,
        thread_id=place.thread_id,
        message_id=file.message_id,
        lang=actor.lang,
        kind=place.kind.value,
        file_id=file.file_id,
        name=" ".join(file.name.split())[:_LONGEST_NAME],
        sha256="",
        due_at=clock.now(),
    )
    await record_change(actor, subject=SUBJECT, number=row.id, what="sent", before={}, after={"file": row.name})
    return True


@system_look
async def has_bank_files() -> bool:
    """A cheap look, without a transaction or a lock, at whether there is anything to fetch."""
    return await queries.bank_file_is_due(clock.now(), _LONGEST_WAIT)


@system_use_case
async def claim_bank_files(most: int) -> tuple[BankJob, ...]:
    """Claim what is to be fetched and read now, at most so many."""
    now = clock.now()
    rows = await queries.claim_bank_files(now, now + LEASE, _LONGEST_WAIT, most)
    return tuple(BankJob(row.id, row.centre_id, row.file_id, row.tries) for row in rows)


@system_use_case
async def bank_file_read(job: BankJob, sha256: str, reading: Reading) -> None:
    """The file says this: its lines are kept and its chat is told; of the same bytes twice, only that is told."""
    row = await _waiting(job)
    if row is None:
        return
    before = await queries.list_of_bytes(row.centre_id, sha256)
    row.sha256 = sha256
    if before is not None:
        row.state, row.same_as_id = BankState.SAME.value, before.id
    else:
        row.state, row.no_money, row.other_sheets = BankState.READ.value, reading.left_out, reading.other_sheets
        await BankLine.bulk_create(_rows(row, reading))
    await _done(row)


@system_use_case
async def bank_file_refused(job: BankJob, why: str) -> None:
    """The file is no list of payments (``BankFileRefused``), which its chat is told."""
    row = await _waiting(job)
    if row is not None:
        row.state, row.why = BankState.REFUSED.value, why
        await _done(row)


@system_use_case
async def bank_file_not_had(job: BankJob, *, is_its_own: bool) -> bool:
    """A try failed: again after a growing pause. Says whether the file was given up, which its chat is told.

    ``is_its_own``: the fault lies with the file, and is counted; else something was away, which is waited for.
    """
    row = await _waiting(job)
    if row is None:
        return False
    row.tries = min(row.tries + 1, MOST_TRIES if is_its_own else MOST_TRIES - 1)
    if row.tries >= MOST_TRIES:
        row.state, row.why = BankState.REFUSED.value, "gone"
        await _done(row)
        return True
    row.claimed_until = None
    row.due_at = clock.now() + _FIRST_PAUSE * (1 << min(row.tries - 1, _MOST_DOUBLINGS))
    await row.save(update_fields=["tries", "claimed_until", "due_at"])
    return False


@system_use_case
async def forget_old_bank_lists() -> int:
    """Forget the lists of over 90 days ago of which nothing is open any more; returns how many."""
    return await queries.delete_old_lists(clock.now() - KEPT)


async def _waiting(job: BankJob) -> BankList | None:
    """The file, held; ``None`` when it was withdrawn, or somebody else was quicker."""
    await queries.lock_bank(job.centre_id)
    row = await queries.bank_list(job.centre_id, job.id)
    return row if row.state == BankState.WAITING.value else None


async def _done(row: BankList) -> None:
    """Nothing is to be fetched any more, and the chat is told what became of it."""
    row.file_id, row.due_at, row.claimed_until = "", None, None
    await row.save()
    outdated(row.centre_id, row.id)
    await outbox.queue(
        row.centre_id,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        lang=row.lang,
        template=BANK_TOLD,
        params={"list": row.id, "kind": row.kind},
        unique_key=f"bank list:{row.id}",
        urgent=True,
    )


def _rows(row: BankList, reading: Reading) -> list[BankLine]:
    never = row.sent_at.date()
    unread = [(each.why, SheetLine(each.row, never, each.raw, 0)) for each in reading.unread]
    return [_row(row, line, why) for why, line in [*(("", line) for line in reading.lines), *unread]]


def _row(of: BankList, line: SheetLine, why: str) -> BankLine:
    return BankLine(
        centre_id=of.centre_id,
        bank_list_id=of.id,
        row=line.row,
        state=(LineState.UNREAD if why else LineState.OPEN).value,
        day=line.day,
        amount_fen=Fen(line.amount_fen),
        payer=line.payer,
        why=why,
        is_assigned=False,
    )
