"""The limit of an account, and the history it keeps (domain §4)."""

from domain import clock
from domain.actor import Actor
from domain.insurers.models import InsurerLimit
from domain.insurers.service._account import Account
from domain.money import Fen


async def change_limit(actor: Actor, account: Account, limit_fen: Fen, reason: str) -> None:
    """Let another limit hold from today, as a line of its own in the limit's history."""
    insurer = account.insurer
    await InsurerLimit.create(
        centre_id=insurer.centre_id,
        insurer_id=insurer.id,
        before_fen=insurer.limit_fen,
        after_fen=limit_fen,
        reason=reason,
        day=account.today,
        at=clock.now(),
        staff_id=actor.staff_id,
    )
    insurer.limit_fen = limit_fen
    await account.save()
