"""An insurer's account and its statements as living cards."""

from domain.actor import Role
from domain.insurers import service
from handlers.declaration import Call, Card, Reply
from handlers.insurers import replies, statements
from handlers.insurers.bank.buttons import CARDS as BANK_CARDS


async def insurer(call: Call, number: int) -> Reply:
    """Its credit as it is now."""
    return replies.credit_card(call, await service.credit_one(call.actor, number))


async def statement(call: Call, number: int) -> Reply:
    """A statement as it is now."""
    shown = await service.show_statement(call.actor, number, limit=statements.LINES_ON_A_PAGE)
    return await statements.statement_in_full(call, shown)


CARDS = (
    Card("insurer", "", insurer, "insurers.credit"),
    Card("statement", "S", statement, "insurers.statement", needs=Role.PARTNER),
    *BANK_CARDS,
)
