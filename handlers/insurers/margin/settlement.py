"""The settlement digest: what was closed, what is owed, late and due, commissions, last month's margins (domain §4)."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from markupsafe import Markup

from domain import clock
from domain.agents import service as agents
from domain.agents.views import AgentFees, MonthFees
from domain.insurers import service
from domain.insurers.views import MarginReview, OwedStatement, OwingInsurer, SettlementDay, StatementView
from handlers.arguments.dates import months_later
from handlers.declaration import InlineButton, Recipient, Reply, Rows
from handlers.insurers.margin.replies import spread_warnings, title, uncosted_lines, verdict_line
from handlers.insurers.parts import joined, short_name
from handlers.insurers.statements import name_of
from handlers.paging import in_rows
from locales import say

T = TypeVar("T")
MOST_LINES = 6
"""Of each section: with all of them the message fits a phone and one message."""
BUTTONS_A_ROW = 3


async def settlement(recipient: Recipient) -> Reply | None:
    """How settlement stands today; nothing when there is nothing to say."""
    today = clock.today(recipient.zone)
    day = await service.settlement_day(recipient.centre_id, recipient.zone)
    fees = await agents.month_fees(recipient.centre_id, months_later(today.replace(day=1), -1))
    has_fees = bool(fees.agents) and today <= fees.due_on
    if day.is_empty and not has_fees:
        return None
    lang = recipient.lang
    sections = [
        _section(lang, say(lang, "insurers-settled-closed", count=len(day.closed)), day.closed, _closed(lang)),
        _section(lang, _owing_title(lang, day), day.owing, lambda each: _owing(lang, each)),
        _section(lang, say(lang, "insurers-settled-due", until=day.until), day.due, _due(lang, day)),
        _commissions(lang, fees) if has_fees else [],
        _review(lang, day.review) if day.review and day.review.tells_anything else [],
    ]
    told = [say(lang, "insurers-settled-title", day=day.day), *(joined(each) for each in sections if each)]
    return Reply(Markup("\n\n").join(told), _rows(lang, day))


def _section(lang: str, headline: Markup, items: Sequence[T], write: Callable[[T], Markup]) -> list[Markup]:
    """A headline, and a line for each of the first items; nothing without any."""
    if not items:
        return []
    lines = [headline, *(write(each) for each in items[:MOST_LINES])]
    left = len(items) - MOST_LINES
    return [*lines, say(lang, "insurers-settled-more", count=left)] if left > 0 else lines


def _closed(lang: str) -> Callable[[OwedStatement], Markup]:
    def write(owed: OwedStatement) -> Markup:
        statement = owed.statement
        return say(
            lang,
            "insurers-settled-closed-line",
            asks=_asks(statement),
            amount_fen=statement.amount_fen,
            paid_fen=statement.paid_fen,
            unpaid_fen=statement.unpaid_fen,
            **_facts(owed.insurer, statement),
        )

    return write


def _asks(statement: StatementView) -> str:
    """How much of what a statement comes to is still to be collected: what was overpaid may have paid it already."""
    if statement.amount_fen <= 0:
        return "no"
    if statement.unpaid_fen <= 0:
        return "paid"
    return "rest" if statement.paid_fen else "all"


def _due(lang: str, day: SettlementDay) -> Callable[[OwedStatement], Markup]:
    def write(owed: OwedStatement) -> Markup:
        days = (owed.statement.due_on - day.day).days
        facts = _facts(owed.insurer, owed.statement)
        return say(lang, "insurers-settled-due-line", days=days, unpaid_fen=owed.statement.unpaid_fen, **facts)

    return write


def _facts(insurer: str, statement: StatementView) -> dict[str, object]:
    return {
        "insurer": short_name(insurer),
        "statement": name_of(statement),
        "opens": f"{statement.opens_on:%m-%d}",
        "closes": f"{statement.closes_on:%m-%d}",
        "due": statement.due_on,
    }


def _owing_title(lang: str, day: SettlementDay) -> Markup:
    unpaid_fen, late_fen = sum(each.unpaid_fen for each in day.owing), sum(each.late_fen for each in day.owing)
    late = _how_much_is_late(unpaid_fen, late_fen)
    return say(lang, "insurers-settled-owing", unpaid_fen=unpaid_fen, late_fen=late_fen, late=late)


def _owing(lang: str, owing: OwingInsurer) -> Markup:
    return say(
        lang,
        "insurers-settled-owing-line",
        insurer=short_name(owing.insurer),
        unpaid_fen=owing.unpaid_fen,
        late_fen=owing.late_fen,
        late=_how_much_is_late(owing.unpaid_fen, owing.late_fen) if owing.unpaid_fen else "nothing",
        days=owing.late_days,
        penalty="yes" if owing.penalty_fen > 0 else "no",
        penalty_fen=owing.penalty_fen,
    )


def _how_much_is_late(unpaid_fen: int, late_fen: int) -> str:
    if not late_fen:
        return "none"
    return "all" if late_fen == unpaid_fen else "some"


def _commissions(lang: str, fees: MonthFees) -> list[Markup]:
    headline = say(
        lang,
        "insurers-settled-fees",
        month=f"{fees.month:%Y-%m}",
        due=fees.due_on,
        owes=_owes(fees.balance_fen),
        size_fen=abs(fees.balance_fen),
    )
    return _section(lang, headline, fees.agents, lambda each: _fees_of(lang, each))


def _fees_of(lang: str, fees: AgentFees) -> Markup:
    return say(
        lang,
        "insurers-settled-fees-line",
        agent=short_name(fees.agent),
        out_won=fees.out_won,
        out_fen=fees.out_fen,
        in_won=fees.in_won,
        in_fen=fees.in_fen,
        owes=_owes(fees.balance_fen),
        size_fen=abs(fees.balance_fen),
    )


def _owes(balance_fen: int) -> str:
    """Who pays: the agents us, we them, or nobody."""
    return "even" if not balance_fen else "us" if balance_fen > 0 else "them"


def _review(lang: str, review: MarginReview) -> list[Markup]:
    blocks = [joined([verdict_line(lang, line), *uncosted_lines(lang, line.review)]) for line in review.lines]
    headline = title(lang, review)
    return [*(_section(lang, headline, blocks, Markup) or [headline]), *spread_warnings(lang, review.spread)]


def _rows(lang: str, day: SettlementDay) -> Rows:
    """The way to each statement that was closed, for its spreadsheet is to be sent on; to each insurer that is late,
    and to last month's margins."""
    fresh = [each for each in day.closed[:MOST_LINES] if each.statement.unpaid_fen > 0]
    statements = [
        InlineButton(
            f"📄 {name_of(each.statement)} {short_name(each.insurer)}", f"insurers.show:{name_of(each.statement)}"
        )
        for each in fresh
    ]
    late = [each for each in day.owing if each.late_days][:MOST_LINES]
    openers = [InlineButton(short_name(each.insurer), f"insurers.open:{each.insurer_id}") for each in late]
    if day.review is None:
        return (*in_rows(statements, BUTTONS_A_ROW), *in_rows(openers, BUTTONS_A_ROW))
    label = say(lang, "insurers-button-margin-all").unescape()
    button = InlineButton(label, f"insurers.margin:{day.review.month:%Y-%m}:1")
    return (*in_rows(statements, BUTTONS_A_ROW), *in_rows(openers, BUTTONS_A_ROW), (button,))
