"""A statement as a spreadsheet, for the insurer to find its claims by and for us to see what came in (domain §4)."""

from datetime import date

from domain.insurers.views import StatementFile
from handlers.insurers.documents.parts import (
    NO_CLAIM,
    Claims,
    items_of,
    period_of,
    plain,
    source_of,
    state_in_words,
)
from handlers.papers.sheets import Book, Money, Sheet, width_for

CASE, PLATE, CLAIM, DELIVERED, ITEM, CORRECTS, AMOUNT = 11, 14, 20, 13, 28, 14, 16
"""How wide the columns are; that of claim numbers at least."""
HEADS = (
    "insurers-sheet-case",
    "insurers-sheet-plate",
    "insurers-sheet-claim",
    "insurers-sheet-delivered",
    "insurers-sheet-item",
    "insurers-sheet-corrects",
    "insurers-sheet-amount",
)
RECEIVED_HEADS = ("insurers-sheet-day", "insurers-sheet-received-as", "insurers-sheet-amount")
PENALTY_HEADS = ("insurers-sheet-late-days", "insurers-sheet-penalty")
_BLANK = (None,) * 4


def statement_sheet(lang: str, centre: str, file: StatementFile, claims: Claims, today: date) -> bytes:
    """The statement as it stood on ``today``: its lines, what they come to, what came in, the penalty apart."""
    book = Book()
    claim = width_for((each.claim for each in claims.values()), CLAIM)
    widths = (CASE, PLATE, claim, DELIVERED, ITEM, CORRECTS, AMOUNT)
    sheet = book.sheet(plain(lang, "insurers-sheet-statement"), widths)
    _top(lang, sheet, centre, file, today)
    _lines(lang, sheet, file, claims)
    _sums(lang, sheet, file)
    _received(lang, sheet, file)
    _penalty(lang, sheet, file)
    return book.content()


def _top(lang: str, sheet: Sheet, centre: str, file: StatementFile, today: date) -> None:
    statement = file.statement
    sheet.title(plain(lang, "insurers-sheet-title", statement=f"S{statement.number}"))
    sheet.facts(
        (0, plain(lang, "insurers-sheet-insurer"), 2, file.insurer),
        (3, plain(lang, "insurers-sheet-period"), 1, period_of(lang, statement)),
        (5, plain(lang, "insurers-sheet-due"), 1, statement.due_on),
    )
    sheet.facts(
        (0, plain(lang, "insurers-sheet-centre"), 2, centre),
        (3, plain(lang, "insurers-sheet-state"), 1, state_in_words(lang, statement)),
        (5, plain(lang, "insurers-sheet-made"), 1, today),
    )
    sheet.header([plain(lang, head) for head in HEADS], amounts_from=6, freezes=True)


def _lines(lang: str, sheet: Sheet, file: StatementFile, claims: Claims) -> None:
    for line in file.lines:
        claim = claims.get(line.case_number, NO_CLAIM)
        known = (f"C{line.case_number}", claim.plate, claim.claim, line.delivered_on)
        for item in items_of(lang, line):
            sheet.line((*known, item.what, item.corrects, Money(item.fen)))


def _sums(lang: str, sheet: Sheet, file: StatementFile) -> None:
    statement = file.statement
    supplements_fen = sum(line.supplement_fen for line in file.lines)
    corrections_fen = sum(line.rest_fen for line in file.lines if line.corrects is not None)
    sums = [("insurers-sheet-total", statement.amount_fen)]
    sums += [("insurers-sheet-of-supplement", supplements_fen)] if supplements_fen else []
    sums += [("insurers-sheet-of-correction", corrections_fen)] if corrections_fen else []
    sums += [("insurers-sheet-paid", statement.paid_fen), ("insurers-sheet-unpaid", statement.unpaid_fen)]
    for what, fen in sums:
        sheet.total((*_BLANK, plain(lang, what), None, Money(fen)))


def _received(lang: str, sheet: Sheet, file: StatementFile) -> None:
    sheet.part(plain(lang, "insurers-sheet-received-title"))
    if not file.received:
        sheet.note(plain(lang, "insurers-sheet-received-none"))
        return
    sheet.header([plain(lang, head) for head in RECEIVED_HEADS], amounts_from=2)
    for each in file.received:
        sheet.line((each.day, source_of(lang, each), Money(each.fen)))
    sheet.total((plain(lang, "insurers-sheet-total"), None, Money(file.statement.paid_fen)))


def _penalty(lang: str, sheet: Sheet, file: StatementFile) -> None:
    statement = file.statement
    if not statement.penalty_fen:
        return
    sheet.part(plain(lang, "insurers-sheet-penalty-title"))
    sheet.header([plain(lang, head) for head in PENALTY_HEADS], amounts_from=0)
    sheet.line((statement.late_days, Money(statement.penalty_fen)))
    sheet.note(plain(lang, "insurers-sheet-notes"))
