"""``/report`` (interface §2)."""

from domain.actor import Role
from domain.cases import service as cases
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.reports import replies
from handlers.reports.forms import OF_INSURER, OF_MONTH, OF_YEAR, Period
from handlers.reports.words import CASES


async def of_cases(call: Call, given: Given) -> Reply:
    """The accident cases of a month, this one unless told otherwise, or of a year; of all insurers or of one."""
    month, insurer = given.get(OF_MONTH) or call.today, given.get(OF_INSURER)
    year = given.get(OF_YEAR)
    period = Period(year, None) if year else Period(month.year, month.month)
    return await case_report(call, period, insurer.id if insurer else None)


async def case_report(call: Call, period: Period, insurer_id: int | None, *, edits: bool = False) -> Reply:
    """The report of a period's cases."""
    view = await cases.case_report(call.actor, *period.days, insurer_id=insurer_id)
    return replies.cases(call.lang, view, period, insurer_id, edits=edits)


COMMANDS = (
    Command(
        "report",
        ("报表",),
        Role.PARTNER,
        (Action(of_cases, (OF_MONTH, OF_YEAR, OF_INSURER), name="cases", verbs=CASES),),
    ),
)
