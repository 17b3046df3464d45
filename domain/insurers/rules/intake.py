"""Whether new cases may be taken from an insurer: all reasons there are, the worst decides (domain §4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from domain.insurers.views import IntakeState, MonthReview, Reason, ReasonKind, Verdict, rate_text
from domain.money import BASIS_POINTS_PER_WHOLE

LONGEST_REASON = 300
RESTORED = "↩ "
"""What the reason of a limit begins with that holds again because the change after it was taken back."""
RAISED = "↗ "
"""What the reason of a limit begins with that was raised by a proposal; the statements follow that led to it."""


@dataclass(frozen=True)
class IntakeTerms:
    """The thresholds: from which share of the limit it is watched, how many late statements are watched, how many
    in a row stop, after how many days late it is a legal matter."""

    watch_share_bp: int = 8_000
    watch_late_count: int = 1
    stop_late_count: int = 2
    legal_after_days: int = 60


@dataclass(frozen=True)
class LateStatement:
    """An unpaid statement past its due date. ``ordinal`` counts this insurer's statements."""

    number: int
    ordinal: int
    late_days: int
    unpaid_fen: int


@dataclass(frozen=True)
class HandStop:
    """A manager's stop, or the end of the cooperation: the words given, by whom, on which day."""

    text: str
    who: str
    since: date


@dataclass(frozen=True)
class Standing:
    """All that an intake state follows from."""

    exposure_fen: int
    limit_fen: int
    late: Sequence[LateStatement] = ()
    stop: HandStop | None = None
    ended: HandStop | None = None
    margin: MonthReview | None = None
    """The last full month's."""
    billed_fen: int = 0
    """What of the exposure is billed, and so can be collected now."""


def as_kept(reason: str) -> str:
    """A reason given in words as it is kept: one printable line of at most 300 characters; empty if there is none."""
    printable = "".join(character if character.isprintable() else " " for character in reason)
    line = " ".join(printable.split())
    while line.startswith((RESTORED, RAISED)):
        line = line.removeprefix(RESTORED).removeprefix(RAISED)
    return line[:LONGEST_REASON]


def as_restoring(reason: str) -> str:
    """The reason of a limit that holds again, from the reason of the change that was taken back."""
    return f"{RESTORED}{reason}"[:LONGEST_REASON]


def reasons_of(standing: Standing, terms: IntakeTerms) -> tuple[Reason, ...]:
    """Every reason against taking new cases, worst first; none when all is well."""
    found = (
        _ended(standing.ended),
        _legal(standing.late, terms),
        _stopped_by_hand(standing.stop),
        _late(standing.late, terms),
        limit_reason(standing.exposure_fen, standing.limit_fen, terms, billed_fen=standing.billed_fen),
        margin_reason(standing.margin),
    )
    return tuple(sorted((reason for reason in found if reason), key=lambda reason: -reason.state.severity))


def state_of(reasons: Sequence[Reason]) -> IntakeState:
    """The worst of all reasons' states; ``open`` without any."""
    return max((reason.state for reason in reasons), key=lambda state: state.severity, default=IntakeState.OPEN)


def limit_reason(exposure_fen: int, limit_fen: int, terms: IntakeTerms, *, billed_fen: int = 0) -> Reason | None:
    """Exposure of the whole limit stops, from 80 % of it it is watched; exact to the fen.

    What is not billed yet nobody pays, so the way out depends on what is.
    """
    if exposure_fen >= limit_fen:
        kind, state = ReasonKind.LIMIT_REACHED, IntakeState.STOPPED
    elif exposure_fen * BASIS_POINTS_PER_WHOLE >= limit_fen * terms.watch_share_bp:
        kind, state = ReasonKind.LIMIT_NEAR, IntakeState.WATCH
    else:
        return None
    return Reason(kind, state, exposure_fen=exposure_fen, limit_fen=limit_fen, billed_fen=billed_fen)


def margin_reason(review: MonthReview | None) -> Reason | None:
    """A month's margin below the warning line is watched, below the stop line it stops until terms are renegotiated,
    or a better month is over (domain §4). A month of which no costs are known says nothing."""
    if review is None or review.verdict not in {Verdict.WARNING, Verdict.STOP}:
        return None
    figures, stops = review.figures, review.verdict is Verdict.STOP
    kind, state = (ReasonKind.MARGIN_STOP, IntakeState.STOPPED) if stops else (ReasonKind.MARGIN_LOW, IntakeState.WATCH)
    reason = Reason(
        kind,
        state,
        margin=review.margin,
        line=rate_text(review.terms.stop_bp if stops else review.terms.warn_bp),
        month=review.month,
        cases=figures.costed,
        uncosted=figures.uncosted,
    )
    again = review.renegotiated
    if not stops or again is None:
        return reason
    watched = replace(reason, kind=ReasonKind.MARGIN_RENEGOTIATED, state=IntakeState.WATCH)
    return replace(watched, text=again.reason, who=again.who, since=again.on)


def _late(late: Sequence[LateStatement], terms: IntakeTerms) -> Reason | None:
    in_a_row = _longest_row(late)
    if len(in_a_row) >= terms.stop_late_count:
        reason = _late_reason(ReasonKind.LATE_IN_A_ROW, IntakeState.STOPPED, in_a_row)
        return replace(reason, least_fen=_least_to_pay(late, terms.stop_late_count))
    younger = [statement for statement in late if statement.late_days <= terms.legal_after_days]
    if not younger or len(late) < terms.watch_late_count:
        return None
    return _late_reason(ReasonKind.LATE, IntakeState.WATCH, younger)


def _legal(late: Sequence[LateStatement], terms: IntakeTerms) -> Reason | None:
    overdue = [statement for statement in late if statement.late_days > terms.legal_after_days]
    return _late_reason(ReasonKind.LEGAL_STAGE, IntakeState.LEGAL, overdue) if overdue else None


def _late_reason(kind: ReasonKind, state: IntakeState, late: Sequence[LateStatement]) -> Reason:
    return Reason(
        kind,
        state,
        statements=tuple(statement.number for statement in late),
        late_days=max(statement.late_days for statement in late),
        unpaid_fen=sum(statement.unpaid_fen for statement in late),
    )


def _least_to_pay(late: Sequence[LateStatement], stop_late_count: int) -> int:
    """What has to come in, oldest statement first, until no longer so many are late in a row."""
    left = sorted(late, key=lambda statement: statement.ordinal)
    least_fen = 0
    while left and len(_longest_row(left)) >= stop_late_count:
        least_fen += left.pop(0).unpaid_fen
    return least_fen


def _longest_row(late: Sequence[LateStatement]) -> list[LateStatement]:
    """The longest run of late statements that follow each other without a paid one between."""
    ordered = sorted(late, key=lambda statement: statement.ordinal)
    rows: list[list[LateStatement]] = [[statement] for statement in ordered[:1]]
    for former, statement in pairwise(ordered):
        if statement.ordinal == former.ordinal + 1:
            rows[-1].append(statement)
        else:
            rows.append([statement])
    return max(rows, key=len, default=[])


def _stopped_by_hand(stop: HandStop | None) -> Reason | None:
    if stop is None:
        return None
    kind, state = ReasonKind.STOPPED_BY_HAND, IntakeState.STOPPED
    return Reason(kind, state, text=stop.text, who=stop.who, since=stop.since)


def _ended(end: HandStop | None) -> Reason | None:
    if end is None:
        return None
    kind, state = ReasonKind.COOPERATION_ENDED, IntakeState.ENDED
    return Reason(kind, state, text=end.text, who=end.who, since=end.since)
