"""Taking back what was told of policies (domain §2, interface §1)."""

from domain.actor import Actor, Role, use_case
from domain.customers import queries
from domain.customers.views import PolicyState
from domain.errors import NotFound
from domain.people import service as people
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_policy_added(actor: Actor, change: ChangeView) -> None:
    """The policy was written down by mistake: it is withdrawn, and the car's former one, if any, is current again.

    Car and owner stay as they were told. Refused: what ``people.record_undo`` refuses, which is anything that
    happened to the car's policies since.
    """
    await queries.lock_vehicle_of_id(actor.centre_id, change.number or 0)
    await people.record_undo(actor, change)
    await queries.set_state(actor.centre_id, _id(change.after["policy_id"]), PolicyState.WITHDRAWN)
    if "policy_id" in change.before:
        await queries.set_state(actor.centre_id, _id(change.before["policy_id"]), PolicyState.CURRENT)


def _id(value: object) -> int:
    """An id as the audit kept it."""
    if not isinstance(value, int):
        raise NotFound(what=str(value))
    return value
