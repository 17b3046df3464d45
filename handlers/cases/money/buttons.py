"""The buttons about a case's money: the same services as the commands, or the forms that these begin."""

from dataclasses import replace

from domain.actor import Role, permit
from domain.cases import service
from domain.cases.errors import NothingToDecide
from domain.errors import NotFound
from domain.insurers import service as insurers
from domain.names import Named
from handlers.cases.forms import INSURER, CaseRef
from handlers.cases.money import disputes, replies
from handlers.cases.money.commands import AGREEING, KEEPING, SETTLING, WITHDRAWING
from handlers.cases.money.forms import AGREED, CASE, FIGURE, SUPPLEMENT, WHY_KEPT, WHY_WITHDRAWN
from handlers.cases.words import pressed_case
from handlers.declaration import Button, Call, Reply
from handlers.fields.actions import with_command
from handlers.paging import pressed_page
from handlers.registry import gather

_LONGEST_ID = 18
_LONGEST_SUPPLEMENT = 4


async def amounts(call: Call) -> Reply:
    """Turn the message to a page of every amount of a case."""
    which = CaseRef(number=pressed_case(call))
    return await replies.amounts_page(call, which, pressed_page(call.button.version), edits=True)


async def supplement_told(call: Call) -> Reply:
    """The customer was told of a supplement."""
    shown = await service.tell_supplement(call.actor, pressed_case(call), _pressed_supplement(call))
    return replace(replies.supplements(call.lang, shown), edits=True)


async def supplement_refused(call: Call) -> Reply:
    """The insurer refused a supplement."""
    shown = await service.refuse_supplement(call.actor, pressed_case(call), _pressed_supplement(call))
    return replace(replies.supplements(call.lang, shown), edits=True)


async def supplement_agreed(call: Call) -> Reply:
    """Ask how much the insurer agreed to, which no button can tell."""
    number = await _own_case(call)
    told = {CASE.name: number, SUPPLEMENT.name: _pressed_supplement(call)}
    raise with_command(AGREEING.missing(AGREED, told), "supplement")


async def dispute(call: Call) -> Reply:
    """Turn the message to a case's dispute."""
    return disputes.dispute(call.lang, await service.show_dispute(call.actor, pressed_case(call)), edits=True)


async def to_third_party(call: Call) -> Reply:
    """The review was of no use: to the third party."""
    return disputes.dispute(call.lang, await service.take_to_third_party(call.actor, pressed_case(call)), edits=True)


async def settle(call: Call) -> Reply:
    """Ask for the figure that binds."""
    number = await _own_case(call)
    raise with_command(SETTLING.missing(FIGURE, {CASE.name: number}), "dispute")


async def withdraw(call: Call) -> Reply:
    """Ask why the dispute is given up."""
    number = await _own_case(call)
    raise with_command(WITHDRAWING.missing(WHY_WITHDRAWN, {CASE.name: number}), "dispute")


async def board(call: Call) -> Reply:
    """Turn the page of the open disputes."""
    insurer_id = None if call.button.version == disputes.ALL else _id(call.button.version)
    return await disputes.board_page(call, insurer_id, pressed_page(call.button.number), edits=True)


async def stop(call: Call) -> Reply:
    """Ask why intake from the insurer is stopped, as /stop does."""
    permit(call.actor, Role.MANAGER)
    stopping = gather().command("stop")
    assert stopping is not None
    action = stopping.actions[-1]
    why = action.field("why_stopped")
    assert why is not None
    raise with_command(action.missing(why, {"insurer": await _pressed_insurer(call)}), stopping.name)


async def end(call: Call) -> Reply:
    """End the cooperation with the insurer; its disputes are the reason."""
    permit(call.actor, Role.MANAGER)
    insurer = await _pressed_insurer(call)
    found = await service.proposal(call.actor.centre_id, insurer.id)
    if found is None:
        raise NothingToDecide(insurer=insurer.name)
    reason = disputes.end_reason(call.lang, found)
    await insurers.end_cooperation(call.actor, insurer_id=insurer.id, reason=reason)
    return disputes.ended(call.lang, insurer.name, reason)


async def keep(call: Call) -> Reply:
    """Ask why we go on with the insurer."""
    permit(call.actor, Role.MANAGER)
    raise with_command(KEEPING.missing(WHY_KEPT, {INSURER.name: await _pressed_insurer(call)}), "dispute")


async def _own_case(call: Call) -> int:
    """The case that is pressed, if this centre has it."""
    return (await service.show_case(call.actor, number=pressed_case(call), looks=False)).number


async def _pressed_insurer(call: Call) -> Named:
    """The insurer that is pressed, if this centre has it."""
    wanted = _id(call.button.number)
    for each in await insurers.names(call.actor):
        if each.id == wanted:
            return each
    raise NotFound(what=call.button.number[:20])


def _pressed_supplement(call: Call) -> int:
    typed = call.button.version
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _LONGEST_SUPPLEMENT:
        raise NotFound(what=typed[:20])
    return int(typed)


def _id(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _LONGEST_ID:
        raise NotFound(what=typed[:20])
    return int(typed)


BUTTONS = (
    Button("cases.amounts", Role.ADVISOR, amounts),
    Button("cases.suptold", Role.ADVISOR, supplement_told),
    Button("cases.supagreed", Role.ADVISOR, supplement_agreed),
    Button("cases.suprefused", Role.ADVISOR, supplement_refused),
    Button("cases.dispute", Role.ADVISOR, dispute),
    Button("cases.disputes", Role.ADVISOR, board),
    Button("cases.dspthird", Role.ADVISOR, to_third_party),
    Button("cases.dspsettle", Role.ADVISOR, settle),
    Button("cases.dspdrop", Role.ADVISOR, withdraw),
    Button("cases.dspstop", Role.MANAGER, stop),
    Button("cases.dspend", Role.MANAGER, end),
    Button("cases.dspkeep", Role.MANAGER, keep),
)
