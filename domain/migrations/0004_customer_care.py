"""Customer care."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Migration(migrations.Migration):
    dependencies = [("models", "0003_insurance_policies")]

    operations = [
        ops.CreateModel(
            name="CaseBooking",
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
                ("day", fields.DateField()),
                ("booked_at", UtcDatetimeField()),
                (
                    "booked_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="booked_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={"table": "case_booking", "unique_together": (("centre", "case"),)},
        ),
        ops.CreateModel(
            name="CaseComplaint",
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
                ("source", fields.CharField(max_length=8)),
                ("state", fields.CharField(max_length=8)),
                ("words", fields.CharField(max_length=300)),
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
                ("escalates_at", UtcDatetimeField(null=True)),
                ("answer", fields.CharField(max_length=300)),
                ("answered_at", UtcDatetimeField(null=True)),
                (
                    "answered_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="answered_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("outcome", fields.CharField(max_length=300)),
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
            options={
                "table": "case_complaint",
                "indexes": [
                    PartialUniqueIndex(
                        fields=["centre_id", "case_id"], name="one_open_complaint_of_a_case", where="state <> 'closed'"
                    ),
                    Index(fields=["centre_id", "case_id"], name="case_complaint_of_case"),
                    Index(fields=["centre_id", "state"], name="case_complaint_by_state"),
                    Index(fields=["centre_id", "opened_at"], name="case_complaint_by_day"),
                    Index(fields=["escalates_at"], name="case_complaint_escalating"),
                ],
            },
        ),
        ops.CreateModel(
            name="CaseScore",
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
                ("score", fields.SmallIntField()),
                ("words", fields.CharField(max_length=300)),
                ("given_at", UtcDatetimeField()),
                (
                    "given_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="given_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={"table": "case_score", "unique_together": (("centre", "case"),)},
        ),
        ops.CreateModel(
            name="CaseTold",
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
                ("moment", fields.CharField(max_length=10)),
                ("told_at", UtcDatetimeField()),
                (
                    "told_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="told_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "case_told",
                "indexes": [Index(fields=["centre_id", "case_id"], name="case_told_of_case")],
            },
        ),
        ops.CreateModel(
            name="CaseWording",
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
                ("moment", fields.CharField(max_length=10)),
                ("text", fields.CharField(max_length=300)),
                ("set_at", UtcDatetimeField()),
                (
                    "set_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="set_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={"table": "case_wording", "unique_together": (("centre", "moment"),)},
        ),
        ops.CreateModel(
            name="LoanerCar",
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
                ("plate", fields.CharField(max_length=16)),
                ("model", fields.CharField(max_length=40)),
                ("is_retired", fields.BooleanField()),
                ("added_at", UtcDatetimeField()),
            ],
            options={"table": "loaner_car", "unique_together": (("centre", "plate"),)},
        ),
        ops.CreateModel(
            name="Loan",
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
                    "car",
                    fields.ForeignKeyField(
                        "models.LoanerCar",
                        source_field="car_id",
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
                ("lent_at", UtcDatetimeField()),
                (
                    "lent_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="lent_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("due_on", fields.DateField()),
                ("returned_at", UtcDatetimeField(null=True)),
                (
                    "returned_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="returned_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "loaner_loan",
                "indexes": [
                    PartialUniqueIndex(
                        fields=["centre_id", "car_id"], name="one_loan_of_a_car", where="returned_at IS NULL"
                    ),
                    PartialUniqueIndex(
                        fields=["centre_id", "case_id"], name="one_loan_of_a_case", where="returned_at IS NULL"
                    ),
                ],
            },
        ),
        ops.CreateModel(
            name="Visit",
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
                ("kind", fields.CharField(max_length=12)),
                ("day", fields.DateField()),
                ("amount_fen", FenField()),
                ("noted_at", UtcDatetimeField()),
                (
                    "noted_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="noted_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "visit",
                "indexes": [
                    Index(fields=["centre_id", "vehicle_id", "day"], name="visit_of_vehicle"),
                    Index(fields=["centre_id", "kind", "day"], name="visit_by_kind"),
                ],
            },
        ),
    ]
