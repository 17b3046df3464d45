"""Taking back what was done to insurers' names, people and terms (domain §4, interface §1).

What is to be taken back is locked first: whatever happened to it since is then known to ``people.record_undo``.
"""

from domain.actor import Actor, Role, use_case
from domain.errors import ChangedMeanwhile
from domain.insurers import queries
from domain.insurers.errors import EndedAlready
from domain.insurers.models import Insurer, InsurerContact
from domain.insurers.rules.known import name_key
from domain.insurers.service._agreed import follow_plan, plans_agreed, withdraw
from domain.insurers.service._closing import open_account
from domain.insurers.service._contacts import called, contact_facts, new_contact
from domain.insurers.service._kept import kept_day, kept_whole
from domain.insurers.service._names import keep_names, refuse_taken, take_turn_to_name
from domain.insurers.views import Status
from domain.people import service as people
from domain.people.views import ChangeView

NAMINGS = ("name added", "name removed", "renamed")
ENDINGS = ("ended", "reopened")


@use_case(Role.PARTNER)
async def undo_renamed(actor: Actor, change: ChangeView) -> None:
    """The insurer is shown by its former name; it answers to the other one only if it did before.

    Refused, as all undos of names: when any of its names was changed since (``BuiltOn``).
    """
    insurer, names = await _names_before(actor, change)
    former, given = str(change.before.get("name")), str(change.after.get("name"))
    others = [each for each in names if each != former and (each != given or change.after.get("was_known"))]
    insurer.name = former
    await insurer.save(update_fields=["name"])
    await keep_names(insurer, [former, *others])


@use_case(Role.PARTNER)
async def undo_name_added(actor: Actor, change: ChangeView) -> None:
    """The insurer does not answer to the name."""
    insurer, names = await _names_before(actor, change)
    await keep_names(insurer, [each for each in names if each != change.after.get("name")])


@use_case(Role.PARTNER)
async def undo_name_removed(actor: Actor, change: ChangeView) -> None:
    """The insurer answers to the name again; refused when another one does by now (``InsurerNameTaken``)."""
    insurer, names = await _names_before(actor, change)
    name = str(change.before.get("name"))
    await refuse_taken(insurer, name)
    if name_key(name) not in map(name_key, names):
        await keep_names(insurer, [*names, name])


@use_case(Role.PARTNER)
async def undo_plan_changed(actor: Actor, change: ChangeView) -> None:
    """The plan was never agreed: a period that runs by it has the cycle of the plan before.

    Refused when another plan was agreed since (``BuiltOn``). What was closed meanwhile stays closed.
    """
    account = await open_account(actor, change.number or 0)
    await people.record_undo(actor, change, built_on_by={"plan changed"})
    await withdraw(account.insurer, kept_whole(change.after.get("terms_id")))
    follow_plan(account.insurer, await plans_agreed(account.insurer))
    await account.save()


@use_case(Role.MANAGER)
async def undo_ended(actor: Actor, change: ChangeView) -> None:
    """The cooperation never ended; refused when it was begun anew since (``BuiltOn``)."""
    account = await open_account(actor, change.number or 0)
    await people.record_undo(actor, change, built_on_by=ENDINGS)
    insurer = account.insurer
    if insurer.end_reason != change.after.get("reason"):
        raise ChangedMeanwhile(what=insurer.name)
    await withdraw(insurer, kept_whole(change.after.get("terms_id")))
    insurer.status = Status.ACTIVE.value
    insurer.end_reason = insurer.ended_by_id = insurer.ended_on = None
    await account.save()


@use_case(Role.MANAGER)
async def undo_reopened(actor: Actor, change: ChangeView) -> None:
    """The cooperation has ended as before: since when, why, by whom. Refused when it was ended anew since."""
    account = await open_account(actor, change.number or 0)
    await people.record_undo(actor, change, built_on_by=ENDINGS)
    insurer, before = account.insurer, change.before
    if insurer.end_reason is not None:
        raise EndedAlready(insurer=insurer.name, since=insurer.ended_on or account.today, reason=insurer.end_reason)
    await withdraw(insurer, kept_whole(change.after.get("terms_id")))
    insurer.status = Status.ENDED.value
    insurer.end_reason, insurer.ended_on = str(before.get("end_reason")), kept_day(before.get("ended_on"))
    insurer.ended_by_id = kept_whole(before.get("ended_by_id"))
    await account.save()


@use_case(Role.PARTNER)
async def undo_contact_added(actor: Actor, change: ChangeView) -> None:
    """Nobody was written down; refused when more was told of them since (``ChangedMeanwhile``)."""
    _, row = await _contact_left(actor, change)
    await row.delete()


@use_case(Role.PARTNER)
async def undo_contact_changed(actor: Actor, change: ChangeView) -> None:
    """What was known of somebody before holds again; refused when more was told since (``ChangedMeanwhile``)."""
    _, row = await _contact_left(actor, change)
    row.role, row.phone, row.note = (str(change.before.get(fact, "")) for fact in ("role", "phone", "note"))
    await row.save()


@use_case(Role.PARTNER)
async def undo_contact_removed(actor: Actor, change: ChangeView) -> None:
    """Somebody is written down again; refused when somebody of that name was since (``ChangedMeanwhile``)."""
    insurer, known = await _people(actor, change)
    facts = {fact: str(value) for fact, value in change.before.items()}
    if called(known, facts["contact"]) is not None:
        raise ChangedMeanwhile(what=facts["contact"])
    await new_contact(insurer, facts)


async def _names_before(actor: Actor, change: ChangeView) -> tuple[Insurer, list[str]]:
    """The insurer, locked, whose names nobody has changed since, and these names."""
    await take_turn_to_name(actor.centre_id)
    insurer = await queries.lock_insurer(actor.centre_id, change.number or 0)
    await people.record_undo(actor, change, built_on_by=NAMINGS)
    return insurer, [row.name for row in await queries.names_of(actor.centre_id, insurer.id)]


async def _people(actor: Actor, change: ChangeView) -> tuple[Insurer, list[InsurerContact]]:
    """The insurer, locked, and its people; other people's changes are no obstacle."""
    insurer = await queries.lock_insurer(actor.centre_id, change.number or 0)
    await people.record_undo(actor, change, built_on_by=())
    return insurer, await queries.contacts(actor.centre_id, insurer.id)


async def _contact_left(actor: Actor, change: ChangeView) -> tuple[Insurer, InsurerContact]:
    """The insurer and the contact, as the change left it; else ``ChangedMeanwhile``."""
    insurer, known = await _people(actor, change)
    name = str(change.after.get("contact"))
    row = called(known, name)
    if row is None or any(change.after.get(fact) != value for fact, value in contact_facts(row).items()):
        raise ChangedMeanwhile(what=name)
    return insurer, row
