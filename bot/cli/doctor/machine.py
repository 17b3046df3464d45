"""Settings, folder, disk and backups."""

import errno
import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from bot import backups
from bot.cli.doctor.findings import Finding, Findings, fault, warning, well
from bot.media import Media, MediaFault
from bot.settings import TELEGRAM, Settings
from domain.database.archive.file import read_manifest
from domain.database.errors import ArchiveRefused

LITTLE_SPACE_MB = 1000
NO_SPACE_MB = 100


async def settings_of(settings: Settings) -> Findings:
    """They have been read, so none is wrong by itself; some go ill together."""
    if settings.is_sandbox:
        yield warning("settings", "BOT_TOKEN is not set, so this is the sandbox, and Telegram is not asked")
    elif not settings.operators:
        yield warning("settings", "OPERATORS is empty: nobody can create a centre; put your Telegram user id there")
    else:
        yield well("settings", "read, none is wrong")
    by_webhook = settings.webhook_secret and not settings.is_sandbox
    if by_webhook and settings.bot_api_url == TELEGRAM and not settings.public_address.startswith("https://"):
        yield fault("settings", "PUBLIC_URL must begin with https://, or Telegram will not call the webhook")
    if settings.clock_start:
        yield warning("settings", "CLOCK_START is set: the bot's clock is not the world's; remove it after rehearsals")


async def check(settings: Settings) -> Findings:
    """Whether there is a place to write to, and whether what is in it is kept elsewhere, too."""
    yield _folder(settings)
    yield _space(settings)
    yield _backups(settings)
    yield await _media(settings)


def _folder(settings: Settings) -> Finding:
    """Tried out where the folder is there, else asked of the one it would be made in."""
    try:
        if settings.home.is_dir():
            with tempfile.TemporaryFile(dir=settings.home):
                pass
        elif not os.access(_nearest(settings.home), os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "it cannot be made")
    except OSError as refusal:
        return fault(
            "folder", f"{settings.home} cannot be written to ({refusal.strerror}): set DATA_DIR, or its rights"
        )
    return well("folder", f"{settings.home} can be written to")


async def _media(settings: Settings) -> Finding:
    """A photo is made up, kept, read and removed; where the folder is not there yet, the one above it says enough."""
    media = Media(settings.media)
    if not media.is_there:
        if media.may_be_made:
            return well("photos", f"{media.place} is made with the first one")
        return fault("photos", f"{media.place} cannot be made: set MEDIA_URL, or its rights")
    try:
        await media.check()
    except MediaFault as refusal:
        return fault(
            "photos", f"{media.place} cannot be written to ({refusal}): set MEDIA_URL, its keys, or its rights"
        )
    return well("photos", f"{media.place} can be written to")


def _space(settings: Settings) -> Finding:
    free_mb = shutil.disk_usage(_nearest(settings.home)).free // 1_000_000
    if free_mb < NO_SPACE_MB:
        return fault("disk", f"{free_mb} MB are free: the database can soon not be written; make room")
    if free_mb < LITTLE_SPACE_MB:
        return warning("disk", f"{free_mb} MB are free, which is little; make room")
    return well("disk", f"{free_mb} MB are free")


def _nearest(folder: Path) -> Path:
    """The folder, or what there is of the way to it."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())


def _backups(settings: Settings) -> Finding:
    if settings.is_sandbox:
        return well("backups", "are not made of the sandbox")
    if not backups.has_daily_backups(settings):
        return well("backups", "are not made by the bot here; README says how cron makes them")
    folder = backups.folder_of(settings)
    days = backups.days_in(folder)
    if not days:
        return warning("backups", f"there is none in {folder} yet; a running bot makes one a day")
    newest, due = days[-1], backups.latest_day(settings.tz_default)
    try:
        read_manifest(backups.file_of(folder, newest))
    except ArchiveRefused as refusal:
        return fault("backups", f"{refusal}; remove it, and a running bot makes another within ten minutes")
    if newest < due - timedelta(days=1):
        return warning("backups", f"the newest is of {newest}: see in the log why (duty.failed), and for free space")
    return well("backups", f"{len(days)} daily ones, the newest of {newest}")
