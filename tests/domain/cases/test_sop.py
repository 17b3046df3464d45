"""The SOP as a centre's template, each step with its own rule of when it is due (domain §3)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tortoise.migrations.operations import RunSQL

from domain.cases import service
from domain.cases.errors import (
    DueRuleImpossible,
    NotADueRule,
    NothingToChange,
    StepNotInSop,
    StepNotToBeDropped,
    StepTitleTaken,
    TitleUnfit,
    TooManySteps,
    UnknownStep,
)
from domain.cases.models import Case, CaseStep, SopEdit
from domain.cases.rules import due, marking, sop
from domain.cases.views import (
    Anchor,
    CaseState,
    CaseView,
    DueRule,
    Moments,
    SopTimes,
    SopView,
    Stage,
    StepView,
    Template,
)
from domain.database import connection
from domain.database.connection import MIGRATIONS
from domain.database.migrating.chain import load_chain
from domain.errors import DomainError, NotAllowed
from domain.people import service as people
from domain.people.errors import BuiltOn
from domain.policy import service as policy
from domain.undo import service as undo
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import anew

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONE = "Asia/Shanghai"
ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
STANDARD, EXPRESS = Template.STANDARD, Template.EXPRESS
ON_THE_DAY, FOUR_HOURS_BEFORE = DueRule(Anchor.PROMISED), DueRule(Anchor.PROMISED, -4, "h")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


MOMENTS = Moments(
    ARRIVAL,
    ZONE,
    assessed_at=local("2026-11-21 10:00"),
    promised_at=local("2026-11-27 00:00"),
    delivered_at=local("2026-11-25 16:00"),
)

# --- rules


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("arrival+1h", "2026-11-20 10:30"),
        ("day+0", "2026-11-21 00:00"),
        ("day+6", "2026-11-27 00:00"),
        ("assessed+48h", "2026-11-23 10:00"),
        ("assessed+1d", "2026-11-23 00:00"),
        ("promised+0d", "2026-11-27 00:00"),
        ("promised-1d", "2026-11-26 00:00"),
        ("promised-4h", "2026-11-26 20:00"),
        ("delivery+0d", "2026-11-26 00:00"),
        ("delivery+1d", "2026-11-27 00:00"),
        ("delivery+2h", "2026-11-25 18:00"),
    ],
)
def test_a_rule_says_when_its_step_is_due_and_is_written_as_it_is_read(rule: str, told: str) -> None:
    assert due.rule_of(rule).text == rule
    assert due.due_at(due.rule_of(rule), MOMENTS) == local(told)


def test_what_counts_from_what_has_not_happened_is_not_due_yet() -> None:
    begun = Moments(ARRIVAL, ZONE)
    for rule in ("assessed+1h", "promised-1d", "delivery+1d"):
        assert due.due_at(due.rule_of(rule), begun) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "day",
        "day+1h",
        "day-1",
        "arrival+1d",
        "arrival-1h",
        "promised+91d",
        "promised-2161h",
        "sunset+1h",
        "delivery-1d",
        "arrival+٤h",
        "x" * 99,
    ],
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(NotADueRule):
        due.rule_of(text)


@pytest.mark.parametrize("step", ["assessed", "quality", "delivered", "photo"])
def test_nothing_waits_for_itself(step: str) -> None:
    for anchor in Anchor:
        rule = DueRule(anchor, 1, "h" if anchor is Anchor.ARRIVAL else "d")
        if anchor in (Anchor.ARRIVAL, Anchor.DAY):
            due.check_allowed(step, step, rule)
        elif anchor is Anchor.DELIVERY or step in ("assessed", anchor.value):
            with pytest.raises(DueRuleImpossible):
                due.check_allowed(step, step, rule)


def test_the_express_sop_promises_48_hours_after_the_assessment() -> None:
    moments, times = due.first_due(sop.base(EXPRESS, SopTimes()), ARRIVAL, ZONE)
    assert times["delivered"] == local("2026-11-23 09:30")
    assert due.promised_day(moments) == date(2026, 11, 23)
    assert times["quality"] == local("2026-11-24 00:00")


def test_a_case_without_a_step_does_not_wait_for_it() -> None:
    steps = {"assessed", "quality", "delivered"}
    assert marking.stage(CaseState.OPEN, (), steps) is Stage.ASSESSMENT
    assert marking.stage(CaseState.OPEN, (), steps | {"plan"}) is Stage.PLAN
    assert marking.stage(CaseState.OPEN, {"inspection"}, steps | {"inspection"}) is Stage.ASSESSMENT


# --- templates


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop at half past nine."""
    move_to(ARRIVAL)
    return await a_shop()


