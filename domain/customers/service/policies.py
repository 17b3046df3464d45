"""Policies of cars, and the radar of those that expire (domain §2).

What happens to a car's policies is kept under the car's id, which stays the same from policy to policy.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.customers import queries
from domain.customers.models import InsurancePolicy, Vehicle
from domain.customers.rules import (
    LAPSED_SHOWN_DAYS,
    check_span,
    checked_name,
    checked_policy,
    completed,
    counted,
    normalised_phone,
    normalised_plate,
    radar_steps,
)
from domain.customers.service._views import facts_of, policy_view, vehicle_view
from domain.customers.service.vehicles import keep_vehicle, vehicles_by_id
from domain.customers.views import (
    AddedPolicy,
    PolicyFacts,
    PolicyKind,
    PolicyState,
    RadarLine,
    RadarPage,
    VehiclePolicy,
    VehicleView,
)
from domain.errors import NotFound
from domain.money import Fen
from domain.pages import Page, beginning_of
from domain.people import service as people
from domain.policy import service as policy

POLICIES_PER_PAGE = 10
SUBJECT = "cover"
"""What policies are called in the audit, where ``policy`` is the centre's own."""


@use_case(Role.ADVISOR)
async def add_policy(
    actor: Actor,
    *,
    plate: str,
    expires_on: date,
    insurer: str | None = None,
    kind: PolicyKind | None = None,
    premium_fen: int | None = None,
    name: str | None = None,
    phone: str | None = None,
    sold_by: str | None = None,
    starts_on: date | None = None,
) -> AddedPolicy:
    """Write down a car's policy, which is its current one from now on; the one before stays on record (domain §2).

    Car and owner are kept as ``keep_vehicle`` keeps them. A policy that is known already, by the day it expires, is
    completed by what is told anew; nothing is written when that is nothing. Refused, and nothing written: an expiry
    that can't be (``ExpiryImplausible``), a beginning behind it (``StartsAfterExpiry``), a premium that nobody pays
    (``PremiumImplausible``), and what can't be a plate, name, phone (see there) or an insurer's name (``NotALabel``).
    """
    premium = None if premium_fen is None else Fen(premium_fen)
    told = PolicyFacts(expires_on, insurer or "", kind, premium, starts_on, sold_by or "")
    told = checked_policy(told, clock.today(actor.zone))
    vehicle = await keep_vehicle(actor, plate=plate, name=name, phone=phone)
    row = await queries.current_policy(actor.centre_id, vehicle.id)
    former = facts_of(row) if row else None
    told = completed(told, former) if former else told
    is_new = told != former
    if is_new:
        row = await _replaced(actor, vehicle, row, told)
    await _look(actor, vehicle, told=(name, phone))
    now = await _with_policy(actor, vehicle, row)
    return AddedPolicy(now, former if is_new else None, is_new)


@use_case(Role.ADVISOR)
async def show_policy(actor: Actor, *, vehicle_id: int | None = None, plate: str | None = None) -> VehiclePolicy:
    """A car, by its id or plate, and its current policy. ``NotFound`` in other centres.

    In a private chat, where the owner shows whole, the look is audited (domain §2). The car is locked, so that the
    card made of this is known to whoever changes its policy next.
    """
    vehicle = await _vehicle(actor, vehicle_id, plate)
    view = vehicle_view(vehicle, vehicle.customer)
    await _look(actor, view)
    return await _with_policy(actor, view, await queries.current_policy(actor.centre_id, vehicle.id))


@use_case(Role.ADVISOR)
async def current_policy(actor: Actor, plate: str) -> PolicyFacts | None:
    """The current policy of the car with ``plate``, without its owner; ``None`` if there is none on record."""
    row = await queries.current_policy_of_plate(actor.centre_id, normalised_plate(plate))
    return facts_of(row) if row else None


