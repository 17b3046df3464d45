"""What the insurers room sends by itself: states that changed, the legal stage, proposals, the morning's list."""

from datetime import time

from domain.actor import ChatKind
from handlers.declaration import Digest, Template
from handlers.insurers import news, raises
from handlers.insurers.documents.pushes import TEMPLATES as FILES

DIGESTS = (Digest("credit", "额度提醒", time(9, 30), ChatKind.PARTNER, news.credit),)
TEMPLATES = (
    Template("insurers.state", news.state),
    Template("insurers.legal", news.legal),
    Template("insurers.raise", raises.proposal),
    *FILES,
)
