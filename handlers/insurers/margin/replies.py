"""The monthly margin review on one phone screen: all insurers, the worst first, and months of one (domain §4)."""

from decimal import Decimal

from markupsafe import Markup

from domain.actor import Role
from domain.insurers.views import (
    CreditView,
    InsurerMargins,
    MarginLine,
    MarginReview,
    MonthReview,
    ReasonKind,
    Spread,
    Verdict,
    rate_text,
    tenths_text,
)
from domain.pages import page_of
from handlers.arguments.dates import months_later
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.insurers.parts import NOTHING, joined, short_name, shorten
from handlers.paging import and_more, in_rows, offset_of, turners
from locales import percent, say

ON_A_PAGE = 5
BUTTONS_A_ROW = 3
MONTHS_SHOWN = 6
_OF_MARGIN = {ReasonKind.MARGIN_LOW, ReasonKind.MARGIN_STOP, ReasonKind.MARGIN_RENEGOTIATED}


def review(call: Call, view: MarginReview, page: int = 1, *, edits: bool = False) -> Reply:
    """A page of a month's review: each insurer's margin and verdict, what it is made of, and the next step."""
    shown = page_of(view.lines, offset_of(page, ON_A_PAGE), ON_A_PAGE)
    month = f"{view.month:%Y-%m}"
    lines = [title(call.lang, view)]
    for line in shown:
        lines += [NOTHING, *_block(call, view, line)]
    if shown.left:
        lines += [NOTHING, *and_more(call.lang, shown)]
    if shown.number == 1 and (told := spread_lines(call.lang, view.spread)):
        lines += [NOTHING, *told]
    turns = turners(call.lang, shown, lambda number: f"insurers.margin:{month}:{number}")
    openers = [InlineButton(short_name(each.insurer), f"insurers.margins:{each.insurer_id}") for each in shown]
    stopped = [(line.insurer_id, line.insurer) for line in shown if _stops(line.review) and not line.has_ended]
    rows = (
        *in_rows(openers, BUTTONS_A_ROW),
        *(renegotiating(call, *stopped) if view.is_last else ()),
        *turns,
        _months_beside(call, view),
    )
    return Reply(joined(lines), rows, edits=edits)


def of_insurer(call: Call, view: InsurerMargins, *, edits: bool = False) -> Reply:
    """Months of one insurer, a line or two each."""
    lines = [call.say("insurers-margins-title", insurer=view.insurer)]
    shown = [*([view.running] if view.running else []), *view.months]
    lines += [_month_line(call, each, is_running=each is view.running) for each in shown]
    if not any(each.figures.delivered for each in shown):
        lines.append(call.say("insurers-margins-none"))
    newest = view.months[0]
    rows: list[tuple[InlineButton, ...]] = []
    if view.is_newest and _stops(newest):
        rows += renegotiating(call, (view.insurer_id, view.insurer))
    moves = [("before", -MONTHS_SHOWN)] + ([] if view.is_newest else [("after", MONTHS_SHOWN)])
    rows.append(
        tuple(
            InlineButton(
                call.say("insurers-button-months", way=way).unescape(),
                f"insurers.margins:{view.insurer_id}:{_moved(newest, months)}",
            )
            for way, months in moves
        )
    )
    all_of_it = InlineButton(
        call.say("insurers-button-margin-all").unescape(), f"insurers.margin:{newest.month:%Y-%m}:1"
    )
    look = InlineButton(call.say("insurers-button-look").unescape(), f"insurers.open:{view.insurer_id}")
    return Reply(joined(lines), (*rows, (all_of_it, look)), edits=edits)


def openers(call: Call, credit: CreditView) -> list[InlineButton]:
    """The ways from an insurer's card to its margins and out of their stop, where they decide on its intake.

    In private only for those who may.
    """
    kinds = {reason.kind for reason in credit.reasons} & _OF_MARGIN
    if not kinds or (call.actor.place.is_private and call.actor.role < Role.PARTNER):
        return []
    label = call.say("insurers-button-margin").unescape()
    stopped = [(credit.insurer_id, credit.name)] if ReasonKind.MARGIN_STOP in kinds else []
    ways_out = [button for row in renegotiating(call, *stopped) for button in row]
    return [InlineButton(label, f"insurers.margins:{credit.insurer_id}"), *ways_out]


def renegotiating(call: Call, *stopped: tuple[int, str]) -> Rows:
    """A button for each insurer that a margin stops: that terms were renegotiated; in private only for who may."""
    if call.actor.place.is_private and call.actor.role < Role.MANAGER:
        return ()
    return tuple(
        (
            InlineButton(
                call.say("insurers-button-renegotiated", insurer=short_name(insurer)).unescape(),
                f"insurers.renegotiated:{insurer_id}",
            ),
        )
        for insurer_id, insurer in stopped
    )


def title(lang: str, view: MarginReview) -> Markup:
    """The month, and all insurers together."""
    total = view.total.figures
    return say(
        lang,
        "insurers-margin-title",
        month=f"{view.month:%Y-%m}",
        running="yes" if view.is_running else "no",
        delivered=total.delivered,
        idle=view.idle,
        revenue_fen=total.revenue_fen,
        margin=view.total.margin or say(lang, "insurers-margin-no-data"),
        target=rate_text(view.terms.target_bp),
    )


