"""Telling people of deadlines as they come: once each, whoever it concerns by then (interface §3)."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain import clock
from domain.actor import ChatKind, Role, system_use_case
from domain.cases import queries
from domain.cases.queries import UntoldStep
from domain.cases.rules import deadlines as rules
from domain.cases.service.deadlines import write_deadlines
from domain.cases.views import Deadline, Loudness, Thresholds
from domain.outbox import service as outbox
from domain.people import service as people
from domain.people.views import CentreView, ChatView
from domain.policy import service as policy
from domain.policy.values import PolicyValues

DEADLINES = "deadlines"
"""What these messages are called where they are switched on and off."""
NOTICE = "cases.deadlines"
"""The template they are worded by."""
_Told = tuple[ChatView, Sequence[UntoldStep]]
"""A reader, and the steps they are told of."""


@system_use_case
async def centres_with_deadlines() -> list[int]:
    """The centres where somebody is to be told of a deadline now. Three queries, whatever there is."""
    now, centres = clock.now(), await people.centres()
    values = await policy.values_of_centres({each.id: clock.local(now, each.zone).date() for each in centres})
    thresholds = {each.id: _thresholds(now, each.zone, values[each.id]) for each in centres}
    if not thresholds:
        return []
    widest = Thresholds(
        warned_until=max(each.warned_until for each in thresholds.values()),
        late_until=now,
        escalated_until=max(each.escalated_until for each in thresholds.values()),
    )
    found = await queries.untold_steps(widest)
    return sorted({step.centre_id for step in found if _is_news(step, thresholds[step.centre_id])})


@system_use_case
async def tell_deadlines(centre_id: int) -> int:
    """Queue what the people of a centre are to be told of its deadlines now; returns of how many steps.

    Each step is told of at most once for each loudness and due time: under its case's lock, and in the transaction
    that queues it. What was missed is told of once, as loud as it is by then. A centre that has switched this off
    is told nothing, not later either.
    """
    centre, now = await people.centre(centre_id), clock.now()
    thresholds = _thresholds(now, centre.zone, await policy.values_at(centre_id, clock.local(now, centre.zone).date()))
    cases = {step.case_id for step in await queries.untold_steps_of(centre_id, thresholds)}
    await queries.lock_cases(centre_id, cases)
    found = [step for step in await queries.untold_steps_of(centre_id, thresholds) if step.case_id in cases]
    by_loudness: dict[Loudness, list[UntoldStep]] = defaultdict(list)
    for step in found:
        by_loudness[rules.loudness(step.due_at, thresholds)].append(step)
    is_on = await outbox.is_switched_on(centre_id, DEADLINES)
    for loudness, steps in by_loudness.items():
        await queries.note_told(centre_id, [step.id for step in steps], loudness)
        if is_on:
            await _queue(centre, loudness, steps)
    return len(found)


def _thresholds(now: datetime, zone: str, values: PolicyValues) -> Thresholds:
    case, quiet = values.case, values.quiet
    soon = now + timedelta(minutes=case.warn_minutes)
    quiet_ends = [outbox.end_of_quiet(moment, zone, quiet.from_, quiet.until) for moment in (now, soon)]
    return rules.thresholds(now, case.warn_minutes, case.escalate_hours, quiet_ends[0] or quiet_ends[1])


def _is_news(step: UntoldStep, thresholds: Thresholds) -> bool:
    return rules.loudness(step.due_at, thresholds) > step.told


async def _queue(centre: CentreView, loudness: Loudness, steps: Sequence[UntoldStep]) -> None:
    """One message for each reader, of all that comes up for them at this moment."""
    for chat, concerned in await _readers(centre.id, loudness, steps):
        told = write_deadlines([Deadline(step.id, step.due_at) for step in concerned])
        is_one_of_several = chat.kind is ChatKind.PRIVATE and await people.has_several_centres(chat.chat_id)
        facts = hashlib.blake2b(f"{loudness.value} {told}".encode(), digest_size=8).hexdigest()
        await outbox.queue(
            centre.id,
            chat_id=chat.chat_id,
            thread_id=chat.thread_id,
            lang=chat.lang,
            template=NOTICE,
            params={
                "kind": chat.kind.value,
                "loudness": loudness.value,
                "steps": told,
                "centre": centre.name if is_one_of_several else "",
            },
            unique_key=f"{NOTICE}:{facts}:{chat.chat_id}",
            or_to_team=True,
        )


async def _readers(centre_id: int, loudness: Loudness, steps: Sequence[UntoldStep]) -> list[_Told]:
    """Who is told of what: advisors of their own, the team, or the managers.

    Where an advisor has left, or there is no team group, the next of them is told instead.
    """
    if loudness is Loudness.ESCALATED:
        return await _managers(centre_id, steps)
    team = await people.chats_of(centre_id, ChatKind.TEAM)
    if loudness is Loudness.LATE and team:
        return [(chat, steps) for chat in team]
    own, left = await _advisors(centre_id, steps)
    if not left:
        return own
    return [*own, *([(chat, left) for chat in team] or await _managers(centre_id, left))]


async def _advisors(centre_id: int, steps: Sequence[UntoldStep]) -> tuple[list[_Told], list[UntoldStep]]:
    """The private chats of those who are on the staff still, and the steps of those who are not."""
    mine: dict[int, list[UntoldStep]] = defaultdict(list)
    for step in steps:
        mine[step.advisor_id].append(step)
    own: list[_Told] = []
    left: list[UntoldStep] = []
    for advisor_id, concerned in mine.items():
        chats = await people.private_chats(centre_id, staff_ids=[advisor_id])
        own += [(chat, concerned) for chat in chats]
        left += [] if chats else concerned
    return own, left


async def _managers(centre_id: int, steps: Sequence[UntoldStep]) -> list[_Told]:
    return [(chat, steps) for chat in await people.private_chats(centre_id, at_least=Role.MANAGER)]
