"""Tables that only the tests of the database have."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Shop(Model):
    """A parent."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=40, unique=True)
    accounts: fields.ReverseRelation["Account"]

    class Meta:
        table = "sample_shop"


class Account(Model):
    """A child with every kind of column we have."""

    id = fields.BigIntField(primary_key=True)
    shop: fields.ForeignKeyRelation[Shop] = fields.ForeignKeyField(
        "models.Shop", related_name="accounts", on_delete=fields.RESTRICT
    )
    number = fields.IntField()
    amount_fen = FenField(db_default=0)
    limit_fen = FenField(null=True)
    opened_at = UtcDatetimeField(null=True)
    closed_at = UtcDatetimeField(null=True)
    details = JsonField[dict[str, object]](default=dict)
    shop_id: int

    class Meta:
        table = "sample_account"
        unique_together = (("shop", "number"),)
        indexes = (
            Index(fields=("opened_at",), name="idx_sample_account_opened"),
            PartialUniqueIndex(fields=("shop_id",), name="uid_sample_account_open", where="closed_at IS NULL"),
        )
