"""Tables of what has come in. They belong to the deployment, not to a centre."""

from tortoise import fields
from tortoise.models import Model

from domain.database.fields import JsonField, UtcDatetimeField


class IncomingUpdate(Model):
    """One update that has taken its effect, or was set aside; written in the transaction of its effects."""

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    update_id = fields.BigIntField()
    received_at = UtcDatetimeField(db_index=True)

    class Meta:
        table = "intake_update"
        unique_together = (("bot_id", "update_id"),)


class SetAside(Model):
    """An update whose handling failed every time: kept whole, with the reference its sender was shown."""

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    update_id = fields.BigIntField()
    reference = fields.CharField(max_length=16, unique=True)
    fault = fields.TextField()
    payload = JsonField[dict[str, object]]()
    set_aside_at = UtcDatetimeField(db_index=True)

    class Meta:
        table = "intake_set_aside"
