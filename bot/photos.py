"""Photos of cases brought into our own store, and out of it: a duty that claims what is to be done (domain §3)."""

import asyncio
import hashlib
from collections.abc import Mapping

import structlog
from telegram.error import BadRequest, TelegramError

from bot import metrics, troubles
from bot.api import BotApi, is_too_large
from bot.duties import Duty
from bot.following import follow
from bot.images import recognise
from bot.logs import fault_of
from bot.media import Media, MediaFault
from domain import changes
from domain.cases import service as cases
from domain.cases.views import KeptPhoto, PhotoJob
from domain.database.connection import transaction
from domain.people import service as people

log = structlog.get_logger(__name__)

LOOK_SECONDS = 2
AT_ONCE = 4


class Keeper:
    """Fetches and removes, a few at a time. Two processes never do the same one; whoever is killed at it loses none."""

    def __init__(self, api: BotApi, media: Media) -> None:
        self._api = api
        self._media = media

    async def look(self) -> None:
        """See to all that is due. While the store is away it is only asked whether it is back."""
        if troubles.present_in(troubles.MEDIA) is not None and not await self._is_back():
            return
        while await cases.has_photos_to_see_to():
            jobs = await cases.claim_photos(AT_ONCE)
            await asyncio.gather(*(self._see_to(job) for job in jobs))
            if not jobs or troubles.present_in(troubles.MEDIA) is not None:
                return

    async def _is_back(self) -> bool:
        try:
            await self._media.check()
        except MediaFault as fault:
            troubles.failed(troubles.MEDIA, fault)
            return False
        troubles.works(troubles.MEDIA)
        await cases.retry_photos()
        return True

    async def _see_to(self, job: PhotoJob) -> None:
        try:
            await (self._remove(job) if job.removes else self._fetch(job))
        except MediaFault as fault:
            troubles.failed(troubles.MEDIA, fault)
            await cases.photo_not_kept(job, str(fault), is_its_own=False)
            metrics.PHOTOS.labels("failed_try").inc()

    async def _remove(self, job: PhotoJob) -> None:
        await self._media.remove(job.key)
        troubles.works(troubles.MEDIA)
        await cases.photo_removed(job)
        metrics.PHOTOS.labels("removed").inc()

    async def _fetch(self, job: PhotoJob) -> None:
        try:
            content = await self._api.file(job.file_id, most_bytes=cases.MOST_PHOTO_BYTES)
        except TelegramError as fault:
            if is_too_large(fault):
                await self._refuse(job, "large")
            else:
                await self._failed(job, fault, is_its_own=isinstance(fault, BadRequest))
        else:
            await self._keep(job, content)

    async def _keep(self, job: PhotoJob, content: bytes) -> None:
        """By its bytes it is a photo or none, whatever the message said it was."""
        picture = recognise(content)
        if picture is None or picture.mime_type not in cases.PHOTO_MIMES:
            await self._refuse(job, "kind")
            return
        await self._media.put(job.key, content)
        troubles.works(troubles.MEDIA)
        digest = hashlib.sha256(content).hexdigest()
        kept = KeptPhoto(digest, picture.mime_type, len(content), picture.width, picture.height)
        if await cases.photo_kept(job, kept):
            metrics.PHOTOS.labels("kept").inc()
        else:
            await self._media.remove(job.key)

    async def _refuse(self, job: PhotoJob, why: str) -> None:
        lang = (await people.centre(job.centre_id)).lang
        async with transaction():
            with changes.watched() as made:
                await cases.photo_refused(job, why)
            await follow(made, lang)
        log.warning("photo.refused", photo=job.id, why=why)
        metrics.PHOTOS.labels("refused").inc()

    async def _failed(self, job: PhotoJob, fault: TelegramError, *, is_its_own: bool) -> None:
        if await cases.photo_not_kept(job, type(fault).__name__, is_its_own=is_its_own):
            log.error("photo.given_up", photo=job.id, tries=job.tries + 1, fault=fault_of(fault))
            metrics.PHOTOS.labels("given_up").inc()
        else:
            metrics.PHOTOS.labels("failed_try").inc()


def duty_of(api: BotApi, media: Media) -> Mapping[str, tuple[Duty, float]]:
    """What sees to the photos by itself, and how many seconds apart."""
    return {"photos": (Keeper(api, media).look, LOOK_SECONDS)}