def names(view: SopView) -> list[str]:
    return [step.called for step in view.steps]


def step_of(case: CaseView, called: str) -> StepView:
    return next(step for step in case.steps if step.called == called)


def local_due(case: CaseView, called: str) -> str:
    due_at = step_of(case, called).due_at
    return due_at.astimezone(SHANGHAI).strftime("%m-%d %H:%M") if due_at else "–"


async def wash(shop: Shop, template: Template = STANDARD) -> None:
    await service.add_step(anew(shop.manager), template, called="洗车", rule=FOUR_HOURS_BEFORE, after="quality")


async def test_a_step_of_ones_own_stands_where_it_was_put_and_is_due_by_its_rule(shop: Shop) -> None:
    await wash(shop)
    await service.add_step(shop.manager, STANDARD, called="拍照存档", rule=ON_THE_DAY, after="quality")
    view = await service.read_sop(shop.manager, STANDARD)
    assert names(view)[7:11] == ["quality", "洗车", "拍照存档", "delivered"]
    case = (await a_case(shop)).case
    assert local_due(case, "洗车") == "11-26 20:00"
    assert step_of(case, "洗车").name == "x1"
    assert (await service.read_sop(shop.manager, EXPRESS)).is_changed is False


async def test_without_a_place_it_stands_by_when_it_is_due(shop: Shop) -> None:
    await service.add_step(shop.manager, STANDARD, called="洗车", rule=ON_THE_DAY)
    await service.add_step(shop.manager, STANDARD, called="送礼", rule=DueRule(Anchor.DELIVERY, 3))
    told = names(await service.read_sop(shop.manager, STANDARD))
    assert told[7:10] == ["quality", "洗车", "delivered"]
    assert told[-1] == "送礼"


async def test_steps_are_moved_dropped_brought_back_and_all_put_back(shop: Shop) -> None:
    two_days_before = DueRule(Anchor.PROMISED, -2)
    moved = await service.move_step(shop.manager, STANDARD, called="eta", rule=two_days_before, after="informed")
    assert names(moved.sop)[4:7] == ["informed", "eta", "photo"]
    assert moved.step is not None
    assert moved.step.rule == two_days_before
    dropped = await service.drop_step(shop.manager, STANDARD, called="booking")
    assert dropped.sop.dropped == ("booking",)
    case = (await a_case(shop)).case
    assert [step.name for step in case.steps if step.name in ("eta", "booking")] == ["eta"]
    assert local_due(case, "eta") == "11-25 00:00"
    back = await service.add_step(shop.manager, STANDARD, called="booking", rule=DueRule(Anchor.DELIVERY, 2))
    assert names(back.sop)[-2:] == ["booking", "callback"]
    assert (await service.reset_sop(shop.manager, STANDARD)).sop.is_changed is False
    assert (await service.reset_sop(shop.manager, STANDARD)).what == "same"
    view = await service.read_sop(shop.manager, STANDARD)
    assert names(view) == [step.name for step in sop.base(STANDARD, SopTimes())]


async def test_running_cases_keep_theirs_whatever_policy_and_template_become(shop: Shop) -> None:
    number = (await a_case(shop)).case.number
    for key, value in (("case.step.photo_days", "4"), ("case.step.eta_days", "3"), ("case.step.callback_days", "5")):
        await policy.set_policy(shop.manager, key, value)
    await wash(shop)
    await service.drop_step(shop.manager, STANDARD, called="callback")
    move_to(ARRIVAL + timedelta(days=2))
    shown = (await service.mark_step(shop.advisor, number, "photo")).case
    assert local_due(shown, "photo") == "11-24 00:00"
    moved = await service.promise_delivery(shop.advisor, number, date(2026, 12, 1), reason="等配件")
    assert local_due(moved.case, "eta") == "12-01 00:00"
    await do_steps(shop.advisor, number, *[step for step in UNTIL_DELIVERED if step != "photo"])
    case = await service.show_case(shop.advisor, number=number)
    assert local_due(case, "callback") == "11-24 00:00"
    assert "洗车" not in [step.called for step in case.steps]
    new = (await a_case(shop)).case
    assert local_due(new, "photo") == "11-27 00:00"
    assert [step.called for step in new.steps][-3:] == ["洗车", "delivered", "booking"]


