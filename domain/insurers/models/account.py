"""An insurer's account: statements, payments, cases, entries (domain §4)."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation
from tortoise.indexes import Index

from domain.database.fields import FenField, UtcDatetimeField
from domain.insurers.models.insurers import OfInsurer


class InsurerStatement(OfInsurer):
    """What one period's cases come to. Its lines are the account's ``billed`` entries that name it."""

    number = fields.IntField()
    ordinal = fields.IntField()
    """Which of this insurer's statements that ask for money it is, to tell which follow each other."""
    opens_on = fields.DateField()
    closes_on = fields.DateField()
    due_on = fields.DateField()
    amount_fen = FenField()
    paid_fen = FenField()
    penalty_daily_bp = fields.IntField()
    """The late penalty's daily rate, from the policy of its closing day."""
    late_fen_days = fields.BigIntField()
    """Unpaid fen times days late, up to ``late_through``: exact, so that it is rounded only once."""
    late_through = fields.DateField()
    penalty_fen = FenField()
    """Penalty posted to the account so far; the penalty of ``late_fen_days``."""
    settled_on = fields.DateField(null=True)
    """The day the last of it was received; null while any is unpaid."""
    closed_at = UtcDatetimeField()

    class Meta:
        table = "insurer_statement"
        unique_together = (("centre", "number"), ("insurer", "closes_on"))
        indexes = (
            Index(fields=("centre_id", "settled_on"), name="insurer_statement_open"),
            Index(fields=("insurer_id", "settled_on"), name="insurer_statement_unpaid"),
        )


class InsurerPayment(OfInsurer):
    """Money received from an insurer, once; where it went stands in the entries that name it, as does its undoing."""

    amount_fen = FenField()
    day = fields.DateField()
    """The day it was received, in the centre's zone."""
    at = UtcDatetimeField()
    staff_id = fields.IntField()

    class Meta:
        table = "insurer_payment"
        indexes = (Index(fields=("insurer_id", "day"), name="insurer_payment_days"),)


class InsurerCase(OfInsurer):
    """What one case comes to in its insurer's account: the sum of its entries, to be found at once."""

    case_number = fields.IntField()
    share_fen = FenField()
    billed_fen = FenField()
    """What of the share stands on statements."""
    delivered_on = fields.DateField(null=True)
    billable_on = fields.DateField(null=True)
    """The day that decides which statement takes the rest of the share; null when there is none."""
    is_released = fields.BooleanField()
    revenue_fen = FenField(null=True)
    """What is billed for the case, its deductible included; null until it is assessed."""
    cost_fen = FenField(null=True)
    """Parts and labour; null until both are known."""

    class Meta:
        table = "insurer_case"
        unique_together = (("centre", "case_number"),)
        indexes = (Index(fields=("insurer_id", "billable_on"), name="insurer_case_billable"),)


class InsurerEntry(OfInsurer):
    """One line of an insurer's account, never changed or deleted. What it moves is in ``rules.account``."""

    kind = fields.CharField(max_length=16)
    amount_fen = FenField()
    case_number = fields.IntField(null=True)
    statement: ForeignKeyNullableRelation[InsurerStatement] = fields.ForeignKeyField(
        "models.InsurerStatement", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    statement_id: int | None
    payment: ForeignKeyNullableRelation[InsurerPayment] = fields.ForeignKeyField(
        "models.InsurerPayment", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    payment_id: int | None
    day = fields.DateField()
    """The day it counts for, in the centre's zone."""
    at = UtcDatetimeField()
    """The moment it was posted."""
    staff_id = fields.IntField(null=True)
    """Who posted it; null for the closing of statements."""
    update_id = fields.BigIntField(null=True)
    message_id = fields.BigIntField(null=True)
    note = fields.CharField(max_length=300)

    class Meta:
        table = "insurer_entry"
        indexes = (
            Index(fields=("insurer_id", "id"), name="insurer_entry_last"),
            Index(fields=("insurer_id", "kind"), name="insurer_entry_kinds"),
            Index(fields=("statement_id", "kind"), name="insurer_entry_lines"),
            Index(fields=("centre_id", "case_number"), name="insurer_entry_case"),
            Index(fields=("payment_id",), name="insurer_entry_payment"),
        )
