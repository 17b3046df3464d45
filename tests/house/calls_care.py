"""How the services for a case's customer are called: part of ``calls``."""

from datetime import UTC, date, datetime
from operator import attrgetter

from domain.cases import service as cases
from domain.cases.models import CaseComplaint
from domain.cases.views import Moment
from domain.customers import service as customers
from domain.customers.views import VisitKind
from domain.money import yuan
from tests.factories.care import LOANERS
from tests.factories.world import TODAY, World
from tests.house.calls import Called, undoing

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
NEXT_SPRING = date(2027, 4, 1)
THIS_YEAR = date(2026, 1, 1), date(2026, 12, 31)
A_NEW_LOANER = "京A67890"


def _complaint_of(world: World) -> int:
    return int(str(world.changes["case", "complaint"].after["complaint_id"]))


async def _escalate(world: World) -> object:
    await CaseComplaint.filter(centre_id=world.centre_id).update(escalates_at=LONG_AGO)
    return await cases.escalate_complaint(world.centre_id, _complaint_of(world))


async def _close(world: World) -> object:
    await cases.answer_complaint(world.advisor, 1, "已道歉")
    return await cases.close_complaint(world.advisor, 1, "已返工")


async def _visit(world: World) -> object:
    return await cases.note_visit(world.advisor, plate="京AD12345", kind=VisitKind.WASH, amount_fen=yuan(60), day=TODAY)


async def _insurers_in_figures(world: World) -> list[str]:
    """Those in the figures that only the other world has."""
    figures = await cases.care_figures(world.partner, *THIS_YEAR)
    assert figures
    return [each.insurer for each in figures if each.insurer == "国寿"]


async def _insurers_in_report(world: World, insurer_id: int | None) -> list[str]:
    report = await cases.case_report(world.partner, *THIS_YEAR, insurer_id=insurer_id)
    return [line.insurer for line in report.lines if line.insurer == "国寿" or insurer_id is not None]


