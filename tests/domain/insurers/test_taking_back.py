"""A case's share and delivery taken back by entries of their own, until a statement lists it (domain §4)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.insurers import service
from domain.insurers.errors import CaseBilled, CaseNotInAccount
from domain.insurers.models import InsurerEntry
from domain.money import yuan
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import an_actor

DELIVERY = datetime(2026, 11, 30, 18, tzinfo=ZoneInfo("Asia/Shanghai"))
NEXT_DAY = DELIVERY + timedelta(hours=12)


@pytest.fixture
async def actor(database: str) -> Actor:
    """Someone on the evening of a month's last day."""
    move_to(DELIVERY)
    return await an_actor(Role.MANAGER)


async def accepted(actor: Actor) -> int:
    """The id of an insurer whose account holds C1 with ¥100."""
    insurer = await an_insurer(actor)
    await service.accept_case(actor, insurer_id=insurer.id, case_number=1, share_fen=yuan(100))
    return insurer.id


async def entries(actor: Actor) -> list[tuple[str, int]]:
    rows = await InsurerEntry.filter(centre_id=actor.centre_id).order_by("id")
    return [(row.kind, row.amount_fen) for row in rows]


async def test_a_delivery_taken_back_is_on_no_statement_until_it_is_told_again(actor: Actor) -> None:
    insurer_id = await accepted(actor)
    await service.take_back_delivery(actor, insurer_id=insurer_id, case_number=1)
    assert await entries(actor) == [("accepted", yuan(100))]
    await service.deliver_case(actor, insurer_id=insurer_id, case_number=1, delivered_at=DELIVERY)
    for _ in range(2):
        await service.take_back_delivery(actor, insurer_id=insurer_id, case_number=1)
    assert (await entries(actor))[1:] == [("delivered", 0), ("undelivered", 0)]
    move_to(NEXT_DAY)
    assert await service.close_statements(actor.centre_id, clock.today(actor.zone)) == ()
    await service.deliver_case(actor, insurer_id=insurer_id, case_number=1, delivered_at=NEXT_DAY)
    move_to(NEXT_DAY + timedelta(days=31))
    (statement,) = await service.close_statements(actor.centre_id, clock.today(actor.zone))
    assert (statement.number, statement.amount_fen) == (1, yuan(100))
    with pytest.raises(CaseBilled) as refusal:
        await service.take_back_delivery(actor, insurer_id=insurer_id, case_number=1)
    assert refusal.value.params() == {"case": "C1", "statement": "S1"}


async def test_a_share_is_taken_back_until_a_statement_lists_it(actor: Actor) -> None:
    insurer_id = await accepted(actor)
    await service.reassess_case(actor, insurer_id=insurer_id, case_number=1, share_fen=yuan(80))
    await service.take_back_share(
        actor, insurer_id=insurer_id, case_number=1, share_fen=yuan(100), changed_at=clock.now()
    )
    assert (await entries(actor))[1:] == [("reassessed", -yuan(20)), ("reassessed", yuan(20))]
    await service.deliver_case(actor, insurer_id=insurer_id, case_number=1, delivered_at=DELIVERY)
    move_to(NEXT_DAY)
    with pytest.raises(CaseBilled):
        await service.take_back_share(
            actor, insurer_id=insurer_id, case_number=1, share_fen=yuan(90), changed_at=DELIVERY
        )
    await service.reassess_case(actor, insurer_id=insurer_id, case_number=1, share_fen=yuan(120))
    await service.take_back_share(
        actor, insurer_id=insurer_id, case_number=1, share_fen=yuan(100), changed_at=clock.now()
    )
    assert (await entries(actor))[-2:] == [("corrected", yuan(20)), ("corrected", -yuan(20))]
    assert await service.check_accounts(actor.centre_id) == ()


async def test_a_released_case_has_nothing_to_take_back(actor: Actor) -> None:
    insurer_id = await accepted(actor)
    await service.release_case(actor, insurer_id=insurer_id, case_number=1)
    with pytest.raises(CaseNotInAccount):
        await service.take_back_delivery(actor, insurer_id=insurer_id, case_number=1)
    assert (await service.standing(actor, insurer_id)).exposure_fen == 0
