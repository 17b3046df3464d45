"""What is said of policy values."""

from decimal import Decimal

from markupsafe import Markup

from domain.pages import Page, page_of
from domain.policy import service as policy
from domain.policy.definitions import Definition, Kind
from domain.policy.views import GroupView, PolicyChange, ValueView
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.paging import and_more, cut, evenly, in_rows, offset_of, turners
from locales import LANGUAGES, amount, percent, say

BUTTONS_IN_A_ROW = 2
MOST_VALUES = 8
LONGEST_NAME = 16
"""Of whoever set a value."""


def key_of(typed: str) -> str:
    """The group that goes by the title ``typed`` (毛利, Margin) in any language; anything else unchanged."""
    wanted = typed.strip().casefold()
    titles = {
        say(lang, _title_key(name)).unescape().casefold(): name for lang in LANGUAGES for name in policy.group_names()
    }
    return titles.get(wanted, typed)


def group(call: Call, view: GroupView, page: int = 1, *, edits: bool = False) -> Reply:
    """A page of the values of a group with what may be done about them, and the groups inside it as buttons."""
    size = evenly(len(view.values), MOST_VALUES)
    shown = page_of(view.values, offset_of(page, size), size)
    parts = [_title(call, view), *(_value(call, value) for value in shown), *and_more(call.lang, shown)]
    if view.groups:
        parts.append(Markup("\n").join(_group_line(call, inner) for inner in view.groups))
    parts.append(_how(call, shown))
    return Reply(Markup("\n\n").join(parts), _rows(call, view, shown), edits=edits)


def _title(call: Call, view: GroupView) -> Markup:
    if not view.name:
        return call.say("policy-title")
    if len(view.values) == 1 and view.values[0].definition.key == view.name:
        return call.say("policy-title-one")
    return call.say("policy-title-group", title=call.say(_title_key(view.name)), name=view.name)


def _title_key(name: str) -> str:
    return "policy-group-" + name.replace(".", "-")


def _group_line(call: Call, view: GroupView) -> Markup:
    title = call.say(_title_key(view.name))
    return call.say("policy-group-line", title=title, name=view.name, count=view.size, changed=view.changed)


def _value(call: Call, view: ValueView) -> Markup:
    definition = view.definition
    now = written(call, definition.kind, view.stored)
    head = call.say("policy-value-head", what=describe(call, definition), now=now)
    facts = {
        "name": definition.key,
        "normal": written(call, definition.kind, definition.default),
        "range": _range(call, definition),
    }
    if view.since is None:
        lines = [head, call.say("policy-value-default", **facts)]
    else:
        lines = [head, call.say("policy-value-set", **facts, since=view.since, by=_by(view.set_by or ""))]
    if view.coming is not None:
        value = written(call, definition.kind, view.coming.stored)
        by = _by(view.coming.set_by)
        lines.append(call.say("policy-value-coming", day=view.coming.from_day, value=value, by=by))
    return Markup("\n").join(lines)


def _by(name: str) -> str:
    return cut(name, LONGEST_NAME)


def _range(call: Call, definition: Definition) -> Markup:
    if definition.kind is Kind.SWITCH:
        return call.say("policy-range-switch")
    least = written(call, definition.kind, definition.bounds.least)
    most = written(call, definition.kind, definition.bounds.most)
    return call.say("policy-range", least=least, most=most)


def describe(call: Call, definition: Definition) -> Markup:
    """What a value is, in words."""
    return call.say(definition.message, variant=definition.variant)


def written(call: Call, kind: Kind, stored: int) -> str | Markup:
    """A value as people read it, with its unit."""
    if kind is Kind.AMOUNT:
        return amount(stored)
    if kind is Kind.RATE:
        return percent(Decimal(stored).scaleb(-4), 2)
    if kind is Kind.TIME:
        return policy.typed_form(kind, stored)
    return call.say(f"policy-unit-{kind.value}", count=stored)


def _how(call: Call, shown: Page[ValueView]) -> Markup:
    """How to change a value, by the example of the first one shown."""
    if not shown:
        return call.say("policy-how-groups")
    first = shown.items[0]
    typed = policy.typed_form(first.definition.kind, first.stored)
    return call.say("policy-how", name=first.definition.key, example=typed)


def _rows(call: Call, view: GroupView, shown: Page[ValueView]) -> Rows:
    rows = (
        *turners(call.lang, shown, lambda number: f"policy.group:{view.name}:{number}"),
        *in_rows([_button(call, inner.name) for inner in view.groups], BUTTONS_IN_A_ROW),
    )
    if not view.name:
        return rows
    outer = view.name.rpartition(".")[0]
    return (*rows, (InlineButton(call.say("policy-back").unescape(), f"policy.group:{outer}"),))


def _button(call: Call, name: str) -> InlineButton:
    return InlineButton(call.say(_title_key(name)).unescape(), f"policy.group:{name}")


def changed(call: Call, change: PolicyChange) -> Reply:
    """A value before and after, from when, and what is still to come."""
    definition = change.definition
    text = call.say(
        "policy-set" if change.old != change.new else "policy-set-same",
        what=describe(call, definition),
        name=definition.key,
        old=written(call, definition.kind, change.old),
        new=written(call, definition.kind, change.new),
        day=change.from_day,
        when="today" if change.is_today else "later",
    )
    if change.coming is None:
        return Reply(text)
    value = written(call, definition.kind, change.coming.stored)
    coming = call.say("policy-set-coming", day=change.coming.from_day, value=value, by=change.coming.set_by)
    return Reply(text + Markup("\n") + coming)
