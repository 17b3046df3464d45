"""Taking back what was done about a case leaves no trace of it but in the audit (domain §3, interface §1)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.cases import service
from domain.cases.errors import CarCameAgain, CaseWithdrawn
from domain.cases.models import (
    Case,
    CaseDispute,
    CasePhotoDay,
    CaseRework,
    CaseSlip,
    CaseStep,
    CaseSupplement,
    CaseWait,
)
from domain.cases.views import BoardFilter, CaseState, CaseView, Stage, Standing, StepView
from domain.errors import DomainError, NotFound
from domain.insurers import service as insurers
from domain.insurers.errors import CaseBilled
from domain.insurers.models import InsurerCase, InsurerEntry
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import BuiltOn, NotYoursToUndo, UndoneAlready, UndoTooLate
from domain.people.views import ChangeView
from domain.undo import service as undo
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import a_staff, anew

SHANGHAI = ZoneInfo("Asia/Shanghai")
ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
PLATE, PHONE, CLAIM = "京AD12345", "13812345678", "PDAA202611200001"
BY_PLATE_AND_CLAIM: list[dict[str, Any]] = [{"plate": PLATE}, {"claim": CLAIM}]


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop at half past nine."""
    move_to(ARRIVAL)
    return await a_shop()


async def do(shop: Shop, number: int, *steps: str) -> None:
    """Do steps of a case, each in a message of its own."""
    for step in steps:
        await do_steps(anew(shop.advisor), number, step)


async def taken(shop: Shop, *steps: str) -> int:
    """A case taken and its steps done, each in a message of its own; its number."""
    number = (await a_case(shop, by=anew(shop.advisor), plate=PLATE, phone=PHONE, claim=CLAIM)).case.number
    await do(shop, number, *steps)
    return number


async def taken_back(shop: Shop, by: Actor | None = None) -> None:
    await undo.undo_last(anew(by or shop.advisor))


async def last_change(shop: Shop) -> ChangeView:
    return (await people.own_changes(shop.advisor))[0]


async def rows(shop: Shop) -> dict[str, object]:
    """All that stands in the tables of the centre's cases and accounts, withdrawn cases and entries left out."""
    cases = await Case.filter(centre_id=shop.centre.id).exclude(state="withdrawn").order_by("id").values()
    ids = [case["id"] for case in cases]
    credit = await insurers.standing(shop.advisor, shop.insurer.id)
    return {
        "cases": cases,
        "steps": await CaseStep.filter(case_id__in=ids).order_by("id").values(),
        **{
            model.__name__: await model.filter(centre_id=shop.centre.id).order_by("id").values()
            for model in (CaseSlip, CaseWait, CaseRework)
        },
        "photos": await CasePhotoDay.filter(case_id__in=ids).order_by("id").values(),
        "supplements": await CaseSupplement.filter(case_id__in=ids).exclude(state="void").order_by("id").values(),
        "disputes": await CaseDispute.filter(case_id__in=ids).exclude(state="void").order_by("id").values(),
        "shares": await InsurerCase.filter(centre_id=shop.centre.id, is_released=False).order_by("id").values(),
        "credit": (credit.unbilled_fen, credit.billed_fen, credit.overpaid_fen, credit.penalty_fen),
        "board": await service.board(shop.advisor, BoardFilter()),
    }


async def comes_back(shop: Shop, act: Callable[[], Awaitable[object]], by: Actor | None = None) -> None:
    """``act`` changes something, and undoing it puts everything back as it was; so it does a second time."""
    before = await rows(shop)
    for _ in range(2):
        await act()
        assert await rows(shop) != before
        await taken_back(shop, by)
        assert await rows(shop) == before
        assert await insurers.check_accounts(shop.centre.id) == ()


def step_of(case: CaseView, name: str) -> StepView:
    return next(step for step in case.steps if step.name == name)


async def card(shop: Shop, number: int) -> CaseView:
    return await service.show_case(shop.advisor, number=number)


# --- taken by mistake


async def test_a_car_taken_by_mistake_is_as_if_it_had_never_come(shop: Shop) -> None:
    await a_case(shop)
    before = await rows(shop)
    number = await taken(shop)
    await taken_back(shop)
    assert await rows(shop) == before
    case = await card(shop, number)
    assert (case.number, case.state, case.stage, case.claim) == (2, CaseState.WITHDRAWN, Stage.WITHDRAWN, "")
    assert case.next_steps == ()
    digest = await service.digest_board(shop.centre.id, zone="Asia/Shanghai", now=clock.now())
    assert ([line.case.number for line in digest.lines], digest.open_count) == ([1], 1)
    assert digest.deliveries == ((case.promised_day, (1,)),)
    tomorrow = clock.now() + timedelta(days=1)
    digest = await service.digest_board(shop.centre.id, zone="Asia/Shanghai", now=tomorrow)
    assert [line.case.number for line in digest.lines] == [1]
    stages = [await service.board(shop.advisor, BoardFilter(stage=stage)) for stage in (Stage.WITHDRAWN, Stage.CLOSED)]
    assert [board.lines for board in stages] == [(), ()]


