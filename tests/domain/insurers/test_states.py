"""Intake states that change are told once, whatever made them change (domain §4 Intake state, interface §3)."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Place, Role
from domain.clock import FixedClock
from domain.database.connection import recorded_queries, transaction
from domain.errors import NotAllowed
from domain.insurers import service
from domain.insurers.errors import CooperationEnded, IntakeStopped
from domain.insurers.models import Insurer, InsurerStateChange
from domain.insurers.service.telling import EVIDENCE, LEGAL_PUSH, STATE_PUSH
from domain.insurers.views import InsurerView, IntakeState, StateNews, Status
from domain.money import yuan
from domain.outbox import service as outbox
from domain.outbox.models import OutboxMessage
from domain.people import service as people
from domain.people.views import CentreView
from domain.policy import service as policy
from tests.factories.insurers import NAMES, a_delivered_case, a_proposal, a_statement, an_insurer, move_to
from tests.factories.people import a_group, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))


@pytest.fixture
async def manager(database: str) -> Actor:
    return await an_actor(Role.MANAGER, name="李店长")


@pytest.fixture
async def group(manager: Actor) -> Place:
    """The centre's partner group."""
    return await a_group(await _centre_of(manager), ChatKind.PARTNER)


@pytest.fixture
async def insurer(manager: Actor, group: Place) -> InsurerView:
    return await an_insurer(manager)


async def _centre_of(actor: Actor) -> CentreView:
    return await people.centre(actor.centre_id)


def today(actor: Actor) -> date:
    return clock.today(actor.zone)


def noon(actor: Actor, day: str) -> None:
    move_to(clock.at(date.fromisoformat(day), time(12), actor.zone))


async def look(actor: Actor) -> int:
    """What the duty does at this centre: how many states were told."""
    news = await service.centres_with_state_news({actor.centre_id: today(actor)})
    return await service.tell_states(actor.centre_id, today(actor)) if news else 0


async def changes_of(insurer: InsurerView) -> list[tuple[str, str]]:
    rows = await InsurerStateChange.filter(insurer_id=insurer.id).order_by("id")
    return [(row.before, row.after) for row in rows]


async def read(actor: Actor, template: str = STATE_PUSH) -> list[StateNews]:
    """What the pushes that wait would say now; they count as sent from then on."""
    said = []
    for row in await OutboxMessage.filter(template=template, state="waiting").order_by("id"):
        news = await service.state_news(actor.centre_id, int(str((row.params or {})["change"])))
        said += [news] if news else []
        row.state = "sent"
        await row.save()
    return said


def words(news: StateNews) -> tuple[str, str]:
    return news.before.value, news.credit.state.value


async def take(actor: Actor, insurer: InsurerView, number: int, share: int) -> None:
    await service.accept_case(actor, insurer_id=insurer.id, case_number=number, share_fen=yuan(share))


async def test_what_is_open_from_the_beginning_is_no_news(manager: Actor, insurer: InsurerView) -> None:
    assert await look(manager) == 0
    assert await OutboxMessage.all().count() == 0


async def test_a_first_state_is_no_news_whatever_it_is(manager: Actor, group: Place) -> None:
    await policy.set_policy(manager, "credit.limit_start", "¥0")
    insurer = await an_insurer(manager)
    assert insurer.state is IntakeState.STOPPED
    assert await look(manager) == 0


async def test_each_change_is_told_once(manager: Actor, insurer: InsurerView) -> None:
    await take(manager, insurer, 1, 40_000)
    assert await look(manager) == 1
    assert await look(manager) == 0
    await take(manager, insurer, 2, 10_000)
    assert await look(manager) == 1
    assert await changes_of(insurer) == [("open", "watch"), ("watch", "stopped")]
    rows = await OutboxMessage.filter(template=STATE_PUSH)
    assert len({row.unique_key for row in rows}) == 2
    assert {row.rank for row in rows} == {outbox.RANK_PUSH}


