"""Margins as the intake state has them, the way out of their stop, and the monthly review (domain §4, §10)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.actor import Actor, Role
from domain.database.connection import recorded_queries
from domain.errors import ChangedMeanwhile, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import CreditReasonMissing, IntakeStopped, MonthAhead, NotStoppedByHand
from domain.insurers.models import InsurerMonth
from domain.insurers.views import IntakeState, ReasonKind, Verdict
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import UndoneAlready
from domain.policy import service as policy
from domain.undo.table import UNDOABLE
from tests.factories.insurers import an_insurer
from tests.factories.margins import at_nine, delivered
from tests.factories.people import an_actor, anew

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
async def manager(database: str) -> Actor:
    found = await an_actor(Role.MANAGER, name="李店长")
    at_nine(date(2026, 10, 1), found)
    return found


@pytest.fixture
async def insurer_id(manager: Actor) -> int:
    found = (await an_insurer(manager)).id
    await service.set_limit(manager, insurer_id=found, amount_fen=yuan(900_000), reason="测试")
    return found


async def kinds(actor: Actor, insurer_id: int) -> list[ReasonKind]:
    """The reasons of an insurer's state, and that all ways to ask tell the same."""
    one = await service.standing(actor, insurer_id)
    (same,) = [each for each in await service.credit_all(actor) if each.insurer_id == insurer_id]
    assert same == one
    assert (await service.credit_one(actor, insurer_id)).credit == one
    return [reason.kind for reason in one.reasons]


async def test_the_last_full_month_decides(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 850)
    assert await kinds(manager, insurer_id) == [], "October is not over"
    at_nine(date(2026, 11, 1), manager)
    assert await kinds(manager, insurer_id) == [ReasonKind.MARGIN_LOW]
    at_nine(date(2026, 11, 14), manager)
    assert (await service.standing(manager, insurer_id)).state is IntakeState.WATCH
    at_nine(date(2026, 12, 1), manager)
    assert ReasonKind.MARGIN_LOW not in await kinds(manager, insurer_id), "nothing was delivered in November"


async def test_a_stop_refuses_new_cases_and_a_manager_overrides(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 901)
    at_nine(date(2026, 11, 2), manager)
    assert await kinds(manager, insurer_id) == [ReasonKind.MARGIN_STOP]
    with pytest.raises(IntakeStopped) as refused:
        await service.accept_case(manager, insurer_id=insurer_id, case_number=1, share_fen=yuan(100))
    (sentence,) = refused.value.reasons
    why = sentence.params()["why"]
    assert getattr(why, "key", "") == "insurers-why-margin-stop"
    await service.accept_case(
        manager, insurer_id=insurer_id, case_number=1, share_fen=yuan(100), override_reason="老客户"
    )


async def test_terms_are_those_of_the_months_last_day(manager: Actor, insurer_id: int) -> None:
    """Whoever changes the lines in November does not judge October anew."""
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 850)
    await policy.set_policy(manager, "margin.warn", "12%", date(2026, 10, 31))
    await policy.set_policy(manager, "margin.stop", "5%", date(2026, 10, 31))
    at_nine(date(2026, 11, 2), manager)
    assert await kinds(manager, insurer_id) == []
    await policy.set_policy(manager, "margin.warn", "20%")
    assert await kinds(manager, insurer_id) == []
    await delivered(manager, insurer_id, date(2026, 11, 20), 1_000, 850)
    assert (await service.margin_review(manager)).terms.warn_bp == 1_200
    assert (await service.margin_review(manager, NOVEMBER)).lines[0].review.verdict is Verdict.WARNING


