"""What the bot does by itself: APScheduler only wakes these; what is due is decided by rows."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, date
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import metrics
from bot.delivery import Courier
from bot.following import follow
from bot.repeating import repeat
from domain import changes, clock
from domain.agents import service as agents
from domain.database.connection import refresh_statistics, transaction
from domain.forms import service as forms
from domain.insurers import service as insurers
from domain.intake import service as intake
from domain.outbox import service as outbox
from domain.people import service as people
from domain.people.views import CentreView
from handlers.registry import Registry

Duty = Callable[[], Awaitable[object]]
AtCentre = Callable[[int, date], Awaitable[object]]


async def close_statements() -> None:
    """Close every insurer's statements whose period has ended, at every centre by its own calendar."""
    await _at_every_centre("statements", insurers.close_statements)


async def expire_referrals() -> None:
    """Close the referrals that stayed open too long, at every centre by its own calendar."""
    await _at_every_centre("referrals", agents.expire_referrals)


async def queue_digests(registry: Registry) -> None:
    """Queue every digest whose moment has come."""
    metrics.DIGESTS.inc(await outbox.queue_due_digests(registry.digest_plan))


async def _at_every_centre(name: str, act: AtCentre) -> None:
    """One round of all centres; what fails at one of them is logged and keeps nothing from the others."""
    for centre in await people.centres():
        await repeat(partial(_today_at, centre, act), name, centre_id=centre.id)


async def _today_at(centre: CentreView, act: AtCentre) -> None:
    async with transaction():
        with changes.watched() as made:
            await act(centre.id, clock.today(centre.zone))
        await follow(made, centre.lang)


def duties_of(courier: Courier, registry: Registry) -> Mapping[str, tuple[Duty, float]]:
    """What is done by itself, and how many seconds apart it is looked at."""
    return {
        "deliver": (courier.pump, 1),
        "digests": (partial(queue_digests, registry), 1),
        "statements": (close_statements, 60),
        "referrals": (expire_referrals, 60),
        "statistics": (refresh_statistics, 3600),
        "forget forms": (forms.forget_old, 60),
        "forget updates": (intake.forget_old, 3600),
        "forget messages": (outbox.forget_old, 3600),
    }


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
