"""Bank lists to look at: one with some of its lines, and those of which lines still wait (domain §4)."""

from collections.abc import Sequence
from enum import StrEnum

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.insurers import queries
from domain.insurers.models import BankLine, BankList
from domain.insurers.service._bank import SUBJECT, counts_of, desk_of
from domain.insurers.service._closing import caught_up
from domain.insurers.service._terms import terms_at
from domain.insurers.views import BankLineView, BankListView, BankState, LineState, OpenList
from domain.pages import Page, page_of
from domain.people.service import centre, record_look, staff_names

LINES_SHOWN = 5


class BankPart(StrEnum):
    """Which of a list's lines are looked at."""

    OPEN = "open"
    DONE = "done"
    UNREAD = "unread"


_STATES = {
    BankPart.DONE: (LineState.CONFIRMED, LineState.LEFT_OUT),
    BankPart.UNREAD: (LineState.UNREAD,),
}


@use_case(Role.PARTNER)
async def show_bank_list(
    actor: Actor, list_id: int, *, part: BankPart = BankPart.OPEN, offset: int = 0, limit: int = LINES_SHOWN
) -> BankListView:
    """A list and some of its lines, each held against what is true today; as many queries for any number of lines.

    What is said of payers who may be private persons is whole in a private chat only, and that look is kept.
    ``NotFound`` for a list that this centre does not have.
    """
    await queries.lock_bank(actor.centre_id)
    list_ = await queries.bank_list(actor.centre_id, list_id)
    today = clock.today(actor.zone)
    terms = await terms_at(actor.centre_id, today)
    for insurer in await queries.insurers(actor.centre_id):
        await caught_up(actor, insurer, today, terms)
    view = await _view(list_, actor.zone, part, offset, limit)
    if actor.place.is_private and any(line.is_person for line in view.lines):
        await record_look(actor, subject=SUBJECT, number=list_id)
    return view


@use_case(Role.PARTNER)
async def show_bank_line(actor: Actor, line_id: int) -> tuple[int, BankLineView]:
    """A line as it stands, and the list it is of; ``NotFound`` for one that this centre does not have."""
    await queries.lock_bank(actor.centre_id)
    line = await queries.bank_line(actor.centre_id, line_id)
    desk = await desk_of(line.bank_list, [line], clock.today(actor.zone))
    return line.bank_list_id, desk.view(line)


@use_case(Role.PARTNER)
async def open_bank_lists(actor: Actor) -> tuple[OpenList, ...]:
    """The lists of which lines are still to be decided, the newest first."""
    rows = await queries.open_lists(actor.centre_id)
    return tuple(OpenList(row_id, name, clock.local(at, actor.zone).date(), open_) for row_id, name, at, open_ in rows)


@system_use_case
async def bank_told(centre_id: int, list_id: int) -> BankListView:
    """What became of a file, for the chat it came from; ``NotFound`` once it is forgotten."""
    list_ = await queries.bank_list(centre_id, list_id)
    return await _view(list_, (await centre(centre_id)).zone, BankPart.UNREAD, 0, LINES_SHOWN)


async def _view(list_: BankList, zone: str, part: BankPart, offset: int, limit: int) -> BankListView:
    waiting = await queries.lines_in(list_, LineState.OPEN)
    others: Page[BankLine] = Page((), 0, limit, 0)
    if part is not BankPart.OPEN:
        others = await queries.bank_lines_page(list_, _STATES[part], offset, limit)
    desk = await desk_of(list_, [*waiting, *others], clock.today(zone))
    open_lines = [desk.view(line) for line in waiting]
    lines = page_of(open_lines, offset, limit) if part is BankPart.OPEN else others.holding(map(desk.view, others))
    who = await staff_names(list_.centre_id, [list_.sent_by_id])
    return BankListView(
        id=list_.id,
        name=list_.name,
        by=who.get(list_.sent_by_id, ""),
        sent_on=clock.local(list_.sent_at, zone).date(),
        state=BankState(list_.state),
        why=list_.why,
        counts=await counts_of(list_, open_lines),
        no_money=list_.no_money,
        other_sheets=list_.other_sheets,
        lines=lines,
        same_as=list_.same_as_id,
    )


def sure_lines(views: Sequence[BankLineView]) -> list[BankLineView]:
    """The lines that may be confirmed without another look, an insurer's together and by their days."""
    return sorted((each for each in views if each.is_sure), key=lambda each: (each.insurer_id, each.day, each.row))
