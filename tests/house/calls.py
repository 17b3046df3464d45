"""One real call of every service in a furnished centre, and what the same call does with another centre's things.

A service that is missing here fails ``test_tenancy``: whoever adds one says here how it is called, and with
which number or id of another centre it must find nothing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from operator import attrgetter

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.agents import service as agents
from domain.agents.views import Direction, ReferralFilter
from domain.bundles import service as bundles
from domain.bundles.views import BundleKind
from domain.cases import service as cases
from domain.cases.views import BoardFilter
from domain.customers import service as customers
from domain.customers.views import PolicyKind
from domain.errors import DomainError, NotFound
from domain.forms import service as forms
from domain.forms.errors import FormOver
from domain.forms.views import Draft
from domain.insurers import service as insurers
from domain.insurers.errors import CaseNotInAccount
from domain.money import yuan
from domain.outbox import service as outbox
from domain.people import service as people
from domain.people.errors import ChatNotBound
from domain.people.views import ChangeView
from domain.policy import service as policy
from domain.undo import service as undo
from domain.undo.mentions import customer_mentioned, vehicle_mentioned
from tests.factories.people import a_place, anew
from tests.factories.world import DIGESTS, ONE_MORE_NAME, ONE_MORE_PLATE, TODAY, ZONE, World, speaking_in

Mine = Callable[[World], Awaitable[object]]
Theirs = Callable[[World, World], Awaitable[object]]
NEXT_MONTH = date(2026, 12, 1)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
A_DRAFT = Draft("quote", "", asked="premium")


@dataclass(frozen=True)
class Called:
    """How a service is called in one's own centre, and with things of another centre."""

    mine: Mine
    refused: tuple[Theirs, ...] = ()
    """Calls with another centre's things that ``error`` answers."""
    empty: tuple[Theirs, ...] = ()
    """Calls with another centre's things that find nothing."""
    error: type[DomainError] = NotFound


async def _cases_on_board(world: World, wanted: BoardFilter) -> int:
    board = await cases.board(world.advisor, wanted)
    assert not board.insurer
    return len(board.lines)


async def _counted_fen(world: World, insurer_id: int) -> int:
    counted = await insurers.recompute(world.centre_id, insurer_id)
    return counted.unbilled_fen + counted.billed_fen + counted.overpaid_fen + counted.penalty_fen


def _with_a_message_of_its_own(world: World) -> World:
    """Whose people write something new: what a message changed is undone together, and theirs made a whole world."""
    return replace(world, manager=anew(world.manager), partner=anew(world.partner), advisor=anew(world.advisor))


def undoing(
    undo_it: Callable[[Actor, ChangeView], Awaitable[object]],
    act: Callable[[World], Awaitable[object]],
    *,
    by: Callable[[World], Actor] = attrgetter("advisor"),
    what: str = "",
) -> Called:
    """An undo of what ``act`` has just done, and of any change of another centre."""

    async def mine(shared: World) -> object:
        world = _with_a_message_of_its_own(shared)
        await act(world)
        own = await people.own_changes(by(world))
        done = next(change for change in own if change.what == what or (not what and change.what != "looked"))
        return await undo_it(by(world), done)

    async def theirs(world: World, other: World) -> object:
        return await undo_it(by(world), next(iter(other.changes.values())))

    return Called(mine, refused=(theirs,))


async def _take_car(world: World) -> object:
    return await cases.open_case(
        world.advisor,
        insurer_id=world.insurer_id,
        plate=ONE_MORE_PLATE,
        name="新车主",
        phone="13812345678",
        estimate_fen=yuan(900),
    )


async def _deliver_second(world: World) -> None:
    """C2, which is assessed, is delivered."""
    await cases.mark_step(world.advisor, 2, "quality")
    await cases.mark_step(world.advisor, 2, "delivered")


async def _deliver_and_take_back(world: World) -> None:
    await insurers.deliver_case(world.advisor, insurer_id=world.insurer_id, case_number=2, delivered_at=clock.now())
    await insurers.take_back_delivery(world.advisor, insurer_id=world.insurer_id, case_number=2)


async def _refer(world: World) -> object:
    return await agents.log_referral(
        world.advisor,
        direction=Direction.OUT,
        agent_id=world.agent_id,
        plate=ONE_MORE_PLATE,
        name="新车主",
        phone="13812345678",
    )


async def _told(world: World, *told: tuple[str | None, str | None]) -> None:
    """One car more, and what is told of its owner, one time after the other: a name, a phone."""
    for name, phone in told:
        await customers.keep_vehicle(world.advisor, plate=ONE_MORE_PLATE, name=name, phone=phone)


