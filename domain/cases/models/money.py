"""The tables of a case's money: every amount it ever had, its supplements, its disputes (domain §3)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index

from domain.cases.models.of_case import OfCase
from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex

if TYPE_CHECKING:
    from domain.insurers.models import Insurer
    from domain.people.models import Staff


class CaseAmount(OfCase):
    """An amount of a case as it became: never changed or deleted, so that every amount keeps its history."""

    kind = fields.CharField(max_length=12)
    """Which amount: ``views.AmountKind``."""
    value_fen = FenField(null=True)
    """Null where an amount was taken back and there is none any more."""
    cause = fields.CharField(max_length=12)
    """Why it became so: ``views.Cause``."""
    note = fields.CharField(max_length=300)
    at = UtcDatetimeField()
    by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    by_id: int

    class Meta:
        table = "case_amount"
        indexes = (Index(fields=("centre_id", "case_id", "id"), name="case_amount_history"),)


class CaseSupplement(OfCase):
    """Damage found later and what was asked of the insurer for it; numbered within its case."""

    number = fields.SmallIntField()
    state = fields.CharField(max_length=8)
    found = fields.CharField(max_length=300)
    """What was found."""
    asked_fen = FenField()
    agreed_fen = FenField(null=True)
    opened_at = UtcDatetimeField()
    opened_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    opened_by_id: int
    told_at = UtcDatetimeField(null=True)
    """When the customer was told of it; null until then."""
    told_by: "ForeignKeyNullableRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    told_by_id: int | None
    closed_at = UtcDatetimeField(null=True)
    closed_by: "ForeignKeyNullableRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    closed_by_id: int | None

    class Meta:
        table = "case_supplement"
        unique_together = (("centre", "case", "number"),)


class CaseDispute(OfCase):
    """A dispute over a case's assessment, from the review that was asked for to the figure that binds."""

    insurer: "ForeignKeyRelation[Insurer]" = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
    """Its case's, to be counted by."""
    state = fields.CharField(max_length=10)
    asked_fen = FenField()
    """By how much the assessment is too low."""
    theirs_fen = FenField()
    """What would have been billed when the review was asked for."""
    items = JsonField[list[list[object]]](default=list)
    """Line by line where it was told: what, our figure and theirs in fen."""
    note = fields.CharField(max_length=300)
    settled_fen = FenField(null=True)
    """The figure that binds."""
    won_fen = FenField(null=True)
    """By how much it changed what is billed."""
    opened_at = UtcDatetimeField()
    opened_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    opened_by_id: int
    third_at = UtcDatetimeField(null=True)
    """When it went to a third party; null if it never did."""
    proposes_end = fields.BooleanField()
    """Whether it was the one too many, at which an end of the cooperation was proposed."""
    kept_reason = fields.CharField(max_length=300)
    """Why a manager goes on all the same; empty while nobody decided."""
    closed_at = UtcDatetimeField(null=True)
    closed_reason = fields.CharField(max_length=300)
    """Why it was withdrawn; empty otherwise."""

    class Meta:
        table = "case_dispute"
        indexes = (
            PartialUniqueIndex(
                fields=("centre_id", "case_id"),
                name="one_open_dispute_of_a_case",
                where="state IN ('review', 'third')",
            ),
            Index(fields=("centre_id", "case_id", "id"), name="case_dispute_of_case"),
            Index(fields=("centre_id", "insurer_id", "third_at"), name="case_dispute_at_third_party"),
            Index(fields=("centre_id", "state", "opened_at"), name="case_dispute_open"),
        )
