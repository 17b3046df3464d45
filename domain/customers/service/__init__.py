"""The customers room's only door (domain §2): owners, cars, policies, and what a plate, phone or name can be."""

from domain.customers.rules import check_expiry, checked_name, normalised_phone, normalised_plate
from domain.customers.service.policies import (
    add_policy,
    any_policy_since,
    current_policy,
    renewal_radar,
    show_policy,
)
from domain.customers.service.undoing import (
    undo_customer_created,
    undo_owner,
    undo_phone,
    undo_renamed,
    undo_vehicle_created,
)
from domain.customers.service.undoing_policies import undo_policy_added
from domain.customers.service.vehicles import (
    customers_by_id,
    find_vehicle,
    keep_vehicle,
    recent_vehicles,
    see_owner,
    vehicles_by_id,
)
from domain.customers.service.visits import add_visit, any_visit_since, undo_visit, visit_days

__all__ = [
    "add_policy",
    "add_visit",
    "any_policy_since",
    "any_visit_since",
    "check_expiry",
    "checked_name",
    "current_policy",
    "customers_by_id",
    "find_vehicle",
    "keep_vehicle",
    "normalised_phone",
    "normalised_plate",
    "recent_vehicles",
    "renewal_radar",
    "see_owner",
    "show_policy",
    "undo_customer_created",
    "undo_owner",
    "undo_phone",
    "undo_policy_added",
    "undo_renamed",
    "undo_vehicle_created",
    "undo_visit",
    "vehicles_by_id",
    "visit_days",
]