async def test_terms_renegotiated_lift_the_stop_until_the_next_review(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 950)
    await delivered(manager, insurer_id, date(2026, 11, 1), 1_000, 960)
    at_nine(date(2026, 11, 2), manager)
    resumed = await service.resume(manager, insurer_id=insurer_id, reason="  工时上调 10%\n")
    assert (resumed.lifted, resumed.state) == (ReasonKind.MARGIN_STOP, IntakeState.WATCH)
    assert await kinds(manager, insurer_id) == [ReasonKind.MARGIN_RENEGOTIATED]
    (reason,) = resumed.reasons
    assert (reason.text, reason.who, reason.since) == ("工时上调 10%", "李店长", date(2026, 11, 2))
    with pytest.raises(NotStoppedByHand):
        await service.resume(anew(manager), insurer_id=insurer_id, reason="再来一次")
    at_nine(date(2026, 12, 1), manager)
    assert ReasonKind.MARGIN_STOP in await kinds(manager, insurer_id)
    past = await service.insurer_margins(manager, insurer_id)
    assert [bool(each.renegotiated) for each in past.months[:2]] == [False, True]


async def test_a_stop_by_hand_is_lifted_first(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 950)
    at_nine(date(2026, 11, 2), manager)
    await service.stop(manager, insurer_id=insurer_id, reason="等合同")
    first = await service.resume(anew(manager), insurer_id=insurer_id, reason="合同已续签")
    assert (first.lifted, first.state) == (ReasonKind.STOPPED_BY_HAND, IntakeState.STOPPED)
    second = await service.resume(anew(manager), insurer_id=insurer_id, reason="已重新谈价")
    assert (second.lifted, second.state) == (ReasonKind.MARGIN_STOP, IntakeState.WATCH)


async def test_renegotiating_is_for_managers_with_a_reason(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 950)
    at_nine(date(2026, 11, 2), manager)
    with pytest.raises(CreditReasonMissing):
        await service.resume(manager, insurer_id=insurer_id, reason=" ")
    with pytest.raises(NotAllowed):
        await service.resume(replace(manager, role=Role.PARTNER), insurer_id=insurer_id, reason="已重新谈价")
    assert await kinds(manager, insurer_id) == [ReasonKind.MARGIN_STOP]


async def test_renegotiating_is_audited_and_undone(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 950)
    at_nine(date(2026, 11, 2), manager)
    who = anew(manager)
    await service.resume(who, insurer_id=insurer_id, reason="已重新谈价")
    change = (await people.own_changes(who))[0]
    assert (change.what, change.after["month"], change.after["reason"]) == ("renegotiated", "2026-10", "已重新谈价")
    await UNDOABLE["insurer", "renegotiated"].run(anew(manager), change)
    assert await kinds(manager, insurer_id) == [ReasonKind.MARGIN_STOP]
    again = anew(manager)
    await service.resume(again, insurer_id=insurer_id, reason="这次谈好了")
    with pytest.raises(UndoneAlready):
        await UNDOABLE["insurer", "renegotiated"].run(anew(manager), change)
    assert await kinds(manager, insurer_id) == [ReasonKind.MARGIN_RENEGOTIATED]


async def test_an_undo_of_what_is_no_more_is_refused(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 950)
    at_nine(date(2026, 11, 2), manager)
    who = anew(manager)
    await service.resume(who, insurer_id=insurer_id, reason="已重新谈价")
    change = (await people.own_changes(who))[0]
    await InsurerMonth.all().update(resumed_reason=None, resumed_by_id=None, resumed_on=None)
    with pytest.raises(ChangedMeanwhile):
        await UNDOABLE["insurer", "renegotiated"].run(anew(manager), change)


async def test_costs_that_come_later_change_the_state_at_once(manager: Actor, insurer_id: int) -> None:
    number = await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, None)
    at_nine(date(2026, 11, 2), manager)
    assert await kinds(manager, insurer_id) == []
    await service.note_case_figures(
        manager, insurer_id=insurer_id, case_number=number, revenue_fen=yuan(1_000), cost_fen=yuan(950)
    )
    assert await kinds(manager, insurer_id) == [ReasonKind.MARGIN_STOP]


