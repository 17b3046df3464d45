"""What the cases room sends by itself (interface §3)."""

from datetime import time

from domain import clock
from domain.actor import ChatKind
from domain.cases import service
from handlers.cases import morning
from handlers.cases.photos import TEMPLATES as PHOTO_TEMPLATES
from handlers.declaration import Digest, Recipient, Reply


async def cases(recipient: Recipient) -> Reply | None:
    """Every case in hand, the worst first; nothing when there is none."""
    view = await service.digest_board(recipient.centre_id, zone=recipient.zone, now=clock.now())
    return morning.digest(recipient.lang, view) if view.open_count else None


TEMPLATES = PHOTO_TEMPLATES
DIGESTS = (Digest("cases", "事故车进度", time(8, 30), ChatKind.TEAM, cases),)
