"""Flow."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


def _policy(key: str, default: int) -> str:
    """What the centre of a step has set a value to for today."""
    return f"""COALESCE((
    SELECT p.stored FROM policy_override p
    WHERE p.centre_id = case_step.centre_id AND p.key = 'case.step.{key}' AND p.from_day <= CURRENT_DATE
    AND NOT EXISTS (SELECT 1 FROM policy_override b WHERE b.key = 'taken back' AND b.stored = p.id)
    ORDER BY p.from_day DESC, p.id DESC LIMIT 1), {default})"""


GIVE_STEPS_THEIR_RULE = f"""
UPDATE case_step SET due_rule = CASE name
    WHEN 'inspection' THEN 'arrival+' || {_policy("inspection_hours", 1)} || 'h'
    WHEN 'plan' THEN 'arrival+' || {_policy("plan_hours", 4)} || 'h'
    WHEN 'submitted' THEN 'day+' || {_policy("submitted_days", 0)}
    WHEN 'assessed' THEN 'arrival+' || {_policy("assessed_hours", 24)} || 'h'
    WHEN 'informed' THEN 'day+' || {_policy("informed_days", 1)}
    WHEN 'photo' THEN 'day+' || {_policy("photo_days", 2)}
    WHEN 'eta' THEN 'promised-' || {_policy("eta_days", 1)} || 'd'
    WHEN 'quality' THEN 'promised-' || ({_policy("delivered_days", 6)} - {_policy("quality_days", 6)}) || 'd'
    WHEN 'delivered' THEN 'day+' || {_policy("delivered_days", 6)}
    WHEN 'booking' THEN 'delivery+0d'
    ELSE 'delivery+' || {_policy("callback_days", 1)} || 'd'
END WHERE due_rule = ''"""
"""What policy has moved until today goes by each step's own rule from now on."""


class Migration(migrations.Migration):
    dependencies = [("models", "0003_insurance_policies")]

    operations = [
        ops.CreateModel(
            name="CaseRework",
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
                ("said_at", UtcDatetimeField()),
                (
                    "said_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="said_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("begun_on", fields.DateField()),
                ("done_on", fields.DateField(null=True)),
                ("reason", fields.CharField(max_length=300)),
            ],
            options={
                "table": "case_rework",
                "indexes": [
                    PartialUniqueIndex(
                        fields=["centre_id", "case_id"], name="one_rework_of_a_case", where="done_on IS NULL"
                    ),
                    Index(fields=["centre_id", "case_id"], name="case_rework_of_case"),
                ],
            },
        ),
        ops.CreateModel(
            name="CaseSlip",
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
                ("said_at", UtcDatetimeField()),
                (
                    "said_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="said_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("from_day", fields.DateField()),
                ("to_day", fields.DateField()),
                ("reason", fields.CharField(max_length=300)),
            ],
            options={
                "table": "case_slip",
                "indexes": [Index(fields=["centre_id", "case_id"], name="case_slip_of_case")],
            },
        ),
        ops.CreateModel(
            name="CaseWait",
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
                ("said_at", UtcDatetimeField()),
                (
                    "said_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="said_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("cause", fields.CharField(max_length=10)),
                ("first_day", fields.DateField()),
                ("end_day", fields.DateField(null=True)),
                ("note", fields.CharField(max_length=300)),
            ],
            options={
                "table": "case_wait",
                "indexes": [
                    PartialUniqueIndex(
                        fields=["centre_id", "case_id"], name="one_wait_of_a_case", where="end_day IS NULL"
                    ),
                    Index(fields=["centre_id", "case_id"], name="case_wait_of_case"),
                ],
            },
        ),
        ops.CreateModel(
            name="SopEdit",
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
                ("template", fields.CharField(max_length=20)),
                ("name", fields.CharField(max_length=20)),
                ("title", fields.CharField(max_length=40)),
                ("after", fields.CharField(max_length=20)),
                ("due_rule", fields.CharField(max_length=24)),
                ("is_dropped", fields.BooleanField()),
                ("is_void", fields.BooleanField()),
            ],
            options={
                "table": "case_sop_edit",
                "indexes": [Index(fields=["centre_id", "template"], name="case_sop_edit_of_template")],
            },
        ),
        ops.AddField(
            model_name="Case",
            name="cancel_reason",
            field=fields.CharField(db_default="", max_length=300),
        ),
        ops.AddField(
            model_name="Case",
            name="cancelled_at",
            field=UtcDatetimeField(null=True),
        ),
        ops.AddField(
            model_name="Case",
            name="promise_fixed",
            field=fields.BooleanField(db_default=False),
        ),
        ops.AddField(
            model_name="Case",
            name="source",
            field=fields.CharField(db_default="walk_in", max_length=10),
        ),
        ops.AddField(
            model_name="CaseStep",
            name="due_rule",
            field=fields.CharField(db_default="", max_length=24),
        ),
        ops.AddField(
            model_name="CaseStep",
            name="title",
            field=fields.CharField(db_default="", max_length=40),
        ),
        ops.RunSQL(GIVE_STEPS_THEIR_RULE),
    ]
