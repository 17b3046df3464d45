"""Rounds of what the bot does by itself, and which of them failed lately."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

import structlog

from bot import metrics
from bot.logs import fault_of
from domain import clock

log = structlog.get_logger(__name__)

_failed: dict[str, datetime] = {}


async def repeat(action: Callable[[], Awaitable[object]], name: str, *, centre_id: int | None = None) -> None:
    """Run one round of a standing duty; a failure is logged and the next round comes as usual."""
    try:
        await action()
    except Exception as fault:
        _failed[name] = clock.now()
        metrics.DUTIES_FAILED.labels(name).inc()
        log.error("duty.failed", duty=name, centre=centre_id, fault=fault_of(fault))


def failed_duties() -> Mapping[str, datetime]:
    """When a round of each duty failed last in this process; those that never did are not among them."""
    return dict(_failed)
