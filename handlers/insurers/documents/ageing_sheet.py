"""The ageing of all insurers' debts as a spreadsheet (domain §4)."""

from datetime import date

from domain.insurers.views import AGES, Ageing, AgeingView
from handlers.insurers.documents.parts import ages, plain
from handlers.papers.sheets import Book, Money, Value, width_for

HEADS = ("insurers-sheet-insurer", "insurers-sheet-unpaid-total", "insurers-sheet-penalty")
NAME, SUM = 20, 16
"""How wide the columns are; that of names at least."""


def ageing_sheet(lang: str, centre: str, view: AgeingView, today: date) -> bytes:
    """A line for each insurer that owes anything on ``today``, and what all of them come to."""
    book = Book()
    widths = (width_for((each.insurer for each in view.insurers), NAME), *(SUM for _ in AGES), SUM, SUM)
    sheet = book.sheet(plain(lang, "insurers-sheet-ageing"), widths)
    sheet.title(plain(lang, "insurers-sheet-ageing-title"))
    sheet.facts((0, plain(lang, "insurers-sheet-centre"), 2, centre), (3, plain(lang, "insurers-sheet-made"), 1, today))
    heads = [plain(lang, head) for head in HEADS]
    sheet.header([heads[0], *ages(lang), *heads[1:]], amounts_from=1, freezes=True)
    for each in view.insurers:
        sheet.line(_line(each.insurer, each.ageing, each.penalty_fen))
    sheet.total(_line(plain(lang, "insurers-sheet-total"), view.total, view.penalty_fen))
    sheet.note(plain(lang, "insurers-sheet-notes"))
    return book.content()


def _line(name: str, ageing: Ageing, penalty_fen: int) -> list[Value]:
    sums = [Money(fen) for fen in ageing.sums_fen]
    return [name, *sums, Money(ageing.total_fen), Money(penalty_fen)]
