"""Morning."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from domain.database.fields import UtcDatetimeField
from domain.database.indexes import PartialIndex


class Migration(migrations.Migration):
    dependencies = [("models", "0003_insurance_policies")]

    operations = [
        ops.RemoveIndex(
            model_name="CaseStep",
            name="case_step_deadlines",
            fields=None,
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
    ]