@use_case(Role.ADVISOR)
async def renewal_radar(
    actor: Actor, within_days: int | None = None, *, offset: int = 0, limit: int = POLICIES_PER_PAGE
) -> RadarPage:
    """Some of the current policies that expire within so many days, and of those that expired up to 30 days ago, the
    soonest first from ``offset`` on; as many queries for ten as for one, whatever the past (domain §2).

    Without ``within_days`` the radar looks as far as the centre's policy says, 90 days by default. Refused: less
    than a day or more than a year ahead (``SpanOutOfRange``).
    """
    today = clock.today(actor.zone)
    spans = (await policy.values_at(actor.centre_id, today)).renewal.windows_days
    within_days = spans[0] if within_days is None else within_days
    check_span(within_days)
    since, until = today - timedelta(days=LAPSED_SHOWN_DAYS), today + timedelta(days=within_days)
    days = await queries.expiring(actor.centre_id, since, until)
    total = sum(days.values())
    begin = beginning_of(offset, limit, total)
    rows = await queries.expiring_page(actor.centre_id, since, until, offset=begin, limit=limit)
    cars = await vehicles_by_id(actor.centre_id, {row.vehicle_id for row in rows})
    return RadarPage(
        within_days=within_days,
        spans_days=tuple(dict.fromkeys(spans)),
        steps=counted(radar_steps(within_days, spans), days, today),
        lines=Page(tuple(_radar_line(cars, row, today) for row in rows), begin, limit, total),
    )


def _radar_line(cars: Mapping[int, VehicleView], row: InsurancePolicy, today: date) -> RadarLine:
    return RadarLine(cars[row.vehicle_id], facts_of(row), (row.expires_on - today).days)


async def _vehicle(actor: Actor, vehicle_id: int | None, plate: str | None) -> Vehicle:
    """The car as it was asked for, locked, with its owner."""
    if plate is not None:
        locked = await queries.lock_vehicle(actor.centre_id, normalised_plate(plate))
    else:
        locked = await queries.lock_vehicle_of_id(actor.centre_id, vehicle_id or 0)
    found = await queries.vehicle_with_owner(actor.centre_id, locked.plate) if locked else None
    if found is None:
        raise NotFound(what=f"#{vehicle_id}" if plate is None else plate)
    return found


async def _look(actor: Actor, vehicle: VehicleView, told: tuple[str | None, str | None] = (None, None)) -> None:
    """Keep that the owner is shown whole; no more is seen than what has just been ``told``, a name and a phone."""
    name, phone = told
    known = checked_name(name) if name else "", normalised_phone(phone) if phone else ""
    if actor.place.is_private and (vehicle.customer_name, vehicle.phone) != known:
        await people.record_look(actor, subject=SUBJECT, number=vehicle.id)


async def _with_policy(actor: Actor, vehicle: VehicleView, row: InsurancePolicy | None) -> VehiclePolicy:
    return VehiclePolicy(vehicle, await policy_view(row, clock.today(actor.zone)) if row else None)


async def _replaced(
    actor: Actor, vehicle: VehicleView, former: InsurancePolicy | None, told: PolicyFacts
) -> InsurancePolicy:
    """The new current policy of the car, which is locked; the former one is on record only."""
    if former is not None:
        await queries.set_state(actor.centre_id, former.id, PolicyState.REPLACED)
    row = await InsurancePolicy.create(
        centre_id=actor.centre_id,
        vehicle_id=vehicle.id,
        state=PolicyState.CURRENT.value,
        insurer=told.insurer,
        kind=told.kind.value if told.kind else None,
        premium_fen=told.premium_fen,
        starts_on=told.starts_on,
        expires_on=told.expires_on,
        sold_by=told.sold_by,
        recorded_at=clock.now(),
        recorded_on=clock.today(actor.zone),
        recorded_by_id=actor.staff_id,
    )
    await people.record_change(
        actor,
        subject=SUBJECT,
        number=vehicle.id,
        what="added",
        before=_audited(former) if former else {},
        after={"plate": vehicle.plate, **_audited(row)},
    )
    return row


def _audited(row: InsurancePolicy) -> dict[str, object]:
    return {
        "policy_id": row.id,
        "insurer": row.insurer,
        "kind": row.kind,
        "premium_fen": row.premium_fen,
        "starts_on": row.starts_on.isoformat() if row.starts_on else None,
        "expires_on": row.expires_on.isoformat(),
        "sold_by": row.sold_by,
    }


@system_use_case
async def any_policy_since(
    centre_id: int, since: datetime, *, customer_id: int | None = None, vehicle_id: int | None = None
) -> bool:
    """Whether a policy of this car, or of a car of this customer, was written down since then and not by mistake."""
    return await queries.any_policy_since(centre_id, since, customer_id=customer_id, vehicle_id=vehicle_id)
