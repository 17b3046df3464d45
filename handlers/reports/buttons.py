"""The buttons under reports: another month, one insurer alone, all of them."""

from domain.actor import Role
from handlers.declaration import Button, Call, Reply
from handlers.reports.commands import case_report
from handlers.reports.forms import period_of

_LONGEST_ID = 18


async def cases(call: Call) -> Reply:
    """Turn the message into the report of another month, or of one insurer's cases."""
    typed = call.button.version
    insurer_id = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST_ID else None
    return await case_report(call, period_of(call.button.number, call.today), insurer_id, edits=True)


BUTTONS = (Button("reports.cases", Role.PARTNER, cases),)
