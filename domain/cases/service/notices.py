"""What managers are told in private, as it is true at the moment they are told (domain §3)."""

from dataclasses import replace

from domain import clock
from domain.actor import system_use_case
from domain.cases import queries
from domain.cases.rules import care
from domain.cases.service._notices import notice
from domain.cases.views import ComplaintNotice, ComplaintState
from domain.people.service import centre
from domain.policy.service import values_at


@system_use_case
async def late_complaint(centre_id: int, complaint_id: int) -> ComplaintNotice | None:
    """The complaint that nobody has answered in time; ``None`` once somebody has."""
    row = await queries.complaint_of_id(centre_id, complaint_id)
    if row is None or row.state != ComplaintState.OPEN.value:
        return None
    hours = care.whole_hours(row.opened_at, clock.now())
    return replace(await notice(row.case, row.words, row.opened_by_id), hours=hours)


@system_use_case
async def poor_score(centre_id: int, number: int) -> ComplaintNotice | None:
    """The score of case ``number`` with the customer's words; ``None`` when it is no low one after all."""
    row = await queries.score_with_case(centre_id, number)
    if row is None:
        return None
    today = clock.today((await centre(centre_id)).zone)
    if row.score > (await values_at(centre_id, today)).complaint.nps_at_most:
        return None
    return replace(await notice(row.case, row.words, row.given_by_id), score=row.score)
