"""Cases from arrival to closing, on a real database (domain §3)."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.cases import service
from domain.cases.errors import (
    AssessmentNeeded,
    ClaimTaken,
    CustomerNeeded,
    DeductibleTooHigh,
    EstimateNotPositive,
    PlateInCare,
    StepNeedsFirst,
    StepNotWaivable,
    UnknownStep,
    WaiverReasonMissing,
)
from domain.cases.models import Case, CasePhotoDay, CaseStep
from domain.cases.views import BoardFilter, CaseState, CaseView, Section, Stage, Standing, StepView
from domain.database.connection import recorded_queries
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service as insurers
from domain.insurers.errors import IntakeStopped
from domain.insurers.models import InsurerEntry
from domain.insurers.views import IntakeState
from domain.money import Fen, yuan
from domain.people.models import AuditEntry
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import a_staff

SHANGHAI = ZoneInfo("Asia/Shanghai")
ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop at half past nine."""
    move_to(ARRIVAL)
    return await a_shop()


def step_of(case: CaseView, name: str) -> StepView:
    return next(step for step in case.steps if step.name == name)


def local_due(case: CaseView, name: str) -> str:
    due_at = step_of(case, name).due_at
    return due_at.astimezone(SHANGHAI).strftime("%m-%d %H:%M") if due_at else "–"


async def exposure_fen(shop: Shop) -> int:
    return (await insurers.standing(shop.advisor, shop.insurer.id)).exposure_fen


async def audit_of(shop: Shop, number: int) -> list[tuple[str, dict[str, object], dict[str, object]]]:
    rows = await AuditEntry.filter(centre_id=shop.centre.id, subject="case", number=number).order_by("id")
    return [(row.what, row.before, row.after) for row in rows]


# --- taking a car


async def test_a_case_is_taken_with_its_steps_its_account_and_its_risk_card(shop: Shop) -> None:
    taken = await a_case(shop, plate="京a·d12345", phone="138 1234 5678", estimate_yuan=8500)
    case = taken.case
    assert (case.number, case.plate, case.customer_name, case.phone) == (1, "京AD12345", "王先生", "13812345678")
    assert (case.state, case.stage, case.day_number) == (CaseState.OPEN, Stage.INSPECTION, 0)
    assert (case.advisor, case.insurer, case.promised_day) == ("李雷", "平安", date(2026, 11, 26))
    assert [step.standing for step in case.steps[:3]] == [Standing.TODAY] * 3
    assert local_due(case, "inspection") == "11-20 10:30"
    assert (taken.before.exposure_fen, taken.before.extra_fen) == (0, yuan(8500))
    assert (taken.after.exposure_fen, taken.after.limit_fen) == (yuan(8500), yuan(50_000))
    assert not taken.overridden
    assert await exposure_fen(shop) == yuan(8500)


async def test_numbers_count_up_in_each_centre_alone(shop: Shop) -> None:
    other = await a_shop()
    numbers = [(await a_case(each)).case.number for each in (shop, shop, other)]
    assert numbers == [1, 2, 1]


async def test_a_car_in_care_is_not_taken_twice_and_the_first_case_is_named(shop: Shop) -> None:
    await a_case(shop, plate="京AD12345", phone="13812345678")
    with pytest.raises(PlateInCare) as refusal:
        await a_case(shop, plate="京AD12345", phone="13812345678", claim="PDAA202611200001")
    assert refusal.value.params() == {
        "plate": "京AD12345",
        "case": "C1",
        "arrived_on": date(2026, 11, 20),
        "advisor": "李雷",
    }
    assert await exposure_fen(shop) == yuan(100)
    assert await Case.filter(centre_id=shop.centre.id).count() == 1


async def test_a_delivered_car_may_come_again_with_a_new_accident(shop: Shop) -> None:
    first = await a_case(shop, plate="京AD12345", phone="13812345678")
    await do_steps(shop.advisor, first.case.number, *UNTIL_DELIVERED)
    again = await a_case(shop, plate="京AD12345", phone="13812345678")
    assert again.case.number == 2