async def test_the_review_has_the_worst_first_and_the_month_before(manager: Actor, insurer_id: int) -> None:
    others = {name: (await an_insurer(manager, name)).id for name in ("人保", "太平洋", "国寿", "阳光")}
    await delivered(manager, insurer_id, date(2026, 9, 20), 1_000, 500)
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 600)
    await delivered(manager, others["人保"], date(2026, 10, 20), 1_000, 950)
    await delivered(manager, others["人保"], date(2026, 10, 21), 1_000, None)
    await delivered(manager, others["太平洋"], date(2026, 10, 22), 1_000, 850)
    await delivered(manager, others["国寿"], date(2026, 10, 23), 500, None)
    at_nine(date(2026, 11, 2), manager)
    view = await service.margin_review(manager)
    assert (view.month, view.is_last, view.is_running, view.idle) == (OCTOBER, True, False, 1)
    found = [(line.insurer, line.review.verdict, line.review.margin, line.before.margin) for line in view.lines]
    assert found == [
        ("人保", Verdict.STOP, "5%", ""),
        ("太平洋", Verdict.WARNING, "15%", ""),
        ("平安", Verdict.ON_TARGET, "40%", "50%"),
        ("国寿", Verdict.NONE, "", ""),
    ]
    assert view.lines[0].review.figures.uncosted == 1
    assert (view.total.figures.delivered, view.total.margin, view.total.figures.average_fen) == (5, "20%", yuan(900))
    assert (view.spread.active, view.spread.first, view.spread.delivered) == (4, date(2026, 9, 1), 6)


async def test_the_running_month_is_a_preview_and_none_beyond(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 11, 3), 1_000, 950)
    assert await kinds(manager, insurer_id) == []
    view = await service.margin_review(manager, date(2026, 11, 30))
    assert (view.is_running, view.is_last, view.lines[0].review.verdict) == (True, False, Verdict.STOP)
    assert view.spread.until == OCTOBER, "how the business is spread is told of full months"
    with pytest.raises(MonthAhead) as refused:
        await service.margin_review(manager, date(2026, 12, 1))
    assert (refused.value.month, refused.value.running) == ("2026-12", "2026-11")
    with pytest.raises(MonthAhead):
        await service.insurer_margins(manager, insurer_id, date(2026, 12, 1))
    with pytest.raises(NotFound):
        await service.insurer_margins(manager, insurer_id + 1)
    with pytest.raises(NotAllowed):
        await service.margin_review(replace(manager, role=Role.ADVISOR))


async def test_months_of_one_insurer(manager: Actor, insurer_id: int) -> None:
    for month in range(4, 12):
        await delivered(manager, insurer_id, date(2026, month, 3), 1_000, 100 * (month - 2))
    view = await service.insurer_margins(manager, insurer_id)
    assert [f"{each.month:%m}" for each in view.months] == ["10", "09", "08", "07", "06", "05"]
    assert [each.margin for each in view.months] == ["20%", "30%", "40%", "50%", "60%", "70%"]
    assert view.is_newest
    assert view.running is not None
    assert view.running.margin == "10%"
    before = await service.insurer_margins(manager, insurer_id, date(2026, 4, 1))
    assert (before.running, before.is_newest, before.months[0].margin, before.months[1].margin) == (
        None, False, "80%", "",
    )  # fmt: skip


async def test_as_many_queries_for_a_long_past(manager: Actor, insurer_id: int) -> None:
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 950)
    at_nine(date(2026, 11, 2), manager)
    await service.resume(manager, insurer_id=insurer_id, reason="已重新谈价")
    before = await costs(manager, insurer_id)
    await InsurerMonth.bulk_create(
        InsurerMonth(
            centre_id=manager.centre_id, insurer_id=insurer_id, month=OCTOBER.replace(year=year), delivered=9,
            revenue_fen=9, costed=9, costed_revenue_fen=9, cost_fen=9,
        )
        for year in range(1990, 2026)
    )  # fmt: skip
    for name in ("人保", "太平洋", "国寿", "阳光"):
        await an_insurer(manager, name)
    assert await costs(manager, insurer_id) == before
    assert before["review"] <= 4
    assert before["one"] <= 4


