"""The year's sheet as a spreadsheet with real formulas, for whoever wants to reckon it with a program of another hand.

Per insurer three worksheets: its cases, its money against its bills, its days; in front the figures of the last day.
"""

from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.year.facts import INSURERS, YEAR, Fact, Terms
from tests.year.plan import LAST_DAY, the_year
from tests.year.sheet import AGES, MONEY, SHARES, UNDOINGS, closing_day, rate_of
from tests.year.sheet import Bill as Column

HEADS = ("accepted, not billed", "billed, not paid", "exposure", "overpaid", "penalty", "penalty paid or waived")
AGED = ("not late", "1-15", "16-30", "31-60", "over 60")
FIRST = 6
"""The first line of entries, counted from 1; above it stand heads."""


def write(file: Path) -> None:
    """Write the year as of its last minute into ``file``; amounts are whole fen."""
    book = Workbook()
    front = book.worksheets[0]
    front.title = "year"
    _put(front, 0, 0, "insurer", *HEADS, *AGED)
    for row, terms in enumerate(INSURERS, 1):
        facts = [fact for fact in the_year() if fact.insurer == terms.name]
        last_case = _cases(book.create_sheet(f"{terms.name} cases"), facts, terms)
        bills = _closings(terms)
        last_event = _money(book.create_sheet(f"{terms.name} money"), facts, bills, terms, last_case)
        last_day = _days(book.create_sheet(f"{terms.name} days"), len(bills), terms, last_case, last_event)
        _summed(front, row, terms, len(bills), last_event, last_day)
        _put(front, row, 6, sum(fact.fen for fact in facts if fact.what in ("penalty paid", "waived")))
    book.save(file)


def _closings(terms: Terms) -> list[date]:
    days = (date(YEAR, 1, 1) + timedelta(days=days) for days in range(365))
    return [day for day in days if closing_day(day, terms) == day and day < LAST_DAY]


def _put(sheet: Worksheet, row: int, at: int, *values: object) -> None:
    """Write values beside each other, from a cell on whose line and column are counted from 0."""
    for column, value in enumerate(values, at + 1):
        sheet.cell(row + 1, column, value)


def _letters(at: int) -> str:
    return str(get_column_letter(at + 1))


def _cases(sheet: Worksheet, facts: list[Fact], terms: Terms) -> int:
    """Every change of a share, by how much and on which bill; beside them the deliveries that stand."""
    _put(sheet, FIRST - 2, 0, "told", "case", "what", "fen", "own", "share", "change", "delivered", "bill")
    _put(sheet, FIRST - 2, 10, "case", "told delivered", "stands")
    handed = [fact for fact in facts if fact.what == "delivered"]
    for row, fact in enumerate(handed, FIRST):
        is_wrong = any(each.what == "undelivered" and each.case == fact.case and each.at > fact.at for each in facts)
        _put(sheet, row - 1, 10, fact.case, fact.at.date(), int(not is_wrong))
    end = FIRST + len(handed)
    changes = [fact for fact in facts if fact.what in SHARES]
    for row, fact in enumerate(changes, FIRST):
        _put(sheet, row - 1, 0, fact.at.date(), fact.case, fact.what, fact.fen, fact.own_fen, f"=D{row}-E{row}")
        above = f"SUMIFS(G${FIRST - 2}:G{row - 1},B${FIRST - 2}:B{row - 1},B{row})"
        _put(sheet, row - 1, 6, f"=F{row}-{above}")
        _put(sheet, row - 1, 7, f"=SUMIFS(L${FIRST}:L${end},K${FIRST}:K${end},B{row},M${FIRST}:M${end},1)")
        over = f"MAX(A{row},H{row})"
        month_end = f"EOMONTH({over},0)"
        half = f"IF(DAY({over})<=15,{over}-DAY({over})+15,{month_end})"
        bill = half if terms.is_half_monthly else month_end
        _put(sheet, row - 1, 8, f'=IF(H{row}=0,"",{bill})')
    return FIRST + len(changes) - 1


def _money(sheet: Worksheet, facts: list[Fact], bills: list[date], terms: Terms, last_case: int) -> int:
    """Bills as columns, payments and closings as lines in their order: each takes what the ones before have left."""
    cases, first = f"'{terms.name} cases'!", 7
    for at, head in enumerate(("closes on", "due on", "amount", "asks for")):
        _put(sheet, at, first - 1, head)
    for at, closes_on in enumerate(bills, first):
        name = _letters(at)
        _put(sheet, 0, at, closes_on)
        _put(sheet, 1, at, f"={name}1+15" if terms.is_half_monthly else f"=EOMONTH({name}1,0)+15")
        _put(sheet, 2, at, f"=SUMIFS({cases}G${FIRST}:G${last_case},{cases}I${FIRST}:I${last_case},{name}1)")
        _put(sheet, 3, at, f"=MAX(0,{name}3)")
    _put(sheet, 4, 0, "told", "what", "day", "fen", "counts", "to spread", "credit before")
    _put(sheet, 4, first + len(bills), "credit after")
    lines = _events(facts, bills)
    for row, line in enumerate(lines, FIRST):
        is_payment = line[1] == "payment"
        credit = f"{_letters(first + len(bills))}{row - 1}" if row > FIRST else "0"
        _put(sheet, row - 1, 0, *line)
        below = f"MAX(0,-SUMIFS($H$3:$AZ$3,$H$1:$AZ$1,C{row}))"
        _put(sheet, row - 1, 5, f"=D{row}*E{row}" if is_payment else f"=G{row}+{below}")
        _put(sheet, row - 1, 6, f"={credit}")
        known = f"C{row}-1" if is_payment else f"C{row}"
        for at in range(first, first + len(bills)):
            name = _letters(at)
            given = f"SUM($H{row}:{_letters(at - 1)}{row})" if at > first else "0"
            taken = f"SUM({name}$5:{name}{row - 1})"
            _put(sheet, row - 1, at, f"=IF({name}$1<=({known}),MAX(0,MIN($F{row}-{given},{name}$4-{taken})),0)")
        spread = f"F{row}-SUM(H{row}:{_letters(first + len(bills) - 1)}{row})"
        _put(sheet, row - 1, first + len(bills), f"=G{row}+{spread}" if is_payment else f"={spread}")
    return FIRST + len(lines) - 1