async def test_more_of_the_same_state_is_no_news(manager: Actor, insurer: InsurerView) -> None:
    await take(manager, insurer, 1, 50_000)
    await look(manager)
    await service.stop(manager, insurer_id=insurer.id, reason="等合同")
    assert await look(manager) == 0
    (news,) = await read(manager)
    assert words(news) == ("open", "stopped")
    assert len(news.credit.reasons) == 2


async def test_the_calendar_and_the_policy_change_states_too(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    assert await look(manager) == 0
    noon(manager, "2026-12-15")
    assert await look(manager) == 0
    noon(manager, "2026-12-16")
    assert await look(manager) == 1
    noon(manager, "2027-02-13")
    assert await look(manager) == 0
    noon(manager, "2027-02-14")
    assert await look(manager) == 1
    await policy.set_policy(manager, "credit.legal_days", "90")
    assert await look(manager) == 1
    assert await changes_of(insurer) == [("open", "watch"), ("watch", "legal"), ("legal", "watch")]
    assert [words(news) for news in await read(manager)] == [("open", "watch")]


async def test_only_the_newest_speaks_and_from_what_was_said_last(manager: Actor, insurer: InsurerView) -> None:
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    assert [words(news) for news in await read(manager)] == [("open", "stopped")]
    await service.resume(manager, insurer_id=insurer.id, reason="二")
    await look(manager)
    await take(manager, insurer, 1, 45_000)
    await look(manager)
    assert [words(news) for news in await read(manager)] == [("stopped", "watch")]


async def test_there_and_back_before_anybody_could_read_it_says_nothing(manager: Actor, insurer: InsurerView) -> None:
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    await service.resume(manager, insurer_id=insurer.id, reason="二")
    await look(manager)
    assert await OutboxMessage.filter(template=STATE_PUSH).count() == 2
    assert await read(manager) == []
    await service.stop(manager, insurer_id=insurer.id, reason="三")
    await look(manager)
    assert [words(news) for news in await read(manager)] == [("open", "stopped")]


async def test_what_nobody_has_noticed_yet_is_noticed_when_a_push_is_sent(manager: Actor, insurer: InsurerView) -> None:
    """Else a push would be silent that nothing follows."""
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    await service.resume(manager, insurer_id=insurer.id, reason="二")
    assert await read(manager) == []
    assert await changes_of(insurer) == [("open", "stopped"), ("stopped", "open")]
    await service.stop(manager, insurer_id=insurer.id, reason="三")
    await look(manager)
    assert [words(news) for news in await read(manager)] == [("open", "stopped")]


async def test_a_push_that_is_sent_twice_says_the_same(manager: Actor, insurer: InsurerView) -> None:
    """Its sender was killed before it could write down that it had been sent."""
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    change = await InsurerStateChange.get(insurer_id=insurer.id)
    first = await service.state_news(manager.centre_id, change.id)
    assert first is not None
    assert await service.state_news(manager.centre_id, change.id) == first


async def test_whoever_was_added_by_mistake_says_nothing(manager: Actor, insurer: InsurerView) -> None:
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    await Insurer.filter(id=insurer.id).update(status=Status.VOID.value, stop_reason=None)
    assert await read(manager) == []
    assert await look(manager) == 0
    assert await service.tell_states(manager.centre_id, today(manager), insurer_ids=[insurer.id]) == 0


async def test_an_ended_cooperation_is_told(manager: Actor, insurer: InsurerView) -> None:
    await service.end_cooperation(manager, insurer_id=insurer.id, reason="三次争议")
    assert await look(manager) == 1
    assert [words(news) for news in await read(manager)] == [("open", "ended")]


async def test_it_is_switched_like_the_digest_and_nothing_is_made_up_for(manager: Actor, insurer: InsurerView) -> None:
    plan = {"credit": ChatKind.PARTNER}
    await outbox.switch_digest(manager, plan, "credit", on=False)
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    assert await look(manager) == 1
    await outbox.switch_digest(anew(manager), plan, "credit", on=True)
    assert await look(manager) == 0
    assert await OutboxMessage.filter(template=STATE_PUSH).count() == 0
    await service.resume(manager, insurer_id=insurer.id, reason="二")
    assert await look(manager) == 1
    assert [words(news) for news in await read(manager)] == [("stopped", "open")], "as it stood, though nobody was told"


async def test_without_a_partner_group_the_team_hears_it(manager: Actor) -> None:
    team = await a_group(await _centre_of(manager), ChatKind.TEAM)
    insurer = await an_insurer(manager)
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    assert (await OutboxMessage.get(template=STATE_PUSH)).chat_id == team.chat_id


async def test_managers_hear_of_the_legal_stage_in_private(manager: Actor, insurer: InsurerView) -> None:
    centre = await _centre_of(manager)
    other = await an_actor(Role.MANAGER, centre=centre)
    await an_actor(Role.PARTNER, centre=centre)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    noon(manager, "2027-03-01")
    assert await look(manager) == 1
    assert await look(manager) == 0
    rows = await OutboxMessage.filter(template=LEGAL_PUSH)
    assert {row.chat_id for row in rows} == {manager.user_id, other.user_id}
    news = await service.legal_news(manager.centre_id, insurer.id)
    assert news is not None
    assert (news.name, news.state) == ("平安", IntakeState.LEGAL)
    await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(20_000))
    await look(manager)
    assert await service.legal_news(manager.centre_id, insurer.id) is None


