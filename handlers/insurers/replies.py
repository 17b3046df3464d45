"""What the room's commands answer: the results of changes (domain §4)."""

from dataclasses import replace

from markupsafe import Markup

from domain.insurers.views import CreditView, LimitView, PaymentView, ReasonKind, ResumedView
from handlers.declaration import Call, Reply
from handlers.insurers.credit import credit_card, credit_line, credit_list, reasons_in_full
from handlers.insurers.limits import ceiling_line
from handlers.insurers.parts import joined, look
from handlers.insurers.payments.penalty import beside_surplus, surplus_buttons

__all__ = ["credit_card", "credit_list", "limit_changed", "paid", "result", "resumed", "stopped"]

MOST_PARTS = 12


def limit_changed(call: Call, changed: LimitView) -> Reply:
    """The limit before and after, the reason, and what it does to the intake state."""
    facts = {"before_fen": changed.before_fen, "after_fen": changed.after_fen, "reason": changed.reason}
    title = call.say("insurers-limit-changed", insurer=changed.credit.name, **facts)
    ceiling = ceiling_line(call, changed.ceiling, changed.after_fen)
    return result(call, joined([title, *ceiling]), changed.credit)


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
    lines += [call.say("insurers-paid-reallotted")] if payment.is_reallotted else []
    lines += beside_surplus(call, payment)
    answer = result(call, joined(lines), payment.credit)
    return replace(answer, rows=(*surplus_buttons(call, payment), *answer.rows))


def stopped(call: Call, credit: CreditView) -> Reply:
    """Intake is stopped by hand; accepted cases go on."""
    return result(call, call.say("insurers-stopped", insurer=credit.name), credit)


def resumed(call: Call, credit: ResumedView) -> Reply:
    """A stop is lifted, the one by hand or that of a month's margin, and what else still stops intake."""
    if credit.lifted is ReasonKind.MARGIN_STOP:
        key = "insurers-renegotiated-still-stopped" if credit.state.stops_intake else "insurers-renegotiated"
    else:
        key = "insurers-resumed-still-stopped" if credit.state.stops_intake else "insurers-resumed"
    return result(call, call.say(key, insurer=credit.name), credit)


def result(call: Call, said: Markup, credit: CreditView) -> Reply:
    """What was done, and the credit as it stands after it."""
    reasons = reasons_in_full(call, credit)
    lines = [said, Markup(""), *credit_line(call, credit), *reasons]
    return Reply(joined(lines), look(call, credit.insurer_id))
