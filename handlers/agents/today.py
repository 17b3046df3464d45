"""Which referrals somebody has to follow up."""

from domain.actor import Role
from domain.agents import service
from domain.agents.views import ReferralFilter
from handlers.agents.replies import referral_line
from handlers.declaration import Call, InlineButton, Part, Section

MOST_LINES = 4


async def my_referrals(call: Call) -> Part | None:
    """One's own open referrals, the newest first."""
    mine = (await service.list_referrals(call.actor, ReferralFilter(mine=True), limit=MOST_LINES)).referrals
    if not mine:
        return None
    buttons = tuple(InlineButton(f"🤝 R{view.number}", f"agents.show:R{view.number}") for view in mine.items[:3])
    lines = tuple(referral_line(call, view) for view in mine)
    return Part(call.say("agents-today-title", count=mine.total), lines, buttons, mine.left)


SECTIONS = (Section(Role.ADVISOR, my_referrals),)
