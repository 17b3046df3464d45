"""When a step is due by its own rule (domain §3).

Days are the centre's; what is due by a day is due at the midnight that ends it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from domain.cases.errors import DueRuleImpossible, NotADueRule
from domain.cases.rules import timing
from domain.cases.views import Anchor, DueRule, FirstDue, Moments, SopStep, StepName

MOST_HOURS = 2160
MOST_DAYS = 90
_RULE = re.compile(r"(?P<anchor>[a-z]+)(?P<count>[+-][0-9]{1,4})(?P<unit>[hd]?)", re.ASCII)

_ALLOWED: Mapping[str, Collection[Anchor]] = {
    StepName.ASSESSED: {Anchor.ARRIVAL, Anchor.DAY},
    StepName.DELIVERED: {Anchor.ARRIVAL, Anchor.DAY, Anchor.ASSESSED},
    StepName.PHOTO: {Anchor.ARRIVAL, Anchor.DAY, Anchor.ASSESSED},
    StepName.QUALITY: {Anchor.ARRIVAL, Anchor.DAY, Anchor.ASSESSED, Anchor.PROMISED},
}
"""What the steps that others count from, or that come before the delivery whatever happens, may count from."""


def rule_of(text: str) -> DueRule:
    """The rule that was kept, or typed as it is kept; ``NotADueRule`` for anything else."""
    found = _RULE.fullmatch(text)
    if found is None or found["anchor"] not in set(Anchor):
        raise NotADueRule(text=text[:40])
    anchor = Anchor(found["anchor"])
    if bool(found["unit"]) is (anchor is Anchor.DAY):
        raise NotADueRule(text=text[:40])
    return checked(DueRule(anchor, int(found["count"]), found["unit"] or "d"))


def checked(rule: DueRule) -> DueRule:
    """``rule`` if its span is one that makes sense; only what is promised has a time before it."""
    most = MOST_HOURS if rule.unit == "h" else MOST_DAYS
    is_before = rule.count < 0 and rule.anchor is not Anchor.PROMISED
    is_hourly_day = (rule.anchor is Anchor.DAY and rule.unit == "h") or (
        rule.anchor is Anchor.ARRIVAL and rule.unit == "d"
    )
    if abs(rule.count) > most or is_before or is_hourly_day:
        raise NotADueRule(text=rule.text)
    return rule


def check_allowed(step: str, called: str, rule: DueRule) -> None:
    """Refuse a rule by which a step would wait for itself, or come after what needs it."""
    if rule.anchor not in _ALLOWED.get(step, set(Anchor)):
        raise DueRuleImpossible(step=called)


def due_at(rule: DueRule, moments: Moments) -> datetime | None:
    """When something is due by ``rule``; ``None`` while what it counts from has not happened."""
    if rule.anchor is Anchor.DAY:
        return timing.end_of_day(
            timing.local_day(moments.arrived_at, moments.zone) + timedelta(rule.count), moments.zone
        )
    begin = {
        Anchor.ARRIVAL: moments.arrived_at,
        Anchor.ASSESSED: moments.assessed_at,
        Anchor.PROMISED: moments.promised_at,
        Anchor.DELIVERY: moments.delivered_at,
    }[rule.anchor]
    if begin is None:
        return None
    if rule.unit == "h":
        return begin + timedelta(hours=rule.count)
    is_due = rule.anchor is Anchor.PROMISED
    day = timing.due_day(begin, moments.zone) if is_due else timing.local_day(begin, moments.zone)
    return timing.end_of_day(day + timedelta(rule.count), moments.zone)


def first_due(steps: Sequence[SopStep], arrived_at: datetime, zone: str) -> tuple[Moments, FirstDue]:
    """When each step of a case that arrives now is due, and what that counts from."""
    rules = {step.name: step.rule for step in steps}
    moments = Moments(arrived_at, zone)
    moments = Moments(arrived_at, zone, due_at(rules[StepName.ASSESSED], moments))
    moments = Moments(arrived_at, zone, moments.assessed_at, due_at(rules[StepName.DELIVERED], moments))
    return moments, {step.name: due_at(step.rule, moments) for step in steps}


def promised_day(moments: Moments) -> date:
    """The day for which a car is promised."""
    assert moments.promised_at is not None
    return timing.due_day(moments.promised_at, moments.zone)


def next_photo_due(first_due_at: datetime, shown_on: date | None, zone: str) -> datetime:
    """When the next progress photo is due after that of ``shown_on``: one a day, from the first one's on."""
    if shown_on is None:
        return first_due_at
    return timing.end_of_day(max(timing.due_day(first_due_at, zone), shown_on + timedelta(days=1)), zone)
