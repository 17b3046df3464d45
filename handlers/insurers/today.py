"""Which insurers need the partner desk today."""

from markupsafe import Markup

from domain.actor import Role
from domain.insurers import service
from domain.insurers.views import CreditView, IntakeState
from handlers.declaration import Call, InlineButton, Part, Section
from handlers.insurers.bank.replies import LONGEST_FILE_NAME
from handlers.insurers.credit import credit_reason, state_mark
from handlers.paging import cut

MOST_LINES = 4


async def not_open(call: Call) -> Part | None:
    """The insurers that may not send cars as they like, each with the first reason; with those that we no longer work
    with there is nothing to be done."""
    credits = await service.credit_all(call.actor)
    wanted = [credit for credit in credits if credit.state not in (IntakeState.OPEN, IntakeState.ENDED)]
    if not wanted:
        return None
    lines = tuple(_line(call, credit) for credit in wanted[:MOST_LINES])
    button = InlineButton(call.say("insurers-button-credit-all").unescape(), "today.open:credit")
    return Part(call.say("insurers-today-title", count=len(wanted)), tuple(lines), (button,), len(wanted) - len(lines))


def _line(call: Call, credit: CreditView) -> Markup:
    return call.say(
        "insurers-today-line", insurer=credit.name, state=state_mark(call, credit.state), why=credit_reason(credit)
    )


async def bank_lists(call: Call) -> Part | None:
    """The bank lists of which lines are still to be confirmed."""
    waiting = await service.open_bank_lists(call.actor)
    if not waiting:
        return None
    lines = tuple(
        call.say("insurers-bank-today-line", file=cut(each.name, LONGEST_FILE_NAME), day=each.sent_on, count=each.open)
        for each in waiting[:MOST_LINES]
    )
    total = sum(each.open for each in waiting)
    button = InlineButton(call.say("insurers-bank-button-today").unescape(), "today.open:paid")
    return Part(call.say("insurers-bank-today-title", count=total), lines, (button,), len(waiting) - len(lines))


SECTIONS = (Section(Role.PARTNER, not_open), Section(Role.PARTNER, bank_lists))
