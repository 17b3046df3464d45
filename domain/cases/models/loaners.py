"""The tables of loaner cars: the pool, and who has had which (domain §3)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.models import Model

from domain.cases.models.cases import Case
from domain.database.fields import UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex

if TYPE_CHECKING:
    from domain.people.models import Centre, Staff


class LoanerCar(Model):
    """A car of the centre's own that customers drive meanwhile; a retired one is lent no more."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    plate = fields.CharField(max_length=16)
    model = fields.CharField(max_length=40)
    is_retired = fields.BooleanField()
    added_at = UtcDatetimeField()

    class Meta:
        table = "loaner_car"
        unique_together = (("centre", "plate"),)


class Loan(Model):
    """A loaner car given out for a case, until it is back: one car to one case at a time, and one case one car."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    car: ForeignKeyRelation[LoanerCar] = fields.ForeignKeyField(
        "models.LoanerCar", related_name=False, on_delete=fields.RESTRICT
    )
    car_id: int
    case: ForeignKeyRelation[Case] = fields.ForeignKeyField("models.Case", related_name=False, on_delete=fields.CASCADE)
    case_id: int
    lent_at = UtcDatetimeField()
    lent_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    lent_by_id: int
    due_on = fields.DateField()
    returned_at = UtcDatetimeField(null=True)
    returned_by: "ForeignKeyNullableRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    returned_by_id: int | None

    class Meta:
        table = "loaner_loan"
        indexes = (
            PartialUniqueIndex(fields=("centre_id", "car_id"), name="one_loan_of_a_car", where="returned_at IS NULL"),
            PartialUniqueIndex(fields=("centre_id", "case_id"), name="one_loan_of_a_case", where="returned_at IS NULL"),
        )
