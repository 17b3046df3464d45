"""Every read and lock of cases, their steps and photo days (domain §3)."""

from collections.abc import Iterable
from datetime import datetime

from domain.cases.models import Case, CasePhotoDay, CaseStep
from domain.cases.views import CaseState


async def lock_case(centre_id: int, number: int) -> Case | None:
    """The case, locked until the transaction ends: every change to it or its steps begins here."""
    return await Case.filter(centre_id=centre_id, number=number).select_for_update().first()


async def open_case_of_vehicle(centre_id: int, vehicle_id: int) -> Case | None:
    """The case for which the vehicle is in our care now."""
    return await Case.filter(centre_id=centre_id, vehicle_id=vehicle_id, state=CaseState.OPEN.value).first()


async def last_case_of_vehicle(centre_id: int, vehicle_id: int) -> Case | None:
    """The vehicle's newest case that was not withdrawn."""
    found = Case.filter(centre_id=centre_id, vehicle_id=vehicle_id).exclude(state=CaseState.WITHDRAWN.value)
    return await found.order_by("-number").first()


async def last_case_of_claim(centre_id: int, claim: str) -> Case | None:
    """The newest case with that claim number, of whichever insurer."""
    return await Case.filter(centre_id=centre_id, claim=claim).order_by("-number").first()


async def case_of_claim(centre_id: int, insurer_id: int, claim: str) -> Case | None:
    """The case that holds this insurer's claim number."""
    return await Case.filter(centre_id=centre_id, insurer_id=insurer_id, claim=claim).first()


async def cases_numbered(centre_id: int, numbers: Iterable[int]) -> list[Case]:
    """The cases of these numbers."""
    return await Case.filter(centre_id=centre_id, number__in=list(numbers))


async def any_case_since(centre_id: int, since: datetime, *, customer_id: int | None, vehicle_id: int | None) -> bool:
    """Whether a car has come since then, of this customer or this very one, that was not taken by mistake."""
    found = Case.filter(centre_id=centre_id, arrived_at__gte=since).exclude(state=CaseState.WITHDRAWN.value)
    if customer_id is not None:
        found = found.filter(customer_id=customer_id)
    if vehicle_id is not None:
        found = found.filter(vehicle_id=vehicle_id)
    return await found.exists()


async def steps_of(case: Case) -> list[CaseStep]:
    """The steps of a case in the order of its SOP."""
    return await CaseStep.filter(centre_id=case.centre_id, case_id=case.id).order_by("position")


async def photo_days_of(case: Case) -> list[CasePhotoDay]:
    """The days on which the case's progress was shown, the first one first."""
    return await CasePhotoDay.filter(centre_id=case.centre_id, case_id=case.id).order_by("day")
