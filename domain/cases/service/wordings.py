"""A centre's own words for the four key moments (domain §3)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import NoOwnWording
from domain.cases.models import CaseWording
from domain.cases.rules import wording as wordings
from domain.cases.views import Moment, WordingView
from domain.database.connection import lock
from domain.people.service import record_change, record_undo, staff_names
from domain.people.views import ChangeView

SUBJECT = "wording"
_PLACES = {moment: place for place, moment in enumerate(Moment, start=1)}


@use_case(Role.MANAGER)
async def read_wordings(actor: Actor) -> tuple[WordingView, ...]:
    """What the centre says at each moment, in their order; without a text where the house's words hold."""
    rows = {row.moment: row for row in await queries.wordings(actor.centre_id)}
    staff = await staff_names(actor.centre_id, {row.set_by_id for row in rows.values()})
    return tuple(
        WordingView(moment, row.text, staff.get(row.set_by_id, ""), row.set_at)
        if (row := rows.get(moment.value))
        else WordingView(moment, "")
        for moment in Moment
    )


@use_case(Role.MANAGER)
async def set_wording(actor: Actor, moment: Moment, text: str) -> WordingView:
    """Let the centre say ``text`` at ``moment``; what stands in braces is filled in, see ``wording.PLACEHOLDERS``.

    Refused: what ``wording.checked_wording`` refuses.
    """
    words = wordings.checked_wording(text)
    await _replace(actor, moment, words, "set")
    return WordingView(moment, words, actor.name, clock.now())


@use_case(Role.MANAGER)
async def reset_wording(actor: Actor, moment: Moment) -> WordingView:
    """Let the house's words hold again at ``moment``; ``NoOwnWording`` where they do."""
    await _replace(actor, moment, "", "reset")
    return WordingView(moment, "")


@use_case(Role.MANAGER)
async def undo_wording(actor: Actor, change: ChangeView) -> None:
    """What the centre said before holds again, or the house's words."""
    await _lock(actor)
    await record_undo(actor, change)
    moment = Moment(str(change.after["moment"]))
    await _keep(actor, moment, await queries.wording_of(actor.centre_id, moment.value), str(change.before["text"]))


async def _replace(actor: Actor, moment: Moment, words: str, what: str) -> None:
    await _lock(actor)
    row = await queries.wording_of(actor.centre_id, moment.value)
    former = row.text if row else ""
    if former == words == "":
        raise NoOwnWording
    if former == words:
        return
    await _keep(actor, moment, row, words)
    facts = {"moment": moment.value}
    before, after = facts | {"text": former}, facts | {"text": words}
    await record_change(actor, subject=SUBJECT, number=_PLACES[moment], what=what, before=before, after=after)


async def _keep(actor: Actor, moment: Moment, row: CaseWording | None, words: str) -> None:
    if row is not None and not words:
        await row.delete()
        return
    row = row or CaseWording(centre_id=actor.centre_id, moment=moment.value)
    row.text, row.set_at, row.set_by_id = words, clock.now(), actor.staff_id
    await row.save()


async def _lock(actor: Actor) -> None:
    """Nobody else changes what the centre says until the transaction ends."""
    await lock(f"wording:{actor.centre_id}")