async def _told_wrongly(world: World) -> None:
    """One car more with its owner, who is no longer its owner."""
    await _told(world, ("新车主", "13812345678"))
    owner = next(change for change in await people.own_changes(world.advisor) if change.what == "owner")
    await customers.undo_owner(world.advisor, owner, is_mentioned=vehicle_mentioned)


async def _bind_one_more(world: World) -> object:
    return await people.bind(speaking_in(world.manager, a_place(ChatKind.UNBOUND)), ChatKind.TEAM)


async def _insure(world: World) -> object:
    return await customers.add_policy(
        world.advisor,
        plate="京AD12345",
        expires_on=date(2027, 12, 31),
        insurer="太平洋",
        kind=PolicyKind.COMMERCIAL,
        premium_fen=yuan(7_000),
        name="新车主",
        phone="13812345678",
        sold_by="赵磊",
        starts_on=date(2027, 1, 1),
    )


async def _plates_on_radar(world: World) -> list[str]:
    """Those of the cars on the radar that only the other world knows."""
    radar = await customers.renewal_radar(world.advisor, 90)
    assert radar.lines
    return [line.vehicle.plate for line in radar.lines if line.vehicle.plate == ONE_MORE_PLATE]


PEOPLE = {
    "people.bind": Called(
        _bind_one_more,
        refused=(
            lambda w, t: people.bind(
                speaking_in(w.manager, a_place(ChatKind.UNBOUND)), ChatKind.TEAM, centre_id=t.centre_id
            ),
            lambda w, t: people.bind(
                speaking_in(w.manager, a_place(ChatKind.UNBOUND)), ChatKind.TEAM, centre=t.centre.name
            ),
        ),
    ),
    "people.centre": Called(lambda w: people.centre(w.centre_id)),
    "people.change_role": Called(
        lambda w: people.change_role(w.manager, w.colleague_id, Role.PARTNER),
        refused=(lambda w, t: people.change_role(w.manager, t.colleague_id, Role.PARTNER),),
    ),
    "people.changes_made_with": Called(
        lambda w: people.changes_made_with(w.advisor, w.changes["referral", "won"].id),
        refused=(lambda w, t: people.changes_made_with(w.advisor, t.changes["referral", "won"].id),),
    ),
    "people.chats_of": Called(lambda w: people.chats_of(w.centre_id, ChatKind.PARTNER)),
    "people.chats_of_centres": Called(lambda w: people.chats_of_centres([w.centre_id])),
    "people.find_staff": Called(
        lambda w: people.find_staff(w.manager, "张伟"),
        refused=(lambda w, t: people.find_staff(w.manager, ONE_MORE_NAME),),
    ),
    "people.invite": Called(lambda w: people.invite(w.manager, Role.PARTNER)),
    "people.list_staff": Called(
        lambda w: people.list_staff(w.manager, "张"),
        refused=(lambda w, t: people.list_staff(w.manager, ONE_MORE_NAME),),
    ),
    "people.may_receive": Called(
        lambda w: people.may_receive(w.centre_id, w.team.chat_id),
        empty=(
            lambda w, t: people.may_receive(w.centre_id, t.team.chat_id),
            lambda w, t: people.may_receive(w.centre_id, t.manager.user_id),
        ),
    ),
    "people.names": Called(lambda w: people.names(w.advisor)),
    "people.next_number": Called(lambda w: people.next_number(w.centre_id, "case")),
    "people.own_changes": Called(lambda w: people.own_changes(w.advisor)),
    "people.private_chats": Called(
        lambda w: people.private_chats(w.centre_id, at_least=Role.MANAGER),
        empty=(lambda w, t: people.private_chats(w.centre_id, staff_ids=[t.colleague_id]),),
    ),
    "people.read_changes": Called(
        lambda w: people.read_changes(w.manager, subject="case", number=1),
        empty=(
            lambda w, t: people.read_changes(w.manager, subject="case", number=t.last_case),
            lambda w, t: people.read_changes(w.manager, staff_id=t.advisor.staff_id),
        ),
    ),
    "people.record_change": Called(
        lambda w: people.record_change(w.advisor, subject="case", number=1, what="looked", before={}, after={})
    ),
    "people.record_look": Called(lambda w: people.record_look(w.advisor, subject="case", number=1)),
    "people.reader_in": Called(
        lambda w: people.reader_in(w.centre_id, w.team.chat_id),
        empty=(
            lambda w, t: people.reader_in(w.centre_id, t.team.chat_id),
            lambda w, t: people.reader_in(w.centre_id, t.manager.user_id),
        ),
    ),
    "people.record_own_change": Called(
        lambda w: people.record_own_change(
            w.centre_id, subject="referral", number=1, what="expired", before={}, after={}
        )
    ),
    "people.is_undone": Called(
        lambda w: people.is_undone(w.centre_id, 1),
        empty=(lambda w, t: people.is_undone(w.centre_id, 1),),
    ),
    "people.record_undo": undoing(people.record_undo, lambda w: agents.win(w.advisor, 1)),
    "people.remove_staff": Called(
        lambda w: people.remove_staff(w.manager, w.colleague_id),
        refused=(lambda w, t: people.remove_staff(w.manager, t.colleague_id),),
    ),
    "people.set_group_language": Called(
        lambda w: people.set_group_language(w.in_team(w.manager), "en"),
        refused=(lambda w, t: people.set_group_language(t.in_team(w.manager), "en"),),
        error=ChatNotBound,
    ),
    "people.set_own_language": Called(lambda w: people.set_own_language(w.advisor, "en")),
    "people.staff_names": Called(
        lambda w: people.staff_names(w.centre_id, [w.colleague_id]),
        empty=(lambda w, t: people.staff_names(w.centre_id, [t.colleague_id]),),
    ),
    "people.unbind": Called(
        lambda w: people.unbind(w.in_team(w.manager)),
        refused=(lambda w, t: people.unbind(t.in_team(w.manager)),),
        error=ChatNotBound,
    ),
    "people.undo_bound": undoing(people.undo_bound, _bind_one_more, by=attrgetter("manager")),
    "people.undo_invited": undoing(
        people.undo_invited, lambda w: people.invite(w.manager, Role.PARTNER), by=attrgetter("manager")
    ),
    "people.undo_language": undoing(
        people.undo_language,
        lambda w: people.set_group_language(w.in_team(w.manager), "en"),
        by=attrgetter("manager"),
    ),
    "people.undo_removed": undoing(
        people.undo_removed, lambda w: people.remove_staff(w.manager, w.colleague_id), by=attrgetter("manager")
    ),
    "people.undo_role": undoing(
        people.undo_role,
        lambda w: people.change_role(w.manager, w.colleague_id, Role.PARTNER),
        by=attrgetter("manager"),
    ),
    "people.undo_unbound": undoing(
        people.undo_unbound, lambda w: people.unbind(w.in_team(w.manager)), by=attrgetter("manager")
    ),
    "people.welcome": Called(lambda w: people.welcome(w.advisor)),
    "people.which_centre": Called(
        lambda w: people.which_centre(speaking_in(w.manager, a_place(ChatKind.UNBOUND)), ChatKind.TEAM),
        refused=(
            lambda w, t: people.which_centre(
                speaking_in(w.manager, a_place(ChatKind.UNBOUND)), ChatKind.TEAM, centre=t.centre.name
            ),
        ),
    ),
}

