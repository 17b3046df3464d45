"""What is said of an undo."""

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from domain.actor import ChatKind
from domain.errors import NotFound
from domain.people.views import ChangeView
from domain.undo.views import Undone
from handlers.arguments import LETTERS
from handlers.declaration import Call, Reply
from handlers.registry import gather
from locales import has

NAMES = {
    "insurer": ("insurer", "name"), "agent": ("agent", "name"), "staff": ("name",), "cover": ("plate",),
}  # fmt: skip
"""The facts that say which one it was, of things that have no number of their own."""
SUMS = ("amount_fen", "limit_fen", "assessed_fen", "verified_fen", "asked_fen", "premium_fen")
"""The facts that say how much it was about."""


def undone(call: Call, done: Undone) -> Reply:
    """What was taken back, in a message of its own."""
    return Reply(_said(call, done.main))


async def undone_in_place(call: Call, done: Undone, *, was_card: bool = True) -> Reply:
    """What was taken back, where it was told; what ``was_card`` shows the thing as it is now, if there still is one."""
    said, shown = _said(call, done.main), await _card(call, done.main) if was_card else None
    if shown is None:
        return Reply(said, edits=True)
    return replace(shown, text=Markup("{}\n\n{}").format(said, shown.text), edits=True)


async def _card(call: Call, change: ChangeView) -> Reply | None:
    """The thing's card; none for what is gone with its beginning, nor in a group that belongs to nobody."""
    card = gather().card(change.subject)
    if card is None or change.number is None or call.actor.place.kind is ChatKind.UNBOUND:
        return None
    try:
        return await card.show(call, change.number)
    except NotFound:
        return None


def _said(call: Call, change: ChangeView) -> Markup:
    facts = {**change.before, **change.after}
    amount_fen = next((facts[name] for name in SUMS if isinstance(facts.get(name), int)), None)
    told = "" if amount_fen is None else call.say("undo-sum", amount_fen=amount_fen)
    return call.say("undo-done", thing=_thing(call, change, facts), deed=_deed(call, change, facts), told=told)


def _thing(call: Call, change: ChangeView, facts: Mapping[str, object]) -> Markup:
    """What it was done to: by its number, or by its name."""
    letter = LETTERS.get(change.subject)
    subject = call.say(f"audit-subject-{change.subject}")
    if letter and change.number is not None:
        return subject + f" {letter}{change.number}"
    name = next((str(facts[name]) for name in NAMES.get(change.subject, ()) if facts.get(name)), "")
    return Markup("{} {}").format(subject, name) if name else subject


def _deed(call: Call, change: ChangeView, facts: Mapping[str, object]) -> Markup:
    """What was done; a step of a case by its name, and what is called by its key by that."""
    keys = (f"audit-value-step-{facts.get('step')}", f"audit-{change.subject}-{change.what}")
    for key in (re.sub(r"[ _.]", "-", key) for key in keys):
        if has(call.lang, key):
            return call.say(key)
    return Markup.escape(change.what)
