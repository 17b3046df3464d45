"""Deciding on a proposal to raise a limit (domain §4 Credit limit)."""

from collections.abc import Mapping

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.errors import ChangedMeanwhile
from domain.insurers import queries
from domain.insurers.errors import RaiseOver
from domain.insurers.models import InsurerRaise
from domain.insurers.rules.intake import as_restoring
from domain.insurers.rules.raising import as_raised
from domain.insurers.service._account import Account
from domain.insurers.service._ceiling import ceiling_on, refuse_above
from domain.insurers.service._closing import open_account
from domain.insurers.service._credit import credit_of
from domain.insurers.service._limits import change_limit, counted_from
from domain.insurers.service._raising import OPEN, raise_view, review_raise
from domain.insurers.service._terms import terms_at
from domain.insurers.views import RaiseDecided, RaiseProposed, RaiseState, Status
from domain.money import Fen
from domain.people import service as people
from domain.people.views import ChangeView

DECISIONS = ("limit changed", "raise accepted", "raise declined")


@use_case(Role.MANAGER)
async def accept_raise(actor: Actor, *, proposal_id: int) -> RaiseDecided:
    """Give the insurer the limit that was proposed; the statements that led to it are kept as the reason.

    Judged under the account's lock: refused when it was decided or withdrawn (``RaiseOver``), and when the limit
    would pass the ceiling as it is now (``LimitAboveCeiling``). ``NotFound`` for another centre's.
    """
    account, row = await _open_proposal(actor, proposal_id)
    insurer = account.insurer
    ceiling = await ceiling_on(actor.centre_id, account.today, account.terms.raising)
    refuse_above(insurer.name, row.after_fen, ceiling)
    await _decide(actor, account, row, RaiseState.ACCEPTED)
    former_id = await change_limit(actor, account, row.after_fen, as_raised(row.statements))
    before = {"limit_fen": row.before_fen, "limit_id": former_id}
    await _audit(actor, row, "raise accepted", before, {"limit_fen": row.after_fen})
    return RaiseDecided(raise_view(row, insurer.name, actor.name), ceiling, await credit_of(account))


@use_case(Role.MANAGER)
async def decline_raise(actor: Actor, *, proposal_id: int) -> RaiseDecided:
    """Leave the insurer's limit as it is; the same statements lead to no proposal again.

    Refused when it was decided or withdrawn (``RaiseOver``).
    """
    account, row = await _open_proposal(actor, proposal_id)
    ceiling = await ceiling_on(actor.centre_id, account.today, account.terms.raising)
    await _decide(actor, account, row, RaiseState.DECLINED)
    await _audit(actor, row, "raise declined", {}, {"proposed_fen": row.after_fen})
    return RaiseDecided(raise_view(row, account.insurer.name, actor.name), ceiling, await credit_of(account))


@use_case(Role.MANAGER)
async def undo_raise_accepted(actor: Actor, change: ChangeView) -> None:
    """The former limit holds again, as a line of its own in the history, and the proposal is open again.

    Refused when the limit was changed or another proposal decided since (``BuiltOn``), or one is open.
    """
    account, row = await _decided(actor, change, RaiseState.ACCEPTED)
    if account.insurer.limit_fen != row.after_fen:
        raise ChangedMeanwhile(what=account.insurer.name)
    reason = as_restoring(as_raised(row.statements))
    counts_from = await counted_from(account, change.before.get("limit_id"))
    await change_limit(actor, account, Fen(row.before_fen), reason, counts_from=counts_from)
    await _reopen(account, row)


@use_case(Role.MANAGER)
async def undo_raise_declined(actor: Actor, change: ChangeView) -> None:
    """The proposal is open again. Refused as ``undo_raise_accepted``."""
    account, row = await _decided(actor, change, RaiseState.DECLINED)
    if account.insurer.limit_fen != row.before_fen:
        raise ChangedMeanwhile(what=account.insurer.name)
    await _reopen(account, row)


@system_use_case
async def raise_proposed(centre_id: int, proposal_id: int) -> RaiseProposed | None:
    """A proposal as it stands now; ``None`` once it is decided or withdrawn."""
    row = await queries.proposal(centre_id, proposal_id)
    if not _is_open(row):
        return None
    today = clock.today((await people.centre(centre_id)).zone)
    terms = (await terms_at(centre_id, today)).raising
    return RaiseProposed(raise_view(row, row.insurer.name), await ceiling_on(centre_id, today, terms))


async def _open_proposal(actor: Actor, proposal_id: int) -> tuple[Account, InsurerRaise]:
    """The account, locked, and its open proposal, read under that lock."""
    account = await open_account(actor, (await queries.proposal(actor.centre_id, proposal_id)).insurer_id)
    row = await queries.proposal(actor.centre_id, proposal_id)
    if not _is_open(row):
        decided_by = row.decided_by_id or 0
        who = (await people.staff_names(actor.centre_id, [decided_by])).get(decided_by, "")
        state = RaiseState.WITHDRAWN.value if row.state == OPEN else row.state
        raise RaiseOver(insurer=account.insurer.name, state=state, who=who, day=str(row.decided_on or ""))
    return account, row


def _is_open(row: InsurerRaise) -> bool:
    """Whether a proposal can be decided: not about an insurer that we no longer work with."""
    return row.state == OPEN and row.insurer.status == Status.ACTIVE.value


async def _decide(actor: Actor, account: Account, row: InsurerRaise, state: RaiseState) -> None:
    row.state, row.decided_by_id, row.decided_on = state.value, actor.staff_id, account.today
    await row.save(update_fields=["state", "decided_by_id", "decided_on"])


async def _decided(actor: Actor, change: ChangeView, state: RaiseState) -> tuple[Account, InsurerRaise]:
    """The account, locked, and the proposal of a change that nobody has decided on since; the undo is kept.

    ``ChangedMeanwhile`` when it is not what that change made it, or not the last one.
    """
    account = await open_account(actor, change.number or 0)
    await people.record_undo(actor, change, built_on_by=DECISIONS)
    row = await queries.proposal(actor.centre_id, int(str(change.after["proposal_id"])))
    last = await queries.last_raise(actor.centre_id, account.insurer.id)
    if row.state != state.value or last is None or last.id != row.id:
        raise ChangedMeanwhile(what=account.insurer.name)
    return account, row


async def _reopen(account: Account, row: InsurerRaise) -> None:
    """Let a proposal be open again, as far as it still holds."""
    row.state, row.decided_by_id, row.decided_on = OPEN, None, None
    await row.save(update_fields=["state", "decided_by_id", "decided_on"])
    await review_raise(account)


async def _audit(
    actor: Actor, row: InsurerRaise, what: str, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    facts = {"insurer": row.insurer.name, "statements": row.statements, "proposal_id": row.id, **after}
    await people.record_change(actor, subject="insurer", number=row.insurer_id, what=what, before=before, after=facts)
