"""The files as they are sent: made of what is true then, for whoever asked or is to have them."""

from functools import partial

from domain import clock
from domain.insurers import service
from domain.people import service as people
from handlers.declaration import Document, Recipient, Reply, Template
from handlers.insurers.documents.ageing_sheet import ageing_sheet
from handlers.insurers.documents.evidence_letter import evidence_letter
from handlers.insurers.documents.parts import claims_of, plain
from handlers.insurers.documents.statement_sheet import statement_sheet
from handlers.papers.names import file_name
from locales import say

STATEMENT_FILE = "insurers.statement_file"
AGEING_FILE = "insurers.ageing_file"
EVIDENCE = "insurers.evidence"


async def statement_file(recipient: Recipient) -> Reply | None:
    """A statement (``statement``: its number) as a spreadsheet."""
    lang, today = recipient.lang, clock.today(recipient.zone)
    file = await service.statement_file(recipient.centre_id, recipient.number("statement"), today=today)
    claims = await claims_of(recipient.centre_id, file.lines)
    centre = await people.centre(recipient.centre_id)
    statement = {"statement": f"S{file.statement.number}", "insurer": file.insurer}
    opens, closes = file.statement.opens_on, file.statement.closes_on
    caption = say(lang, "insurers-file-statement", **statement, opens=opens, closes=closes, day=today)
    name = plain(lang, "insurers-file-statement-name", **statement, month=f"{closes:%Y-%m}")
    make = partial(statement_sheet, lang, centre.name, file, claims, today)
    return Reply(caption, document=Document(file_name(name, "xlsx"), make))


async def ageing_file(recipient: Recipient) -> Reply | None:
    """The ageing of all insurers as a spreadsheet."""
    lang, today = recipient.lang, clock.today(recipient.zone)
    view = await service.ageing_file(recipient.centre_id, today=today)
    centre = await people.centre(recipient.centre_id)
    caption = say(lang, "insurers-file-ageing", day=today, total_fen=view.total.total_fen)
    name = plain(lang, "insurers-file-ageing-name", day=today)
    return Reply(
        caption, document=Document(file_name(name, "xlsx"), partial(ageing_sheet, lang, centre.name, view, today))
    )


async def evidence(recipient: Recipient) -> Reply | None:
    """The evidence of what an insurer (``insurer``: its id) owes; nothing once nothing of it is late."""
    lang, today = recipient.lang, clock.today(recipient.zone)
    pack = await service.evidence_pack(recipient.centre_id, recipient.number("insurer"), today=today)
    if not pack.late:
        return None
    claims = await claims_of(recipient.centre_id, [line for each in pack.late for line in each.lines])
    centre = await people.centre(recipient.centre_id)
    insurer = pack.credit.name
    owed = {"late_fen": pack.late_fen, "penalty_fen": pack.penalty_owed_fen}
    caption = say(lang, "insurers-file-evidence", insurer=insurer, day=today, **owed)
    name = plain(lang, "insurers-file-evidence-name", insurer=insurer, day=today)
    make = partial(evidence_letter, lang, centre.name, pack, claims)
    return Reply(caption, document=Document(file_name(name, "docx"), make))


TEMPLATES = (
    Template(STATEMENT_FILE, statement_file),
    Template(AGEING_FILE, ageing_file),
    Template(EVIDENCE, evidence),
)
