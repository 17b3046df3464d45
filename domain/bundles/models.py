"""Tables of the bundles room (domain §5)."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.models import Model

from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.people.models import Centre, Staff


class Quote(Model):
    """One version of a quote. Its figures are those of the day it was given and never change."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    number = fields.IntField()
    version = fields.IntField()
    premium_fen = FenField()
    bundle = fields.CharField(max_length=16, null=True)
    """The bundle it is for; null while all three are compared."""
    snapshot = JsonField[dict[str, object]]()
    """Terms, inputs and results of every bundle in it: see ``rules/snapshot``."""
    valid_until = fields.DateField()
    """The last day, at the centre, on which it holds."""
    state = fields.CharField(max_length=10)
    """given, replaced by a newer version, or withdrawn; at most one version of a quote is given."""
    created_by: ForeignKeyRelation[Staff] = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    created_by_id: int
    created_at = UtcDatetimeField()

    class Meta:
        table = "quote"
        unique_together = (("centre_id", "number", "version"),)
