"""The audit as sentences: when, who, what of which thing, from what to what."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from markupsafe import Markup

from domain import clock
from domain.customers.rules import mask_mobile, mask_name, mask_phone, mask_phones
from domain.people.views import ChangeView
from handlers.arguments import LETTERS
from handlers.declaration import Call
from handlers.paging import fitting
from locales import amount, has, percent

LONGEST_VALUE = 60
_MASKS = {"phone": mask_phone, "mobile": mask_mobile, "name": mask_name}


def changes(call: Call, entries: Sequence[Markup], of: str) -> Markup:
    """The entries under a title; ``of`` is the thing or person asked about, empty for all."""
    title = call.say("people-audit-title", of=of) if of else call.say("people-audit-title-all")
    if not entries:
        return Markup("\n").join([title, call.say("people-audit-none")])
    return Markup("\n\n").join([title, *entries])


def entry(call: Call, view: ChangeView) -> Markup:
    """One entry: who did what when, and below it what became of what, as far as one message holds it."""
    at = clock.local(view.at, call.actor.zone)
    who = view.by_name or call.say("people-audit-bot")
    action = _action(call, view)
    if view.undoes_id is not None:
        action = call.say("people-audit-undid", action=action)
    head = call.say("people-audit-line", at=at, who=who, thing=_thing(call, view), action=action)
    lines = [head, *(_detail(call, view, field) for field in _changed_fields(view))]
    held = fitting(lines, gap="\n")
    return Markup("\n").join([*lines[:held], *([Markup("…")] if held < len(lines) else [])])


def _changed_fields(view: ChangeView) -> list[str]:
    """The fields whose value became another one; what nobody filled in and the database's own ids say nothing."""
    fields = dict.fromkeys([*view.before, *view.after])
    return [
        field
        for field in fields
        if not field.endswith("_id") and _filled(view.before.get(field)) != _filled(view.after.get(field))
    ]


def _filled(value: object) -> object:
    return None if value == "" else value


def _thing(call: Call, view: ChangeView) -> Markup:
    subject = _word(call, f"audit-subject-{view.subject}", view.subject)
    letter = LETTERS.get(view.subject)
    return subject + f" {letter}{view.number}" if letter and view.number is not None else subject


def _action(call: Call, view: ChangeView) -> Markup:
    return _word(call, f"audit-{view.subject}-{view.what}", view.what)


def _word(call: Call, key: str, fallback: str) -> Markup:
    key = re.sub(r"[ _.]", "-", key)
    return call.say(key) if has(call.lang, key) else Markup.escape(fallback)


def _detail(call: Call, view: ChangeView, field: str) -> Markup:
    name = field.removesuffix("_fen").removesuffix("_bp")
    label = _word(call, f"audit-field-{name}", name)
    old, new = (_written(call, view, field, facts.get(field)) for facts in (view.before, view.after))
    if new is None and field in view.after:
        new = call.say("people-audit-nothing")
    if old is None or new is None:
        return call.say("people-audit-detail", field=label, value=new if old is None else old)
    return call.say("people-audit-change", field=label, old=old, new=new)


def _written(call: Call, view: ChangeView, field: str, value: object) -> str | Markup | None:
    """A value as people read it; personal ones masked unless the chat is private."""
    if _filled(value) is None:
        return None
    if isinstance(value, bool):
        return call.say("people-audit-yes" if value else "people-audit-no")
    if isinstance(value, int) and field.endswith("_fen"):
        return amount(value)
    if isinstance(value, int) and field.endswith("_bp"):
        return percent(Decimal(value).scaleb(-4), 2)
    text = _moment(call, str(value))
    if not call.actor.place.is_private:
        text = _masked(text, view.masks.get(field))
    key = f"audit-value-{field}-{text}".replace("_", "-")
    if key.isascii() and has(call.lang, key):
        return call.say(key)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _masked(text: str, mask: str | None) -> str:
    """A personal value masked; in any other text, the phones that someone wrote into it."""
    if mask is not None:
        return _MASKS[mask](text)
    return mask_phones(text)


def _moment(call: Call, text: str) -> str:
    """A moment written in ISO form as the centre's clock shows it; any other text as it is."""
    if "T" not in text:
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{clock.local(moment, call.actor.zone):%Y-%m-%d %H:%M}" if moment.tzinfo else text
