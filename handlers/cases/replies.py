"""What is said of one case: taken, its living card, a step marked, its assessment."""

from markupsafe import Markup

from domain import clock
from domain.cases.views import AssessedCase, CaseState, CaseView, MarkedStep, OpenedCase, Standing, StepName, StepView
from domain.customers.rules import mask_name, mask_phone
from domain.insurers.views import CreditView
from handlers.cases.care.lines import care_lines
from handlers.cases.flow import lines as way
from handlers.cases.money.lines import margin_lines, money_lines, record_lines, verified_line
from handlers.cases.photo_replies import photo_lines
from handlers.cases.phrases import card_button, case_name, done_when, label, more_button, noted, span, step_button, when
from handlers.declaration import CardOf, Reply, Rows
from locales import say

BUTTONS_ON_A_CARD = 4
BUTTONS_IN_A_ROW = 2


def opened(lang: str, taken: OpenedCase) -> Reply:
    """A car just taken: who and what, the risk card, and the first step with whose it is (interface §6)."""
    case = taken.case
    lines = [
        say(lang, "cases-opened-title", case=case_name(case.number), plate=case.plate, insurer=case.insurer),
        *_facts(lang, case),
        say(lang, "cases-promised", day=case.promised_day),
        way.how_it_came(lang, case),
        Markup(""),
        *_risk(lang, taken),
        Markup(""),
        *_first_step(lang, case),
    ]
    return Reply(_joined(lines), _rows(lang, case, 1, card=True), card=CardOf("case", case.number))


def card(lang: str, case: CaseView, *, edits: bool = False, toast: str = "") -> Reply:
    """A case with everything about it, every step with how it stands, and buttons for what comes next."""
    if case.state is CaseState.WITHDRAWN:
        return Reply(_joined(_withdrawn(lang, case)), edits=edits, toast=toast)
    if case.state is CaseState.CANCELLED:
        left = [_title(lang, case), *way.cancelled(lang, case), *_facts(lang, case), *way.card_lines(lang, case)]
        return Reply(_joined(left), edits=edits, toast=toast, card=CardOf("case", case.number))
    lines = [
        _title(lang, case),
        say(lang, "cases-card-stage", day=case.day_number, stage=case.stage.value, advisor=case.advisor),
        *_facts(lang, case),
        *amount_lines(lang, case),
        *money_lines(lang, case),
        _delivery(lang, case),
        *way.card_lines(lang, case),
        *photo_lines(lang, case),
        *care_lines(lang, case),
        Markup(""),
        *(_step_line(lang, case, step) for step in case.steps),
    ]
    rows = (*_rows(lang, case, BUTTONS_ON_A_CARD), (more_button(lang, case.number),))
    return Reply(_joined(lines), rows, edits=edits, toast=toast, card=CardOf("case", case.number))


def marked(lang: str, mark: MarkedStep) -> Reply:
    """A step marked, or who had done it before, and what comes next."""
    lines = [_marked_line(lang, mark), *_next(lang, mark.case)]
    return Reply(_joined(lines), _rows(lang, mark.case, 1, card=True))


def mark_toast(lang: str, mark: MarkedStep) -> str:
    """The same in a line that shows briefly."""
    return label(_marked_line(lang, mark))


def assessed(lang: str, done: AssessedCase) -> Reply:
    """The assessment, the insurer's share before and after, and what it does to the account."""
    case = done.case
    again = "no" if done.first else "same" if done.same else "yes"
    lines = [
        say(lang, "cases-assessed-title", case=case_name(case.number), again=again),
        *amount_lines(lang, case),
        *([] if done.same else [say(lang, "cases-share-before", former_fen=done.former_fen)]),
        *margin_lines(lang, case),
        exposure(lang, done.credit),
        *_next(lang, case),
    ]
    return Reply(_joined(lines), _rows(lang, case, 1, card=True))


def _withdrawn(lang: str, case: CaseView) -> list[Markup]:
    """What is left of a case that was taken by mistake: what it was about, and nothing to do."""
    return [
        _title(lang, case),
        say(lang, "cases-card-withdrawn", advisor=case.advisor),
        *_facts(lang, case),
        Markup(""),
        say(lang, "cases-withdrawn-means", case=case_name(case.number)),
    ]


def _title(lang: str, case: CaseView) -> Markup:
    return say(lang, "cases-card-title", case=case_name(case.number), plate=case.plate, insurer=case.insurer)


def _facts(lang: str, case: CaseView) -> list[Markup]:
    name = case.customer_name if case.is_whole else mask_name(case.customer_name)
    phone = case.phone if case.is_whole else mask_phone(case.phone)
    lines = [say(lang, "cases-customer", name=name, phone=phone)] if name or case.phone else []
    if case.claim:
        lines.append(say(lang, "cases-claim", claim=case.claim))
    if case.damage:
        lines.append(say(lang, "cases-damage", damage=noted(case, case.damage)))
    if case.assessed_fen is None:
        lines.append(say(lang, "cases-estimate", estimate_fen=case.estimate_fen))
    if case.override_reason:
        lines.append(say(lang, "cases-overridden", reason=noted(case, case.override_reason)))
    return lines


