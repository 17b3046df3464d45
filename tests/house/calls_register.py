"""How the services about insurers themselves are called: names, people, plan, ending and beginning anew."""

from operator import attrgetter

from domain.insurers import service as insurers
from domain.insurers.views import ContactRole, Plan
from tests.factories.world import World
from tests.house.calls import Called, undoing

PARTNER, MANAGER = attrgetter("partner"), attrgetter("manager")


async def _rename(world: World) -> object:
    return await insurers.rename(world.partner, insurer_id=world.insurer_id, name="平安产险")


async def _name(world: World) -> object:
    return await insurers.add_name(world.partner, insurer_id=world.insurer_id, name="老平安")


async def _unname(world: World) -> object:
    return await insurers.remove_name(world.partner, insurer_id=world.insurer_id, name="平安产险")


async def _note(world: World) -> object:
    return await insurers.set_contact(
        world.partner, insurer_id=world.insurer_id, name="孙会计", role=ContactRole.FINANCE, phone="13822223333"
    )


async def _note_more(world: World) -> object:
    return await insurers.set_contact(world.partner, insurer_id=world.insurer_id, name="钱定损", note="只接微信")


async def _forget(world: World) -> object:
    return await insurers.remove_contact(world.partner, insurer_id=world.insurer_id, name="钱定损")


async def _plan(world: World) -> object:
    return await insurers.change_plan(world.partner, insurer_id=world.insurer_id, plan=Plan.DEEP)


async def _end(world: World) -> object:
    return await insurers.end_cooperation(world.manager, insurer_id=world.insurer_id, reason="三次定损争议")


async def _reopen(world: World) -> object:
    await _end(world)
    return await insurers.reopen(world.manager, insurer_id=world.insurer_id, reason="已签新合同")


REGISTER = {
    "insurers.rename": Called(
        _rename, refused=(lambda w, t: insurers.rename(w.partner, insurer_id=t.insurer_id, name="老平安"),)
    ),
    "insurers.undo_renamed": undoing(insurers.undo_renamed, _rename, by=PARTNER, what="renamed"),
    "insurers.add_name": Called(
        _name, refused=(lambda w, t: insurers.add_name(w.partner, insurer_id=t.insurer_id, name="老平安"),)
    ),
    "insurers.undo_name_added": undoing(insurers.undo_name_added, _name, by=PARTNER, what="name added"),
    "insurers.remove_name": Called(
        _unname, refused=(lambda w, t: insurers.remove_name(w.partner, insurer_id=t.insurer_id, name="平安产险"),)
    ),
    "insurers.undo_name_removed": undoing(insurers.undo_name_removed, _unname, by=PARTNER, what="name removed"),
    "insurers.set_contact": Called(
        _note, refused=(lambda w, t: insurers.set_contact(w.partner, insurer_id=t.insurer_id, name="孙会计"),)
    ),
    "insurers.undo_contact_added": undoing(insurers.undo_contact_added, _note, by=PARTNER, what="contact added"),
    "insurers.undo_contact_changed": undoing(
        insurers.undo_contact_changed, _note_more, by=PARTNER, what="contact changed"
    ),
    "insurers.remove_contact": Called(
        _forget, refused=(lambda w, t: insurers.remove_contact(w.partner, insurer_id=t.insurer_id, name="钱定损"),)
    ),
    "insurers.undo_contact_removed": undoing(
        insurers.undo_contact_removed, _forget, by=PARTNER, what="contact removed"
    ),
    "insurers.contact_names": Called(
        lambda w: insurers.contact_names(w.partner, w.insurer_id),
        empty=(lambda w, t: insurers.contact_names(w.partner, t.insurer_id),),
    ),
    "insurers.change_plan": Called(
        _plan, refused=(lambda w, t: insurers.change_plan(w.partner, insurer_id=t.insurer_id, plan=Plan.DEEP),)
    ),
    "insurers.undo_plan_changed": undoing(insurers.undo_plan_changed, _plan, by=PARTNER, what="plan changed"),
    "insurers.end_cooperation": Called(
        _end,
        refused=(lambda w, t: insurers.end_cooperation(w.manager, insurer_id=t.insurer_id, reason="三次定损争议"),),
    ),
    "insurers.undo_ended": undoing(insurers.undo_ended, _end, by=MANAGER, what="ended"),
    "insurers.reopen": Called(
        _reopen, refused=(lambda w, t: insurers.reopen(w.manager, insurer_id=t.insurer_id, reason="已签新合同"),)
    ),
    "insurers.undo_reopened": undoing(insurers.undo_reopened, _reopen, by=MANAGER, what="reopened"),
    "insurers.names_to_offer": Called(lambda w: insurers.names_to_offer(w.advisor)),
    "insurers.is_cooperation_ended": Called(
        lambda w: insurers.is_cooperation_ended(w.centre_id, w.insurer_id),
        empty=(lambda w, t: insurers.is_cooperation_ended(w.centre_id, t.insurer_id),),
    ),
}