async def test_the_account_gets_the_share_back_by_an_entry_of_its_own(shop: Shop) -> None:
    number = await taken(shop)
    await taken_back(shop)
    entries = await InsurerEntry.filter(centre_id=shop.centre.id, case_number=number).order_by("id")
    assert [(entry.kind, entry.amount_fen) for entry in entries] == [("accepted", yuan(100)), ("released", -yuan(100))]
    assert await insurers.check_accounts(shop.centre.id) == ()
    assert (await insurers.standing(shop.advisor, shop.insurer.id)).exposure_fen == 0


async def test_plate_and_claim_are_free_again_and_the_number_is_not(shop: Shop) -> None:
    assert await taken(shop) == 1
    await taken_back(shop)
    for found_by in BY_PLATE_AND_CLAIM:
        with pytest.raises(NotFound):
            await service.show_case(shop.advisor, **found_by)
    assert await taken(shop) == 2
    for found_by in BY_PLATE_AND_CLAIM:
        assert (await service.show_case(shop.advisor, **found_by)).number == 2
    await taken_back(shop)
    assert await taken(shop) == 3


async def test_a_plate_means_the_case_before_a_withdrawn_one(shop: Shop) -> None:
    first = await taken(shop, *UNTIL_DELIVERED)
    await a_case(shop, by=anew(shop.advisor), plate=PLATE, phone=PHONE)
    await taken_back(shop)
    assert (await service.show_case(shop.advisor, plate=PLATE)).number == first


async def test_a_withdrawn_case_is_not_worked_on(shop: Shop) -> None:
    number = await taken(shop)
    await taken_back(shop)
    for attempt in (
        service.mark_step(shop.advisor, number, "inspection"),
        service.mark_step(shop.advisor, number, "photo"),
        service.assess(shop.advisor, number, assessed_fen=yuan(100)),
    ):
        with pytest.raises(CaseWithdrawn) as refusal:
            await attempt
        assert refusal.value.case == "C1"


async def test_a_car_taken_during_a_stop_can_be_taken_back_as_well(shop: Shop) -> None:
    await insurers.stop(shop.manager, insurer_id=shop.insurer.id, reason="对账有问题")
    manager = anew(shop.manager)
    number = (await a_case(shop, by=manager, override_reason="老客户")).case.number
    await undo.undo_last(anew(manager))
    assert (await card(shop, number)).state is CaseState.WITHDRAWN
    assert (await rows(shop))["shares"] == []


async def test_who_takes_a_case_back_and_who_works_on_it_at_once_don_t_both(shop: Shop) -> None:
    for _ in range(3):
        number = (await a_case(shop, by=anew(shop.advisor))).case.number
        opened = await last_change(shop)

        async def take_back(change: ChangeView = opened) -> str:
            try:
                await service.undo_opened(anew(shop.advisor), change)
            except BuiltOn:
                return "built on"
            return "taken back"

        async def work(case: int = number) -> str:
            try:
                await service.mark_step(anew(shop.manager), case, "inspection")
            except CaseWithdrawn:
                return "withdrawn"
            return "done"

        assert set(await asyncio.gather(take_back(), work())) in ({"taken back", "withdrawn"}, {"built on", "done"})


# --- assessed


async def test_a_first_assessment_taken_back_leaves_the_estimate_and_the_step_open(shop: Shop) -> None:
    number = await taken(shop, "inspection", "submitted")
    await comes_back(
        shop,
        lambda: service.assess(anew(shop.advisor), number, assessed_fen=yuan(82), deductible_fen=yuan(5)),
    )
    case = await card(shop, number)
    assert (case.assessed_fen, case.deductible_fen, case.share_fen) == (None, None, yuan(100))
    assert (case.stage, step_of(case, "assessed").standing) == (Stage.ASSESSMENT, Standing.AHEAD)


