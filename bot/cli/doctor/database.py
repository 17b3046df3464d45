"""The database: whether it is there, sound, up to date, and bears itself out."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.cli.declaring import described
from bot.cli.doctor.findings import Chats, Finding, Findings, fault, warning, well
from bot.settings import Settings
from domain import clock
from domain.database import connection
from domain.database.address import Address, Engine, read_address
from domain.database.archive.saving import damage_of
from domain.database.connection import fetch_rows
from domain.database.errors import DatabaseError, DatabaseMissing, DatabaseNewer, MigrationFailed
from domain.database.migrate import pending
from domain.insurers import service as insurers
from domain.intake import service as intake
from domain.outbox import service as outbox
from domain.people import service as people
from domain.people.views import CentreView

TOLD_OF_A_CENTRE = 20
"""How many broken figures of a centre are told, each in a line."""
WAITING_LONG = timedelta(minutes=10)


async def check(settings: Settings, chats: Chats) -> Findings:
    """Everything that can be known of it without changing anything; the groups in it go into ``chats``."""
    address = read_address(settings.database)
    try:
        await connection.connect(settings.database, only_looks=True)
    except DatabaseMissing as missing:
        yield warning("database", f"{missing}; starting the bot makes one, restoring a backup, too")
        return
    except (DatabaseError, OSError, TimeoutError) as refusal:
        yield fault("database", f"cannot be reached ({_told(refusal)}): see DATABASE_URL, and whether the server runs")
        return
    try:
        async for finding in _of_connected(address, chats):
            yield finding
    finally:
        await connection.close()


async def _of_connected(address: Address, chats: Chats) -> Findings:
    yield well("database", f"{address.place} answers")
    if address.engine is Engine.SQLITE:
        damage = await damage_of(fetch_rows)
        for problem in damage:
            yield fault("database", f"{problem}: stop the bot and restore the last good backup")
        if damage:
            return
    try:
        missing = await pending()
    except (DatabaseNewer, MigrationFailed) as refusal:
        yield fault("migrations", str(refusal))
        return
    if missing:
        yield warning("migrations", f"{len(missing)} have not been run; starting the bot runs them")
        return
    yield well("migrations", "all have been run")
    async for finding in _of_content(chats):
        yield finding


async def _of_content(chats: Chats) -> Findings:
    centres = await people.centres()
    for groups in (await people.chats_of_centres(centre.id for centre in centres)).values():
        chats.found += groups
    yield _zones(centres)
    async for finding in _accounts(centres):
        yield finding
    yield await _waiting()
    aside = await intake.set_aside_count()
    yield (
        warning("updates", f"{aside} failed and were set aside; the log has each under update.set_aside")
        if aside
        else well("updates", "none had to be set aside")
    )


async def _accounts(centres: list[CentreView]) -> Findings:
    """All accounts of all centres counted again; of what is broken all over a centre only the beginning is told."""
    differing = False
    for centre in centres:
        found = await insurers.check_accounts(centre.id)
        for each in found[:TOLD_OF_A_CENTRE]:
            yield fault("accounts", f"{centre.name}: {described(each)}; keep a backup and tell the maintainers")
        if (more := len(found) - TOLD_OF_A_CENTRE) > 0:
            yield fault("accounts", f"{centre.name}: and {more} more, not told one by one")
        differing = differing or bool(found)
    if not differing:
        yield well("accounts", f"of {len(centres)} centres are what their entries come to")


def _zones(centres: list[CentreView]) -> Finding:
    unknown = sorted({centre.zone for centre in centres if not _is_known(centre.zone)})
    if unknown:
        return fault(
            "time zones",
            f"this machine does not know {', '.join(unknown)}: install the requirements again, which bring tzdata",
        )
    return well("time zones", "of all centres are known")


def _is_known(zone: str) -> bool:
    try:
        return bool(ZoneInfo(zone).key)
    except (OSError, ValueError, KeyError):
        return False


async def _waiting() -> Finding:
    queue = await outbox.health()
    late = clock.now() - queue.oldest_due_at if queue.oldest_due_at else timedelta()
    if late > WAITING_LONG:
        minutes = late // timedelta(minutes=1)
        return warning("outbox", f"a message is {minutes} minutes late, {queue.waiting} wait: does the bot run?")
    if queue.dropped:
        return warning(
            "outbox", f"{queue.dropped} messages of the last month were given up; the log says which and why"
        )
    return well("outbox", f"nothing is late, {queue.waiting} wait")


def _told(refusal: Exception) -> str:
    return str(refusal) or type(refusal).__name__
