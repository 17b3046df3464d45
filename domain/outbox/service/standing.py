"""How the outbox stands: for who watches it, and for operators who ask."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain import clock
from domain.actor import Person, operator_use_case, system_use_case
from domain.outbox import rules, standing_queries
from domain.outbox.standing_queries import Undone
from domain.outbox.views import DigestHealth, KindHealth, QueueHealth, Standing
from domain.people.errors import OnlyInPrivate

_LATELY = timedelta(days=1)
_KINDS = ("answer", "push", "edit")


@system_use_case
async def health() -> QueueHealth:
    """How the queue stands. One query, over what is not sent."""
    return await _health(clock.now())


@operator_use_case
async def standing(person: Person) -> Standing:
    """How the queue stands, and what became of the digests of the last day, over all centres.

    Refused in a group (``OnlyInPrivate``): a deployment serves more than one centre.
    """
    if not person.place.is_private:
        raise OnlyInPrivate(command="/status")
    now = clock.now()
    dropped = await standing_queries.dropped_since(now - _LATELY)
    digests = [
        DigestHealth(digest, last, runs, dropped.get(f"digest.{digest}", 0))
        for digest, runs, last in await standing_queries.runs_of_digests(now - _LATELY)
    ]
    return Standing(await _health(now), sum(dropped.values()), tuple(digests))


async def _health(now: datetime) -> QueueHealth:
    rows = await standing_queries.undone(now)
    unsent = [row for row in rows if row.state != "dropped"]
    claimed = [row for row in unsent if row.state == "claimed"]
    return QueueHealth(
        kinds={kind: _kind_health([row for row in unsent if _kind(row) == kind], now) for kind in _KINDS},
        claimed=sum(row.rows for row in claimed),
        expired=sum(row.expired for row in claimed),
        dropped=sum(row.rows for row in rows if row.state == "dropped"),
    )


def _kind_health(rows: Iterable[Undone], now: datetime) -> KindHealth:
    rows = list(rows)
    due = [_waits_since(row) for row in rows if row.due_at <= now or _failures(row)]
    return KindHealth(sum(row.rows for row in rows), min(due, default=None))


def _kind(row: Undone) -> str:
    return rules.kind_of(row.rank, is_edit=row.is_edit)


def _waits_since(row: Undone) -> datetime:
    return rules.waits_since(row.due_at, row.queued_at, _failures(row))


def _failures(row: Undone) -> int:
    """How often these rows failed: one that is claimed is being tried once more."""
    return row.tries - 1 if row.state == "claimed" else row.tries
