"""Insurers in full: plans, contacts, months of margin, states that were told, revenue, raises, bank lists."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex

_OF_CASE = "FROM accident_case c WHERE c.centre_id = insurer_case.centre_id AND c.number = insurer_case.case_number"
FILL_CASE_FIGURES = f"""
UPDATE insurer_case SET
    revenue_fen = (SELECT COALESCE(c.verified_fen, c.assessed_fen) {_OF_CASE}),
    cost_fen = (SELECT c.parts_fen + c.labour_fen {_OF_CASE})"""
"""What is known of cases already; a cost that is not known makes the sum unknown."""

FILL_MONTHS = """
INSERT INTO insurer_month
    (centre_id, insurer_id, month, delivered, revenue_fen, costed, costed_revenue_fen, cost_fen)
SELECT centre_id, insurer_id, date(substr(CAST(delivered_on AS VARCHAR(10)), 1, 7) || '-01'),
    COUNT(*), COALESCE(SUM(revenue_fen), 0), COUNT(cost_fen),
    COALESCE(SUM(CASE WHEN cost_fen IS NOT NULL THEN revenue_fen END), 0), COALESCE(SUM(cost_fen), 0)
FROM insurer_case WHERE delivered_on IS NOT NULL AND is_released = FALSE
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
"""The day of delivery stands in the account by the centre's calendar."""


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
            name="InsurerMonth",
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
                ("month", fields.DateField()),
                ("delivered", fields.IntField()),
                ("revenue_fen", FenField()),
                ("costed", fields.IntField()),
                ("costed_revenue_fen", FenField()),
                ("cost_fen", FenField()),
                ("resumed_reason", fields.CharField(null=True, max_length=300)),
                ("resumed_by_id", fields.IntField(null=True)),
                ("resumed_on", fields.DateField(null=True)),
            ],
            options={
                "table": "insurer_month",
                "unique_together": (("insurer", "month"),),
                "indexes": [Index(fields=["centre_id", "month"], name="insurer_month_of_centre")],
            },
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
        ops.AddField(
            model_name="Insurer",
            name="legal_told",
            field=fields.BooleanField(db_default=False),
        ),
        ops.AddField(
            model_name="InsurerCase",
            name="cost_fen",
            field=FenField(null=True),
        ),
        ops.AddField(
            model_name="InsurerCase",
            name="revenue_fen",
            field=FenField(null=True),
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
        ops.RunSQL(FILL_CASE_FIGURES),
        ops.RunSQL(FILL_MONTHS),
    ]
