"""Credit on one phone screen: all insurers with the worst first, and one in full (domain §4, interface §2)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.insurers.views import (
    CreditDetail,
    CreditView,
    EntryView,
    IntakeState,
    Reason,
    Sentence,
    StatementView,
    percent_of,
)
from handlers.declaration import Call, CardOf, InlineButton, Reply, Rows

BAR_CELLS = 6
"""Few enough that bar, amounts and percent fit one line of a phone."""
MOST_SHOWN = 10
MOST_STATEMENTS = 8
LONGEST_IN_LIST = 40
BUTTONS_A_ROW = 3
NOTHING = Markup("")


def credit_list(call: Call, credits: Sequence[CreditView]) -> Reply:
    """Every insurer's state, exposure, oldest late statement, penalty and why; a button to open each."""
    if not credits:
        return Reply(call.say("insurers-none-yet"))
    shown = credits[:MOST_SHOWN]
    stopped = sum(credit.state.stops_intake for credit in credits)
    lines = [call.say("insurers-credit-title", day=call.today, count=len(credits), stopped=stopped)]
    for credit in shown:
        lines += [NOTHING, *_block(call, credit)]
    if len(credits) > len(shown):
        lines += [NOTHING, call.say("insurers-credit-more", count=len(credits) - len(shown))]
    return Reply(joined(lines), _openers(call, shown))


def credit_card(call: Call, detail: CreditDetail) -> Reply:
    """One insurer: figures, every reason with its way out, unpaid statements, the last entries."""
    credit = detail.credit
    sections = [
        [*credit_line(call, credit), *_figures(call, detail)],
        reasons_in_full(call, credit),
        _statements(call, credit.open_statements),
        _entries(call, detail.entries),
    ]
    text = Markup("\n\n").join(joined(section) for section in sections if section)
    back = InlineButton(call.say("insurers-button-all"), data="insurers.all:0")
    again = InlineButton(call.say("insurers-button-refresh"), data=f"insurers.credit:{credit.insurer_id}")
    return Reply(text, ((back, again),), card=CardOf("insurer", credit.insurer_id))


def credit_line(call: Call, credit: CreditView) -> list[Markup]:
    """Name and state, then exposure of limit with its bar: the two lines that every answer shows."""
    return [
        call.say("insurers-credit-name", insurer=credit.name, state=state_mark(call, credit.state)),
        call.say(
            "insurers-credit-exposure",
            bar=bar(credit.exposure_fen, credit.limit_fen),
            exposure_fen=credit.exposure_fen,
            limit_fen=credit.limit_fen,
            percent=str(credit.percent),
        ),
    ]


def reasons_in_full(call: Call, credit: CreditView) -> list[Markup]:
    """Every reason with its figure and the way out of it."""
    if not credit.reasons:
        return []
    reasons = [call.say(reason.sentence.key, **reason.sentence.params()) for reason in credit.reasons]
    return [call.say("insurers-reasons-title"), *reasons]


def state_mark(call: Call, state: IntakeState) -> Markup:
    """The state as people and programs look for it: 🟢 可接单（open）."""
    return call.say("insurers-state", state=state.value)


