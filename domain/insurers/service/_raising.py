"""Proposals to raise a limit: made when a row of statements was paid in time, withdrawn when it was not (domain §4)."""

from collections.abc import Iterable
from datetime import date

from domain import changes, clock
from domain.actor import ChatKind
from domain.insurers import queries
from domain.insurers.models import InsurerRaise, InsurerStatement
from domain.insurers.rules.raising import AskedFor, names_of, raised, row_holds, row_in_time
from domain.insurers.service._account import Account
from domain.insurers.service._ceiling import ceiling_on
from domain.insurers.views import RaiseState, RaiseView, Status
from domain.money import Fen
from domain.outbox.service import tell_groups

RAISE_PUSH = "insurers.raise"
"""The template of a proposal."""
OPEN = RaiseState.OPEN.value


async def review_raise(account: Account) -> None:
    """Propose a raise if one is due by now, and withdraw the open one if it is not; after money moved, when saved."""
    insurer = account.insurer
    last = await queries.last_raise(insurer.centre_id, insurer.id)
    if last is not None and last.state == OPEN:
        if await still_holds(account, last):
            return
        await _withdraw(last)
        last = await queries.last_raise(insurer.centre_id, insurer.id)
    if insurer.status == Status.ACTIVE.value and insurer.statements_asking >= account.terms.raising.after_count:
        await _propose_if_due(account, last)


async def withdraw_raise(account: Account) -> None:
    """Withdraw the open proposal about the insurer, if there is one: what it is about is another matter now."""
    last = await queries.last_raise(account.insurer.centre_id, account.insurer.id)
    if last is not None and last.state == OPEN:
        await _withdraw(last)


async def still_holds(account: Account, proposal: InsurerRaise) -> bool:
    """Whether the statements that a proposal rests on are paid in time still, none that followed is late, and the
    insurer and its limit are those that it is about."""
    if account.insurer.status != Status.ACTIVE.value or account.insurer.limit_fen != proposal.before_fen:
        return False
    rows = await queries.statements_from(proposal.centre_id, account.insurer.id, proposal.first_ordinal)
    return row_holds(asked_for(rows), proposal.last_ordinal - proposal.first_ordinal + 1, account.today)


def overtaken_by(unpaid: Iterable[InsurerStatement], today: date) -> InsurerStatement | None:
    """The statement that the calendar has made late, if any is: what was proposed before it holds no more.

    Of ``unpaid`` ones, the oldest first; all others tell what they are when money moves.
    """
    return next((row for row in unpaid if row.due_on < today), None)


def raise_view(row: InsurerRaise, insurer: str, decided_by: str = "") -> RaiseView:
    """A proposal about the insurer of that name."""
    return RaiseView(
        id=row.id,
        insurer_id=row.insurer_id,
        insurer=insurer,
        before_fen=row.before_fen,
        after_fen=row.after_fen,
        statements=row.statements,
        state=RaiseState(row.state),
        decided_by=decided_by,
        decided_on=row.decided_on,
    )


async def _propose_if_due(account: Account, last: InsurerRaise | None) -> None:
    """Propose a raise if enough statements in a row were paid in time since the last proposal and change of limit."""
    insurer, terms = account.insurer, account.terms.raising
    if overtaken_by(account.unpaid, account.today):
        return
    limit = await queries.last_limit(insurer.centre_id, insurer.id)
    after = max(limit.counts_from, last.last_ordinal if last else 0)
    rows = await queries.last_settled(insurer.centre_id, insurer.id, after, terms.after_count)
    row = row_in_time(asked_for(rows), terms.after_count)
    if not row:
        return
    ceiling = await ceiling_on(insurer.centre_id, account.today, terms)
    after_fen = raised(insurer.limit_fen, terms, ceiling.fen)
    if after_fen is not None:
        await _propose(account, row, after_fen)


async def _propose(account: Account, row: tuple[AskedFor, ...], after_fen: Fen) -> None:
    insurer = account.insurer
    proposal = await InsurerRaise.create(
        centre_id=insurer.centre_id,
        insurer_id=insurer.id,
        before_fen=insurer.limit_fen,
        after_fen=after_fen,
        first_ordinal=row[0].ordinal,
        last_ordinal=row[-1].ordinal,
        statements=names_of([each.number for each in row]),
        state=OPEN,
        day=account.today,
        at=clock.now(),
    )
    changes.outdated(insurer.centre_id, "insurer", insurer.id)
    key = f"{RAISE_PUSH}:{proposal.id}"
    await tell_groups(insurer.centre_id, ChatKind.PARTNER, RAISE_PUSH, {"raise": proposal.id}, key)


async def _withdraw(proposal: InsurerRaise) -> None:
    proposal.state = RaiseState.WITHDRAWN.value
    await proposal.save(update_fields=["state"])
    changes.outdated(proposal.centre_id, "insurer", proposal.insurer_id)


def asked_for(rows: Iterable[InsurerStatement]) -> list[AskedFor]:
    """Statements that asked for money, as the rules take them."""
    return [AskedFor(row.number, row.ordinal, row.due_on, row.settled_on) for row in rows]
