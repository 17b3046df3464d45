"""A centre with some of everything, made by its people through the services: for tests of the whole house.

Every world has the same names, plates, phones and numbers as any other, so that whatever looks a thing up
without asking whose it is finds the wrong one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from domain import clock
from domain.actor import Actor, ChatKind, Place, Role
from domain.agents import service as agents
from domain.agents.views import Direction
from domain.bundles import service as bundles
from domain.bundles.views import BundleKind
from domain.cases import service as cases
from domain.cases.views import Anchor, DisputedItem, DueRule, SentPhoto, Template, WaitCause
from domain.customers import service as customers
from domain.customers.views import PolicyKind
from domain.forms import service as forms
from domain.forms.views import Draft
from domain.insurers import service as insurers
from domain.insurers.models import InsurerRaise, InsurerStateChange
from domain.insurers.views import ContactRole, Plan
from domain.money import yuan
from domain.outbox import service as outbox
from domain.outbox.views import Answer, Shown
from domain.people import service as people
from domain.people.models import AuditEntry
from domain.people.service.mapping import change_view
from domain.people.views import CentreView, ChangeView
from domain.policy import service as policy
from tests.factories.bank import a_bank_list, line_ids
from tests.factories.care import care_for_customers
from tests.factories.cases import UNTIL_DELIVERED, do_steps
from tests.factories.insurers import a_delivered_case, a_proposal
from tests.factories.people import a_centre, a_place, a_staff

ZONE = "Asia/Shanghai"
TODAY = date(2026, 11, 20)
NOW = clock.at(TODAY, time(9), ZONE).astimezone(UTC)
"""The moment at which a world stands when it is made: a Friday morning."""
OPENED_ON = date(2026, 10, 8)
NEW_YEAR = date(2027, 1, 1)
DIGESTS = {"cases": ChatKind.TEAM, "credit": ChatKind.PARTNER}

CUSTOMERS = (
    ("京AD12345", "欧阳明月", "13898765432"),
    ("京A88888", "司马南风", "13987654321"),
    ("京BF66666", "诸葛小雨", "13700001234"),
    ("京C11111", "慕容秋水", "13611112222"),
    ("京C22222", "上官飞燕", "13533334444"),
    ("京C33333", "皇甫长安", "15055556666"),
    ("京C44444", "令狐小楼", "18877778888"),
    ("京C55555", "公孙大月", "18699990000"),
)
"""Plate, name and phone of everybody's customers. All of it is made up."""
ONE_MORE_PLATE = CUSTOMERS[-1][0]
ONE_MORE_NAME = "何多多"
"""Who and what only a world ``with_more`` knows."""
PERSONAL = frozenset(fact for _, *facts in CUSTOMERS for fact in facts)
"""What a group must never read in full."""


@dataclass(frozen=True)
class World:
    """A furnished centre: its people in their private chats, its groups, and the ids that are not numbers."""

    centre: CentreView
    manager: Actor
    partner: Actor
    advisor: Actor
    team: Place
    partners: Place
    colleague_id: int
    """Another advisor's staff id."""
    insurer_id: int
    stopped_insurer_id: int
    agent_id: int
    other_agent_id: int
    vehicle_id: int
    customer_id: int
    last_case: int
    last_quote: int
    last_referral: int
    last_statement: int
    photo_id: int = 0
    waiting_photo_id: int = 0
    bank_list_id: int = 0
    bank_line_ids: tuple[int, ...] = ()
    form_id: int = 0
    raise_id: int = 0
    """A proposal that is open: to raise the limit of the insurer that is stopped."""
    state_change_id: int = 0
    """The state that was told last."""
    changes: Mapping[tuple[str, str], ChangeView] = field(default_factory=dict)
    """What was done here last, of every kind: by subject and what happened to it."""

    @property
    def centre_id(self) -> int:
        """The centre's id."""
        return self.centre.id

    def in_team(self, actor: Actor) -> Actor:
        """``actor`` speaking in the team group."""
        return speaking_in(actor, self.team)


def speaking_in(actor: Actor, place: Place) -> Actor:
    """``actor`` speaking somewhere else."""
    return replace(actor, person=replace(actor.person, place=place))