async def test_an_amended_assessment_taken_back_leaves_the_former_one_and_its_step_done(shop: Shop) -> None:
    number = await taken(shop)
    await service.assess(anew(shop.advisor), number, assessed_fen=yuan(82), deductible_fen=yuan(5))
    move_to(ARRIVAL + timedelta(hours=2))
    await comes_back(
        shop,
        lambda: service.assess(anew(shop.advisor), number, assessed_fen=yuan(120), deductible_fen=yuan(8)),
    )
    case = await card(shop, number)
    assert (case.assessed_fen, case.deductible_fen, case.share_fen) == (yuan(82), yuan(5), yuan(77))
    assert step_of(case, "assessed").done_at == ARRIVAL
    entries = await InsurerEntry.filter(centre_id=shop.centre.id, kind="reassessed").order_by("id")
    assert [entry.amount_fen for entry in entries][1:] == [yuan(35), -yuan(35)] * 2


async def test_an_assessment_that_moves_no_money_comes_back_too(shop: Shop) -> None:
    number = await taken(shop)
    await comes_back(shop, lambda: service.assess(anew(shop.advisor), number, assessed_fen=yuan(100)))


async def test_an_amendment_after_the_delivery_is_taken_back_while_no_statement_lists_it(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED)
    move_to(datetime(2026, 11, 30, 20, tzinfo=SHANGHAI))
    await comes_back(shop, lambda: service.assess(anew(shop.advisor), number, assessed_fen=yuan(120)))
    await service.assess(anew(shop.advisor), number, assessed_fen=yuan(120))
    move_to(datetime(2026, 12, 1, 9, tzinfo=SHANGHAI))
    before = await rows(shop)
    with pytest.raises(CaseBilled) as refusal:
        await taken_back(shop)
    assert (refusal.value.case, refusal.value.statement) == ("C1", "S1")
    assert await rows(shop) == before
    await insurers.close_statements(shop.centre.id, clock.today("Asia/Shanghai"))
    with pytest.raises(CaseBilled):
        await taken_back(shop)


async def test_an_amendment_after_billing_is_taken_back_and_the_next_statement_knows_nothing_of_it(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED)
    move_to(datetime(2026, 12, 1, 9, tzinfo=SHANGHAI))
    await insurers.close_statements(shop.centre.id, clock.today("Asia/Shanghai"))
    await comes_back(shop, lambda: service.assess(anew(shop.advisor), number, assessed_fen=yuan(120)))
    move_to(datetime(2027, 1, 1, 9, tzinfo=SHANGHAI))
    assert await insurers.close_statements(shop.centre.id, clock.today("Asia/Shanghai")) == ()


# --- steps


@pytest.mark.parametrize("step", ["inspection", "plan", "submitted", "informed", "eta", "booking"])
async def test_a_step_done_is_open_again_and_due_when_it_was(shop: Shop, step: str) -> None:
    number = await taken(shop)
    await comes_back(shop, lambda: service.mark_step(anew(shop.advisor), number, step))


@pytest.mark.parametrize("step", ["plan", "photo", "quality"])
async def test_a_waiver_taken_back_leaves_no_reason(shop: Shop, step: str) -> None:
    number = await taken(shop, "inspection", "photo")
    await comes_back(shop, lambda: service.mark_step(anew(shop.advisor), number, step, waive_reason="客户不需要"))


async def test_the_days_photo_taken_back_leaves_the_days_before(shop: Shop) -> None:
    number = await taken(shop)
    for day in (2, 3, 5):
        move_to(ARRIVAL + timedelta(days=day))
        await comes_back(shop, lambda: service.mark_step(anew(shop.advisor), number, "photo"))
        await do(shop, number, "photo")
    photo = step_of(await card(shop, number), "photo")
    assert (photo.done_at, (await card(shop, number)).photo_days) == (ARRIVAL + timedelta(days=5), 3)


async def test_the_quality_check_taken_back_opens_the_photo_that_it_closed(shop: Shop) -> None:
    number = await taken(shop, "assessed")
    move_to(ARRIVAL + timedelta(days=2))
    for photos in range(2):
        await comes_back(shop, lambda: service.mark_step(anew(shop.manager), number, "quality"), by=shop.manager)
        assert (await card(shop, number)).photo_days == photos
        await do(shop, number, "photo")


async def test_the_quality_check_taken_back_leaves_a_photo_that_was_waived_before(shop: Shop) -> None:
    number = await taken(shop, "assessed")
    await service.mark_step(anew(shop.advisor), number, "photo", waive_reason="客户不要")
    await comes_back(shop, lambda: do(shop, number, "quality"))
    assert step_of(await card(shop, number), "photo").reason == "客户不要"