async def test_the_same_title_is_the_same_step_in_every_template(shop: Shop) -> None:
    await wash(shop)
    await wash(shop, EXPRESS)
    assert await service.own_steps(shop.advisor) == {"x1": "洗车"}
    await service.add_step(shop.manager, EXPRESS, called="抛光", rule=ON_THE_DAY)
    assert await service.own_steps(shop.advisor) == {"x1": "洗车", "x2": "抛光"}


async def test_a_step_of_ones_own_is_done_waived_and_undone_like_any_other(shop: Shop) -> None:
    await wash(shop)
    number = (await a_case(shop, by=anew(shop.advisor))).case.number
    done = await service.mark_step(anew(shop.advisor), number, "x1")
    assert (done.step.called, done.fresh) == ("洗车", True)
    await undo.undo_last(anew(shop.advisor))
    assert step_of(await service.show_case(shop.advisor, number=number), "洗车").is_open
    await service.mark_step(anew(shop.advisor), number, "x1", waive_reason="下雨")
    await do_steps(shop.advisor, number, *UNTIL_DELIVERED, "booking", "callback")
    assert (await service.show_case(shop.advisor, number=number)).state is CaseState.CLOSED
    await service.add_step(shop.manager, EXPRESS, called="抛光", rule=ON_THE_DAY)
    with pytest.raises(UnknownStep) as refusal:
        await service.mark_step(shop.advisor, number, "x2")
    assert refusal.value.step == "抛光"


async def test_what_makes_no_sense_of_a_template_is_refused_and_changes_nothing(shop: Shop) -> None:
    manager = shop.manager
    await wash(shop)
    attempts: list[tuple[object, type[DomainError]]] = [
        (service.add_step(manager, STANDARD, called="洗车", rule=ON_THE_DAY), StepTitleTaken),
        (service.add_step(manager, STANDARD, called="quality", rule=ON_THE_DAY), StepTitleTaken),
        (service.add_step(manager, STANDARD, called="质检", rule=ON_THE_DAY, words=("质检",)), StepTitleTaken),
        (service.add_step(manager, STANDARD, called="字" * 21, rule=ON_THE_DAY), TitleUnfit),
        (service.add_step(manager, STANDARD, called="<b>", rule=ON_THE_DAY), TitleUnfit),
        (service.add_step(manager, STANDARD, called="🚗", rule=ON_THE_DAY), TitleUnfit),
        (service.add_step(manager, STANDARD, called="123", rule=ON_THE_DAY), TitleUnfit),
        (service.add_step(manager, STANDARD, called="C12", rule=ON_THE_DAY), TitleUnfit),
        (service.add_step(manager, STANDARD, called=" ", rule=ON_THE_DAY), TitleUnfit),
        (service.add_step(manager, STANDARD, called="a b c d e", rule=ON_THE_DAY), TitleUnfit),
        (service.add_step(manager, STANDARD, called="抛光", rule=ON_THE_DAY, after="paint"), StepNotInSop),
        (service.add_step(manager, STANDARD, called="抛光", rule=DueRule(Anchor.DAY, 400)), NotADueRule),
        (service.move_step(manager, STANDARD, called="paint", rule=ON_THE_DAY), StepNotInSop),
        (service.move_step(manager, STANDARD, called=" ", rule=ON_THE_DAY), StepNotInSop),
        (service.move_step(manager, STANDARD, called="洗车"), NothingToChange),
        (service.move_step(manager, STANDARD, called="delivered", rule=ON_THE_DAY), DueRuleImpossible),
        *((service.drop_step(manager, STANDARD, called=name), StepNotToBeDropped) for name in sop.NEVER_DROPPED),
        (service.drop_step(shop.advisor, STANDARD, called="booking"), NotAllowed),
    ]
    for attempt, refused in attempts:
        with pytest.raises(refused):
            await attempt  # type: ignore[misc]
    assert await SopEdit.filter(centre_id=shop.centre.id).count() == 1


