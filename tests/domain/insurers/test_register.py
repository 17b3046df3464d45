"""Insurers as people keep them: names, people, plans with dates, ending and beginning anew (domain §4)."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.clock import FixedClock
from domain.customers.errors import NotAName
from domain.database.connection import recorded_queries
from domain.errors import ChangedMeanwhile, DomainError, NotAllowed
from domain.insurers import service
from domain.insurers.errors import (
    ContactUnchanged,
    ContactUnknown,
    CooperationEnded,
    CreditReasonMissing,
    EndedAlready,
    InsurerNameTaken,
    InsurerNameUnusable,
    NameItsOwn,
    NameNotItsOwn,
    NameShown,
    NotAContactPhone,
    NotEnded,
    PlanInPast,
    PlanTooFar,
    PlanUnchanged,
    TooManyContacts,
    TooManyNames,
)
from domain.insurers.models import InsurerContact
from domain.insurers.service.contacts import MOST_CONTACTS
from domain.insurers.service.naming import MOST_NAMES
from domain.insurers.views import ContactRole, ContactView, Cycle, InsurerView, IntakeState, Plan, TermsKind
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import BuiltOn
from domain.people.models import AuditEntry
from domain.people.views import ChangeView
from domain.undo import service as undo
from tests.factories.insurers import a_delivered_case, an_insurer, move_to
from tests.factories.people import a_place, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))


@pytest.fixture
async def manager(database: str) -> Actor:
    return await an_actor(Role.MANAGER, name="张店长")


@pytest.fixture
async def insurer(manager: Actor) -> InsurerView:
    return await an_insurer(anew(manager))


def at(actor: Actor, day: str) -> None:
    move_to(clock.at(date.fromisoformat(day), time(12), actor.zone))


async def back(actor: Actor) -> None:
    """The actor's last change is taken back."""
    await undo.undo_last(anew(actor))


async def names(actor: Actor, insurer: InsurerView) -> list[str]:
    return list((await service.show_insurer(actor, insurer.id)).names)


async def last(actor: Actor, what: str) -> ChangeView:
    return next(each for each in await people.own_changes(actor) if each.what == what)


# --- names


async def test_a_renamed_insurer_keeps_its_code_and_answers_to_both(manager: Actor, insurer: InsurerView) -> None:
    changed = await service.rename(anew(manager), insurer_id=insurer.id, name=" 中国平安  北京 ")
    assert (changed.name, changed.former, changed.code) == ("中国平安 北京", "平安", "pingan")
    shown = await service.show_insurer(manager, insurer.id)
    assert (shown.name, shown.names[:2], shown.code) == ("中国平安 北京", ("中国平安 北京", "平安"), "pingan")
    assert (await service.standing(manager, insurer.id)).name == "中国平安 北京"
    await back(manager)
    assert await names(manager, insurer) == list(insurer.names)


async def test_a_name_it_answers_to_becomes_the_one_shown(manager: Actor, insurer: InsurerView) -> None:
    await service.rename(anew(manager), insurer_id=insurer.id, name="平安产险")
    changed = await names(manager, insurer)
    assert changed[:2] == ["平安产险", "平安"]
    assert sorted(changed) == sorted(insurer.names)
    await back(manager)
    assert (await names(manager, insurer))[0] == "平安"
    assert sorted(await names(manager, insurer)) == sorted(insurer.names)


async def test_names_come_and_go(manager: Actor, insurer: InsurerView) -> None:
    await service.add_name(anew(manager), insurer_id=insurer.id, name="老平安")
    assert (await names(manager, insurer))[-1] == "老平安"
    await service.remove_name(anew(manager), insurer_id=insurer.id, name="老 平安")
    assert "老平安" not in await names(manager, insurer)
    await back(manager)
    assert (await names(manager, insurer))[-1] == "老平安"
    await back(manager)
    assert await names(manager, insurer) == list(insurer.names)


async def test_what_one_gave_up_another_may_have_and_then_it_is_not_taken_back(
    manager: Actor, insurer: InsurerView
) -> None:
    other = await an_insurer(anew(manager), "人保")
    await service.remove_name(anew(manager), insurer_id=insurer.id, name="平安产险")
    removed = await last(manager, "name removed")
    await service.add_name(anew(manager), insurer_id=other.id, name="平安产险")
    with pytest.raises(InsurerNameTaken):
        await service.undo_name_removed(anew(manager), removed)
    await service.rename(anew(manager), insurer_id=insurer.id, name="新平安")
    with pytest.raises(BuiltOn):
        await service.undo_name_removed(anew(manager), removed)


