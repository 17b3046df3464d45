"""Deciding the lines of a bank's list: each becomes a payment, or is left out, or is given to an insurer (domain §4).

Lines are decided under the centre's bank lock, so each is decided once, however many people press at a time.
"""

from collections.abc import Mapping, Sequence

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.errors import (
    BankLineChanged,
    BankLineDecided,
    BankLineWithoutInsurer,
    BankListMoved,
)
from domain.insurers.models import BankLine, BankList
from domain.insurers.service._bank import SUBJECT, desk_of, list_in_hand, tells_of
from domain.insurers.service._closing import take_turn_to_close
from domain.insurers.service.bank_lists import sure_lines
from domain.insurers.service.payments import receive_payment
from domain.insurers.views import BankLineView, Doubt, LineState, PaymentView
from domain.people.service import record_change

MOST_AT_ONCE = 50
"""How many lines one press confirms: so that nobody else waits long meanwhile."""


@use_case(Role.PARTNER)
async def confirm_bank_line(actor: Actor, line_id: int, *, insurer_id: int, doubt: Doubt | None = None) -> PaymentView:
    """Write down the payment that a line tells of, for the insurer and despite the doubt that it was shown with.

    Refused: a line that was decided before (``BankLineDecided``), that nobody knows the insurer of
    (``BankLineWithoutInsurer``), that stands otherwise by now than it was shown (``BankLineChanged``), and what
    ``receive_payment`` refuses.
    """
    line, view = await _open_line(actor, line_id)
    await take_turn_to_close(actor.centre_id)  # whoever shows the list after it may have other accounts to close
    if view.insurer_id is None:
        raise BankLineWithoutInsurer(row=line.row, amount_fen=line.amount_fen, day=line.day)
    if (view.insurer_id, view.doubt) != (insurer_id, doubt):
        raise BankLineChanged(row=line.row)
    if view.refusal is not None:
        raise view.refusal
    told = {"insurer": view.insurer, "row": line.row, "day": line.day.isoformat()}
    await _record(actor, line.bank_list_id, "confirmed", {**told, "amount_fen": line.amount_fen})
    return await _confirmed(actor, line, view)


@use_case(Role.PARTNER)
async def confirm_sure_lines(actor: Actor, list_id: int, *, count: int) -> tuple[PaymentView, ...]:
    """Write down the payments of all lines that are sure, at most 50 at once; ``count`` is how many were shown.

    Refused: when by now there are none, or other ones than were shown (``BankListMoved``).
    """
    list_ = await list_in_hand(actor.centre_id, list_id)
    await take_turn_to_close(actor.centre_id)
    rows = {row.id: row for row in await queries.lines_in(list_, LineState.OPEN)}
    sure = sure_lines(await _judged(actor, list_, list(rows.values())))
    if not sure or len(sure) != count:
        raise BankListMoved
    at_once = sure[:MOST_AT_ONCE]
    total_fen = sum(each.amount_fen for each in at_once)
    await _record(actor, list_.id, "confirmed", {"lines": len(at_once), "amount_fen": total_fen})
    # the newest last, whatever the list begins with: so that hardly any has to be put in before others
    in_order = sorted(at_once, key=lambda each: each.day)
    return tuple([await _confirmed(actor, rows[each.id], each) for each in in_order])


@use_case(Role.PARTNER)
async def leave_out_bank_line(actor: Actor, line_id: int) -> BankLineView:
    """A line is no payment of an insurer, or was told already. Refused: one that was decided (``BankLineDecided``)."""
    line, view = await _open_line(actor, line_id)
    await _leave_out(actor, line.bank_list, [line], {"row": line.row, "amount_fen": line.amount_fen})
    return view


@use_case(Role.PARTNER)
async def leave_out_unknown_lines(actor: Actor, list_id: int, *, count: int) -> int:
    """All open lines whose payer is no insurer of ours are left out; ``count`` is how many were shown.

    Refused: when by now there are none, or other ones than were shown (``BankListMoved``).
    """
    list_ = await list_in_hand(actor.centre_id, list_id)
    rows = {row.id: row for row in await queries.lines_in(list_, LineState.OPEN)}
    views = await _judged(actor, list_, list(rows.values()))
    unknown = [rows[view.id] for view in views if view.doubt is Doubt.UNKNOWN]
    if not unknown or len(unknown) != count:
        raise BankListMoved
    await _leave_out(actor, list_, unknown, {"lines": len(unknown)})
    return len(unknown)


@use_case(Role.PARTNER)
async def assign_bank_line(actor: Actor, line_id: int, *, insurer_id: int) -> BankLineView:
    """Say which insurer the money of a line is from; it is confirmed by another press.

    Refused: a line that was decided (``BankLineDecided``), an insurer that this centre does not have (``NotFound``).
    """
    line, view = await _open_line(actor, line_id)
    insurer = await queries.insurer(actor.centre_id, insurer_id)
    before = {"insurer": view.insurer, "insurer_id": line.insurer_id}
    after = {"insurer": insurer.name, "insurer_id": insurer.id, "row": line.row, "line_id": line.id}
    line.insurer_id, line.is_assigned = insurer.id, True
    await line.save(update_fields=["insurer_id", "is_assigned"])
    await _record(actor, line.bank_list_id, "assigned", after, before)
    (view,) = await _judged(actor, line.bank_list, [line])
    return view


async def _open_line(actor: Actor, line_id: int) -> tuple[BankLine, BankLineView]:
    """A line that is still to be decided, and how it stands."""
    list_id = (await queries.bank_line(actor.centre_id, line_id)).bank_list_id
    await list_in_hand(actor.centre_id, list_id)
    line = await queries.bank_line(actor.centre_id, line_id)
    if line.state != LineState.OPEN.value:
        raise BankLineDecided(row=line.row, state=line.state)
    (view,) = await _judged(actor, line.bank_list, [line])
    return line, view


async def _judged(actor: Actor, list_: BankList, lines: Sequence[BankLine]) -> list[BankLineView]:
    desk = await desk_of(list_, lines, clock.today(actor.zone))
    return [desk.view(line) for line in lines]


async def _confirmed(actor: Actor, line: BankLine, view: BankLineView) -> PaymentView:
    assert view.insurer_id is not None
    payment = await receive_payment(actor, insurer_id=view.insurer_id, amount_fen=line.amount_fen, day=line.day)
    await tells_of(line, view.insurer_id, payment.payment_id)
    return payment


async def _leave_out(actor: Actor, list_: BankList, lines: Sequence[BankLine], told: Mapping[str, object]) -> None:
    list_.decisions += 1
    await list_.save(update_fields=["decisions"])
    await queries.leave_out(list_, [line.id for line in lines], list_.decisions)
    await _record(actor, list_.id, "left out", {**told, "decision_id": list_.decisions})


async def _record(
    actor: Actor, list_id: int, what: str, after: Mapping[str, object], before: Mapping[str, object] | None = None
) -> None:
    """Keep what was decided; the list's cards follow from here. Before the payments: it is what an undo names."""
    await record_change(actor, subject=SUBJECT, number=list_id, what=what, before=before or {}, after=after)