def _events(facts: list[Fact], bills: list[date]) -> list[tuple[date, str, date, int, int]]:
    """Told on, what, the day it counts for, the sum, and whether it counts at all; in the order of these days, a
    closing after the money of its day."""
    undone = {fact.slip for fact in facts if fact.what in UNDOINGS}
    found: list[tuple[date, str, date, int, int]] = []
    for fact in facts:
        if fact.what in MONEY:
            day = fact.day or fact.at.date()
            counts = fact.what != "mistyped" or fact.slip not in undone
            found.append((fact.at.date(), "payment", day, fact.fen, int(counts)))
    found += [(closes_on + timedelta(days=1), "closing", closes_on, 0, 1) for closes_on in bills]
    return sorted(found, key=lambda line: (line[2], line[1] == "closing"))


def _days(sheet: Worksheet, bills: int, terms: Terms, last_case: int, last_event: int) -> int:
    """A line a day: what was accepted, billed, received; of each bill what is unpaid, and what was when a late day
    began; the ageing of all of it."""
    cases, money = f"'{terms.name} cases'!", f"'{terms.name} money'!"
    heads = ("day", "accepted", "billed", "received", *AGED, *["unpaid"] * bills, *["late"] * bills)
    _put(sheet, FIRST - 2, 0, *heads)
    first, late = 9, 9 + bills
    last_bill = _letters(6 + bills)
    rates = [rate_of(Column(closes_on, closes_on, 0)) for closes_on in _closings(terms)]
    _put(sheet, 0, late, *rates)
    count = (LAST_DAY - date(YEAR, 1, 1)).days + 1
    for row in range(FIRST, FIRST + count):
        day = f"$A{row}"
        _put(sheet, row - 1, 0, date(YEAR, 1, 1) + timedelta(days=row - FIRST))
        told = f'{cases}A${FIRST}:A${last_case},"<="&{day}'
        _put(sheet, row - 1, 1, f"=SUMIFS({cases}G${FIRST}:G${last_case},{told})")
        _put(sheet, row - 1, 2, f'=SUMIFS({money}H$3:{last_bill}$3,{money}H$1:{last_bill}$1,"<"&{day})')
        came = f'{money}B${FIRST}:B${last_event},"payment",{money}C${FIRST}:C${last_event},"<="&{day}'
        _put(sheet, row - 1, 3, f"=SUMIFS({money}F${FIRST}:F${last_event},{came})")
        unpaid = f"{_letters(first)}{row}:{_letters(first + bills - 1)}{row}"
        days_late = f"({day}-{money}$H$2:${last_bill}$2)"
        bounds = (-10_000, *AGES, 10_000)
        for at in range(len(AGED)):
            within = f"({days_late}>{bounds[at]})*({days_late}<={bounds[at + 1]})"
            _put(sheet, row - 1, 4 + at, f"=SUMPRODUCT({within}*{unpaid})")
        for at in range(bills):
            column = _letters(7 + at)
            paid = f'SUMIFS({money}{column}${FIRST}:{column}${last_event},{money}$C${FIRST}:$C${last_event},"<="&{day})'
            _put(sheet, row - 1, first + at, f"=IF({day}<={money}{column}$1,0,{money}{column}$4-{paid})")
            before = f"{_letters(first + at)}{row - 1}" if row > FIRST else "0"
            _put(sheet, row - 1, late + at, f"=IF({day}>{money}{column}$2,{before},0)")
    last_day = FIRST + count - 1
    for at in range(bills):
        column = _letters(late + at)
        _put(sheet, 1, late + at, f"=ROUND(SUM({column}{FIRST}:{column}{last_day})*{column}1/10000,0)")
    return last_day


def _summed(front: Worksheet, row: int, terms: Terms, bills: int, last_event: int, last_day: int) -> None:
    """The figures of the last day."""
    days, money = f"'{terms.name} days'!", f"'{terms.name} money'!"
    unpaid = f"{days}{_letters(9)}{last_day}:{_letters(8 + bills)}{last_day}"
    penalties = f"{days}{_letters(9 + bills)}2:{_letters(8 + 2 * bills)}2"
    _put(front, row, 0, terms.name)
    _put(front, row, 1, f"={days}B{last_day}-{days}C{last_day}")
    _put(front, row, 2, f"=SUM({unpaid})")
    _put(front, row, 3, f"=B{row + 1}+C{row + 1}")
    _put(front, row, 4, f"={money}{_letters(7 + bills)}{last_event}")
    _put(front, row, 5, f"=SUM({penalties})-G{row + 1}")
    for at in range(len(AGED)):
        _put(front, row, 7 + at, f"={days}{_letters(4 + at)}{last_day}")