def amount_lines(lang: str, case: CaseView) -> list[Markup]:
    """The assessment, what was verified of it, and the insurer's share; nothing before it is assessed."""
    if case.assessed_fen is None:
        return []
    assessed = say(lang, "cases-assessed", assessed_fen=case.assessed_fen, deductible_fen=case.deductible_fen or 0)
    return [assessed, *verified_line(lang, case), say(lang, "cases-share", share_fen=case.share_fen)]


def _delivery(lang: str, case: CaseView) -> Markup:
    if case.delivered_at is None:
        return say(lang, "cases-promised", day=case.promised_day)
    return say(lang, "cases-delivered", day=clock.local(case.delivered_at, case.zone).date())


def _risk(lang: str, taken: OpenedCase) -> list[Markup]:
    before, after = taken.before, taken.after
    lines = [
        say(lang, "cases-risk-title", insurer=after.name),
        say(lang, "cases-risk-state", state=say(lang, "insurers-state", state=after.state.value)),
        exposure(lang, after),
        free(lang, after),
        oldest_late(lang, before),
        *record_lines(lang, taken.record),
    ]
    lines += [say(lang, "cases-risk-reason", reason=reason.why) for reason in after.reasons]
    if taken.overridden:
        lines.append(say(lang, "cases-risk-overridden", reason=noted(taken.case, taken.case.override_reason)))
    return lines


def exposure(lang: str, credit: CreditView) -> Markup:
    """How much of the limit is taken up."""
    facts = {"exposure_fen": credit.exposure_fen, "limit_fen": credit.limit_fen, "percent": credit.percent}
    return say(lang, "cases-exposure", **facts)


def free(lang: str, credit: CreditView) -> Markup:
    """What is left of the limit, or by how much it is passed."""
    over = "yes" if credit.free_fen < 0 else "no"
    return say(lang, "cases-risk-free", over=over, free_fen=abs(credit.free_fen))


def oldest_late(lang: str, credit: CreditView) -> Markup:
    """The statement that has been late longest, or that there is none."""
    late = credit.oldest_late
    if late is None:
        return say(lang, "cases-risk-none-late")
    statement = f"S{late.number}"
    return say(lang, "cases-risk-late", statement=statement, days=late.late_days, unpaid_fen=late.unpaid_fen)


def _first_step(lang: str, case: CaseView) -> list[Markup]:
    first = case.next_steps[0]
    if first.due_at is None:
        return []
    return [
        say(
            lang,
            "cases-first-step",
            advisor=case.advisor,
            step=first.called,
            when=when(lang, first.due_at, case.zone, case.now),
            span=span(lang, case.now, first.due_at),
        )
    ]


def _next(lang: str, case: CaseView) -> list[Markup]:
    if case.state is CaseState.CLOSED:
        return [say(lang, "cases-closed", case=case_name(case.number))]
    for step in case.next_steps[:1]:
        if step.due_at is None:
            return [say(lang, "cases-next-waiting", step=step.called)]
        if case.now >= step.due_at:
            return [say(lang, "cases-next-late", step=step.called, span=span(lang, step.due_at, case.now))]
        return [say(lang, "cases-next", step=step.called, when=when(lang, step.due_at, case.zone, case.now))]
    return []


def _marked_line(lang: str, mark: MarkedStep) -> Markup:
    step, case = mark.step, mark.case
    state = "waived" if step.standing is Standing.WAIVED else "done"
    at = done_when(lang, step.done_at or case.now, case.zone, case.now)
    facts = {"case": case_name(case.number), "step": step.called, "state": state, "by": step.by, "at": at}
    return say(lang, "cases-marked" if mark.fresh else "cases-marked-before", **facts)


def _step_line(lang: str, case: CaseView, step: StepView) -> Markup:
    days = case.photo_days if step.name == StepName.PHOTO else 0
    if not step.is_open:
        at = done_when(lang, step.done_at or case.now, case.zone, case.now)
        if step.standing is Standing.WAIVED:
            return say(lang, "cases-line-waived", step=step.called, by=step.by, at=at, reason=step.reason or "–")
        return say(lang, "cases-line-done", step=step.called, by=step.by, at=at, days=days)
    if step.due_at is None:
        return say(lang, "cases-line-waiting", step=step.called)
    if step.standing is Standing.LATE:
        return say(lang, "cases-line-late", step=step.called, span=span(lang, step.due_at, case.now), days=days)
    due = when(lang, step.due_at, case.zone, case.now)
    return say(lang, "cases-line-due", step=step.called, standing=step.standing.value, when=due, days=days)


def _rows(lang: str, case: CaseView, most: int, *, card: bool = False) -> Rows:
    """Buttons for the steps that come next, and one that turns the message into the whole card."""
    name = case_name(case.number)
    buttons = [
        step_button(lang, case.number, step, f"cases.done:{name}:{step.name}") for step in case.next_steps[:most]
    ]
    if card:
        buttons.append(card_button(lang, case.number))
    return tuple(tuple(buttons[at : at + BUTTONS_IN_A_ROW]) for at in range(0, len(buttons), BUTTONS_IN_A_ROW))


def _joined(lines: list[Markup]) -> Markup:
    return Markup("\n").join(lines)
