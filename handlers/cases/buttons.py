"""The buttons under cards, board and digest: the same services as the commands."""

from dataclasses import replace

from domain import clock
from domain.actor import Role
from domain.cases import service
from handlers.cases import board as boards
from handlers.cases import chase, deadlines, more, morning, replies
from handlers.cases.care import buttons as care
from handlers.cases.commands import ASSESSING
from handlers.cases.forms import ASSESSED, ASSESSED_CASE
from handlers.cases.money import buttons as money
from handlers.cases.photos import BUTTONS as PHOTO_BUTTONS
from handlers.cases.sop import buttons as sop
from handlers.cases.words import pressed_case
from handlers.declaration import Button, Call, Reply
from handlers.fields.actions import with_command
from handlers.paging import pressed_page
from handlers.registry import gather


async def done(call: Call) -> Reply:
    """Mark a step done; the message becomes the case's card."""
    mark = await service.mark_step(call.actor, pressed_case(call), call.button.version, looks=True)
    return replies.card(call.lang, mark.case, edits=True, toast=replies.mark_toast(call.lang, mark))


async def card(call: Call) -> Reply:
    """Turn the message into the case's card, as it is now."""
    return replies.card(call.lang, await service.show_case(call.actor, number=pressed_case(call)), edits=True)


async def see(call: Call) -> Reply:
    """Send the case's card as a message of its own: what the button stands under stays."""
    return replies.card(call.lang, await service.show_case(call.actor, number=pressed_case(call)))


async def assess(call: Call) -> Reply:
    """Ask for the assessed amount, which no button can tell."""
    case = await service.show_case(call.actor, number=pressed_case(call), looks=False)
    raise with_command(ASSESSING.missing(ASSESSED, {ASSESSED_CASE.name: case.number}), "assess")


async def today_done(call: Call) -> Reply:
    """Mark a step done from one's day, which stays with what is left to do."""
    mark = await service.mark_step(call.actor, pressed_case(call), call.button.version)
    day = gather().command("today")
    assert day is not None
    return replace(await day.run(replace(call, pressed=None)), edits=True, toast=replies.mark_toast(call.lang, mark))


async def digest_done(call: Call) -> Reply:
    """Mark a step done from the digest, which stays the digest with that line done."""
    step, page = morning.step_and_page(call.button.version)
    mark = await service.mark_step(call.actor, pressed_case(call), step)
    return await _digest(call, pressed_page(page), replies.mark_toast(call.lang, mark))


async def digest_page(call: Call) -> Reply:
    """Turn the digest's page."""
    return await _digest(call, pressed_page(call.button.number))


async def board(call: Call) -> Reply:
    """Turn the board's page, or narrow it."""
    wanted = boards.filter_of(call.button.version, call.actor.staff_id)
    view = await service.board(call.actor, wanted)
    return boards.board(call.lang, view, pressed_page(call.button.number), edits=True)


async def _digest(call: Call, page: int, toast: str = "") -> Reply:
    view = await service.digest_board(call.actor.centre_id, zone=call.actor.zone, now=clock.now())
    if not view.open_count:
        return morning.all_done(call.lang, toast)
    return morning.digest(call.lang, view, page, edits=True, toast=toast)


BUTTONS = (
    Button("cases.done", Role.ADVISOR, done),
    Button("cases.card", Role.ADVISOR, card),
    Button("cases.see", Role.ADVISOR, see),
    Button("cases.assess", Role.ADVISOR, assess),
    Button("cases.tddone", Role.ADVISOR, today_done),
    Button("cases.dgdone", Role.ADVISOR, digest_done),
    Button("cases.page", Role.ADVISOR, digest_page),
    Button("cases.board", Role.ADVISOR, board),
    *chase.BUTTONS,
    *deadlines.BUTTONS,
    *more.BUTTONS,
    *sop.BUTTONS,
    *money.BUTTONS,
    *care.BUTTONS,
    *PHOTO_BUTTONS,
)
