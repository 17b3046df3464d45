"""States."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Migration(migrations.Migration):
    dependencies = [("models", "0004_case_life")]

    operations = [
        ops.CreateModel(
            name="InsurerRaise",
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
                    "insurer",
                    fields.ForeignKeyField(
                        "models.Insurer",
                        source_field="insurer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("before_fen", FenField()),
                ("after_fen", FenField()),
                ("first_ordinal", fields.IntField()),
                ("last_ordinal", fields.IntField()),
                ("statements", fields.CharField(max_length=300)),
                ("state", fields.CharField(max_length=12)),
                ("day", fields.DateField()),
                ("at", UtcDatetimeField()),
                ("decided_by_id", fields.IntField(null=True)),
                ("decided_on", fields.DateField(null=True)),
            ],
            options={
                "table": "insurer_raise",
                "indexes": [
                    Index(fields=["centre_id", "insurer_id", "id"], name="insurer_raise_history"),
                    PartialUniqueIndex(
                        fields=["insurer_id"], name="one_open_raise_of_an_insurer", where="state = 'open'"
                    ),
                ],
            },
        ),
        ops.CreateModel(
            name="InsurerStateChange",
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
                    "insurer",
                    fields.ForeignKeyField(
                        "models.Insurer",
                        source_field="insurer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("before", fields.CharField(max_length=8)),
                ("after", fields.CharField(max_length=8)),
                ("day", fields.DateField()),
                ("at", UtcDatetimeField()),
                ("said_at", UtcDatetimeField(null=True)),
            ],
            options={
                "table": "insurer_state_change",
                "indexes": [Index(fields=["centre_id", "insurer_id", "id"], name="insurer_state_history")],
            },
        ),
        ops.CreateModel(
            name="MonthRevenue",
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
                ("month", fields.DateField()),
                ("amount_fen", FenField(null=True)),
                ("at", UtcDatetimeField()),
                ("staff_id", fields.IntField()),
            ],
            options={
                "table": "insurer_revenue",
                "indexes": [Index(fields=["centre_id", "month", "id"], name="insurer_revenue_of_month")],
            },
        ),
        ops.AddField(
            model_name="Insurer",
            name="state_told",
            field=fields.CharField(db_default="open", max_length=8),
        ),
        ops.AddField(
            model_name="InsurerLimit",
            name="counts_from",
            field=fields.IntField(db_default=0),
        ),
    ]
