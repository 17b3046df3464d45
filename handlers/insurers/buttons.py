"""The buttons under credit and statements: some turn the message, ``open`` and ``show`` send a new one."""

from dataclasses import replace

from domain.actor import Role
from domain.insurers import service
from domain.pages import NEWEST
from handlers.declaration import Button, Call, Reply
from handlers.insurers import account, deciding, replies, statements
from handlers.insurers.bank.buttons import BUTTONS as BANK
from handlers.insurers.filing import BUTTONS as FILING
from handlers.insurers.margin.buttons import BUTTONS as MARGIN
from handlers.insurers.payments import buttons as payments
from handlers.insurers.register import buttons as register_buttons
from handlers.insurers.register import replies as register
from handlers.insurers.words import pressed_insurer, pressed_statement
from handlers.paging import offset_of, pressed_page, pressed_spot


async def show_all(call: Call) -> Reply:
    """Turn the message to a page of all insurers' credit."""
    page = pressed_page(call.button.number)
    return replace(replies.credit_list(call, await service.credit_all(call.actor), page), edits=True)


async def show_list(call: Call) -> Reply:
    """Turn the list of insurers and their terms to another page."""
    page = pressed_page(call.button.number)
    return replace(register.insurer_list(call, await service.list_insurers(call.actor), page), edits=True)


async def show_one(call: Call) -> Reply:
    """Turn the message to one insurer in full."""
    return replace(await _one(call), edits=True)


async def open_one(call: Call) -> Reply:
    """Send one insurer in full; what the button stands under remains as a record."""
    return await _one(call)


async def show_statements(call: Call) -> Reply:
    """Turn the message to a page of one insurer's unpaid statements."""
    credit = await service.standing(call.actor, pressed_insurer(call))
    return replace(account.statements(call, credit, pressed_page(call.button.version)), edits=True)


async def show_entries(call: Call) -> Reply:
    """Turn the message to the entries of one insurer's account, the newest or those that the button names."""
    spot = pressed_spot(call.button.version) if call.button.version else NEWEST
    return replace(await account.entries(call, pressed_insurer(call), spot), edits=True)


async def turn_statement(call: Call) -> Reply:
    """Turn the message to a statement: its card, or another page of its lines (``S3:2``)."""
    return replace(await _statement(call, pressed_page(call.button.version)), edits=True)


async def send_statement(call: Call) -> Reply:
    """Send a statement's card; the list it was picked from stays."""
    return await _statement(call)


async def show_history(call: Call) -> Reply:
    """Turn the message to a page of all statements of an insurer."""
    offset = offset_of(pressed_page(call.button.version), statements.ON_A_PAGE)
    view = await service.list_statements(call.actor, pressed_insurer(call), offset=offset, limit=statements.ON_A_PAGE)
    return replace(statements.statement_list(call, view), edits=True)


async def _statement(call: Call, page: int = 1) -> Reply:
    limit = statements.LINES_ON_A_PAGE
    shown = await service.show_statement(
        call.actor, pressed_statement(call), offset=offset_of(page, limit), limit=limit
    )
    return await statements.statement_in_full(call, shown)


async def _one(call: Call) -> Reply:
    return replies.credit_card(call, await service.credit_one(call.actor, pressed_insurer(call)))


BUTTONS = (
    Button("insurers.all", Role.ADVISOR, show_all),
    Button("insurers.list", Role.PARTNER, show_list),
    Button("insurers.statements", Role.ADVISOR, show_statements),
    Button("insurers.entries", Role.ADVISOR, show_entries),
    Button("insurers.credit", Role.ADVISOR, show_one),
    Button("insurers.open", Role.ADVISOR, open_one),
    Button("insurers.statement", Role.PARTNER, turn_statement),
    Button("insurers.show", Role.PARTNER, send_statement),
    Button("insurers.history", Role.PARTNER, show_history),
    *FILING,
    *register_buttons.BUTTONS,
    *payments.BUTTONS,
    *deciding.BUTTONS,
    *MARGIN,
    *BANK,
)
