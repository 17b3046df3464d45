"""A manager's decisions on credit: the limit, a stop by hand and its lifting (domain §4)."""

from domain.actor import Actor, Role, use_case
from domain.insurers.errors import (
    AmountNotPositive,
    LimitUnchanged,
    NotStoppedByHand,
    StoppedAlready,
)
from domain.insurers.service._account import Account
from domain.insurers.service._ceiling import ceiling_on, refuse_above
from domain.insurers.service._closing import open_account
from domain.insurers.service._credit import credit_of, stopping_sentences
from domain.insurers.service._limits import change_limit
from domain.insurers.service._reasons import reason_told
from domain.insurers.service._renegotiating import note_renegotiated, resumed, stopped_by_margin
from domain.insurers.views import CreditView, LimitView, ReasonKind, ResumedView
from domain.money import Fen
from domain.people.service import record_change


@use_case(Role.MANAGER)
async def set_limit(actor: Actor, *, insurer_id: int, amount_fen: int, reason: str) -> LimitView:
    """Give the insurer another credit limit, with a reason; the change joins the limit's history.

    Refused: an amount not above zero (``stop`` is for that), no reason, the limit it has already, and more than the
    ceiling (``LimitAboveCeiling``), where that is known.
    """
    if amount_fen <= 0:
        raise AmountNotPositive(amount_fen=amount_fen)
    told = reason_told(reason)
    account = await open_account(actor, insurer_id)
    insurer, before_fen = account.insurer, account.insurer.limit_fen
    if before_fen == amount_fen:
        raise LimitUnchanged(insurer=insurer.name, limit_fen=amount_fen)
    ceiling = await ceiling_on(actor.centre_id, account.today, account.terms.raising)
    refuse_above(insurer.name, amount_fen, ceiling)
    former_id = await change_limit(actor, account, Fen(amount_fen), told)
    before: dict[str, object] = {"limit_fen": before_fen, "limit_id": former_id}
    await _audit(actor, account, "limit changed", before, {"limit_fen": amount_fen, "reason": told})
    return LimitView(before_fen, amount_fen, told, await credit_of(account), ceiling)


@use_case(Role.MANAGER)
async def stop(actor: Actor, *, insurer_id: int, reason: str) -> CreditView:
    """Stop intake by hand, with a reason, until it is resumed. It never touches cases already accepted."""
    told = reason_told(reason)
    account = await open_account(actor, insurer_id)
    insurer = account.insurer
    if insurer.stop_reason is not None:
        raise StoppedAlready(insurer=insurer.name, reason=insurer.stop_reason)
    insurer.stop_reason, insurer.stopped_by_id, insurer.stopped_on = told, actor.staff_id, account.today
    await account.save()
    await _audit(actor, account, "intake stopped", {"stop": None}, {"stop": told})
    return await credit_of(account)


@use_case(Role.MANAGER)
async def resume(actor: Actor, *, insurer_id: int, reason: str) -> ResumedView:
    """Lift the stop by hand, with a reason, and nothing else: the view tells what still stops intake.

    Without a stop by hand, that of the last full month's margin: terms were renegotiated, and the next month's review
    judges anew. ``NotStoppedByHand`` when there is neither.
    """
    told = reason_told(reason)
    account = await open_account(actor, insurer_id)
    insurer = account.insurer
    if insurer.stop_reason is None or insurer.stopped_on is None:
        if await stopped_by_margin(account):
            await note_renegotiated(actor, account, told)
            return resumed(await credit_of(account), ReasonKind.MARGIN_STOP)
        credit = await credit_of(account)
        reasons = stopping_sentences(credit)
        raise NotStoppedByHand(insurer=insurer.name, state=credit.state.value, reasons=reasons)
    before: dict[str, object] = {
        "stop": insurer.stop_reason,
        "stopped_on": insurer.stopped_on.isoformat(),
        "stopped_by_id": insurer.stopped_by_id,
    }
    insurer.stop_reason = insurer.stopped_by_id = insurer.stopped_on = None
    await account.save()
    await _audit(actor, account, "intake resumed", before, {"stop": None, "reason": told})
    return resumed(await credit_of(account), ReasonKind.STOPPED_BY_HAND)


async def _audit(
    actor: Actor, account: Account, what: str, before: dict[str, object], after: dict[str, object]
) -> None:
    insurer = account.insurer
    named = {"insurer": insurer.name, **after}
    await record_change(actor, subject="insurer", number=insurer.id, what=what, before=before, after=named)