async def costs(actor: Actor, insurer_id: int) -> dict[str, int]:
    """How many statements each look takes."""
    looks: dict[str, Callable[[], Awaitable[object]]] = {
        "review": lambda: service.margin_review(actor),
        "one": lambda: service.insurer_margins(actor, insurer_id),
        "all": lambda: service.credit_all(actor),
        "standing": lambda: service.standing(actor, insurer_id),
    }
    found = {}
    for name, look in looks.items():
        with recorded_queries() as queries:
            await look()
        found[name] = len(queries)
    return found


async def test_settlement_tells_what_was_closed_is_owed_and_falls_due(manager: Actor) -> None:
    at_nine(date(2026, 8, 1), manager)
    insurer_id = (await an_insurer(manager)).id
    await delivered(manager, insurer_id, date(2026, 8, 20), 3_000, 950)
    at_nine(date(2026, 9, 1), manager)
    await service.close_statements(manager.centre_id, date(2026, 9, 1))
    await delivered(manager, insurer_id, date(2026, 10, 20), 1_000, 950)
    at_nine(date(2026, 11, 1), manager)
    first = await service.settlement_day(manager.centre_id, manager.zone)
    assert (first.since, first.until) == (date(2026, 10, 15), date(2026, 11, 10))
    assert [(each.insurer, each.statement.amount_fen) for each in first.closed] == [("平安", yuan(1_000))]
    (owing,) = first.owing
    assert (owing.unpaid_fen, owing.late_fen, owing.late_days) == (yuan(4_000), yuan(3_000), 47)
    assert owing.penalty_fen == yuan("70.5")
    assert first.due == ()
    assert first.review is not None
    assert first.review.lines[0].review.verdict is Verdict.STOP
    again = await service.settlement_day(manager.centre_id, manager.zone)
    assert again == first, "whoever asks for it once more is told the same"
    at_nine(date(2026, 11, 10), manager)
    tenth = await service.settlement_day(manager.centre_id, manager.zone)
    assert (tenth.closed, tenth.review) == ((), None), "what was told on the 1st is not told again"
    assert [each.statement.due_on for each in tenth.due] == [date(2026, 11, 15)]
    await service.receive_payment(manager, insurer_id=insurer_id, amount_fen=yuan(4_000))
    at_nine(date(2026, 11, 15), manager)
    fifteenth = await service.settlement_day(manager.centre_id, manager.zone)
    assert [(each.unpaid_fen, each.late_days) for each in fifteenth.owing] == [(0, 0)], "only penalty is left"
    assert not fifteenth.is_empty


async def test_what_is_owed_is_late_from_the_day_after_it_was_due(manager: Actor) -> None:
    at_nine(date(2026, 8, 1), manager)
    await delivered(manager, (await an_insurer(manager)).id, date(2026, 8, 20), 3_000, 950)
    told = []
    for day in (15, 16):
        at_nine(date(2026, 9, day), manager)
        view = await service.settlement_day(manager.centre_id, manager.zone)
        told += [(each.late_fen, each.late_days, len(view.due)) for each in view.owing]
    assert told == [(0, 0, 1), (yuan(3_000), 1, 0)]


async def test_a_centre_where_nothing_happens_has_nothing_to_settle(manager: Actor, insurer_id: int) -> None:
    at_nine(date(2026, 11, 1), manager)
    assert (await service.settlement_day(manager.centre_id, manager.zone)).is_empty
    at_nine(date(2026, 11, 1) + timedelta(days=9), manager)
    assert (await service.settlement_day(manager.centre_id, manager.zone)).is_empty
