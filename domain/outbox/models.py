"""Tables of what is to be sent and of the schedule."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import JsonField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex
from domain.people.models import Centre


class OutboxMessage(Model):
    """One call to the Bot API that must happen: an answer already worded, or a push worded when it is sent."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyNullableRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", null=True, related_name=False, on_delete=fields.CASCADE
    )
    centre_id: int | None
    chat_id = fields.BigIntField()
    rank = fields.SmallIntField()
    """0 answers, 1 urgent pushes, 2 the rest: the order in which rows of equal age go."""
    is_message = fields.BooleanField()
    """Whether Telegram's ceilings count it (an answer to a button press is none)."""
    is_edit = fields.BooleanField(db_default=False)
    """Whether it only changes a message that is there: it may follow another at once, but is counted like it."""
    call = JsonField[dict[str, object]](null=True)
    """Method and parameters, for what is already worded; where to, for an answer that is worded as it is sent."""
    template = fields.CharField(max_length=64, null=True)
    params = JsonField[dict[str, object]](null=True)
    """Template and facts, for what is worded at the moment it is sent."""
    lang = fields.CharField(max_length=8)
    unique_key = fields.CharField(max_length=160, null=True, unique=True)
    update_id = fields.BigIntField(null=True, db_index=True)
    """The update this answers."""
    state = fields.CharField(max_length=8)
    """waiting, claimed, sent, nothing (there was nothing to say), dropped (given up; ``fault`` says why)."""
    due_at = UtcDatetimeField()
    claimed_until = UtcDatetimeField(null=True)
    tries = fields.SmallIntField(db_default=0)
    tried_at = UtcDatetimeField(null=True)
    queued_at = UtcDatetimeField()
    sent_at = UtcDatetimeField(null=True)
    message_id = fields.BigIntField(null=True)
    fault = fields.CharField(max_length=300, null=True)

    class Meta:
        table = "outbox_message"
        indexes = (
            Index(fields=("state", "due_at"), name="outbox_message_waiting"),
            Index(fields=("chat_id", "tried_at"), name="outbox_message_pace_chat"),
            Index(fields=("tried_at",), name="outbox_message_pace"),
            Index(fields=("state", "sent_at"), name="outbox_message_done"),
        )


class DigestOff(Model):
    """A digest that one centre does not want; when it comes otherwise is policy (``digest.<name>``)."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField("models.Centre", related_name=False)
    centre_id: int
    digest = fields.CharField(max_length=32)

    class Meta:
        table = "outbox_digest_off"
        unique_together = (("centre", "digest"),)


class DigestRun(Model):
    """A claimed slot: whoever inserts it sends that digest of that moment, and nobody else ever does."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField("models.Centre", related_name=False)
    centre_id: int
    digest = fields.CharField(max_length=32)
    scheduled_for = UtcDatetimeField()
    claimed_at = UtcDatetimeField()

    class Meta:
        table = "outbox_digest_run"
        unique_together = (("centre", "digest", "scheduled_for"),)


class ShownMessage(Model):
    """One of our messages that must be edited later: the living card of a thing, or an answer that can be undone."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.CASCADE
    )
    centre_id: int
    chat_id = fields.BigIntField()
    thread_id = fields.BigIntField(null=True)
    message_id = fields.BigIntField(null=True)
    """Null until the Bot API has taken it."""
    answer_id = fields.BigIntField(null=True, db_index=True)
    """The outbox row that sends or edits it, until that has happened: other edits wait for it."""
    kind = fields.CharField(max_length=16)
    """Of what it is the card (``case``); empty for an answer that is no card."""
    number = fields.BigIntField(null=True)
    is_current = fields.BooleanField()
    """Whether it is the newest card of its thing in its chat; the others only point to that one."""
    rows = JsonField[list[list[dict[str, str]]]](default=list)
    """The buttons it has, without the undo."""
    fingerprint = fields.CharField(max_length=64, default="")
    """Of what it surely shows now, so that an edit that would change nothing is not sent; empty while one is going."""
    edits = fields.IntField(default=0)
    """How often it was made anew; counted under this row's lock."""
    undo_change_id = fields.BigIntField(null=True)
    undo_until = UtcDatetimeField(null=True)
    """Until when it carries an undo, and of which change."""
    shown_at = UtcDatetimeField()

    class Meta:
        table = "outbox_shown_message"
        indexes = (
            PartialUniqueIndex(
                fields=("chat_id", "message_id"), name="one_row_of_a_shown_message", where="message_id IS NOT NULL"
            ),
            Index(fields=("centre_id", "kind", "number", "is_current"), name="shown_message_of_thing"),
            Index(fields=("shown_at",), name="shown_message_by_age"),
        )