def move_to_now() -> None:
    """Let it be the moment at which a world stands."""
    clock.use(clock.FixedClock(NOW))


async def a_world(*, lang: str = "zh-CN", with_more: bool = False) -> World:
    """A furnished centre, at ``NOW``; ``with_more`` has one more of everything that is numbered.

    Cases: C1 delivered in October and on a statement that is late and partly paid, in dispute, C2 assessed and under
    repair with late steps and an open supplement, C3 just arrived.
    Referrals: R1 open (out), R2 won (in), R3 lost, R4 open (in).
    Quotes: Q1 for one bundle, Q2 comparing all, Q3 given anew as version 2.
    """
    _move_to(OPENED_ON, 9)
    world = await _opened(lang)
    await _october(world)
    _move_to(date(2026, 11, 2), 9)
    await insurers.close_statements(world.centre_id, date(2026, 11, 2))
    _move_to(date(2026, 11, 18), 10)
    await _november(world)
    _move_to(TODAY, 9)
    await _this_morning(world)
    world = await _with_photos(world)
    world = await _with_bank_list(world)
    return await _with_changes(await _more(world) if with_more else world)


async def _with_changes(world: World) -> World:
    rows = await AuditEntry.filter(centre_id=world.centre_id).order_by("id")
    await outbox.record_answers(1, [_card_in_team(world)], "zh-CN")
    form = await forms.begin(world.advisor, Draft("quote", "", asked="premium"))
    changes = {(row.subject, row.what): change_view(row) for row in rows}
    proposal = await InsurerRaise.get(centre_id=world.centre_id)
    told = await InsurerStateChange.filter(centre_id=world.centre_id).order_by("-id").first()
    assert told is not None
    return replace(world, changes=changes, form_id=form.id, raise_id=proposal.id, state_change_id=told.id)


def _card_in_team(world: World) -> Answer:
    call: dict[str, object] = {"method": "sendMessage", "chat_id": world.team.chat_id, "text": "C1"}
    return Answer(world.team.chat_id, call, world.centre_id, Shown("case", 1))


async def _opened(lang: str) -> World:
    """The centre with its staff, groups, insurers and agents."""
    centre = await a_centre(zone=ZONE, lang=lang)
    manager = await a_staff(centre, Role.MANAGER, name="张店长", lang=lang)
    partner = await a_staff(centre, Role.PARTNER, name="赵合作", lang=lang)
    advisor = await a_staff(centre, Role.ADVISOR, name="李雷", lang=lang)
    colleague = await a_staff(centre, Role.ADVISOR, name="张伟", lang=lang)
    leaver = await a_staff(centre, Role.ADVISOR, name="王离职", lang=lang)
    team, partners = a_place(ChatKind.UNBOUND, title="前台群"), a_place(ChatKind.UNBOUND, title="合作群")
    await people.bind(speaking_in(manager, team), ChatKind.TEAM)
    await people.bind(speaking_in(manager, partners), ChatKind.PARTNER)
    await people.remove_staff(manager, leaver.staff_id)
    await people.invite(manager, Role.ADVISOR)
    insurer = await insurers.add_insurer(partner, name="平安")
    stopped = await insurers.add_insurer(partner, name="人保", plan=Plan.DEEP)
    await insurers.stop(manager, insurer_id=stopped.id, reason="等合同续签")
    await insurers.change_plan(partner, insurer_id=stopped.id, plan=Plan.BASIC, since=NEW_YEAR)
    await insurers.set_contact(
        partner, insurer_id=insurer.id, name="钱定损", role=ContactRole.ADJUSTER, phone="13800009999"
    )
    vehicle = await customers.keep_vehicle(
        advisor, plate=CUSTOMERS[0][0], name=CUSTOMERS[0][1], phone=CUSTOMERS[0][2], model="Model Y"
    )
    agent = (await agents.add_agent(partner, name="陈静", company="平安", phone="13900001111")).agent
    other = (await agents.add_agent(partner, name="赵磊", company="人保", phone="13900002222")).agent
    return World(
        centre=centre,
        manager=manager,
        partner=partner,
        advisor=advisor,
        team=replace(team, kind=ChatKind.TEAM),
        partners=replace(partners, kind=ChatKind.PARTNER),
        colleague_id=colleague.staff_id,
        insurer_id=insurer.id,
        stopped_insurer_id=stopped.id,
        agent_id=agent.id,
        other_agent_id=other.id,
        vehicle_id=vehicle.id,
        customer_id=vehicle.customer_id or 0,
        last_case=3,
        last_quote=3,
        last_referral=4,
        last_statement=1,
    )


