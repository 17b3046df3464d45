"""Cases in an insurer's account: accepted, reassessed, delivered, released, taken back (domain §4 Exposure)."""

from datetime import datetime

from domain import clock
from domain.actor import Actor, Role, permit, use_case
from domain.insurers import queries
from domain.insurers.errors import CaseBilled, CaseInAccountAlready, CaseNotInAccount
from domain.insurers.models import Insurer, InsurerCase, InsurerEntry
from domain.insurers.rules.account import CaseShare, EntryKind, delivered, undelivered, with_share
from domain.insurers.rules.intake import as_kept
from domain.insurers.service._account import Account
from domain.insurers.service._closing import open_account
from domain.insurers.service._credit import credit_of, refuse_if_ended, stopped_refusal
from domain.insurers.service._margin import counted, fen_or_none, follow_case
from domain.insurers.views import CaseFigures, CreditView
from domain.money import ZERO, Fen
from domain.people.service import record_change


@use_case(Role.ADVISOR)
async def accept_case(
    actor: Actor, *, insurer_id: int, case_number: int, share_fen: int, override_reason: str | None = None
) -> CreditView:
    """Take a case into the insurer's account with its share (estimate), and tell the credit after it.

    Refused with ``IntakeStopped`` when intake is stopped, unless a manager gives ``override_reason``, which is
    audited with the case; with an insurer that we no longer work with nobody may (``CooperationEnded``). The rule is
    judged under the account's lock: of two people at the limit, one is refused.
    """
    account = await open_account(actor, insurer_id)
    before = await credit_of(account)
    refuse_if_ended(before)
    note = as_kept(override_reason or "") if before.state.stops_intake else ""
    if before.state.stops_intake:
        await _override(actor, before, case_number, note)
    if await queries.is_case_known(actor.centre_id, case_number):
        raise CaseInAccountAlready(case=f"C{case_number}")
    case = with_share(CaseShare(0), share_fen, account.today)
    await InsurerCase.create(
        centre_id=actor.centre_id,
        insurer_id=insurer_id,
        case_number=case_number,
        is_released=False,
        share_fen=Fen(case.share_fen),
        billed_fen=ZERO,
    )
    account.post(EntryKind.ACCEPTED, share_fen, case_number=case_number, note=note)
    await account.save()
    return await credit_of(account)


@use_case(Role.ADVISOR)
async def reassess_case(
    actor: Actor,
    *,
    insurer_id: int,
    case_number: int,
    share_fen: int,
    is_supplement: bool = False,
    figures: CaseFigures | None = None,
) -> CreditView:
    """Post the difference between ``share_fen`` and the case's share so far; never stopped by any intake state.

    ``figures`` are what the case brings and costs now, as far as they are known; without them they stay as they were.
    After billing the difference is a correction, and goes on the next statement. What is for damage found later
    (``is_supplement``) stays apart, for statements to tell. ``CaseNotInAccount`` for a case that this insurer's
    account does not hold.
    """
    account, row = await _open_case(actor, insurer_id, case_number)
    await _reassess(account, row, share_fen, figures, is_supplement=is_supplement)
    return await credit_of(account)


@use_case(Role.ADVISOR)
async def deliver_case(actor: Actor, *, insurer_id: int, case_number: int, delivered_at: datetime) -> None:
    """Note that a case was delivered at ``delivered_at`` (aware): its local day decides which statement it is on.

    If that day's statement has closed already, it goes on the next one. A second delivery changes nothing.
    """
    account, row = await _open_case(actor, insurer_id, case_number)
    if row.delivered_on is not None:
        return
    day = clock.local(delivered_at, actor.zone).date()
    await _keep(row, delivered(_share(row), day))
    account.post(EntryKind.DELIVERED, ZERO, day=day, case_number=case_number)
    await account.save()


@use_case(Role.ADVISOR)
async def release_case(actor: Actor, *, insurer_id: int, case_number: int, note: str = "") -> CreditView:
    """Take a cancelled case out of the account: its share goes back, what was billed is corrected next time."""
    account, row = await _open_case(actor, insurer_id, case_number)
    await _change_share(account, row, 0, EntryKind.RELEASED, note)
    return await credit_of(account)


@use_case(Role.ADVISOR)
async def take_back_release(actor: Actor, *, insurer_id: int, case_number: int, share_fen: int) -> None:
    """Take a case that was cancelled by mistake into the account again, with the share it had (an entry of its own).

    ``CaseNotInAccount`` for one that was never there or was not released.
    """
    account = await open_account(actor, insurer_id)
    row = await queries.account_case(actor.centre_id, insurer_id, case_number)
    if row is None or not row.is_released:
        raise _unknown(account.insurer, case_number)
    await _change_share(account, row, share_fen, EntryKind.ACCEPTED)


