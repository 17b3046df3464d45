"""What commands are told, field by field: recognised in a line, asked for by a form, offered on buttons."""

from handlers.fields.actions import Action, Given
from handlers.fields.base import Asked, Field, Offers
from handlers.fields.marks import Flag, Marked, OneOf
from handlers.fields.names import OneNamed, PersonName, Text
from handlers.fields.shapes import (
    Amount,
    Amounts,
    CalledAmount,
    Claim,
    Day,
    Days,
    Month,
    NumberOf,
    Phone,
    Plate,
    Whole,
    Year,
)

__all__ = [
    "Action",
    "Amount",
    "Amounts",
    "Asked",
    "CalledAmount",
    "Claim",
    "Day",
    "Days",
    "Field",
    "Flag",
    "Given",
    "Marked",
    "Month",
    "NumberOf",
    "Offers",
    "OneNamed",
    "OneOf",
    "PersonName",
    "Phone",
    "Plate",
    "Text",
    "Whole",
    "Year",
]
