"""The SOP's clock and the order of the board, as pure rules (domain §3)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.cases.errors import (
    AssessmentNeeded,
    AssessmentNegative,
    DeductibleTooHigh,
    EstimateNotPositive,
    StepNeedsFirst,
    StepNotWaivable,
    UnknownStep,
)
from domain.cases.rules import amounts, due, marking, ordering, sop, timing
from domain.cases.views import (
    Anchor,
    BoardLine,
    CaseState,
    DueRule,
    Moments,
    Section,
    SopTimes,
    Stage,
    Standing,
    StepName,
    StepState,
    StepView,
    Template,
)
from domain.errors import DomainError
from domain.money import Fen, yuan

SHANGHAI = "Asia/Shanghai"
TIMES = SopTimes()


def at(text: str, zone: str = SHANGHAI) -> datetime:
    """A wall-clock time of ``zone``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def due_times(arrival: str, zone: str = SHANGHAI, times: SopTimes = TIMES) -> dict[str, str]:
    """When everything is due for a car that arrives then, on the wall clock of ``zone``."""
    _, due_at = due.first_due(sop.base(Template.STANDARD, times), at(arrival, zone), zone)
    return {
        name: moment.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M")
        for name, moment in due_at.items()
        if moment is not None
    }


def test_every_step_has_its_due_time_from_the_arrival() -> None:
    assert due_times("2026-11-20 09:30") == {
        "inspection": "11-20 10:30",
        "plan": "11-20 13:30",
        "submitted": "11-21 00:00",
        "assessed": "11-21 09:30",
        "informed": "11-22 00:00",
        "photo": "11-23 00:00",
        "eta": "11-26 00:00",
        "quality": "11-27 00:00",
        "delivered": "11-27 00:00",
    }


def test_the_steps_stand_in_the_order_of_the_sop_and_two_wait_for_delivery() -> None:
    _, due_at = due.first_due(sop.base(Template.STANDARD, TIMES), at("2026-11-20 09:30"), SHANGHAI)
    assert list(due_at) == list(StepName)
    assert [name for name, moment in due_at.items() if moment is None] == [StepName.BOOKING, StepName.CALLBACK]


def test_a_car_that_comes_just_before_midnight_has_its_day_0_over_at_once() -> None:
    times = due_times("2026-11-30 23:59")
    assert times["inspection"] == "12-01 00:59"
    assert times["submitted"] == "12-01 00:00"
    assert times["informed"] == "12-02 00:00"


def test_day_counts_run_over_the_end_of_month_and_of_february() -> None:
    assert due_times("2028-02-27 10:00")["delivered"] == "03-05 00:00"  # 2028 is a leap year: 4 March ends
    assert due_times("2026-12-28 10:00")["delivered"] == "01-04 00:00"


def test_a_day_is_the_centres_own_day() -> None:
    moment = datetime(2026, 11, 20, 17, tzinfo=UTC)  # 01:00 on the 21st in Shanghai, 12:00 on the 20th in New York
    for zone, day in ((SHANGHAI, date(2026, 11, 27)), ("America/New_York", date(2026, 11, 26))):
        moments, _ = due.first_due(sop.base(Template.STANDARD, TIMES), moment, zone)
        assert due.promised_day(moments) == day
    assert timing.day_number(moment, moment + timedelta(hours=20), SHANGHAI) == 0
    assert timing.day_number(moment, moment + timedelta(hours=20), "America/New_York") == 1


def test_a_day_with_a_change_of_clocks_ends_at_its_own_midnight() -> None:
    times = due_times("2026-03-07 09:00", "America/New_York")  # clocks go forward on the 8th
    assert times["assessed"] == "03-08 10:00"  # 24 real hours
    assert times["informed"] == "03-09 00:00"


def test_policy_times_are_what_counts() -> None:
    times = SopTimes(inspection_hours=2, submitted_days=1, photo_days=1, quality_days=3, delivered_days=4, eta_days=2)
    told = due_times("2026-11-20 09:30", times=times)
    assert (told["inspection"], told["submitted"], told["photo"]) == ("11-20 11:30", "11-22 00:00", "11-22 00:00")
    assert (told["eta"], told["quality"], told["delivered"]) == ("11-23 00:00", "11-24 00:00", "11-25 00:00")