@pytest.mark.parametrize(
    ("change", "name", "error"),
    [
        ("rename", "平安", NameItsOwn),
        ("rename", "人保财险", InsurerNameTaken),
        ("rename", "", InsurerNameUnusable),
        ("rename", "字" * 31, InsurerNameUnusable),
        ("rename", "\ufdfa" * 20, InsurerNameUnusable),
        ("rename", "123", InsurerNameUnusable),
        ("rename", "平\u202e安", InsurerNameUnusable),
        ("add_name", "平 安 保 险", NameItsOwn),
        ("add_name", "PICC", InsurerNameTaken),
        ("add_name", "🚗🚗", InsurerNameUnusable),
        ("remove_name", "平安", NameShown),
        ("remove_name", "ＰＩＮＧＡＮ２", NameNotItsOwn),
    ],
)
async def test_names_that_are_refused(
    manager: Actor, insurer: InsurerView, change: str, name: str, error: type[DomainError]
) -> None:
    await an_insurer(manager, "人保")
    with pytest.raises(error):
        await getattr(service, change)(manager, insurer_id=insurer.id, name=name)
    assert await names(manager, insurer) == list(insurer.names)


async def test_names_have_an_end(manager: Actor, insurer: InsurerView) -> None:
    for number in range(MOST_NAMES - len(insurer.names)):
        await service.add_name(manager, insurer_id=insurer.id, name=f"平安{number}部")
    with pytest.raises(TooManyNames):
        await service.add_name(manager, insurer_id=insurer.id, name="又一个")


