"""Ending the cooperation with an insurer, and beginning it anew (domain §4).

Ending stops new cases and nothing else: accepted cases are repaired, delivered, billed and paid as ever.
"""

from domain.actor import Actor, Role, use_case
from domain.insurers.errors import EndedAlready, NotEnded
from domain.insurers.service._account import Account
from domain.insurers.service._agreed import agree
from domain.insurers.service._closing import open_account
from domain.insurers.service._credit import credit_of
from domain.insurers.service._raising import review_raise, withdraw_raise
from domain.insurers.service._reasons import reason_told
from domain.insurers.views import CreditView, Status, TermsKind
from domain.people.service import record_change


@use_case(Role.MANAGER)
async def end_cooperation(actor: Actor, *, insurer_id: int, reason: str) -> CreditView:
    """Work with the insurer no longer, for ``reason``, from today; a raise that was proposed is withdrawn.

    Refused: no reason (``CreditReasonMissing``), an insurer with which it ended before (``EndedAlready``).
    """
    told = reason_told(reason)
    account = await open_account(actor, insurer_id)
    insurer = account.insurer
    if insurer.end_reason is not None and insurer.ended_on is not None:
        raise EndedAlready(insurer=insurer.name, since=insurer.ended_on, reason=insurer.end_reason)
    row = await agree(actor, insurer, TermsKind.ENDED, account.today, reason=told)
    insurer.status = Status.ENDED.value
    insurer.end_reason, insurer.ended_by_id, insurer.ended_on = told, actor.staff_id, account.today
    await account.save()
    await withdraw_raise(account)
    after: dict[str, object] = {"insurer": insurer.name, "reason": told, "terms_id": row.id}
    await _record(actor, account, "ended", {}, after)
    return await credit_of(account)


@use_case(Role.MANAGER)
async def reopen(actor: Actor, *, insurer_id: int, reason: str) -> CreditView:
    """Work with the insurer again, for ``reason``; the view tells what else may stop intake.

    Refused: no reason (``CreditReasonMissing``), an insurer that we work with (``NotEnded``).
    """
    told = reason_told(reason)
    account = await open_account(actor, insurer_id)
    insurer = account.insurer
    if insurer.end_reason is None or insurer.ended_on is None:
        raise NotEnded(insurer=insurer.name)
    before: dict[str, object] = {
        "end_reason": insurer.end_reason,
        "ended_on": insurer.ended_on.isoformat(),
        "ended_by_id": insurer.ended_by_id,
    }
    row = await agree(actor, insurer, TermsKind.REOPENED, account.today, reason=told)
    insurer.status = Status.ACTIVE.value
    insurer.end_reason = insurer.ended_by_id = insurer.ended_on = None
    await account.save()
    await review_raise(account)
    await _record(actor, account, "reopened", before, {"insurer": insurer.name, "reason": told, "terms_id": row.id})
    return await credit_of(account)


async def _record(
    actor: Actor, account: Account, what: str, before: dict[str, object], after: dict[str, object]
) -> None:
    await record_change(actor, subject="insurer", number=account.insurer.id, what=what, before=before, after=after)
