"""The buttons of a bank's list; each turns the message to how it stands then."""

from dataclasses import replace

from domain.actor import Role
from domain.errors import DomainError
from domain.insurers import service
from domain.insurers.errors import BankLineChanged, BankLineDecided, BankListMoved
from domain.insurers.service import BankPart
from handlers.declaration import Button, Call, Card, Reply
from handlers.insurers.bank import replies
from handlers.insurers.bank.lists import list_card, other_part
from handlers.insurers.bank.words import shown_in
from handlers.insurers.words import id_of
from handlers.paging import pressed_page

OVERTAKEN = (BankLineChanged, BankLineDecided, BankListMoved)
"""What a press is refused with that came too late: nothing was done, and the message is brought up to date."""


async def show(call: Call) -> Reply:
    """A page of the lines that wait."""
    page = pressed_page(call.button.version or "1")
    return replace(await list_card(call, id_of(call.button.number), page), edits=True)


async def show_done(call: Call) -> Reply:
    """A page of the lines that are decided."""
    return await _other(call, BankPart.DONE)


async def show_unread(call: Call) -> Reply:
    """A page of the lines that could not be read."""
    return await _other(call, BankPart.UNREAD)


async def confirm(call: Call) -> Reply:
    """Write down the payment of a line, as it was shown."""
    line_id, shown = id_of(call.button.number), shown_in(call.button.version)
    list_id, _ = await service.show_bank_line(call.actor, line_id)
    try:
        payment = await service.confirm_bank_line(call.actor, line_id, insurer_id=shown.insurer_id, doubt=shown.doubt)
    except OVERTAKEN as late:
        return await _overtaken(call, list_id, shown.page, late)
    said = replies.confirmed(call, payment)
    return replace(await list_card(call, list_id, shown.page), edits=True, toast=said)


async def confirm_sure(call: Call) -> Reply:
    """Write down the payments of all lines that are sure."""
    list_id = id_of(call.button.number)
    try:
        payments = await service.confirm_sure_lines(call.actor, list_id, count=pressed_page(call.button.version))
    except OVERTAKEN as late:
        return await _overtaken(call, list_id, 1, late)
    said = replies.confirmed_all(call, payments)
    return replace(await list_card(call, list_id), edits=True, toast=said)


async def leave_out(call: Call) -> Reply:
    """A line is none of an insurer's payments."""
    line_id, page = id_of(call.button.number), pressed_page(call.button.version)
    list_id, _ = await service.show_bank_line(call.actor, line_id)
    try:
        line = await service.leave_out_bank_line(call.actor, line_id)
    except OVERTAKEN as late:
        return await _overtaken(call, list_id, page, late)
    said = call.say("insurers-bank-left-out", row=line.row, amount_fen=line.amount_fen)
    return replace(await list_card(call, list_id, page), edits=True, toast=said)


async def leave_out_unknown(call: Call) -> Reply:
    """None of the payers that are no insurers is one."""
    list_id = id_of(call.button.number)
    try:
        count = await service.leave_out_unknown_lines(call.actor, list_id, count=pressed_page(call.button.version))
    except OVERTAKEN as late:
        return await _overtaken(call, list_id, 1, late)
    said = call.say("insurers-bank-left-out-all", count=count)
    return replace(await list_card(call, list_id), edits=True, toast=said)


async def ask_who(call: Call) -> Reply:
    """Which insurer is the money of a line from?"""
    list_id, line = await service.show_bank_line(call.actor, id_of(call.button.number))
    insurers = await service.names(call.actor)
    return replace(replies.who(call, list_id, line, insurers, pressed_page(call.button.version)), edits=True)


async def assign(call: Call) -> Reply:
    """The money of a line is from the insurer of the button; another press confirms it."""
    line_id, insurer_id = id_of(call.button.number), id_of(call.button.version)
    list_id, _ = await service.show_bank_line(call.actor, line_id)
    try:
        line = await service.assign_bank_line(call.actor, line_id, insurer_id=insurer_id)
    except OVERTAKEN as late:
        return await _overtaken(call, list_id, 1, late)
    said = call.say("insurers-bank-assigned", row=line.row, insurer=line.insurer)
    return replace(await list_card(call, list_id), edits=True, toast=said)


async def _other(call: Call, part: BankPart) -> Reply:
    page = pressed_page(call.button.version or "1")
    return replace(await other_part(call, id_of(call.button.number), part, page), edits=True)


async def _overtaken(call: Call, list_id: int, page: int, late: DomainError) -> Reply:
    said = call.say(late.key, **late.params())
    return replace(await list_card(call, list_id, page), edits=True, toast=said, alert=True)


BUTTONS = (
    Button("insurers.bank", Role.PARTNER, show),
    Button("insurers.bank_done", Role.PARTNER, show_done),
    Button("insurers.bank_unread", Role.PARTNER, show_unread),
    Button("insurers.bank_yes", Role.PARTNER, confirm),
    Button("insurers.bank_all", Role.PARTNER, confirm_sure),
    Button("insurers.bank_no", Role.PARTNER, leave_out),
    Button("insurers.bank_none", Role.PARTNER, leave_out_unknown),
    Button("insurers.bank_who", Role.PARTNER, ask_who),
    Button("insurers.bank_give", Role.PARTNER, assign),
)
CARDS = (Card("bank", "", list_card, "insurers.bank", needs=Role.PARTNER),)