async def test_of_two_that_want_a_name_one_gets_it(manager: Actor, insurer: InsurerView) -> None:
    other = await an_insurer(manager, "人保")
    wanted = [service.add_name(manager, insurer_id=each.id, name="同名") for each in (insurer, other)]
    results = await asyncio.gather(*wanted, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["InsurerNameTaken", "NamesChanged"]


# --- people


async def told_of(actor: Actor, insurer: InsurerView, name: str, **facts: Any) -> None:
    await service.set_contact(anew(actor), insurer_id=insurer.id, name=name, **facts)


async def test_what_is_told_of_somebody_adds_up(manager: Actor, insurer: InsurerView) -> None:
    await told_of(manager, insurer, "钱 磊", role=ContactRole.ADJUSTER)
    await told_of(manager, insurer, "钱磊", phone="+86 138-0000-9999")
    await told_of(manager, insurer, "钱磊", note="只接\n微信")
    await told_of(manager, insurer, "孙会计", role=ContactRole.FINANCE)
    shown = await service.show_insurer(manager, insurer.id)
    assert shown.contacts == (
        ContactView("钱 磊", ContactRole.ADJUSTER, "13800009999", "只接 微信"),
        ContactView("孙会计", ContactRole.FINANCE, "", ""),
    )
    assert await service.contact_names(manager, insurer.id) == ("钱 磊", "孙会计")


async def test_a_desks_line_is_kept_in_one_form_and_is_the_same_line(manager: Actor, insurer: InsurerView) -> None:
    await told_of(manager, insurer, "理赔中心", phone="0755-8888 6666 转 801")
    with pytest.raises(ContactUnchanged):
        await told_of(manager, insurer, "理赔中心", phone="（0755）88886666-801")
    (contact,) = (await service.show_insurer(manager, insurer.id)).contacts
    assert contact.phone == "0755-88886666-801"


async def test_every_change_of_people_is_taken_back(manager: Actor, insurer: InsurerView) -> None:
    await told_of(manager, insurer, "钱磊", role=ContactRole.ADJUSTER, phone="13800009999", note="只接微信")
    await told_of(manager, insurer, "钱磊", role=ContactRole.CLAIMS)
    await service.remove_contact(anew(manager), insurer_id=insurer.id, name="钱磊")
    found = []
    for _ in range(3):
        await back(manager)
        found.append((await service.show_insurer(manager, insurer.id)).contacts)
    whole = ContactView("钱磊", ContactRole.CLAIMS, "13800009999", "只接微信")
    assert found == [(whole,), (replace(whole, role=ContactRole.ADJUSTER),), ()]


async def test_people_are_not_taken_back_once_more_was_told(manager: Actor, insurer: InsurerView) -> None:
    await told_of(manager, insurer, "钱磊", role=ContactRole.ADJUSTER)
    added = await last(manager, "contact added")
    await told_of(manager, insurer, "孙会计")
    await told_of(manager, insurer, "钱磊", phone="13800009999")
    with pytest.raises(ChangedMeanwhile):
        await service.undo_contact_added(anew(manager), added)
    await service.remove_contact(anew(manager), insurer_id=insurer.id, name="钱磊")
    removed = await last(manager, "contact removed")
    await told_of(manager, insurer, "钱磊")
    with pytest.raises(ChangedMeanwhile):
        await service.undo_contact_removed(anew(manager), removed)


async def test_what_is_refused_of_people(manager: Actor, insurer: InsurerView) -> None:
    await told_of(manager, insurer, "钱磊", phone="13800009999")
    for facts, error in (
        ({"name": "钱磊", "phone": "13800009999"}, ContactUnchanged),
        ({"name": "钱磊"}, ContactUnchanged),
        ({"name": "钱磊", "phone": "12345678"}, NotAContactPhone),
        ({"name": "钱\u202e磊"}, NotAName),
        ({"name": "字" * 41}, NotAName),
        ({"name": "🚗"}, NotAName),
    ):
        with pytest.raises(error):
            await told_of(manager, insurer, **facts)
    with pytest.raises(ContactUnknown) as unknown:
        await service.remove_contact(manager, insurer_id=insurer.id, name="没有")
    assert unknown.value.params()["known"] == "钱磊"
    for number in range(MOST_CONTACTS - 1):
        await service.set_contact(manager, insurer_id=insurer.id, name=f"同事{number}")
    with pytest.raises(TooManyContacts):
        await service.set_contact(manager, insurer_id=insurer.id, name="又一位")
    assert await InsurerContact.filter(insurer_id=insurer.id).count() == MOST_CONTACTS


async def test_phones_looked_at_in_private_are_on_record(manager: Actor, insurer: InsurerView) -> None:
    async def looks() -> int:
        return await AuditEntry.filter(subject="insurer", what="looked").count()

    await service.show_insurer(manager, insurer.id)
    await told_of(manager, insurer, "孙会计")
    await service.show_insurer(manager, insurer.id)
    assert await looks() == 0
    await told_of(manager, insurer, "孙会计", phone="13800009999")
    in_group = replace(manager, person=replace(manager.person, place=a_place(ChatKind.TEAM)))
    await service.show_insurer(in_group, insurer.id)
    await service.list_insurers(manager)
    assert await looks() == 0
    await service.show_insurer(manager, insurer.id)
    assert await looks() == 1


async def test_a_long_history_costs_no_more_queries(manager: Actor, insurer: InsurerView) -> None:
    async def costs() -> list[int]:
        found = []
        for look in (
            service.show_insurer(manager, insurer.id),
            service.list_insurers(manager),
            service.credit_all(manager),
            service.credit_one(manager, insurer.id),
        ):
            with recorded_queries() as queries:
                await look
            found.append(len(queries))
        return found

    await told_of(manager, insurer, "钱磊", phone="13800009999")
    await service.change_plan(manager, insurer_id=insurer.id, plan=Plan.DEEP)
    before = await costs()
    for turn in range(4):
        await told_of(manager, insurer, f"同事{turn}", phone=f"1380000999{turn}")
        await service.change_plan(manager, insurer_id=insurer.id, plan=(Plan.BASIC, Plan.DEEP)[turn % 2])
        other = await an_insurer(manager, f"第{turn}家")
        await service.change_plan(manager, insurer_id=other.id, plan=Plan.DEEP)
    assert await costs() == before


# --- plans


async def test_a_period_that_has_begun_keeps_its_cycle(manager: Actor, insurer: InsurerView) -> None:
    changed = await service.change_plan(anew(manager), insurer_id=insurer.id, plan=Plan.DEEP, reason=" 合同\n约定 ")
    assert (changed.before, changed.plan, changed.since) == (Plan.BASIC, Plan.DEEP, date(2026, 11, 20))
    assert changed.keeps is not None
    assert (changed.keeps.closes_on, changed.keeps.due_on) == (date(2026, 11, 30), date(2026, 12, 15))
    assert (changed.begins.opens_on, changed.begins.closes_on) == (date(2026, 12, 1), date(2026, 12, 15))
    assert (changed.keeps.cycle, changed.begins.cycle) == (Cycle.MONTHLY, Cycle.HALF_MONTHLY)
    shown = await service.show_insurer(manager, insurer.id)
    assert (shown.plan, shown.cycle, shown.plan_since) == (Plan.DEEP, Cycle.MONTHLY, date(2026, 11, 20))
    (agreed,) = shown.history
    assert (agreed.kind, agreed.plan, agreed.who, agreed.reason) == (TermsKind.PLAN, Plan.DEEP, "张店长", "合同 约定")


@pytest.mark.parametrize("is_late", [False, True], ids=["day by day", "weeks late"])
async def test_statements_follow_the_plans_of_their_time(manager: Actor, insurer: InsurerView, is_late: bool) -> None:
    """Monthly in November, twice a month from December, monthly again from the second half of January on."""
    await service.change_plan(anew(manager), insurer_id=insurer.id, plan=Plan.DEEP, since=date(2026, 12, 1))
    await service.change_plan(anew(manager), insurer_id=insurer.id, plan=Plan.BASIC, since=date(2027, 1, 10))
    days = ("2026-11-25", "2026-12-14", "2026-12-16", "2027-01-02", "2027-01-20", "2027-02-10")
    for number, day in enumerate(days, 1):
        at(manager, day)
        if is_late:
            await service.accept_case(
                manager, insurer_id=insurer.id, case_number=number, share_fen=yuan(10), override_reason="x"
            )
            await service.deliver_case(manager, insurer_id=insurer.id, case_number=number, delivered_at=clock.now())
        else:
            await a_delivered_case(manager, insurer.id, number, 10)
            await service.close_statements(manager.centre_id, date.fromisoformat(day) + timedelta(days=1))
    at(manager, "2027-03-20")
    await service.close_statements(manager.centre_id, date(2027, 3, 20))
    page = (await service.list_statements(manager, insurer.id)).statements
    assert [f"{each.opens_on:%m-%d}..{each.closes_on:%m-%d} {each.due_on:%m-%d}" for each in reversed(list(page))] == [
        "11-01..11-30 12-15",
        "12-01..12-15 12-30",
        "12-16..12-31 01-15",
        "01-01..01-15 01-30",
        "01-16..01-31 02-15",
        "02-01..02-28 03-15",
    ]
    assert (await service.show_insurer(manager, insurer.id)).cycle is Cycle.MONTHLY


async def test_on_its_first_day_a_period_takes_the_plan_of_the_day(manager: Actor, insurer: InsurerView) -> None:
    at(manager, "2026-12-01")
    changed = await service.change_plan(anew(manager), insurer_id=insurer.id, plan=Plan.DEEP)
    assert changed.keeps is None
    assert (changed.begins.opens_on, changed.begins.due_on) == (date(2026, 12, 1), date(2026, 12, 30))
    assert (await service.show_insurer(manager, insurer.id)).cycle is Cycle.HALF_MONTHLY
    await back(manager)
    assert (await service.show_insurer(manager, insurer.id)).cycle is Cycle.MONTHLY


async def test_a_plan_to_come_is_shown_and_can_be_given_up(manager: Actor, insurer: InsurerView) -> None:
    to_come = date(2027, 1, 1)
    await service.change_plan(anew(manager), insurer_id=insurer.id, plan=Plan.DEEP, since=to_come)
    (listed,) = await service.list_insurers(manager)
    assert (listed.plan, listed.next_plan, listed.next_plan_since) == (Plan.BASIC, Plan.DEEP, to_come)
    with pytest.raises(PlanUnchanged) as unchanged:
        await service.change_plan(anew(manager), insurer_id=insurer.id, plan=Plan.BASIC)
    assert unchanged.value.params()["later"] == to_come
    await service.change_plan(anew(manager), insurer_id=insurer.id, plan=Plan.BASIC, since=to_come)
    assert (await service.show_insurer(manager, insurer.id)).next_plan is None
    first = next(each for each in reversed(await people.own_changes(manager)) if each.what == "plan changed")
    with pytest.raises(BuiltOn):
        await service.undo_plan_changed(anew(manager), first)
    await back(manager)
    assert (await service.show_insurer(manager, insurer.id)).next_plan is Plan.DEEP
    await back(manager)
    shown = await service.show_insurer(manager, insurer.id)
    assert (shown.next_plan, shown.history) == (None, ())


async def test_plans_that_are_refused(manager: Actor, insurer: InsurerView) -> None:
    today = date(2026, 11, 20)
    for plan, since, error in (
        (Plan.DEEP, today - timedelta(days=1), PlanInPast),
        (Plan.DEEP, today + timedelta(days=367), PlanTooFar),
        (Plan.DEEP, date(9999, 12, 31), PlanTooFar),
        (Plan.BASIC, None, PlanUnchanged),
    ):
        with pytest.raises(error):
            await service.change_plan(manager, insurer_id=insurer.id, plan=plan, since=since)
    assert (await service.show_insurer(manager, insurer.id)).history == ()


# --- ending and beginning anew


async def test_ending_stops_new_cases_and_nothing_else(manager: Actor, insurer: InsurerView) -> None:
    await service.accept_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(900))
    ended = await service.end_cooperation(anew(manager), insurer_id=insurer.id, reason=" 三次\n争议 ")
    (reason,) = ended.reasons
    assert (ended.state, reason.text, reason.who, reason.since) == (
        IntakeState.ENDED,
        "三次 争议",
        "张店长",
        date(2026, 11, 20),
    )
    for override in (None, "老客户"):
        with pytest.raises(CooperationEnded) as refused:
            await service.accept_case(
                manager, insurer_id=insurer.id, case_number=2, share_fen=yuan(1), override_reason=override
            )
        assert (refused.value.reason, refused.value.since) == ("三次 争议", date(2026, 11, 20))
    await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(800))
    await service.deliver_case(manager, insurer_id=insurer.id, case_number=1, delivered_at=clock.now())
    at(manager, "2026-12-01")
    (statement,) = await service.close_statements(manager.centre_id, date(2026, 12, 1))
    assert statement.amount_fen == yuan(800)
    paid = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(800))
    assert (paid.credit.exposure_fen, paid.credit.state) == (0, IntakeState.ENDED)
    assert await service.check_accounts(manager.centre_id) == ()


