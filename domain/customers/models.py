"""The tables of customers, vehicles, policies and visits (domain §2, §3)."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex
from domain.people.models import Centre, Staff


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


class InsurancePolicy(Model):
    """A car's insurance policy; of all that were written down for a car one at most is current.

    The insurer, and who sold it, are names: neither need be a partner of the centre.
    """

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    vehicle: ForeignKeyRelation[Vehicle] = fields.ForeignKeyField(
        "models.Vehicle", related_name=False, on_delete=fields.RESTRICT
    )
    vehicle_id: int
    state = fields.CharField(max_length=10)
    insurer = fields.CharField(max_length=40, default="")
    kind = fields.CharField(max_length=12, null=True)
    premium_fen = FenField(null=True)
    starts_on = fields.DateField(null=True)
    expires_on = fields.DateField()
    sold_by = fields.CharField(max_length=40, default="")
    recorded_at = UtcDatetimeField()
    recorded_on = fields.DateField()
    """The day it was recorded, in the centre's zone."""
    recorded_by: ForeignKeyRelation[Staff] = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    recorded_by_id: int

    class Meta:
        table = "insurance_policy"
        indexes = (
            PartialUniqueIndex(
                fields=("centre_id", "vehicle_id"),
                name="one_current_policy_of_a_vehicle",
                where="state = 'current'",
            ),
            Index(fields=("centre_id", "state", "expires_on"), name="insurance_policy_by_expiry"),
        )


class Visit(Model):
    """A car that came and whose owner paid: for maintenance, say (domain §3: that is what conversion counts)."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    vehicle: ForeignKeyRelation[Vehicle] = fields.ForeignKeyField(
        "models.Vehicle", related_name=False, on_delete=fields.RESTRICT
    )
    vehicle_id: int
    kind = fields.CharField(max_length=12)
    day = fields.DateField()
    amount_fen = FenField()
    noted_at = UtcDatetimeField()
    noted_by: ForeignKeyRelation[Staff] = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    noted_by_id: int

    class Meta:
        table = "visit"
        indexes = (
            Index(fields=("centre_id", "vehicle_id", "day"), name="visit_of_vehicle"),
            Index(fields=("centre_id", "kind", "day"), name="visit_by_kind"),
        )
