"""What the insurers room sends by itself: news of states, proposals, files, digests (interface §3)."""

from datetime import time

from domain.actor import ChatKind
from domain.insurers.views import SETTLEMENT_DAYS
from handlers.declaration import Digest, Template
from handlers.insurers import news, raises
from handlers.insurers.bank.pushes import TEMPLATES as BANK
from handlers.insurers.documents.pushes import TEMPLATES as FILES
from handlers.insurers.margin.settlement import settlement

DIGESTS = (
    Digest("credit", "额度提醒", time(9, 30), ChatKind.PARTNER, news.credit),
    Digest("settlement", "结算", time(9), ChatKind.PARTNER, settlement, days=SETTLEMENT_DAYS),
)
TEMPLATES = (
    Template("insurers.state", news.state),
    Template("insurers.legal", news.legal),
    Template("insurers.raise", raises.proposal),
    *FILES,
    *BANK,
)
