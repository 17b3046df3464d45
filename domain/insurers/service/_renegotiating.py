"""Cases come again although a month's margin stops them, once terms were renegotiated (domain §4)."""

from dataclasses import fields

from domain.actor import Actor
from domain.errors import ChangedMeanwhile
from domain.insurers.models import InsurerMonth
from domain.insurers.service._account import Account
from domain.insurers.service._credit import credit_of
from domain.insurers.views import CreditView, ReasonKind, ResumedView
from domain.people.service import record_change


async def stopped_by_margin(account: Account) -> bool:
    """Whether the last full month's margin stops intake."""
    credit = await credit_of(account)
    return any(reason.kind is ReasonKind.MARGIN_STOP for reason in credit.reasons)


async def note_renegotiated(actor: Actor, account: Account, reason: str) -> None:
    """Let cases come again although the last full month's margin stops them; the account is locked."""
    row = await account.last_month()
    if row is None:
        raise ChangedMeanwhile(what=account.insurer.name)
    row.resumed_reason, row.resumed_by_id, row.resumed_on = reason, actor.staff_id, account.today
    await save_decision(row)
    await record_change(
        actor,
        subject="insurer",
        number=account.insurer.id,
        what="renegotiated",
        before={},
        after={"insurer": account.insurer.name, "month": f"{row.month:%Y-%m}", "reason": reason},
    )


def resumed(credit: CreditView, lifted: ReasonKind) -> ResumedView:
    """The credit after a stop of this kind was lifted."""
    return ResumedView(**{each.name: getattr(credit, each.name) for each in fields(CreditView)}, lifted=lifted)


async def save_decision(row: InsurerMonth) -> None:
    """Write who decided what about a month; its figures are not touched."""
    await row.save(update_fields=["resumed_reason", "resumed_by_id", "resumed_on"])
