"""Payments."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0004_case_life")]

    operations = [
        ops.AddIndex(
            model_name="InsurerEntry",
            index=Index(fields=["insurer_id", "kind"], name="insurer_entry_kinds"),
        ),
    ]
