"""The photos of a case, and those of which nobody has said yet which case they are of (domain §3)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.cases.models.cases import Case
from domain.database.fields import UtcDatetimeField

if TYPE_CHECKING:
    from domain.people.models import Centre, Staff


class CasePhoto(Model):
    """A picture that somebody of the staff sent. Once it has a case it changes under the case's lock only."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    case: ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "models.Case", null=True, related_name=False, on_delete=fields.CASCADE
    )
    case_id: int | None
    """Null while it waits for someone to say which one."""
    number = fields.IntField(null=True)
    """Counted per case, never reused."""
    state = fields.CharField(max_length=10)
    """waiting (for its case), filed, twin (filed by another message before), withdrawn."""
    day = fields.DateField(null=True)
    """The centre's day on which it was sent."""
    sent_at = UtcDatetimeField()
    sent_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    sent_by_id: int
    chat_id = fields.BigIntField()
    message_id = fields.BigIntField()
    album = fields.CharField(max_length=64)
    """What the pictures sent in one go have in common; empty for one that was sent alone."""
    file_id = fields.CharField(max_length=255)
    file_unique_id = fields.CharField(max_length=64)
    as_file = fields.BooleanField()
    """Whether it was sent as a file, which the chat platform never shows as a photo again."""
    mime = fields.CharField(max_length=32)
    size_bytes = fields.BigIntField(null=True)
    width = fields.IntField(null=True)
    height = fields.IntField(null=True)
    withdrawn_at = UtcDatetimeField(null=True)
    withdrawn_by: "ForeignKeyNullableRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    withdrawn_by_id: int | None
    """Null as well when the bot did it."""
    withdrawn_why = fields.CharField(max_length=300)
    kept = fields.CharField(max_length=8)
    """no (it has no case), wanted (to be fetched), kept (in our store), lost (given up), unwanted (to be removed),
    gone."""
    key = fields.CharField(max_length=64)
    """What it is called in our store: unguessable, and the same for every try."""
    sha256 = fields.CharField(max_length=64)
    """Of its bytes in our store; empty until they are there."""
    due_at = UtcDatetimeField(null=True)
    """When the store is seen to next; while it waits for its case, when it is forgotten."""
    claimed_until = UtcDatetimeField(null=True)
    """Until when somebody is fetching or removing it, who alone may."""
    tries = fields.SmallIntField(db_default=0)
    fault = fields.CharField(max_length=120)
    """Why the last try failed."""

    class Meta:
        table = "case_photo"
        unique_together = (("centre", "chat_id", "message_id"), ("centre", "case", "number"))
        indexes = (
            Index(fields=("centre_id", "case_id", "state", "day"), name="case_photo_of_case"),
            Index(fields=("centre_id", "chat_id", "album"), name="case_photo_album"),
            Index(fields=("kept", "due_at"), name="case_photo_to_see_to"),
        )
