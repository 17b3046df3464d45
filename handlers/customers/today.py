"""Which policies expire within days."""

from domain.actor import Role
from domain.customers import service
from handlers.customers.replies import radar_line
from handlers.declaration import Call, InlineButton, Part, Section

WITHIN_DAYS = 7
MOST_LINES = 4


async def expiring(call: Call) -> Part | None:
    """The policies that expire within a week, the soonest first; anybody may win the customer for a year."""
    page = (await service.renewal_radar(call.actor, WITHIN_DAYS, limit=MOST_LINES)).lines
    if not page:
        return None
    lines = tuple(radar_line(call, line) for line in page)
    button = InlineButton(call.say("customers-today-button").unescape(), "today.open:renewals")
    return Part(call.say("customers-today-title", count=page.total, days=WITHIN_DAYS), lines, (button,), page.left)


SECTIONS = (Section(Role.ADVISOR, expiring),)
