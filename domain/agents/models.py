"""The tables of agents: who they are, what is agreed, referrals, and the account of fees (domain §6)."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.customers.models import Customer, Vehicle
from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex
from domain.people.models import Centre, Staff


class Agent(Model):
    """An insurance agent or broker; a phone belongs to one agent of a centre."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    name = fields.CharField(max_length=80)
    company = fields.CharField(max_length=80, default="")
    phone = fields.CharField(max_length=20, null=True)
    found_by = fields.CharField(max_length=20, null=True)
    active = fields.BooleanField(default=True)
    created_at = UtcDatetimeField()

    class Meta:
        table = "agent"
        unique_together = (("centre", "phone"),)


class AgentTerms(Model):
    """The fees agreed with an agent, in force from a day until the next version; never changed."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    agent: ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "models.Agent", related_name=False, on_delete=fields.RESTRICT
    )
    version = fields.IntField()
    from_day = fields.DateField()
    out_fee_fen = FenField()
    in_fee_fen = FenField()
    agreed_at = UtcDatetimeField()

    agent_id: int

    class Meta:
        table = "agent_terms"
        unique_together = (("agent", "version"),)


class Referral(Model):
    """A customer referred ``out`` to an agent or ``in`` by one; its fee is fixed when it is logged."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    number = fields.IntField()
    direction = fields.CharField(max_length=3)
    state = fields.CharField(max_length=10)
    agent: ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "models.Agent", related_name=False, on_delete=fields.RESTRICT
    )
    terms: ForeignKeyRelation[AgentTerms] = fields.ForeignKeyField(
        "models.AgentTerms", related_name=False, on_delete=fields.RESTRICT
    )
    fee_fen = FenField()
    plate = fields.CharField(max_length=16)
    vehicle: ForeignKeyRelation[Vehicle] = fields.ForeignKeyField(
        "models.Vehicle", related_name=False, on_delete=fields.RESTRICT
    )
    customer: ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    policy_expires_on = fields.DateField(null=True)
    logged_at = UtcDatetimeField()
    logged_on = fields.DateField()
    logged_by: ForeignKeyRelation[Staff] = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    logged_by_id: int
    open_through = fields.DateField()
    closed_at = UtcDatetimeField(null=True)
    closed_on = fields.DateField(null=True)
    closed_by: ForeignKeyNullableRelation[Staff] = fields.ForeignKeyField(
        "models.Staff", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    closed_by_id: int | None
    reason = fields.TextField(default="")

    agent_id: int
    terms_id: int
    vehicle_id: int
    customer_id: int | None

    class Meta:
        table = "referral"
        unique_together = (("centre", "number"),)
        indexes = (
            PartialUniqueIndex(
                fields=("centre_id", "plate", "direction"),
                name="one_open_referral_of_a_plate",
                where="state = 'open'",
            ),
            Index(fields=("centre_id", "plate", "direction", "logged_on"), name="referral_of_plate"),
            Index(fields=("centre_id", "agent_id", "logged_on"), name="referral_of_agent"),
            Index(fields=("centre_id", "state", "logged_on"), name="referral_by_state"),
            Index(fields=("centre_id", "logged_on"), name="referral_by_day"),
        )


class FeeEntry(Model):
    """A line of an agent's account, only ever added: positive when the agent owes us, negative when we owe them."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    agent: ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "models.Agent", related_name=False, on_delete=fields.RESTRICT
    )
    referral: ForeignKeyRelation[Referral] = fields.ForeignKeyField(
        "models.Referral", related_name=False, on_delete=fields.RESTRICT
    )
    direction = fields.CharField(max_length=3)
    kind = fields.CharField(max_length=10)
    fee_fen = FenField()
    day = fields.DateField()
    posted_at = UtcDatetimeField()

    agent_id: int
    referral_id: int

    class Meta:
        table = "agent_fee_entry"
        indexes = (Index(fields=("centre_id", "agent_id", "day"), name="agent_fee_entry_of_agent"),)
