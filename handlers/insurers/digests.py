"""What comes by itself of insurers: the settlement digest (interface §3)."""

from datetime import time

from domain.actor import ChatKind
from domain.insurers.views import SETTLEMENT_DAYS
from handlers.declaration import Digest
from handlers.insurers.margin.settlement import settlement

DIGESTS = (Digest("settlement", "结算", time(9), ChatKind.PARTNER, settlement, days=SETTLEMENT_DAYS),)
