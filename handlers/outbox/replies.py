"""What is said of digests and their times."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.outbox.views import ScheduleView
from handlers.declaration import Call, Reply


def schedule(call: Call, views: Sequence[ScheduleView]) -> Reply:
    """When each digest comes."""
    lines = [
        call.say(
            "outbox-schedule-line",
            digest=view.digest,
            at=_when(call, view),
            state="on" if view.enabled else "off",
        )
        for view in views
    ]
    return Reply(Markup("\n").join([call.say("outbox-schedule-title"), *lines, call.say("outbox-schedule-how")]))


def _when(call: Call, view: ScheduleView) -> Markup | str:
    """When it comes: every day at an hour, on some days of the month, or as it happens."""
    if view.at is None:
        return call.say("outbox-as-it-comes")
    at = f"{view.at:%H:%M}"
    days = call.say("outbox-comma").join(str(day) for day in view.days)
    return call.say("outbox-on-days", at=at, days=days) if view.days else at


def switched(call: Call, digest: str, *, on: bool) -> Reply:
    """A digest was switched on or off."""
    return Reply(call.say("outbox-switched", digest=digest, state="on" if on else "off"))


def queued(call: Call, digest: str, titles: Sequence[str]) -> Reply:
    """A digest is on its way to these groups."""
    return Reply(call.say("outbox-queued", digest=digest, groups=call.say("outbox-comma").join(titles)))


def nothing(call: Call, digest: str) -> Reply:
    """A digest was asked for that has nothing to say."""
    return Reply(call.say("outbox-nothing", digest=digest))
