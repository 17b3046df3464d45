"""The second: a column goes, one comes, one may no longer be empty, one gets another name."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Garage(Model):
    """Lost its address: its table is rebuilt, and its bays must not go with it."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=20, unique=True)

    class Meta:
        table = "v_garage"


class Bay(Model):
    """Got a kind; its note is never empty."""

    id = fields.BigIntField(primary_key=True)
    garage: fields.ForeignKeyRelation[Garage] = fields.ForeignKeyField(
        "models.Garage", related_name=False, on_delete=fields.CASCADE
    )
    number = fields.IntField()
    note = fields.CharField(max_length=10, db_default="none")
    kind = fields.CharField(max_length=10, db_default="lift", db_index=True)

    class Meta:
        table = "v_bay"
        unique_together = (("garage", "number"),)


class Job(Model):
    """Its state is its stage now; it knows its garage and when it was paid."""

    id = fields.BigIntField(primary_key=True)
    bay: fields.ForeignKeyRelation[Bay] = fields.ForeignKeyField(
        "models.Bay", related_name=False, on_delete=fields.CASCADE
    )
    garage: fields.ForeignKeyNullableRelation[Garage] = fields.ForeignKeyField(
        "models.Garage", related_name=False, on_delete=fields.RESTRICT, null=True, db_index=True
    )
    amount_fen = FenField()
    extra_fen = FenField(db_default=0)
    stage = fields.CharField(max_length=10, db_index=True)
    opened_at = UtcDatetimeField()
    paid_at = UtcDatetimeField(null=True)
    form = JsonField[dict[str, str]](default=dict)

    class Meta:
        table = "v_job"
        indexes = (
            Index(fields=("opened_at",), name="idx_v_job_opened"),
            PartialUniqueIndex(fields=("bay_id",), name="uid_v_job_open", where="stage = 'open'"),
        )


class Receipt(Model):
    """Always has a number."""

    id = fields.BigIntField(primary_key=True)
    job: fields.OneToOneRelation[Job] = fields.OneToOneField("models.Job", related_name=False, on_delete=fields.CASCADE)
    number = fields.IntField(db_default=-1)

    class Meta:
        table = "v_receipt"
