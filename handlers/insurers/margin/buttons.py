"""The buttons under margins: another month, another page, one insurer, and that terms were renegotiated."""

import re
from datetime import date

from domain.actor import Role, permit
from domain.insurers import service
from handlers.declaration import Button, Call, Reply
from handlers.fields.actions import with_command
from handlers.insurers.forms import INSURER, WHY_RESUMED, pressed_named
from handlers.insurers.margin import replies
from handlers.insurers.words import pressed_insurer
from handlers.paging import pressed_page
from handlers.registry import gather

_MONTH = re.compile(r"(?P<year>20[0-9]{2})-(?P<month>0[1-9]|1[0-2])", re.ASCII)


async def turn_review(call: Call) -> Reply:
    """Turn the message to another month's review, or another page of it."""
    view = await service.margin_review(call.actor, _pressed_month(call.button.number))
    return replies.review(call, view, pressed_page(call.button.version), edits=True)


async def turn_insurer(call: Call) -> Reply:
    """Turn the message to months of one insurer."""
    view = await service.insurer_margins(call.actor, pressed_insurer(call), _pressed_month(call.button.version))
    return replies.of_insurer(call, view, edits=True)


async def renegotiated(call: Call) -> Reply:
    """Ask how terms were renegotiated, as /resume does."""
    permit(call.actor, Role.MANAGER)
    resuming = gather().command("resume")
    assert resuming is not None
    raise with_command(
        resuming.actions[-1].missing(WHY_RESUMED, {INSURER.name: await pressed_named(call)}), resuming.name
    )


def _pressed_month(code: str) -> date | None:
    """The month that a button carries; ``None``, the last full one, for what can't be one."""
    found = _MONTH.fullmatch(code)
    return date(int(found["year"]), int(found["month"]), 1) if found else None


BUTTONS = (
    Button("insurers.margin", Role.PARTNER, turn_review),
    Button("insurers.margins", Role.PARTNER, turn_insurer),
    Button("insurers.renegotiated", Role.MANAGER, renegotiated),
)
