"""What an insurer's cases come to in a month, for its margin (domain §4)."""

from tortoise import fields
from tortoise.indexes import Index

from domain.database.fields import FenField
from domain.insurers.models.insurers import OfInsurer


class InsurerMonth(OfInsurer):
    """The cases of an insurer that were delivered in a month of the centre's calendar, counted and summed.

    Kept with every change of such a case, under its insurer's lock; what its cases come to anew must equal it.
    """

    month = fields.DateField()
    """Its first day."""
    delivered = fields.IntField()
    revenue_fen = FenField()
    costed = fields.IntField()
    """How many of them have all their costs known."""
    costed_revenue_fen = FenField()
    cost_fen = FenField()
    resumed_reason = fields.CharField(max_length=300, null=True)
    """Why a manager lets cases come all the same although this month's margin would stop them."""
    resumed_by_id = fields.IntField(null=True)
    resumed_on = fields.DateField(null=True)

    class Meta:
        table = "insurer_month"
        unique_together = (("insurer", "month"),)
        indexes = (Index(fields=("centre_id", "month"), name="insurer_month_of_centre"),)
