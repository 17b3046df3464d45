"""The tables of the people room (domain §1)."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import JsonField, UtcDatetimeField


class Centre(Model):
    """A service centre: the tenant that every other row belongs to."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=40)
    name_key = fields.CharField(max_length=80, unique=True)
    """The name as names are compared: case, width and spaces set aside."""
    zone = fields.CharField(max_length=40)
    lang = fields.CharField(max_length=8)
    created_at = UtcDatetimeField()

    class Meta:
        table = "centre"


class KnownPerson(Model):
    """Someone who is or was staff anywhere: what holds for them in every centre."""

    user_id = fields.BigIntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=64)
    lang = fields.CharField(max_length=8, null=True)
    """Their own choice of language; null while the centre's holds."""
    chosen_centre: fields.ForeignKeyNullableRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, null=True, on_delete=fields.SET_NULL
    )
    chosen_centre_id: int | None

    class Meta:
        table = "known_person"


class Staff(Model):
    """A person's place in one centre. Someone who left stays as a row: what they did keeps their name."""

    id = fields.IntField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    person: fields.ForeignKeyRelation[KnownPerson] = fields.ForeignKeyField(
        "models.KnownPerson", related_name=False, on_delete=fields.RESTRICT
    )
    person_id: int
    role = fields.CharField(max_length=10)
    is_active = fields.BooleanField(default=True)
    joined_at = UtcDatetimeField()
    role_since = UtcDatetimeField()

    class Meta:
        table = "staff"
        unique_together = (("centre", "person"),)
        indexes = (Index(fields=("person_id", "is_active"), name="idx_staff_person"),)


class Invite(Model):
    """A one-time way in. Only a digest of its code is kept: the database alone lets nobody in."""

    id = fields.IntField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    code_digest = fields.CharField(max_length=64, unique=True)
    role = fields.CharField(max_length=10)
    made_by: fields.ForeignKeyRelation[Staff] = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    made_by_id: int
    made_at = UtcDatetimeField()
    expires_at = UtcDatetimeField()
    used_at = UtcDatetimeField(null=True)
    used_by_user_id = fields.BigIntField(null=True)

    class Meta:
        table = "invite"


class Chat(Model):
    """A group chat bound to a centre, with the topic that pushes go to."""

    id = fields.IntField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    chat_id = fields.BigIntField(unique=True)
    thread_id = fields.BigIntField(null=True)
    kind = fields.CharField(max_length=10)
    title = fields.CharField(max_length=128)
    lang = fields.CharField(max_length=8, null=True)
    """The group's language; null while the centre's holds."""
    is_retired = fields.BooleanField(default=False)
    """Whether the bot was put out of the chat: nothing is sent there, and it comes back as it was."""
    bound_at = UtcDatetimeField()

    class Meta:
        table = "chat"
        indexes = (Index(fields=("centre_id", "kind"), name="idx_chat_centre_kind"),)


class Counter(Model):
    """The last number given to a kind of thing in a centre."""

    id = fields.IntField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    kind = fields.CharField(max_length=20)
    last_number = fields.IntField()

    class Meta:
        table = "counter"
        unique_together = (("centre", "kind"),)


class AuditEntry(Model):
    """One change: who, when, what it was, what it became, and from which message. Only ever added to."""

    id = fields.BigIntField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    at = UtcDatetimeField()
    staff_id = fields.IntField(null=True)
    """Who changed it; null when the bot did by itself."""
    by_name = fields.CharField(max_length=64)
    """The name they went by then."""
    subject = fields.CharField(max_length=30)
    number = fields.BigIntField(null=True)
    what = fields.CharField(max_length=40)
    before = JsonField[dict[str, object]](default=dict)
    after = JsonField[dict[str, object]](default=dict)
    chat_id = fields.BigIntField(null=True)
    message_id = fields.BigIntField(null=True)
    update_id = fields.BigIntField(null=True)
    undoes_id = fields.BigIntField(null=True, unique=True)
    """The entry that this one takes back: the same ``what``, with ``before`` and ``after`` in each other's place."""

    class Meta:
        table = "audit_entry"
        indexes = (
            Index(fields=("centre_id", "subject", "number", "id"), name="idx_audit_entry_subject"),
            Index(fields=("centre_id", "staff_id", "id"), name="idx_audit_entry_staff"),
            Index(fields=("centre_id", "id"), name="idx_audit_entry_centre"),
        )


class RefusalNotice(Model):
    """When a group was last told that someone is not staff here: once an hour is enough."""

    chat_id = fields.BigIntField(primary_key=True, generated=False)
    last_at = UtcDatetimeField()

    class Meta:
        table = "refusal_notice"
