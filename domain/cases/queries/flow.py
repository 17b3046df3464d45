"""Every read of what becomes of a case on its way, and of the centre's own SOP (domain §3)."""

from domain.cases.models import Case, CaseRework, CaseSlip, CaseWait, SopEdit


async def slips_of(case: Case) -> list[CaseSlip]:
    """How often and why the promised delivery was put off, in the order it was said."""
    return await CaseSlip.filter(centre_id=case.centre_id, case_id=case.id).order_by("id")


async def waits_of(case: Case) -> list[CaseWait]:
    """The days the case stood still, in their order; the last may still last."""
    return await CaseWait.filter(centre_id=case.centre_id, case_id=case.id).order_by("id")


async def open_wait_of(case: Case) -> CaseWait | None:
    """What the case waits for now."""
    return await CaseWait.filter(centre_id=case.centre_id, case_id=case.id, end_day__isnull=True).first()


async def reworks_of(case: Case) -> list[CaseRework]:
    """How often the car came back for the same damage, in order; the last may still last."""
    return await CaseRework.filter(centre_id=case.centre_id, case_id=case.id).order_by("id")


async def sop_edits(centre_id: int, template: str) -> list[SopEdit]:
    """What holds of the centre's changes to a template, in their order."""
    return await SopEdit.filter(centre_id=centre_id, template=template, is_void=False).order_by("id")


async def last_sop_edit(centre_id: int, template: str) -> SopEdit | None:
    """The last change to a template that holds."""
    return await SopEdit.filter(centre_id=centre_id, template=template, is_void=False).order_by("-id").first()


async def own_step_titles(centre_id: int) -> dict[str, str]:
    """Every step that the centre ever made up: what it is called, by its name."""
    rows = await SopEdit.filter(centre_id=centre_id).exclude(title="").order_by("id").values_list("name", "title")
    return {str(name): str(title) for name, title in rows}
