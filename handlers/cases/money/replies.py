"""What is said of costs, verified amounts, supplements, an amount's history, and the risk before a car is taken."""

from dataclasses import replace

from markupsafe import Markup

from domain.cases import service
from domain.cases.views import (
    AmountView,
    AssessedCase,
    CaseView,
    Cause,
    CostedCase,
    RiskView,
    SupplementState,
    SupplementsView,
    SupplementView,
)
from handlers.cases.forms import CaseRef
from handlers.cases.money.lines import cost_lines, margin_lines, record_lines, supplement_line
from handlers.cases.phrases import case_name, done_when, label, noted
from handlers.cases.replies import amount_lines, exposure, free, oldest_late
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.paging import in_rows, offset_of, turners
from locales import amount, say

AMOUNTS_ON_A_PAGE = 15
SUPPLEMENTS_SHOWN = 10
BUTTONS_IN_A_ROW = 2


def costed(lang: str, done: CostedCase) -> Reply:
    """Costs entered, and what is left, or what is lacking to know it."""
    case = done.case
    lines = [
        say(lang, "cases-costed-title", case=case_name(case.number), same="yes" if done.same else "no"),
        *amount_lines(lang, case),
        *cost_lines(lang, case),
        *_lacking(lang, case),
    ]
    return Reply(_joined(lines), case_rows(lang, case.number))


def verified(lang: str, done: AssessedCase) -> Reply:
    """What the insurer verified, beside the adjuster's figure, and what it does to the account."""
    case = done.case
    again = "no" if done.first else "same" if done.same else "yes"
    lines = [
        say(lang, "cases-verified-title", case=case_name(case.number), again=again),
        *amount_lines(lang, case),
        *([] if done.same else [say(lang, "cases-share-before", former_fen=done.former_fen)]),
        *margin_lines(lang, case),
        exposure(lang, done.credit),
    ]
    return Reply(_joined(lines), case_rows(lang, case.number))


def supplements(lang: str, shown: SupplementsView) -> Reply:
    """All supplements of a case, what was just done about one, and buttons for the open ones."""
    case, changed = shown.case, shown.changed
    name = case_name(case.number)
    lines = [say(lang, "cases-supplements-title", case=name, count=len(shown.supplements))]
    if changed is not None:
        lines.append(_supplement_done(lang, changed))
    lines += [_supplement_in_full(lang, case, each) for each in shown.supplements[-SUPPLEMENTS_SHOWN:]]
    if shown.former_fen is not None:
        lines += [Markup(""), *amount_lines(lang, case), say(lang, "cases-share-before", former_fen=shown.former_fen)]
        lines += margin_lines(lang, case)
    still_open = [each for each in shown.supplements if each.state is SupplementState.OPEN]
    buttons = [button for each in still_open[-SUPPLEMENTS_SHOWN:] for button in _supplement_buttons(lang, name, each)]
    return Reply(_joined(lines), (*in_rows(buttons, 3), *case_rows(lang, case.number)))


async def amounts_page(call: Call, which: CaseRef, page: int, *, edits: bool = False) -> Reply:
    """A page of every amount a case ever had, the newest last; past the end, the last page."""
    history = await service.show_amounts(
        call.actor,
        number=which.number,
        plate=which.plate,
        claim=which.claim,
        offset=offset_of(page, AMOUNTS_ON_A_PAGE),
        limit=AMOUNTS_ON_A_PAGE,
    )
    case, shown = history.case, history.page
    name = case_name(case.number)
    lines = [call.say("cases-amounts-title", case=name, count=shown.total)]
    lines += [_amount_line(call.lang, case, each) for each in shown]
    turns = turners(call.lang, shown, lambda number: f"cases.amounts:{name}:{number}")
    return Reply(_joined(lines), (*turns, (_card_button(call.lang, name),)), edits=edits)


def risk(lang: str, seen: RiskView) -> Reply:
    """The risk card before a car is taken: state, credit with it, oldest late statement, margin, disputes, and why."""
    credit = seen.credit
    with_it = replace(credit, unbilled_fen=credit.unbilled_fen + credit.extra_fen, extra_fen=0)
    lines = [
        say(lang, "cases-risk-title", insurer=credit.name),
        say(lang, "cases-risk-now", state=say(lang, "insurers-state", state=credit.state.value)),
    ]
    if credit.extra_fen:
        after = say(lang, "insurers-state", state=credit.state_after.value)
        lines.append(say(lang, "cases-risk-if-taken", estimate_fen=credit.extra_fen, state=after))
    lines += [exposure(lang, with_it), free(lang, with_it), oldest_late(lang, credit), *record_lines(lang, seen.record)]
    lines += [say(lang, "cases-risk-reason", reason=reason.why) for reason in credit.reasons]
    return Reply(_joined(lines))


def case_rows(lang: str, number: int) -> Rows:
    """Buttons to all amounts of a case and to its card."""
    name = case_name(number)
    history = InlineButton(label(say(lang, "cases-button-amounts")), f"cases.amounts:{name}:999999")
    return ((history, _card_button(lang, name)),)


def _card_button(lang: str, name: str) -> InlineButton:
    return InlineButton(label(say(lang, "cases-button-card", case=name)), f"cases.card:{name}")


def _lacking(lang: str, case: CaseView) -> list[Markup]:
    """What is still needed to know the margin."""
    money = case.money
    if case.assessed_fen is None:
        return [say(lang, "cases-margin-lacks", what="assessment")]
    if money.parts_fen is None or money.labour_fen is None:
        return [say(lang, "cases-margin-lacks", what="parts" if money.parts_fen is None else "labour")]
    return []


def _supplement_done(lang: str, changed: SupplementView) -> Markup:
    what = "told" if changed.told_at is not None and changed.closed_at is None else changed.state.value
    return say(lang, "cases-supplement-done", what=what, supplement=f"#{changed.number}")


def _supplement_in_full(lang: str, case: CaseView, supplement: SupplementView) -> Markup:
    line = supplement_line(lang, case, supplement, whole=True)
    if supplement.told_at is None:
        return line
    at = done_when(lang, supplement.told_at, case.zone, case.now)
    return _joined([line, say(lang, "cases-supplement-told-by", by=supplement.told_by, at=at)])


def _supplement_buttons(lang: str, case: str, supplement: SupplementView) -> list[InlineButton]:
    acts = ([] if supplement.told_at is not None else ["told"]) + ["agreed", "refused"]
    return [
        InlineButton(
            label(say(lang, "cases-button-supplement", act=act, supplement=f"#{supplement.number}")),
            f"cases.sup{act}:{case}:{supplement.number}",
        )
        for act in acts
    ]


def _amount_line(lang: str, case: CaseView, view: AmountView) -> Markup:
    cause = view.cause.value
    if view.note and view.cause is Cause.ENTERED:
        cause = "noted"
    if not view.note and view.cause is Cause.DISPUTE:
        cause = "settled"
    return say(
        lang,
        "cases-amount-line",
        kind=view.kind.value,
        value=say(lang, "cases-amount-none") if view.value_fen is None else amount(view.value_fen),
        cause=cause,
        by=view.by,
        at=done_when(lang, view.at, case.zone, case.now),
        note=noted(case, view.note) or "–",
    )


def _joined(lines: list[Markup]) -> Markup:
    return Markup("\n").join(lines)
