"""Insurance policies."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Migration(migrations.Migration):
    dependencies = [("models", "0002_cards_forms_undo")]

    operations = [
        ops.CreateModel(
            name="InsurancePolicy",
            fields=[
                ("id", fields.BigIntField(primary_key=True)),
                (
                    "centre",
                    fields.ForeignKeyField(
                        "models.Centre",
                        source_field="centre_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "vehicle",
                    fields.ForeignKeyField(
                        "models.Vehicle",
                        source_field="vehicle_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("state", fields.CharField(max_length=10)),
                ("insurer", fields.CharField(max_length=40)),
                ("kind", fields.CharField(null=True, max_length=12)),
                ("premium_fen", FenField(null=True)),
                ("starts_on", fields.DateField(null=True)),
                ("expires_on", fields.DateField()),
                ("sold_by", fields.CharField(max_length=40)),
                ("recorded_at", UtcDatetimeField()),
                ("recorded_on", fields.DateField()),
                (
                    "recorded_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="recorded_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "insurance_policy",
                "indexes": [
                    PartialUniqueIndex(
                        fields=["centre_id", "vehicle_id"],
                        name="one_current_policy_of_a_vehicle",
                        where="state = 'current'",
                    ),
                    Index(fields=["centre_id", "state", "expires_on"], name="insurance_policy_by_expiry"),
                ],
            },
        ),
    ]
