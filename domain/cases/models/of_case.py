"""What everything that is kept of a case has in common: the centre, and the case it goes with."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyRelation
from tortoise.models import Model

from domain.cases.models.cases import Case

if TYPE_CHECKING:
    from domain.people.models import Centre


class OfCase(Model):
    """A row of a case, which goes when the case goes."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    case: ForeignKeyRelation[Case] = fields.ForeignKeyField("models.Case", related_name=False, on_delete=fields.CASCADE)
    case_id: int

    class Meta:
        abstract = True