async def test_of_two_who_take_the_same_car_at_once_one_is_refused(shop: Shop) -> None:
    async def take() -> object:
        try:
            return (await a_case(shop, plate="京AD12345", phone="13812345678")).case.number
        except PlateInCare as error:
            return error.case

    results = await asyncio.gather(take(), take(), take())
    assert sorted(map(str, results)) == ["1", "C1", "C1"]
    assert await exposure_fen(shop) == yuan(100)


async def test_a_claim_number_stands_with_one_case_of_an_insurer(shop: Shop) -> None:
    await a_case(shop, claim="PDAA202611200001")
    with pytest.raises(ClaimTaken) as refusal:
        await a_case(shop, claim="PDAA202611200001")
    assert refusal.value.case == "C1"
    other = await an_insurer(shop.manager, "人保")
    assert (await a_case(shop, insurer_id=other.id, claim="PDAA202611200001")).case.number == 2
    assert (await a_case(shop)).case.claim == ""
    assert (await a_case(shop)).case.number == 4


async def test_a_known_car_needs_no_customer_and_an_unknown_one_does(shop: Shop) -> None:
    first = await a_case(shop, plate="京AD12345", phone="13812345678")
    await do_steps(shop.advisor, first.case.number, *UNTIL_DELIVERED)
    again = await service.open_case(shop.advisor, insurer_id=shop.insurer.id, plate="京AD12345", estimate_fen=yuan(100))
    assert (again.case.customer_name, again.case.phone) == ("王先生", "13812345678")
    for name, phone, missing in ((None, None, "name"), (None, "13912345678", "name"), ("赵六", None, "phone")):
        with pytest.raises(CustomerNeeded) as refusal:
            await service.open_case(
                shop.advisor,
                insurer_id=shop.insurer.id,
                plate="京AD99999",
                estimate_fen=yuan(100),
                name=name,
                phone=phone,
            )
        assert refusal.value.missing == missing


async def test_an_estimate_is_above_zero_and_a_refusal_leaves_nothing_behind(shop: Shop) -> None:
    with pytest.raises(EstimateNotPositive):
        await a_case(shop, estimate_yuan=0)
    with pytest.raises(NotFound):
        await a_case(shop, insurer_id=999)
    assert await Case.all().count() == 0
    assert (await a_case(shop)).case.number == 1


async def test_a_stopped_insurer_is_refused_unless_a_manager_overrides_with_a_reason(shop: Shop) -> None:
    await insurers.stop(shop.manager, insurer_id=shop.insurer.id, reason="对账有问题")
    with pytest.raises(IntakeStopped):
        await a_case(shop)
    with pytest.raises(NotAllowed):
        await a_case(shop, override_reason="老客户")
    with pytest.raises(IntakeStopped):
        await a_case(shop, by=shop.manager, override_reason="  ")
    taken = await a_case(shop, by=shop.manager, override_reason="老客户")
    assert taken.overridden
    assert taken.before.state is IntakeState.STOPPED
    assert (taken.case.override_reason, taken.case.advisor) == ("老客户", "张店长")
    assert "intake overridden" in [what for what, _, _ in await audit_of(shop, taken.case.number)]
    assert await Case.all().count() == 1


async def test_an_override_that_nothing_needs_is_not_kept(shop: Shop) -> None:
    taken = await a_case(shop, by=shop.manager, override_reason="老客户")
    assert (taken.overridden, taken.case.override_reason) == (False, "")