async def test_an_insurer_we_no_longer_work_with_is_told_of_when_it_is_over_sixty_days_late(
    manager: Actor, insurer: InsurerView
) -> None:
    """Its state is and remains that it ended; the evidence comes once, and once more after it had paid."""
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    await service.end_cooperation(manager, insurer_id=insurer.id, reason="拖欠")
    assert await look(manager) == 1
    assert await OutboxMessage.filter(template=LEGAL_PUSH).count() == 0
    for day in ("2027-03-01", "2027-03-02"):
        noon(manager, day)
        assert await look(manager) == 0
        assert await OutboxMessage.filter(template__in=[LEGAL_PUSH, EVIDENCE]).count() == 2
    assert await service.legal_news(manager.centre_id, insurer.id) is not None
    assert (await changes_of(insurer))[-1] == ("open", "ended")
    payment = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(20_000))
    await look(manager)
    noon(manager, "2027-03-03")
    await service.reverse_payment(manager, insurer_id=insurer.id, payment_id=payment.payment_id, reason="记错了")
    await look(manager)
    assert await OutboxMessage.filter(template__in=[LEGAL_PUSH, EVIDENCE]).count() == 4


async def test_managers_have_the_evidence_already_when_the_cooperation_ends(
    manager: Actor, insurer: InsurerView
) -> None:
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    for day, changed in (("2027-03-01", 1), ("2027-03-02", 1)):
        noon(manager, day)
        if day == "2027-03-02":
            await service.end_cooperation(manager, insurer_id=insurer.id, reason="拖欠")
        assert await look(manager) == changed
        assert await OutboxMessage.filter(template__in=[LEGAL_PUSH, EVIDENCE]).count() == 2
    assert await changes_of(insurer) == [("open", "legal"), ("legal", "ended")]


async def test_a_wrong_payment_that_is_reversed_the_same_day_does_not_keep_the_evidence_back(
    manager: Actor, insurer: InsurerView
) -> None:
    """Meanwhile what waited for the morning said nothing, and was gone."""
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    noon(manager, "2027-03-01")
    await look(manager)
    move_to(clock.now() + timedelta(minutes=1))
    payment = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(20_000))
    await look(manager)
    await OutboxMessage.filter(template__in=[LEGAL_PUSH, EVIDENCE]).update(state="done")
    move_to(clock.now() + timedelta(minutes=1))
    await service.reverse_payment(manager, insurer_id=insurer.id, payment_id=payment.payment_id, reason="记错了")
    assert await look(manager) == 1
    assert await OutboxMessage.filter(template__in=[LEGAL_PUSH, EVIDENCE], state="waiting").count() == 2


