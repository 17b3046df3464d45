"""Proposals to raise a limit, and the revenue that is their ceiling, as a model (domain §4 Credit limit)."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.model.ledger import Statement
from tests.model.ops import Done, Op, obstacle

IN_A_ROW = 3


@dataclass
class Proposal:
    """A limit that is to become another one, for a row of statements by their places among those that ask."""

    first: int
    last: int
    before: int
    after: int
    state: str = "open"


@dataclass
class Centre:
    """What was said of months' revenue."""

    revenue: dict[date, int | None] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)

    def copy(self) -> "Centre":
        """Another one of which nothing is shared."""
        return Centre(dict(self.revenue), [replace(each) for each in self.done])

    def apply(self, op: Op) -> str:
        """Do it; why it is refused, or nothing."""
        return self.undo(op) if op.kind == "undo" else self.note(op)

    def note(self, op: Op) -> str:
        month = (op.day or op.today).replace(day=1)
        if month >= op.today.replace(day=1):
            return "MonthNotOver"
        if self.revenue.get(month) == op.fen:
            return "RevenueUnchanged"
        self.done.append(Done(op, f"revenue of {month}", self.revenue.get(month)))
        self.revenue[month] = op.fen
        return ""

    def undo(self, op: Op) -> str:
        if refused := obstacle(self.done, op):
            return refused
        target = next(each for each in self.done if each.op.id == op.target)
        target.is_undone = True
        before = target.before
        self.revenue[(target.op.day or target.op.today).replace(day=1)] = before if isinstance(before, int) else None
        return ""

    def ceiling(self, today: date) -> int | None:
        """30 % of the last full month's revenue; nothing where that is unknown."""
        revenue = self.revenue.get((today.replace(day=1) - timedelta(days=1)).replace(day=1))
        return None if revenue is None else (revenue * 3 + 5) // 10


@dataclass
class Raises:
    """One insurer's proposals. Nothing is counted anew: when a proposal was made depends on when it was looked."""

    proposals: list[Proposal] = field(default_factory=list)
    counts_from: int = 0
    """Statements up to this one speak for no raise any more."""

    def copy(self) -> "Raises":
        """Another one of which nothing is shared."""
        return Raises([replace(each) for each in self.proposals], self.counts_from)

    @property
    def standing(self) -> Proposal | None:
        """The last one that was not withdrawn."""
        return next((each for each in reversed(self.proposals) if each.state != "withdrawn"), None)

    def withdraw(self) -> None:
        """What it was about is another matter now."""
        if self.standing and self.standing.state == "open":
            self.standing.state = "withdrawn"

    def is_due(self, asking: list[Statement], today: date) -> bool:
        """Whether one that is open has its row still, and nothing since is late."""
        last = self.standing
        if not last or last.state != "open":
            return False
        row = all(_in_time(each) for each in asking[last.first - 1 : last.last])
        return row and not any(_is_late(each, today) for each in asking[last.last :])

    def review(self, asking: list[Statement], limit: int, ceiling: int | None, today: date, *, is_ended: bool) -> None:
        """Something has moved: propose what is due, withdraw what is not any more; nothing about who has gone."""
        if self.is_due(asking, today) and not is_ended:
            return
        self.withdraw()
        settled, last = [_in_time(each) for each in asking], self.standing
        if is_ended or any(each.unpaid and _is_late(each, today) for each in asking):
            return
        after = max(self.counts_from, last.last if last else 0)
        paid = [place for place, each in enumerate(asking, 1) if not each.unpaid and place > after][-IN_A_ROW:]
        if len(paid) < IN_A_ROW or paid[-1] - paid[0] >= IN_A_ROW or not all(settled[place - 1] for place in paid):
            return
        most = (limit * 12 + 500) // 1_000  # in yuan, a half up
        if ceiling is not None:
            most = min(most, ceiling // 100)
        if most * 100 > limit:
            self.proposals.append(Proposal(paid[0], paid[-1], limit, most * 100))


def _is_late(statement: Statement, today: date) -> bool:
    paid_on = today if statement.unpaid else max(day for day, _ in statement.receipts)
    return paid_on > statement.due_on


def _in_time(statement: Statement) -> bool:
    return not statement.unpaid and max(day for day, _ in statement.receipts) <= statement.due_on
