"""What the room's commands answer: results of changes, the insurer's card and the list of insurers (domain §4)."""

from markupsafe import Markup

from domain.insurers.views import CreditView, InsurerView, LimitView, PaymentView, ReasonKind, ResumedView
from domain.pages import page_of
from handlers.declaration import Call, InlineButton, Reply
from handlers.insurers.credit import credit_card, credit_line, credit_list, reasons_in_full, state_mark
from handlers.insurers.parts import joined, look
from handlers.paging import and_more, offset_of, turners

__all__ = ["added", "credit_card", "credit_list", "insurer_card", "insurer_list", "limit_changed", "paid", "resumed"]

MOST_NAMES = 6
MOST_PARTS = 12
INSURERS_ON_A_PAGE = 15


def added(call: Call, insurer: InsurerView) -> Reply:
    """A new insurer with its terms, and how to go on."""
    title = call.say("insurers-added", insurer=insurer.name)
    return Reply(
        joined([title, *_terms(call, insurer), Markup(""), call.say("insurers-added-next", insurer=insurer.name)])
    )


def insurer_card(call: Call, insurer: InsurerView) -> Reply:
    """An insurer and its terms."""
    title = call.say("insurers-card-title", insurer=insurer.name)
    return Reply(joined([title, *_terms(call, insurer)]), look(call, insurer.id))


def insurer_list(call: Call, insurers: tuple[InsurerView, ...], page: int = 1) -> Reply:
    """A page of the insurers with their terms, one to a line."""
    if not insurers:
        return Reply(call.say("insurers-none-yet"))
    shown = page_of(insurers, offset_of(page, INSURERS_ON_A_PAGE), INSURERS_ON_A_PAGE)
    lines = [call.say("insurers-list-title", count=len(insurers)), Markup("")]
    lines += [*(_listed(call, insurer) for insurer in shown), *and_more(call.lang, shown)]
    turns = turners(call.lang, shown, lambda number: f"insurers.list:{number}")
    button = InlineButton(call.say("insurers-button-credit-all"), data="insurers.all:1")
    return Reply(joined(lines), (*turns, (button,)))


def limit_changed(call: Call, changed: LimitView) -> Reply:
    """The limit before and after, the reason, and what it does to the intake state."""
    facts = {"before_fen": changed.before_fen, "after_fen": changed.after_fen, "reason": changed.reason}
    title = call.say("insurers-limit-changed", insurer=changed.credit.name, **facts)
    return _result(call, title, changed.credit)


def paid(call: Call, payment: PaymentView) -> Reply:
    """Where the money went, what is left of each statement, what stays as credit."""
    lines = [call.say("insurers-paid", insurer=payment.credit.name, amount_fen=payment.amount_fen, day=payment.day)]
    for part in payment.allotted[:MOST_PARTS]:
        lines.append(
            call.say(
                "insurers-paid-part",
                statement=f"S{part.statement_number}",
                part_fen=part.fen,
                unpaid_fen=part.unpaid_fen,
                left="some" if part.unpaid_fen else "none",
            )
        )
    if len(payment.allotted) > MOST_PARTS:
        lines.append(call.say("insurers-statements-more", count=len(payment.allotted) - MOST_PARTS))
    if payment.kept_as_credit_fen:
        key = "insurers-paid-more-than-owed" if payment.allotted else "insurers-paid-nothing-owed"
        lines.append(call.say(key, kept_fen=payment.kept_as_credit_fen, total_fen=payment.credit.overpaid_fen))
    return _result(call, joined(lines), payment.credit)


def stopped(call: Call, credit: CreditView) -> Reply:
    """Intake is stopped by hand; accepted cases go on."""
    return _result(call, call.say("insurers-stopped", insurer=credit.name), credit)


def resumed(call: Call, credit: ResumedView) -> Reply:
    """A stop is lifted, the one by hand or that of a month's margin, and what else still stops intake."""
    if credit.lifted is ReasonKind.MARGIN_STOP:
        key = "insurers-renegotiated-still-stopped" if credit.state.stops_intake else "insurers-renegotiated"
    else:
        key = "insurers-resumed-still-stopped" if credit.state.stops_intake else "insurers-resumed"
    return _result(call, call.say(key, insurer=credit.name), credit)


def _result(call: Call, said: Markup, credit: CreditView) -> Reply:
    reasons = reasons_in_full(call, credit)
    lines = [said, Markup(""), *credit_line(call, credit), *reasons]
    return Reply(joined(lines), look(call, credit.insurer_id))


def _terms(call: Call, insurer: InsurerView) -> list[Markup]:
    lines = [
        call.say("insurers-terms-plan", plan=insurer.plan.value, cycle=insurer.cycle.value),
        call.say("insurers-terms-limit", limit_fen=insurer.limit_fen, state=state_mark(call, insurer.state)),
    ]
    others = insurer.names[1 : MOST_NAMES + 1]
    if others:
        lines.append(call.say("insurers-terms-names", names=call.say("insurers-comma").join(others)))
    return [*lines, call.say("insurers-terms-code", code=insurer.code)]


def _listed(call: Call, insurer: InsurerView) -> Markup:
    return call.say(
        "insurers-list-line",
        insurer=insurer.name,
        plan=insurer.plan.value,
        cycle=insurer.cycle.value,
        limit_fen=insurer.limit_fen,
        state=state_mark(call, insurer.state),
    )