async def test_another_centres_news_stay_there(manager: Actor, insurer: InsurerView) -> None:
    stranger = await an_actor(Role.MANAGER)
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    change = await InsurerStateChange.get(insurer_id=insurer.id)
    assert await service.state_news(stranger.centre_id, change.id) is None
    assert await service.tell_states(stranger.centre_id, today(stranger), insurer_ids=[insurer.id]) == 0


async def test_many_who_look_at_once_tell_it_once(manager: Actor, group: Place) -> None:
    """Real transactions side by side on PostgreSQL; on SQLite one after the other."""
    insurers = [await an_insurer(manager, name) for name in NAMES[:3]]
    for number, insurer in enumerate(insurers, 1):
        await take(manager, insurer, number, 40_000)

    async def duty() -> None:
        async with transaction():
            await service.tell_states(manager.centre_id, today(manager))

    async def case(insurer: InsurerView, number: int) -> None:
        async with transaction():
            await take(manager, insurer, number, 1_000)
            await service.tell_states(manager.centre_id, today(manager), insurer_ids=[insurer.id])

    await asyncio.gather(*(duty() for _ in range(4)), *(case(each, 10 + each.id) for each in insurers))
    assert [await changes_of(each) for each in insurers] == [[("open", "watch")]] * 3
    assert await OutboxMessage.filter(template=STATE_PUSH).count() == 3


async def test_a_look_costs_the_same_with_many_centres(manager: Actor, insurer: InsurerView) -> None:
    with recorded_queries() as few:
        await service.centres_with_state_news({manager.centre_id: today(manager)})
    others = [await an_actor(Role.MANAGER) for _ in range(3)]
    for other in others:
        for number, name in enumerate(NAMES[:3]):
            await a_delivered_case(other, (await an_insurer(other, name)).id, number, 100)
    days = {actor.centre_id: today(actor) for actor in (manager, *others)}
    with recorded_queries() as many:
        assert await service.centres_with_state_news(days) == set()
    assert len(many) == len(few)
    await service.stop(others[0], insurer_id=(await service.names(others[0]))[0].id, reason="一")
    assert await service.centres_with_state_news(days) == {others[0].centre_id}


async def test_the_digest_tells_who_is_not_open_since_when_and_what_is_proposed(
    manager: Actor, insurer: InsurerView
) -> None:
    other = await an_insurer(manager, "人保")
    ended = await an_insurer(manager, "国寿")
    empty = await service.credit_digest(manager.centre_id)
    assert (empty.not_open, empty.proposals) == ((), ())
    await service.stop(manager, insurer_id=insurer.id, reason="一")
    await look(manager)
    noon(manager, "2026-11-25")
    await take(manager, other, 1, 40_000)
    await service.end_cooperation(manager, insurer_id=ended.id, reason="三次争议")
    await look(manager)
    proposal = await a_proposal(manager, other.id)
    with recorded_queries() as queries:
        view = await service.credit_digest(manager.centre_id)
    told = [(each.credit.name, each.credit.state, each.since.isoformat()) for each in view.not_open]
    assert told == [
        ("平安", IntakeState.STOPPED, "2026-11-20"),
        ("人保", IntakeState.WATCH, "2026-11-25"),
    ]
    assert [each.proposal.id for each in view.proposals] == [proposal]
    for name in NAMES[4:]:
        await service.stop(manager, insurer_id=(await an_insurer(manager, name)).id, reason="一")
    with recorded_queries() as more:
        assert len((await service.credit_digest(manager.centre_id)).not_open) == 2 + len(NAMES[4:])
    assert len(more) == len(queries)