async def test_those_we_no_longer_work_with_stand_last(manager: Actor, insurer: InsurerView) -> None:
    others = [await an_insurer(manager, name) for name in ("人保", "太平洋")]
    await service.end_cooperation(anew(manager), insurer_id=insurer.id, reason="三次争议")
    expected = [*(each.id for each in others), insurer.id]
    assert [each.id for each in await service.names_to_offer(manager)] == expected
    assert [each.insurer_id for each in await service.credit_all(manager)][-1] == insurer.id
    listed = (await service.list_insurers(manager))[-1]
    assert (listed.id, listed.ended_on, listed.end_reason) == (insurer.id, date(2026, 11, 20), "三次争议")
    assert await service.is_cooperation_ended(manager.centre_id, insurer.id)


async def test_it_begins_anew_with_its_history(manager: Actor, insurer: InsurerView) -> None:
    await service.stop(anew(manager), insurer_id=insurer.id, reason="等合同")
    await service.end_cooperation(anew(manager), insurer_id=insurer.id, reason="三次争议")
    at(manager, "2026-11-25")
    again = await service.reopen(anew(manager), insurer_id=insurer.id, reason="已签新合同")
    assert again.state is IntakeState.STOPPED
    shown = await service.show_insurer(manager, insurer.id)
    assert [(each.kind, each.since.day, each.reason) for each in shown.history] == [
        (TermsKind.REOPENED, 25, "已签新合同"),
        (TermsKind.ENDED, 20, "三次争议"),
    ]
    assert (shown.ended_on, shown.end_reason) == (None, "")
    await service.resume(anew(manager), insurer_id=insurer.id, reason="已续签")
    await service.accept_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(900))


