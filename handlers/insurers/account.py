"""What an insurer's account is made of, a page at a time: the unpaid statements, and all entries."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from domain.insurers import service
from domain.insurers.views import CreditView, EntryView, StatementView
from domain.pages import NEWEST, Spot, page_of
from handlers.declaration import Call, Reply
from handlers.insurers.parts import NOTHING, back, joined, shorten
from handlers.insurers.statements import name_of, openers
from handlers.paging import and_more, offset_of, onward, stretch_at, turners
from locales import say

STATEMENTS_ON_A_PAGE = 10


def statements(call: Call, credit: CreditView, page: int) -> Reply:
    """A page of an insurer's unpaid statements, oldest first."""
    unpaid = credit.open_statements
    shown = page_of(unpaid, offset_of(page, STATEMENTS_ON_A_PAGE), STATEMENTS_ON_A_PAGE)
    title = call.say("insurers-statements-of", insurer=credit.name, count=len(unpaid))
    lines = [title, *(statement_line(call, statement) for statement in shown), *and_more(call.lang, shown)]
    turns = turners(call.lang, shown, lambda number: f"insurers.statements:{credit.insurer_id}:{number}")
    return Reply(joined(lines), (*openers(call, shown), *turns, *back(call, credit.insurer_id)))


async def entries(call: Call, insurer_id: int, spot: Spot = NEWEST) -> Reply:
    """As many entries next to ``spot`` as a message holds, with buttons to the newer and the older ones."""
    stretch = await stretch_at(spot, partial(_read, call, insurer_id), partial(entry_line, call))
    names = await service.names_by_id(call.actor.centre_id, [insurer_id])
    title = call.say("insurers-entries-of", insurer=names[insurer_id])
    lines = [title, *(stretch.blocks or [call.say("insurers-entries-none")])]
    turns = onward(call.lang, stretch, lambda spot: f"insurers.entries:{insurer_id}:{spot}")
    return Reply(joined(lines), (*turns, *back(call, insurer_id)))


async def _read(call: Call, insurer_id: int, spot: Spot, limit: int) -> Sequence[EntryView]:
    return await service.read_entries(call.actor, insurer_id, spot=spot, limit=limit)


def statement_line(call: Call, statement: StatementView) -> Markup:
    """A statement: its period, what is unpaid of it, when it is due, how late it is."""
    return call.say(
        "insurers-statement-line",
        statement=name_of(statement),
        opens=f"{statement.opens_on:%m-%d}",
        closes=f"{statement.closes_on:%m-%d}",
        due=statement.due_on,
        unpaid_fen=statement.unpaid_fen,
        amount_fen=statement.amount_fen,
        kind=f"{'late' if statement.late_days else 'open'}{'_part' if statement.paid_fen else ''}",
        days=statement.late_days,
    )


def entry_line(call: Call, entry: EntryView) -> Markup:
    """An entry and what it means; amounts without their sign, which the sentence says in words."""
    meaning = meaning_of(call.lang, entry)
    note = call.say("insurers-entry-note", note=shorten(entry.note)) if entry.note else NOTHING
    day = f"{entry.day:%m-%d}" if entry.day.year == call.today.year else entry.day.isoformat()
    return call.say("insurers-entry", day=day, meaning=meaning, note=note)


def meaning_of(lang: str, entry: EntryView) -> Markup:
    """What an entry means."""
    return say(
        lang,
        f"insurers-entry-{entry.kind.replace('_', '-')}",
        case=f"C{entry.case_number}" if entry.case_number else "",
        statement=f"S{entry.statement_number}" if entry.statement_number else "",
        size_fen=abs(entry.amount_fen),
        sign=_sign(entry),
    )


def _sign(entry: EntryView) -> str:
    if entry.is_of_surplus:
        return "used" if entry.amount_fen < 0 else "unused"
    return "minus" if entry.amount_fen < 0 else "back" if entry.gives_back else "plus"
