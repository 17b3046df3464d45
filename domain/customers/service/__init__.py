"""Customers and their vehicles: the door of the room, also to what a plate, phone or name can be (domain §2)."""

from domain.customers.rules import checked_name, normalised_phone, normalised_plate
from domain.customers.service.keeping import (
    customers_by_id,
    find_vehicle,
    keep_vehicle,
    recent_vehicles,
    vehicles_by_id,
)
from domain.customers.service.undoing import (
    undo_customer_created,
    undo_owner,
    undo_phone,
    undo_renamed,
    undo_vehicle_created,
)

__all__ = [
    "checked_name",
    "customers_by_id",
    "find_vehicle",
    "keep_vehicle",
    "normalised_phone",
    "normalised_plate",
    "recent_vehicles",
    "undo_customer_created",
    "undo_owner",
    "undo_phone",
    "undo_renamed",
    "undo_vehicle_created",
    "vehicles_by_id",
]
