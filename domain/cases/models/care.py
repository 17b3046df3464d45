"""The tables of how the customer of a case is looked after: told, asked, booked again, and heard (domain §3)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.cases.models.of_case import OfCase
from domain.database.fields import UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex

if TYPE_CHECKING:
    from domain.people.models import Centre, Staff


class CaseScore(OfCase):
    """What a customer said when called after the delivery: one score a case, which a later one amends."""

    score = fields.SmallIntField()
    words = fields.CharField(max_length=300)
    """The customer's own; empty where nobody wrote any down."""
    given_at = UtcDatetimeField()
    given_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    given_by_id: int

    class Meta:
        table = "case_score"
        unique_together = (("centre", "case"),)


class CaseComplaint(OfCase):
    """A complaint about a case: open, answered, closed. A case has one at most that is not closed."""

    source = fields.CharField(max_length=8)
    """``customer`` who complained, or ``nps``: the score opened it by itself."""
    state = fields.CharField(max_length=8)
    words = fields.CharField(max_length=300)
    opened_at = UtcDatetimeField()
    opened_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    opened_by_id: int
    escalates_at = UtcDatetimeField(null=True)
    """When the managers are told that nobody has answered; null once they were, or somebody has."""
    answer = fields.CharField(max_length=300)
    answered_at = UtcDatetimeField(null=True)
    answered_by: "ForeignKeyNullableRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    answered_by_id: int | None
    outcome = fields.CharField(max_length=300)
    """What was done about it; empty until it is closed."""
    closed_at = UtcDatetimeField(null=True)
    closed_by: "ForeignKeyNullableRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    closed_by_id: int | None

    class Meta:
        table = "case_complaint"
        indexes = (
            PartialUniqueIndex(
                fields=("centre_id", "case_id"), name="one_open_complaint_of_a_case", where="state <> 'closed'"
            ),
            Index(fields=("centre_id", "case_id"), name="case_complaint_of_case"),
            Index(fields=("centre_id", "state"), name="case_complaint_by_state"),
            Index(fields=("centre_id", "opened_at"), name="case_complaint_by_day"),
            Index(fields=("escalates_at",), name="case_complaint_escalating"),
        )


class CaseTold(OfCase):
    """A key moment the customer was told of; telling again is another row."""

    moment = fields.CharField(max_length=10)
    told_at = UtcDatetimeField()
    told_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    told_by_id: int

    class Meta:
        table = "case_told"
        indexes = (Index(fields=("centre_id", "case_id"), name="case_told_of_case"),)


class CaseBooking(OfCase):
    """The day the customer of a case comes back for maintenance, as agreed with them."""

    day = fields.DateField()
    booked_at = UtcDatetimeField()
    booked_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    booked_by_id: int

    class Meta:
        table = "case_booking"
        unique_together = (("centre", "case"),)


class CaseWording(Model):
    """A centre's own words for a key moment; without a row the house's words hold."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    moment = fields.CharField(max_length=10)
    text = fields.CharField(max_length=300)
    set_at = UtcDatetimeField()
    set_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    set_by_id: int

    class Meta:
        table = "case_wording"
        unique_together = (("centre", "moment"),)