POLICY = {
    "policy.read_policy": Called(lambda w: policy.read_policy(w.manager, "margin")),
    "policy.set_policy": Called(lambda w: policy.set_policy(w.manager, "credit.watch_share", "75%")),
    "policy.undo_set": undoing(
        policy.undo_set,
        lambda w: policy.set_policy(w.manager, "credit.watch_share", "75%"),
        by=attrgetter("manager"),
    ),
    "policy.values_at": Called(lambda w: policy.values_at(w.centre_id, TODAY)),
    "policy.values_on": Called(lambda w: policy.values_on(w.centre_id, (TODAY, NEXT_MONTH))),
    "policy.values_and_turns": Called(
        lambda w: policy.values_and_turns(w.centre_id, (TODAY, NEXT_MONTH), "settlement.half_close_day")
    ),
    "policy.values_of_centres": Called(lambda w: policy.values_of_centres({w.centre_id: TODAY})),
}

OUTBOX = {
    "outbox.digest_schedule": Called(lambda w: outbox.digest_schedule(w.manager, DIGESTS)),
    "outbox.newest_card": Called(
        lambda w: outbox.newest_card(w.centre_id, w.team.chat_id, "case", 1),
        empty=(lambda w, t: outbox.newest_card(w.centre_id, t.team.chat_id, "case", 1),),
    ),
    "outbox.things_changed": Called(
        lambda w: outbox.things_changed(w.centre_id, {("case", 1)}, "en"),
        empty=(lambda w, t: outbox.things_changed(w.centre_id, {("case", t.last_case)}, "en"),),
    ),
    "outbox.queue": Called(
        lambda w: outbox.queue(
            w.centre_id,
            chat_id=w.team.chat_id,
            thread_id=None,
            lang="en",
            template="cases.deadline",
            params={},
            unique_key=f"deadline:{w.centre_id}",
        )
    ),
    "outbox.queue_digest_now": Called(lambda w: outbox.queue_digest_now(w.manager, DIGESTS, "cases")),
    "outbox.quiet_until": Called(lambda w: outbox.quiet_until(w.centre_id)),
    "outbox.switch_digest": Called(lambda w: outbox.switch_digest(w.manager, DIGESTS, "credit", on=True)),
    "outbox.undo_switched": undoing(
        outbox.undo_switched,
        lambda w: outbox.switch_digest(w.manager, DIGESTS, "credit", on=True),
        by=attrgetter("manager"),
    ),
}

