"""Numbers that things are called by: C12, Q7, R3."""

from domain.actor import system_use_case
from domain.people import records


@system_use_case
async def next_number(centre_id: int, kind: str) -> int:
    """The next number of ``kind`` (``case``, ``quote``, …) in a centre, from 1 on (interface §2).

    It is taken inside the caller's transaction and falls with it; one that was given is never given again.
    """
    return await records.take_number(centre_id, kind)
