"""Case photos."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import UtcDatetimeField


class Migration(migrations.Migration):
    dependencies = [("models", "0003_insurance_policies")]

    operations = [
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
        ops.AddField(
            model_name="CasePhotoDay",
            name="by_photo",
            field=fields.BooleanField(db_default=False),
        ),
    ]
