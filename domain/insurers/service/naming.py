"""What insurers are called (domain §4): renamed, given more names that they answer to, and fewer.

An insurer's code stays whatever it is called: it is in addresses that others keep.
"""

from collections.abc import Sequence

from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.errors import (
    InsurerNameUnusable,
    NameItsOwn,
    NameNotItsOwn,
    NameShown,
    TooManyNames,
)
from domain.insurers.models import Insurer
from domain.insurers.rules import known
from domain.insurers.service._names import keep_names, refuse_taken, take_turn_to_name
from domain.insurers.views import NamesChanged
from domain.people.service import record_change

MOST_NAMES = 30


@use_case(Role.PARTNER)
async def rename(actor: Actor, *, insurer_id: int, name: str) -> NamesChanged:
    """Show the insurer by another name; it answers to the former one too, and keeps its code.

    Refused: a name that can't be one (``InsurerNameUnusable``), the one it is shown by already (``NameItsOwn``), one
    that another insurer of the centre answers to (``InsurerNameTaken``), and one more than it can have.
    """
    name, insurer, names = await _begin(actor, insurer_id, name)
    if name == insurer.name:
        raise NameItsOwn(insurer=insurer.name, name=name)
    await refuse_taken(insurer, name)
    former, key = insurer.name, known.name_key(name)
    others = [each for each in names if known.name_key(each) != key]
    was_known = len(others) < len(names)
    insurer.name = name
    await insurer.save(update_fields=["name"])
    changed = await _keep(insurer, [name, *others], former)
    await _record(actor, insurer, "renamed", {"name": former}, {"name": name, "was_known": was_known})
    return changed


@use_case(Role.PARTNER)
async def add_name(actor: Actor, *, insurer_id: int, name: str) -> NamesChanged:
    """Let the insurer answer to one more name. Refused as ``rename``, and for a name that it answers to already."""
    name, insurer, names = await _begin(actor, insurer_id, name)
    await refuse_taken(insurer, name)
    if known.name_key(name) in map(known.name_key, names):
        raise NameItsOwn(insurer=insurer.name, name=name)
    changed = await _keep(insurer, [*names, name], insurer.name)
    await _record(actor, insurer, "name added", {}, {"insurer": insurer.name, "name": name})
    return changed


@use_case(Role.PARTNER)
async def remove_name(actor: Actor, *, insurer_id: int, name: str) -> NamesChanged:
    """Let the insurer answer to a name no longer: another one may then.

    Refused: the name it is shown by (``NameShown``), and one that it does not answer to (``NameNotItsOwn``).
    """
    name, insurer, names = await _begin(actor, insurer_id, name)
    gone = next((each for each in names if known.name_key(each) == known.name_key(name)), None)
    if gone is None:
        raise NameNotItsOwn(insurer=insurer.name, name=name, known=tuple(names[1:]))
    if gone == names[0]:
        raise NameShown(name=gone)
    changed = await _keep(insurer, [each for each in names if each != gone], insurer.name)
    await _record(actor, insurer, "name removed", {"name": gone}, {"insurer": insurer.name})
    return changed


async def _begin(actor: Actor, insurer_id: int, name: str) -> tuple[str, Insurer, list[str]]:
    """The name in one line, the insurer, locked, and its names; ``InsurerNameUnusable`` for what can't be a name."""
    name = " ".join(name.split())
    if not known.is_usable(name):
        raise InsurerNameUnusable(name=name[: known.MAX_NAME_LENGTH])
    await take_turn_to_name(actor.centre_id)
    insurer = await queries.lock_insurer(actor.centre_id, insurer_id)
    return name, insurer, [row.name for row in await queries.names_of(actor.centre_id, insurer_id)]


async def _keep(insurer: Insurer, names: Sequence[str], former: str) -> NamesChanged:
    if len(names) > MOST_NAMES:
        raise TooManyNames(insurer=former, most=MOST_NAMES)
    await keep_names(insurer, names)
    return NamesChanged(insurer.id, insurer.code, former, tuple(names))


async def _record(
    actor: Actor, insurer: Insurer, what: str, before: dict[str, object], after: dict[str, object]
) -> None:
    await record_change(actor, subject="insurer", number=insurer.id, what=what, before=before, after=after)
