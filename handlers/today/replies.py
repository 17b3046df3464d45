"""The day as a message."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.declaration import Call, Part, Reply
from handlers.paging import in_rows

AGAIN = "today.again:1"
BUTTONS_A_ROW = {"zh-CN": 3, "en": 2}


def day(call: Call, parts: Sequence[Part]) -> Reply:
    """The parts below each other, each with its buttons; a day with nothing to do says so."""
    title = call.say("today-title", name=call.actor.name, day=call.today)
    if not parts:
        return Reply(Markup("\n").join([title, call.say("today-nothing")]), again=AGAIN)
    texts = [Markup("\n").join([part.title, *part.lines, *_more(call, part)]) for part in parts]
    buttons = [button for part in parts for button in part.buttons]
    return Reply(Markup("\n\n").join([title, *texts]), in_rows(buttons, BUTTONS_A_ROW.get(call.lang, 2)), again=AGAIN)


def _more(call: Call, part: Part) -> list[Markup]:
    """That a part has more than it shows."""
    return [call.say("today-more", count=part.more)] if part.more > 0 else []