def test_steps_before_delivery_move_with_the_promised_day() -> None:
    moments = Moments(at("2026-11-20 09:30"), SHANGHAI, promised_at=at("2026-12-02 00:00"))
    rules = {step.name: step.rule for step in sop.base(Template.STANDARD, TIMES)}
    assert due.due_at(rules["eta"], moments) == at("2026-12-01 00:00")
    assert due.due_at(rules["quality"], moments) == at("2026-12-02 00:00")


def test_follow_up_is_due_from_the_delivery_itself() -> None:
    moments = Moments(at("2026-11-20 09:30"), SHANGHAI, delivered_at=at("2026-11-30 23:30"))
    rules = {step.name: step.rule for step in sop.base(Template.STANDARD, TIMES)}
    assert due.due_at(rules["booking"], moments) == at("2026-12-01 00:00")
    assert due.due_at(rules["callback"], moments) == at("2026-12-02 00:00")


@pytest.mark.parametrize(
    ("shown_on", "told"),
    [
        (date(2026, 11, 20), "2026-11-23 00:00"),  # on day 0: the first is still due by the end of day 2
        (date(2026, 11, 22), "2026-11-24 00:00"),
        (date(2026, 11, 30), "2026-12-02 00:00"),
    ],
)
def test_the_next_photo_is_due_the_day_after_the_last_one_and_not_before_day_2(shown_on: date, told: str) -> None:
    first = due.due_at(DueRule(Anchor.DAY, 2), Moments(at("2026-11-20 09:30"), SHANGHAI))
    assert first is not None
    assert due.next_photo_due(first, shown_on, SHANGHAI) == at(told)


@pytest.mark.parametrize(
    ("due", "now", "standing"),
    [
        ("2026-11-20 10:30", "2026-11-20 10:29:59", Standing.TODAY),
        ("2026-11-20 10:30", "2026-11-20 10:30", Standing.LATE),
        ("2026-11-21 00:00", "2026-11-20 23:59:59", Standing.TODAY),  # by the midnight that ends today
        ("2026-11-21 00:00", "2026-11-21 00:00", Standing.LATE),
        ("2026-11-21 00:00", "2026-11-19 23:59:59", Standing.AHEAD),
        ("2026-11-21 00:01", "2026-11-20 23:59:59", Standing.AHEAD),
    ],
)
def test_a_step_is_due_on_its_day_and_late_from_its_moment(due: str, now: str, standing: Standing) -> None:
    assert marking.step_standing(StepState.OPEN, at(due), at(now), SHANGHAI) is standing


def test_a_step_without_a_due_time_waits_and_a_finished_one_is_never_late() -> None:
    now = at("2026-11-20 12:00")
    assert marking.step_standing(StepState.OPEN, None, now, SHANGHAI) is Standing.AHEAD
    for state, standing in ((StepState.DONE, Standing.DONE), (StepState.WAIVED, Standing.WAIVED)):
        assert marking.step_standing(state, at("2026-11-01 00:00"), now, SHANGHAI) is standing


@pytest.mark.parametrize(
    ("late_by", "said"),
    [
        (timedelta(seconds=5), (1, "minutes")),
        (timedelta(minutes=59), (59, "minutes")),
        (timedelta(minutes=60), (1, "hours")),
        (timedelta(hours=47, minutes=59), (47, "hours")),
        (timedelta(hours=48), (2, "days")),
        (timedelta(days=9, hours=23), (9, "days")),
    ],
)
def test_lateness_is_said_in_the_unit_people_use(late_by: timedelta, said: tuple[int, str]) -> None:
    due = at("2026-11-20 10:30")
    assert timing.lateness(due, due + late_by) == said


@pytest.mark.parametrize(
    ("finished", "stage"),
    [
        ((), Stage.INSPECTION),
        (("inspection",), Stage.PLAN),
        (("inspection", "plan"), Stage.ASSESSMENT),
        (("submitted",), Stage.ASSESSMENT),
        (("inspection", "plan", "submitted", "assessed"), Stage.REPAIR),
        (("assessed",), Stage.REPAIR),
        (("informed", "eta", "photo"), Stage.INSPECTION),
        (("assessed", "quality"), Stage.HANDOVER),
    ],
)
def test_a_case_is_as_far_as_its_furthest_milestone(finished: tuple[str, ...], stage: Stage) -> None:
    assert marking.stage(CaseState.OPEN, finished) is stage


