"""Money received from insurers (domain §4 Settlement)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.errors import PaymentReversedAlready
from domain.insurers.models import InsurerEntry, InsurerPayment
from domain.insurers.rules import settlement
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.received import refusal
from domain.insurers.service._account import Account
from domain.insurers.service._bank import hold, let_go, tells_of
from domain.insurers.service._closing import account_to_show, open_account
from domain.insurers.service._credit import credit_of, statement_view
from domain.insurers.service._paying import allot
from domain.insurers.service._raising import review_raise
from domain.insurers.service._reasons import reason_told
from domain.insurers.service._replay import put_in, take_out
from domain.insurers.views import AllottedView, CorrectedPayment, PaymentLine, PaymentPage, PaymentView, ReversedPayment
from domain.money import Fen
from domain.people.service import record_change, staff_names

PAYMENTS_SHOWN = 8


@use_case(Role.PARTNER)
async def receive_payment(actor: Actor, *, insurer_id: int, amount_fen: int, day: date | None = None) -> PaymentView:
    """Write down money received on ``day`` (today by default) and pay statements with it, oldest first.

    What is more than all statements ask for stays as credit and pays the next one. The late penalty gathered up
    to ``day`` is fixed: paying stops it growing and never erases it. Money counts by the day it was received: told
    late, it takes its place, and what was told before goes where it would have gone (``is_reallotted``). The answer
    tells what statements have gained, whichever payment that is from. Refused: an amount not above zero, a day to
    come or over a year ago.
    """
    today = clock.today(actor.zone)
    day = day or today
    if refused := refusal(amount_fen, day, today):
        raise refused
    account = await open_account(actor, insurer_id)
    before = _balances(account)
    unpaid = {row.number: row.amount_fen - row.paid_fen for row in account.unpaid}
    gained = settlement.allot(amount_fen, list(unpaid.items()))
    payment = await _written_down(actor, insurer_id, amount_fen, day)
    is_reallotted = await _pay(account, payment)
    parts = tuple(AllottedView(number, fen, unpaid[number] - fen) for number, fen in gained.parts)
    await _audit(actor, account, payment, what="paid", before=before)
    credit = await credit_of(account)
    return PaymentView(amount_fen, day, parts, gained.left_fen, credit, payment.id, is_reallotted)


@use_case(Role.PARTNER)
async def reverse_payment(actor: Actor, *, insurer_id: int, payment_id: int, reason: str) -> ReversedPayment:
    """Reverse a wrong payment, with a reason, whenever it was told: the account is as if it had never come in.

    Later payments and credit go where they would have gone without it, and late penalty is reckoned anew; what was
    paid or waived of it stays. ``PaymentReversedAlready`` for one that does not stand, ``NotFound`` for none of
    the insurer's.
    """
    told = reason_told(reason)
    line_id = await let_go(actor.centre_id, payment_id)
    return await _reversed(actor, insurer_id, payment_id, told, line_id)


async def _reversed(actor: Actor, insurer_id: int, payment_id: int, told: str, line_id: int | None) -> ReversedPayment:
    """The payment reversed that the line of a bank's list told of, if any, which an undo is to find again."""
    account = await open_account(actor, insurer_id)
    payment = await queries.payment(actor.centre_id, insurer_id, payment_id)
    before = _balances(account)
    gone = await take_out(account, payment, told)
    more: dict[str, object] = {} if line_id is None else {"bank_line_id": line_id}
    more |= {"to_penalty_fen": gone.penalty_fen} if gone.penalty_fen else {}
    await _audit(actor, account, payment, what="payment reversed", before=before, reason=told, **more)
    statements = tuple(statement_view(row, account.today) for row in gone.changed)
    return ReversedPayment(payment.amount_fen, payment.day, told, statements, await credit_of(account))


@use_case(Role.PARTNER)
async def correct_payment(
    actor: Actor, *, insurer_id: int, payment_id: int, amount_fen: int, reason: str
) -> CorrectedPayment:
    """Reverse a payment whose amount was typed wrongly, and receive the right one of the same day, in one step.

    The line of a bank's list that told of the wrong one tells of the right one. Refused as ``reverse_payment`` and
    ``receive_payment`` refuse.
    """
    told = reason_told(reason)
    line_id = await let_go(actor.centre_id, payment_id)
    done = await _reversed(actor, insurer_id, payment_id, told, line_id)
    received = await receive_payment(actor, insurer_id=insurer_id, amount_fen=amount_fen, day=done.day)
    line = None if line_id is None else await hold(actor.centre_id, line_id)
    if line is not None:
        await tells_of(line, insurer_id, received.payment_id)
    parts = (await standing_payment(actor, insurer_id, received.payment_id)).parts
    return CorrectedPayment(done.amount_fen, done.reason, received, parts)


