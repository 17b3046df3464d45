"""From rows to views; not for callers outside of the service."""

from datetime import date

from domain.customers.models import Customer, InsurancePolicy, Vehicle
from domain.customers.views import PolicyFacts, PolicyKind, PolicyView, VehicleView
from domain.people.service import staff_names
from domain.policy import service as policy


def vehicle_view(vehicle: Vehicle, owner: Customer | None) -> VehicleView:
    """A car as callers see it."""
    return VehicleView(
        id=vehicle.id,
        plate=vehicle.plate,
        customer_id=owner.id if owner else None,
        customer_name=owner.name if owner else "",
        phone=(owner.phone or "") if owner else "",
        model=vehicle.model,
    )


def facts_of(row: InsurancePolicy) -> PolicyFacts:
    """What is known of a policy."""
    return PolicyFacts(
        expires_on=row.expires_on,
        insurer=row.insurer,
        kind=PolicyKind(row.kind) if row.kind else None,
        premium_fen=row.premium_fen,
        starts_on=row.starts_on,
        sold_by=row.sold_by,
    )


async def policy_view(row: InsurancePolicy, today: date) -> PolicyView:
    """A policy as it stands today."""
    values = await policy.values_at(row.centre_id, today)
    days_left = (row.expires_on - today).days
    return PolicyView(
        facts=facts_of(row),
        days_left=days_left,
        is_due=days_left <= values.renewal.windows_days[0],
        recorded_on=row.recorded_on,
        recorded_by=(await staff_names(row.centre_id, [row.recorded_by_id])).get(row.recorded_by_id, ""),
    )