async def _october(world: World) -> None:
    """A car that came and went, and is on October's statement."""
    _move_to(date(2026, 10, 12), 9)
    await _take_car(world, 0, estimate_yuan=8_500, damage="前杠")
    await do_steps(world.advisor, 1, *UNTIL_DELIVERED, assessed_yuan=8_200)


async def _november(world: World) -> None:
    """Part of October's statement is paid, late; another car comes and is assessed."""
    await insurers.receive_payment(world.partner, insurer_id=world.insurer_id, amount_fen=yuan(3_000))
    await insurers.set_limit(world.manager, insurer_id=world.insurer_id, amount_fen=yuan(80_000), reason="回款正常")
    await _take_car(world, 1, estimate_yuan=12_000, damage="左后门")
    await do_steps(world.advisor, 2, "inspection", "plan", "submitted")
    await cases.assess(world.advisor, 2, assessed_fen=yuan(11_500), deductible_fen=yuan(500))
    await cases.open_supplement(world.advisor, 2, asked_fen=yuan(1_800), found="内骨架")
    items = (DisputedItem("前杠", yuan(800), yuan(500)),)
    await cases.open_dispute(world.advisor, 1, asked_fen=yuan(1_500), items=items, note="漆面要重做")


async def _this_morning(world: World) -> None:
    """What has happened today: a new car, referrals, quotes, settings, and digests on their way."""
    await care_for_customers(world.manager, world.advisor, delivered=1, in_repair=2, plate=CUSTOMERS[0][0])
    await insurers.close_statements(world.centre_id, TODAY)
    await _take_car(world, 2, estimate_yuan=3_000, damage="右前翼子板 & <漆面>")
    await _refer(world, 3, Direction.OUT, world.agent_id)
    await agents.win(world.advisor, await _refer(world, 4, Direction.IN, world.agent_id))
    await agents.lose(world.advisor, await _refer(world, 5, Direction.OUT, world.other_agent_id), "客户已自行续保")
    await _refer(world, 6, Direction.IN, world.other_agent_id)
    await bundles.quote_bundle(world.advisor, bundle=BundleKind.COMFORT, premium_fen=yuan(6_800))
    await bundles.compare_bundles(world.advisor, premium_fen=yuan(9_000))
    await bundles.quote_bundle(world.advisor, bundle=BundleKind.PRESTIGE, premium_fen=yuan(20_000))
    await bundles.requote(world.advisor, number=3, premium_fen=yuan(21_000))
    await _insured(world, 0, date(2026, 12, 31), insurer="平安", premium_yuan=6_800)
    await _insured(world, 1, date(2026, 11, 25), insurer="众诚保险", premium_yuan=5_200)
    await _on_the_way(world)
    await policy.set_policy(world.manager, "margin.warn", "18%")
    await insurers.note_revenue(world.manager, month=date(2026, 10, 1), amount_fen=yuan(1_965_000))
    await a_proposal(world.manager, world.stopped_insurer_id)
    await outbox.switch_digest(world.manager, DIGESTS, "credit", on=False)
    await insurers.tell_states(world.centre_id, TODAY)
    await outbox.queue_digest_now(world.in_team(world.manager), DIGESTS, "cases")
    await outbox.queue_due_digests(DIGESTS)