FORMS = {
    "forms.begin": Called(lambda w: forms.begin(w.advisor, A_DRAFT)),
    "forms.current": Called(
        lambda w: forms.current(w.advisor),
        empty=(lambda w, t: forms.current(speaking_in(w.advisor, t.advisor.place)),),
    ),
    "forms.go_on": Called(lambda w: forms.go_on(w.advisor, A_DRAFT)),
    "forms.is_open": Called(
        lambda w: forms.is_open(w.centre_id, w.form_id),
        empty=(lambda w, t: forms.is_open(w.centre_id, t.form_id),),
    ),
    "forms.leave": Called(lambda w: forms.leave(w.advisor)),
    "forms.own_form": Called(
        lambda w: forms.own_form(w.advisor, w.form_id),
        refused=(lambda w, t: forms.own_form(w.advisor, t.form_id),),
        error=FormOver,
    ),
}

CUSTOMERS = {
    "customers.add_policy": Called(_insure),
    "customers.current_policy": Called(
        lambda w: customers.current_policy(w.advisor, "京AD12345"),
        empty=(lambda w, t: customers.current_policy(w.advisor, ONE_MORE_PLATE),),
    ),
    "customers.customers_by_id": Called(
        lambda w: customers.customers_by_id(w.centre_id, [w.customer_id]),
        empty=(lambda w, t: customers.customers_by_id(w.centre_id, [t.customer_id]),),
    ),
    "customers.any_policy_since": Called(
        lambda w: customers.any_policy_since(w.centre_id, LONG_AGO, vehicle_id=w.vehicle_id),
        empty=(
            lambda w, t: customers.any_policy_since(w.centre_id, LONG_AGO, customer_id=t.customer_id),
            lambda w, t: customers.any_policy_since(w.centre_id, LONG_AGO, vehicle_id=t.vehicle_id),
        ),
    ),
    "customers.find_vehicle": Called(
        lambda w: customers.find_vehicle(w.advisor, "京AD12345"),
        empty=(lambda w, t: customers.find_vehicle(w.advisor, ONE_MORE_PLATE),),
    ),
    "customers.keep_vehicle": Called(
        lambda w: customers.keep_vehicle(w.advisor, plate=ONE_MORE_PLATE, name="新车主", phone="13812345678")
    ),
    "customers.undo_customer_created": undoing(
        partial(customers.undo_customer_created, is_mentioned=customer_mentioned), _told_wrongly, what="created"
    ),
    "customers.undo_owner": undoing(
        partial(customers.undo_owner, is_mentioned=vehicle_mentioned), lambda w: _told(w, ("新车主", "13812345678"))
    ),
    "customers.undo_phone": undoing(
        partial(customers.undo_phone, is_mentioned=customer_mentioned),
        lambda w: _told(w, ("新车主", None), (None, "13812345678")),
        what="phone",
    ),
    "customers.undo_renamed": undoing(
        partial(customers.undo_renamed, is_mentioned=customer_mentioned),
        lambda w: _told(w, ("王先生", "13812345678"), ("王伟", None)),
        what="renamed",
    ),
    "customers.undo_vehicle_created": undoing(
        partial(customers.undo_vehicle_created, is_mentioned=vehicle_mentioned), lambda w: _told(w, (None, None))
    ),
    "customers.see_owner": Called(
        lambda w: customers.see_owner(w.advisor, "京AD12345"),
        empty=(lambda w, t: customers.see_owner(w.advisor, ONE_MORE_PLATE),),
    ),
    "customers.recent_vehicles": Called(lambda w: customers.recent_vehicles(w.advisor, limit=5)),
    "customers.renewal_radar": Called(
        lambda w: customers.renewal_radar(w.advisor, 30),
        empty=(lambda w, t: _plates_on_radar(w),),
    ),
    "customers.show_policy": Called(
        lambda w: customers.show_policy(w.advisor, vehicle_id=w.vehicle_id),
        refused=(
            lambda w, t: customers.show_policy(w.advisor, vehicle_id=t.vehicle_id),
            lambda w, t: customers.show_policy(w.advisor, plate=ONE_MORE_PLATE),
        ),
    ),
    "customers.undo_policy_added": undoing(customers.undo_policy_added, _insure, what="added"),
    "customers.vehicles_by_id": Called(
        lambda w: customers.vehicles_by_id(w.centre_id, [w.vehicle_id]),
        empty=(lambda w, t: customers.vehicles_by_id(w.centre_id, [t.vehicle_id]),),
    ),
}


