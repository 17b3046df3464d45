"""What the cases room sends by itself (interface §3)."""

from datetime import time

from domain import clock
from domain.actor import ChatKind
from domain.cases import service
from handlers.cases import chase, deadlines, morning
from handlers.cases.care.notices import NOTICES
from handlers.cases.flow.pushes import handed_over
from handlers.cases.money import disputes
from handlers.cases.photos import TEMPLATES as PHOTO_TEMPLATES
from handlers.declaration import Digest, Recipient, Reply, Template


async def cases(recipient: Recipient) -> Reply | None:
    """Every case in hand, the worst first; nothing when there is none."""
    view = await service.digest_board(recipient.centre_id, zone=recipient.zone, now=clock.now())
    return morning.digest(recipient.lang, view) if view.open_count else None


DIGESTS = (
    Digest("cases", "事故车进度", time(8, 30), ChatKind.TEAM, cases),
    Digest("photos", "照片催办", time(16, 30), ChatKind.TEAM, chase.photos),
)
TEMPLATES = (
    Template(service.NOTICE, deadlines.notice, service.DEADLINES, "时限提醒"),
    Template("cases.handed_over", handed_over),
    Template("cases.disputes", disputes.proposal),
    *NOTICES,
    *PHOTO_TEMPLATES,
)
