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
    Returns the id of the line that held until then: ``counted_from`` is asked for it when this is taken back.
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
    former_id: int = former.id
    return former_id


async def counted_from(account: Account, limit_id: object) -> int:
    """From where on statements counted under a line of the history; all of them where none is known."""
    if not isinstance(limit_id, int):
        return 0
    line = await queries.limit_line(account.insurer.centre_id, account.insurer.id, limit_id)
    return line.counts_from
