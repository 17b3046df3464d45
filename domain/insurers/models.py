"""The tables of insurers and of their accounts (domain §4)."""

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, UtcDatetimeField
from domain.people.models import Centre


class Insurer(Model):
    """An insurer, its terms, and its account's running balances, kept with every entry under this row's lock."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    code = fields.CharField(max_length=40)
    """Latin letters and digits, for addresses."""
    name = fields.CharField(max_length=40)
    plan = fields.CharField(max_length=8)
    cycle = fields.CharField(max_length=16)
    status = fields.CharField(max_length=8)
    limit_fen = FenField()
    stop_reason = fields.CharField(max_length=300, null=True)
    """A manager's stop, while it lasts."""
    stopped_by_id = fields.IntField(null=True)
    stopped_on = fields.DateField(null=True)
    closed_through = fields.DateField()
    """The last closing day that has been dealt with, with a statement or without."""
    statements_asking = fields.IntField()
    """How many statements have asked for money: the last of their ordinals."""
    unbilled_fen = FenField()
    billed_fen = FenField()
    """Billed and unpaid."""
    overpaid_fen = FenField()
    penalty_fen = FenField()
    """Penalty fixed in entries and still owed; what open statements gather since is reckoned when asked."""
    created_at = UtcDatetimeField()

    class Meta:
        table = "insurer"
        unique_together = (("centre", "code"),)


class InsurerName(Model):
    """A name an insurer answers to; ``key`` is the name as names are compared, unique in a centre."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    insurer: ForeignKeyRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
    name = fields.CharField(max_length=40)
    key = fields.CharField(max_length=40)
    place = fields.SmallIntField()
    """Order among its insurer's names; 0 is the one shown."""

    class Meta:
        table = "insurer_name"
        unique_together = (("centre", "key"),)
        indexes = (Index(fields=("insurer_id", "place"), name="insurer_name_order"),)


class InsurerLimit(Model):
    """A credit limit's change, from its first value on: what it became, why, who decided."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    insurer: ForeignKeyRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
    before_fen = FenField(null=True)
    after_fen = FenField()
    reason = fields.CharField(max_length=300)
    """Empty for the limit it started with; of a limit that holds again it says so (``rules.intake.RESTORED``)."""
    day = fields.DateField()
    at = UtcDatetimeField()
    staff_id = fields.IntField()

    class Meta:
        table = "insurer_limit"
        indexes = (Index(fields=("insurer_id", "id"), name="insurer_limit_history"),)


class InsurerStatement(Model):
    """What one period's cases come to. Its lines are the account's ``billed`` entries that name it."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    insurer: ForeignKeyRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
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


class InsurerPayment(Model):
    """Money received from an insurer, once; where it went stands in the entries that name it, as does its undoing."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    insurer: ForeignKeyRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
    amount_fen = FenField()
    day = fields.DateField()
    """The day it was received, in the centre's zone."""
    at = UtcDatetimeField()
    staff_id = fields.IntField()

    class Meta:
        table = "insurer_payment"
        indexes = (Index(fields=("insurer_id", "day"), name="insurer_payment_days"),)


class InsurerCase(Model):
    """What one case comes to in its insurer's account: the sum of its entries, to be found at once."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    insurer: ForeignKeyRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
    case_number = fields.IntField()
    share_fen = FenField()
    billed_fen = FenField()
    """What of the share stands on statements."""
    delivered_on = fields.DateField(null=True)
    billable_on = fields.DateField(null=True)
    """The day that decides which statement takes the rest of the share; null when there is none."""
    is_released = fields.BooleanField()

    class Meta:
        table = "insurer_case"
        unique_together = (("centre", "case_number"),)
        indexes = (Index(fields=("insurer_id", "billable_on"), name="insurer_case_billable"),)


class InsurerEntry(Model):
    """One line of an insurer's account, never changed or deleted. What it moves is in ``rules.account``."""

    id = fields.BigIntField(primary_key=True)
    centre: ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    insurer: ForeignKeyRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
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
            Index(fields=("statement_id", "kind"), name="insurer_entry_lines"),
            Index(fields=("centre_id", "case_number"), name="insurer_entry_case"),
            Index(fields=("payment_id",), name="insurer_entry_payment"),
        )