def verdict_line(lang: str, line: MarginLine) -> Markup:
    """An insurer's margin and what it means: the line that every answer shows."""
    review = line.review
    return say(
        lang,
        "insurers-margin-line",
        verdict=review.verdict.value,
        insurer=short_name(line.insurer),
        margin=review.margin or say(lang, "insurers-margin-no-data"),
    )


def uncosted_lines(lang: str, review: MonthReview) -> list[Markup]:
    """Of how many cases no costs are known, where there are any."""
    figures = review.figures
    if not figures.uncosted:
        return []
    return [
        say(
            lang,
            "insurers-margin-uncosted",
            uncosted=figures.uncosted,
            delivered=figures.delivered,
            costed=figures.costed,
        )
    ]


def spread_lines(lang: str, spread: Spread) -> list[Markup]:
    """On how many insurers the business stands, and what is wrong with that; nothing before the first delivery."""
    if spread.first is None:
        return []
    facts = {
        "since": f"{spread.since:%Y-%m}",
        "until": f"{spread.until:%Y-%m}",
        "first": f"{spread.first:%Y-%m}",
        "is_short": "yes" if spread.first > spread.since else "no",
        "months": spread.months,
        "delivered": spread.delivered,
        "revenue_fen": spread.revenue_fen,
        "active": spread.active,
        "least": spread.least,
        "most": spread.most,
    }
    return [say(lang, "insurers-spread", **facts), *spread_warnings(lang, spread)]


def spread_warnings(lang: str, spread: Spread) -> list[Markup]:
    """What is wrong with how the business is spread: too few insurers, too much with one."""
    found = []
    if spread.is_narrow:
        facts = {"active": spread.active, "least": spread.least, "most": spread.most, "months": spread.active_months}
        found.append(say(lang, "insurers-spread-narrow", **facts))
    if spread.is_concentrated:
        share = percent(Decimal(spread.share.numerator) / Decimal(spread.share.denominator), 1)
        held = {"insurer": short_name(spread.largest), "share": share, "line": rate_text(spread.concentration_bp)}
        found.append(say(lang, "insurers-spread-concentrated", **held))
    return found


def _stops(review: MonthReview) -> bool:
    """Whether the month would stop intake, and nobody has renegotiated."""
    return review.verdict is Verdict.STOP and review.renegotiated is None


def _block(call: Call, view: MarginReview, line: MarginLine) -> list[Markup]:
    figures = line.review.figures
    made_of = call.say(
        "insurers-margin-figures",
        delivered=figures.delivered,
        revenue_fen=figures.revenue_fen,
        average_fen=figures.average_fen or 0,
        before=line.before.margin or call.say("insurers-margin-no-data"),
    )
    step = next_step(call.lang, view, line)
    return [verdict_line(call.lang, line), made_of, *uncosted_lines(call.lang, line.review), *step]


def next_step(lang: str, view: MarginReview, line: MarginLine) -> list[Markup]:
    """What to do about an insurer's margin now; of a month long over, and of insurers that are gone, nothing."""
    review = line.review
    if line.has_ended or not (view.is_last or view.is_running):
        return []
    if review.renegotiated and review.verdict is Verdict.STOP:
        noted = review.renegotiated
        facts = {"who": short_name(noted.who), "since": noted.on, "text": shorten(noted.reason)}
        return [say(lang, "insurers-next-renegotiated", **facts)]
    gap = max(0, review.terms.target_bp // 10 - (review.tenths or 0))
    facts = {
        "verdict": review.verdict.value,
        "running": "yes" if view.is_running else "no",
        "insurer": line.insurer,
        "gap": tenths_text(gap).removesuffix("%"),
        "target": rate_text(review.terms.target_bp),
        "stop": rate_text(review.terms.stop_bp),
    }
    return [say(lang, "insurers-next", **facts)]


def _months_beside(call: Call, view: MarginReview) -> tuple[InlineButton, ...]:
    ways = [("before", -1)] + ([] if view.is_running else [("after", 1)])
    return tuple(
        InlineButton(
            call.say("insurers-button-month", way=way).unescape(), f"insurers.margin:{_moved(view.total, months)}:1"
        )
        for way, months in ways
    )


def _month_line(call: Call, review: MonthReview, *, is_running: bool) -> Markup:
    figures = review.figures
    return call.say(
        "insurers-margins-line",
        month=f"{review.month:%Y-%m}",
        running="yes" if is_running else "no",
        verdict=review.verdict.value,
        margin=review.margin or call.say("insurers-margin-no-data"),
        delivered=figures.delivered,
        uncosted=figures.uncosted,
        revenue_fen=figures.revenue_fen,
        average_fen=figures.average_fen or 0,
        renegotiated="yes" if review.renegotiated else "no",
    )


def _moved(review: MonthReview, months: int) -> str:
    """A month so many after that of a review, as a button carries it."""
    return f"{months_later(review.month, months):%Y-%m}"
