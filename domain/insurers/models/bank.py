"""Bank lists that somebody sent as a file, and their lines (domain §4)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, UtcDatetimeField
from domain.insurers.models.account import InsurerPayment
from domain.insurers.models.insurers import Insurer

if TYPE_CHECKING:
    from domain.people.models import Centre, Staff


class BankList(Model):
    """A file with a bank's list. Its bytes are not kept; it and its lines change under the centre's bank lock only."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    state = fields.CharField(max_length=10)
    """waiting (to be fetched and read), read, refused, same (as another), withdrawn."""
    why = fields.CharField(max_length=16)
    """Why it was refused."""
    sent_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    sent_by_id: int
    sent_at = UtcDatetimeField()
    chat_id = fields.BigIntField()
    thread_id = fields.BigIntField(null=True)
    message_id = fields.BigIntField()
    lang = fields.CharField(max_length=8)
    """In which what became of it is told."""
    kind = fields.CharField(max_length=8)
    """Of the chat: what may be shown there whole."""
    file_id = fields.CharField(max_length=255)
    name = fields.CharField(max_length=80)
    sha256 = fields.CharField(max_length=64)
    """Of its bytes; empty until they were read."""
    same_as_id = fields.BigIntField(null=True)
    """The list that was read of the same bytes before."""
    no_money = fields.IntField(db_default=0)
    """Lines on which no money came in."""
    other_sheets = fields.SmallIntField(db_default=0)
    decisions = fields.IntField(db_default=0)
    """How many times lines were left out: each has its number, by which it is taken back."""
    due_at = UtcDatetimeField(null=True)
    """When it is fetched next."""
    claimed_until = UtcDatetimeField(null=True)
    """Until when somebody is fetching it, who alone may."""
    tries = fields.SmallIntField(db_default=0)

    class Meta:
        table = "bank_list"
        unique_together = (("centre", "chat_id", "message_id"),)
        indexes = (
            Index(fields=("centre_id", "state", "sha256"), name="bank_list_bytes"),
            Index(fields=("state", "due_at"), name="bank_list_to_read"),
        )


class BankLine(Model):
    """A line of a bank's list: money received, or what could not be read."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    bank_list: ForeignKeyRelation[BankList] = fields.ForeignKeyField(
        "models.BankList", related_name=False, on_delete=fields.CASCADE
    )
    bank_list_id: int
    row = fields.IntField()
    """Its line in the file."""
    state = fields.CharField(max_length=10)
    """open, confirmed, left_out, unread."""
    day = fields.DateField()
    amount_fen = FenField()
    payer = fields.CharField(max_length=120)
    """As the file has it; of an unread line what stands where it could not be read."""
    why = fields.CharField(max_length=10)
    """Why it could not be read."""
    insurer: ForeignKeyNullableRelation[Insurer] = fields.ForeignKeyField(
        "models.Insurer", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int | None
    """Whom somebody said it is from, or it was confirmed for; else its payer's text decides whenever it is shown."""
    payment: ForeignKeyNullableRelation[InsurerPayment] = fields.ForeignKeyField(
        "models.InsurerPayment", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    payment_id: int | None
    decision = fields.IntField(null=True)
    """The number of the decision that left it out."""
    is_assigned = fields.BooleanField()
    """Whether somebody said whom it is from."""

    class Meta:
        table = "bank_line"
        indexes = (
            Index(fields=("bank_list_id", "state", "row"), name="bank_line_of_list"),
            Index(fields=("centre_id", "state"), name="bank_line_open"),
            Index(fields=("payment_id",), name="bank_line_payment"),
        )