CARE: dict[str, Called] = {
    "cases.add_loaner": Called(lambda w: cases.add_loaner(w.partner, A_NEW_LOANER, "Model Y")),
    "cases.answer_complaint": Called(
        lambda w: cases.answer_complaint(w.advisor, 1, "已道歉"),
        refused=(lambda w, t: cases.answer_complaint(w.advisor, t.last_case, "已道歉"),),
    ),
    "cases.book_maintenance": Called(
        lambda w: cases.book_maintenance(w.advisor, 2, NEXT_SPRING),
        refused=(lambda w, t: cases.book_maintenance(w.advisor, t.last_case, NEXT_SPRING),),
    ),
    "cases.care_figures": Called(
        lambda w: cases.care_figures(w.partner, *THIS_YEAR),
        empty=(lambda w, t: _insurers_in_figures(w),),
    ),
    "cases.case_report": Called(
        lambda w: cases.case_report(w.partner, *THIS_YEAR),
        empty=(
            lambda w, t: _insurers_in_report(w, None),
            lambda w, t: _insurers_in_report(w, t.insurer_id),
        ),
    ),
    "cases.close_complaint": Called(
        _close,
        refused=(lambda w, t: cases.close_complaint(w.advisor, t.last_case, "已返工"),),
    ),
    "cases.enter_score": Called(
        lambda w: cases.enter_score(w.advisor, 1, 9, "挺好"),
        refused=(lambda w, t: cases.enter_score(w.advisor, t.last_case, 9),),
    ),
    "cases.escalate_complaint": Called(
        _escalate,
        empty=(lambda w, t: cases.escalate_complaint(w.centre_id, _complaint_of(t)),),
    ),
    "cases.late_complaint": Called(
        lambda w: cases.late_complaint(w.centre_id, _complaint_of(w)),
        empty=(lambda w, t: cases.late_complaint(w.centre_id, _complaint_of(t)),),
    ),
    "cases.lend_loaner": Called(
        lambda w: cases.lend_loaner(w.advisor, 3, LOANERS[1]),
        refused=(lambda w, t: cases.lend_loaner(w.advisor, t.last_case, LOANERS[1]),),
    ),
    "cases.list_complaints": Called(lambda w: cases.list_complaints(w.advisor)),
    "cases.loaner_pool": Called(lambda w: cases.loaner_pool(w.advisor)),
    "cases.mark_told": Called(
        lambda w: cases.mark_told(w.advisor, 2, Moment.ASSESSED),
        refused=(lambda w, t: cases.mark_told(w.advisor, t.last_case, Moment.ASSESSED),),
    ),
    "cases.note_visit": Called(_visit),
    "cases.open_complaint": Called(
        lambda w: cases.open_complaint(w.advisor, 2, "车漆有色差"),
        refused=(lambda w, t: cases.open_complaint(w.advisor, t.last_case, "车漆有色差"),),
    ),
    "cases.poor_score": Called(
        lambda w: cases.poor_score(w.centre_id, 1),
        empty=(lambda w, t: cases.poor_score(w.centre_id, t.last_case),),
    ),
    "cases.prepare_telling": Called(
        lambda w: cases.prepare_telling(w.advisor, 2),
        refused=(lambda w, t: cases.prepare_telling(w.advisor, t.last_case),),
    ),
    "cases.read_wordings": Called(lambda w: cases.read_wordings(w.manager)),
    "cases.reset_wording": Called(lambda w: cases.reset_wording(w.manager, Moment.ARRIVAL)),
    "cases.retire_loaner": Called(lambda w: cases.retire_loaner(w.partner, LOANERS[1])),
    "cases.return_loaner": Called(lambda w: cases.return_loaner(w.advisor, LOANERS[0])),
    "cases.set_wording": Called(lambda w: cases.set_wording(w.manager, Moment.REPAIR, "{车牌} 在修")),
    "cases.undo_booked": undoing(
        cases.undo_booked, lambda w: cases.book_maintenance(w.advisor, 1, NEXT_SPRING), what="booked"
    ),
    "cases.undo_complaint": undoing(
        cases.undo_complaint, lambda w: cases.open_complaint(w.advisor, 2, "车漆有色差"), what="complaint"
    ),
    "cases.undo_complaint_answered": undoing(
        cases.undo_complaint_answered, lambda w: cases.answer_complaint(w.advisor, 1, "已道歉")
    ),
    "cases.undo_complaint_closed": undoing(cases.undo_complaint_closed, _close, what="complaint closed"),
    "cases.undo_loaner_added": undoing(
        cases.undo_loaner_added, lambda w: cases.add_loaner(w.partner, A_NEW_LOANER), by=attrgetter("partner")
    ),
    "cases.undo_loaner_back": undoing(cases.undo_loaner_back, lambda w: cases.return_loaner(w.advisor, LOANERS[0])),
    "cases.undo_loaner_lent": undoing(cases.undo_loaner_lent, lambda w: cases.lend_loaner(w.advisor, 3, LOANERS[1])),
    "cases.undo_loaner_removed": undoing(
        cases.undo_loaner_removed, lambda w: cases.retire_loaner(w.partner, LOANERS[1]), by=attrgetter("partner")
    ),
    "cases.undo_scored": undoing(cases.undo_scored, lambda w: cases.enter_score(w.advisor, 1, 9), what="scored"),
    "cases.undo_told": undoing(cases.undo_told, lambda w: cases.mark_told(w.advisor, 2, Moment.ASSESSED), what="told"),
    "cases.undo_visit": undoing(cases.undo_visit, _visit, what="added"),
    "cases.undo_wording": undoing(
        cases.undo_wording, lambda w: cases.set_wording(w.manager, Moment.REPAIR, "在修"), by=attrgetter("manager")
    ),
    "customers.add_visit": Called(
        lambda w: customers.add_visit(w.advisor, plate="京AD12345", kind=VisitKind.WASH, amount_fen=yuan(60))
    ),
    "customers.any_visit_since": Called(
        lambda w: customers.any_visit_since(w.centre_id, LONG_AGO, vehicle_id=w.vehicle_id),
        empty=(
            lambda w, t: customers.any_visit_since(w.centre_id, LONG_AGO, customer_id=t.customer_id),
            lambda w, t: customers.any_visit_since(w.centre_id, LONG_AGO, vehicle_id=t.vehicle_id),
        ),
    ),
    "customers.undo_visit": undoing(customers.undo_visit, _visit, what="added"),
    "customers.visit_days": Called(
        lambda w: customers.visit_days(w.centre_id, VisitKind.MAINTENANCE, *THIS_YEAR, vehicle_id=w.vehicle_id),
        empty=(
            lambda w, t: customers.visit_days(w.centre_id, VisitKind.MAINTENANCE, *THIS_YEAR, vehicle_id=t.vehicle_id),
        ),
    ),
}
