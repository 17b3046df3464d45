"""Bank."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import FenField, UtcDatetimeField


class Migration(migrations.Migration):
    dependencies = [("models", "0004_case_life")]

    operations = [
        ops.CreateModel(
            name="BankList",
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
                ("state", fields.CharField(max_length=10)),
                ("why", fields.CharField(max_length=16)),
                (
                    "sent_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="sent_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("sent_at", UtcDatetimeField()),
                ("chat_id", fields.BigIntField()),
                ("thread_id", fields.BigIntField(null=True)),
                ("message_id", fields.BigIntField()),
                ("lang", fields.CharField(max_length=8)),
                ("kind", fields.CharField(max_length=8)),
                ("file_id", fields.CharField(max_length=255)),
                ("name", fields.CharField(max_length=80)),
                ("sha256", fields.CharField(max_length=64)),
                ("same_as_id", fields.BigIntField(null=True)),
                ("no_money", fields.IntField(db_default=0)),
                ("other_sheets", fields.SmallIntField(db_default=0)),
                ("decisions", fields.IntField(db_default=0)),
                ("due_at", UtcDatetimeField(null=True)),
                ("claimed_until", UtcDatetimeField(null=True)),
                ("tries", fields.SmallIntField(db_default=0)),
            ],
            options={
                "table": "bank_list",
                "unique_together": (("centre", "chat_id", "message_id"),),
                "indexes": [
                    Index(fields=["centre_id", "state", "sha256"], name="bank_list_bytes"),
                    Index(fields=["state", "due_at"], name="bank_list_to_read"),
                ],
            },
        ),
        ops.CreateModel(
            name="BankLine",
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
                    "bank_list",
                    fields.ForeignKeyField(
                        "models.BankList",
                        source_field="bank_list_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("row", fields.IntField()),
                ("state", fields.CharField(max_length=10)),
                ("day", fields.DateField()),
                ("amount_fen", FenField()),
                ("payer", fields.CharField(max_length=120)),
                ("why", fields.CharField(max_length=10)),
                (
                    "insurer",
                    fields.ForeignKeyField(
                        "models.Insurer",
                        source_field="insurer_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "payment",
                    fields.ForeignKeyField(
                        "models.InsurerPayment",
                        source_field="payment_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("decision", fields.IntField(null=True)),
                ("is_assigned", fields.BooleanField()),
            ],
            options={
                "table": "bank_line",
                "indexes": [
                    Index(fields=["bank_list_id", "state", "row"], name="bank_line_of_list"),
                    Index(fields=["centre_id", "state"], name="bank_line_open"),
                    Index(fields=["payment_id"], name="bank_line_payment"),
                ],
            },
        ),
    ]
