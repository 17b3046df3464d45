"""What the bot does by itself: APScheduler only wakes these; what is due is decided by rows."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.delivery import repeat
from domain import clock
from domain.agents import service as agents
from domain.insurers import service as insurers
from domain.people import service as people

Duty = Callable[[], Awaitable[object]]


async def close_statements() -> None:
    """Close every insurer's statements whose period has ended, at every centre by its own calendar."""
    for centre in await people.centres():
        await insurers.close_statements(centre.id, clock.today(centre.zone))


async def expire_referrals() -> None:
    """Close the referrals that stayed open too long, at every centre by its own calendar."""
    for centre in await people.centres():
        await agents.expire_referrals(centre.id, clock.today(centre.zone))


def standing_duties(duties: Mapping[str, tuple[Duty, float]]) -> AsyncIOScheduler:
    """A scheduler that wakes each duty every so many seconds, never twice at once; not started yet."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for name, (duty, seconds) in duties.items():
        scheduler.add_job(
            repeat,
            IntervalTrigger(seconds=seconds, timezone=UTC),
            args=(duty, name),
            id=name,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    return scheduler
