"""Taking back a switch of a digest (interface §1, §3)."""

from domain.actor import Actor, Role, use_case
from domain.outbox.service._switching import lock_switch, switch
from domain.people import service as people
from domain.people.views import ChangeView


@use_case(Role.MANAGER)
async def undo_switched(actor: Actor, change: ChangeView) -> None:
    """The digest is on or off as it was before; one that was missed today comes at once, as after any switching on.

    Refused: what ``people.record_undo`` refuses, so also when the digest was switched again since.
    """
    await lock_switch(actor.centre_id, change.what)
    await people.record_undo(actor, change)
    await switch(actor.centre_id, change.what, on=bool(change.before["on"]))
