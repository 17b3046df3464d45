"""The audit: who changed what, when, from what to what, and from which message (domain §1)."""

from collections.abc import Mapping

from domain import clock
from domain.actor import Actor, Role, Source, system_use_case, use_case
from domain.pages import NEWEST, Spot
from domain.people import queries, records
from domain.people.service.mapping import change_view
from domain.people.views import ChangeView

ENTRIES_READ = 20


@use_case(Role.ADVISOR)
async def record_change(
    actor: Actor,
    *,
    subject: str,
    number: int | None = None,
    what: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """Keep that ``actor`` did ``what`` (``assessed``) to ``subject`` (``case``) ``number``.

    ``before`` and ``after`` are what JSON can hold: amounts as whole fen under names ending in ``_fen``,
    rates as basis points under ``_bp``, moments and days as ISO text.
    """
    await records.add_change_by(
        actor, clock.now(), subject=subject, number=number, what=what, before=before, after=after
    )


@use_case(Role.ADVISOR)
async def record_look(actor: Actor, *, subject: str, number: int | None = None) -> None:
    """Keep that ``actor`` was shown personal data whole (domain §2); bringing it up to date is no new look."""
    if not actor.sees_again:
        await record_change(actor, subject=subject, number=number, what="looked", before={}, after={})


@system_use_case
async def record_own_change(
    centre_id: int,
    *,
    subject: str,
    number: int | None = None,
    what: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """Keep a change that the bot made by itself, e.g. a referral that expired."""
    await records.add_change(
        centre_id=centre_id,
        at=clock.now(),
        staff_id=None,
        by_name="",
        chat_id=None,
        source=Source(),
        subject=subject,
        number=number,
        what=what,
        before=before,
        after=after,
    )


@use_case(Role.MANAGER)
async def read_changes(
    actor: Actor,
    *,
    subject: str | None = None,
    number: int | None = None,
    staff_id: int | None = None,
    spot: Spot = NEWEST,
    limit: int = ENTRIES_READ,
) -> tuple[ChangeView, ...]:
    """Changes in the centre next to ``spot``, newest first: of one thing, of one person, or all.

    In a private chat personal data among them is shown whole, and that look is itself kept (domain §2).
    """
    rows = await queries.changes(
        actor.centre_id, subject=subject, number=number, staff_id=staff_id, spot=spot, limit=limit
    )
    views = tuple(change_view(row) for row in rows)
    if actor.place.is_private and any(view.masks for view in views):
        await record_look(actor, subject="audit")
    return views
