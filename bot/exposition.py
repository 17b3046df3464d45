"""``GET /metrics``: what is counted as it happens, and how the queue and the database stand at that moment."""

import asyncio
import math
from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import metrics, troubles
from bot.own import version
from domain import clock
from domain.cases import service as cases
from domain.database import connection
from domain.forms import service as forms
from domain.intake import service as intake
from domain.outbox import service as outbox

FRESH_SECONDS = 5.0
"""So long one look at the database serves every scrape."""
LOOK_SECONDS = 2.0
"""So long a scrape waits for it."""


class Exposition:
    """Brings up to date what nobody counts, and shows it all. A database that is away breaks no scrape."""

    def __init__(self, started_at: datetime) -> None:
        self._started_at = started_at
        self._looked_at = -math.inf
        self._look: asyncio.Task[bool] | None = None
        metrics.BUILD.labels(version()).set(1)

    def mount(self, app: web.Application) -> None:
        """Add the route to ``app``."""
        app.router.add_get("/metrics", self._metrics)

    async def _metrics(self, _: web.Request) -> web.Response:
        now = asyncio.get_running_loop().time()
        if now - self._looked_at >= FRESH_SECONDS:
            await self._bring_up_to_date()
            self._looked_at = now
        metrics.CLOCK.set(clock.now().timestamp())
        metrics.UPTIME.set((clock.now() - self._started_at).total_seconds())
        metrics.TELEGRAM_UP.set(troubles.present_in(troubles.TELEGRAM) is None)
        return web.Response(body=generate_latest(metrics.REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _bring_up_to_date(self) -> None:
        """Ask the database; what it does not tell is no number, lest an old one be taken for true.

        Whatever talks to a database finishes what it began even if it is cancelled. So one that never answers is
        not waited for, and not asked a second time meanwhile.
        """
        if self._look is None or self._look.done():
            self._look = asyncio.create_task(_look_at_database())
        await asyncio.wait({self._look}, timeout=LOOK_SECONDS)
        is_there = self._look.done() and self._look.result()
        metrics.DATABASE_UP.set(is_there)
        if not is_there:
            _know_nothing()


async def _look_at_database() -> bool:
    """Note how everything in it stands; false, and nothing raised, when that cannot be told."""
    try:
        await _take_stock()
    except Exception as fault:
        troubles.failed(troubles.DATABASE, fault)
        return False
    return True


async def _take_stock() -> None:
    pool = connection.pool()
    for state, count in (("open", pool.size), ("in_use", pool.in_use), ("waiting", pool.waiting)):
        metrics.POOL.labels(state).set(count)
    queue, now = await outbox.health(), clock.now()
    for kind, stands in queue.kinds.items():
        age = (now - stands.oldest_due_at).total_seconds() if stands.oldest_due_at else 0.0
        metrics.WAITING.labels(kind).set(stands.waiting)
        metrics.OLDEST_SECONDS.labels(kind).set(age)
    metrics.CLAIMS.labels("held").set(queue.claimed - queue.expired)
    metrics.CLAIMS.labels("expired").set(queue.expired)
    metrics.GIVEN_UP.set(queue.dropped)
    metrics.SET_ASIDE.set(await intake.set_aside_count())
    metrics.FORMS.set(await forms.open_count())
    photos = await cases.photo_health()
    metrics.PHOTOS_WAITING.set(photos.waiting)
    metrics.PHOTOS_LOST.set(photos.lost)


def _know_nothing() -> None:
    for kind in metrics.KINDS:
        metrics.WAITING.labels(kind).set(math.nan)
        metrics.OLDEST_SECONDS.labels(kind).set(math.nan)
    for state in ("held", "expired"):
        metrics.CLAIMS.labels(state).set(math.nan)
    for gauge in (metrics.GIVEN_UP, metrics.SET_ASIDE, metrics.FORMS, metrics.PHOTOS_WAITING, metrics.PHOTOS_LOST):
        gauge.set(math.nan)
