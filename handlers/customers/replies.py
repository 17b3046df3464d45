"""Policies as messages: the radar, a car's policy, and what a new one answers (domain §2, interface §2)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.cases.views import VisitedCar
from domain.customers.rules import mask_name, mask_phone
from domain.customers.views import (
    AddedPolicy,
    PolicyFacts,
    PolicyView,
    RadarLine,
    RadarPage,
    RadarStep,
    VehiclePolicy,
    VehicleView,
)
from handlers.declaration import Call, CardOf, InlineButton, Reply, Rows
from handlers.paging import and_more, cut, in_rows, turners

ON_A_PAGE = 10
PLATES_A_ROW = 3
LONGEST_IN_A_LINE, LONGEST_LATIN = 8, 16


def radar(call: Call, view: RadarPage) -> Reply:
    """A page of the radar by its steps, two lines a policy and always masked, with a button to open each."""
    page = view.lines
    title = call.say("customers-radar-title", days=view.within_days, count=page.total)
    if not page.total:
        return Reply(_joined([title, call.say("customers-radar-none")]), _below(call, view))
    lines = [title]
    for step in view.steps:
        policies = [line for line in page if step.holds(line.days_left)]
        if policies:
            lines += [Markup(""), _heading(call, step), *(radar_line(call, line) for line in policies)]
    lines += [Markup(""), call.say("customers-radar-next"), *and_more(call.lang, page)]
    openers = [InlineButton(line.vehicle.plate, f"customers.show:{line.vehicle.id}") for line in page]
    turns = turners(call.lang, page, lambda number: f"customers.radar:{number}:{view.within_days}")
    return Reply(_joined(lines), (*in_rows(openers, PLATES_A_ROW), *turns, *_below(call, view)))


def card(call: Call, known: VehiclePolicy) -> Reply:
    """A car's policy and the ways on; the owner whole only where one person reads."""
    lines = [call.say("customers-card-title", plate=known.vehicle.plate), *_owner(call, known.vehicle)]
    policy = known.policy
    if policy is None:
        lines.append(call.say("customers-card-none"))
    else:
        lines += [*_facts(call, policy), call.say("customers-card-by", day=policy.recorded_on, by=policy.recorded_by)]
        lines += [call.say("customers-card-next")] if policy.is_due else []
    return Reply(_joined(lines), _ways_on(call, known), card=CardOf("cover", known.vehicle.id))


def added(call: Call, policy: AddedPolicy) -> Reply:
    """A policy that was just told: its card with a line on top that says what became of it."""
    head = [call.say("customers-added" if policy.is_new else "customers-known")]
    if policy.former is not None:
        head.append(call.say("customers-replaced", insurer=_insurer(call, policy.former), day=policy.former.expires_on))
    shown = card(call, policy.now)
    return replace(shown, text=_joined([*head, Markup(""), shown.text]))


def visited(call: Call, done: VisitedCar) -> Reply:
    """A paid visit, and the delivered case that it converts (domain §3)."""
    visit = done.visit
    facts = {"plate": visit.vehicle.plate, "kind": visit.kind.value, "amount_fen": visit.amount_fen, "day": visit.day}
    lines = [call.say("customers-visited", **facts, count=visit.count)]
    lines += [call.say("customers-visit-converts", case=f"C{done.converts}")] if done.converts else []
    return Reply(_joined(lines))


def _heading(call: Call, step: RadarStep) -> Markup:
    if step.is_over:
        return call.say("customers-step-over", count=step.count)
    if step.least_days == 0:
        return call.say("customers-step-first", most=step.most_days, count=step.count)
    return call.say("customers-step", least=step.least_days, most=step.most_days, count=step.count)


def radar_line(call: Call, line: RadarLine) -> Markup:
    """A policy in two lines: whose, with whom, and when it ends."""
    return call.say(
        "customers-radar-line",
        plate=line.vehicle.plate,
        customer=mask_name(line.vehicle.customer_name) or call.say("customers-no-owner"),
        insurer=_insurer(call, line.facts),
        when=_when(line.days_left),
        days=abs(line.days_left),
        day=line.facts.expires_on,
    )


def _when(days_left: int) -> str:
    return "past" if days_left < 0 else "ahead" if days_left else "today"


def _insurer(call: Call, facts: PolicyFacts) -> str | Markup:
    name = facts.insurer
    if not name:
        return call.say("customers-no-insurer")
    most = LONGEST_LATIN if name.isascii() else LONGEST_IN_A_LINE
    return cut(name, most)


def _owner(call: Call, car: VehicleView) -> list[Markup]:
    if not (car.customer_name or car.phone):
        return [call.say("customers-card-no-owner")]
    whole = call.actor.place.is_private
    name = car.customer_name if whole else mask_name(car.customer_name)
    phone = car.phone if whole or not car.phone else mask_phone(car.phone)
    return [call.say("customers-card-owner", customer=f"{name}  {phone}".strip())]


def _facts(call: Call, policy: PolicyView) -> Iterator[Markup]:
    """What is known of a policy, a line each."""
    facts = policy.facts
    yield call.say(
        "customers-card-expiry", when=_when(policy.days_left), day=facts.expires_on, days=abs(policy.days_left)
    )
    if facts.starts_on:
        yield call.say("customers-card-start", day=facts.starts_on)
    kind = facts.kind.value if facts.kind else "unknown"
    yield call.say("customers-card-insurer", insurer=facts.insurer or call.say("customers-no-insurer"), kind=kind)
    if facts.premium_fen is not None:
        yield call.say("customers-card-premium", premium_fen=facts.premium_fen)
    if facts.sold_by:
        yield call.say("customers-card-seller", seller=facts.sold_by)


def _ways_on(call: Call, known: VehiclePolicy) -> Rows:
    """Both next steps while the policy is to be renewed, and the way to write down the next one."""
    number = known.vehicle.id
    refer = InlineButton(call.say("customers-button-refer").unescape(), f"customers.refer:{number}")
    quote = InlineButton(call.say("customers-button-quote").unescape(), f"customers.quote:{number}")
    is_due = known.policy is not None and known.policy.is_due
    label = "customers-button-renewed" if is_due else "customers-button-add"
    renewed = InlineButton(call.say(label).unescape(), f"customers.renewed:{number}")
    return ((refer, quote), (renewed,)) if is_due else ((renewed,),)


def _below(call: Call, view: RadarPage) -> Rows:
    """How far else the radar may look, and the way to write down a policy."""
    spans = [
        InlineButton(call.say("customers-button-span", days=days).unescape(), f"customers.radar:1:{days}")
        for days in reversed(view.spans_days)
        if days != view.within_days
    ]
    add = InlineButton(call.say("customers-button-add").unescape(), "customers.add:")
    return (*((tuple(spans),) if spans else ()), (add,))


def _joined(lines: Sequence[Markup]) -> Markup:
    return Markup("\n").join(lines)
