"""Insurers' accounts as a model: what was done, and everything else counted anew from it (domain §4)."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import cast

from tests.model.ledger import Ledger, Statement
from tests.model.ops import Done, Op, obstacle
from tests.model.raises import Centre, Proposal, Raises

START_LIMIT = 50_000_00
LEGAL_DAYS, LATE_IN_A_ROW = 60, 2


@dataclass
class Account:
    """One insurer: cases and money as they came, and the decisions that stand."""

    half_monthly: bool
    opened: date
    happened: list[Op] = field(default_factory=list)
    """Cases and money, payments that were taken back or reversed too."""
    gone: set[int] = field(default_factory=set)
    """The payments that do not stand."""
    settled: dict[int, int] = field(default_factory=dict)
    """Penalty that was paid and waived, by what did it; not what was taken back."""
    aside: dict[int, int] = field(default_factory=dict)
    """What of payments, by what told of them, was used for penalty; it comes and goes with them."""
    done: list[Done] = field(default_factory=list)
    limit: int = START_LIMIT
    is_stopped: bool = False
    is_ended: bool = False
    raises: Raises = field(default_factory=Raises)
    centre: Centre = field(default_factory=Centre)
    """The centre's, which all its accounts share."""
    closed: int = 0
    """How many statements there were when somebody last looked."""
    figures: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)
    """What cases bring and cost, as far as it was told."""
    renegotiated: set[date] = field(default_factory=set)
    """Months whose margin stops nothing any more."""
    today: date = date.min
    _ledger: Ledger | None = None

    def copy(self) -> "Account":
        """Another one of which nothing is shared."""
        kept = [replace(each) for each in self.done]
        happened, gone, settled = list(self.happened), set(self.gone), dict(self.settled)
        told, again, raises = dict(self.figures), set(self.renegotiated), self.raises.copy()
        return replace(
            self, happened=happened, gone=gone, settled=settled, done=kept, raises=raises, figures=told,
            renegotiated=again, aside=dict(self.aside), _ledger=None,
        )  # fmt: skip

    @property
    def ledger(self) -> Ledger:
        """The account today."""
        if self._ledger is None:
            self._ledger = self._counted(self.happened)
        self._ledger.go_to(self.today)
        return self._ledger

    def apply(self, op: Op) -> str:
        """Do it; why it is refused, or nothing."""
        self.today = op.today
        self.catch_up()
        refused: str = getattr(self, op.kind)(op)
        return refused

    def catch_up(self) -> None:
        """Somebody looks: what has closed is known, and if credit or nothing at all has paid it, a raise may be due."""
        new = self.ledger.statements[self.closed :]
        self.closed = len(self.ledger.statements)
        if any(not each.unpaid for each in new):
            self._review()

    def let_go(self) -> None:
        """What the calendar has overtaken is proposed no more."""
        if self.raises.standing and not self.raises.is_due(self._asking, self.today):
            self.raises.withdraw()

    def take(self, op: Op) -> str:
        if self.is_ended:
            return "CooperationEnded"
        if self.state in ("stopped", "legal") and not op.text:
            return "IntakeStopped"
        if op.number in self.ledger.shares:
            return "CaseInAccountAlready"
        return self._happens(op)

    def reassess(self, op: Op) -> str:
        return self._to_a_case(op)

    def deliver(self, op: Op) -> str:
        is_again = self._is_delivered(op.number)
        return "" if is_again and not self._is_gone(op.number) else self._to_a_case(op)

    def release(self, op: Op) -> str:
        return self._to_a_case(op)

    def undeliver(self, op: Op) -> str:
        if self._is_gone(op.number) or not self._is_delivered(op.number):
            return "CaseNotInAccount" if self._is_gone(op.number) else ""
        return "CaseBilled" if op.number in self.ledger.billed else self._happens(op)

    def pay(self, op: Op) -> str:
        self.done.append(Done(op, "", None))
        self._happens(op)
        return self._review()

    def reverse(self, op: Op) -> str:
        if op.target in self.gone:
            return "PaymentReversedAlready"
        self.done.append(Done(op, "", None))
        return self._leaves(op.target)

    def pay_penalty(self, op: Op) -> str:
        return self._settles(op, op.fen)

    def waive_penalty(self, op: Op) -> str:
        return self._settles(op, op.fen or self.penalty)

    def use_surplus(self, op: Op) -> str:
        parts = self._free(op.fen)
        if self.ledger.credit != int(op.text) or not 0 < op.fen <= min(self.penalty, sum(parts.values())):
            return "SurplusMovedOn"
        self.done.append(Done(op, "", parts))
        return self._sets_aside(parts)

    def set_limit(self, op: Op) -> str:
        if op.fen == self.limit:
            return "LimitUnchanged"
        if self._is_above(op.fen):
            return "LimitAboveCeiling"
        return self._limits(op, op.fen)

    def accept(self, op: Op) -> str:
        proposal = self.raises.proposals[op.number]
        if proposal.state != "open" or not self.raises.is_due(self._asking, self.today):
            return "RaiseOver"
        if self._is_above(proposal.after):
            return "LimitAboveCeiling"
        proposal.state = "accepted"
        return self._limits(op, proposal.after)

    def decline(self, op: Op) -> str:
        proposal = self.raises.proposals[op.number]
        if proposal.state != "open" or not self.raises.is_due(self._asking, self.today):
            return "RaiseOver"
        proposal.state = "declined"
        self.done.append(Done(op, "decline", None))
        return ""

    def stop(self, op: Op) -> str:
        return "StoppedAlready" if self.is_stopped else self._stops(op, True)

    def resume(self, op: Op) -> str:
        if self.is_stopped:
            return self._stops(op, False)
        if self._margin_says() != "stopped":
            return "NotStoppedByHand"
        self.done.append(Done(op, "renegotiated", self._last_month))
        self.renegotiated.add(self._last_month)
        return ""

    def note_figures(self, op: Op) -> str:
        if self._is_gone(op.number):
            return "CaseNotInAccount"
        self.figures[op.number] = (op.fen if op.fen >= 0 else None, int(op.text) if op.text else None)
        return ""

    def end(self, op: Op) -> str:
        return "EndedAlready" if self.is_ended else self._ends(op, True)

    def reopen(self, op: Op) -> str:
        return self._ends(op, False) if self.is_ended else "NotEnded"

    def change_plan(self, op: Op) -> str:
        since = op.day or op.today
        if since < op.today:
            return "PlanInPast"
        if self.ledger.plan_on(since) == (op.text == "deep"):
            return "PlanUnchanged"
        self.done.append(Done(op, "plan", None))
        return self._happens(op)

    def close(self, _: Op) -> str:
        return ""

    def undo(self, op: Op) -> str:
        if refused := obstacle(self.done, op):
            return refused
        target = next(each for each in self.done if each.op.id == op.target)
        if target.op.kind == "pay" and target.op.id in self.gone:
            return "PaymentReversedAlready"
        if target.op.kind in ("accept", "decline") and not self._is_last_decision(target):
            return "BuiltOn"
        if target.op.kind == "use_surplus" and self.gone & cast(dict[int, int], target.before).keys():
            return "BuiltOn"
        target.is_undone = True
        self._take_back(target, op)
        return ""

    def _take_back(self, target: Done, op: Op) -> None:
        match target.op.kind:
            case "pay":
                self._leaves(target.op.id)
            case "reverse":
                self.gone.remove(target.op.target)
                self._ledger = None
                self._review()
            case "use_surplus":
                self._sets_aside({payment: -fen for payment, fen in cast(dict[int, int], target.before).items()})
            case "pay_penalty" | "waive_penalty":
                del self.settled[target.op.id]
            case "set_limit" | "accept":
                self.limit, self.raises.counts_from = cast(tuple[int, int], target.before)
                self.raises.withdraw()
            case "change_plan":
                self._happens(replace(op, kind="withdraw_plan"))
            case "end" | "reopen":
                self.is_ended = cast(bool, target.before)
                self._review()
            case "resume" if target.group == "renegotiated":
                self.renegotiated.remove(cast(date, target.before))
            case "stop" | "resume":
                self.is_stopped = cast(bool, target.before)
        if target.op.kind in ("accept", "decline"):
            self.raises.proposals[target.op.number].state = "open"
        if target.group in ("limit", "decline"):
            self._review()

    @property
    def penalty(self) -> int:
        """What is owed of it; below zero when more was paid and waived than came about in the end."""
        aside = sum(fen for payment, fen in self.aside.items() if payment not in self.gone)
        return self.ledger.penalty - sum(self.settled.values()) - aside

    @property
    def state(self) -> str:
        """The intake state: the worst of all reasons."""
        late = [self.today > each.due_on and each.unpaid > 0 for each in self._asking]
        days = [(self.today - each.due_on).days for each in self._asking if each.unpaid]
        in_a_row = any(all(late[start : start + LATE_IN_A_ROW]) for start in range(len(late) - LATE_IN_A_ROW + 1))
        exposure = self.ledger.exposure
        if self.is_ended:
            return "ended"
        if any(each > LEGAL_DAYS for each in days):
            return "legal"
        margin = self._margin_says()
        if self.is_stopped or in_a_row or exposure >= self.limit or margin == "stopped":
            return "stopped"
        return "watch" if any(late) or 10 * exposure >= 8 * self.limit or margin == "watch" else "open"

    @property
    def months(self) -> dict[date, tuple[int, int, int, int, int]]:
        """By the month they were delivered in: how many cases and what they bring; of how many the costs are known,
        what those bring and cost."""
        found: dict[date, tuple[int, int, int, int, int]] = {}
        for number, day in self._delivered_on().items():
            revenue, cost = self.figures.get(number, (None, None))
            brings = revenue or 0
            added = (1, brings, 0, 0, 0) if cost is None else (1, brings, 1, brings, cost)
            before = found.get(day.replace(day=1), (0, 0, 0, 0, 0))
            one, two, three, four, five = (sum(pair) for pair in zip(before, added, strict=True))
            found[day.replace(day=1)] = (one, two, three, four, five)
        return found

    @property
    def _last_month(self) -> date:
        return (self.today.replace(day=1) - timedelta(days=1)).replace(day=1)

    def _margin_says(self) -> str:
        """What the last full month's margin means for intake; nothing where it is unknown."""
        _, _, costed, brings, costs = self.months.get(self._last_month, (0, 0, 0, 0, 0))
        if not costed or brings <= 0:
            return ""
        percent = Fraction(100 * (brings - costs), brings)
        if percent < 10:
            return "watch" if self._last_month in self.renegotiated else "stopped"
        return "watch" if percent < 20 else ""

    def _delivered_on(self) -> dict[int, date]:
        """When each car was handed over that is not cancelled."""
        found: dict[int, date] = {}
        for op in self.happened:
            if op.kind == "deliver":
                found[op.number] = op.day or op.today
            elif op.kind in ("undeliver", "release"):
                found.pop(op.number, None)
        return found

    def seen(self) -> tuple[object, ...]:
        """What can be seen of it."""
        ledger = self.ledger
        unpaid = tuple(
            (each.closes_on, each.due_on, each.unpaid, max(0, (self.today - each.due_on).days))
            for each in ledger.statements
            if each.unpaid
        )
        proposals = tuple(
            (each.first, each.last, each.before, each.after, each.state) for each in self.raises.proposals
        )
        months = tuple(sorted(self.months.items()))
        return self.state, self.limit, ledger.exposure, ledger.credit, self.penalty, unpaid, proposals, months

    @property
    def _asking(self) -> list[Statement]:
        return [each for each in self.ledger.statements if each.amount > 0]

    def _limits(self, op: Op, fen: int) -> str:
        self.done.append(Done(op, "limit", (self.limit, self.raises.counts_from)))
        self.limit = fen
        self.raises.counts_from = max(
            (place for place, each in enumerate(self._asking, 1) if not each.unpaid), default=0
        )
        self.raises.withdraw()
        return ""

    def _is_above(self, fen: int) -> bool:
        ceiling = self.centre.ceiling(self.today)
        return ceiling is not None and fen > ceiling

    def _is_last_decision(self, target: Done) -> bool:
        """Whether neither the limit nor another proposal was decided since, and none is there."""
        later = self.done[self.done.index(target) + 1 :]
        decided = any(each.group in ("limit", "decline") and not each.is_undone for each in later)
        return not decided and self.raises.standing is self.raises.proposals[target.op.number]

    def _review(self) -> str:
        ceiling = self.centre.ceiling(self.today)
        self.raises.review(self._asking, self.limit, ceiling, self.today, is_ended=self.is_ended)
        return ""

    def _stops(self, op: Op, now: bool) -> str:
        self.done.append(Done(op, "stop", self.is_stopped))
        self.is_stopped = now
        return ""

    def _ends(self, op: Op, now: bool) -> str:
        self.done.append(Done(op, "end", self.is_ended))
        self.is_ended = now
        return self._review()

    def _to_a_case(self, op: Op) -> str:
        return "CaseNotInAccount" if self._is_gone(op.number) else self._happens(op)

    def _happens(self, op: Op) -> str:
        _put_down(self.ledger, op)
        self.happened.append(op)
        return ""

    def _is_gone(self, number: int) -> bool:
        is_released = any(each.kind == "release" and each.number == number for each in self.happened)
        return is_released or number not in self.ledger.shares

    def _is_delivered(self, number: int) -> bool:
        told = [each.kind for each in self.happened if each.number == number]
        return told.count("deliver") > told.count("undeliver")

    def _leaves(self, payment: int) -> str:
        self.gone.add(payment)
        self._ledger = None
        return self._review()

    def _settles(self, op: Op, fen: int) -> str:
        if self.penalty <= 0:
            return "NoPenaltyOwed"
        if fen > self.penalty:
            return "PenaltyExceeded"
        self.done.append(Done(op, "", None))
        self.settled[op.id] = fen
        return ""

    def _sets_aside(self, parts: dict[int, int]) -> str:
        for payment, fen in parts.items():
            self.aside[payment] = self.aside.get(payment, 0) + fen
        self._ledger = None
        return self._review()

    def _free(self, fen: int) -> dict[int, int]:
        """Up to so much of the newest payments, without which every statement would have been paid as it was."""
        stand = [op for op in self.happened if op.kind == "pay" and op.id not in self.gone]
        left = {op.id: op.fen - self.aside.get(op.id, 0) for op in stand}
        found: dict[int, int] = {}
        for op in sorted(stand, key=lambda each: (each.day or each.today, stand.index(each)), reverse=True):
            least, most = 0, min(left[op.id], fen - sum(found.values()))
            while least < most:
                middle = (least + most + 1) // 2
                without = [(each.day or each.today, left[each.id] - middle * (each is op)) for each in stand]
                least, most = (middle, most) if self.ledger.is_paid_alike(without) else (least, middle - 1)
            left[op.id] -= least
            found |= {op.id: least} if least else {}
        return found

    def _counted(self, happened: list[Op]) -> Ledger:
        ledger = Ledger(self.half_monthly, self.opened)
        for op in happened:
            if op.id in self.gone:
                continue
            ledger.go_to(op.today)
            _put_down(ledger, replace(op, fen=op.fen - self.aside.get(op.id, 0)))
        ledger.go_to(self.today)
        return ledger