async def test_an_ended_cooperation_is_in_the_digest_until_its_penalty_is_settled_too(
    manager: Actor, insurer: InsurerView
) -> None:
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    await service.end_cooperation(manager, insurer_id=insurer.id, reason="拖欠")
    noon(manager, "2026-12-25")
    told = []
    for settle in (None, service.receive_payment, service.pay_penalty):
        if settle is not None:
            owed = {service.receive_payment: 20_000, service.pay_penalty: 100}
            await settle(manager, insurer_id=insurer.id, amount_fen=yuan(owed[settle]))
        told.append(len((await service.credit_digest(manager.centre_id)).not_open))
    assert told == [1, 1, 0]


@pytest.mark.parametrize("state", list(IntakeState), ids=str)
async def test_an_override_is_for_one_case_and_work_goes_on_in_every_state(
    manager: Actor, insurer: InsurerView, state: IntakeState
) -> None:
    advisor = await an_actor(Role.ADVISOR, centre=await _centre_of(manager))
    await take(advisor, insurer, 1, 9_000)
    await _bring_to(manager, insurer, state)
    assert (await service.standing(manager, insurer.id)).state is state
    if state is IntakeState.ENDED:
        with pytest.raises(CooperationEnded):
            await _override(manager, insurer, 2)
    elif state.stops_intake:
        with pytest.raises(IntakeStopped):
            await take(manager, insurer, 2, 100)
        with pytest.raises(NotAllowed):
            await _override(advisor, insurer, 2)
        await _override(manager, insurer, 2)
        (kept,) = [each for each in await people.own_changes(manager) if each.what == "intake overridden"]
        assert (kept.number, kept.before["state"], kept.after["reason"]) == (2, state.value, "老客户")
        assert (await service.read_entries(manager, insurer.id))[0].note == "老客户"
        with pytest.raises(IntakeStopped):
            await take(manager, insurer, 3, 100)
        assert (await service.standing(manager, insurer.id)).state is state
    await service.reassess_case(advisor, insurer_id=insurer.id, case_number=1, share_fen=yuan(9_500))
    await service.deliver_case(advisor, insurer_id=insurer.id, case_number=1, delivered_at=clock.now())
    (statement,) = [
        each
        for each in await service.close_statements(manager.centre_id, next_month(today(manager)))
        if each.amount_fen == yuan(9_500)
    ]
    assert statement.insurer_id == insurer.id


def next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


async def _override(actor: Actor, insurer: InsurerView, number: int) -> None:
    share_fen, reason = yuan(100), "老客户"
    await service.accept_case(
        actor, insurer_id=insurer.id, case_number=number, share_fen=share_fen, override_reason=reason
    )


async def _bring_to(manager: Actor, insurer: InsurerView, state: IntakeState) -> None:
    """Let the insurer be in a state."""
    if state is IntakeState.WATCH:
        await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(11_000), reason="一")
    elif state is IntakeState.STOPPED:
        await service.stop(manager, insurer_id=insurer.id, reason="一")
    elif state is IntakeState.LEGAL:
        await a_statement(manager, insurer.id, 9, 1_000, date(2026, 11, 20))
        noon(manager, "2027-03-10")
    elif state is IntakeState.ENDED:
        await service.end_cooperation(manager, insurer_id=insurer.id, reason="三次争议")


async def test_a_digest_before_the_change_is_noted_says_since_today(manager: Actor, insurer: InsurerView) -> None:
    """The bot was away at midnight: the digest and the duty that notes states begin together."""
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    noon(manager, "2026-12-18")
    (told,) = (await service.credit_digest(manager.centre_id)).not_open
    assert (told.credit.state, told.since) == (IntakeState.WATCH, date(2026, 12, 18))
    await look(manager)
    noon(manager, "2026-12-20")
    (told,) = (await service.credit_digest(manager.centre_id)).not_open
    assert told.since == date(2026, 12, 18)
