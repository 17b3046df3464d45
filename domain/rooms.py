"""The rooms of the house, from the ground up. A room may call only rooms named before it."""

ROOMS = (
    "policy",
    "people",
    "intake",
    "outbox",
    "customers",
    "insurers",
    "cases",
    "bundles",
    "agents",
    "fleets",
    "partners",
    "reports",
)
