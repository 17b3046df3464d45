"""How customers fared, per insurer and period, for reports (domain §3, §9)."""

from collections import defaultdict
from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.rules import care
from domain.cases.views import CareFigures, Delivery
from domain.customers.service import visit_days
from domain.customers.views import VisitKind
from domain.insurers.service import names_by_id
from domain.policy.service import values_at


@use_case(Role.PARTNER)
async def care_figures(actor: Actor, since: date, until: date) -> tuple[CareFigures, ...]:
    """What became of the cases delivered from ``since`` to ``until``, both included, by insurer and its name.

    As many queries for a year as for a day. Within how many months a case may convert is as policy has it on the
    period's last day; complaints are those opened in the period. An insurer of which there is neither is left out.
    """
    begin, end = clock.day_bounds(since, actor.zone)[0], clock.day_bounds(until, actor.zone)[1]
    months = (await values_at(actor.centre_id, until)).case.conversion_months
    delivered: dict[int, list[Delivery]] = defaultdict(list)
    for each in await queries.deliveries(actor.centre_id, begin, end):
        delivered[each.insurer_id].append(each)
    visits = await visit_days(actor.centre_id, VisitKind.MAINTENANCE, since, care.last_day_to_convert(until, months))
    complaints = await queries.complaint_counts(actor.centre_id, begin, end)
    names = await names_by_id(actor.centre_id, {*delivered, *complaints})
    found = []
    for insurer_id in {*delivered, *complaints}:
        counts = care.counted(delivered[insurer_id], visits, months, actor.zone)
        found.append(
            CareFigures(
                insurer_id=insurer_id,
                insurer=names[insurer_id],
                delivered=counts.delivered,
                converted=counts.converted,
                scored=counts.scored,
                promoters=counts.promoters,
                detractors=counts.detractors,
                complaints=complaints.get(insurer_id, 0),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.insurer, each.insurer_id)))
