"""What is taken back one after the other leaves nothing behind, of limits and of revenue (domain §4, interface §1)."""

from datetime import date, time

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.insurers import service
from domain.insurers.models import InsurerRaise
from domain.money import yuan
from domain.people import service as people
from domain.people.views import ChangeView
from tests.factories.insurers import a_statement, an_insurer, move_to
from tests.factories.people import an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


async def last_change(actor: Actor) -> ChangeView:
    return (await people.own_changes(actor))[0]


async def test_statements_speak_for_a_raise_again_once_both_changes_of_the_limit_are_taken_back() -> None:
    """The third was paid between them, so each of them alone would have kept the three from being a row."""
    move_to(clock.at(date(2026, 1, 5), time(12), "Asia/Shanghai"))
    actor = await an_actor(Role.MANAGER)
    insurer = await an_insurer(actor)
    for number in (1, 2):
        await a_statement(actor, insurer.id, number, 1_000, date(2026, number, 10))
        await service.receive_payment(actor, insurer_id=insurer.id, amount_fen=yuan(1_000))
    await a_statement(actor, insurer.id, 3, 1_000, date(2026, 3, 10))
    await service.set_limit(actor, insurer_id=insurer.id, amount_fen=yuan(60_000), reason="扩面")
    first = await last_change(actor)
    await service.receive_payment(actor, insurer_id=insurer.id, amount_fen=yuan(1_000))
    await service.set_limit(actor, insurer_id=insurer.id, amount_fen=yuan(70_000), reason="再扩")
    await service.undo_limit_changed(actor, await last_change(actor))
    assert await InsurerRaise.all().count() == 0
    await service.undo_limit_changed(actor, first)
    (proposal,) = await InsurerRaise.all()
    assert (proposal.state, proposal.before_fen, proposal.after_fen) == ("open", yuan(50_000), yuan(60_000))


async def test_revenue_that_was_corrected_can_be_taken_back_once_the_correction_is() -> None:
    move_to(clock.at(date(2026, 3, 5), time(12), "Asia/Shanghai"))
    actor, month = await an_actor(Role.MANAGER), date(2026, 2, 1)
    await service.note_revenue(anew(actor), month=month, amount_fen=yuan(200_000))
    first = await last_change(actor)
    await service.note_revenue(anew(actor), month=month, amount_fen=yuan(300_000))
    await service.undo_revenue(anew(actor), await last_change(actor))
    await service.undo_revenue(anew(actor), first)
    assert (await service.list_revenues(actor)).months[0].amount_fen is None


async def test_the_day_of_a_reversed_payment_leaves_no_trace_in_a_statement() -> None:
    """It was told with a later day than the one that stands, which is the last on which anything came in."""
    move_to(clock.at(date(2026, 11, 5), time(12), "Asia/Shanghai"))
    actor = await an_actor(Role.MANAGER)
    insurer = await an_insurer(actor)
    await a_statement(actor, insurer.id, 1, 1_000, date(2026, 11, 10))
    move_to(clock.at(date(2027, 1, 20), time(12), actor.zone))
    money = {"insurer_id": insurer.id, "amount_fen": yuan(1_000)}
    await service.receive_payment(actor, **money, day=date(2027, 1, 10))
    mistaken = (await last_change(actor)).after["payment_id"]
    assert isinstance(mistaken, int)
    await service.reverse_payment(actor, insurer_id=insurer.id, payment_id=mistaken, reason="日期写错了")
    await service.receive_payment(actor, **money, day=date(2026, 12, 20))
    shown = (await service.show_statement(actor, 1)).statement
    assert (shown.settled_on, shown.late_days, shown.penalty_fen) == (date(2026, 12, 20), 5, 2_50)
    assert await service.check_accounts(actor.centre_id) == ()
