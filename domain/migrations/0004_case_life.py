"""What happens in the life of a case: its own SOP, money, disputes, photos, and what the customer feels."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import FenField, JsonField, UtcDatetimeField
from domain.database.indexes import PartialIndex, PartialUniqueIndex


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


ENTERED = (
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
            name="CasePhoto",
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
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.IntField(null=True)),
                ("state", fields.CharField(max_length=10)),
                ("day", fields.DateField(null=True)),
                ("sent_at", UtcDatetimeField()),
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
                ("chat_id", fields.BigIntField()),
                ("message_id", fields.BigIntField()),
                ("album", fields.CharField(max_length=64)),
                ("file_id", fields.CharField(max_length=255)),
                ("file_unique_id", fields.CharField(max_length=64)),
                ("as_file", fields.BooleanField()),
                ("mime", fields.CharField(max_length=32)),
                ("size_bytes", fields.BigIntField(null=True)),
                ("width", fields.IntField(null=True)),
                ("height", fields.IntField(null=True)),
                ("withdrawn_at", UtcDatetimeField(null=True)),
                (
                    "withdrawn_by",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="withdrawn_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("withdrawn_why", fields.CharField(max_length=300)),
                ("kept", fields.CharField(max_length=8)),
                ("key", fields.CharField(max_length=64)),
                ("sha256", fields.CharField(max_length=64)),
                ("due_at", UtcDatetimeField(null=True)),
                ("claimed_until", UtcDatetimeField(null=True)),
                ("tries", fields.SmallIntField(db_default=0)),
                ("fault", fields.CharField(max_length=120)),
            ],
            options={
                "table": "case_photo",
                "unique_together": (("centre", "chat_id", "message_id"), ("centre", "case", "number")),
                "indexes": [
                    Index(fields=["centre_id", "case_id", "state", "day"], name="case_photo_of_case"),
                    Index(fields=["centre_id", "chat_id", "album"], name="case_photo_album"),
                    Index(fields=["kept", "due_at"], name="case_photo_to_see_to"),
                ],
            },
        ),
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
                    Index(fields=["centre_id", "first_day"], name="case_wait_days"),
                ],
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
            name="promise_fixed",
            field=fields.BooleanField(db_default=False),
        ),
        ops.AddField(
            model_name="Case",
            name="source",
            field=fields.CharField(db_default="walk_in", max_length=10),
        ),
        ops.AddField(
            model_name="Case",
            name="verified_fen",
            field=FenField(null=True),
        ),
        ops.AddIndex(
            model_name="Case",
            index=Index(fields=["centre_id", "arrived_at"], name="accident_case_arrived"),
        ),
        ops.AddIndex(
            model_name="Case",
            index=Index(fields=["centre_id", "delivered_at"], name="accident_case_delivered"),
        ),
        ops.AddField(
            model_name="CasePhotoDay",
            name="by_photo",
            field=fields.BooleanField(db_default=False),
        ),
        ops.RemoveIndex(
            model_name="CaseStep",
            name="case_step_deadlines",
            fields=None,
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
        ops.AddField(
            model_name="CaseStep",
            name="told",
            field=fields.SmallIntField(db_default=0),
        ),
        ops.AddField(
            model_name="CaseStep",
            name="told_due_at",
            field=UtcDatetimeField(null=True),
        ),
        ops.AddIndex(
            model_name="CaseStep",
            index=PartialIndex(
                fields=["due_at"],
                name="case_step_to_tell",
                where="state = 'open' AND name <> 'photo' AND (told < 3 OR told_due_at <> due_at)",
            ),
        ),
        ops.RunSQL(GIVE_STEPS_THEIR_RULE),
        # The amounts that cases have already, so that their history begins with them; before, see the audit.
        ops.RunSQL(
            "INSERT INTO case_amount (centre_id, case_id, kind, value_fen, cause, note, at, by_id) "
            "SELECT centre_id, id, 'estimate', estimate_fen, 'entered', '', arrived_at, advisor_id "
            "FROM accident_case ORDER BY id"
        ),
        ops.RunSQL(ENTERED.format(kind="assessed")),
        ops.RunSQL(ENTERED.format(kind="deductible")),
    ]
