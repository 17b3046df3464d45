"""A centre's templates of the SOP."""

from datetime import date

from domain.cases import queries
from domain.cases.models import SopEdit
from domain.cases.rules import due, sop
from domain.cases.service._terms import sop_times
from domain.cases.views import SopChange, SopView, Template


async def sop_at(centre_id: int, template: Template, day: date) -> SopView:
    """The template as a case that comes on ``day`` gets it, by the policy of that day; two queries."""
    edits = await queries.sop_edits(centre_id, template.value)
    return sop.view(template, await sop_times(centre_id, day), [_change(row) for row in edits])


def _change(row: SopEdit) -> SopChange:
    rule = due.rule_of(row.due_rule) if row.due_rule else None
    return SopChange(row.name, row.title, row.after, rule, row.is_dropped)
