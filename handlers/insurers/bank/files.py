"""A bank's list that somebody sends, and how one comes back that still waits: ``/paid`` without words."""

from dataclasses import replace

from domain.actor import Role
from domain.insurers import service
from handlers.arguments import Words
from handlers.declaration import Action, Button, Call, Reply
from handlers.fields import Given
from handlers.insurers.bank import replies
from handlers.insurers.bank.lists import list_card
from handlers.insurers.bank.words import LISTS

COMMAND = "paid"
"""The command that a file comes with."""


async def take(call: Call) -> Reply:
    """Write down a file that came; what it says is told in a moment."""
    assert call.file is not None
    is_new = await service.take_bank_file(call.actor, call.file)
    return replies.taken(call, call.file.name, is_new=is_new)


async def lists(call: Call, given: Given) -> Reply:
    """The lists of which lines are still to be decided: the one there is, or which there are."""
    waiting = await service.open_bank_lists(call.actor)
    if len(waiting) == 1:
        return await list_card(call, waiting[0].id)
    return replies.open_lists(call, waiting)


def bare_or(otherwise: Action) -> Action:
    """Without a word: the lists that wait, where any do; else what the command does ``otherwise``."""

    async def run(call: Call, given: Given) -> Reply:
        if call.about is None and await service.open_bank_lists(call.actor):
            return replace(await lists(call, given), more=(replies.by_hand(call),))
        return await otherwise.run(call, await otherwise.read(call, call.text))

    return Action(run, name="bare", fits=_says_nothing)


def _says_nothing(words: Words) -> bool:
    return not words.left


TAKE = Button("insurers.take_bank_file", Role.PARTNER, take)
"""What a message with a file does; there is no such button."""
LISTING = Action(lists, name="list", verbs=LISTS)
