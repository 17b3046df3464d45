"""All cases in hand at a glance: the board that people ask for and the digest that comes by itself."""

from datetime import datetime

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.cases import queries
from domain.cases.rules import chase, ordering
from domain.cases.service._lines import lines_of
from domain.cases.views import Board, BoardFilter, DigestBoard, PhotoChase
from domain.insurers.service import names_by_id


@use_case(Role.ADVISOR)
async def board(actor: Actor, wanted: BoardFilter) -> Board:
    """The centre's cases in hand that ``wanted`` asks for, late ones first, then by stage (interface §2)."""
    now = clock.now()
    rows = await queries.cases_in_hand(actor.centre_id, now, wanted)
    asked = [] if wanted.insurer_id is None else [wanted.insurer_id]
    insurers = await names_by_id(actor.centre_id, {*asked, *(row.insurer_id for row in rows)})
    lines = await lines_of(actor.centre_id, rows, insurers, now, actor.zone)
    kept = [line for line in lines if line.late or not wanted.late]
    kept = [line for line in kept if line.flow.waiting or not wanted.waiting]
    name = "".join(insurers.get(insurer_id, "") for insurer_id in asked)
    return Board(ordering.board_order(kept), wanted, name, actor.zone, now)


@system_use_case
async def digest_board(centre_id: int, *, zone: str, now: datetime) -> DigestBoard:
    """Every case in hand for the morning digest, the worst first, with what was done today (interface §3).

    Three queries, whatever the number of cases. Insurers are not named in it.
    """
    today = clock.local(now, zone).date()
    rows = await queries.cases_in_hand(centre_id, clock.day_bounds(today, zone)[0], BoardFilter())
    lines = await lines_of(centre_id, rows, {}, now, zone)
    return DigestBoard(ordering.digest_order(lines), ordering.deliveries(lines), today, zone, now)


@system_use_case
async def photo_chase(centre_id: int, *, zone: str, now: datetime) -> PhotoChase:
    """The cases under repair whose photo of today is due, with those that had it (interface §3). Three queries."""
    today = clock.local(now, zone).date()
    rows = await queries.cases_in_hand(centre_id, clock.day_bounds(today, zone)[0], BoardFilter())
    return PhotoChase(chase.chased(await lines_of(centre_id, rows, {}, now, zone), today, zone), today)
