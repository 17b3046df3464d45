"""Scores and complaints, bookings, and what customers are told, on a real database (domain §3)."""

import asyncio
from collections.abc import Awaitable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.duties import escalate_complaints
from domain import clock
from domain.actor import Actor, Role
from domain.cases import service
from domain.cases.errors import (
    AnswerFirst,
    BookingImplausible,
    ComplaintOpen,
    NoComplaint,
    NoOwnWording,
    ScoredTooEarly,
    ScoreOutOfRange,
    UnknownPlaceholder,
    WordsMissing,
    WordsTooLong,
)
from domain.cases.models import CaseBooking, CaseComplaint, CaseScore, CaseTold, CaseWording
from domain.cases.views import BoardFilter, CaseMark, CaseState, CaseView, ComplaintState, Moment
from domain.database.connection import recorded_queries
from domain.errors import DomainError, NotAllowed, NotFound
from domain.outbox.models import OutboxMessage
from domain.outbox.service import RANK_PUSH
from domain.people.models import AuditEntry
from domain.policy import service as policy
from domain.undo import service as undo
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import a_staff, anew

SHANGHAI = ZoneInfo("Asia/Shanghai")
ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
SPRING = date(2027, 3, 1)


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop at half past nine, with C1 delivered and C2 in its care."""
    move_to(ARRIVAL)
    shop = await a_shop()
    await a_case(shop)
    await do_steps(shop.advisor, 1, *UNTIL_DELIVERED)
    await a_case(shop)
    return shop


async def case(shop: Shop, number: int = 1) -> CaseView:
    return await service.show_case(shop.advisor, number=number)


async def taken_back(actor: Actor) -> None:
    await undo.undo_last(anew(actor))


async def told_managers() -> list[tuple[int, str, int]]:
    rows = await OutboxMessage.filter(template__startswith="cases.").order_by("id")
    return [(row.chat_id, row.template or "", row.rank) for row in rows]


def _later(**span: int) -> None:
    clock.use(clock.FixedClock(clock.now() + timedelta(**span)))


async def test_a_good_score_is_kept_and_does_the_call_back(shop: Shop) -> None:
    done = await service.enter_score(shop.advisor, 1, 9, " 修得很好 ")
    assert (done.former, done.opens, done.same) == (None, False, False)
    score = done.case.care.score
    assert score is not None
    assert (score.score, score.words, score.by, score.at) == (9, "修得很好", "李雷", clock.now())
    assert {step.name for step in done.case.steps if step.is_open} == {"booking"}
    assert await told_managers() == []


async def test_a_low_score_opens_a_complaint_and_tells_every_manager_at_once(shop: Shop) -> None:
    other = await a_staff(shop.centre, Role.MANAGER, name="王店长")
    done = await service.enter_score(shop.advisor, 1, 6, "等太久")
    complaint = done.case.care.complaint
    assert complaint is not None
    assert (complaint.source, complaint.state, complaint.words) == ("nps", "open", "等太久")
    chats = {shop.manager.user_id, other.user_id}
    assert {(chat, template, rank) for chat, template, rank in await told_managers()} == {
        (chat, "cases.poor_score", RANK_PUSH - 1) for chat in chats
    }
    notice = await service.poor_score(shop.centre.id, 1)
    assert notice is not None
    assert (notice.score, notice.words, notice.insurer, notice.by) == (6, "等太久", "平安", "李雷")


async def test_what_a_low_score_is_is_policy(shop: Shop) -> None:
    await policy.set_policy(shop.manager, "complaint.nps_at_most", "3")
    assert not (await service.enter_score(shop.advisor, 1, 4)).opens
    assert (await service.enter_score(shop.advisor, 1, 3)).opens


async def test_a_later_score_amends_the_first_and_says_so(shop: Shop) -> None:
    await service.enter_score(shop.advisor, 1, 5, "等太久")
    again = await service.enter_score(shop.advisor, 1, 5, "等太久")
    assert (again.same, again.former) == (True, 5)
    worse = await service.enter_score(shop.advisor, 1, 2, "还是等太久")
    assert (worse.former, worse.opens) == (5, False)
    better = await service.enter_score(shop.advisor, 1, 9)
    assert better.case.care.complaint is not None, "what it was about is not answered by that"
    assert len(await told_managers()) == 1
    assert await service.poor_score(shop.centre.id, 1) is None, "nobody is told of what is no longer so"
    assert await CaseScore.all().count() == 1


async def test_a_low_score_beside_a_complaint_tells_managers_but_opens_no_second(shop: Shop) -> None:
    await service.open_complaint(shop.advisor, 1, "车漆有色差")
    assert not (await service.enter_score(shop.advisor, 1, 0, "没人管")).opens
    assert len(await told_managers()) == 1
    assert await CaseComplaint.all().count() == 1


async def test_what_is_no_score_is_refused(shop: Shop) -> None:
    tried: list[tuple[int, int, str, type[DomainError]]] = [
        (2, 9, "", ScoredTooEarly),
        (1, 11, "", ScoreOutOfRange),
        (1, 9, "好" * 301, WordsTooLong),
        (9, 9, "", NotFound),
    ]
    for number, score, words, refusal in tried:
        with pytest.raises(refusal):
            await service.enter_score(shop.advisor, number, score, words)
    assert await CaseScore.all().count() == 0


async def test_an_undone_score_takes_all_of_it_back(shop: Shop) -> None:
    before = await case(shop)
    advisor = anew(shop.advisor)
    await service.enter_score(advisor, 1, 3, "等太久")
    await taken_back(shop.advisor)
    assert (await case(shop)).steps == before.steps
    assert (await case(shop)).care == before.care
    assert await service.poor_score(shop.centre.id, 1) is None
    await service.enter_score(anew(shop.advisor), 1, 8)
    await service.enter_score(anew(shop.advisor), 1, 9, "改了")
    await taken_back(shop.advisor)
    kept = (await case(shop)).care.score
    assert kept is not None
    assert (kept.score, kept.words) == (8, "")


async def _all_done(shop: Shop) -> None:
    """C1 has no step left, but a complaint."""
    await service.enter_score(anew(shop.advisor), 1, 4, "等太久")
    await service.book_maintenance(anew(shop.advisor), 1, SPRING)


async def test_a_case_stays_in_hand_until_what_was_done_about_its_complaint_is_written(shop: Shop) -> None:
    await _all_done(shop)
    standing = await case(shop)
    assert standing.state is CaseState.DELIVERED
    assert not any(step.is_open for step in standing.steps)
    line = next(line for line in (await service.board(shop.advisor, BoardFilter())).lines if line.number == 1)
    assert line.marks == (CaseMark.COMPLAINT,)
    with pytest.raises(AnswerFirst):
        await service.close_complaint(shop.advisor, 1, "已返工")
    answered = await service.answer_complaint(anew(shop.advisor), 1, "已道歉")
    assert (answered.complaint.state, answered.complaint.answer, answered.complaint.answered_by) == (
        ComplaintState.ANSWERED, "已道歉", "李雷",
    )  # fmt: skip
    done = await service.close_complaint(anew(shop.advisor), 1, "重新喷漆，客户认可")
    assert (done.complaint.outcome, done.case.state) == ("重新喷漆，客户认可", CaseState.CLOSED)
    assert [line.number for line in (await service.board(shop.advisor, BoardFilter())).lines] == [2]


async def test_a_closed_case_is_in_hand_again_with_a_new_complaint(shop: Shop) -> None:
    await do_steps(anew(shop.advisor), 1, "booking", "callback")
    closed = await case(shop)
    assert closed.state is CaseState.CLOSED
    opened = await service.open_complaint(anew(shop.advisor), 1, "车漆有色差")
    assert opened.case.state is CaseState.DELIVERED
    await taken_back(shop.advisor)
    assert await case(shop) == closed
    await service.open_complaint(anew(shop.advisor), 1, "车漆有色差")
    await service.answer_complaint(anew(shop.advisor), 1, "已道歉")
    await service.close_complaint(anew(shop.advisor), 1, "已返工")
    await service.open_complaint(anew(shop.advisor), 1, "又掉漆")
    assert (await case(shop)).care.complaints_closed == 1


async def test_a_complaint_in_repair_leaves_the_case_in_care(shop: Shop) -> None:
    opened = await service.open_complaint(shop.advisor, 2, "没人接电话")
    assert opened.case.state is CaseState.OPEN
    await service.answer_complaint(shop.advisor, 2, "已回电")
    assert (await service.close_complaint(shop.advisor, 2, "专人跟进")).case.state is CaseState.OPEN


async def test_what_no_complaint_allows_is_refused(shop: Shop) -> None:
    await service.open_complaint(shop.advisor, 1, "车漆有色差")
    known = await AuditEntry.all().count()
    tried: list[tuple[Awaitable[object], type[DomainError]]] = [
        (service.open_complaint(shop.advisor, 1, "又来"), ComplaintOpen),
        (service.open_complaint(shop.advisor, 2, "  "), WordsMissing),
        (service.open_complaint(shop.advisor, 2, "差" * 301), WordsTooLong),
        (service.answer_complaint(shop.advisor, 2, "没有"), NoComplaint),
        (service.close_complaint(shop.advisor, 2, "没有"), NoComplaint),
        (service.close_complaint(shop.advisor, 1, ""), WordsMissing),
        (service.open_complaint(shop.advisor, 9, "没有"), NotFound),
    ]
    for act, refusal in tried:
        with pytest.raises(refusal):
            await act
    assert await AuditEntry.all().count() == known


async def test_each_move_of_a_complaint_can_be_taken_back(shop: Shop) -> None:
    await _all_done(shop)
    opened = await case(shop)
    await service.answer_complaint(anew(shop.advisor), 1, "已道歉")
    answered = await case(shop)
    await service.answer_complaint(anew(shop.advisor), 1, "已道歉并退还代步车费")
    await taken_back(shop.advisor)
    assert await case(shop) == answered
    await service.close_complaint(anew(shop.advisor), 1, "已返工")
    await taken_back(shop.advisor)
    assert await case(shop) == answered
    await taken_back(shop.advisor)
    assert await case(shop) == opened
    assert (await CaseComplaint.get()).escalates_at is not None


async def test_what_nobody_answers_for_a_day_goes_to_the_managers_once(shop: Shop) -> None:
    await service.open_complaint(shop.advisor, 2, "没人接电话")
    _later(hours=23, minutes=59)
    await escalate_complaints()
    assert await told_managers() == []
    _later(minutes=1)
    await asyncio.gather(*(escalate_complaints() for _ in range(3)))
    await escalate_complaints()
    assert await told_managers() == [(shop.manager.user_id, "cases.complaint_late", RANK_PUSH)]
    notice = await service.late_complaint(shop.centre.id, (await CaseComplaint.get()).id)
    assert notice is not None
    assert (notice.case, notice.hours, notice.words) == (2, 24, "没人接电话")
    assert await AuditEntry.filter(what="complaint escalated").count() == 1


async def test_what_was_answered_in_time_goes_to_nobody(shop: Shop) -> None:
    await policy.set_policy(shop.manager, "complaint.escalate_hours", "2")
    await service.open_complaint(shop.advisor, 2, "没人接电话")
    await service.answer_complaint(shop.advisor, 2, "已回电")
    _later(hours=3)
    await escalate_complaints()
    assert await told_managers() == []
    assert await service.late_complaint(shop.centre.id, (await CaseComplaint.get()).id) is None


async def test_looking_costs_one_query_where_nothing_is_due(shop: Shop) -> None:
    await service.open_complaint(shop.advisor, 2, "没人接电话")
    with recorded_queries() as queries:
        await escalate_complaints()
    assert len(queries) == 1


async def test_the_list_has_the_unanswered_first_and_counts_by_insurer(shop: Shop) -> None:
    await service.open_complaint(shop.advisor, 1, "等太久")
    await service.answer_complaint(shop.advisor, 1, "已道歉")
    _later(hours=5)
    await service.open_complaint(shop.advisor, 2, "车漆有色差")
    found = await service.list_complaints(shop.advisor)
    assert [(line.case, line.hours) for line in found.lines] == [(2, 0), (1, 5)]
    assert found.by_insurer == (("平安", 2),)


async def test_a_booking_does_its_step_and_moves(shop: Shop) -> None:
    done = await service.book_maintenance(anew(shop.advisor), 1, SPRING)
    assert (done.former, done.case.care.booked_on) == (None, SPRING)
    assert all(step.name != "booking" for step in done.case.steps if step.is_open)
    assert (await service.book_maintenance(shop.advisor, 1, SPRING)).former == SPRING
    moved = await service.book_maintenance(anew(shop.advisor), 1, date(2027, 4, 1))
    assert (moved.former, moved.case.care.booked_on) == (SPRING, date(2027, 4, 1))
    await taken_back(shop.advisor)
    assert (await case(shop)).care.booked_on == SPRING
    await taken_back(shop.advisor)
    standing = await case(shop)
    assert standing.care.booked_on is None
    assert any(step.name == "booking" and step.is_open for step in standing.steps)
    with pytest.raises(BookingImplausible):
        await service.book_maintenance(shop.advisor, 1, date(2026, 11, 20))
    assert await CaseBooking.all().count() == 0


async def test_a_moment_is_told_again_and_the_last_time_counts(shop: Shop) -> None:
    first = await service.prepare_telling(shop.advisor, 2)
    assert (first.moment, first.told, first.wording) == (Moment.ARRIVAL, None, "")
    assert (first.days, first.promised_day, first.advisor) == (6, date(2026, 11, 26), "李雷")
    await service.mark_told(anew(shop.advisor), 2, Moment.ARRIVAL)
    _later(hours=1)
    again = await service.mark_told(anew(shop.manager), 2, Moment.ARRIVAL)
    assert again.told is not None
    assert (again.told.by, again.told.at) == ("张店长", clock.now())
    assert [told.moment for told in (await case(shop, 2)).care.told] == [Moment.ARRIVAL]
    assert await CaseTold.all().count() == 2
    await taken_back(shop.manager)
    (told,) = (await case(shop, 2)).care.told
    assert told.by == "李雷"
    assert (await service.prepare_telling(shop.advisor, 1)).moment is Moment.DELIVERY


async def test_the_customer_is_named_in_private_only_and_that_is_a_look(shop: Shop) -> None:
    assert (await service.prepare_telling(shop.advisor, 2)).salutation == ""
    assert await AuditEntry.filter(what="looked").count() == 0
    private = await a_staff(shop.centre, Role.ADVISOR, name="韩梅梅")
    assert (await service.prepare_telling(private, 2)).salutation == "王先生"
    assert await AuditEntry.filter(what="looked", subject="case", number=2).count() == 1


async def test_a_centre_says_it_in_its_own_words_until_it_sets_them_back(shop: Shop) -> None:
    await service.set_wording(anew(shop.manager), Moment.ARRIVAL, "{称呼},欢迎!")
    assert (await service.prepare_telling(shop.advisor, 2)).wording == "{称呼}，欢迎！"
    await service.set_wording(anew(shop.manager), Moment.ARRIVAL, "{称呼}您好")
    await taken_back(shop.manager)
    assert [view.text for view in await service.read_wordings(shop.manager)] == ["{称呼}，欢迎！", "", "", ""]
    await service.reset_wording(anew(shop.manager), Moment.ARRIVAL)
    assert await CaseWording.all().count() == 0
    await taken_back(shop.manager)
    assert (await service.read_wordings(shop.manager))[0].by == "张店长"
    with pytest.raises(NoOwnWording):
        await service.reset_wording(shop.manager, Moment.REPAIR)
    with pytest.raises(UnknownPlaceholder):
        await service.set_wording(shop.manager, Moment.REPAIR, "{毛利}")
    with pytest.raises(NotAllowed):
        await service.set_wording(shop.advisor, Moment.REPAIR, "好")


async def test_nothing_is_done_for_the_customer_of_a_withdrawn_case(shop: Shop) -> None:
    await a_case(shop, by=anew(shop.advisor))
    await taken_back(shop.advisor)
    acts: list[Any] = [
        service.enter_score(shop.advisor, 3, 9),
        service.open_complaint(shop.advisor, 3, "车漆"),
        service.book_maintenance(shop.advisor, 3, SPRING),
        service.prepare_telling(shop.advisor, 3),
        service.mark_told(shop.advisor, 3, Moment.ARRIVAL),
        service.lend_loaner(shop.advisor, 3, "京A12345"),
    ]
    for act in acts:
        with pytest.raises(DomainError) as refused:
            await act
        assert refused.value.key == "cases-withdrawn"


async def test_of_two_who_open_a_complaint_at_once_one_does(shop: Shop) -> None:
    results = await asyncio.gather(
        *(service.open_complaint(anew(shop.advisor), 2, f"投诉{number}") for number in range(3)), return_exceptions=True
    )
    assert sum(isinstance(result, ComplaintOpen) for result in results) == 2
    assert await CaseComplaint.all().count() == 1