def _put_down(ledger: Ledger, op: Op) -> None:
    day = op.day or op.today
    match op.kind:
        case "take":
            ledger.shares[op.number] = op.fen
        case "reassess" | "release" if ledger.shares[op.number] != op.fen:
            ledger.change(op.number, op.fen)
        case "deliver":
            ledger.lines[op.number] = day
        case "undeliver":
            del ledger.lines[op.number]
        case "pay":
            ledger.pay(op.fen, day)
        case "change_plan":
            ledger.plans.append((op.id, day, op.text == "deep"))
        case "withdraw_plan":
            ledger.plans = [each for each in ledger.plans if each[0] != op.target]


@dataclass
class Credit:
    """All insurers of a centre."""

    accounts: list[Account]
    today: date

    centre: Centre = field(default_factory=Centre)

    def __post_init__(self) -> None:
        for account in self.accounts:
            account.centre = self.centre

    def copy(self) -> "Credit":
        """Another one of which nothing is shared."""
        return Credit([each.copy() for each in self.accounts], self.today, self.centre.copy())

    def go_to(self, today: date) -> None:
        """It is another day."""
        self.today = today
        for account in self.accounts:
            account.today = today

    def apply(self, op: Op) -> str:
        """Do it; why it is refused, or nothing."""
        if op.place < 0:
            return self.centre.apply(op)
        if op.kind == "close":
            self._look()
            return ""
        tried = self.accounts[op.place].copy()
        if not (refused := tried.apply(op)):
            self.accounts[op.place] = tried
        return refused

    def seen(self) -> tuple[object, ...]:
        """What can be seen of all of them; whoever sees it has looked, and so has whoever lets raises go."""
        self._look()
        for account in self.accounts:
            account.let_go()
        return tuple(each.seen() for each in self.accounts)

    def payments(self, place: int) -> list[Op]:
        """The payments of an account, those that do not stand too."""
        return [each for each in self.accounts[place].happened if each.kind == "pay"]

    def undoable(self) -> list[Op]:
        """What may be worth trying to take back: lately done, taken back already or not."""
        kept = [self.centre.done, *(account.done for account in self.accounts)]
        return [each.op for done in kept for each in done[-4:]]

    def proposals(self, place: int) -> list[Proposal]:
        """All there ever were of an account."""
        return self.accounts[place].raises.proposals

    def _look(self) -> None:
        for account in self.accounts:
            account.catch_up()
