"""The buttons that have files sent (domain §4): who may ask is asked here, the file is made when it is sent."""

from collections.abc import Mapping

from domain.actor import Role
from domain.insurers import service
from handlers.declaration import Button, Call, DocumentOf, Reply
from handlers.insurers.documents.pushes import AGEING_FILE, EVIDENCE, STATEMENT_FILE
from handlers.insurers.words import pressed_insurer, pressed_statement


async def send_sheet(call: Call) -> Reply:
    """Have a statement sent as a spreadsheet."""
    shown = await service.show_statement(call.actor, pressed_statement(call), limit=1)
    return _coming(call, STATEMENT_FILE, {"statement": shown.statement.number})


async def send_ages(call: Call) -> Reply:
    """Have the ageing of all insurers sent as a spreadsheet."""
    await service.ageing(call.actor)
    return _coming(call, AGEING_FILE, {})


async def send_evidence(call: Call) -> Reply:
    """Have the evidence of what an insurer owes sent."""
    credit = await service.overdue(call.actor, pressed_insurer(call))
    return _coming(call, EVIDENCE, {"insurer": credit.insurer_id})


def _coming(call: Call, template: str, params: Mapping[str, str | int]) -> Reply:
    return Reply(toast=call.say("insurers-file-coming"), documents=(DocumentOf(template, params),))


BUTTONS = (
    Button("insurers.sheet", Role.PARTNER, send_sheet),
    Button("insurers.ages", Role.PARTNER, send_ages),
    Button("insurers.evidence", Role.PARTNER, send_evidence),
)
