"""The third: uniqueness and indexes change, columns grow, a table goes and one comes."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Garage(Model):
    """Names grow and need not differ."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=60, db_index=True)

    class Meta:
        table = "v_garage"


class Bay(Model):
    """Unique by kind, too; the note goes."""

    id = fields.BigIntField(primary_key=True)
    garage: fields.ForeignKeyRelation[Garage] = fields.ForeignKeyField(
        "models.Garage", related_name=False, on_delete=fields.CASCADE
    )
    number = fields.IntField()
    kind = fields.CharField(max_length=10, db_default="lift")

    class Meta:
        table = "v_bay"
        unique_together = (("garage", "number", "kind"),)


class Job(Model):
    """Another index, another condition."""

    id = fields.BigIntField(primary_key=True)
    bay: fields.ForeignKeyRelation[Bay] = fields.ForeignKeyField(
        "models.Bay", related_name=False, on_delete=fields.CASCADE
    )
    garage: fields.ForeignKeyNullableRelation[Garage] = fields.ForeignKeyField(
        "models.Garage", related_name=False, on_delete=fields.RESTRICT, null=True, db_index=True
    )
    amount_fen = FenField()
    extra_fen = FenField()
    stage = fields.CharField(max_length=10)
    opened_at = UtcDatetimeField()
    paid_at = UtcDatetimeField(null=True)
    form = JsonField[dict[str, str]](default=dict)

    class Meta:
        table = "v_job"
        indexes = (
            Index(fields=("garage_id", "opened_at"), name="idx_v_job_opened_there"),
            PartialUniqueIndex(fields=("bay_id",), name="uid_v_job_open", where="stage IN ('open', 'held')"),
        )


class Visit(Model):
    """New."""

    id = fields.BigIntField(primary_key=True)
    job: fields.ForeignKeyRelation[Job] = fields.ForeignKeyField(
        "models.Job", related_name=False, on_delete=fields.RESTRICT
    )
    day = fields.DateField()

    class Meta:
        table = "v_visit"
        unique_together = (("job", "day"),)
