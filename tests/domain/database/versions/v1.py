"""The first version."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Garage(Model):
    """Has bays."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=20, unique=True)
    address = fields.CharField(max_length=40, null=True)

    class Meta:
        table = "v_garage"


class Bay(Model):
    """Goes when its garage goes."""

    id = fields.BigIntField(primary_key=True)
    garage: fields.ForeignKeyRelation[Garage] = fields.ForeignKeyField(
        "models.Garage", related_name=False, on_delete=fields.CASCADE
    )
    number = fields.IntField()
    note = fields.CharField(max_length=10, null=True)

    class Meta:
        table = "v_bay"
        unique_together = (("garage", "number"),)


class Job(Model):
    """Goes when its bay goes; a bay has one open job."""

    id = fields.BigIntField(primary_key=True)
    bay: fields.ForeignKeyRelation[Bay] = fields.ForeignKeyField(
        "models.Bay", related_name=False, on_delete=fields.CASCADE
    )
    amount_fen = FenField()
    state = fields.CharField(max_length=10, db_index=True)
    opened_at = UtcDatetimeField()
    form = JsonField[dict[str, str]](default=dict)

    class Meta:
        table = "v_job"
        indexes = (
            Index(fields=("opened_at",), name="idx_v_job_opened"),
            PartialUniqueIndex(fields=("bay_id",), name="uid_v_job_open", where="state = 'open'"),
        )


class Receipt(Model):
    """One to a job."""

    id = fields.BigIntField(primary_key=True)
    job: fields.OneToOneRelation[Job] = fields.OneToOneField("models.Job", related_name=False, on_delete=fields.CASCADE)
    number = fields.IntField(null=True)

    class Meta:
        table = "v_receipt"
