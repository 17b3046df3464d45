"""The names an insurer answers to, kept in their order (domain §4)."""

from collections.abc import Sequence

from domain.database.connection import lock
from domain.insurers import queries
from domain.insurers.errors import InsurerNameTaken
from domain.insurers.models import Insurer, InsurerName
from domain.insurers.rules import known


async def take_turn_to_name(centre_id: int) -> None:
    """Give and take insurers' names in one transaction of the centre at a time: none is ever given to two."""
    await lock(f"insurers.names:{centre_id}")


async def keep_names(insurer: Insurer, names: Sequence[str]) -> None:
    """Let the insurer answer to these names and no others, the first being the one shown."""
    await queries.drop_names(insurer.centre_id, insurer.id)
    await InsurerName.bulk_create(
        InsurerName(
            centre_id=insurer.centre_id,
            insurer_id=insurer.id,
            name=name,
            key=known.name_key(name),
            place=place,
        )
        for place, name in enumerate(names)
    )


async def refuse_taken(insurer: Insurer, name: str) -> None:
    """``InsurerNameTaken`` when another insurer of the centre answers to the name."""
    for row in await queries.taken_names(insurer.centre_id, [known.name_key(name)]):
        if row.insurer_id != insurer.id:
            raise InsurerNameTaken(name=name, insurer=row.insurer.name)
