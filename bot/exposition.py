"""``GET /metrics``: what is counted as it happens, and how the queue and the database stand at that moment."""

import asyncio
import math

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import metrics
from bot.health import Health, Question, version
from domain import clock
from domain.database import connection
from domain.forms import service as forms
from domain.intake import service as intake
from domain.outbox import service as outbox

FRESH_SECONDS = 5.0
"""So long one look at the database serves every scrape."""


class Exposition:
    """Brings up to date what nobody counts, and shows it all. A database that is away breaks no scrape."""

    def __init__(self, health: Health) -> None:
        self._health = health
        self._looked_at = -math.inf
        self._question = Question(_look_at_database)
        metrics.BUILD.labels(version()).set(1)

    def mount(self, app: web.Application) -> None:
        """Add the route to ``app``."""
        app.router.add_get("/metrics", self._metrics)

    async def _metrics(self, _: web.Request) -> web.Response:
        now = asyncio.get_running_loop().time()
        if now - self._looked_at >= FRESH_SECONDS:
            await self._look()
            self._looked_at = now
        self._take_stock_of_process()
        return web.Response(body=generate_latest(metrics.REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _take_stock_of_process(self) -> None:
        now = clock.now()
        metrics.CLOCK.set(now.timestamp())
        metrics.UPTIME.set((now - self._health.started_at).total_seconds())
        metrics.TELEGRAM_UP.set(self._health.telegram.failing_since is None)

    async def _look(self) -> None:
        """Ask the database; what it does not tell is no number, lest an old one be taken for true."""
        if not await self._health.ask_database(self._question):
            _know_nothing()
        metrics.DATABASE_UP.set(self._health.database.failing_since is None)


async def _look_at_database() -> None:
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


def _know_nothing() -> None:
    for kind in metrics.KINDS:
        metrics.WAITING.labels(kind).set(math.nan)
        metrics.OLDEST_SECONDS.labels(kind).set(math.nan)
    for state in ("held", "expired"):
        metrics.CLAIMS.labels(state).set(math.nan)
    for gauge in (metrics.GIVEN_UP, metrics.SET_ASIDE, metrics.FORMS):
        gauge.set(math.nan)
