"""Reading and setting the figures a centre lives by: the door of the policy room (domain §10)."""

from domain.policy.reading import typed_form
from domain.policy.rules import every_key, group_names
from domain.policy.service.setting import (
    read_policy,
    set_policy,
    values_and_turns,
    values_at,
    values_of_centres,
    values_on,
)
from domain.policy.service.undoing import undo_set

__all__ = [
    "every_key",
    "group_names",
    "read_policy",
    "set_policy",
    "typed_form",
    "undo_set",
    "values_and_turns",
    "values_at",
    "values_of_centres",
    "values_on",
]
