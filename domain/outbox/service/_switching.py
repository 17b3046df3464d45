"""How a digest is switched on and off."""

from domain.database.connection import lock
from domain.outbox import digest_queries


async def lock_switch(centre_id: int, digest: str) -> None:
    """Hold the switch of a centre's digest until the transaction ends."""
    await lock(f"digest:{centre_id}:{digest}")


async def switch(centre_id: int, digest: str, *, on: bool) -> None:
    """Put the switch where it is to be; it may be there already."""
    await (digest_queries.switch_on if on else digest_queries.switch_off)(centre_id, digest)