async def test_ending_and_beginning_anew_are_taken_back(manager: Actor, insurer: InsurerView) -> None:
    ended = await service.end_cooperation(anew(manager), insurer_id=insurer.id, reason="三次争议")
    ending = await last(manager, "ended")
    at(manager, "2026-11-21")
    await service.reopen(anew(manager), insurer_id=insurer.id, reason="已签新合同")
    with pytest.raises(BuiltOn):
        await service.undo_ended(anew(manager), ending)
    await back(manager)
    assert (await service.standing(manager, insurer.id)).reasons == ended.reasons
    await back(manager)
    shown = await service.show_insurer(manager, insurer.id)
    assert (shown.state, shown.history) == (IntakeState.OPEN, ())


async def test_what_is_refused_of_ending(manager: Actor, insurer: InsurerView) -> None:
    with pytest.raises(NotEnded):
        await service.reopen(manager, insurer_id=insurer.id, reason="已签新合同")
    with pytest.raises(CreditReasonMissing):
        await service.end_cooperation(manager, insurer_id=insurer.id, reason=" \n")
    with pytest.raises(NotAllowed):
        await service.end_cooperation(replace(manager, role=Role.PARTNER), insurer_id=insurer.id, reason="争议")
    await service.end_cooperation(manager, insurer_id=insurer.id, reason="争议")
    with pytest.raises(EndedAlready):
        await service.end_cooperation(manager, insurer_id=insurer.id, reason="争议")
    with pytest.raises(CreditReasonMissing):
        await service.reopen(manager, insurer_id=insurer.id, reason="")