@use_case(Role.ADVISOR)
async def take_back_share(
    actor: Actor,
    *,
    insurer_id: int,
    case_number: int,
    share_fen: int,
    changed_at: datetime,
    is_supplement: bool = False,
    figures: CaseFigures | None = None,
) -> None:
    """Give a case the share it had before it was reassessed at ``changed_at``, by an entry of its own, and its
    ``figures`` of then.

    ``is_supplement``: when that was for a supplement. Refused when a statement has listed the case since
    (``CaseBilled``).
    """
    account, row = await _open_case(actor, insurer_id, case_number)
    billing = await queries.last_billing(actor.centre_id, case_number)
    if billing is not None and billing.at > changed_at:
        raise _billed(billing)
    await _reassess(account, row, share_fen, figures, is_supplement=is_supplement)


@use_case(Role.ADVISOR)
async def take_back_delivery(actor: Actor, *, insurer_id: int, case_number: int) -> None:
    """Note that a case was not delivered after all, so no statement is to list it yet; else nothing changes.

    Refused when one lists it already (``CaseBilled``).
    """
    account, row = await _open_case(actor, insurer_id, case_number)
    if row.delivered_on is None:
        return
    billing = await queries.last_billing(actor.centre_id, case_number)
    if billing is not None:
        raise _billed(billing)
    await _keep(row, undelivered(_share(row)))
    account.post(EntryKind.UNDELIVERED, ZERO, case_number=case_number)
    await account.save()


async def _override(actor: Actor, credit: CreditView, case_number: int, reason: str) -> None:
    """Let a manager take a case all the same, with a reason that is written down; else ``IntakeStopped``."""
    if not reason:
        raise stopped_refusal(credit)
    permit(actor, Role.MANAGER)
    await record_change(
        actor,
        subject="case",
        number=case_number,
        what="intake overridden",
        before={"insurer": credit.name, "state": credit.state.value},
        after={"reason": reason},
    )


async def _open_case(actor: Actor, insurer_id: int, case_number: int) -> tuple[Account, InsurerCase]:
    account = await open_account(actor, insurer_id)
    row = await queries.account_case(actor.centre_id, insurer_id, case_number)
    if row is None or row.is_released:
        raise _unknown(account.insurer, case_number)
    return account, row


async def _reassess(
    account: Account, row: InsurerCase, share_fen: int, figures: CaseFigures | None, *, is_supplement: bool
) -> None:
    usual = EntryKind.CORRECTED if _share(row).is_billed else EntryKind.REASSESSED
    kind = EntryKind.SUPPLEMENT if is_supplement else usual
    await _change_share(account, row, share_fen, kind, figures=figures)


async def _change_share(
    account: Account,
    row: InsurerCase,
    share_fen: int,
    kind: EntryKind,
    note: str = "",
    *,
    figures: CaseFigures | None = None,
) -> None:
    before = _share(row)
    after = with_share(before, share_fen, account.today)
    await _keep(row, after, is_released=kind is EntryKind.RELEASED, figures=figures)
    if share_fen != before.share_fen or kind is EntryKind.RELEASED:
        account.post(kind, share_fen - before.share_fen, case_number=row.case_number, note=as_kept(note))
    await account.save()


async def _keep(
    row: InsurerCase, case: CaseShare, *, is_released: bool = False, figures: CaseFigures | None = None
) -> None:
    before = counted(row)
    row.share_fen, row.billed_fen = Fen(case.share_fen), Fen(case.billed_fen)
    row.delivered_on, row.billable_on = case.delivered_on, case.billable_on
    row.is_released = is_released
    if figures is not None:
        row.revenue_fen, row.cost_fen = fen_or_none(figures.revenue_fen), fen_or_none(figures.cost_fen)
    await row.save()
    await follow_case(row, before)


def _share(row: InsurerCase) -> CaseShare:
    return CaseShare(row.share_fen, row.billed_fen, row.delivered_on, row.billable_on)


def _unknown(insurer: Insurer, case_number: int) -> CaseNotInAccount:
    return CaseNotInAccount(case=f"C{case_number}", insurer=insurer.name)


def _billed(billing: InsurerEntry) -> CaseBilled:
    statement = billing.statement.number if billing.statement else ""
    return CaseBilled(case=f"C{billing.case_number}", statement=f"S{statement}")
