"""Whatever is done for customers, in any order: undoing a message puts back exactly what stood before it."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.cases import service
from domain.cases.views import BoardFilter, Moment
from domain.errors import DomainError
from domain.people.models import AuditEntry
from domain.undo import service as undo
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import anew

START = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
ACTS = 30
LOANERS = ("京A12345", "京A54321")


async def seen(shop: Shop) -> list[object]:
    """All that people see of it."""
    cases = [await service.show_case(shop.advisor, number=number) for number in (1, 2)]
    board = await service.board(shop.advisor, BoardFilter())
    return [cases, board, await service.list_complaints(shop.advisor), await service.loaner_pool(shop.advisor)]


def an_act(shop: Shop, random: Random) -> Callable[[], Awaitable[object]]:
    """Something that somebody may do, and that may be refused."""
    actor, number = anew(shop.advisor), random.randint(1, 2)
    plate, day = random.choice(LOANERS), date(2027, random.randint(1, 12), 1)
    acts: tuple[Callable[[], Awaitable[object]], ...] = (
        lambda: service.enter_score(actor, number, random.randint(0, 10), random.choice(("", "好", "慢"))),
        lambda: service.open_complaint(actor, number, "车漆有色差"),
        lambda: service.answer_complaint(actor, number, f"已道歉{random.random()}"),
        lambda: service.close_complaint(actor, number, "已返工"),
        lambda: service.mark_told(actor, number, random.choice(list(Moment))),
        lambda: service.book_maintenance(actor, number, day),
        lambda: service.lend_loaner(actor, number, plate),
        lambda: service.return_loaner(actor, plate),
        lambda: service.mark_step(actor, number, random.choice(("booking", "callback")), waive_reason="不需要"),
    )
    return random.choice(acts)


@pytest.mark.parametrize("seed", range(2))
async def test_every_undo_puts_back_what_stood_before(database: str, seed: int) -> None:
    move_to(START)
    shop, random = await a_shop(), Random(seed)
    for _ in range(2):
        await a_case(shop)
    await do_steps(shop.manager, 1, *UNTIL_DELIVERED)
    for plate in LOANERS:
        await service.add_loaner(shop.manager, plate)
    done: list[tuple[datetime, list[object]]] = []
    undone = 0
    for _ in range(ACTS):
        move_to(clock.now() + timedelta(minutes=random.randint(1, 9)))
        if done and random.random() < 0.4:
            (at, before), now = done.pop(), clock.now()
            await undo.undo_last(anew(shop.advisor))
            move_to(at)
            assert await seen(shop) == before
            move_to(now)
            undone += 1
            continue
        before, known = await seen(shop), await AuditEntry.all().count()
        try:
            await an_act(shop, random)()
        except DomainError:
            assert await seen(shop) == before
        if await AuditEntry.all().count() > known:
            done.append((clock.now(), before))
    assert undone
