"""What is sent as files: a statement with every line, the ageing of all debts, the evidence of one (domain §4).

They are made when they are sent, for whoever was let ask for them: so all but the asking is for the bot itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.actor import Actor, Role, system_use_case, use_case
from domain.insurers import queries
from domain.insurers.errors import NothingOverdue
from domain.insurers.models import Insurer, InsurerEntry, InsurerStatement
from domain.insurers.rules import evidence
from domain.insurers.rules.account import EntryKind
from domain.insurers.service._account import BY_ITSELF, Account
from domain.insurers.service._closing import locked_account
from domain.insurers.service._credit import credit_of, credit_view, statement_view
from domain.insurers.service._lines import line_views
from domain.insurers.service._paying import penalties_of, received_for
from domain.insurers.service._terms import terms_at
from domain.insurers.service.standings import credit_all, standing
from domain.insurers.views import (
    AgeingView,
    CreditView,
    EntryView,
    EvidencePack,
    InsurerAgeing,
    LineView,
    OwedStatement,
    Received,
    StatementFile,
    StatementPenalty,
)


@use_case(Role.PARTNER)
async def ageing(actor: Actor) -> AgeingView:
    """What every insurer has not paid, by how long it has been due; as many queries for any number of entries."""
    return _ageing_view(await credit_all(actor))


@use_case(Role.PARTNER)
async def overdue(actor: Actor, insurer_id: int) -> CreditView:
    """The credit of an insurer that may be sent a demand; ``NothingOverdue`` when it owes nothing that is late."""
    credit = await standing(actor, insurer_id)
    if not credit.ageing.late_fen:
        raise NothingOverdue(insurer=credit.name)
    return credit


@system_use_case
async def ageing_file(centre_id: int, *, today: date) -> AgeingView:
    """As ``ageing``, for a file, of the accounts as they were left."""
    terms = await terms_at(centre_id, today)
    unpaid: dict[int, list[InsurerStatement]] = defaultdict(list)
    for row in await queries.all_unpaid_statements(centre_id):
        unpaid[row.insurer_id].append(row)
    insurers: list[Insurer] = await queries.insurers(centre_id)
    return _ageing_view([credit_view(each, unpaid[each.id], terms, today, {}, month=None) for each in insurers])


@system_use_case
async def statement_file(centre_id: int, number: int, *, today: date) -> StatementFile:
    """A statement as it stands on ``today`` with every line and all that came in; ``NotFound`` for an unknown one."""
    insurer_id = (await queries.statement(centre_id, number)).insurer_id
    account = await locked_account(centre_id, insurer_id, today, await terms_at(centre_id, today), BY_ITSELF)
    (found,) = await _files(account, [await queries.statement(centre_id, number)])
    return found


@system_use_case
async def evidence_pack(centre_id: int, insurer_id: int, *, today: date) -> EvidencePack:
    """Everything that proves what an insurer owes on ``today`` and since when; its sums are those of its credit.

    Without any late statement it proves nothing, and says so. ``NotFound`` for an unknown insurer. The number of
    queries does not depend on how much there is.
    """
    terms = await terms_at(centre_id, today)
    account = await locked_account(centre_id, insurer_id, today, terms, BY_ITSELF)
    late = await _files(account, [row for row in account.unpaid if row.due_on < today])
    opened_on = min((each.statement.opens_on for each in late), default=today)
    paid = await queries.money_received_since(centre_id, insurer_id, opened_on)
    return EvidencePack(
        today=today,
        credit=await credit_of(account),
        late=tuple(late),
        penalties=await _penalties(account),
        penalty_settled=_entries(await queries.penalty_settlements(centre_id, insurer_id)),
        payments=evidence.without_reversed([Received(each.day, _fen_in(each), is_credit=False) for each in paid]),
        entries=await _entries_about(account, late),
        pay_by=today + timedelta(days=terms.letter_days),
    )


def _ageing_view(credits: Iterable[CreditView]) -> AgeingView:
    owing = [credit for credit in credits if credit.open_statements]
    owed = [OwedStatement(credit.name, statement) for credit in owing for statement in credit.open_statements]
    found = [InsurerAgeing(each.insurer_id, each.name, each.ageing, each.penalty_fen) for each in owing]
    return AgeingView(
        insurers=tuple(sorted(found, key=lambda each: each.ageing.sums_fen[::-1], reverse=True)),
        owed=tuple(sorted(owed, key=lambda each: (each.statement.due_on, each.statement.number))),
    )


async def _files(account: Account, rows: Sequence[InsurerStatement]) -> list[StatementFile]:
    """These statements in full. Five queries for all of them and their lines."""
    centre_id, ids = account.insurer.centre_id, [row.id for row in rows]
    entries = await queries.billed_lines(centre_id, ids)
    delivered = await queries.delivered_days(centre_id, {entry.case_number or 0 for entry in entries})
    received = await received_for(centre_id, ids)
    lines: dict[int | None, list[LineView]] = defaultdict(list)
    for entry, line in zip(entries, await line_views(entries, delivered), strict=True):
        lines[entry.statement_id].append(line)
    return [
        StatementFile(
            insurer=account.insurer.name,
            statement=statement_view(row, account.today),
            lines=tuple(lines[row.id]),
            received=received[row.id],
        )
        for row in rows
    ]


async def _penalties(account: Account) -> tuple[StatementPenalty, ...]:
    rows = await queries.penalised_statements(account.insurer.centre_id, account.insurer.id)
    return tuple(each for each in await penalties_of(account, rows) if each.stretches)


async def _entries_about(account: Account, late: Sequence[StatementFile]) -> tuple[EntryView, ...]:
    if not late:
        return ()
    statements = [each.statement.id for each in late]
    cases = sorted({line.case_number for each in late for line in each.lines})
    found = await queries.entries_about(account.insurer.centre_id, account.insurer.id, statements, cases)
    return _entries(found)


def _entries(entries: Iterable[InsurerEntry]) -> tuple[EntryView, ...]:
    """Entries without who posted them and why, which is nobody's business outside."""
    return tuple(
        EntryView(
            id=entry.id,
            kind=entry.kind,
            amount_fen=entry.amount_fen,
            day=entry.day,
            case_number=entry.case_number,
            statement_number=entry.statement.number if entry.statement else None,
            who="",
            note="",
        )
        for entry in entries
    )


def _fen_in(entry: InsurerEntry) -> int:
    """What an entry of a payment says came in: it pays a statement (negative), or is left over (positive)."""
    return -entry.amount_fen if entry.kind == EntryKind.PAID.value else entry.amount_fen
