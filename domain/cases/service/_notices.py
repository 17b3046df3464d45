"""What is told of customers who are not content (domain §3)."""

from collections.abc import Sequence
from datetime import datetime

from domain.cases.models import Case, CaseComplaint
from domain.cases.rules import care
from domain.cases.service._care import complaint_view
from domain.cases.views import ComplaintLine, ComplaintNotice
from domain.customers import service as customers
from domain.insurers.service import names_by_id
from domain.people import service as people


async def complaint_lines(centre_id: int, rows: Sequence[CaseComplaint], now: datetime) -> list[ComplaintLine]:
    """Complaints, which were read with their cases, with whose car it is; as many queries for ten as for one."""
    cases = [row.case for row in rows]
    vehicles = await customers.vehicles_by_id(centre_id, {case.vehicle_id for case in cases})
    owners = await customers.customers_by_id(centre_id, {case.customer_id for case in cases})
    insurers = await names_by_id(centre_id, {case.insurer_id for case in cases})
    doers = {each for row in rows for each in (row.opened_by_id, row.answered_by_id) if each is not None}
    staff = await people.staff_names(centre_id, doers | {case.advisor_id for case in cases})
    return [
        ComplaintLine(
            case=row.case.number,
            plate=vehicles[row.case.vehicle_id].plate,
            insurer=insurers.get(row.case.insurer_id, ""),
            advisor_id=row.case.advisor_id,
            advisor=staff.get(row.case.advisor_id, ""),
            customer_name=owners[row.case.customer_id].name,
            complaint=complaint_view(row, staff),
            hours=care.whole_hours(row.opened_at, now),
        )
        for row in rows
    ]


async def notice(case: Case, words: str, by_id: int) -> ComplaintNotice:
    """What managers are told of a case whose customer said ``words``."""
    vehicle = (await customers.vehicles_by_id(case.centre_id, [case.vehicle_id]))[case.vehicle_id]
    insurer = (await names_by_id(case.centre_id, [case.insurer_id])).get(case.insurer_id, "")
    staff = await people.staff_names(case.centre_id, {case.advisor_id, by_id})
    return ComplaintNotice(
        case.number, vehicle.plate, insurer, staff.get(case.advisor_id, ""), words, staff.get(by_id, "")
    )
