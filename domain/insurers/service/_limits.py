"""The limit of an account, and the history it keeps (domain §4)."""

from domain import clock
from domain.actor import Actor
from domain.insurers import queries
from domain.insurers.models import InsurerLimit
from domain.insurers.rules.raising import settled_through
from domain.insurers.service._account import Account
from domain.insurers.service._raising import withdraw_raise
from domain.money import Fen


async def change_limit(
    actor: Actor, account: Account, limit_fen: Fen, reason: str, *, counts_from: int | None = None
) -> int:
    """Let another limit hold from today, as a line of its own in the limit's history.

    What was proposed about the former limit is withdrawn, and statements that are paid speak for no raise any more:
    all but those that come after ``counts_from``, where a former limit is to hold as if nothing had happened.
    Returns from where on they counted before, which whoever takes this back needs to know.
    """
    insurer = account.insurer
    former = await queries.last_limit(insurer.centre_id, insurer.id)
    if counts_from is None:
        counts_from = settled_through(insurer.statements_asking, {row.ordinal for row in account.unpaid})
    await InsurerLimit.create(
        centre_id=insurer.centre_id,
        insurer_id=insurer.id,
        before_fen=insurer.limit_fen,
        after_fen=limit_fen,
        reason=reason,
        day=account.today,
        at=clock.now(),
        staff_id=actor.staff_id,
        counts_from=counts_from,
    )
    insurer.limit_fen = limit_fen
    await withdraw_raise(account)
    await account.save()
    return former.counts_from
