"""The history of an insurer's limit (domain §4 Credit limit)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.rules.raising import cause_of
from domain.insurers.service._ceiling import ceiling_on
from domain.insurers.service._terms import terms_at
from domain.insurers.views import LimitHistory, LimitLine
from domain.pages import NEWEST, Spot
from domain.people.service import staff_names

LINES_READ = 20


@use_case(Role.MANAGER)
async def limit_history(actor: Actor, insurer_id: int, *, spot: Spot = NEWEST, limit: int = LINES_READ) -> LimitHistory:
    """Changes of an insurer's limit next to ``spot``, newest first, each with why, by whom and when.

    ``NotFound`` for an insurer that this centre does not have.
    """
    insurer = await queries.insurer(actor.centre_id, insurer_id)
    rows = await queries.limits(actor.centre_id, insurer_id, spot, limit)
    names = await staff_names(actor.centre_id, {row.staff_id for row in rows})
    today = clock.today(actor.zone)
    ceiling = await ceiling_on(actor.centre_id, today, (await terms_at(actor.centre_id, today)).raising)
    lines = tuple(
        LimitLine(
            id=row.id,
            before_fen=row.before_fen,
            after_fen=row.after_fen,
            cause=cause_of(row.reason),
            who=names.get(row.staff_id, ""),
            day=row.day,
        )
        for row in rows
    )
    return LimitHistory(insurer.name, insurer.limit_fen, ceiling, lines)
