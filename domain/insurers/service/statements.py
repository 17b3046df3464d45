"""Statements to look at: one with its lines, an insurer's, those of a month (domain §4 Settlement)."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.rules import settlement
from domain.insurers.service._closing import account_to_show, caught_up
from domain.insurers.service._credit import statement_view
from domain.insurers.service._lines import line_views
from domain.insurers.service._terms import terms_at
from domain.insurers.views import StatementDetail, StatementPage
from domain.pages import page_of

LINES_SHOWN = 20
STATEMENTS_SHOWN = 10


@use_case(Role.PARTNER)
async def show_statement(actor: Actor, number: int, *, offset: int = 0, limit: int = LINES_SHOWN) -> StatementDetail:
    """A statement as it stands today with some of its lines from ``offset`` on; as many queries for any number.

    ``NotFound`` for a number that this centre has not given.
    """
    today = clock.today(actor.zone)
    insurer = (await queries.statement(actor.centre_id, number)).insurer
    account = await account_to_show(actor, insurer.id)
    row = await queries.statement(actor.centre_id, number)
    lines = await queries.lines_page(row, offset=offset, limit=limit)
    view = statement_view(row, today)
    return StatementDetail(
        insurer=insurer.name,
        statement=view,
        lines=lines.holding(await line_views(lines.items)),
        is_legal=view.settled_on is None and view.late_days > account.terms.intake.legal_after_days,
    )


@use_case(Role.PARTNER)
async def list_statements(
    actor: Actor, insurer_id: int, *, offset: int = 0, limit: int = STATEMENTS_SHOWN
) -> StatementPage:
    """Some of an insurer's statements, newest first from ``offset`` on; as many queries for any number of them.

    ``NotFound`` for an insurer that this centre does not have.
    """
    today = clock.today(actor.zone)
    insurer = await queries.insurer(actor.centre_id, insurer_id)
    await caught_up(actor, insurer, today, await terms_at(actor.centre_id, today))
    page = await queries.statements_page(actor.centre_id, insurer_id, offset=offset, limit=limit)
    return StatementPage(insurer.id, insurer.name, page.holding(statement_view(row, today) for row in page))


@use_case(Role.PARTNER)
async def statements_of_month(actor: Actor, insurer_id: int, month: date) -> StatementPage:
    """The insurer's statements whose periods end in the month of the day ``month``, newest first: two at most.

    ``NotFound`` for an insurer that this centre does not have.
    """
    today = clock.today(actor.zone)
    insurer = await queries.insurer(actor.centre_id, insurer_id)
    await caught_up(actor, insurer, today, await terms_at(actor.centre_id, today))
    rows = await queries.statements_closed_in(actor.centre_id, insurer_id, *settlement.month_of(month))
    return StatementPage(
        insurer.id, insurer.name, page_of([statement_view(row, today) for row in rows], 0, STATEMENTS_SHOWN)
    )
