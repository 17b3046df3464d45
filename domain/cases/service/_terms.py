"""The policy values of a day, as the rules of this room take them."""

from datetime import date

from domain.cases.views import SopTimes
from domain.policy.service import values_at


async def sop_times(centre_id: int, day: date) -> SopTimes:
    """The SOP's times in force on ``day``; one query."""
    case = (await values_at(centre_id, day)).case
    step = case.step
    return SopTimes(
        inspection_hours=step.inspection_hours,
        plan_hours=step.plan_hours,
        submitted_days=step.submitted_days,
        assessed_hours=step.assessed_hours,
        informed_days=step.informed_days,
        photo_days=step.photo_days,
        eta_days=step.eta_days,
        quality_days=step.quality_days,
        delivered_days=step.delivered_days,
        callback_days=step.callback_days,
        express_hours=case.express_hours,
    )