INSURERS = {
    "insurers.accept_case": Called(
        lambda w: insurers.accept_case(w.advisor, insurer_id=w.insurer_id, case_number=99, share_fen=yuan(100)),
        refused=(
            lambda w, t: insurers.accept_case(w.advisor, insurer_id=t.insurer_id, case_number=99, share_fen=yuan(100)),
        ),
    ),
    "insurers.add_insurer": Called(lambda w: insurers.add_insurer(w.partner, name="太平洋")),
    "insurers.check_accounts": Called(lambda w: insurers.check_accounts(w.centre_id)),
    "insurers.close_statements": Called(lambda w: insurers.close_statements(w.centre_id, NEXT_MONTH)),
    "insurers.credit_all": Called(lambda w: insurers.credit_all(w.advisor)),
    "insurers.credit_one": Called(
        lambda w: insurers.credit_one(w.advisor, w.insurer_id),
        refused=(lambda w, t: insurers.credit_one(w.advisor, t.insurer_id),),
    ),
    "insurers.deliver_case": Called(
        lambda w: insurers.deliver_case(w.advisor, insurer_id=w.insurer_id, case_number=2, delivered_at=clock.now()),
        refused=(
            lambda w, t: insurers.deliver_case(
                w.advisor, insurer_id=t.insurer_id, case_number=2, delivered_at=clock.now()
            ),
        ),
    ),
    "insurers.list_insurers": Called(lambda w: insurers.list_insurers(w.partner)),
    "insurers.list_statements": Called(
        lambda w: insurers.list_statements(w.partner, w.insurer_id, limit=5),
        refused=(lambda w, t: insurers.list_statements(w.partner, t.insurer_id),),
    ),
    "insurers.names": Called(lambda w: insurers.names(w.advisor)),
    "insurers.names_by_id": Called(
        lambda w: insurers.names_by_id(w.centre_id, [w.insurer_id]),
        empty=(lambda w, t: insurers.names_by_id(w.centre_id, [t.insurer_id]),),
    ),
    "insurers.read_entries": Called(
        lambda w: insurers.read_entries(w.advisor, w.insurer_id, limit=5),
        refused=(lambda w, t: insurers.read_entries(w.advisor, t.insurer_id),),
    ),
    "insurers.reassess_case": Called(
        lambda w: insurers.reassess_case(w.advisor, insurer_id=w.insurer_id, case_number=2, share_fen=yuan(1)),
        refused=(
            lambda w, t: insurers.reassess_case(
                w.advisor, insurer_id=w.insurer_id, case_number=t.last_case, share_fen=yuan(1)
            ),
        ),
        error=CaseNotInAccount,
    ),
    "insurers.receive_payment": Called(
        lambda w: insurers.receive_payment(w.partner, insurer_id=w.insurer_id, amount_fen=yuan(99_000)),
        refused=(lambda w, t: insurers.receive_payment(w.partner, insurer_id=t.insurer_id, amount_fen=yuan(99_000)),),
    ),
    "insurers.recompute": Called(
        lambda w: insurers.recompute(w.centre_id, w.insurer_id),
        empty=(lambda w, t: _counted_fen(w, t.insurer_id),),
    ),
    "insurers.release_case": Called(
        lambda w: insurers.release_case(w.advisor, insurer_id=w.insurer_id, case_number=1),
        refused=(lambda w, t: insurers.release_case(w.advisor, insurer_id=t.insurer_id, case_number=1),),
    ),
    "insurers.resume": Called(
        lambda w: insurers.resume(w.manager, insurer_id=w.stopped_insurer_id, reason="合同已续签"),
        refused=(lambda w, t: insurers.resume(w.manager, insurer_id=t.stopped_insurer_id, reason="合同已续签"),),
    ),
    "insurers.set_limit": Called(
        lambda w: insurers.set_limit(w.manager, insurer_id=w.insurer_id, amount_fen=yuan(60_000), reason="回款慢"),
        refused=(
            lambda w, t: insurers.set_limit(
                w.manager, insurer_id=t.insurer_id, amount_fen=yuan(60_000), reason="回款慢"
            ),
        ),
    ),
    "insurers.show_insurer": Called(
        lambda w: insurers.show_insurer(w.partner, w.insurer_id),
        refused=(lambda w, t: insurers.show_insurer(w.partner, t.insurer_id),),
    ),
    "insurers.show_statement": Called(
        lambda w: insurers.show_statement(w.partner, 1),
        refused=(lambda w, t: insurers.show_statement(w.partner, t.last_statement),),
    ),
    "insurers.standing": Called(
        lambda w: insurers.standing(w.advisor, w.insurer_id, extra_fen=yuan(5_000)),
        refused=(lambda w, t: insurers.standing(w.advisor, t.insurer_id, extra_fen=yuan(5_000)),),
    ),
    "insurers.stop": Called(
        lambda w: insurers.stop(w.manager, insurer_id=w.insurer_id, reason="等合同续签"),
        refused=(lambda w, t: insurers.stop(w.manager, insurer_id=t.insurer_id, reason="等合同续签"),),
    ),
    "insurers.take_back_delivery": Called(
        _deliver_and_take_back,
        refused=(lambda w, t: insurers.take_back_delivery(w.advisor, insurer_id=t.insurer_id, case_number=2),),
    ),
    "insurers.take_back_share": Called(
        lambda w: insurers.take_back_share(
            w.advisor, insurer_id=w.insurer_id, case_number=2, share_fen=yuan(1), changed_at=clock.now()
        ),
        refused=(
            lambda w, t: insurers.take_back_share(
                w.advisor, insurer_id=w.insurer_id, case_number=t.last_case, share_fen=yuan(1), changed_at=clock.now()
            ),
        ),
        error=CaseNotInAccount,
    ),
    "insurers.undo_added": undoing(
        insurers.undo_added, lambda w: insurers.add_insurer(w.partner, name="太平洋"), by=attrgetter("partner")
    ),
    "insurers.undo_intake_resumed": undoing(
        insurers.undo_intake_resumed,
        lambda w: insurers.resume(w.manager, insurer_id=w.stopped_insurer_id, reason="合同已续签"),
        by=attrgetter("manager"),
    ),
    "insurers.undo_intake_stopped": undoing(
        insurers.undo_intake_stopped,
        lambda w: insurers.stop(w.manager, insurer_id=w.insurer_id, reason="等合同续签"),
        by=attrgetter("manager"),
    ),
    "insurers.undo_limit_changed": undoing(
        insurers.undo_limit_changed,
        lambda w: insurers.set_limit(w.manager, insurer_id=w.insurer_id, amount_fen=yuan(60_000), reason="回款慢"),
        by=attrgetter("manager"),
    ),
    "insurers.undo_paid": undoing(
        insurers.undo_paid,
        lambda w: insurers.receive_payment(w.partner, insurer_id=w.insurer_id, amount_fen=yuan(99_000)),
        by=attrgetter("partner"),
    ),
}

