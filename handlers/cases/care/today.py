"""What customers who complain ask of somebody today."""

from domain.actor import Role
from domain.cases import service
from domain.cases.views import ComplaintState
from handlers.cases.care.replies import complaint_line, next_button
from handlers.cases.phrases import label
from handlers.declaration import Call, InlineButton, Part

MOST_LINES = 5
MOST_BUTTONS = 2


async def my_complaints(call: Call) -> Part | None:
    """The complaints about one's own cases that are not closed; a manager's are everybody's."""
    every = (await service.list_complaints(call.actor)).lines
    mine = [line for line in every if call.actor.role >= Role.MANAGER or line.advisor_id == call.actor.staff_id]
    if not mine:
        return None
    waiting = sum(line.complaint.state is ComplaintState.OPEN for line in mine)
    title = call.say("cases-complaints-title", count=len(mine), waiting=waiting)
    lines = tuple(complaint_line(call, line) for line in mine[:MOST_LINES])
    ways = [next_button(call.lang, line.case, line.complaint.state, with_case=True) for line in mine[:MOST_BUTTONS]]
    every_one = InlineButton(label(call.say("cases-today-complaints")), "today.open:complaint")
    return Part(title, lines, (*ways, every_one), len(mine) - len(lines))
