"""What cases ask of somebody today."""

from datetime import datetime

from domain.actor import Role
from domain.cases import service
from domain.cases.views import BoardFilter, BoardLine, StepName
from handlers.cases.board import board_line
from handlers.cases.care.today import my_complaints
from handlers.cases.phrases import case_name, label, step_button
from handlers.declaration import Call, InlineButton, Part, Section

MOST_LINES = 8
MOST_BUTTONS = 4


async def my_cases(call: Call) -> Part | None:
    """One's own cases: late, then due today, the most urgent first, then how many others are in hand."""
    view = await service.board(call.actor, BoardFilter(advisor_id=call.actor.staff_id))
    if not view.lines:
        return None
    pressing = sorted((line for line in view.lines if line.pressing), key=_urgency)
    late = sum(bool(line.late) for line in view.lines)
    title = call.say("cases-today-title", late=late, due=len(pressing) - late, open=len(view.lines))
    lines = tuple(board_line(call.lang, view, line) for line in pressing[:MOST_LINES])
    every = InlineButton(label(call.say("cases-today-button")), "today.open:cases")
    buttons = tuple(_next(call, line) for line in pressing[:MOST_BUTTONS] if line.next_steps)
    return Part(title, lines, (*buttons, every), len(pressing) - len(lines))


def _urgency(line: BoardLine) -> tuple[bool, datetime | None, int]:
    """What was or is due first comes first; a photo, which is due all day, after everything else."""
    first = line.pressing[0]
    is_only_photo = first.name == StepName.PHOTO and not line.late
    return is_only_photo, first.due_at, line.number


def _next(call: Call, line: BoardLine) -> InlineButton:
    """The step that presses most and waits for no other; the day stays, with what is left."""
    free = {step.name: step for step in line.next_steps}
    step = next((free[step.name] for step in line.pressing if step.name in free), line.next_steps[0])
    data = f"cases.tddone:{case_name(line.number)}:{step.name}"
    return step_button(call.lang, line.number, step, data, with_number=True)


SECTIONS = (Section(Role.ADVISOR, my_cases), Section(Role.ADVISOR, my_complaints))
