"""What every use case of bank lists needs: a list in hand, and its lines as they stand today (domain §4)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain import changes
from domain.errors import NotFound
from domain.insurers import queries
from domain.insurers.errors import BankLineToldAnew
from domain.insurers.models import BankLine, BankList
from domain.insurers.rules import received, settlement
from domain.insurers.rules.bank import is_person
from domain.insurers.rules.payers import Match, Payers, exactly
from domain.insurers.service._closing import take_turn_to_close
from domain.insurers.views import AllottedView, BankCounts, BankLineView, BankState, Doubt, LineState
from domain.names import Named
from domain.policy.service import values_at

SUBJECT = "bank"
"""What the audit and the living card of a list are about."""


async def list_in_hand(centre_id: int, list_id: int) -> BankList:
    """A list that was read, held until the transaction ends; ``NotFound`` for any other."""
    await queries.lock_bank(centre_id)
    found = await queries.bank_list(centre_id, list_id)
    if found.state != BankState.READ.value:
        raise NotFound(what=f"#{list_id}")
    return found


async def let_go(centre_id: int, payment_id: int) -> int | None:
    """A payment is taken back: if a line of a bank's list told of it, that line is open again; the line's id.

    Whoever takes a payment back calls this first, before any insurer's account is opened: lists are locked first.
    """
    if await queries.line_of_payment(centre_id, payment_id) is None:
        return None
    await queries.lock_bank(centre_id)
    await take_turn_to_close(centre_id)  # an undo of many lines locks the accounts of several insurers, in any order
    line = await queries.line_of_payment(centre_id, payment_id)
    if line is None:
        return None
    line.state, line.payment_id = LineState.OPEN.value, None
    line.insurer_id = line.insurer_id if line.is_assigned else None
    await line.save(update_fields=["state", "payment_id", "insurer_id"])
    outdated(centre_id, line.bank_list_id)
    line_id: int = line.id
    return line_id


async def hold(centre_id: int, line_id: int) -> BankLine | None:
    """The line that told of a payment which is to stand again, its list locked; ``None`` once it is forgotten.

    ``BankLineToldAnew`` when it was confirmed anew meanwhile: the same money would be booked twice.
    """
    await queries.lock_bank(centre_id)
    try:
        line = await queries.bank_line(centre_id, line_id)
    except NotFound:
        return None
    if line.state == LineState.CONFIRMED.value:
        raise BankLineToldAnew(row=line.row, file=line.bank_list.name)
    return line


async def tells_of(line: BankLine, insurer_id: int, payment_id: int) -> None:
    """The line is confirmed by a payment of the insurer; one that was left out meanwhile stays so."""
    if line.state == LineState.OPEN.value:
        line.state, line.insurer_id, line.payment_id = LineState.CONFIRMED.value, insurer_id, payment_id
        await line.save(update_fields=["state", "insurer_id", "payment_id"])
        outdated(line.centre_id, line.bank_list_id)


def outdated(centre_id: int, list_id: int) -> None:
    """The messages that show the list follow."""
    changes.outdated(centre_id, SUBJECT, list_id)


@dataclass(frozen=True)
class Desk:
    """All that the lines of a list are held against."""

    payers: Payers
    names: Mapping[int, str]
    unpaid: Mapping[int, Sequence[tuple[int, int]]]
    """By insurer, the oldest first: number and unpaid fen."""
    standing: Mapping[tuple[int, int], Sequence[date]]
    """The days of the payments that stand already, by insurer and fen."""
    alike: timedelta
    """How far apart the days of one payment may be, told by hand and by the bank."""
    today: date

    def view(self, line: BankLine) -> BankLineView:
        """The line as it stands."""
        state = LineState(line.state)
        plain = BankLineView(
            line.id, line.row, line.day, line.payer, line.amount_fen, state, is_person(line.payer), why=line.why
        )
        if state is LineState.UNREAD:
            return plain
        if state is not LineState.OPEN or line.is_assigned:
            match = Match((line.insurer_id,) if line.insurer_id and line.insurer_id in self.names else (), True)
        else:
            match = self.payers.match(line.payer)
        return self._matched(line, plain, match) if match.insurer_ids else replace(plain, doubt=Doubt.UNKNOWN)

    def _matched(self, line: BankLine, plain: BankLineView, match: Match) -> BankLineView:
        choices = tuple((insurer_id, self.names.get(insurer_id, "")) for insurer_id in match.insurer_ids)
        if len(choices) > 1:
            return replace(plain, doubt=Doubt.AMBIGUOUS, choices=choices)
        insurer_id, insurer = choices[0]
        named = replace(plain, insurer_id=insurer_id, insurer=insurer, is_assigned=line.is_assigned)
        return self._weighed(line, named, match) if plain.state is LineState.OPEN else named

    def _weighed(self, line: BankLine, named: BankLineView, match: Match) -> BankLineView:
        """What speaks against an open line, and what it would pay if it were confirmed now."""
        insurer_id = named.insurer_id or 0
        unpaid = self.unpaid.get(insurer_id, ())
        allotment = settlement.allot(line.amount_fen, unpaid)
        left = dict(unpaid)
        days = self.standing.get((insurer_id, line.amount_fen), ())
        told_on = next((day for day in days if abs(day - line.day) <= self.alike), None)
        refusal = received.refusal(line.amount_fen, line.day, self.today)
        doubts = ((Doubt.DAY, refusal), (Doubt.TOLD, told_on), (Doubt.LIKELY, not match.is_plain))
        return replace(
            named,
            doubt=next((doubt for doubt, holds in doubts if holds), None),
            told_on=told_on,
            refusal=refusal,
            pays=tuple(AllottedView(number, fen, left[number] - fen) for number, fen in allotment.parts),
            kept_fen=allotment.left_fen,
            exact=exactly(line.amount_fen, unpaid),
        )


async def desk_of(list_: BankList, lines: Sequence[BankLine], today: date) -> Desk:
    """What the lines of a list are held against today; as many queries for a thousand lines as for one."""
    centre_id = list_.centre_id
    names: dict[int, list[str]] = defaultdict(list)
    for row in await queries.names(centre_id):
        names[row.insurer_id].append(row.name)
    ids = {line.insurer_id for line in lines if line.insurer_id} | names.keys()
    unpaid: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for statement in await queries.all_unpaid_statements(centre_id):
        unpaid[statement.insurer_id].append((statement.number, statement.amount_fen - statement.paid_fen))
    alike = timedelta((await values_at(centre_id, today)).settlement.alike_days)
    return Desk(
        payers=Payers(Named(insurer_id, tuple(each)) for insurer_id, each in names.items()),
        names={insurer.id: insurer.name for insurer in await queries.insurers_by_id(centre_id, ids)},
        unpaid=unpaid,
        standing=await _standing(list_, lines, alike, today),
        alike=alike,
        today=today,
    )


async def _standing(
    list_: BankList, lines: Sequence[BankLine], alike: timedelta, today: date
) -> Mapping[tuple[int, int], Sequence[date]]:
    """The payments that open lines may tell again; one whose day can't be is refused whatever stands already."""
    days = [
        line.day
        for line in lines
        if line.state == LineState.OPEN.value and received.day_refusal(line.day, today) is None
    ]
    found: dict[tuple[int, int], list[date]] = defaultdict(list)
    if days:
        first, last = min(days) - alike, max(days) + alike
        for insurer_id, fen, day in await queries.standing_payments(list_, first, last):
            found[insurer_id, fen].append(day)
    return found


async def counts_of(list_: BankList, open_lines: Sequence[BankLineView]) -> BankCounts:
    """How the lines of a list stand, those that are open as they were judged."""
    found = await queries.count_lines(list_)
    confirmed, confirmed_fen = found.get(LineState.CONFIRMED, (0, 0))
    return BankCounts(
        open=len(open_lines),
        sure=sum(line.is_sure for line in open_lines),
        unknown=sum(line.doubt is Doubt.UNKNOWN for line in open_lines),
        confirmed=confirmed,
        confirmed_fen=confirmed_fen,
        left_out=found.get(LineState.LEFT_OUT, (0, 0))[0],
        unread=found.get(LineState.UNREAD, (0, 0))[0],
    )
