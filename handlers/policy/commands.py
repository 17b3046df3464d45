"""``/policy`` (规则): the values a centre lives by, and setting one (interface §2)."""

import re
from datetime import date

from domain.actor import Role
from domain.policy import service as policy
from handlers.arguments import Words
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.policy import replies

_DAY_WORDS = re.compile(r"^(?:from|从|自)\s*|\s*(?:起|开始|生效)$")


async def rules(call: Call, given: Given) -> Reply:
    """Show the groups, a group or one value; or set a value, from today or from a day."""
    name, rest = [*re.split(r"[\s=]+", call.text.strip(), maxsplit=1), ""][:2]
    typed = replies.key_of(name)
    if not rest.strip():
        return replies.group(call, await policy.read_policy(call.actor, typed))
    text, day = value_and_day(rest.strip(), call.today)
    return replies.changed(call, await policy.set_policy(call.actor, typed, text, day))


def value_and_day(rest: str, today: date) -> tuple[str, date | None]:
    """What follows the key, as the value and the day behind it, if there is one.

    A day only counts behind a value: ``15 号`` alone is a value.
    """
    parts = re.split(r"\s+(?=\S+(?:\s*(?:起|开始|生效))?$)", rest, maxsplit=1)
    if len(parts) == 2:
        day = Words(_DAY_WORDS.sub("", parts[1]), today=today).take_date()
        if day is not None:
            return re.sub(r"\s*(?:from|从|自)$", "", parts[0]), day
    return rest, None


COMMANDS = (
    Command(
        "policy",
        ("规则",),
        Role.MANAGER,
        (Action(rules, is_raw=True),),
    ),
)
