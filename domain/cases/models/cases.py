"""The tables of accident cases: the case, its SOP's steps, the days its progress was shown (domain §3)."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.relational import ForeignKeyNullableRelation, ForeignKeyRelation
from tortoise.indexes import Index
from tortoise.models import Model

from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialIndex, PartialUniqueIndex

if TYPE_CHECKING:
    from domain.customers.models import Customer, Vehicle
    from domain.insurers.models import Insurer
    from domain.people.models import Centre, Staff

STILL_TO_TELL = "state = 'open' AND name <> 'photo' AND (told < 3 OR told_due_at <> due_at)"
"""Of which steps people may still have to be told that they are due; the daily photo has its own chase."""


class Case(Model):
    """An accident car in our care; every change to it or its steps is made under this row's lock."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    number = fields.IntField()
    insurer: "ForeignKeyRelation[Insurer]" = fields.ForeignKeyField(
        "models.Insurer", related_name=False, on_delete=fields.RESTRICT
    )
    insurer_id: int
    vehicle: "ForeignKeyRelation[Vehicle]" = fields.ForeignKeyField(
        "models.Vehicle", related_name=False, on_delete=fields.RESTRICT
    )
    vehicle_id: int
    customer: "ForeignKeyRelation[Customer]" = fields.ForeignKeyField(
        "models.Customer", related_name=False, on_delete=fields.RESTRICT
    )
    customer_id: int
    """Who brought the car; it may have another owner later."""
    advisor: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    advisor_id: int
    """Who is responsible for the case now."""
    claim = fields.CharField(max_length=40, null=True)
    damage = fields.CharField(max_length=300)
    estimate_fen = FenField()
    assessed_fen = FenField(null=True)
    """The insurer's figure; null until there is one."""
    deductible_fen = FenField(null=True)
    verified_fen = FenField(null=True)
    """What the insurer verified of it, which is what is billed then; null until it did."""
    parts_fen = FenField(null=True)
    labour_fen = FenField(null=True)
    sop = fields.CharField(max_length=20)
    """The template its steps were made from."""
    state = fields.CharField(max_length=10)
    stage = fields.CharField(max_length=12)
    """What it waits for; follows from its steps and is kept with them, for the board."""
    arrived_at = UtcDatetimeField()
    source = fields.CharField(max_length=10, db_default="walk_in")
    """How the car came."""
    promised_day = fields.DateField()
    promise_fixed = fields.BooleanField(db_default=False)
    """Whether somebody named that day, so that no assessment moves it any more."""
    delivered_at = UtcDatetimeField(null=True)
    closed_at = UtcDatetimeField(null=True)
    override_reason = fields.CharField(max_length=300)
    """Why a manager took it although intake was stopped; empty otherwise."""
    cancelled_at = UtcDatetimeField(null=True)
    cancel_reason = fields.CharField(max_length=300, db_default="")

    class Meta:
        table = "accident_case"
        unique_together = (("centre", "number"), ("centre", "insurer", "claim"))
        indexes = (
            PartialUniqueIndex(
                fields=("centre_id", "vehicle_id"),
                name="one_open_case_of_a_vehicle",
                where="state = 'open'",
            ),
            Index(fields=("centre_id", "state", "stage"), name="accident_case_board"),
            Index(fields=("centre_id", "closed_at"), name="accident_case_closed"),
            Index(fields=("centre_id", "vehicle_id", "number"), name="accident_case_of_vehicle"),
            Index(fields=("centre_id", "claim"), name="accident_case_by_claim"),
            Index(fields=("centre_id", "arrived_at"), name="accident_case_arrived"),
            Index(fields=("centre_id", "delivered_at"), name="accident_case_delivered"),
        )


class CaseStep(Model):
    """One step of a case's SOP. A daily one stays open; ``done_at`` and ``done_by`` tell of its last day."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    case: ForeignKeyRelation[Case] = fields.ForeignKeyField("models.Case", related_name=False, on_delete=fields.CASCADE)
    case_id: int
    name = fields.CharField(max_length=20)
    position = fields.SmallIntField()
    state = fields.CharField(max_length=8)
    title = fields.CharField(max_length=40, db_default="")
    """What a step of the centre's own is called; empty for those of the SOP."""
    due_rule = fields.CharField(max_length=24, db_default="")
    """When it is due, as the SOP had it on the day of arrival (``rules.due``)."""
    due_at = UtcDatetimeField(null=True)
    """Null while it waits for the delivery."""
    done_at = UtcDatetimeField(null=True)
    done_by: "ForeignKeyNullableRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", null=True, related_name=False, on_delete=fields.RESTRICT
    )
    done_by_id: int | None
    reason = fields.CharField(max_length=300)
    """Why it was waived; empty otherwise."""
    told = fields.SmallIntField(default=0, db_default=0)
    """How loud people were told that it is due at ``told_due_at`` (``views.Loudness``): nothing of any other due time,
    so whoever moves that has it told anew and need not know of this."""
    told_due_at = UtcDatetimeField(null=True)

    class Meta:
        table = "case_step"
        # The centre stands first though the case alone would do: SQLite takes the index that more conditions meet,
        # and every query names the centre.
        unique_together = (("centre", "case", "name"),)
        indexes = (
            Index(fields=("centre_id", "state", "due_at"), name="case_step_due"),
            # What is still to be told of, whoever wrote it: the sweep's queries have the very same condition.
            PartialIndex(fields=("due_at",), name="case_step_to_tell", where=STILL_TO_TELL),
        )


class CasePhotoDay(Model):
    """A day on which the customer was shown a case's progress: at most one mark a day."""

    id = fields.BigIntField(primary_key=True)
    centre: "ForeignKeyRelation[Centre]" = fields.ForeignKeyField(
        "models.Centre", related_name=False, on_delete=fields.RESTRICT
    )
    centre_id: int
    case: ForeignKeyRelation[Case] = fields.ForeignKeyField("models.Case", related_name=False, on_delete=fields.CASCADE)
    case_id: int
    day = fields.DateField()
    shown_at = UtcDatetimeField()
    shown_by: "ForeignKeyRelation[Staff]" = fields.ForeignKeyField(
        "models.Staff", related_name=False, on_delete=fields.RESTRICT
    )
    shown_by_id: int
    by_photo = fields.BooleanField(db_default=False)
    """Whether a photo that was filed made it, so that it goes with the last of its day; else somebody typed it."""

    class Meta:
        table = "case_photo_day"
        unique_together = (("centre", "case", "day"),)
        indexes = (Index(fields=("centre_id", "day"), name="case_photo_day_of_centre"),)
