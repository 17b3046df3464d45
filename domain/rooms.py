"""The rooms of the house, from the ground up. A room may call only rooms named before it."""

ROOMS = (
    "people",
    "policy",
    "intake",
    "outbox",
    "forms",
    "customers",
    "insurers",
    "cases",
    "bundles",
    "agents",
    "fleets",
    "partners",
    "reports",
    "undo",
)