async def _on_the_way(world: World) -> None:
    """C2 is put off and waits for parts, C1 was back for rework; the centre has a step of its own."""
    await cases.promise_delivery(world.advisor, 2, date(2026, 11, 27), reason="等配件")
    await cases.begin_wait(world.advisor, 2, WaitCause.PARTS, note="左后门")
    await cases.begin_rework(world.advisor, 1, "异响")
    await cases.finish_rework(world.advisor, 1)
    await cases.add_step(
        world.manager, Template.STANDARD, called="洗车", rule=DueRule(Anchor.PROMISED, -4, "h"), after="quality"
    )


async def _with_photos(world: World) -> World:
    """Two of C3 as it came, and one of which nobody has said yet whose it is."""
    first, _, waiting = [
        await cases.take_photo(
            world.advisor, SentPhoto(900 + place, clock.now(), f"file-{place}", f"unique-{place}"), case, asks=True
        )
        for place, case in enumerate((3, 3, None))
    ]
    return replace(world, photo_id=first.id, waiting_photo_id=waiting.id)


async def _with_bank_list(world: World) -> World:
    """From this morning: a payment of an insurer, one of a person, one that may be an insurer's, one told already."""
    list_id = await a_bank_list(
        world.partner,
        (TODAY, "中国平安财产保险股份有限公司", 1_200),
        (TODAY, CUSTOMERS[0][1], 800),
        (TODAY, f"{CUSTOMERS[1][1]} 平安", 500),
        (date(2026, 11, 18), "平安财险", 3_000),
        (date(2027, 11, 18), "人保财险", 70),
        unread=1,
    )
    return replace(world, bank_list_id=list_id, bank_line_ids=await line_ids(list_id))


async def _more(world: World) -> World:
    """One more of everything that is numbered within a centre, and one more colleague."""
    await a_staff(world.centre, Role.ADVISOR, name=ONE_MORE_NAME)
    await _take_car(world, 7, estimate_yuan=1_000, damage="后视镜")
    referral = await _refer(world, 7, Direction.OUT, world.agent_id)
    await _insured(world, 7, date(2026, 11, 22), insurer="太平洋", premium_yuan=4_100)
    quote = await bundles.compare_bundles(world.advisor, premium_fen=yuan(5_000))
    return replace(
        world,
        last_case=world.last_case + 1,
        last_quote=quote.number,
        last_referral=referral,
        last_statement=await _one_more_statement(world),
    )


async def _one_more_statement(world: World) -> int:
    """Of an insurer that settles twice a month, and a car that no room but this one knows."""
    _move_to(date(2026, 11, 10), 9)
    insurer = await insurers.add_insurer(world.partner, name="国寿", plan=Plan.DEEP)
    await a_delivered_case(world.advisor, insurer.id, 99, 500)
    _move_to(TODAY, 9)
    (statement,) = await insurers.close_statements(world.centre_id, TODAY)
    return statement.number


async def _take_car(world: World, customer: int, *, estimate_yuan: int, damage: str) -> None:
    plate, name, phone = CUSTOMERS[customer]
    await cases.open_case(
        world.advisor,
        insurer_id=world.insurer_id,
        plate=plate,
        name=name,
        phone=phone,
        estimate_fen=yuan(estimate_yuan),
        damage=damage,
        claim=f"PA2026{customer}",
    )


async def _insured(world: World, customer: int, expires_on: date, *, insurer: str, premium_yuan: int) -> None:
    plate, name, phone = CUSTOMERS[customer]
    await customers.add_policy(
        world.advisor,
        plate=plate,
        expires_on=expires_on,
        insurer=insurer,
        kind=PolicyKind.FULL,
        premium_fen=yuan(premium_yuan),
        name=name,
        phone=phone,
        sold_by="陈静",
    )


async def _refer(world: World, customer: int, direction: Direction, agent_id: int) -> int:
    plate, name, phone = CUSTOMERS[customer]
    logged = await agents.log_referral(
        world.advisor,
        direction=direction,
        agent_id=agent_id,
        plate=plate,
        name=name,
        phone=phone,
        expires_on=date(2026, 12, 31),
    )
    return logged.number


def _move_to(day: date, hour: int) -> None:
    clock.use(clock.FixedClock(_moment(day, hour)))


def _moment(day: date, hour: int) -> datetime:
    return clock.at(day, time(hour), ZONE)
