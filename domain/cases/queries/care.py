"""Every read and lock of scores, complaints, moments told, bookings and wordings (domain §3)."""

from datetime import datetime

from domain.cases.models import Case, CaseBooking, CaseComplaint, CaseScore, CaseTold, CaseWording
from domain.cases.views import ComplaintState, Delivery
from domain.database.connection import fetch_rows
from domain.database.fields import moment_from

CLOSED = ComplaintState.CLOSED.value


async def score_of(case: Case) -> CaseScore | None:
    """The score of a case."""
    return await CaseScore.filter(centre_id=case.centre_id, case_id=case.id).first()


async def score_with_case(centre_id: int, number: int) -> CaseScore | None:
    """The score of the case of that number, with the case."""
    return await CaseScore.filter(centre_id=centre_id, case__number=number).select_related("case").first()


async def booking_of(case: Case) -> CaseBooking | None:
    """The booking of a case."""
    return await CaseBooking.filter(centre_id=case.centre_id, case_id=case.id).first()


async def complaints_of(case: Case) -> list[CaseComplaint]:
    """Every complaint about a case, the first one first."""
    return await CaseComplaint.filter(centre_id=case.centre_id, case_id=case.id).order_by("id")


async def open_complaint_of(case: Case) -> CaseComplaint | None:
    """The complaint about a case that is not closed."""
    found = CaseComplaint.filter(centre_id=case.centre_id, case_id=case.id).exclude(state=CLOSED)
    return await found.first()


async def complaint_of_id(centre_id: int, complaint_id: int) -> CaseComplaint | None:
    """The complaint of that id with its case."""
    return await CaseComplaint.filter(centre_id=centre_id, id=complaint_id).select_related("case").first()


async def open_complaints(centre_id: int) -> list[CaseComplaint]:
    """Every complaint that is not closed with its case, the oldest first."""
    states = [ComplaintState.OPEN.value, ComplaintState.ANSWERED.value]
    found = CaseComplaint.filter(centre_id=centre_id, state__in=states)
    return await found.select_related("case").order_by("opened_at", "id")


async def complaints_to_escalate(now: datetime) -> list[tuple[int, int]]:
    """Centre and id of every complaint, of all centres, that nobody has answered in time."""
    found = CaseComplaint.filter(escalates_at__lte=now).order_by("escalates_at", "id")
    return [(centre_id, complaint_id) for centre_id, complaint_id in await found.values_list("centre_id", "id")]


async def told_of(case: Case) -> list[CaseTold]:
    """Every time the customer of a case was told of a moment, the first one first."""
    return await CaseTold.filter(centre_id=case.centre_id, case_id=case.id).order_by("id")


async def wording_of(centre_id: int, moment: str) -> CaseWording | None:
    """The centre's own words for a moment, locked until the transaction ends."""
    return await CaseWording.filter(centre_id=centre_id, moment=moment).select_for_update().first()


async def wordings(centre_id: int) -> list[CaseWording]:
    """All of the centre's own words."""
    return await CaseWording.filter(centre_id=centre_id)


async def case_of_id(centre_id: int, case_id: int) -> Case | None:
    """The case of that id, locked until the transaction ends."""
    return await Case.filter(centre_id=centre_id, id=case_id).select_for_update().first()


async def numbers_of_vehicle(centre_id: int, vehicle_id: int) -> list[int]:
    """The numbers of a vehicle's cases."""
    found = await Case.filter(centre_id=centre_id, vehicle_id=vehicle_id).values_list("number", flat=True)
    return [int(str(number)) for number in found]


async def deliveries(centre_id: int, since: datetime, until: datetime) -> list[Delivery]:
    """Every case delivered from ``since`` until before ``until`` that is not withdrawn, in one query."""
    rows = await fetch_rows(_DELIVERIES, centre_id, since, until)
    return [
        Delivery(row["insurer_id"], row["vehicle_id"], moment_from(row["delivered_at"]), row["score"]) for row in rows
    ]


_DELIVERIES = """
SELECT c.insurer_id, c.vehicle_id, c.delivered_at, s.score
FROM accident_case c LEFT JOIN case_score s ON s.case_id = c.id AND s.centre_id = c.centre_id
WHERE c.centre_id = $1 AND c.delivered_at >= $2 AND c.delivered_at < $3 AND c.state IN ('delivered', 'closed')"""


async def complaint_counts(centre_id: int, since: datetime, until: datetime) -> dict[int, int]:
    """How many complaints were opened from ``since`` until before ``until``, by insurer."""
    rows = await fetch_rows(_COMPLAINTS, centre_id, since, until)
    return {row["insurer_id"]: row["complaints"] for row in rows}


_COMPLAINTS = """
SELECT c.insurer_id, COUNT(*) AS complaints
FROM case_complaint k JOIN accident_case c ON c.id = k.case_id
WHERE k.centre_id = $1 AND k.opened_at >= $2 AND k.opened_at < $3 GROUP BY c.insurer_id"""