async def test_a_delivery_taken_back_puts_the_car_in_care_again(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED[:-1])
    move_to(ARRIVAL + timedelta(days=4))
    await comes_back(shop, lambda: do(shop, number, "delivered"))
    case = await card(shop, number)
    assert (case.state, case.stage, case.delivered_at) == (CaseState.OPEN, Stage.HANDOVER, None)
    kinds = await InsurerEntry.filter(centre_id=shop.centre.id, case_number=number).order_by("id")
    assert [entry.kind for entry in kinds][-4:] == ["delivered", "undelivered"] * 2
    move_to(datetime(2026, 12, 1, 9, tzinfo=SHANGHAI))
    assert await insurers.close_statements(shop.centre.id, clock.today("Asia/Shanghai")) == ()


async def test_a_delivery_with_the_booking_done_before_comes_back_too(shop: Shop) -> None:
    number = await taken(shop, "booking", *UNTIL_DELIVERED[:-1])
    await comes_back(shop, lambda: do(shop, number, "delivered"))


async def test_a_delivery_that_a_statement_lists_stands_and_the_statement_is_named(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED[:-1])
    move_to(datetime(2026, 11, 30, 20, tzinfo=SHANGHAI))
    await do(shop, number, "delivered")
    move_to(datetime(2026, 12, 1, 9, tzinfo=SHANGHAI))
    await insurers.close_statements(shop.centre.id, clock.today("Asia/Shanghai"))
    before = await rows(shop)
    with pytest.raises(CaseBilled) as refusal:
        await taken_back(shop)
    assert (refusal.value.case, refusal.value.statement) == ("C1", "S1")
    assert await rows(shop) == before


async def test_a_delivery_stands_when_the_car_came_again(shop: Shop) -> None:
    await taken(shop, *UNTIL_DELIVERED)
    delivered = await last_change(shop)
    await a_case(shop, by=anew(shop.advisor), plate=PLATE, phone=PHONE)
    with pytest.raises(CarCameAgain) as refusal:
        await service.undo_step(shop.advisor, delivered)
    assert refusal.value.params() == {"case": "C1", "plate": PLATE, "other": "C2"}
    await taken_back(shop)
    await service.undo_step(shop.advisor, delivered)
    assert (await card(shop, 1)).state is CaseState.OPEN


async def test_the_last_step_taken_back_opens_the_case_again(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED, "booking")
    await comes_back(shop, lambda: do(shop, number, "callback"))
    case = await card(shop, number)
    assert (case.state, case.stage) == (CaseState.DELIVERED, Stage.FOLLOW_UP)


# --- what is refused


async def test_only_the_last_of_what_happened_to_a_case_is_taken_back(shop: Shop) -> None:
    number = await taken(shop, "inspection")
    inspected = await last_change(shop)
    await service.assess(anew(shop.advisor), number, assessed_fen=yuan(82))
    assessed = await last_change(shop)
    await do(shop, number, "plan")
    planned = await last_change(shop)
    opened = (await people.own_changes(shop.advisor))[3]
    before = await rows(shop)
    refused: list[tuple[Callable[[Actor, ChangeView], Awaitable[None]], ChangeView]] = [
        (service.undo_opened, opened),
        (service.undo_step, inspected),
        (service.undo_assessed, assessed),
    ]
    for take_back, change in refused:
        with pytest.raises(BuiltOn):
            await take_back(anew(shop.advisor), change)
    assert await rows(shop) == before
    for take_back, change in [(service.undo_step, planned), *reversed(refused)]:
        await take_back(anew(shop.advisor), change)
    assert (await card(shop, number)).state is CaseState.WITHDRAWN
    assert await insurers.check_accounts(shop.centre.id) == ()


async def test_what_was_taken_back_or_is_somebody_elses_or_old_is_refused(shop: Shop) -> None:
    number = await taken(shop, "inspection")
    inspected = await last_change(shop)
    colleague = await a_staff(shop.centre, Role.ADVISOR, place=shop.advisor.place)
    attempts: list[tuple[Actor, type[DomainError]]] = [(colleague, NotYoursToUndo)]
    for actor, error in attempts:
        with pytest.raises(error):
            await service.undo_step(actor, inspected)
    await service.undo_step(shop.manager, inspected)
    with pytest.raises(UndoneAlready):
        await service.undo_step(shop.manager, inspected)
    await do(shop, number, "plan")
    planned = await last_change(shop)
    move_to(ARRIVAL + timedelta(hours=25))
    with pytest.raises(UndoTooLate):
        await service.undo_step(shop.advisor, planned)
