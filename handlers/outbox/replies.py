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
            at=f"{view.at:%H:%M}" if view.at else call.say("outbox-as-it-comes"),
            state="on" if view.enabled else "off",
        )
        for view in views
    ]
    return Reply(Markup("\n").join([call.say("outbox-schedule-title"), *lines, call.say("outbox-schedule-how")]))


def switched(call: Call, digest: str, *, on: bool) -> Reply:
    """A digest was switched on or off."""
    return Reply(call.say("outbox-switched", digest=digest, state="on" if on else "off"))


def queued(call: Call, digest: str, titles: Sequence[str]) -> Reply:
    """A digest is on its way to these groups."""
    return Reply(call.say("outbox-queued", digest=digest, groups=call.say("outbox-comma").join(titles)))


def nothing(call: Call, digest: str) -> Reply:
    """A digest was asked for that has nothing to say."""
    return Reply(call.say("outbox-nothing", digest=digest))
