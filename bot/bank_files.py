"""Bank lists on their way from a file to lines: heard in messages, fetched and read by a duty (domain §4).

What a message brings is only written down with its update; a duty claims the file after the commit, fetches it, reads
it in a thread, and tells what it says. The bytes are kept nowhere.
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import replace

import structlog
from telegram.error import BadRequest, TelegramError

from bot.access_gate import Gate
from bot.api import BotApi, is_too_large
from bot.duties import Duty
from bot.following import follow
from bot.heard import Heard
from bot.incoming import Incoming
from bot.logs import fault_of
from bot.pictures import Run
from bot.sheets import sheet_in
from domain import changes, clock
from domain.database.connection import transaction
from domain.insurers import service as insurers
from domain.insurers.errors import BankFileRefused
from domain.insurers.views import BankJob, Reading
from domain.people import service as people
from handlers.declaration import Command
from handlers.insurers.bank.files import COMMAND, TAKE
from handlers.insurers.bank.words import says_bank_list

log = structlog.get_logger(__name__)

LOOK_SECONDS = 2
AT_ONCE = 2


class BankFiles:
    """Looks at messages with a file, or that reply to one."""

    def __init__(self, gate: Gate, run: Run) -> None:
        self._gate = gate
        self._run = run

    async def heard(self, incoming: Incoming, found: tuple[Command, str] | None) -> Heard | None:
        """What a file is answered with; ``None`` when there is none, or nothing says that it is a bank's list.

        ``found``: the command of its caption, or of the reply to it. With more words than that it is what they say.
        """
        replied = incoming.replied.file
        is_replied = replied is not None and replied.is_spreadsheet and not incoming.replies_to_bot
        file = incoming.file or (replied if is_replied else None)
        if file is None or incoming.is_anonymous:
            return None
        is_told = found is not None and found[0].name == COMMAND and not found[1].strip()
        if not is_told and (found is not None or incoming.file is None or not self._is_meant(incoming)):
            return None
        standing = await self._gate.resolve(incoming)
        call = replace(self._gate.call_by(standing), file=file)
        return await self._run(incoming, standing, TAKE, call)

    def _is_meant(self, incoming: Incoming) -> bool:
        """Whether a file is meant for us without the command: by its kind in private, and by what is said of it."""
        assert incoming.file is not None
        if not says_bank_list(incoming.text):
            return False
        return incoming.file.is_spreadsheet and (incoming.is_private or (incoming.is_addressed and bool(incoming.text)))


class BankReader:
    """Fetches and reads, a few at a time. Two processes never do the same one; whoever is killed at it loses none."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def look(self) -> None:
        """See to all that is due."""
        while await insurers.has_bank_files():
            jobs = await insurers.claim_bank_files(AT_ONCE)
            await asyncio.gather(*(self._see_to(job) for job in jobs))
            if not jobs:
                return

    async def _see_to(self, job: BankJob) -> None:
        try:
            content = await self._api.file(job.file_id, most_bytes=insurers.MOST_BANK_BYTES)
        except TelegramError as fault:
            if is_too_large(fault):
                await self._refuse(job, "large")
            else:
                await self._failed(job, fault, is_its_own=isinstance(fault, BadRequest))
        else:
            await self._read(job, content)

    async def _read(self, job: BankJob, content: bytes) -> None:
        centre = await people.centre(job.centre_id)
        try:
            digest, reading = await asyncio.to_thread(_reading, content, centre.zone)
        except BankFileRefused as refused:
            await self._refuse(job, refused.why)
            return
        except Exception as fault:  # whatever was not thought of: the same file would do it again, and for ever
            log.error("bank.unreadable", file=job.id, fault=fault_of(fault))
            await self._refuse(job, "damaged")
            return
        async with transaction():
            with changes.watched() as made:
                await insurers.bank_file_read(job, digest, reading)
            await follow(made, centre.lang)
        log.info("bank.read", file=job.id, lines=len(reading.lines), unread=len(reading.unread))

    async def _refuse(self, job: BankJob, why: str) -> None:
        await insurers.bank_file_refused(job, why)
        log.info("bank.refused", file=job.id, why=why)

    async def _failed(self, job: BankJob, fault: TelegramError, *, is_its_own: bool) -> None:
        if await insurers.bank_file_not_had(job, is_its_own=is_its_own):
            log.error("bank.given_up", file=job.id, tries=job.tries + 1, fault=fault_of(fault))


def _reading(content: bytes, zone: str) -> tuple[str, Reading]:
    """What the bytes say, and what they are known by."""
    return hashlib.sha256(content).hexdigest(), insurers.read_sheet(sheet_in(content), clock.today(zone))


def duty_of(api: BotApi) -> Mapping[str, tuple[Duty, float]]:
    """What sees to bank lists by itself, and how many seconds apart."""
    return {
        "bank lists": (BankReader(api).look, LOOK_SECONDS),
        "forget bank lists": (insurers.forget_old_bank_lists, 3600),
    }
