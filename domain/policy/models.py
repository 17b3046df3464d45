"""The table of the policy room."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import UtcDatetimeField


class PolicyOverride(Model):
    """One setting of one value, in force from a day. Rows are only added: the last one for a day holds.

    One that was a mistake is taken back by another row of the same day, which sets nothing: see ``queries``.
    """

    id = fields.IntField(primary_key=True)
    centre: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    key = fields.CharField(max_length=60)
    stored = fields.BigIntField()
    """The value as a whole number of its kind's unit (see ``domain.policy.definitions``); or what is taken back."""
    from_day = fields.DateField()
    set_by = fields.CharField(max_length=64)
    set_by_staff_id = fields.IntField()
    set_at = UtcDatetimeField()

    class Meta:
        table = "policy_override"
        indexes = (Index(fields=("centre_id", "from_day"), name="idx_policy_override_day"),)
