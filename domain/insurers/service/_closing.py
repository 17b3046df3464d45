"""Closing the periods that have ended: what every opened account is brought up to date with."""

from collections.abc import Sequence
from datetime import date

from tortoise.expressions import F

from domain import clock
from domain.actor import Actor
from domain.database.connection import lock
from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerCase, InsurerStatement
from domain.insurers.rules import settlement
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.settlement import Period
from domain.insurers.service._account import Account, Poster
from domain.insurers.service._agreed import follow_plan, plans_agreed
from domain.insurers.service._paying import allot
from domain.insurers.service._raising import review_raise
from domain.insurers.service._replay import put_in_order
from domain.insurers.service._terms import Terms, terms_at
from domain.insurers.views import Cycle
from domain.money import ZERO, Fen
from domain.people.service import next_number


async def open_account(actor: Actor, insurer_id: int) -> Account:
    """The insurer's account, locked until the transaction ends, with every ended period closed.

    Closing first makes an account the same whenever the daily job ran, or if it did not. ``NotFound`` for an
    insurer that this centre does not have.
    """
    today = clock.today(actor.zone)
    terms = await terms_at(actor.centre_id, today)
    if is_behind(await queries.insurer(actor.centre_id, insurer_id), today, terms):
        await take_turn_to_close(actor.centre_id)
    account = await locked_account(actor.centre_id, insurer_id, today, terms, Poster.of(actor))
    await close_ended(account)
    return account


async def caught_up(actor: Actor, insurer: Insurer, today: date, terms: Terms) -> Insurer:
    """The insurer, its ended periods closed first if the daily job has not come to it yet.

    Whoever only sees a card again changes nothing: the closing will have that card made anew.
    """
    if actor.sees_again or not is_behind(insurer, today, terms):
        return insurer
    return (await open_account(actor, insurer.id)).insurer


async def account_to_show(actor: Actor, insurer_id: int) -> Account:
    """The insurer's account, locked, so that a card made of it is known to whoever changes it next.

    Caught up as ``caught_up`` says. ``NotFound`` for an insurer that this centre does not have.
    """
    if not actor.sees_again:
        return await open_account(actor, insurer_id)
    today = clock.today(actor.zone)
    terms = await terms_at(actor.centre_id, today)
    return await locked_account(actor.centre_id, insurer_id, today, terms, Poster.of(actor))


async def locked_account(centre_id: int, insurer_id: int, today: date, terms: Terms, poster: Poster) -> Account:
    """The insurer's account, locked, as it was left."""
    insurer = await queries.lock_insurer(centre_id, insurer_id)
    return Account(insurer, await queries.unpaid_statements(centre_id, insurer_id), terms, today, poster)


async def take_turn_to_close(centre_id: int) -> None:
    """Close statements in one transaction of the centre at a time.

    Closing counts statement numbers while it holds insurers' rows; two that close different insurers would
    wait for each other's. So whoever is to close anything asks here before locking any insurer; and whoever is to
    lock several in one transaction, for whatever reason.
    """
    await lock(f"insurers.closing:{centre_id}")


def is_behind(insurer: Insurer, today: date, terms: Terms) -> bool:
    """Whether a period of the insurer has ended that is not closed yet."""
    return settlement.is_behind(Cycle(insurer.cycle), insurer.closed_through, today, terms.settlement)


async def close_ended(account: Account) -> list[InsurerStatement]:
    """Close every period that ended before today, oldest first: a statement for each with cases to bill."""
    insurer = account.insurer
    if not is_behind(insurer, account.today, account.terms):
        return []
    plans = await plans_agreed(insurer)
    periods = settlement.ended_periods(plans, insurer.closed_through, account.today, account.terms.settlement)
    cases = await queries.billable_cases(insurer.centre_id, insurer.id, periods[-1].closes_on)
    closed = [
        await _close(account, period, lines) for period in periods if (lines := _lines_of(cases, period, periods))
    ]
    insurer.closed_through = periods[-1].closes_on
    follow_plan(insurer, plans)
    await account.save()
    if closed and await queries.any_payment_after(insurer.centre_id, insurer.id, closed[0].closes_on):
        await put_in_order(account)  # it closes earlier than was said when that was told
        return await queries.statements(insurer.centre_id, [statement.id for statement in closed])
    if any(statement.settled_on for statement in closed):
        await review_raise(account)
    return closed


def _lines_of(cases: Sequence[InsurerCase], period: Period, periods: Sequence[Period]) -> list[InsurerCase]:
    """The cases of a period; the first one also takes what was told after its own period had closed."""
    is_first = period == periods[0]
    return [
        case
        for case in cases
        if case.billable_on
        and case.billable_on <= period.closes_on
        and (is_first or case.billable_on >= period.opens_on)
    ]


async def _close(account: Account, period: Period, cases: Sequence[InsurerCase]) -> InsurerStatement:
    terms = await terms_at(account.insurer.centre_id, period.closes_on)
    statement = await _new_statement(account, period, sum(_unbilled(case) for case in cases), terms)
    for case in cases:
        account.post(
            EntryKind.BILLED,
            _unbilled(case),
            day=period.closes_on,
            case_number=case.case_number,
            statement=statement,
        )
    await _mark_billed(cases)
    if statement.amount_fen > 0:
        account.unpaid.append(statement)
    elif statement.amount_fen < 0:
        account.post(EntryKind.CREDITED, -statement.amount_fen, day=period.closes_on, statement=statement)
    if account.insurer.overpaid_fen > 0 and account.unpaid:
        await _use_credit(account, period)
    return statement


async def _new_statement(account: Account, period: Period, amount_fen: int, terms: Terms) -> InsurerStatement:
    insurer, asks_for_money = account.insurer, amount_fen > 0
    insurer.statements_asking += asks_for_money
    due_on = settlement.due_on(period.cycle, period.closes_on, terms.settlement)
    return await InsurerStatement.create(
        centre_id=insurer.centre_id,
        insurer_id=insurer.id,
        number=await next_number(insurer.centre_id, "statement"),
        ordinal=insurer.statements_asking,
        opens_on=period.opens_on,
        closes_on=period.closes_on,
        due_on=due_on,
        amount_fen=Fen(amount_fen),
        paid_fen=ZERO if asks_for_money else Fen(amount_fen),
        penalty_daily_bp=terms.penalty_daily_bp,
        late_fen_days=0,
        late_through=due_on,
        penalty_fen=ZERO,
        settled_on=None if asks_for_money else period.closes_on,
        closed_at=clock.now(),
    )


async def _mark_billed(cases: Sequence[InsurerCase]) -> None:
    ids = [case.id for case in cases]
    centre_id = cases[0].centre_id
    await InsurerCase.filter(centre_id=centre_id, id__in=ids).update(billed_fen=F("share_fen"), billable_on=None)


async def _use_credit(account: Account, period: Period) -> None:
    """Pay from what was overpaid before; each use is an entry, so the balance itself is moved by posting."""
    await allot(account, account.insurer.overpaid_fen, period.closes_on)


def _unbilled(case: InsurerCase) -> int:
    return case.share_fen - case.billed_fen
