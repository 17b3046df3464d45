"""The monthly margin review: of all insurers, and of one over some months (domain §4)."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.errors import month_ahead
from domain.insurers.rules import margin
from domain.insurers.service._review import review_month, review_or_none, who_decided
from domain.insurers.service._terms import margin_terms
from domain.insurers.views import InsurerMargins, MarginReview
from domain.policy.service import values_on

MONTHS_SHOWN = 6


@use_case(Role.PARTNER)
async def margin_review(actor: Actor, month: date | None = None) -> MarginReview:
    """A month's margins (any day of it; the last full one without), the worst first, each with its verdict.

    Verdicts are by the policy of the month's last day. The running month is a preview. ``MonthAhead`` for a month
    that has not begun. As many queries for a long past as for none.
    """
    today = clock.today(actor.zone)
    wanted = margin.month_of(month) if month else margin.last_full_month(today)
    if wanted > today:
        raise month_ahead(wanted, today)
    return await review_month(actor.centre_id, wanted, today)


@use_case(Role.PARTNER)
async def insurer_margins(actor: Actor, insurer_id: int, until: date | None = None) -> InsurerMargins:
    """Six months of one insurer up to the one of ``until`` (the last full one without), the newest first; beside the
    last full one also what the running one comes to so far. ``NotFound``, ``MonthAhead``."""
    today = clock.today(actor.zone)
    running, last = margin.month_of(today), margin.last_full_month(today)
    if until is not None and margin.month_of(until) > running:
        raise month_ahead(until, today)
    newest = min(last, margin.month_of(until)) if until else last
    insurer = await queries.insurer(actor.centre_id, insurer_id)
    months = [margin.moved(newest, -back) for back in range(MONTHS_SHOWN)]
    shown = [running, *months] if newest == last else months
    rows = {row.month: row for row in await queries.months_of_one(actor.centre_id, insurer_id, shown[-1], shown[0])}
    values = await values_on(actor.centre_id, [margin.last_day(each) for each in shown])
    terms = {each: margin_terms(found) for each, found in zip(shown, values, strict=True)}
    who = await who_decided(actor.centre_id, rows.values())
    reviews = {each: review_or_none(each, rows.get(each), terms[each], who) for each in shown}
    preview = reviews.get(running)
    return InsurerMargins(
        insurer_id=insurer.id,
        insurer=insurer.name,
        running=preview if preview and preview.figures.delivered else None,
        months=tuple(reviews[each] for each in months),
        is_newest=newest == last,
    )