def test_delivery_and_closing_decide_the_stage_alone() -> None:
    assert marking.stage(CaseState.DELIVERED, ("quality",)) is Stage.FOLLOW_UP
    assert marking.stage(CaseState.CLOSED, ("quality",)) is Stage.CLOSED


def test_the_insurers_share_is_the_estimate_until_assessed_then_less_the_deductible() -> None:
    assert amounts.insurer_share(yuan(8500), None, None) == yuan(8500)
    assert amounts.insurer_share(yuan(8500), yuan(8200), yuan(500)) == yuan(7700)
    assert amounts.insurer_share(yuan(8500), yuan(8200), None) == yuan(8200)
    assert amounts.insurer_share(yuan(8500), Fen(0), Fen(0)) == 0


def test_amounts_that_make_no_sense_are_refused() -> None:
    amounts.check_assessment(yuan(500), yuan(500))
    with pytest.raises(DeductibleTooHigh) as refusal:
        amounts.check_assessment(yuan(500), Fen(yuan(500) + 1))
    assert refusal.value.params() == {"assessed_fen": 50_000, "deductible_fen": 50_001}
    for assessed, deductible in ((-1, 0), (0, -1)):
        with pytest.raises(AssessmentNegative):
            amounts.check_assessment(Fen(assessed), Fen(deductible))
    for estimate in (0, -1):
        with pytest.raises(EstimateNotPositive):
            amounts.check_estimate(Fen(estimate))
    amounts.check_estimate(Fen(1))


def refusal_of(step: str, *, waived: bool = False, missing: str = "") -> object:
    """What is said to marking ``step`` while the steps of ``missing`` are open."""
    open_steps = {step, *missing.split()}
    try:
        marking.check_step("C1", step, waived=waived, open_steps=open_steps)
    except DomainError as error:
        return type(error), error.params().get("first")
    return None


def test_a_car_leaves_with_an_assessment_and_a_quality_check() -> None:
    assert refusal_of("delivered", missing="assessed quality") == (StepNeedsFirst, "assessed")
    assert refusal_of("delivered", missing="quality") == (StepNeedsFirst, "quality")
    assert refusal_of("delivered", missing="inspection eta photo") is None


def test_a_customer_is_called_back_once_the_car_has_left() -> None:
    assert refusal_of("callback", missing="delivered") == (StepNeedsFirst, "delivered")
    assert refusal_of("callback") is None
    assert refusal_of("booking", missing="delivered") is None


def test_what_is_billed_by_is_never_waived_nor_marked_without_its_amount() -> None:
    assert refusal_of("assessed") == (AssessmentNeeded, None)
    assert refusal_of("assessed", waived=True) == (StepNotWaivable, None)
    assert refusal_of("delivered", waived=True) == (StepNotWaivable, None)
    for step in set(StepName) - {StepName.ASSESSED, StepName.DELIVERED, StepName.CALLBACK}:
        assert refusal_of(step, waived=True) is None


def test_a_step_that_the_case_does_not_have_is_refused_by_name() -> None:
    marking.check_known("C1", "plan", ["plan"])
    with pytest.raises(UnknownStep) as refusal:
        marking.check_known("C1", "paint", ["plan"])
    assert refusal.value.params() == {"case": "C1", "step": "paint"}


def test_only_a_delivered_case_closes_and_only_with_its_last_step() -> None:
    assert marking.state_after(CaseState.DELIVERED, ()) is CaseState.CLOSED
    assert marking.state_after(CaseState.DELIVERED, ("callback",)) is CaseState.DELIVERED
    assert marking.state_after(CaseState.OPEN, ()) is CaseState.OPEN


NOW = at("2026-11-20 12:00")


def a_step(due: str, *, done: str | None = None, name: str = "plan") -> StepView:
    """A step of a line: open, or done at a time of the same day."""
    due_at, done_at = at(due), at(done) if done else None
    state = StepState.DONE if done else StepState.OPEN
    standing = marking.step_standing(state, due_at, NOW, SHANGHAI)
    return StepView(name, 1, standing, due_at, done_at, done_today=done is not None)


def a_line(number: int, *steps: StepView, stage: Stage = Stage.PLAN, promised: str = "2026-11-26") -> BoardLine:
    return BoardLine(
        number=number,
        state=CaseState.OPEN,
        stage=stage,
        insurer="平安",
        plate="京AD12345",
        advisor="李雷",
        day_number=0,
        promised_day=date.fromisoformat(promised),
        steps=steps,
        next_steps=marking.next_steps(steps),
    )


