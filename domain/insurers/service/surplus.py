"""What was paid too much, used for late penalty: as if that part had come in for it in the first place (domain §4)."""

from collections.abc import Iterable

from domain.actor import Actor, Role, use_case
from domain.errors import ChangedMeanwhile
from domain.insurers.errors import SurplusMovedOn
from domain.insurers.service._account import Account
from domain.insurers.service._closing import open_account
from domain.insurers.service._credit import penalty_daily, penalty_owed
from domain.insurers.service._replay import set_aside, spare_money
from domain.insurers.views import PenaltySettled
from domain.people import service as people
from domain.people.views import ChangeView

Parts = tuple[tuple[int, int], ...]
"""(payment, fen)."""


@use_case(Role.PARTNER)
async def use_surplus(actor: Actor, *, insurer_id: int, amount_fen: int, surplus_fen: int) -> PenaltySettled:
    """Use ``amount_fen`` of an account's surplus for its penalty, taken from the payments received last.

    All other money stays where it is. Refused unless the surplus is ``surplus_fen`` still, as whoever asks has seen
    it, and so much of it is free and so much penalty owed (``SurplusMovedOn``): so asked twice it is done once.
    """
    account = await open_account(actor, insurer_id)
    insurer, owed_fen = account.insurer, penalty_owed(account)
    before = _balances(account)
    free = await spare_money(account) if insurer.overpaid_fen > 0 else ()
    if insurer.overpaid_fen != surplus_fen or not 0 < amount_fen <= usable(account, free):
        raise SurplusMovedOn(insurer=insurer.name, surplus_fen=insurer.overpaid_fen, owed_fen=owed_fen)
    parts = _taken(free, amount_fen)
    await set_aside(account, dict(parts))
    told = {"insurer": insurer.name, "amount_fen": amount_fen, "day": account.today.isoformat()}
    after = {**told, **_balances(account), "payment_parts_id": [list(part) for part in parts]}
    await people.record_change(
        actor, subject="insurer", number=insurer.id, what="surplus used", before=before, after=after
    )
    return PenaltySettled(
        insurer_id=insurer.id,
        insurer=insurer.name,
        amount_fen=amount_fen,
        day=account.today,
        reason="",
        owed_fen=penalty_owed(account),
        daily_fen=penalty_daily(account.unpaid, account.today),
        surplus_fen=insurer.overpaid_fen,
    )


@use_case(Role.PARTNER)
async def undo_surplus_used(actor: Actor, change: ChangeView) -> None:
    """The surplus is there again, and the penalty owed; what has closed since is paid from it.

    Refused when one of these payments was reversed or undone since (``ChangedMeanwhile``).
    """
    await people.record_undo(actor, change, built_on_by=())
    account = await open_account(actor, change.number or 0)
    kept = change.after.get("payment_parts_id")
    if not isinstance(kept, list):
        raise ChangedMeanwhile(what=account.insurer.name)
    await set_aside(account, {int(payment_id): -int(fen) for payment_id, fen in kept})


def usable(account: Account, free: Iterable[tuple[int, int]]) -> int:
    """How much of its surplus an account's penalty can take."""
    return max(0, min(penalty_owed(account), sum(fen for _, fen in free)))


def _taken(free: Parts, amount_fen: int) -> Parts:
    """The parts that make up ``amount_fen``, of what is free, in its order."""
    parts: list[tuple[int, int]] = []
    for payment_id, fen in free:
        part_fen = min(fen, amount_fen)
        amount_fen -= part_fen
        parts += [(payment_id, part_fen)] if part_fen else []
    return tuple(parts)


def _balances(account: Account) -> dict[str, object]:
    return {"overpaid_fen": account.insurer.overpaid_fen, "penalty_fen": penalty_owed(account)}