async def test_a_stop_never_blocks_work_on_a_case_already_taken(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    await insurers.stop(shop.manager, insurer_id=shop.insurer.id, reason="对账有问题")
    await do_steps(shop.advisor, number, *UNTIL_DELIVERED, "booking", "callback")
    assert (await service.show_case(shop.advisor, number=number)).state is CaseState.CLOSED


# --- steps


async def test_a_step_done_is_kept_with_who_and_when_and_audited(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    move_to(ARRIVAL + timedelta(minutes=20))
    marked = await service.mark_step(shop.advisor, number, "inspection")
    assert marked.fresh
    assert (marked.step.standing, marked.step.by, marked.step.done_today) == (Standing.DONE, "李雷", True)
    assert marked.step.done_at == (ARRIVAL + timedelta(minutes=20)).astimezone(UTC)
    assert marked.case.stage is Stage.PLAN
    assert (await audit_of(shop, number))[-1] == (
        "step",
        {"state": "open"},
        {"step": "inspection", "state": "done", "reason": ""},
    )


async def test_a_step_done_twice_tells_who_did_it_first(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    await service.mark_step(shop.advisor, number, "inspection")
    move_to(ARRIVAL + timedelta(hours=2))
    again = await service.mark_step(shop.manager, number, "inspection", waive_reason="不用了")
    assert (again.fresh, again.step.by, again.step.standing) == (False, "李雷", Standing.DONE)
    assert again.step.done_at == ARRIVAL.astimezone(UTC)
    assert [what for what, _, _ in await audit_of(shop, number)] == ["opened", "step"]


async def test_of_two_who_mark_a_step_at_once_exactly_one_did_it(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    marks = await asyncio.gather(
        *(service.mark_step(actor, number, "inspection") for actor in (shop.advisor, shop.manager, shop.advisor))
    )
    assert sorted(mark.fresh for mark in marks) == [False, False, True]
    assert len({mark.step.by for mark in marks}) == 1
    assert [what for what, _, _ in await audit_of(shop, number)] == ["opened", "step"]


async def test_a_waiver_keeps_its_reason_and_needs_one(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    with pytest.raises(WaiverReasonMissing):
        await service.mark_step(shop.advisor, number, "plan", waive_reason=" ")
    marked = await service.mark_step(shop.advisor, number, "plan", waive_reason="客户自带方案")
    assert (marked.step.standing, marked.step.reason) == (Standing.WAIVED, "客户自带方案")


async def test_refused_marks_change_nothing(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    attempts: list[tuple[str, str | None, type[DomainError]]] = [
        ("delivered", None, StepNeedsFirst),
        ("assessed", None, AssessmentNeeded),
        ("assessed", "没有", StepNotWaivable),
        ("delivered", "没有", StepNotWaivable),
        ("callback", None, StepNeedsFirst),
        ("paint", None, UnknownStep),
    ]
    for step, reason, refused in attempts:
        with pytest.raises(refused):
            await service.mark_step(shop.advisor, number, step, waive_reason=reason)
    assert await CaseStep.filter(case__number=number).exclude(state="open").count() == 0
    with pytest.raises(NotFound):
        await service.mark_step(shop.advisor, 99, "plan")


async def test_the_photo_is_marked_once_a_day_until_the_repair_is_done(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    assert local_due(await service.show_case(shop.advisor, number=number), "photo") == "11-23 00:00"
    move_to(ARRIVAL + timedelta(days=2))
    first = await service.mark_step(shop.advisor, number, "photo")
    assert (first.fresh, first.step.standing, first.step.done_today) == (True, Standing.AHEAD, True)
    assert local_due(first.case, "photo") == "11-24 00:00"
    second = await service.mark_step(shop.manager, number, "photo")
    assert (second.fresh, second.step.by, second.case.photo_days) == (False, "李雷", 1)
    move_to(ARRIVAL + timedelta(days=4))
    late = step_of(await service.show_case(shop.advisor, number=number), "photo")
    assert late.standing is Standing.LATE
    third = await service.mark_step(shop.manager, number, "photo")
    assert (third.fresh, third.case.photo_days) == (True, 2)
    done = (await service.mark_step(shop.advisor, number, "quality")).case
    assert (step_of(done, "photo").standing, step_of(done, "photo").by) == (Standing.DONE, "张店长")
    assert not (await service.mark_step(shop.advisor, number, "photo")).fresh


async def test_a_repair_without_any_photo_ends_with_the_photo_waived(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    case = (await service.mark_step(shop.advisor, number, "quality")).case
    assert step_of(case, "photo").standing is Standing.WAIVED


async def test_a_photo_may_be_waived_as_a_whole(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    await service.mark_step(shop.advisor, number, "photo")
    marked = await service.mark_step(shop.advisor, number, "photo", waive_reason="客户不要")
    assert (marked.fresh, marked.step.standing) == (True, Standing.WAIVED)


async def test_delivery_reaches_the_account_and_sets_the_follow_up(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    await do_steps(shop.advisor, number, *UNTIL_DELIVERED[:-1])
    before = await service.show_case(shop.advisor, number=number)
    assert (before.stage, step_of(before, "booking").due_at) == (Stage.HANDOVER, None)
    leaving = datetime(2026, 11, 24, 17, tzinfo=SHANGHAI)
    move_to(leaving)
    case = (await service.mark_step(shop.advisor, number, "delivered")).case
    assert (case.state, case.stage, case.delivered_at) == (CaseState.DELIVERED, Stage.FOLLOW_UP, leaving)
    assert (local_due(case, "booking"), local_due(case, "callback")) == ("11-25 00:00", "11-26 00:00")
    entry = await InsurerEntry.get(centre_id=shop.centre.id, kind="delivered", case_number=number)
    assert (entry.day, entry.amount_fen) == (date(2026, 11, 24), 0)


async def test_the_last_step_closes_a_delivered_case(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    await do_steps(shop.advisor, number, *UNTIL_DELIVERED, "booking")
    case = (await service.mark_step(shop.advisor, number, "callback")).case
    assert (case.state, case.stage) == (CaseState.CLOSED, Stage.CLOSED)
    assert (await Case.get(number=number)).closed_at is not None


# --- assessment


async def test_the_assessment_moves_the_account_and_does_its_step(shop: Shop) -> None:
    number = (await a_case(shop, estimate_yuan=8500)).case.number
    done = await service.assess(shop.advisor, number, assessed_fen=yuan(8200), deductible_fen=yuan(500))
    assert (done.case.share_fen, done.former_fen, done.first) == (yuan(7700), yuan(8500), True)
    assert step_of(done.case, "assessed").standing is Standing.DONE
    assert done.credit.exposure_fen == yuan(7700)
    assert done.case.stage is Stage.REPAIR


async def test_an_amended_assessment_keeps_the_deductible_and_its_history(shop: Shop) -> None:
    number = (await a_case(shop, estimate_yuan=8500)).case.number
    await service.assess(shop.advisor, number, assessed_fen=yuan(8200), deductible_fen=yuan(500))
    move_to(ARRIVAL + timedelta(hours=3))
    again = await service.assess(shop.manager, number, assessed_fen=yuan(9000))
    assert (again.first, again.case.share_fen) == (False, yuan(8500))
    assert step_of(again.case, "assessed").by == "李雷"
    assert (await audit_of(shop, number))[-1] == (
        "assessed",
        {"assessed_fen": yuan(8200), "deductible_fen": yuan(500)},
        {"assessed_fen": yuan(9000), "deductible_fen": yuan(500)},
    )
    assert await exposure_fen(shop) == yuan(8500)
    kept = await audit_of(shop, number)
    assert (await service.assess(shop.advisor, number, assessed_fen=yuan(9000))).same
    assert await audit_of(shop, number) == kept


async def test_a_senseless_assessment_changes_nothing(shop: Shop) -> None:
    number = (await a_case(shop, estimate_yuan=8500)).case.number
    with pytest.raises(DeductibleTooHigh):
        await service.assess(shop.advisor, number, assessed_fen=yuan(400), deductible_fen=yuan(500))
    with pytest.raises(NotFound):
        await service.assess(shop.advisor, 99, assessed_fen=yuan(400))
    assert (await service.show_case(shop.advisor, number=number)).assessed_fen is None
    assert await exposure_fen(shop) == yuan(8500)


# --- looking


async def test_a_case_is_found_by_number_plate_and_claim(shop: Shop) -> None:
    first = await a_case(shop, plate="京AD12345", phone="13812345678", claim="PDAA202611200001")
    for found in (
        await service.show_case(shop.advisor, number=1),
        await service.show_case(shop.advisor, plate="京a d12345"),
        await service.show_case(shop.advisor, claim="PDAA202611200001"),
    ):
        assert found == first.case
    for wanted in ({"number": 9}, {"plate": "京AD99999"}, {"claim": "NOSUCHCLAIM0001"}):
        with pytest.raises(NotFound):
            await service.show_case(shop.advisor, **wanted)


async def test_a_plate_means_the_case_in_care_before_an_older_one(shop: Shop) -> None:
    await a_case(shop, plate="京AD12345", phone="13812345678")
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    assert (await service.show_case(shop.advisor, plate="京AD12345")).number == 1
    await a_case(shop, plate="京AD12345", phone="13812345678")
    assert (await service.show_case(shop.advisor, plate="京AD12345")).number == 2


async def test_a_look_in_private_is_audited_and_one_in_the_group_is_not(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    await service.show_case(shop.advisor, number=number)
    assert [what for what, _, _ in await audit_of(shop, number)] == ["opened"]
    alone = await a_staff(shop.centre, Role.ADVISOR)
    await service.show_case(alone, number=number)
    assert [what for what, _, _ in await audit_of(shop, number)] == ["opened", "looked"]


async def test_the_customer_of_a_case_stays_whoever_owns_the_car_later(shop: Shop) -> None:
    await a_case(shop, plate="京AD12345", phone="13812345678")
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    await a_case(shop, plate="京AD12345", name="赵女士", phone="13900001111")
    assert (await service.show_case(shop.advisor, number=1)).customer_name == "王先生"
    assert (await service.show_case(shop.advisor, number=2)).customer_name == "赵女士"


# --- the board and the digest


async def three_cases(shop: Shop) -> Actor:
    """C1 late since yesterday, C2 in repair, C3 just arrived with another advisor and insurer; it is 9:30."""
    await a_case(shop, at=ARRIVAL - timedelta(days=1))
    await a_case(shop, at=ARRIVAL)
    await do_steps(shop.advisor, 2, "inspection", "plan", "submitted", "assessed")
    other = await a_staff(shop.centre, Role.ADVISOR, name="韩梅梅", place=shop.advisor.place)
    insurer = await an_insurer(shop.manager, "人保")
    await a_case(shop, by=other, insurer_id=insurer.id)
    return other


async def test_the_board_has_late_cases_first_and_filters(shop: Shop) -> None:
    other = await three_cases(shop)

    async def numbers(wanted: BoardFilter) -> list[int]:
        return [line.number for line in (await service.board(shop.advisor, wanted)).lines]

    assert await numbers(BoardFilter()) == [1, 3, 2]
    assert await numbers(BoardFilter(late=True)) == [1]
    assert await numbers(BoardFilter(advisor_id=other.staff_id)) == [3]
    assert await numbers(BoardFilter(stage=Stage.REPAIR)) == [2]
    assert await numbers(BoardFilter(insurer_id=shop.insurer.id)) == [1, 2]
    assert await numbers(BoardFilter(insurer_id=shop.insurer.id, late=True, stage=Stage.REPAIR)) == []
    assert (await service.board(shop.advisor, BoardFilter(insurer_id=shop.insurer.id))).insurer == "平安"


async def test_a_line_tells_day_stage_whose_and_what_is_late(shop: Shop) -> None:
    await three_cases(shop)
    first = (await service.board(shop.advisor, BoardFilter())).lines[0]
    assert (first.day_number, first.stage, first.advisor, first.insurer) == (1, Stage.INSPECTION, "李雷", "平安")
    assert [step.name for step in first.late] == ["inspection", "plan", "submitted", "assessed"]
    assert [step.name for step in first.due_today] == ["informed"]


async def test_closed_cases_leave_the_board_and_delivered_ones_stay_for_their_follow_up(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    assert [line.number for line in (await service.board(shop.advisor, BoardFilter())).lines] == [1]
    await do_steps(shop.advisor, 1, "booking", "callback")
    assert (await service.board(shop.advisor, BoardFilter())).lines == ()


async def test_the_digest_has_every_case_in_its_section_and_the_promised_deliveries(shop: Shop) -> None:
    await three_cases(shop)
    digest = await service.digest_board(shop.centre.id, zone="Asia/Shanghai", now=clock.now())
    assert [(line.section, line.case.number) for line in digest.lines] == [
        (Section.LATE, 1),
        (Section.TODAY, 3),
        (Section.TODAY, 2),
    ]
    assert digest.deliveries == ((date(2026, 11, 25), (1,)), (date(2026, 11, 26), (2, 3)))
    assert (digest.open_count, digest.today) == (3, date(2026, 11, 20))


async def test_a_case_with_nothing_today_is_in_progress(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED[:5])
    tomorrow = (ARRIVAL + timedelta(days=1)).astimezone(UTC)
    digest = await service.digest_board(shop.centre.id, zone="Asia/Shanghai", now=tomorrow)
    assert [line.section for line in digest.lines] == [Section.IN_PROGRESS]


async def test_a_case_closed_today_is_shown_done_and_tomorrow_no_more(shop: Shop) -> None:
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED, "booking", "callback")
    today = await service.digest_board(shop.centre.id, zone="Asia/Shanghai", now=clock.now())
    assert ([line.case.number for line in today.lines], today.open_count) == ([1], 0)
    later = (ARRIVAL + timedelta(days=1)).astimezone(UTC)
    assert (await service.digest_board(shop.centre.id, zone="Asia/Shanghai", now=later)).lines == ()


async def test_day_n_follows_the_centres_own_midnight(database: str) -> None:
    move_to(datetime(2026, 11, 30, 23, 30, tzinfo=ZoneInfo("America/New_York")))
    shop = await a_shop(zone="America/New_York")
    case = (await a_case(shop)).case
    assert case.promised_day == date(2026, 12, 6)
    clock.use(clock.FixedClock(clock.now() + timedelta(hours=1)))
    later = await service.show_case(shop.advisor, number=1)
    assert (later.day_number, step_of(later, "submitted").standing) == (1, Standing.LATE)
    digest = await service.digest_board(shop.centre.id, zone="America/New_York", now=clock.now())
    assert digest.lines[0].case.day_number == 1


async def queries_for(shop: Shop) -> tuple[int, int]:
    with recorded_queries() as for_board:
        board = await service.board(shop.advisor, BoardFilter())
    with recorded_queries() as for_digest:
        digest = await service.digest_board(shop.centre.id, zone="Asia/Shanghai", now=clock.now())
    assert len(board.lines) == len(digest.lines) == await Case.all().count()
    selects = [sql for sql, _ in for_digest if "SELECT" in sql]
    assert len(selects) == 3
    assert all('"centre_id"' in sql or "centre_id" in sql for sql in selects)
    return len(for_board), len(for_digest)


async def test_sixty_cases_cost_as_many_queries_as_five(shop: Shop) -> None:
    for _ in range(5):
        await a_case(shop, estimate_yuan=1)
    few = await queries_for(shop)
    for _ in range(55):
        await a_case(shop, estimate_yuan=1)
    assert await queries_for(shop) == few


# --- who may, and whose


async def test_another_centre_sees_and_changes_nothing(shop: Shop) -> None:
    await a_case(shop, plate="京AD12345", phone="13812345678", claim="PDAA202611200001")
    stranger = (await a_shop()).manager
    for wanted in ({"number": 1}, {"plate": "京AD12345"}, {"claim": "PDAA202611200001"}):
        with pytest.raises(NotFound):
            await service.show_case(stranger, **wanted)
    with pytest.raises(NotFound):
        await service.mark_step(stranger, 1, "inspection")
    with pytest.raises(NotFound):
        await service.assess(stranger, 1, assessed_fen=Fen(1))
    with pytest.raises(NotFound):
        await service.open_case(
            stranger, insurer_id=shop.insurer.id, plate="京AD77777", estimate_fen=Fen(1), name="a", phone="13812345678"
        )
    assert (await service.board(stranger, BoardFilter())).lines == ()
    assert (await service.board(stranger, BoardFilter(insurer_id=shop.insurer.id))).insurer == ""
    digest = await service.digest_board(stranger.centre_id, zone=stranger.zone, now=clock.now())
    assert (digest.lines, digest.deliveries) == ((), ())


async def test_every_step_and_photo_row_carries_its_centre(shop: Shop) -> None:
    await a_case(shop)
    await service.mark_step(shop.advisor, 1, "photo")
    assert await CaseStep.filter(centre_id=shop.centre.id).count() == 11
    assert await CasePhotoDay.filter(centre_id=shop.centre.id).count() == 1
