"""What reports say: one phone screen, no data where there is none, and from how many each figure is."""

from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from domain.cases.views import CaseReport, CaseReportLine
from handlers.declaration import InlineButton, Reply, Rows
from handlers.paging import in_rows
from handlers.reports.forms import Period
from locales import amount, percent, say

MOST_INSURERS = 12
INSURERS_IN_A_ROW = 3


def cases(lang: str, view: CaseReport, period: Period, insurer_id: int | None, *, edits: bool = False) -> Reply:
    """A period's accident cases, all together and by insurer; or one insurer's."""
    named = _period(lang, period)
    if insurer_id is not None and view.lines:
        named = say(lang, "reports-of-insurer", insurer=view.lines[0].insurer, period=named)
    total = view.total
    rows = _rows(lang, view, period, insurer_id)
    if not (total.pace.arrived or total.pace.delivered or total.care.complaints or total.pace.waited):
        return Reply(say(lang, "reports-none", period=named), rows, edits=edits)
    title = say(lang, "reports-cases-title", period=named, running="yes" if view.is_running else "no")
    lines = [title, *_figures(lang, view, total)]
    if insurer_id is None and len(view.lines) > 1:
        lines += [Markup(""), say(lang, "reports-insurers")]
        lines += [_insurer_line(lang, view, line) for line in view.lines[:MOST_INSURERS]]
    return Reply(Markup("\n").join(lines), rows, edits=edits)


def _period(lang: str, period: Period) -> Markup:
    if period.month is None:
        return say(lang, "reports-year", year=f"{period.year}")
    month = f"{period.month}" if lang.startswith("zh") else f"{period.month:02d}"
    return say(lang, "reports-month", year=f"{period.year}", month=month)


def _figures(lang: str, view: CaseReport, line: CaseReportLine) -> list[Markup]:
    pace, care, money = line.pace, line.care, line.money
    lines = [say(lang, "reports-cases-count", arrived=pace.arrived, cancelled=pace.cancelled, delivered=pace.delivered)]
    if line.average_fen is not None:
        lines.append(say(lang, "reports-revenue", revenue_fen=money.revenue_fen, average_fen=line.average_fen))
    lines += [_margin(lang, view, line), _in_time(lang, line)]
    if pace.cycle_days is not None:
        lines.append(say(lang, "reports-cycle", days=_tenths(pace.cycle_days)))
    if pace.waited:
        lines.append(_waited(lang, line))
    if pace.first_time_fix is not None:
        fixed = pace.delivered - pace.reworked
        facts = {"done": fixed, "of": pace.delivered, "reworked": pace.reworked}
        lines.append(say(lang, "reports-fixed", rate=_rate(pace.first_time_fix), **facts))
    if care.conversion is not None:
        facts = {"done": care.converted, "of": care.delivered}
        lines.append(say(lang, "reports-converted", rate=_rate(care.conversion), **facts))
    if care.nps is None:
        lines.append(say(lang, "reports-nps-none"))
    else:
        lines.append(say(lang, "reports-nps", nps=_points(care.nps), scored=care.scored))
    tally = money.disputes
    disputes = tally.open + tally.settled + tally.withdrawn
    lines.append(say(lang, "reports-trouble", complaints=care.complaints, disputes=disputes, third=tally.third))
    return lines


def _margin(lang: str, view: CaseReport, line: CaseReportLine) -> Markup:
    margin = view.margin(line)
    if margin is None or not line.money.costed_revenue_fen:
        return say(lang, "reports-margin-none")
    rate = Fraction(margin.profit_fen, line.money.costed_revenue_fen)
    target = _rate(Fraction(view.target_bp, 10_000))
    return say(lang, "reports-margin", rate=_rate(rate), target=target, count=line.money.costed)


def _in_time(lang: str, line: CaseReportLine) -> Markup:
    share = line.pace.assessed_in_time
    if share is None:
        return say(lang, "reports-in-time-none")
    return say(lang, "reports-in-time", rate=_rate(share), done=line.pace.in_time, of=line.pace.awaited)


def _waited(lang: str, line: CaseReportLine) -> Markup:
    days = sorted(line.pace.waited.items(), key=lambda each: (-each[1], each[0]))
    causes = [say(lang, "reports-waited-cause", cause=cause.value, days=count) for cause, count in days]
    return say(lang, "reports-waited", days=sum(line.pace.waited.values()), causes=Markup(" · ").join(causes))


def _insurer_line(lang: str, view: CaseReport, line: CaseReportLine) -> Markup:
    none = say(lang, "reports-no-data")
    margin, revenue = view.margin(line), line.money.costed_revenue_fen
    return say(
        lang,
        "reports-insurer-line",
        insurer=line.insurer,
        arrived=line.pace.arrived,
        delivered=line.pace.delivered,
        average=none if line.average_fen is None else amount(line.average_fen),
        rate=none if margin is None or not revenue else _rate(Fraction(margin.profit_fen, revenue)),
        nps=none if line.care.nps is None else _points(line.care.nps),
    )


def _rate(share: Fraction) -> str:
    return percent(Decimal(share.numerator) / Decimal(share.denominator), 1)


def _points(share: Fraction) -> str:
    """NPS as it is told, from -100 to 100, rounded half-up."""
    points = (200 * share + 1) // 2
    return f"−{-points}" if points < 0 else f"{points}"


def _tenths(number: Fraction) -> str:
    tenths = (20 * number + 1) // 2
    return f"{tenths // 10}.{tenths % 10}"


def _rows(lang: str, view: CaseReport, period: Period, insurer_id: int | None) -> Rows:
    """The months beside it, then each insurer alone, or all again."""
    of = "all" if insurer_id is None else f"{insurer_id}"
    rows: list[tuple[InlineButton, ...]] = []
    if period.month is not None:
        beside = [("before", period.moved(-1))] + ([] if view.is_running else [("after", period.moved(1))])
        rows.append(
            tuple(
                InlineButton(
                    say(lang, "reports-button-month", month=name).striptags(), f"reports.cases:{each.code}:{of}"
                )
                for name, each in beside
            )
        )
    if insurer_id is not None:
        alone = [(say(lang, "reports-insurers").striptags(), "all")]
    else:
        alone = [(line.insurer, f"{line.insurer_id}") for line in view.lines[:MOST_INSURERS]]
        alone = alone if len(alone) > 1 else []
    buttons = [InlineButton(text, f"reports.cases:{period.code}:{each}") for text, each in alone]
    return (*rows, *in_rows(buttons, INSURERS_IN_A_ROW))
