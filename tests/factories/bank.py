"""Bank lists that were sent and read, for tests of every room."""

import hashlib
from datetime import date
from itertools import count

from domain import clock
from domain.actor import Actor
from domain.insurers import service
from domain.insurers.models import BankLine, BankList
from domain.insurers.views import BankJob, Reading, SentFile, SheetLine, UnreadLine
from domain.money import yuan
from tests.factories.people import anew

_messages = count(800_001)


def a_file(name: str = "回款流水") -> SentFile:
    """A file in a message of its own."""
    number = next(_messages)
    return SentFile(number, clock.now(), f"file-{number}", name, 5_000, is_spreadsheet=True)


async def a_waiting_file(actor: Actor, name: str = "回款流水") -> BankJob:
    """A file of a partner or manager that nobody has read yet."""
    file = a_file(name)
    assert await service.take_bank_file(actor, file)
    row = await BankList.get(centre_id=actor.centre_id, message_id=file.message_id)
    return BankJob(row.id, row.centre_id, row.file_id, 0)


async def a_bank_list(
    actor: Actor, *lines: tuple[date, str, int], unread: int = 0, name: str = "回款流水", content: str = ""
) -> int:
    """A list that was read, of lines with day, payer and yuan; its id. Of the same ``content`` it is the same file."""
    job = await a_waiting_file(anew(actor), name)
    read = tuple(SheetLine(row, day, payer, yuan(fen)) for row, (day, payer, fen) in enumerate(lines, 2))
    unreadable = tuple(UnreadLine(100 + number, "date", "合计") for number in range(unread))
    digest = hashlib.sha256((content or job.file_id).encode()).hexdigest()
    await service.bank_file_read(job, digest, Reading(read, unreadable, left_out=1))
    return job.id


async def line_ids(list_id: int) -> tuple[int, ...]:
    """The ids of a list's lines, as they stand in the file."""
    return tuple([line.id for line in await BankLine.filter(bank_list_id=list_id).order_by("row")])
