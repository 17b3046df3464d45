"""The digests that come by themselves: claimed slots, once a day each, made up for on the same day (domain §10)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import MappingProxyType

from domain import clock
from domain.actor import Actor, ChatKind, Role, system_use_case, use_case
from domain.outbox import digest_queries, rules
from domain.outbox.errors import NoSuchDigest, NowhereToSend
from domain.outbox.service._switching import lock_switch, switch
from domain.outbox.service.messages import queue
from domain.outbox.views import ScheduleView
from domain.people import service as people
from domain.people.views import CentreView, ChatView
from domain.policy import service as policy
from domain.policy.values import PolicyValues

_REACH = timedelta(days=2)
"""How far back claimed slots are asked for: today, in any zone, lies within."""

DigestPlan = Mapping[str, ChatKind]
"""Every digest there is, and the kind of chat it goes to."""
DigestDays = Mapping[str, tuple[int, ...]]
"""The digests that come on given days of the month only, and those days."""
EVERY_DAY: DigestDays = MappingProxyType({})


@dataclass(frozen=True)
class _Slot:
    centre: CentreView
    digest: str
    scheduled_for: datetime


@system_use_case
async def queue_due_digests(plan: DigestPlan, days: DigestDays = EVERY_DAY) -> int:
    """Queue every digest whose moment has come today and that nobody has claimed; returns how many slots.

    A bot that was down sends what it missed once, on the same day. The number of queries does not depend on
    the number of centres, but for those that a slot was claimed for.
    """
    now = clock.now()
    slots = await _slots_due(plan, days, now)
    claimed = [
        slot for slot in slots if await digest_queries.claim_slot(slot.centre.id, slot.digest, slot.scheduled_for, now)
    ]
    chats = await people.chats_of_centres([slot.centre.id for slot in claimed]) if claimed else {}
    for slot in claimed:
        for chat in people.destinations(chats.get(slot.centre.id, []), plan[slot.digest]):
            await _queue_digest(slot.centre, slot.digest, chat, day_key=_day_key(slot))
    return len(claimed)


@use_case(Role.MANAGER)
async def digest_schedule(
    actor: Actor, plan: DigestPlan, switched: Collection[str] = (), days: DigestDays = EVERY_DAY
) -> list[ScheduleView]:
    """When each digest comes at the actor's centre, in its own time, and whether it is switched on.

    What else is ``switched`` like a digest comes as it happens, and stands at the end.
    """
    values = await policy.values_at(actor.centre_id, clock.today(actor.zone))
    off = await digest_queries.switched_off_in(actor.centre_id)
    views = [ScheduleView(name, _time_of(values, name), name not in off, days.get(name, ())) for name in plan]
    others = [ScheduleView(name, None, name not in off) for name in switched if name not in plan]
    return [*sorted(views, key=lambda view: _time_of(values, view.digest)), *others]


@system_use_case
async def is_switched_on(centre_id: int, digest: str) -> bool:
    """Whether a centre wants what is switched by this name; for what comes at no hour of its own."""
    return digest not in await digest_queries.switched_off_in(centre_id)


@use_case(Role.MANAGER)
async def switch_digest(actor: Actor, known: Collection[str], digest: str, *, on: bool) -> None:
    """Switch one digest of the actor's centre on or off; ``NoSuchDigest`` for a name that is not ``known``.

    One that stands so already is left alone, and nothing is recorded: an undo would switch what nobody had.
    """
    _check(known, digest)
    await lock_switch(actor.centre_id, digest)
    if on is (digest not in await digest_queries.switched_off_in(actor.centre_id)):
        return
    await switch(actor.centre_id, digest, on=on)
    await people.record_change(
        actor, subject="digest", number=None, what=digest, before={"on": not on}, after={"on": on}
    )


@use_case(Role.MANAGER)
async def queue_digest_now(actor: Actor, plan: DigestPlan, digest: str) -> list[str]:
    """Send a digest of the actor's centre now to the groups it goes to; returns their titles.

    Refused with ``NoSuchDigest``, or ``NowhereToSend`` when no group is bound.
    """
    _check(plan, digest)
    chats = people.destinations(
        (await people.chats_of_centres([actor.centre_id])).get(actor.centre_id, []), plan[digest]
    )
    if not chats:
        raise NowhereToSend()
    centre = CentreView(id=actor.centre_id, name=actor.centre_name, zone=actor.zone, lang=actor.lang)
    for chat in chats:
        asked = f"asked-{actor.person.source.update_id}"
        await _queue_digest(centre, digest, chat, day_key=asked, urgent=True)
    return [chat.title for chat in chats]


async def _slots_due(plan: DigestPlan, days: DigestDays, now: datetime) -> list[_Slot]:
    centres = await people.centres()
    today = {centre.id: clock.local(now, centre.zone).date() for centre in centres}
    values = await policy.values_of_centres(today)
    off = await digest_queries.switched_off()
    claimed = await digest_queries.runs_since(now - _REACH)
    slots = [
        _Slot(centre, name, rules.slot_today(now, centre.zone, _time_of(values[centre.id], name)))
        for centre in centres
        for name in plan
        if (centre.id, name) not in off and rules.comes_on(days.get(name, ()), today[centre.id])
    ]
    return [
        slot
        for slot in slots
        if slot.scheduled_for <= now and (slot.centre.id, slot.digest, slot.scheduled_for) not in claimed
    ]


async def _queue_digest(centre: CentreView, digest: str, chat: ChatView, *, day_key: str, urgent: bool = False) -> None:
    await queue(
        centre.id,
        chat_id=chat.chat_id,
        thread_id=chat.thread_id,
        lang=chat.lang or centre.lang,
        template=f"digest.{digest}",
        params={"kind": chat.kind.value},
        unique_key=f"digest.{digest}:{chat.chat_id}:{day_key}",
        urgent=urgent,
    )


def _day_key(slot: _Slot) -> str:
    return clock.local(slot.scheduled_for, slot.centre.zone).date().isoformat()


def _time_of(values: PolicyValues, name: str) -> time:
    at: time = getattr(values.digest, name)
    return at


def _check(known: Collection[str], digest: str) -> None:
    if digest not in known:
        raise NoSuchDigest(word=digest[:40], known=", ".join(known))
