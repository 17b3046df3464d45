"""Insurers, their names and limits (domain §4)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, UtcDatetimeField

if TYPE_CHECKING:
    from domain.people.models import Centre


class Insurer(Model):
    """An insurer, its terms, and its account's running balances, kept with every entry under this row's lock."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    code = fields.CharField(max_length=40)
    """Latin letters and digits, for addresses."""
    name = fields.CharField(max_length=40)
    plan = fields.CharField(max_length=8)
    """The plan it was added with, which holds until ``InsurerTerms`` say otherwise."""
    cycle = fields.CharField(max_length=16)
    """Of the period that follows ``closed_through``: that of the plan in force on its first day."""
    status = fields.CharField(max_length=8)
    limit_fen = FenField()
    stop_reason = fields.CharField(max_length=300, null=True)
    """A manager's stop, while it lasts."""
    stopped_by_id = fields.IntField(null=True)
    stopped_on = fields.DateField(null=True)
    end_reason = fields.CharField(max_length=300, null=True)
    """Why the cooperation has ended, while it has."""
    ended_by_id = fields.IntField(null=True)
    ended_on = fields.DateField(null=True)
    closed_through = fields.DateField()
    """The last closing day that has been dealt with, with a statement or without."""
    statements_asking = fields.IntField()
    """How many statements have asked for money: the last of their ordinals."""
    unbilled_fen = FenField()
    billed_fen = FenField()
    """Billed and unpaid."""
    overpaid_fen = FenField()
    penalty_fen = FenField()
    """Penalty fixed in entries less what was paid and waived; what open statements gather since is reckoned when
    asked, so it may be below zero."""
    state_told = fields.CharField(max_length=8, db_default="open")
    """The intake state that the last ``InsurerStateChange`` led to; at first the one it began with."""
    legal_told = fields.BooleanField(db_default=False)
    """Whether managers were told that it is over 60 days late, which an ended cooperation does not hide."""
    created_at = UtcDatetimeField()

    class Meta:
        table = "insurer"
        unique_together = (("centre", "code"),)


class OfInsurer(Model):
    """A row of an insurer, which never goes."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    insurer: ForeignKeyRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int

    class Meta:
        abstract = True


class InsurerName(OfInsurer):
    """A name an insurer answers to; ``key`` is the name as names are compared, unique in a centre."""

    name = fields.CharField(max_length=40)
    key = fields.CharField(max_length=40)
    place = fields.SmallIntField()
    """Order among its insurer's names; 0 is the one shown."""

    class Meta:
        table = "insurer_name"
        unique_together = (("centre", "key"),)
        indexes = (Index(fields=("insurer_id", "place"), name="insurer_name_order"),)


class InsurerLimit(OfInsurer):
    """A credit limit's change, from its first value on: what it became, why, who decided."""

    before_fen = FenField(null=True)
    after_fen = FenField()
    reason = fields.CharField(max_length=300)
    """Empty for the limit it started with; of a limit that holds again it says so (``rules.intake.RESTORED``),
    as of one that was raised (``RAISED``)."""
    day = fields.DateField()
    at = UtcDatetimeField()
    staff_id = fields.IntField()
    counts_from = fields.IntField(db_default=0)
    """Up to which of the insurer's statements (by their ordinals) none speaks for another raise any more."""

    class Meta:
        table = "insurer_limit"
        indexes = (Index(fields=("insurer_id", "id"), name="insurer_limit_history"),)