CASES = {
    "cases.any_case_since": Called(
        lambda w: cases.any_case_since(w.centre_id, LONG_AGO, customer_id=w.customer_id),
        empty=(
            lambda w, t: cases.any_case_since(w.centre_id, LONG_AGO, customer_id=t.customer_id),
            lambda w, t: cases.any_case_since(w.centre_id, LONG_AGO, vehicle_id=t.vehicle_id),
        ),
    ),
    "cases.assess": Called(
        lambda w: cases.assess(w.advisor, 3, assessed_fen=yuan(2_500), deductible_fen=yuan(100)),
        refused=(lambda w, t: cases.assess(w.advisor, t.last_case, assessed_fen=yuan(2_500)),),
    ),
    "cases.board": Called(
        lambda w: cases.board(w.advisor, BoardFilter(late=True, insurer_id=w.insurer_id)),
        empty=(
            lambda w, t: _cases_on_board(w, BoardFilter(insurer_id=t.insurer_id)),
            lambda w, t: _cases_on_board(w, BoardFilter(advisor_id=t.advisor.staff_id)),
        ),
    ),
    "cases.digest_board": Called(lambda w: cases.digest_board(w.centre_id, zone=ZONE, now=clock.now())),
    "cases.mark_step": Called(
        lambda w: cases.mark_step(w.advisor, 2, "photo"),
        refused=(lambda w, t: cases.mark_step(w.advisor, t.last_case, "inspection"),),
    ),
    "cases.open_case": Called(
        _take_car,
        refused=(
            lambda w, t: cases.open_case(
                w.advisor,
                insurer_id=t.insurer_id,
                plate=ONE_MORE_PLATE,
                name="新车主",
                phone="13812345678",
                estimate_fen=yuan(900),
            ),
        ),
    ),
    "cases.show_case": Called(
        lambda w: cases.show_case(w.advisor, plate="京AD12345"),
        refused=(
            lambda w, t: cases.show_case(w.advisor, number=t.last_case),
            lambda w, t: cases.show_case(w.advisor, plate=ONE_MORE_PLATE),
            lambda w, t: cases.show_case(w.advisor, claim="PA20267"),
        ),
    ),
    "cases.undo_assessed": undoing(
        cases.undo_assessed,
        lambda w: cases.assess(w.advisor, 3, assessed_fen=yuan(2_500), deductible_fen=yuan(100)),
        what="assessed",
    ),
    "cases.undo_opened": undoing(cases.undo_opened, _take_car, what="opened"),
    "cases.undo_step": undoing(cases.undo_step, _deliver_second, what="step"),
}