@use_case(Role.PARTNER)
async def list_payments(actor: Actor, insurer_id: int, *, offset: int = 0, limit: int = PAYMENTS_SHOWN) -> PaymentPage:
    """Some of an insurer's payments, newest first from ``offset`` on; as many queries for any number of them.

    ``NotFound`` for an insurer that this centre does not have.
    """
    insurer = (await account_to_show(actor, insurer_id)).insurer
    page = await queries.payments_page(actor.centre_id, insurer_id, offset=offset, limit=limit)
    return PaymentPage(insurer.id, insurer.name, page.holding(await _lines(actor, page.items)))


@use_case(Role.PARTNER)
async def standing_payment(actor: Actor, insurer_id: int, payment_id: int) -> PaymentLine:
    """One payment of an insurer that may be reversed; ``PaymentReversedAlready`` for one that was, ``NotFound``."""
    found = await queries.payment(actor.centre_id, insurer_id, payment_id)
    [line] = await _lines(actor, [found])
    if line.is_reversed:
        insurer = await queries.insurer(actor.centre_id, insurer_id)
        raise PaymentReversedAlready(insurer=insurer.name, amount_fen=found.amount_fen, day=found.day)
    return line


@use_case(Role.PARTNER)
async def payments_like(
    actor: Actor, insurer_id: int, *, amount_fen: int, day: date | None = None
) -> tuple[PaymentLine, ...]:
    """The insurer's payments of an amount that stand, received on ``day`` if one is named, newest first."""
    found = await queries.payments_like(actor.centre_id, insurer_id, amount_fen, day)
    return tuple(line for line in await _lines(actor, found) if not line.is_reversed)


async def _lines(actor: Actor, payments: Sequence[InsurerPayment]) -> list[PaymentLine]:
    if not payments:
        return []
    entries: dict[int, list[InsurerEntry]] = defaultdict(list)
    for entry in await queries.entries_of_payments(actor.centre_id, [row.id for row in payments]):
        entries[entry.payment_id or 0].append(entry)
    told = {row.staff_id for row in payments} | {found[-1].staff_id or 0 for found in entries.values()}
    who = await staff_names(actor.centre_id, told)
    return [_line(row, entries[row.id], who) for row in payments]


def _line(payment: InsurerPayment, entries: Sequence[InsurerEntry], names: Mapping[int, str]) -> PaymentLine:
    """A payment as its entries leave it: what was reversed comes to nothing."""
    parts: dict[int, int] = defaultdict(int)
    kept_fen = penalty_fen = 0
    for entry in entries:
        if entry.kind == EntryKind.PENALTY_PAID.value:
            penalty_fen -= entry.amount_fen
        elif entry.statement is None:
            kept_fen += entry.amount_fen
        else:
            parts[entry.statement.number] -= entry.amount_fen
    went = tuple((number, fen) for number, fen in sorted(parts.items()) if fen)
    who, is_reversed, last = names.get(payment.staff_id, ""), not (went or kept_fen or penalty_fen), entries[-1]
    line = PaymentLine(payment.id, payment.day, payment.amount_fen, went, kept_fen, who, is_reversed)
    if is_reversed:
        return replace(line, reversed_by=names.get(last.staff_id or 0, ""), reversed_why=last.note)
    return replace(line, penalty_fen=penalty_fen)


async def _pay(account: Account, payment: InsurerPayment) -> bool:
    """Let a payment come in, in its place by its day; whether money that was told before goes elsewhere for it.

    Nothing has to be reckoned anew for the last one of all.
    """
    if not await _is_last(account, payment):
        return (await put_in(account, payment)).moved_others
    allotment = await allot(account, payment.amount_fen, payment.day, payment)
    if allotment.left_fen:
        account.post(EntryKind.OVERPAID, allotment.left_fen, day=payment.day, payment=payment)
    await account.save()
    await review_raise(account)
    return False


async def _is_last(account: Account, payment: InsurerPayment) -> bool:
    """Whether a new payment comes after all that has closed and come in."""
    insurer = account.insurer
    if payment.day <= insurer.closed_through:
        return False
    return not await queries.any_payment_after(insurer.centre_id, insurer.id, payment.day)


async def _written_down(actor: Actor, insurer_id: int, amount_fen: int, day: date) -> InsurerPayment:
    return await InsurerPayment.create(
        centre_id=actor.centre_id,
        insurer_id=insurer_id,
        amount_fen=Fen(amount_fen),
        day=day,
        at=clock.now(),
        staff_id=actor.staff_id,
    )


async def _audit(
    actor: Actor,
    account: Account,
    payment: InsurerPayment,
    *,
    what: str,
    before: dict[str, object],
    **more: object,
) -> None:
    """Keep what happened to a payment, and what is billed and kept as credit before and after it."""
    insurer = account.insurer
    told = {"amount_fen": payment.amount_fen, "day": payment.day.isoformat(), "payment_id": payment.id}
    after = _balances(account)
    await record_change(
        actor,
        subject="insurer",
        number=insurer.id,
        what=what,
        before=before,
        after={"insurer": insurer.name, **told, **after, **more},
    )


def _balances(account: Account) -> dict[str, object]:
    return {"billed_fen": account.insurer.billed_fen, "overpaid_fen": account.insurer.overpaid_fen}
