"""Insurers in full."""

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
            name="InsurerContact",
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
                ("name", fields.CharField(max_length=40)),
                ("key", fields.CharField(max_length=40)),
                ("role", fields.CharField(max_length=12)),
                ("phone", fields.CharField(max_length=20)),
                ("note", fields.CharField(max_length=300)),
            ],
            options={"table": "insurer_contact", "unique_together": (("insurer", "key"),)},
        ),
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
                    Index(fields=["insurer_id", "id"], name="insurer_raise_history"),
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
                "indexes": [Index(fields=["insurer_id", "id"], name="insurer_state_history")],
            },
        ),
        ops.CreateModel(
            name="InsurerTerms",
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
                ("kind", fields.CharField(max_length=8)),
                ("plan", fields.CharField(max_length=8)),
                ("since", fields.DateField()),
                ("reason", fields.CharField(max_length=300)),
                ("at", UtcDatetimeField()),
                ("staff_id", fields.IntField()),
                ("is_withdrawn", fields.BooleanField()),
            ],
            options={
                "table": "insurer_terms",
                "indexes": [Index(fields=["insurer_id", "id"], name="insurer_terms_history")],
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
            name="end_reason",
            field=fields.CharField(null=True, max_length=300),
        ),
        ops.AddField(
            model_name="Insurer",
            name="ended_by_id",
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name="Insurer",
            name="ended_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="Insurer",
            name="state_told",
            field=fields.CharField(db_default="open", max_length=8),
        ),
        ops.AddIndex(
            model_name="InsurerEntry",
            index=Index(fields=["insurer_id", "kind"], name="insurer_entry_kinds"),
        ),
        ops.AddField(
            model_name="InsurerLimit",
            name="counts_from",
            field=fields.IntField(db_default=0),
        ),
    ]
