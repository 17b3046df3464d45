"""Late penalty as an account of its own: how it came about, paid, or waived with a reason (domain §4)."""

from collections.abc import Sequence
from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.errors import AmountNotPositive, NoPenaltyOwed, PenaltyExceeded
from domain.insurers.models import InsurerEntry
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.received import day_refusal
from domain.insurers.service._account import Account
from domain.insurers.service._closing import account_to_show, open_account
from domain.insurers.service._credit import penalty_daily, penalty_owed
from domain.insurers.service._paying import penalties_of
from domain.insurers.service._reasons import reason_told
from domain.insurers.service._replay import spare_money
from domain.insurers.service.standings import credit_all
from domain.insurers.service.surplus import usable
from domain.insurers.views import PenaltyMove, PenaltyOwed, PenaltySettled, PenaltyView
from domain.people.service import record_change, staff_names

STATEMENTS_SHOWN = 4
MOVES_SHOWN = 5


@use_case(Role.PARTNER)
async def pay_penalty(actor: Actor, *, insurer_id: int, amount_fen: int, day: date | None = None) -> PenaltySettled:
    """Write down money received for penalty on ``day`` (today by default); principal is paid by ``receive_payment``.

    Refused: an amount not above zero or of more than is owed today (``PenaltyExceeded``, ``NoPenaltyOwed``), a day
    to come or over a year ago.
    """
    today = clock.today(actor.zone)
    day = day or today
    if refused := day_refusal(day, today):
        raise refused
    account = await open_account(actor, insurer_id)
    return await _settle(actor, account, EntryKind.PENALTY_PAID, amount_fen=_of_owed(account, amount_fen), day=day)


@use_case(Role.MANAGER)
async def waive_penalty(actor: Actor, *, insurer_id: int, amount_fen: int | None, reason: str) -> PenaltySettled:
    """Let the insurer off some of its penalty, or all that is owed today (``None``), with a reason.

    What grows after it is owed again. Refused: no reason, an amount not above zero or of more than is owed today.
    """
    told = reason_told(reason)
    account = await open_account(actor, insurer_id)
    waived_fen = _of_owed(account, amount_fen)
    return await _settle(actor, account, EntryKind.WAIVED, amount_fen=waived_fen, day=account.today, reason=told)


@use_case(Role.PARTNER)
async def list_penalties(actor: Actor) -> tuple[PenaltyOwed, ...]:
    """Every insurer that owes penalty or has overpaid it, the one that owes most first."""
    owed = [
        PenaltyOwed(credit.insurer_id, credit.name, credit.penalty_fen, credit.penalty_daily_fen)
        for credit in await credit_all(actor)
        if credit.penalty_fen or credit.penalty_daily_fen
    ]
    return tuple(sorted(owed, key=lambda each: (-each.owed_fen, each.insurer)))


@use_case(Role.PARTNER)
async def show_penalty(
    actor: Actor, insurer_id: int, *, offset: int = 0, limit: int = STATEMENTS_SHOWN, moves_offset: int = 0
) -> PenaltyView:
    """How an insurer's penalty came about today, with a page of its statements and one of what was paid and waived.

    As many queries for any number of them. ``NotFound`` for an insurer that this centre does not have.
    """
    account = await account_to_show(actor, insurer_id)
    insurer, today = account.insurer, account.today
    page = await queries.penalty_statements(insurer.centre_id, insurer.id, today, offset=offset, limit=limit)
    settled = await queries.penalty_settled(insurer.centre_id, insurer.id)
    owed_fen, (paid_fen, paid_count) = penalty_owed(account), settled.get(EntryKind.PENALTY_PAID, (0, 0))
    waived_fen, waived_count = settled.get(EntryKind.WAIVED, (0, 0))
    moves = await queries.penalty_moves(
        insurer.centre_id, insurer.id, total=paid_count + waived_count, offset=moves_offset, limit=MOVES_SHOWN
    )
    free = await spare_money(account) if owed_fen > 0 and insurer.overpaid_fen > 0 else ()
    return PenaltyView(
        insurer_id=insurer.id,
        insurer=insurer.name,
        gathered_fen=owed_fen + paid_fen + waived_fen,
        paid_fen=paid_fen,
        waived_fen=waived_fen,
        owed_fen=owed_fen,
        daily_fen=penalty_daily(account.unpaid, today),
        statements=page.holding(await penalties_of(account, page.items)),
        moves=moves.holding(await _moves(actor, moves.items)),
        surplus_fen=insurer.overpaid_fen,
        usable_fen=usable(account, free),
    )


def _of_owed(account: Account, amount_fen: int | None) -> int:
    """The amount, all that is owed by default; refused when there is not so much to be paid or waived."""
    name, owed_fen = account.insurer.name, penalty_owed(account)
    if amount_fen is not None and amount_fen <= 0:
        raise AmountNotPositive(amount_fen=amount_fen)
    if owed_fen <= 0:
        raise NoPenaltyOwed(insurer=name)
    if amount_fen is not None and amount_fen > owed_fen:
        raise PenaltyExceeded(insurer=name, amount_fen=amount_fen, owed_fen=owed_fen)
    return owed_fen if amount_fen is None else amount_fen


async def _settle(
    actor: Actor, account: Account, kind: EntryKind, *, amount_fen: int, day: date, reason: str = ""
) -> PenaltySettled:
    insurer, before_fen = account.insurer, penalty_owed(account)
    account.post(kind, -amount_fen, day=day, note=reason)
    await account.save()
    await record_change(
        actor,
        subject="insurer",
        number=insurer.id,
        what="penalty paid" if kind is EntryKind.PENALTY_PAID else "penalty waived",
        before={"penalty_fen": before_fen},
        after={
            "insurer": insurer.name,
            "amount_fen": amount_fen,
            "day": day.isoformat(),
            "penalty_fen": penalty_owed(account),
            **({"reason": reason} if reason else {}),
        },
    )
    daily_fen = penalty_daily(account.unpaid, account.today)
    return PenaltySettled(insurer.id, insurer.name, amount_fen, day, reason, penalty_owed(account), daily_fen)


async def _moves(actor: Actor, entries: Sequence[InsurerEntry]) -> list[PenaltyMove]:
    who = await staff_names(actor.centre_id, {entry.staff_id for entry in entries if entry.staff_id is not None})
    return [
        PenaltyMove(
            entry.id,
            entry.kind == EntryKind.WAIVED.value,
            entry.amount_fen,
            entry.day,
            who.get(entry.staff_id or 0, ""),
            entry.note,
        )
        for entry in entries
    ]
