"""Cards forms undo."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from domain.database.fields import JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex


class Migration(migrations.Migration):
    dependencies = [("models", "0001_initial")]

    operations = [
        ops.CreateModel(
            name="Form",
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
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("chat_id", fields.BigIntField()),
                ("thread_id", fields.BigIntField()),
                (
                    "staff",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="staff_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("command", fields.CharField(max_length=32)),
                ("action", fields.CharField(max_length=32)),
                ("answers", JsonField()),
                ("doubtful", JsonField()),
                ("skipped", JsonField()),
                ("asked", fields.CharField(max_length=32)),
                ("offered", JsonField()),
                ("must_confirm", fields.BooleanField()),
                ("turn", fields.IntField()),
                ("begun_at", UtcDatetimeField()),
                ("touched_at", UtcDatetimeField()),
            ],
            options={
                "table": "form",
                "unique_together": (("centre", "chat_id", "thread_id", "staff"),),
                "indexes": [Index(fields=["touched_at"], name="form_by_age")],
            },
        ),
        ops.CreateModel(
            name="ShownMessage",
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
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("chat_id", fields.BigIntField()),
                ("thread_id", fields.BigIntField(null=True)),
                ("message_id", fields.BigIntField(null=True)),
                ("answer_id", fields.BigIntField(null=True, db_index=True)),
                ("kind", fields.CharField(max_length=16)),
                ("number", fields.BigIntField(null=True)),
                ("is_current", fields.BooleanField()),
                ("rows", JsonField()),
                ("fingerprint", fields.CharField(max_length=64)),
                ("edits", fields.IntField()),
                ("undo_change_id", fields.BigIntField(null=True)),
                ("undo_until", UtcDatetimeField(null=True)),
                ("shown_at", UtcDatetimeField()),
            ],
            options={
                "table": "outbox_shown_message",
                "indexes": [
                    PartialUniqueIndex(
                        fields=["chat_id", "message_id"],
                        name="one_row_of_a_shown_message",
                        where="message_id IS NOT NULL",
                    ),
                    Index(fields=["centre_id", "kind", "number", "is_current"], name="shown_message_of_thing"),
                    Index(fields=["shown_at"], name="shown_message_by_age"),
                ],
            },
        ),
        ops.AddField(
            model_name="AuditEntry",
            name="undoes_id",
            field=fields.BigIntField(null=True, unique=True),
        ),
        ops.AddField(
            model_name="OutboxMessage",
            name="is_edit",
            field=fields.BooleanField(db_default=False),
        ),
    ]
