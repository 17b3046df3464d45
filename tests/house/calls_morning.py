"""How the services of deadlines and digests are called."""

from domain import clock
from domain.cases import service as cases
from domain.cases.models import CaseStep
from domain.cases.views import Deadline, Loudness
from domain.outbox import service as outbox
from tests.factories.world import ZONE, World
from tests.house.calls import Called


async def _deadlines(world: World) -> object:
    """What is left of a notice of everything that is late."""
    late = await CaseStep.filter(centre_id=world.centre_id, state="open", due_at__lt=clock.now())
    told = [Deadline(step.id, step.due_at) for step in late if step.due_at]
    return await cases.deadlines_now(world.centre_id, Loudness.LATE, told, zone=ZONE, now=clock.now())


MORNING = {
    "cases.deadlines_now": Called(_deadlines),
    "cases.photo_chase": Called(lambda w: cases.photo_chase(w.centre_id, zone=ZONE, now=clock.now())),
    "cases.tell_deadlines": Called(lambda w: cases.tell_deadlines(w.centre_id)),
    "outbox.is_switched_on": Called(lambda w: outbox.is_switched_on(w.centre_id, "cases")),
    "outbox.push_of_message": Called(
        lambda w: outbox.push_of_message(w.centre_id, w.team.chat_id, 1),
        empty=(lambda w, t: outbox.push_of_message(w.centre_id, t.team.chat_id, 1),),
    ),
}
