"""Money."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


_ENTERED = (
    "INSERT INTO case_amount (centre_id, case_id, kind, value_fen, cause, note, at, by_id) "
    "SELECT c.centre_id, c.id, '{kind}', c.{kind}_fen, 'entered', '', s.done_at, s.done_by_id "
    "FROM accident_case c JOIN case_step s ON s.case_id = c.id AND s.centre_id = c.centre_id AND s.name = 'assessed' "
    "WHERE c.{kind}_fen IS NOT NULL AND s.done_at IS NOT NULL AND s.done_by_id IS NOT NULL ORDER BY c.id"
)


class Migration(migrations.Migration):
    dependencies = [("models", "0003_insurance_policies")]

    operations = [
        ops.CreateModel(
            name="CaseAmount",
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
                    "case",
                    fields.ForeignKeyField(
                        "models.Case",
                        source_field="case_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("kind", fields.CharField(max_length=12)),
                ("value_fen", FenField(null=True)),
                ("cause", fields.CharField(max_length=12)),
                ("note", fields.CharField(max_length=300)),
                ("at", UtcDatetimeField()),
                (
                    "by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "case_amount",
                "indexes": [Index(fields=["centre_id", "case_id", "id"], name="case_amount_history")],
            },
        ),
        ops.CreateModel(
            name="CaseDispute",
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
                    "case",
                    fields.ForeignKeyField(
                        "models.Case",
                        source_field="case_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
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
                ("state", fields.CharField(max_length=10)),
                ("asked_fen", FenField()),
                ("theirs_fen", FenField()),
                ("items", JsonField()),
                ("note", fields.CharField(max_length=300)),
                ("settled_fen", FenField(null=True)),
                ("won_fen", FenField(null=True)),
                ("opened_at", UtcDatetimeField()),
                (
                    "opened_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="opened_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("third_at", UtcDatetimeField(null=True)),
                ("proposes_end", fields.BooleanField()),
                ("kept_reason", fields.CharField(max_length=300)),
                ("closed_at", UtcDatetimeField(null=True)),
                ("closed_reason", fields.CharField(max_length=300)),
            ],
            options={
                "table": "case_dispute",
                "indexes": [
                    PartialUniqueIndex(
                        fields=["centre_id", "case_id"],
                        name="one_open_dispute_of_a_case",
                        where="state IN ('review', 'third')",
                    ),
                    Index(fields=["centre_id", "case_id", "id"], name="case_dispute_of_case"),
                    Index(fields=["centre_id", "insurer_id", "third_at"], name="case_dispute_at_third_party"),
                    Index(fields=["centre_id", "state", "opened_at"], name="case_dispute_open"),
                ],
            },
        ),
        ops.CreateModel(
            name="CaseSupplement",
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
                    "case",
                    fields.ForeignKeyField(
                        "models.Case",
                        source_field="case_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.SmallIntField()),
                ("state", fields.CharField(max_length=8)),
                ("found", fields.CharField(max_length=300)),
                ("asked_fen", FenField()),
                ("agreed_fen", FenField(null=True)),
                ("opened_at", UtcDatetimeField()),
                (
                    "opened_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="opened_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("told_at", UtcDatetimeField(null=True)),
                (
                    "told_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="told_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("closed_at", UtcDatetimeField(null=True)),
                (
                    "closed_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="closed_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={"table": "case_supplement", "unique_together": (("centre", "case", "number"),)},
        ),
        ops.AddField(
            model_name="Case",
            name="labour_fen",
            field=FenField(null=True),
        ),
        ops.AddField(
            model_name="Case",
            name="parts_fen",
            field=FenField(null=True),
        ),
        ops.AddField(
            model_name="Case",
            name="verified_fen",
            field=FenField(null=True),
        ),
        ops.AddIndex(
            model_name="Case",
            index=Index(fields=["centre_id", "delivered_at"], name="accident_case_delivered"),
        ),
        # The amounts that cases have already, so that their history begins with them; what they were before is in the audit.
        ops.RunSQL(
            "INSERT INTO case_amount (centre_id, case_id, kind, value_fen, cause, note, at, by_id) "
            "SELECT centre_id, id, 'estimate', estimate_fen, 'entered', '', arrived_at, advisor_id "
            "FROM accident_case ORDER BY id"
        ),
        ops.RunSQL(_ENTERED.format(kind="assessed")),
        ops.RunSQL(_ENTERED.format(kind="deductible")),
    ]
