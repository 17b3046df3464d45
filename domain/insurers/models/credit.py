"""How credit moves on: the states that were told, proposals to raise limits, and the centre's revenue (domain §4)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex
from domain.insurers.models.insurers import OfInsurer

if TYPE_CHECKING:
    from domain.people.models import Centre


class InsurerStateChange(OfInsurer):
    """An intake state that became another one, as it was noticed; whether it was news to anybody says ``said_at``."""

    before = fields.CharField(max_length=8)
    after = fields.CharField(max_length=8)
    day = fields.DateField()
    """The day it was noticed, in the centre's zone."""
    at = UtcDatetimeField()
    said_at = UtcDatetimeField(null=True)
    """When it was put into words for a group, or noticed while none wanted any; null for what was over before anybody
    could read it."""

    class Meta:
        table = "insurer_state_change"
        indexes = (Index(fields=("centre_id", "insurer_id", "id"), name="insurer_state_history"),)


class InsurerRaise(OfInsurer):
    """A proposal to raise an insurer's limit after statements that were paid in time, and what became of it."""

    before_fen = FenField()
    after_fen = FenField()
    first_ordinal = fields.IntField()
    last_ordinal = fields.IntField()
    """From which to which of the insurer's statements that ask for money the row goes."""
    statements = fields.CharField(max_length=300)
    """Their numbers: ``S3 S5 S8``."""
    state = fields.CharField(max_length=12)
    day = fields.DateField()
    at = UtcDatetimeField()
    decided_by_id = fields.IntField(null=True)
    decided_on = fields.DateField(null=True)

    class Meta:
        table = "insurer_raise"
        indexes = (
            Index(fields=("centre_id", "insurer_id", "id"), name="insurer_raise_history"),
            PartialUniqueIndex(fields=("insurer_id",), name="one_open_raise_of_an_insurer", where="state = 'open'"),
        )


class MonthRevenue(Model):
    """What a manager said the centre's revenue of a month was; the last word on a month holds, the others are kept."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    month = fields.DateField()
    """Its first day."""
    amount_fen = FenField(null=True)
    """Null where what was said first was taken back."""
    at = UtcDatetimeField()
    staff_id = fields.IntField()

    class Meta:
        table = "insurer_revenue"
        indexes = (Index(fields=("centre_id", "month", "id"), name="insurer_revenue_of_month"),)
