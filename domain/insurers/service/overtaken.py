"""Proposals to raise a limit that the calendar has overtaken: a later statement is late by now (domain §4)."""

from collections.abc import Mapping
from datetime import date

from domain.actor import system_use_case
from domain.insurers import queries
from domain.insurers.service._account import BY_ITSELF
from domain.insurers.service._closing import locked_account, take_turn_to_close
from domain.insurers.service._raising import review_raise
from domain.insurers.service._terms import terms_at


@system_use_case
async def centres_with_raises_overtaken(days: Mapping[int, date]) -> set[int]:
    """The centres with an open proposal about an insurer that owes for a statement whose due day is over, each on the
    day given for it. One query, however many centres there are; nothing is locked, so the next one looks again."""
    if not days:
        return set()
    found = await queries.raises_overtaken(max(days.values()))
    return {centre_id for centre_id, due_on in found if centre_id in days and due_on < days[centre_id]}


@system_use_case
async def withdraw_raises_overtaken(centre_id: int, today: date) -> int:
    """Look at every open proposal of the centre again, and withdraw what no longer holds on ``today`` though nobody
    did anything; how many were looked at. Until then whoever shows one or decides on it sees that it is over."""
    found = await queries.open_raises(centre_id)
    if found:
        await take_turn_to_close(centre_id)  # as all who lock the accounts of several insurers
        terms = await terms_at(centre_id, today)
        for insurer_id in sorted(row.insurer_id for row in found):
            await review_raise(await locked_account(centre_id, insurer_id, today, terms, BY_ITSELF))
    return len(found)
