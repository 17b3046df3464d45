"""When people are told of a due time, and how loudly (interface §3).

A warning comes ``warn_minutes`` before. Of what is due in the quiet hours it comes so long before those begin: the
work of the day is told of while something can be done about it, and nobody is woken.
"""

from datetime import datetime, timedelta

from domain.cases.views import Loudness, Thresholds


def thresholds(now: datetime, warn_minutes: int, escalate_hours: int, quiet_end: datetime | None) -> Thresholds:
    """Up to which due times people are to have been told by ``now``.

    ``quiet_end``: when the quiet hours end that ``now`` or ``warn_minutes`` later lie in; ``None`` outside them.
    """
    return Thresholds(
        warned_until=quiet_end or now + timedelta(minutes=warn_minutes),
        late_until=now,
        escalated_until=now - timedelta(hours=escalate_hours),
    )


def loudness(due_at: datetime, thresholds: Thresholds) -> Loudness:
    """How loud people are to have been told of a step that is due at ``due_at``."""
    if due_at <= thresholds.escalated_until:
        return Loudness.ESCALATED
    if due_at <= thresholds.late_until:
        return Loudness.LATE
    return Loudness.WARNING if due_at <= thresholds.warned_until else Loudness.NOTHING


def is_still_so(loudness: Loudness, due_at: datetime, now: datetime) -> bool:
    """Whether what was to be said of a due time is still true when it may be: a warning is not once it is late."""
    return (now < due_at) is (loudness is Loudness.WARNING)
