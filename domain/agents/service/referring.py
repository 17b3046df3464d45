"""Logging and reading referrals (domain §6)."""

from datetime import date, timedelta

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.agents import queries
from domain.agents.errors import AlreadyReferred
from domain.agents.models import Agent, Referral
from domain.agents.rules import label, protected_through, reference, terms_in_force
from domain.agents.service._cards import referral_views, shown, terms_view
from domain.agents.service.expiring import expire_referrals
from domain.agents.views import Direction, ReferralFilter, ReferralPage, ReferralState, ReferralView
from domain.customers import service as customers
from domain.customers.views import VehicleView
from domain.database.connection import lock
from domain.people import service as people
from domain.policy import service as policy
from domain.policy.values import PolicyValues

REFERRALS_PER_PAGE = 10
CHANNEL = "agent"


@use_case(Role.ADVISOR)
async def log_referral(
    actor: Actor,
    *,
    direction: Direction,
    agent_id: int,
    plate: str,
    name: str,
    phone: str,
    expires_on: date | None = None,
) -> ReferralView:
    """A customer referred ``out`` to an agent or ``in`` by one, at the fee agreed for today (domain §6).

    A plate has one open referral a direction, and stays with its agent for the days policy protects it: of two
    advisors at once the first wins. Refused, and nothing written: a second one (``AlreadyReferred``, naming the
    first), another centre's agent (``NotFound``), an expiry that can't be (``ExpiryImplausible``), and what can't
    be a plate, name or phone.
    """
    today = clock.today(actor.zone)
    values = await policy.values_at(actor.centre_id, today)
    plate = customers.normalised_plate(plate)
    name, phone = customers.checked_name(name), customers.normalised_phone(phone)
    if expires_on is not None:
        customers.check_expiry(expires_on, today)
    await _take_plate(actor, plate, direction, values.referral.protect_days)
    agent = await queries.hold_agent(actor.centre_id, agent_id)
    channel = CHANNEL if direction is Direction.IN else None
    vehicle = await customers.keep_vehicle(actor, plate=plate, name=name, phone=phone, channel=channel)
    row = await _logged(actor, agent, vehicle, values, direction=direction, expires_on=expires_on)
    return (await referral_views(actor, [row]))[0]


@use_case(Role.ADVISOR)
async def show_referral(actor: Actor, number: int) -> ReferralView:
    """A referral as it stands today. ``NotFound`` in other centres. In a private chat the look is audited.

    It is locked, so that the card made of this is known to whoever changes it next.
    """
    await queries.lock_referral(actor.centre_id, number)
    return await shown(actor, await queries.referral(actor.centre_id, number))


@use_case(Role.ADVISOR)
async def list_referrals(
    actor: Actor, chosen: ReferralFilter, *, offset: int = 0, limit: int = REFERRALS_PER_PAGE
) -> ReferralPage:
    """Some of the chosen referrals, newest first from ``offset`` on; as many queries for ten as for one.

    Without a month those open today; with one all that were logged in it, in whatever state. ``NotFound`` for
    another centre's agent.
    """
    agent = await queries.agent(actor.centre_id, chosen.agent_id) if chosen.agent_id is not None else None
    today = clock.today(actor.zone)
    found = await queries.referrals_page(actor.centre_id, chosen, actor.staff_id, today, offset=offset, limit=limit)
    views = found.holding(await referral_views(actor, found.items))
    return ReferralPage(chosen, label(agent) if agent else "", views)


async def _take_plate(actor: Actor, plate: str, direction: Direction, protect_days: int) -> None:
    """Make sure that nobody has the plate, and that nobody else gets it before this transaction ends."""
    today = clock.today(actor.zone)
    await lock(f"referral:{actor.centre_id}:{plate}:{direction.value}")
    await expire_referrals(actor.centre_id, today, plate)
    protected_since = today - timedelta(days=protect_days)
    first = await queries.first_on_plate(actor.centre_id, plate, direction, protected_since)
    if first is not None:
        raise already_referred(first, protect_days)


def already_referred(first: Referral, protect_days: int) -> AlreadyReferred:
    """The refusal that names the referral which has the plate, read with its agent."""
    state = ReferralState(first.state)
    return AlreadyReferred(
        referral=reference(first.number),
        plate=first.plate,
        direction=first.direction,
        state=first.state,
        agent=label(first.agent),
        agent_id=first.agent_id,
        logged_on=first.logged_on,
        protected_through=protected_through(state, first.logged_on, first.open_through, protect_days),
    )


async def _logged(
    actor: Actor,
    agent: Agent,
    vehicle: VehicleView,
    values: PolicyValues,
    *,
    direction: Direction,
    expires_on: date | None,
) -> Referral:
    today = clock.today(actor.zone)
    versions = (await queries.terms(actor.centre_id, [agent.id]))[agent.id]
    terms = terms_in_force([terms_view(one) for one in versions], today)
    row = await Referral.create(
        centre_id=actor.centre_id,
        number=await people.next_number(actor.centre_id, "referral"),
        direction=direction.value,
        state=ReferralState.OPEN.value,
        agent=agent,
        terms_id=next(one.id for one in versions if one.version == terms.version),
        fee_fen=terms.fee_fen(direction),
        plate=vehicle.plate,
        vehicle_id=vehicle.id,
        customer_id=vehicle.customer_id,
        policy_expires_on=expires_on,
        logged_at=clock.now(),
        logged_on=today,
        logged_by_id=actor.staff_id,
        open_through=today + timedelta(days=values.referral.open_days),
    )
    await people.record_change(
        actor,
        subject="referral",
        number=row.number,
        what="logged",
        before={},
        after={"direction": row.direction, "agent": label(agent), "plate": row.plate, "fee_fen": row.fee_fen},
    )
    return row
