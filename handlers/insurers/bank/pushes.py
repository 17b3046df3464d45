"""What became of a file, told to the chat it came from."""

from domain.errors import NotFound
from domain.insurers import service
from domain.insurers.views import BankState
from handlers.declaration import Recipient, Reply, Template
from handlers.insurers.bank import replies


async def told(recipient: Recipient) -> Reply | None:
    """What was read, or why nothing could be; of the same file twice, how its list stands."""
    list_id = recipient.params.get("list")
    if not isinstance(list_id, int):
        return None
    try:
        view = await service.bank_told(recipient.centre_id, list_id)
        if view.state is BankState.SAME and view.same_as is not None:
            return replies.same(recipient.lang, await service.bank_told(recipient.centre_id, view.same_as))
    except NotFound:
        return None
    return replies.told(recipient.lang, view)


TEMPLATES = (Template(service.BANK_TOLD, told),)