async def test_a_template_has_room_for_a_dozen_steps_of_ones_own(shop: Shop) -> None:
    for number in range(sop.MOST_OWN_STEPS):
        await service.add_step(shop.manager, STANDARD, called=f"步骤{number}", rule=ON_THE_DAY)
    with pytest.raises(TooManySteps):
        await service.add_step(shop.manager, STANDARD, called="再一步", rule=ON_THE_DAY)


async def test_each_change_of_a_template_is_taken_back_the_last_first(shop: Shop) -> None:
    before = await service.read_sop(shop.manager, STANDARD)
    seen = [before]
    await wash(shop)
    seen.append(await service.read_sop(shop.manager, STANDARD))
    await service.move_step(anew(shop.manager), STANDARD, called="洗车", rule=ON_THE_DAY)
    seen.append(await service.read_sop(shop.manager, STANDARD))
    await service.drop_step(anew(shop.manager), STANDARD, called="booking")
    seen.append(await service.read_sop(shop.manager, STANDARD))
    await service.reset_sop(anew(shop.manager), STANDARD)
    for former in reversed(seen):
        await undo.undo_last(anew(shop.manager))
        assert await service.read_sop(shop.manager, STANDARD) == former
    assert await service.own_steps(shop.advisor) == {"x1": "洗车"}


async def test_only_the_last_change_of_a_template_is_taken_back(shop: Shop) -> None:
    await wash(shop)
    added = (await people.own_changes(shop.manager))[0]
    await service.drop_step(anew(shop.manager), STANDARD, called="booking")
    with pytest.raises(BuiltOn):
        await service.undo_sop(anew(shop.manager), added)


# --- the express SOP


async def test_the_assessment_moves_the_promised_day_of_an_express_case_and_its_undo_puts_it_back(shop: Shop) -> None:
    number = (await a_case(shop, by=anew(shop.advisor), sop=EXPRESS)).case.number
    case = await service.show_case(shop.advisor, number=number)
    assert (case.flow.sop, case.promised_day) == ("express", date(2026, 11, 23))
    assert local_due(case, "delivered") == "11-23 09:30"
    before = await CaseStep.filter(case__number=number).order_by("id").values()
    move_to(ARRIVAL + timedelta(hours=5))
    assessed = (await service.assess(anew(shop.advisor), number, assessed_fen=case.estimate_fen)).case
    assert (assessed.promised_day, local_due(assessed, "delivered")) == (date(2026, 11, 22), "11-22 14:30")
    assert (local_due(assessed, "eta"), local_due(assessed, "quality")) == ("11-22 00:00", "11-23 00:00")
    await undo.undo_last(anew(shop.advisor))
    assert await CaseStep.filter(case__number=number).order_by("id").values() == before
    assert (await Case.get(number=number)).promised_day == date(2026, 11, 23)


async def test_a_day_that_somebody_named_is_not_moved_by_the_assessment(shop: Shop) -> None:
    number = (await a_case(shop, sop=EXPRESS)).case.number
    named = date(2026, 11, 28)
    await service.promise_delivery(shop.advisor, number, named, reason="等配件")
    case = (await service.assess(shop.advisor, number, assessed_fen=(await Case.get(number=number)).estimate_fen)).case
    assert (case.promised_day, local_due(case, "delivered")) == (named, "11-29 00:00")


async def test_the_hours_of_the_express_sop_are_policy(shop: Shop) -> None:
    await policy.set_policy(shop.manager, "case.express_hours", "24")
    assert (await a_case(shop, sop=EXPRESS)).case.promised_day == date(2026, 11, 22)


# --- what was there before steps had rules


async def test_old_steps_are_given_the_rule_that_policy_gave_them(shop: Shop) -> None:
    await policy.set_policy(anew(shop.manager), "case.step.callback_days", "3")
    await policy.set_policy(anew(shop.manager), "case.step.quality_days", "5")
    await policy.set_policy(anew(shop.manager), "case.step.eta_days", "2")
    await undo.undo_last(anew(shop.manager))
    await a_case(shop)
    rules = dict(await CaseStep.filter(case__number=1).values_list("name", "due_rule"))
    assert rules["callback"] == "delivery+3d"
    await CaseStep.all().update(due_rule="")
    for migration in load_chain(MIGRATIONS):
        for operation in migration.operations:
            if isinstance(operation, RunSQL) and "due_rule" in str(operation.sql):
                await connection.fetch_rows(str(operation.sql))
    assert dict(await CaseStep.filter(case__number=1).values_list("name", "due_rule")) == rules