def bar(exposure_fen: int, limit_fen: int) -> str:
    """Exposure as cells of the limit: full only when the limit is reached, empty only when there is none."""
    filled = min(BAR_CELLS, percent_of(exposure_fen, limit_fen) * BAR_CELLS // 100)
    if exposure_fen > 0:
        filled = max(1, filled)
    return "▓" * filled + "░" * (BAR_CELLS - filled)


def joined(lines: Iterable[Markup]) -> Markup:
    """Lines as one text."""
    return Markup("\n").join(lines)


def _block(call: Call, credit: CreditView) -> list[Markup]:
    """One insurer in the list: what is nothing takes no line."""
    lines = [*credit_line(call, credit), *_owed(call, credit)]
    if credit.reasons:
        why = credit_reason(credit)
        lines.append(call.say("insurers-credit-why", why=why, more=len(credit.reasons) - 1))
    return lines


def credit_reason(credit: CreditView) -> Sentence:
    """The first reason for the state, short enough for a line."""
    return _shortened(credit.reasons[0]).why


def _shortened(reason: Reason) -> Reason:
    """The reason with the words that a manager gave cut to a line; the card has them whole."""
    return replace(reason, text=shorten(reason.text))


def shorten(text: str) -> str:
    """``text`` in at most 40 characters."""
    return text if len(text) <= LONGEST_IN_LIST else f"{text[: LONGEST_IN_LIST - 1]}…"


def _owed(call: Call, credit: CreditView) -> list[Markup]:
    """Days late and penalty in one line; no line when there is neither."""
    days, penalty_fen = credit.oldest_late_days, credit.penalty_fen
    if not days and not penalty_fen:
        return []
    penalty = "none" if not penalty_fen else "both" if days else "alone"
    return [call.say("insurers-credit-owed", days=days, penalty=penalty, penalty_fen=penalty_fen)]


def _figures(call: Call, detail: CreditDetail) -> list[Markup]:
    credit = detail.credit
    key = "insurers-credit-free" if credit.free_fen >= 0 else "insurers-credit-over"
    lines = [
        call.say(key, free_fen=abs(credit.free_fen)),
        call.say("insurers-credit-parts", unbilled_fen=credit.unbilled_fen, billed_fen=credit.billed_fen),
    ]
    if credit.overpaid_fen:
        lines.append(call.say("insurers-credit-overpaid", overpaid_fen=credit.overpaid_fen))
    if credit.penalty_fen:
        lines.append(call.say("insurers-credit-penalty-apart", penalty_fen=credit.penalty_fen))
    if detail.limit_reason:
        facts = {"limit_fen": credit.limit_fen, "since": detail.limit_since, "reason": detail.limit_reason}
        key = "insurers-credit-limit-restored" if detail.limit_is_restored else "insurers-credit-limit-since"
        lines.append(call.say(key, **facts))
    return lines


def _statements(call: Call, statements: Sequence[StatementView]) -> list[Markup]:
    if not statements:
        return []
    lines = [call.say("insurers-statements-title", count=len(statements))]
    lines += [_statement(call, statement) for statement in statements[:MOST_STATEMENTS]]
    if len(statements) > MOST_STATEMENTS:
        lines.append(call.say("insurers-statements-more", count=len(statements) - MOST_STATEMENTS))
    return lines


def _statement(call: Call, statement: StatementView) -> Markup:
    return call.say(
        "insurers-statement-line",
        statement=f"S{statement.number}",
        opens=f"{statement.opens_on:%m-%d}",
        closes=f"{statement.closes_on:%m-%d}",
        due=statement.due_on,
        unpaid_fen=statement.unpaid_fen,
        amount_fen=statement.amount_fen,
        late="yes" if statement.late_days else "no",
        days=statement.late_days,
    )


def _entries(call: Call, entries: Sequence[EntryView]) -> list[Markup]:
    if not entries:
        return [call.say("insurers-entries-none")]
    return [call.say("insurers-entries-title"), *(_entry(call, entry) for entry in entries)]


def _entry(call: Call, entry: EntryView) -> Markup:
    """An entry and what it means; amounts without their sign, which the sentence says in words."""
    meaning = call.say(
        f"insurers-entry-{entry.kind.replace('_', '-')}",
        case=f"C{entry.case_number}" if entry.case_number else "",
        statement=f"S{entry.statement_number}" if entry.statement_number else "",
        size_fen=abs(entry.amount_fen),
        sign="minus" if entry.amount_fen < 0 else "plus",
    )
    note = call.say("insurers-entry-note", note=shorten(entry.note)) if entry.note else NOTHING
    return call.say("insurers-entry", day=f"{entry.day:%m-%d}", meaning=meaning, note=note)


def _openers(call: Call, credits: Sequence[CreditView]) -> Rows:
    buttons = [
        InlineButton(
            call.say("insurers-button-one", insurer=credit.name, state=credit.state.value),
            data=f"insurers.credit:{credit.insurer_id}",
        )
        for credit in credits
    ]
    return tuple(tuple(buttons[start : start + BUTTONS_A_ROW]) for start in range(0, len(buttons), BUTTONS_A_ROW))
