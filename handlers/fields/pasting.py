"""Whole pasted messages: what they tell of a command, to be looked at before it counts (interface §1)."""

import re
from contextlib import suppress

from domain.errors import DomainError
from domain.forms.views import Doubt, Draft
from handlers.arguments.errors import Missing
from handlers.arguments.pasting import FIELDS, Found, has_labels, pick
from handlers.arguments.tokens import split
from handlers.calling import Call
from handlers.fields.actions import Action

MOST_WORDS_OF_A_LINE = 12
_LABEL = re.compile(r"\w{2,8}[:\uff1a]")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")


def looks_pasted(text: str) -> bool:
    """Whether a text was hardly typed for the bot: it has lines, labels, more phones or words than a command has."""
    text = text.rstrip()
    if "\n" in text or len(_LABEL.findall(text)) > 1 or len(_PHONE.findall(text)) > 1 or has_labels(text):
        return True
    return len(split(text).words) > MOST_WORDS_OF_A_LINE


async def picked(call: Call, action: Action, text: str) -> Missing | None:
    """What the text tells of the action, as the beginning of a form; ``None`` when it tells nothing."""
    fields = {field.name: field for field in action.fields if field.name in FIELDS}
    known = {name: await field.known(call) for name, field in fields.items()}
    found = pick(text, fields.keys(), today=call.today, known={name: some for name, some in known.items() if some})
    answers: dict[str, str] = {}
    doubts: list[Doubt] = []
    for name, value in found.items():
        field = fields[name]
        with suppress(DomainError):
            answers[name] = field.write(await field.read(call, value.text))
            doubts += [_doubt(name, value)] if value.doubtful else []
    if not answers:
        return None
    for each in action.fields:
        noticed = each.noticed(text)
        if noticed is not None:
            answers.setdefault(each.name, each.write(noticed))
    refusal = Missing("pasted")
    refusal.draft = Draft(
        command="", action=action.name, answers=tuple(answers.items()), doubts=tuple(doubts), must_confirm=True
    )
    return refusal


def _doubt(name: str, value: Found) -> Doubt:
    return Doubt(name, value.others)