BUNDLES = {
    "bundles.bundle_terms": Called(lambda w: bundles.bundle_terms(w.partner)),
    "bundles.choose_bundle": Called(
        lambda w: bundles.choose_bundle(w.advisor, number=2, version=1, bundle=BundleKind.ECONOMY),
        refused=(
            lambda w, t: bundles.choose_bundle(w.advisor, number=t.last_quote, version=1, bundle=BundleKind.ECONOMY),
        ),
    ),
    "bundles.compare_bundles": Called(lambda w: bundles.compare_bundles(w.advisor, premium_fen=yuan(7_000))),
    "bundles.customer_side": Called(
        lambda w: bundles.customer_side(w.advisor, number=1),
        refused=(lambda w, t: bundles.customer_side(w.advisor, number=t.last_quote),),
    ),
    "bundles.quote_bundle": Called(
        lambda w: bundles.quote_bundle(w.advisor, bundle=BundleKind.ECONOMY, premium_fen=yuan(7_000))
    ),
    "bundles.requote": Called(
        lambda w: bundles.requote(w.advisor, number=3, seen_version=2),
        refused=(lambda w, t: bundles.requote(w.advisor, number=t.last_quote),),
    ),
    "bundles.show_quote": Called(
        lambda w: bundles.show_quote(w.advisor, number=3, version=1),
        refused=(lambda w, t: bundles.show_quote(w.advisor, number=t.last_quote),),
    ),
    "bundles.undo_chosen": undoing(
        bundles.undo_chosen,
        lambda w: bundles.choose_bundle(w.advisor, number=2, version=1, bundle=BundleKind.ECONOMY),
    ),
    "bundles.undo_quoted": undoing(
        bundles.undo_quoted, lambda w: bundles.compare_bundles(w.advisor, premium_fen=yuan(7_000))
    ),
    "bundles.undo_requoted": undoing(bundles.undo_requoted, lambda w: bundles.requote(w.advisor, number=3)),
}

