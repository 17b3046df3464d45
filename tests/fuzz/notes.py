"""Names in groups: whoever wrote one into a note has told it themselves."""

import json

from tortoise.models import Model

from domain.agents.models import Agent, Referral
from domain.cases.models import Case, CaseStep
from domain.customers.models import InsurancePolicy
from domain.database.connection import fetch_rows
from domain.forms.models import Form
from domain.insurers.models import (
    BankLine,
    Insurer,
    InsurerContact,
    InsurerEntry,
    InsurerLimit,
    InsurerName,
    InsurerTerms,
)
from tests.fuzz.watching import Watch

PERSONAL_FIELDS = {"name", "customer", "customer_name", "owner", "owner_name"}
NOTES: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Case, ("damage", "override_reason")),
    (CaseStep, ("reason",)),
    (Referral, ("reason",)),
    (Agent, ("name", "company")),
    (Insurer, ("name", "stop_reason", "end_reason")),
    (InsurerName, ("name",)),
    (InsurerContact, ("name", "note")),
    (InsurerLimit, ("reason",)),
    (InsurerTerms, ("reason",)),
    (InsurerEntry, ("note",)),
    (BankLine, ("payer",)),
    (InsurancePolicy, ("insurer", "sold_by")),
)
"""Where people write what they like, and others read it."""


async def look_at_names(watch: Watch) -> None:
    """A name that stands whole in a group is a finding, unless somebody has written it into a note."""
    suspected, watch.suspected = watch.suspected, []
    for name, finding in suspected:
        if not await _is_noted(name):
            watch.keep(finding)


async def _is_noted(name: str) -> bool:
    for model, columns in NOTES:
        for column in columns:
            if await model.filter(**{f"{column}__contains": name}).exists():
                return True
    for row in await fetch_rows(
        'SELECT "before", "after" FROM "audit_entry" WHERE "before" || "after" LIKE $1', f"%{name}%"
    ):
        facts = {**json.loads(row["before"]), **json.loads(row["after"])}
        if any(name in str(fact) for key, fact in facts.items() if key not in PERSONAL_FIELDS):
            return True
    forms = await Form.all()
    return any(name in text for form in forms for field, text in form.answers if field != "name")
