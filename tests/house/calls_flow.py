"""Real calls of the services that see a case on its way and change the SOP, for ``calls``."""

from datetime import date
from operator import attrgetter

from domain.cases import service as cases
from domain.cases.views import Anchor, DueRule, Template, WaitCause
from domain.insurers import service as insurers
from domain.insurers.errors import CaseNotInAccount
from domain.money import yuan
from tests.factories.world import World
from tests.house.calls import Called, undoing

LATER = date(2026, 12, 3)
ON_THE_DAY = DueRule(Anchor.PROMISED)


async def _release_and_take_back(world: World) -> None:
    await insurers.release_case(world.advisor, insurer_id=world.insurer_id, case_number=3)
    await insurers.take_back_release(world.advisor, insurer_id=world.insurer_id, case_number=3, share_fen=yuan(3_000))


async def _begin_and_finish_rework(world: World) -> object:
    await cases.begin_rework(world.advisor, 1, "异响")
    return await cases.finish_rework(world.advisor, 1)


FLOW = {
    "cases.add_step": Called(lambda w: cases.add_step(w.manager, Template.EXPRESS, called="抛光", rule=ON_THE_DAY)),
    "cases.begin_rework": Called(
        lambda w: cases.begin_rework(w.advisor, 1, "异响"),
        refused=(lambda w, t: cases.begin_rework(w.advisor, t.last_case, "异响"),),
    ),
    "cases.begin_wait": Called(
        lambda w: cases.begin_wait(w.advisor, 2, WaitCause.INSURER),
        refused=(lambda w, t: cases.begin_wait(w.advisor, t.last_case, WaitCause.INSURER),),
    ),
    "cases.cancel_case": Called(
        lambda w: cases.cancel_case(w.advisor, 2, "客户不修了"),
        refused=(lambda w, t: cases.cancel_case(w.advisor, t.last_case, "客户不修了"),),
    ),
    "cases.drop_step": Called(lambda w: cases.drop_step(w.manager, Template.STANDARD, called="booking")),
    "cases.end_waiting": Called(
        lambda w: cases.end_waiting(w.advisor, 2),
        refused=(lambda w, t: cases.end_waiting(w.advisor, t.last_case),),
    ),
    "cases.finish_rework": Called(
        _begin_and_finish_rework,
        refused=(lambda w, t: cases.finish_rework(w.advisor, t.last_case),),
    ),
    "cases.hand_over": Called(
        lambda w: cases.hand_over(w.advisor, 3, w.colleague_id, reason="休假"),
        refused=(
            lambda w, t: cases.hand_over(w.advisor, t.last_case, w.colleague_id),
            lambda w, t: cases.hand_over(w.advisor, 3, t.colleague_id),
        ),
    ),
    "cases.move_step": Called(
        lambda w: cases.move_step(w.manager, Template.STANDARD, called="洗车", rule=ON_THE_DAY, after="informed")
    ),
    "cases.own_steps": Called(lambda w: cases.own_steps(w.advisor)),
    "cases.promise_delivery": Called(
        lambda w: cases.promise_delivery(w.advisor, 3, LATER, reason="等配件"),
        refused=(lambda w, t: cases.promise_delivery(w.advisor, t.last_case, LATER, reason="等配件"),),
    ),
    "cases.read_sop": Called(lambda w: cases.read_sop(w.manager, Template.STANDARD)),
    "cases.reset_sop": Called(lambda w: cases.reset_sop(w.manager, Template.STANDARD)),
    "cases.undo_cancelled": undoing(
        cases.undo_cancelled, lambda w: cases.cancel_case(w.advisor, 2, "客户不修了"), what="cancelled"
    ),
    "cases.undo_handed_over": undoing(
        cases.undo_handed_over, lambda w: cases.hand_over(w.advisor, 3, w.colleague_id), what="handed over"
    ),
    "cases.undo_promised": undoing(
        cases.undo_promised, lambda w: cases.promise_delivery(w.advisor, 3, LATER, reason="等配件"), what="promised"
    ),
    "cases.undo_rework": undoing(cases.undo_rework, lambda w: cases.begin_rework(w.advisor, 1, "异响"), what="rework"),
    "cases.undo_sop": undoing(
        cases.undo_sop,
        lambda w: cases.drop_step(w.manager, Template.STANDARD, called="booking"),
        by=attrgetter("manager"),
        what="dropped",
    ),
    "cases.undo_waiting": undoing(
        cases.undo_waiting, lambda w: cases.begin_wait(w.advisor, 2, WaitCause.INSURER), what="waiting"
    ),
    "insurers.take_back_release": Called(
        _release_and_take_back,
        refused=(
            lambda w, t: insurers.take_back_release(
                w.advisor, insurer_id=w.insurer_id, case_number=t.last_case, share_fen=yuan(1)
            ),
        ),
        error=CaseNotInAccount,
    ),
}
