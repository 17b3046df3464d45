"""What was agreed with insurers, from which day, and the people we speak to there (domain §4)."""

from tortoise import fields
from tortoise.indexes import Index

from domain.database.fields import UtcDatetimeField
from domain.insurers.models.insurers import OfInsurer


class InsurerTerms(OfInsurer):
    """What was agreed after an insurer was added: another plan, the end of the cooperation, its beginning anew.

    Until the first of these the insurer's own plan holds. Rows are never changed but for being taken back.
    """

    kind = fields.CharField(max_length=8)
    plan = fields.CharField(max_length=8)
    """The plan that holds from then on; empty where the row is about something else."""
    since = fields.DateField()
    """The first day it holds, in the centre's zone; for a plan it may be to come."""
    reason = fields.CharField(max_length=300)
    at = UtcDatetimeField()
    staff_id = fields.IntField()
    is_withdrawn = fields.BooleanField()
    """Whether it was taken back: it counts as never agreed."""

    class Meta:
        table = "insurer_terms"
        indexes = (Index(fields=("insurer_id", "id"), name="insurer_terms_history"),)


class InsurerContact(OfInsurer):
    """Somebody at an insurer; ``key`` is the name as names are compared, unique among the insurer's."""

    name = fields.CharField(max_length=40)
    key = fields.CharField(max_length=40)
    role = fields.CharField(max_length=12)
    """Empty while nobody has told it."""
    phone = fields.CharField(max_length=20)
    note = fields.CharField(max_length=300)

    class Meta:
        table = "insurer_contact"
        unique_together = (("insurer", "key"),)
