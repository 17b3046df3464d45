"""What the bot does by itself: these are only woken; what is due is decided by rows."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from math import ceil

from bot import metrics, troubles
from bot.delivery import Courier
from bot.following import follow
from bot.troubles import repeat
from domain import changes, clock
from domain.agents import service as agents
from domain.cases import service as cases
from domain.database import connection
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
_SECONDS_TO_ANSWER = 2
"""How long the database may take for a sign of life."""


async def close_statements() -> None:
    """Close every insurer's statements whose period has ended, at every centre by its own calendar."""
    await _at_every_centre("statements", insurers.close_statements)


async def tell_states() -> None:
    """Tell of every intake state that the calendar or the policy has changed; a few queries where none has."""
    centres = {centre.id: centre for centre in await people.centres()}
    days = {centre.id: clock.today(centre.zone) for centre in centres.values()}
    for centre_id in sorted(await insurers.centres_with_state_news(days)):
        await repeat(partial(_today_at, centres[centre_id], insurers.tell_states), f"states of centre {centre_id}")


async def withdraw_raises() -> None:
    """Withdraw every proposal to raise a limit that the calendar has overtaken; one query where there is none."""
    centres = {centre.id: centre for centre in await people.centres()}
    days = {centre.id: clock.today(centre.zone) for centre in centres.values()}
    for centre_id in sorted(await insurers.centres_with_raises_overtaken(days)):
        act = partial(_today_at, centres[centre_id], insurers.withdraw_raises_overtaken)
        await repeat(act, f"raises of centre {centre_id}")


async def expire_referrals() -> None:
    """Close the referrals that stayed open too long, at every centre by its own calendar."""
    await _at_every_centre("referrals", agents.expire_referrals)


async def tell_deadlines() -> None:
    """Tell whom it concerns of every deadline that has come up; what fails at one centre keeps nothing from others."""
    for centre_id in await cases.centres_with_deadlines():
        await repeat(partial(cases.tell_deadlines, centre_id), f"deadlines of centre {centre_id}")


async def escalate_complaints() -> None:
    """Tell managers of every complaint that nobody has answered in time; one query where there is none."""
    for centre_id, complaint_id in await cases.complaints_to_escalate():
        await repeat(partial(_escalate, centre_id, complaint_id), f"complaints of centre {centre_id}")


async def _escalate(centre_id: int, complaint_id: int) -> None:
    centre = await people.centre(centre_id)
    async with transaction():
        with changes.watched() as made:
            await cases.escalate_complaint(centre_id, complaint_id)
        await follow(made, centre.lang)


async def queue_digests(registry: Registry) -> None:
    """Queue every digest whose moment has come."""
    metrics.DIGESTS.inc(await outbox.queue_due_digests(registry.digest_plan, registry.digest_days))


async def look_at_database() -> None:
    """Note whether the database answers; never raises."""
    try:
        async with asyncio.timeout(_SECONDS_TO_ANSWER):
            await connection.ping()
    except Exception as fault:
        troubles.failed(troubles.DATABASE, fault)
    else:
        troubles.works(troubles.DATABASE)


async def _at_every_centre(name: str, act: AtCentre) -> None:
    """One round of all centres; what fails at one of them is logged and keeps nothing from the others."""
    for centre in await people.centres():
        await repeat(partial(_today_at, centre, act), f"{name} of centre {centre.id}")


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
        "deadlines": (tell_deadlines, 5),
        "database": (look_at_database, 2),
        "statements": (close_statements, 60),
        "states": (tell_states, 30),
        "raises": (withdraw_raises, 30),
        "referrals": (expire_referrals, 60),
        "complaints": (escalate_complaints, 30),
        "statistics": (refresh_statistics, 3600),
        "clock gone back": (outbox.bring_back_from_future, 10),
        "forget forms": (forms.forget_old, 60),
        "forget updates": (intake.forget_old, 3600),
        "forget messages": (outbox.forget_old, 3600),
    }


class StandingDuties:
    """Wakes each duty every so many seconds, never twice at once.

    The seconds are the machine's own, not those of a clock that somebody may set: one that goes back a day would
    put off everything for a day.
    """

    def __init__(self, duties: Mapping[str, tuple[Duty, float]]) -> None:
        self._duties = duties
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """From now on."""
        self._tasks = [
            asyncio.create_task(_every(seconds, duty, name)) for name, (duty, seconds) in self._duties.items()
        ]

    def stop(self) -> None:
        """No more; a round that is in hand is interrupted."""
        for task in self._tasks:
            task.cancel()


async def _every(seconds: float, duty: Duty, name: str) -> None:
    now = asyncio.get_running_loop().time
    due = now() + seconds
    while True:
        await asyncio.sleep(due - now())
        await repeat(duty, name)
        due += seconds * max(1, ceil((now() - due) / seconds))  # rounds that were missed are not made up for
