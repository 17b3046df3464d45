"""The table of policy values, what holds on a day, and how a typed value is read. Pure (domain §10)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from difflib import get_close_matches
from typing import TypeVar, cast

from domain.policy.definitions import BOUNDS, Bounds, Definition, fact_from, stored_from
from domain.policy.errors import PolicyOutOfOrder, PolicyOutOfRange, PolicyUnreadable, UnknownPolicy
from domain.policy.reading import shortened, stored_of, typed_form
from domain.policy.values import DEFAULTS, PolicyValues
from domain.policy.views import GroupView, Override, ValueView

Group = TypeVar("Group")
NOTHING_NEAR = "none"

ORDERED_KEYS = (
    ("margin.stop", "margin.warn"),
    ("margin.warn", "margin.target"),
    ("credit.late_watch", "credit.late_stop"),
    ("insurer.active_least", "insurer.active_most"),
    ("referral.fee_out_least", "referral.fee_out"),
    ("referral.fee_out", "referral.fee_out_most"),
    ("referral.fee_in_least", "referral.fee_in"),
    ("referral.fee_in", "referral.fee_in_most"),
    ("plan.uplift_least", "plan.uplift_most"),
    ("duty.from", "duty.until"),
    ("renewal.second_days", "renewal.first_days"),
    ("renewal.third_days", "renewal.second_days"),
    ("renewal.fourth_days", "renewal.third_days"),
    ("renewal.fifth_days", "renewal.fourth_days"),
    ("renewal.last_days", "renewal.fifth_days"),
    ("case.step.inspection_hours", "case.step.plan_hours"),
    ("case.step.quality_days", "case.step.delivered_days"),
)
"""Pairs of which the first may not be over the second."""


def _walk(group: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object, object]]:
    """Every value under ``group``: its path, the group it stands in, and the value."""
    for item in fields(cast(type, group)):
        value = getattr(group, item.name)
        here = (*path, item.name.rstrip("_"))
        if is_dataclass(value):
            yield from _walk(value, here)
        else:
            yield here, group, value


def _definitions() -> Iterator[Definition]:
    """The table, read off the defaults. A group that stands in several places has one description for all."""
    paths = list(_walk(DEFAULTS, ()))
    places = Counter((type(group), path[-1]) for path, group, _ in paths)
    for path, group, value in paths:
        bounds = {
            item.name.rstrip("_"): item.metadata[BOUNDS]
            for item in fields(cast(type, group))
            if BOUNDS in item.metadata
        }[path[-1]]
        is_shared = places[type(group), path[-1]] > 1
        named = (*path[:-2], path[-1]) if is_shared else path
        yield Definition(
            key=".".join(path),
            bounds=cast(Bounds, bounds),
            default=stored_from(cast(int | time, value)),
            message="policy-" + "-".join(named).replace("_", "-"),
            variant=path[-2] if is_shared else "",
        )


DEFINITIONS: Mapping[str, Definition] = {definition.key: definition for definition in _definitions()}
"""Every policy value by its key, in the order of the table."""


def every_key() -> tuple[str, ...]:
    """The key of every policy value, in the order of the table."""
    return tuple(DEFINITIONS)


def group_names() -> tuple[str, ...]:
    """Every group there is, outer ones before those inside them: ``case``, ``case.step``, ``credit``, …"""
    names: dict[str, None] = {}
    for key in DEFINITIONS:
        parts = key.split(".")
        names |= {".".join(parts[:depth]): None for depth in range(1, len(parts))}
    return tuple(names)


def with_overrides(overrides: Mapping[str, int]) -> PolicyValues:
    """The policy in which ``overrides`` (whole numbers by key) replace the defaults.

    A key that is no longer in the table is passed over: an old centre's rows outlive a value we gave up.
    """
    known = {key: stored for key, stored in overrides.items() if key in DEFINITIONS}
    return _replaced(DEFAULTS, "", known) if known else DEFAULTS


def _replaced(group: Group, prefix: str, overrides: Mapping[str, int]) -> Group:
    changes: dict[str, object] = {}
    for item in fields(cast(type, group)):
        key = prefix + item.name.rstrip("_")
        if key in overrides:
            changes[item.name] = fact_from(DEFINITIONS[key].kind, overrides[key])
        elif any(name.startswith(key + ".") for name in overrides):
            changes[item.name] = _replaced(getattr(group, item.name), key + ".", overrides)
    return replace(group, **changes) if changes else group  # type: ignore[type-var] # every group is a dataclass


def find(typed: str) -> str:
    """The key or group that was typed, whatever its case; ``UnknownPolicy`` names the nearest there is."""
    wanted = typed.strip().lower().strip(".")
    names = (*DEFINITIONS, *group_names())
    if wanted in names:
        return wanted
    endings = [key for key in names if key.endswith("." + wanted)]
    if len(endings) == 1:
        return endings[0]
    near = get_close_matches(wanted, names, n=1, cutoff=0.5)
    raise UnknownPolicy(typed=shortened(typed), nearest=near[0] if near else NOTHING_NEAR)


def read_value(definition: Definition, text: str) -> int:
    """The whole number that ``text`` (``20%``, ``8 小时``, ``¥80``, ``08:30``, ``开``, ``默认``) stands for.

    Refuses what is no value of the kind (``PolicyUnreadable``) and what is outside the range
    (``PolicyOutOfRange``).
    """
    stored = stored_of(definition, text)
    if stored is None:
        example = typed_form(definition.kind, definition.default)
        raise PolicyUnreadable(
            policy=definition.key, typed=shortened(text), kind=definition.kind.value, example=example
        )
    if not definition.allows(stored):
        raise PolicyOutOfRange(
            policy=definition.key,
            kind=definition.kind.value,
            given=typed_form(definition.kind, stored),
            least=typed_form(definition.kind, definition.bounds.least),
            most=typed_form(definition.kind, definition.bounds.most),
        )
    return stored


def check_order(stored: Mapping[str, int]) -> None:
    """Refuse, with ``PolicyOutOfOrder``, values of one day that contradict each other (domain §10).

    ``stored`` holds the overrides; the defaults stand for what is missing.
    """
    for lower, upper in ORDERED_KEYS:
        low = stored.get(lower, DEFINITIONS[lower].default)
        high = stored.get(upper, DEFINITIONS[upper].default)
        if low > high:
            kind = DEFINITIONS[lower].kind
            raise PolicyOutOfOrder(lower, typed_form(kind, low), upper, typed_form(kind, high))


def in_force(rows: Iterable[Override], day: date) -> dict[str, int]:
    """What ``rows``, given in the order they take hold, make of the values on ``day``, by key."""
    return {row.key: row.stored for row in rows if row.from_day <= day}


def coming_after(rows: Iterable[Override], key: str, day: date) -> Override | None:
    """The next change of ``key`` after ``day``; of several for one day the last decided."""
    later = [row for row in rows if row.key == key and row.from_day > day]
    return next((row for row in reversed(later) if row.from_day == later[0].from_day), None)


def group_view(name: str, rows: Sequence[Override], day: date) -> GroupView:
    """The group ``name`` (empty: everything; a key: that value alone) as it is in force on ``day``."""
    if name in DEFINITIONS:
        return GroupView(name, (_value_view(DEFINITIONS[name], rows, day),), ())
    depth = len(name.split(".")) if name else 0
    inside = [key for key in DEFINITIONS if not name or key.startswith(name + ".")]
    own = tuple(_value_view(DEFINITIONS[key], rows, day) for key in inside if key.count(".") == depth)
    inner = dict.fromkeys(".".join(key.split(".")[: depth + 1]) for key in inside if key.count(".") > depth)
    return GroupView(name, own, tuple(group_view(group, rows, day) for group in inner))


def _value_view(definition: Definition, rows: Sequence[Override], day: date) -> ValueView:
    mine = [row for row in rows if row.key == definition.key]
    now = next((row for row in reversed(mine) if row.from_day <= day), None)
    return ValueView(
        definition=definition,
        stored=now.stored if now else definition.default,
        since=now.from_day if now else None,
        set_by=now.set_by if now else None,
        coming=coming_after(mine, definition.key, day),
    )
