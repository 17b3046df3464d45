"""The tables of a case on its way: slips, waiting days, rework; and of a centre's own SOP (domain §3)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.cases.models.of_case import OfCase
from domain.database.fields import UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex

if TYPE_CHECKING:
    from domain.people.models import Centre, Staff


class SaidOfCase(OfCase):
    """What somebody said of a case: when, and who."""

    said_at = UtcDatetimeField()
    said_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    said_by_id: int

    class Meta:
        abstract = True


class CaseSlip(SaidOfCase):
    """The promised delivery put off to a later day, and why."""

    from_day = fields.DateField()
    to_day = fields.DateField()
    reason = fields.CharField(max_length=300)

    class Meta:
        table = "case_slip"
        indexes = (Index(fields=("centre_id", "case_id"), name="case_slip_of_case"),)


class CaseWait(SaidOfCase):
    """Days a case stands still, and whose they are: from the first to before ``end_day``, or still."""

    cause = fields.CharField(max_length=10)
    first_day = fields.DateField()
    end_day = fields.DateField(null=True)
    note = fields.CharField(max_length=300)

    class Meta:
        table = "case_wait"
        indexes = (
            PartialUniqueIndex(fields=("centre_id", "case_id"), name="one_wait_of_a_case", where="end_day IS NULL"),
            Index(fields=("centre_id", "case_id"), name="case_wait_of_case"),
            Index(fields=("centre_id", "first_day"), name="case_wait_days"),
        )


class CaseRework(SaidOfCase):
    """A delivered car that came back for the same damage, until that is mended."""

    begun_on = fields.DateField()
    done_on = fields.DateField(null=True)
    reason = fields.CharField(max_length=300)

    class Meta:
        table = "case_rework"
        indexes = (
            PartialUniqueIndex(fields=("centre_id", "case_id"), name="one_rework_of_a_case", where="done_on IS NULL"),
            Index(fields=("centre_id", "case_id"), name="case_rework_of_case"),
        )


class SopEdit(Model):
    """One thing a centre changed of a template. Rows are only added, and hold in their order.

    One that was taken back is void, and still tells what its step was called.
    """

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    template = fields.CharField(max_length=20)
    name = fields.CharField(max_length=20)
    """The step; empty where everything was put back as it had been."""
    title = fields.CharField(max_length=40)
    """What a step of the centre's own is called."""
    after = fields.CharField(max_length=20)
    """The step it stands behind; empty where it stays."""
    due_rule = fields.CharField(max_length=24)
    """Empty where it stays due as it was."""
    is_dropped = fields.BooleanField()
    is_void = fields.BooleanField()

    class Meta:
        table = "case_sop_edit"
        indexes = (Index(fields=("centre_id", "template"), name="case_sop_edit_of_template"),)