def test_what_comes_next_is_what_can_be_done_the_soonest_due_first() -> None:
    steps = (
        a_step("2026-11-27 00:00", name="quality"),
        a_step("2026-11-27 00:00", name="delivered"),
        a_step("2026-11-20 13:00", name="plan"),
        a_step("2026-11-20 10:00", name="inspection", done="2026-11-20 09:50"),
        replace(a_step("2026-11-22 00:00", name="photo"), done_today=True),
        replace(a_step("2026-11-22 00:00", name="callback"), due_at=None),
        replace(a_step("2026-11-22 00:00", name="booking"), due_at=None),
    )
    assert [step.name for step in marking.next_steps(steps)] == ["plan", "quality"], "the booking waits for delivery"


def test_what_is_late_longest_comes_first_in_a_line() -> None:
    photo = replace(a_step("2026-11-20 00:00", name="photo"), position=6)
    quality = replace(a_step("2026-11-19 00:00", name="quality"), position=8)
    assert [step.name for step in a_line(1, photo, quality).late] == ["quality", "photo"]


def test_the_digest_has_the_longest_late_first_then_today_then_the_rest() -> None:
    lines = [
        a_line(1, a_step("2026-11-25 00:00")),
        a_line(2, a_step("2026-11-20 18:00")),
        a_line(3, a_step("2026-11-20 11:00")),
        a_line(4, a_step("2026-11-19 11:00")),
        a_line(5),
        a_line(6, a_step("2026-11-20 13:00")),
    ]
    order = [(line.section, line.case.number) for line in ordering.digest_order(lines)]
    assert order == [
        (Section.LATE, 4),
        (Section.LATE, 3),
        (Section.TODAY, 6),
        (Section.TODAY, 2),
        (Section.IN_PROGRESS, 1),
        (Section.IN_PROGRESS, 5),
    ]


def test_what_was_done_today_stays_in_its_section_after_what_is_still_to_do() -> None:
    done_late = a_line(1, a_step("2026-11-19 00:00", done="2026-11-20 11:59"))
    done_in_time = a_line(2, a_step("2026-11-20 18:00", done="2026-11-20 11:59"))
    late, today = a_line(3, a_step("2026-11-20 11:00")), a_line(4, a_step("2026-11-20 18:00"))
    order = ordering.digest_order([done_late, done_in_time, late, today])
    assert [(line.section, line.case.number) for line in order] == [
        (Section.LATE, 3),
        (Section.LATE, 1),
        (Section.TODAY, 4),
        (Section.TODAY, 2),
    ]


def test_a_case_keeps_its_place_while_more_of_it_is_to_do() -> None:
    before = a_line(1, a_step("2026-11-19 11:00"), a_step("2026-11-20 11:30", name="submitted"))
    other = a_line(2, a_step("2026-11-20 11:00"))
    after = a_line(1, a_step("2026-11-19 11:00", done="2026-11-20 11:59"), a_step("2026-11-20 11:30", name="submitted"))
    for first in (before, after):
        assert [line.case.number for line in ordering.digest_order([other, first])] == [1, 2]


def test_the_board_has_late_cases_first_and_then_goes_by_stage() -> None:
    lines = [
        a_line(1, a_step("2026-11-25 00:00"), stage=Stage.HANDOVER),
        a_line(2, a_step("2026-11-24 00:00"), stage=Stage.REPAIR),
        a_line(3, a_step("2026-11-22 00:00"), stage=Stage.REPAIR),
        a_line(4, a_step("2026-11-20 11:00"), stage=Stage.FOLLOW_UP),
        a_line(5, stage=Stage.INSPECTION),
    ]
    assert [line.number for line in ordering.board_order(lines)] == [4, 5, 3, 2, 1]


def test_promised_deliveries_are_told_by_day_of_what_is_still_here() -> None:
    gone = replace(a_line(9, promised="2026-11-20"), state=CaseState.DELIVERED)
    lines = [a_line(3, promised="2026-11-21"), a_line(2), gone, a_line(1, promised="2026-11-21")]
    assert ordering.deliveries(lines) == ((date(2026, 11, 21), (1, 3)), (date(2026, 11, 26), (2,)))
