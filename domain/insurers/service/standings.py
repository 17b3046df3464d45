"""What anyone may see of credit: one insurer before taking a case, all of them, one in full (domain §4)."""

from collections import defaultdict
from collections.abc import Sequence

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.models import InsurerEntry, InsurerStatement
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.margin import last_full_month
from domain.insurers.rules.raising import cause_of
from domain.insurers.service._account import Account
from domain.insurers.service._ceiling import ceiling
from domain.insurers.service._closing import account_to_show, caught_up
from domain.insurers.service._credit import credit_of, credit_view, deciders, worst_first
from domain.insurers.service._margin import last_month, last_months
from domain.insurers.service._raising import overtaken_by
from domain.insurers.service._terms import terms_at
from domain.insurers.views import Ceiling, CreditDetail, CreditView, EntryView, RaiseState, RaiseView
from domain.pages import NEWEST, Spot
from domain.people.service import staff_names

LAST_ENTRIES = 6
ENTRIES_READ = 20


@use_case(Role.ADVISOR)
async def standing(actor: Actor, insurer_id: int, extra_fen: int = 0) -> CreditView:
    """One insurer's credit today, and the state that a case of ``extra_fen`` more would leave it in."""
    today = clock.today(actor.zone)
    terms = await terms_at(actor.centre_id, today)
    insurer = await queries.insurer(actor.centre_id, insurer_id)
    insurer = await caught_up(actor, insurer, today, terms)
    unpaid = await queries.unpaid_statements(actor.centre_id, insurer_id)
    month = await last_month(actor.centre_id, insurer_id, today)
    who = await deciders([insurer], [month])
    return credit_view(insurer, unpaid, terms, today, who, month=month, extra_fen=extra_fen)


@use_case(Role.ADVISOR)
async def credit_all(actor: Actor) -> tuple[CreditView, ...]:
    """Every insurer's credit today, the worst first; as many queries with a million entries as with ten."""
    today = clock.today(actor.zone)
    terms = await terms_at(actor.centre_id, today)
    insurers = [await caught_up(actor, insurer, today, terms) for insurer in await queries.insurers(actor.centre_id)]
    unpaid: dict[int, list[InsurerStatement]] = defaultdict(list)
    for statement in await queries.all_unpaid_statements(actor.centre_id):
        unpaid[statement.insurer_id].append(statement)
    months = await last_months(actor.centre_id, today)
    who = await deciders(insurers, months.values())
    views = [
        credit_view(insurer, unpaid[insurer.id], terms, today, who, month=months.get(insurer.id))
        for insurer in insurers
    ]
    return tuple(sorted(views, key=worst_first))


@use_case(Role.ADVISOR)
async def credit_one(actor: Actor, insurer_id: int) -> CreditDetail:
    """One insurer in full: credit, names, its last entries and why its limit is what it is."""
    account = await account_to_show(actor, insurer_id)
    credit = await credit_of(account)
    names = await queries.names_of(actor.centre_id, insurer_id)
    entries = await queries.entries(actor.centre_id, insurer_id, NEWEST, LAST_ENTRIES + 1)
    limit = await queries.last_limit(actor.centre_id, insurer_id)
    cause = cause_of(limit.reason)
    ceiling, proposal = await _ceiling_and_proposal(account)
    return CreditDetail(
        credit=credit,
        names=tuple(name.name for name in names),
        entries=await _entry_views(actor, entries[:LAST_ENTRIES]),
        has_more_entries=len(entries) > LAST_ENTRIES,
        limit_reason=cause.text,
        limit_since=limit.day,
        limit_is_restored=cause.is_restored,
        limit_raised_by=cause.statements,
        ceiling=ceiling,
        proposal=proposal,
    )


async def _ceiling_and_proposal(account: Account) -> tuple[Ceiling, RaiseView | None]:
    """What no limit should pass, and what is proposed about this one; one query for both."""
    insurer, terms = account.insurer, account.terms.raising
    found = await queries.revenue_and_raise(insurer.centre_id, insurer.id, last_full_month(account.today))
    top = ceiling(account.today, terms, found["revenue_fen"])
    if found["id"] is None or overtaken_by(account.unpaid, account.today):
        return top, None
    figures = {name: found[name] for name in ("id", "before_fen", "after_fen", "statements")}
    return top, RaiseView(insurer_id=insurer.id, insurer=insurer.name, state=RaiseState.OPEN, **figures)


@use_case(Role.ADVISOR)
async def read_entries(
    actor: Actor, insurer_id: int, *, spot: Spot = NEWEST, limit: int = ENTRIES_READ
) -> tuple[EntryView, ...]:
    """Entries of an insurer's account next to ``spot``, newest first; as many queries for a long account as for a
    short one. ``NotFound`` for an insurer that this centre does not have."""
    await queries.insurer(actor.centre_id, insurer_id)
    return await _entry_views(actor, await queries.entries(actor.centre_id, insurer_id, spot, limit))


async def _entry_views(actor: Actor, entries: Sequence[InsurerEntry]) -> tuple[EntryView, ...]:
    who = await staff_names(actor.centre_id, {entry.staff_id for entry in entries if entry.staff_id is not None})
    return tuple(_entry_view(entry, who.get(entry.staff_id or 0, "")) for entry in entries)


def _entry_view(entry: InsurerEntry, who: str) -> EntryView:
    return EntryView(
        id=entry.id,
        kind=entry.kind,
        amount_fen=entry.amount_fen,
        day=entry.day,
        case_number=entry.case_number,
        statement_number=entry.statement.number if entry.statement else None,
        who=who,
        note=entry.note,
        gives_back=_gives_back(entry),
        is_of_surplus=entry.kind == EntryKind.PENALTY_PAID.value and entry.payment_id is not None,
    )


def _gives_back(entry: InsurerEntry) -> bool:
    """Whether it is credit that came back from a statement, and not of one below zero."""
    is_credit_coming = entry.kind == EntryKind.CREDITED.value and entry.amount_fen > 0
    return is_credit_coming and entry.statement is not None and entry.statement.amount_fen > 0
