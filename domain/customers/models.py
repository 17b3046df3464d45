"""The tables of customers and vehicles (domain §2)."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.models import Model

from domain.database.fields import UtcDatetimeField
from domain.people.models import Centre


class Customer(Model):
    """A person; a phone belongs to one customer of a centre, and who has told none has none.

    A row with neither name nor phone is nobody: it was written down by mistake, and only what was withdrawn with it
    refers to it. Whoever lists or counts customers leaves such rows out.
    """

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    name = fields.CharField(max_length=80, default="")
    phone = fields.CharField(max_length=20, null=True)
    channel = fields.CharField(max_length=30, null=True)
    created_at = UtcDatetimeField()

    class Meta:
        table = "customer"
        unique_together = (("centre", "phone"),)


class Vehicle(Model):
    """A car; its plate is unique in a centre. ``customer`` is who owns it now."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    plate = fields.CharField(max_length=16)
    vin = fields.CharField(max_length=17, null=True)
    model = fields.CharField(max_length=80, default="")
    year = fields.IntField(null=True)
    customer: ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    created_at = UtcDatetimeField()

    customer_id: int | None

    class Meta:
        table = "vehicle"
        unique_together = (("centre", "plate"),)
