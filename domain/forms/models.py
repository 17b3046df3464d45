"""The table of forms: commands that are half said (interface §1)."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import JsonField, UtcDatetimeField
from domain.people.models import Centre, Staff


class Form(Model):
    """A command being filled in by one person in one chat and topic; gone when it is run, left or forgotten."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.CASCADE
    )
    centre_id: int
    chat_id = fields.BigIntField()
    thread_id = fields.BigIntField()
    """The topic; 0 for a chat without topics."""
    staff: ForeignKeyRelation[Staff] = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.CASCADE
    )
    staff_id: int
    command = fields.CharField(max_length=32)
    action = fields.CharField(max_length=32)
    answers = JsonField[list[list[str]]](default=list)
    """What was told so far, in its order: a field, and its value as it would be typed."""
    doubtful = JsonField[list[list[str]]](default=list)
    """Fields picked out of a pasted text that are to be looked at, each with what else it might be."""
    skipped = JsonField[list[str]](default=list)
    asked = fields.CharField(max_length=32)
    """The field that is asked for; empty while everything is shown for confirmation."""
    offered = JsonField[list[list[str]]](default=list)
    """The choices on the prompt's buttons: what each says, and its value as it would be typed."""
    must_confirm = fields.BooleanField(default=False)
    turn = fields.IntField(default=1)
    """Counts the prompts, so that a button of an earlier one is known as such."""
    begun_at = UtcDatetimeField()
    touched_at = UtcDatetimeField()

    class Meta:
        table = "form"
        unique_together = (("centre", "chat_id", "thread_id", "staff"),)
        indexes = (Index(fields=("touched_at",), name="form_by_age"),)
