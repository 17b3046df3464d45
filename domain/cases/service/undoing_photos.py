"""Taking back what was done about photos. Nothing stands in its way: photos are withdrawn at any time (domain §3)."""

from domain import changes
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case
from domain.cases.service._card import locked_case
from domain.cases.service._photos import batch_id, outdated, restore_row, withdraw_rows
from domain.cases.views import PhotoState
from domain.people.service import record_undo
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_photo(actor: Actor, change: ChangeView) -> None:
    """Everything that was sent in one go is withdrawn, what came after this change with it.

    Refused: what ``people.record_undo`` refuses, but nothing is built on a photo.
    """
    case = await _case_of(actor, change)
    row = await queries.photo_by_id(actor.centre_id, _id(change.after.get("batch_id")))
    pictures = await queries.pictures_with(row) if row else []
    filed = [each for each in pictures if each.case_id == case.id and each.state == PhotoState.FILED.value]
    await withdraw_rows(case, filed, by_id=actor.staff_id, why="", zone=actor.zone)
    if pictures:
        outdated(case, batch_id(pictures))


@use_case(Role.ADVISOR)
async def undo_photo_withdrawn(actor: Actor, change: ChangeView) -> None:
    """The photo is the case's again, and marks its day; refused as ``undo_photo``."""
    case = await _case_of(actor, change)
    row = await queries.photo_by_id(actor.centre_id, _id(change.after.get("photo_id")))
    if row is not None and row.state == PhotoState.WITHDRAWN.value:
        await restore_row(case, row, actor.zone)
        outdated(case, batch_id(await queries.pictures_with(row)))


async def _case_of(actor: Actor, change: ChangeView) -> Case:
    case = await locked_case(actor, change.number or 0)
    await record_undo(actor, change, built_on_by=())
    changes.outdated(case.centre_id, "case", case.number)
    return case


def _id(value: object) -> int:
    return value if isinstance(value, int) else 0
