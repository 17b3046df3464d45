"""The message of a list: a page of its lines, with a button for what can be done with each."""

from domain.insurers import service
from domain.insurers.service import BankPart
from handlers.declaration import Call, Reply
from handlers.insurers.bank import replies
from handlers.paging import offset_of

LINES_ON_A_PAGE = 5
SHORT_LINES_ON_A_PAGE = 15


async def list_card(call: Call, list_id: int, page: int = 1) -> Reply:
    """The lines that wait, as they stand now."""
    offset = offset_of(page, LINES_ON_A_PAGE)
    view = await service.show_bank_list(call.actor, list_id, offset=offset, limit=LINES_ON_A_PAGE)
    return replies.card(call, view)


async def other_part(call: Call, list_id: int, part: BankPart, page: int = 1) -> Reply:
    """The lines that are decided, or could not be read."""
    offset = offset_of(page, SHORT_LINES_ON_A_PAGE)
    view = await service.show_bank_list(call.actor, list_id, part=part, offset=offset, limit=SHORT_LINES_ON_A_PAGE)
    return replies.other_part(call, view, part)
