"""One real call of every service of bank lists, and what it does with another centre's things."""

from dataclasses import replace

from domain.insurers import service as insurers
from domain.insurers.views import BankJob, Reading, SheetLine
from domain.money import yuan
from tests.factories.bank import a_file, a_waiting_file
from tests.factories.people import anew
from tests.factories.world import TODAY, World
from tests.house.calls import Called, undoing

_A_READING = Reading((SheetLine(2, TODAY, "平安财险", yuan(10)),), (), 0)


async def _job(world: World) -> BankJob:
    return await a_waiting_file(world.partner)


async def _confirm(world: World, of: World) -> object:
    return await insurers.confirm_bank_line(world.partner, of.bank_line_ids[0], insurer_id=of.insurer_id)


async def _leave_out(world: World, of: World) -> object:
    return await insurers.leave_out_bank_line(world.partner, of.bank_line_ids[1])


async def _assign(world: World, of: World) -> object:
    return await insurers.assign_bank_line(world.partner, of.bank_line_ids[1], insurer_id=world.insurer_id)


async def _assign_to_theirs(world: World, other: World) -> object:
    return await insurers.assign_bank_line(world.partner, world.bank_line_ids[1], insurer_id=other.insurer_id)


async def _show_line(world: World, of: World) -> object:
    return await insurers.show_bank_line(world.partner, of.bank_line_ids[0])


async def _read(world: World) -> None:
    await insurers.bank_file_read(await _job(world), "0" * 64, _A_READING)


async def _not_had(world: World) -> object:
    return await insurers.bank_file_not_had(await _job(world), is_its_own=True)


async def _refuse(world: World) -> None:
    await insurers.bank_file_refused(await _job(world), "kind")


async def _theirs(world: World, other: World) -> BankJob:
    """A job that names another centre's file."""
    return replace(await _job(world), id=other.bank_list_id)


async def _read_theirs(world: World, other: World) -> None:
    await insurers.bank_file_read(await _theirs(world, other), "0" * 64, _A_READING)


async def _send(world: World) -> object:
    return await insurers.take_bank_file(world.partner, a_file())


BANK = {
    "insurers.assign_bank_line": Called(
        lambda w: _assign(w, w), refused=(_assign, _assign_to_theirs)
    ),
    "insurers.bank_file_not_had": Called(_not_had),
    "insurers.bank_file_read": Called(_read, refused=(_read_theirs,)),
    "insurers.bank_file_refused": Called(_refuse),
    "insurers.bank_told": Called(
        lambda w: insurers.bank_told(w.centre_id, w.bank_list_id),
        refused=(lambda w, t: insurers.bank_told(w.centre_id, t.bank_list_id),),
    ),
    "insurers.confirm_bank_line": Called(lambda w: _confirm(w, w), refused=(_confirm,)),
    "insurers.confirm_sure_lines": Called(
        lambda w: insurers.confirm_sure_lines(w.partner, w.bank_list_id, count=1),
        refused=(lambda w, t: insurers.confirm_sure_lines(w.partner, t.bank_list_id, count=1),),
    ),
    "insurers.leave_out_bank_line": Called(lambda w: _leave_out(w, w), refused=(_leave_out,)),
    "insurers.leave_out_unknown_lines": Called(
        lambda w: insurers.leave_out_unknown_lines(w.partner, w.bank_list_id, count=1),
        refused=(lambda w, t: insurers.leave_out_unknown_lines(w.partner, t.bank_list_id, count=1),),
    ),
    "insurers.open_bank_lists": Called(lambda w: insurers.open_bank_lists(w.partner)),
    "insurers.show_bank_line": Called(lambda w: _show_line(w, w), refused=(_show_line,)),
    "insurers.show_bank_list": Called(
        lambda w: insurers.show_bank_list(anew(w.partner), w.bank_list_id),
        refused=(lambda w, t: insurers.show_bank_list(w.partner, t.bank_list_id),),
    ),
    "insurers.take_bank_file": Called(_send),
    "insurers.undo_bank_assigned": undoing(
        insurers.undo_bank_assigned, lambda w: _assign(w, w), by=lambda w: w.partner, what="assigned"
    ),
    "insurers.undo_bank_confirmed": undoing(
        insurers.undo_bank_confirmed, lambda w: _confirm(w, w), by=lambda w: w.partner, what="confirmed"
    ),
    "insurers.undo_bank_left_out": undoing(
        insurers.undo_bank_left_out, lambda w: _leave_out(w, w), by=lambda w: w.partner, what="left out"
    ),
    "insurers.undo_bank_sent": undoing(
        insurers.undo_bank_sent, _send, by=lambda w: w.partner, what="sent"
    ),
}  # fmt: skip
