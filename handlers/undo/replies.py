"""What is said of an undo."""

import re
from dataclasses import replace

from markupsafe import Markup

from domain.people.views import ChangeView
from domain.undo.views import Undone
from handlers.arguments import LETTERS
from handlers.declaration import Call, Reply
from handlers.registry import gather
from locales import has


def undone(call: Call, done: Undone) -> Reply:
    """What was taken back, in a message of its own."""
    return Reply(_said(call, done.main))


async def undone_in_place(call: Call, done: Undone) -> Reply:
    """What was taken back, where it was told: a thing's card shows the thing as it is now."""
    said = _said(call, done.main)
    card = gather().card(done.main.subject)
    shown = await card.show(call, done.main.number) if card and done.main.number is not None else None
    if shown is None:
        return Reply(said, edits=True)
    return replace(shown, text=Markup("{}\n\n{}").format(said, shown.text), edits=True)


def _said(call: Call, change: ChangeView) -> Markup:
    return call.say("undo-done", thing=_thing(call, change), deed=_deed(call, change))


def _thing(call: Call, change: ChangeView) -> Markup:
    letter = LETTERS.get(change.subject)
    subject = call.say(f"audit-subject-{change.subject}")
    return subject + f" {letter}{change.number}" if letter and change.number is not None else subject


def _deed(call: Call, change: ChangeView) -> Markup:
    """What was done; what is called by its key is shown by it."""
    key = re.sub(r"[ _.]", "-", f"audit-{change.subject}-{change.what}")
    return call.say(key) if has(call.lang, key) else Markup.escape(change.what)
