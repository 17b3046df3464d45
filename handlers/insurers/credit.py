"""Credit on one phone screen: all insurers with the worst first, and one in full (domain §4, interface §2)."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.actor import Role
from domain.insurers.views import (
    CreditDetail,
    CreditView,
    EntryView,
    IntakeState,
    LimitCause,
    Reason,
    Sentence,
    StatementView,
    percent_of,
)
from domain.pages import page_of
from handlers.declaration import Call, CardOf, InlineButton, Reply, Rows
from handlers.insurers.account import entry_line, statement_line
from handlers.insurers.ageing import ageing_line
from handlers.insurers.limits import ceiling_line, reason_of_limit
from handlers.insurers.margin.replies import openers as margin_openers
from handlers.insurers.parts import (
    NOTHING,
    Speaks,
    evidence_button,
    joined,
    may_act_here,
    openers_a_row,
    receive_button,
    short_name,
)
from handlers.insurers.payments import penalty
from handlers.insurers.raises import decisions, in_the_card
from handlers.insurers.statements import openers
from handlers.paging import MOST_LINES, cut, in_rows, leaves, offset_of, turners

BAR_CELLS = 6
"""Few enough that bar, amounts and percent fit one line of a phone."""
MOST_STATEMENTS = 4
MOST_ENTRIES, LEAST_ENTRIES = 6, 2
BUTTONS_A_ROW = 3
_QUIET = 2
"""The lines of an insurer of which there is nothing to say but how full it is."""
LONGEST_REASON = 30
"""Of a stop, in a list."""


def credit_list(call: Call, credits: Sequence[CreditView], page: int = 1) -> Reply:
    """A page of the insurers: state, exposure, oldest late statement, penalty and why; a button to open each."""
    if not credits:
        return Reply(call.say("insurers-none-yet"))
    every = leaves(_blocks(call, credits), most_lines=MOST_LINES - 1, gap="\n")
    leaf = page_of(every, offset_of(page, 1), 1)
    blocks, before = leaf.items[0], sum(map(len, every[: leaf.offset]))
    shown = credits[before : before + len(blocks)]
    left = len(credits) - before - len(blocks)
    stopped = sum(credit.state.stops_intake for credit in credits)
    lines = [call.say("insurers-credit-title", day=call.today, count=len(credits), stopped=stopped)]
    lines += [NOTHING, blocks[0].lstrip(), *blocks[1:]]
    if left:
        lines += [NOTHING, call.say("paging-more", count=left)]
    turns = turners(call.lang, leaf, lambda number: f"insurers.all:{number}")
    a_row = openers_a_row(credit.name for credit in shown)
    return Reply(joined(lines), (*in_rows(_openers(call, shown), a_row), *turns))


def credit_card(call: Call, detail: CreditDetail) -> Reply:
    """One insurer, what matters most first: its state and every reason with its way out, then figures, the oldest
    unpaid statements, the last entries. The more reasons there are, the fewer entries, so that a phone shows it."""
    credit = detail.credit
    entries = detail.entries[: max(LEAST_ENTRIES, MOST_ENTRIES + 1 - max(1, len(credit.reasons)))]
    head, figures = [*credit_line(call, credit), *_free(call, credit)], _figures(call, detail)
    sections = [
        *([head, reasons_in_full(call, credit), figures] if credit.reasons else [[*head, *figures]]),
        _statements(call, credit.open_statements),
        _entries(call, entries),
    ]
    text = Markup("\n\n").join(joined(section) for section in sections if section)
    has_more = detail.has_more_entries or len(entries) < len(detail.entries)
    return Reply(text, _rows(call, detail, has_more_entries=has_more), card=CardOf("insurer", credit.insurer_id))


def _rows(call: Call, detail: CreditDetail, *, has_more_entries: bool) -> Rows:
    """Four rows at most: a decision, the statements (as one button when they are many), and ways on."""
    credit, deciding = detail.credit, decisions(call, detail.proposal)
    is_roomy = len(credit.open_statements) <= MOST_STATEMENTS and not deciding
    opening = openers(call, credit.open_statements) if is_roomy else ()
    ways = [
        *([] if is_roomy or not credit.open_statements else [_statements_button(call, credit)]),
        *_more(call, detail, has_more_entries=has_more_entries),
        InlineButton(call.say("insurers-button-all"), data="insurers.all:1"),
        InlineButton(call.say("insurers-button-refresh"), data=f"insurers.credit:{credit.insurer_id}"),
    ]
    return (*deciding, *opening, *in_rows(ways, BUTTONS_A_ROW))


def _statements_button(call: Call, credit: CreditView) -> InlineButton:
    label = call.say("insurers-button-statements", count=len(credit.open_statements))
    return InlineButton(label, data=f"insurers.statements:{credit.insurer_id}:1")


def _more(call: Call, detail: CreditDetail, *, has_more_entries: bool) -> list[InlineButton]:
    """Buttons to what the card has no room for."""
    credit, more = detail.credit, []
    if credit.open_statements and may_act_here(call, Role.PARTNER):
        more.append(receive_button(call, credit.insurer_id))
    if has_more_entries:
        more.append(InlineButton(call.say("insurers-button-entries"), data=f"insurers.entries:{credit.insurer_id}"))
    more += penalty.card_buttons(call, credit, has_entries=bool(detail.entries))
    if credit.is_legal and may_act_here(call, Role.PARTNER):
        more.append(evidence_button(call, credit.insurer_id))
    return [*more, *margin_openers(call, credit)]


def credit_line(call: Speaks, credit: CreditView) -> list[Markup]:
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


def reasons_in_full(call: Speaks, credit: CreditView) -> list[Markup]:
    """Every reason with its figure and the way out of it."""
    if not credit.reasons:
        return []
    reasons = [call.say(reason.sentence.key, **reason.sentence.params()) for reason in credit.reasons]
    return [call.say("insurers-reasons-title"), *reasons]


def state_mark(call: Speaks, state: IntakeState) -> Markup:
    """The state as people and programs look for it: 🟢 可接单（open）."""
    return call.say("insurers-state", state=state.value)


def bar(exposure_fen: int, limit_fen: int) -> str:
    """Exposure as cells of the limit: full only when the limit is reached, empty only when there is none."""
    filled = min(BAR_CELLS, percent_of(exposure_fen, limit_fen) * BAR_CELLS // 100)
    if exposure_fen > 0:
        filled = max(1, filled)
    return "▓" * filled + "░" * (BAR_CELLS - filled)


def _blocks(call: Call, credits: Sequence[CreditView]) -> list[Markup]:
    """Each insurer in the list: an empty line before it, but between two that say no more than how full they are."""
    blocks, was_quiet = list[Markup](), False
    for credit in credits:
        lines = _block(call, credit)
        is_quiet = len(lines) == _QUIET
        blocks.append(joined([*([] if was_quiet and is_quiet else [NOTHING]), *lines]))
        was_quiet = is_quiet
    return blocks


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
    return replace(reason, text=cut(reason.text, LONGEST_REASON), who=short_name(reason.who))


def _owed(call: Call, credit: CreditView) -> list[Markup]:
    """Days late and penalty in one line; no line when there is neither."""
    days, penalty_fen = credit.oldest_late_days, credit.penalty_fen
    if not days and penalty_fen <= 0:
        return []
    has_penalty = "none" if penalty_fen <= 0 else "both" if days else "alone"
    return [call.say("insurers-credit-owed", days=days, penalty=has_penalty, penalty_fen=penalty_fen)]


def _free(call: Call, credit: CreditView) -> list[Markup]:
    """What may still be taken, or by how much it is too much."""
    key = "insurers-credit-free" if credit.free_fen >= 0 else "insurers-credit-over"
    return [call.say(key, free_fen=abs(credit.free_fen))]


def _figures(call: Call, detail: CreditDetail) -> list[Markup]:
    credit = detail.credit
    lines = [call.say("insurers-credit-parts", unbilled_fen=credit.unbilled_fen, billed_fen=credit.billed_fen)]
    lines += ageing_line(call, credit.ageing)
    if credit.overpaid_fen:
        lines.append(call.say("insurers-credit-overpaid", overpaid_fen=credit.overpaid_fen))
    lines += penalty.card_lines(call, credit)
    cause = LimitCause(detail.limit_reason, detail.limit_raised_by, detail.limit_is_restored)
    if reason := reason_of_limit(call, cause):
        facts = {"limit_fen": credit.limit_fen, "since": detail.limit_since, "reason": reason}
        key = "insurers-credit-limit-restored" if detail.limit_is_restored else "insurers-credit-limit-since"
        lines.append(call.say(key, **facts))
    return [*lines, *ceiling_line(call, detail.ceiling, credit.limit_fen), *in_the_card(call, detail.proposal)]


def _statements(call: Call, statements: Sequence[StatementView]) -> list[Markup]:
    if not statements:
        return []
    lines = [call.say("insurers-statements-title", count=len(statements))]
    lines += [statement_line(call, statement) for statement in statements[:MOST_STATEMENTS]]
    if len(statements) > MOST_STATEMENTS:
        lines.append(call.say("insurers-statements-more", count=len(statements) - MOST_STATEMENTS))
    return lines


def _entries(call: Call, entries: Sequence[EntryView]) -> list[Markup]:
    if not entries:
        return [call.say("insurers-entries-none")]
    return [call.say("insurers-entries-title"), *(entry_line(call, entry) for entry in entries)]


def _openers(call: Call, credits: Sequence[CreditView]) -> list[InlineButton]:
    return [
        InlineButton(
            call.say("insurers-button-one", insurer=short_name(credit.name), state=credit.state.value),
            data=f"insurers.credit:{credit.insurer_id}",
        )
        for credit in credits
    ]
