"""What follows from a change: cards are made anew, other intake states are told, its author may take it back."""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.answers import UndoOffer
from bot.living import undo_label
from domain import changes, clock
from domain.changes import Change
from domain.insurers import service as insurers
from domain.outbox import service as outbox
from domain.people import service as people
from domain.undo import service as undo


@asynccontextmanager
async def followed(lang: str) -> AsyncIterator[None]:
    """Have the cards of everything that is changed inside made anew, unless that is refused."""
    with changes.watched() as made:
        yield
    await follow(made, lang)


async def follow(made: Sequence[Change], lang: str, *, shown_anew: tuple[int, int] | None = None) -> None:
    """Have the cards of everything that was changed made anew, and say whose intake state is another one now.

    All in the transaction that changed it.
    ``shown_anew``: chat and message of the card that the answer itself makes anew.
    """
    things: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for change in made:
        if change.number is not None and change.what != "looked":
            things[change.centre_id].add((change.subject, change.number))
    for centre_id, changed in things.items():
        await _tell_states(centre_id, {number for subject, number in changed if subject == "insurer"})
        await outbox.things_changed(centre_id, changed, lang, shown_anew=shown_anew)


async def _tell_states(centre_id: int, insurer_ids: set[int]) -> None:
    if insurer_ids:
        today = clock.today((await people.centre(centre_id)).zone)
        await insurers.tell_states(centre_id, today, insurer_ids=insurer_ids)


def undo_of(made: Sequence[Change], lang: str) -> UndoOffer | None:
    """The undo of what one message changed, if that can be taken back."""
    for change in made:
        if change.id is not None and not change.is_undo and undo.is_main(change.subject, change.what):
            until = clock.now() + timedelta(seconds=undo.UNDO_SECONDS)
            return UndoOffer(change.id, until, undo_label(lang))
    return None
