"""Payments as people see them: the list of an insurer's, and what came of a reversal (domain §4)."""

from markupsafe import Markup

from domain.insurers import service
from domain.insurers.views import CorrectedPayment, PaymentLine, ReversedPayment, StatementView
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.insurers.parts import back, joined, look, receive_button, shorten
from handlers.insurers.payments import penalty
from handlers.paging import and_more, in_rows, offset_of, turners
from locales import amount

ON_A_PAGE = 8
MOST_PARTS = 4
MOST_STATEMENTS = 8
REVERSERS_A_ROW = 2


async def payments_page(call: Call, insurer_id: int, page: int) -> Reply:
    """A page of an insurer's payments, newest first, with a button to reverse each that stands."""
    shown = await service.list_payments(call.actor, insurer_id, offset=offset_of(page, ON_A_PAGE), limit=ON_A_PAGE)
    title = call.say("insurers-payments-title", insurer=shown.insurer, count=shown.payments.total)
    lines = [_line(call, line) for line in shown.payments] or [
        call.say("insurers-payments-none", insurer=shown.insurer)
    ]
    turns = turners(call.lang, shown.payments, lambda number: f"insurers.payments:{insurer_id}:{number}")
    return Reply(
        joined([title, *lines, *and_more(call.lang, shown.payments)]),
        (
            *_reversers(call, insurer_id, shown.payments.items),
            *turns,
            (receive_button(call, insurer_id),),
            *back(call, insurer_id),
        ),
    )


def reversed_payment(call: Call, done: ReversedPayment) -> Reply:
    """What was reversed and why, what is owed of each statement that this changed, what stays as credit."""
    credit = done.credit
    lines = [
        call.say(
            "insurers-payment-reversed",
            insurer=credit.name,
            amount_fen=done.amount_fen,
            day=done.day,
            reason=done.reason,
        ),
        *(_owed(call, statement) for statement in done.statements[:MOST_STATEMENTS]),
    ]
    if len(done.statements) > MOST_STATEMENTS:
        lines.append(call.say("insurers-statements-more", count=len(done.statements) - MOST_STATEMENTS))
    if credit.overpaid_fen:
        lines.append(call.say("insurers-payment-reversed-kept", kept_fen=credit.overpaid_fen))
    lines += penalty.card_lines(call, credit)
    return Reply(joined(lines), (*payments_button(call, credit.insurer_id), *look(call, credit.insurer_id)))


def corrected_payment(call: Call, done: CorrectedPayment) -> Reply:
    """What the amount was and is, why, and what the insurer owes now."""
    received, credit = done.received, done.received.credit
    lines = [
        call.say(
            "insurers-payment-corrected",
            insurer=credit.name,
            day=received.day,
            wrong_fen=done.wrong_fen,
            amount_fen=received.amount_fen,
            reason=done.reason,
        ),
        *(
            call.say("insurers-payment-corrected-part", statement=f"S{number}", part_fen=fen)
            for number, fen in done.parts[:MOST_STATEMENTS]
        ),
    ]
    if credit.overpaid_fen:
        lines.append(call.say("insurers-payment-reversed-kept", kept_fen=credit.overpaid_fen))
    lines += penalty.card_lines(call, credit)
    rows = (*payments_button(call, credit.insurer_id), *look(call, credit.insurer_id))
    return Reply(joined(lines), (*penalty.surplus_buttons(call, received), *rows))


def payments_button(call: Call, insurer_id: int) -> Rows:
    """The way to an insurer's payments."""
    return ((InlineButton(call.say("insurers-button-payments"), f"insurers.payments:{insurer_id}:1"),),)


def _line(call: Call, line: PaymentLine) -> Markup:
    parts = [
        call.say("insurers-payment-part", statement=f"S{number}", part_fen=fen)
        for number, fen in line.parts[:MOST_PARTS]
    ]
    if len(line.parts) > MOST_PARTS:
        parts.append(call.say("insurers-payment-parts-more", count=len(line.parts) - MOST_PARTS))
    if line.penalty_fen:
        parts.append(call.say("insurers-payment-penalty", penalty_fen=line.penalty_fen))
    if line.kept_fen:
        parts.append(call.say("insurers-payment-kept", kept_fen=line.kept_fen))
    return call.say(
        "insurers-payment-line",
        state=("reversed" if line.reversed_why else "undone") if line.is_reversed else "stands",
        day=line.day,
        amount_fen=line.amount_fen,
        who=shorten(line.who),
        went=call.say("insurers-comma").join(parts),
        reverser=shorten(line.reversed_by),
        why=shorten(line.reversed_why),
    )


def _reversers(call: Call, insurer_id: int, payments: tuple[PaymentLine, ...]) -> Rows:
    buttons = (
        InlineButton(
            call.say("insurers-button-reverse", day=f"{line.day:%m-%d}", amount=amount(line.amount_fen)),
            f"insurers.reverse:{insurer_id}:{line.id}",
        )
        for line in payments
        if not line.is_reversed
    )
    return in_rows(buttons, REVERSERS_A_ROW)


def _owed(call: Call, statement: StatementView) -> Markup:
    return call.say(
        "insurers-payment-reversed-statement",
        statement=f"S{statement.number}",
        unpaid_fen=statement.unpaid_fen,
        left="some" if statement.unpaid_fen else "none",
    )
