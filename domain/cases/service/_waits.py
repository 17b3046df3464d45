"""The end of a case's waiting, and its going on after all."""

from datetime import date

from domain.cases import queries
from domain.cases.models import Case, CaseWait


async def end_wait(case: Case, day: date) -> CaseWait | None:
    """Let what the case waits for end with ``day``, which is no waiting day any more; what it was, if it waited."""
    row = await queries.open_wait_of(case)
    if row is not None:
        row.end_day = day
        await row.save(update_fields=["end_day"])
    return row


async def reopen_wait(case: Case) -> None:
    """The last of its waits has not ended after all."""
    row = (await queries.waits_of(case))[-1]
    row.end_day = None
    await row.save(update_fields=["end_day"])