AGENTS = {
    "agents.add_agent": Called(lambda w: agents.add_agent(w.partner, name="孙丽华", phone="13900003333")),
    "agents.any_referral_since": Called(
        lambda w: agents.any_referral_since(w.centre_id, LONG_AGO, vehicle_id=w.vehicle_id),
        empty=(
            lambda w, t: agents.any_referral_since(w.centre_id, LONG_AGO, customer_id=t.customer_id),
            lambda w, t: agents.any_referral_since(w.centre_id, LONG_AGO, vehicle_id=t.vehicle_id),
        ),
    ),
    "agents.expire_referrals": Called(lambda w: agents.expire_referrals(w.centre_id, date(2027, 6, 1))),
    "agents.list_agents": Called(lambda w: agents.list_agents(w.partner)),
    "agents.list_referrals": Called(
        lambda w: agents.list_referrals(w.advisor, ReferralFilter(agent_id=w.agent_id, month=TODAY)),
        refused=(lambda w, t: agents.list_referrals(w.advisor, ReferralFilter(agent_id=t.agent_id)),),
    ),
    "agents.log_referral": Called(
        lambda w: agents.log_referral(
            w.advisor,
            direction=Direction.OUT,
            agent_id=w.agent_id,
            plate=ONE_MORE_PLATE,
            name="新车主",
            phone="13812345678",
        ),
        refused=(
            lambda w, t: agents.log_referral(
                w.advisor,
                direction=Direction.OUT,
                agent_id=t.agent_id,
                plate=ONE_MORE_PLATE,
                name="新车主",
                phone="13812345678",
            ),
        ),
    ),
    "agents.lose": Called(
        lambda w: agents.lose(w.advisor, 1, "客户已自行续保"),
        refused=(lambda w, t: agents.lose(w.advisor, t.last_referral),),
    ),
    "agents.names": Called(lambda w: agents.names(w.advisor)),
    "agents.reassign": Called(
        lambda w: agents.reassign(w.manager, 1, w.other_agent_id),
        refused=(
            lambda w, t: agents.reassign(w.manager, t.last_referral, w.other_agent_id),
            lambda w, t: agents.reassign(w.manager, 1, t.other_agent_id),
        ),
    ),
    "agents.set_terms": Called(
        lambda w: agents.set_terms(w.partner, agent_id=w.agent_id, out_fee_fen=yuan(60)),
        refused=(lambda w, t: agents.set_terms(w.partner, agent_id=t.agent_id, out_fee_fen=yuan(60)),),
    ),
    "agents.show_agent": Called(
        lambda w: agents.show_agent(w.partner, w.agent_id),
        refused=(lambda w, t: agents.show_agent(w.partner, t.agent_id),),
    ),
    "agents.show_referral": Called(
        lambda w: agents.show_referral(w.advisor, 2),
        refused=(lambda w, t: agents.show_referral(w.advisor, t.last_referral),),
    ),
    "agents.undo_added": undoing(
        agents.undo_added,
        lambda w: agents.add_agent(w.partner, name="孙丽华", phone="13900003333"),
        by=attrgetter("partner"),
        what="added",
    ),
    "agents.undo_logged": undoing(agents.undo_logged, _refer, what="logged"),
    "agents.undo_lost": undoing(agents.undo_lost, lambda w: agents.lose(w.advisor, 1, "客户已自行续保")),
    "agents.undo_reassigned": undoing(
        agents.undo_reassigned, lambda w: agents.reassign(w.manager, 1, w.other_agent_id), by=attrgetter("manager")
    ),
    "agents.undo_terms": undoing(
        agents.undo_terms,
        lambda w: agents.set_terms(w.partner, agent_id=w.agent_id, out_fee_fen=yuan(60)),
        by=attrgetter("partner"),
    ),
    "agents.undo_won": undoing(agents.undo_won, lambda w: agents.win(w.advisor, 1)),
    "agents.win": Called(
        lambda w: agents.win(w.advisor, 1),
        refused=(lambda w, t: agents.win(w.advisor, t.last_referral),),
    ),
}


async def _undo_last(shared: World) -> object:
    world = _with_a_message_of_its_own(shared)
    await agents.win(world.advisor, 1)
    return await undo.undo_last(world.advisor)


UNDO = {
    "undo.undo_change": undoing(
        lambda actor, change: undo.undo_change(actor, change.id), lambda w: agents.win(w.advisor, 1)
    ),
    "undo.undo_last": Called(_undo_last),
}

CALLS: dict[str, Called] = PEOPLE | POLICY | OUTBOX | FORMS | CUSTOMERS | INSURERS | CASES | BUNDLES | AGENTS | UNDO

from tests.house.calls_bank import BANK  # noqa: E402 - it needs what stands above
from tests.house.calls_care import CARE  # noqa: E402 - it needs what stands above
from tests.house.calls_files import FILES  # noqa: E402 - it needs what stands above
from tests.house.calls_flow import FLOW  # noqa: E402 - it needs what stands above
from tests.house.calls_margin import MARGIN  # noqa: E402 - it needs what stands above
from tests.house.calls_money import MONEY  # noqa: E402 - it needs what stands above
from tests.house.calls_morning import MORNING  # noqa: E402 - it needs what stands above
from tests.house.calls_payments import PAYMENTS  # noqa: E402 - it needs what stands above
from tests.house.calls_photos import CASE_PHOTOS  # noqa: E402 - it needs what stands above
from tests.house.calls_register import REGISTER  # noqa: E402 - it needs what stands above
from tests.house.calls_states import STATES  # noqa: E402 - it needs what stands above

CALLS |= BANK | CARE | CASE_PHOTOS | FILES | FLOW | MARGIN | MONEY | MORNING | PAYMENTS | REGISTER | STATES
