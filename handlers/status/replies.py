"""What an operator is told of the deployment."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from markupsafe import Markup

from domain import clock
from domain.intake.views import IntakeStanding
from domain.outbox.views import DigestHealth, QueueHealth, Standing
from handlers.calling import ProcessFacts
from handlers.declaration import Call, Reply

LATE = timedelta(minutes=5)
"""A queue that is so far behind is a trouble."""
AWAY = {"telegram", "polling"}
"""Troubles of a process that gets nothing from Telegram."""
ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def status(call: Call, sending: Standing, taking: IntakeStanding) -> Reply:
    """One screen: what is wrong first of all, then how everything stands."""
    state = "bad" if _is_bad(call, sending, taking) else "ok"
    lines = [
        call.say("status-title", state=state),
        *(_process(call, call.process) if call.process else ()),
        *_taking(call, taking),
        *_queue(call, sending.queue),
        call.say("status-dropped", count=sending.dropped_lately),
        *_digests(call, sending),
    ]
    return Reply(Markup("\n").join(lines))


def _is_bad(call: Call, sending: Standing, taking: IntakeStanding) -> bool:
    is_late = _age(sending.queue) >= LATE
    is_process_ill = call.process is not None and bool(call.process.troubles)
    return is_late or is_process_ill or sending.dropped_lately > 0 or taking.set_aside_count > 0


def _process(call: Call, facts: ProcessFacts) -> Iterator[Markup]:
    up = clock.now() - facts.started_at
    hours, minutes = divmod(up.seconds // 60, 60)
    yield call.say("status-process", version=facts.version, days=up.days, hours=hours, minutes=minutes)
    yield call.say("status-database", engine=ENGINES[facts.database])
    if not AWAY & facts.troubles.keys():
        yield call.say("status-telegram", intake=facts.intake)
    for what, since in facts.troubles.items():
        yield call.say("status-trouble", what=what.removeprefix("duty "), since=_local(call, since))


def _taking(call: Call, taking: IntakeStanding) -> Iterator[Markup]:
    if taking.last_update_at is None:
        yield call.say("status-no-update")
    else:
        yield call.say("status-last-update", at=_local(call, taking.last_update_at))
    yield call.say("status-set-aside", count=taking.set_aside_count)
    for each in taking.set_aside:
        at = _local(call, each.at)
        yield call.say("status-set-aside-line", at=at, reference=each.reference, fault=each.fault)


def _queue(call: Call, queue: QueueHealth) -> Iterator[Markup]:
    waiting = {kind: stands.waiting for kind, stands in queue.kinds.items()}
    yield call.say(
        "status-queue",
        count=queue.waiting,
        answers=waiting["answer"],
        pushes=waiting["push"],
        edits=waiting["edit"],
    )
    minutes, seconds = divmod(int(_age(queue).total_seconds()), 60)
    if minutes or seconds:
        yield call.say("status-queue-age", minutes=minutes, seconds=seconds)


def _age(queue: QueueHealth) -> timedelta:
    return clock.now() - queue.oldest_due_at if queue.oldest_due_at else timedelta()


def _digests(call: Call, sending: Standing) -> Iterator[Markup]:
    yield call.say("status-digests", count=sum(each.runs for each in sending.digests))
    for each in sending.digests:
        yield _digest(call, each)


def _digest(call: Call, digest: DigestHealth) -> Markup:
    return call.say(
        "status-digest-line",
        digest=digest.digest,
        at=_local(call, digest.last_slot_at),
        runs=digest.runs,
        dropped=digest.dropped,
    )


def _local(call: Call, moment: datetime) -> datetime:
    return clock.local(moment, call.staff.zone if call.staff else call.default_zone)
