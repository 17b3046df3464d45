"""What people are told in private about cases that become theirs."""

from domain.cases import service
from domain.people import service as people
from handlers.cases.flow import replies
from handlers.declaration import Recipient, Reply


async def handed_over(recipient: Recipient) -> Reply | None:
    """That a case was handed to its reader; nothing if it is not theirs any more."""
    params = recipient.params
    reader = await people.reader_in(recipient.centre_id, int(params["reader"] or 0))
    if reader is None:
        return None
    case = await service.show_case(reader, number=int(params["number"] or 0), looks=False)
    if case.advisor_id != reader.staff_id:
        return None
    return replies.handed_to_you(recipient.lang, case, str(params["by"]), str(params["reason"] or ""))
