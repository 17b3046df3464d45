"""A month's margins of all insurers, made of a few rows for each (domain §4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerMonth
from domain.insurers.rules import margin
from domain.insurers.rules.spread import Partner, SpreadTerms, spread
from domain.insurers.service._margin import figures_in, review_of
from domain.insurers.service._terms import margin_terms
from domain.insurers.views import MarginLine, MarginReview, MarginTerms, MonthFigures, MonthReview, Status, Verdict
from domain.people.service import staff_names
from domain.policy.service import values_on
from domain.policy.values import PolicyValues

_ORDER = (Verdict.STOP, Verdict.WARNING, Verdict.BELOW_TARGET, Verdict.ON_TARGET, Verdict.NONE)


async def review_month(centre_id: int, month: date, today: date) -> MarginReview:
    """The review of a month that has begun by ``today``, the centre's day. Five queries at most."""
    before = margin.moved(month, -1)
    values, values_before = await values_on(centre_id, (margin.last_day(month), margin.last_day(before)))
    spread_terms = _spread_terms(values)
    since = margin.moved(month, -max(spread_terms.months, 2))
    insurers = await queries.insurers(centre_id)
    rows = {(row.insurer_id, row.month): row for row in await queries.months_of_all(centre_id, since, month)}
    who = await who_decided(centre_id, [row for row in rows.values() if row.month == month])
    terms = {month: margin_terms(values), before: margin_terms(values_before)}
    found = _Months(rows, terms, who)
    lines = [_line(insurer, found, month, before) for insurer in insurers if found.delivered(insurer.id, month)]
    is_last = month == margin.last_full_month(today)
    is_running = month == margin.month_of(today)
    return MarginReview(
        month=month,
        is_running=is_running,
        is_last=is_last,
        terms=terms[month],
        lines=tuple(sorted(lines, key=_worst_first)),
        total=margin.review(month, sum((each.review.figures for each in lines), MonthFigures()), terms[month]),
        idle=sum(not _has_ended(insurer) for insurer in insurers) - sum(not line.has_ended for line in lines),
        spread=spread(
            min(month, margin.last_full_month(today)),
            {key: figures_in(row) for key, row in rows.items()},
            {insurer.id: _partner(insurer, is_now=is_last or is_running) for insurer in insurers},
            spread_terms,
        ),
    )


@dataclass(frozen=True)
class _Months:
    """Rows of months, the terms that two of them are held against, and who decided what."""

    rows: Mapping[tuple[int, date], InsurerMonth]
    terms: Mapping[date, MarginTerms]
    who: Mapping[int, str]

    def delivered(self, insurer_id: int, month: date) -> int:
        """How many cars of the insurer were delivered in a month."""
        row = self.rows.get((insurer_id, month))
        return row.delivered if row else 0

    def review(self, insurer_id: int, month: date) -> MonthReview:
        """The insurer's month held against its terms."""
        return review_or_none(month, self.rows.get((insurer_id, month)), self.terms[month], self.who)


def _line(insurer: Insurer, months: _Months, month: date, before: date) -> MarginLine:
    return MarginLine(
        insurer.id,
        insurer.name,
        _has_ended(insurer),
        months.review(insurer.id, month),
        months.review(insurer.id, before),
    )


def review_or_none(month: date, row: InsurerMonth | None, terms: MarginTerms, who: Mapping[int, str]) -> MonthReview:
    """A month held against terms, kept or not: one that is not kept has no case."""
    return review_of(row, terms, who) if row else margin.review(month, MonthFigures(), terms)


def _worst_first(line: MarginLine) -> tuple[object, ...]:
    rate = line.review.figures.rate
    return (
        _ORDER.index(line.review.verdict),
        rate if rate is not None else 0,
        -line.review.figures.delivered,
        line.insurer,
    )


def _partner(insurer: Insurer, *, is_now: bool) -> Partner:
    """An insurer; what is in our hands today tells nothing of a month long over."""
    return Partner(insurer.name, _has_ended(insurer), is_now and insurer.unbilled_fen > 0)


def _spread_terms(values: PolicyValues) -> SpreadTerms:
    insurer = values.insurer
    return SpreadTerms(
        insurer.active_least,
        insurer.active_most,
        insurer.active_months,
        insurer.concentration,
        insurer.concentration_months,
    )


async def who_decided(centre_id: int, rows: Iterable[InsurerMonth]) -> Mapping[int, str]:
    """The names of those who let cases come in spite of these months' margins. A query where there is one."""
    ids: Sequence[int] = [row.resumed_by_id for row in rows if row.resumed_by_id is not None]
    return await staff_names(centre_id, set(ids)) if ids else {}


def _has_ended(insurer: Insurer) -> bool:
    return insurer.status == Status.ENDED.value
