"""Referrals and agents' fees as a model (domain §6)."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import cast

from tests.model.ops import Done, Op, obstacle

OPEN_DAYS = PROTECTED_DAYS = timedelta(days=90)
Fees = dict[str, int]


@dataclass(frozen=True)
class Agreed:
    """A version of what is agreed with an agent."""

    from_day: date
    fees: Fees
    root: int
    """What brought these fees: an op, or nothing for those it began with."""


@dataclass
class Referral:
    """One referral."""

    plate: str
    direction: str
    agent: int
    logged_on: date
    fee: int
    root: int
    state: str = "open"

    def is_open(self, today: date) -> bool:
        return self.state == "open" and today <= self.logged_on + OPEN_DAYS

    def shown(self, today: date) -> str:
        return "expired" if self.state == "open" and not self.is_open(today) else self.state


@dataclass
class Desk:
    """All referrals of a centre, what is agreed with its agents, and what they earned."""

    agreed: list[list[Agreed]]
    today: date
    referrals: dict[int, Referral] = field(default_factory=dict)
    earned: list[tuple[date, int, int, int]] = field(default_factory=list)
    """Day, agent, whether a deal more or one less, and fen: positive what is owed to us."""
    done: list[Done] = field(default_factory=list)

    def copy(self) -> "Desk":
        """Another one of which nothing is shared."""
        return replace(
            self,
            agreed=[list(each) for each in self.agreed],
            referrals={number: replace(each) for number, each in self.referrals.items()},
            earned=list(self.earned),
            done=[replace(each) for each in self.done],
        )

    def go_to(self, today: date) -> None:
        """It is another day."""
        self.today = today

    def apply(self, op: Op) -> str:
        """Do it; why it is refused, or nothing."""
        refused: str = getattr(self, op.kind)(op)
        return refused

    def refer(self, op: Op) -> str:
        plate, direction = op.text.split()
        for each in self.referrals.values():
            is_won = each.state == "won" and self.today <= each.logged_on + PROTECTED_DAYS
            if (each.plate, each.direction) == (plate, direction) and (each.is_open(self.today) or is_won):
                return "AlreadyReferred"
        self.close(op, plate)
        terms = self._in_force(op.place, self.today)
        number = len(self.referrals) + 1
        fee = terms.fees[direction]
        self.referrals[number] = Referral(plate, direction, op.place, self.today, fee, terms.root)
        self.done.append(Done(op, f"R{number}", None))
        return ""

    def win(self, op: Op) -> str:
        if refused := self._closed(op):
            return refused
        referral = self.referrals[op.number]
        self._changes(op, state="won")
        self.earned.append((self.today, referral.agent, 1, _owed(referral)))
        return ""

    def lose(self, op: Op) -> str:
        return self._closed(op) or self._changes(op, state="lost")

    def reassign(self, op: Op) -> str:
        if refused := self._closed(op):
            return refused
        referral = self.referrals[op.number]
        if referral.agent == op.place:
            return "SameAgentAlready"
        terms = self._in_force(op.place, referral.logged_on)
        return self._changes(op, agent=op.place, fee=terms.fees[referral.direction], root=terms.root)

    def terms(self, op: Op) -> str:
        versions = self.agreed[op.place]
        from_day = op.day or max(self.today, versions[-1].from_day)
        if from_day < versions[-1].from_day:
            return "TermsInThePast"
        self.done.append(Done(op, f"A{op.place}", versions[-1]))
        versions.append(Agreed(from_day, {**versions[-1].fees, op.text: op.fen}, op.id))
        return ""

    def close(self, op: Op, plate: str = "") -> str:
        """Sweep up what has expired (of a plate): nothing else can happen to it then."""
        for number, each in self.referrals.items():
            if each.shown(self.today) == "expired" and each.state == "open" and plate in ("", each.plate):
                each.state = "expired"
                self.done.append(Done(replace(op, id=0, kind="close"), f"R{number}", None))
        return ""

    def undo(self, op: Op) -> str:
        if refused := obstacle(self.done, op):
            return refused
        target = next(each for each in self.done if each.op.id == op.target)
        refused = self._undone_terms(target) if target.op.kind == "terms" else self._undone_referral(target)
        target.is_undone = not refused
        return refused

    def seen(self) -> tuple[object, ...]:
        """What can be seen of it: every referral, and how it stands with every agent this month."""
        shown = tuple((each.shown(self.today), each.agent, each.fee) for _, each in sorted(self.referrals.items()))
        return shown, tuple(self._figures(agent) for agent in range(len(self.agreed)))

    def undoable(self) -> list[Op]:
        """What may be worth trying to take back: lately done, taken back already or not."""
        return [each.op for each in self.done[-6:] if each.op.kind not in ("close",)]

    def _figures(self, agent: int) -> tuple[int, int, int]:
        month = [each for each in self.earned if each[1] == agent and each[0].replace(day=1) == self._month]
        waiting = sum(each.agent == agent and each.is_open(self.today) for each in self.referrals.values())
        return waiting, sum(step for _, _, step, _ in month), sum(fen for *_, fen in month)

    @property
    def _month(self) -> date:
        return self.today.replace(day=1)

    def _in_force(self, agent: int, day: date) -> Agreed:
        versions = self.agreed[agent]
        begun = [each for each in versions if each.from_day <= day]
        latest = max(each.from_day for each in begun) if begun else versions[0].from_day
        return [each for each in versions if each.from_day == latest][-1 if begun else 0]

    def _closed(self, op: Op) -> str:
        shown = self.referrals[op.number].shown(self.today)
        return {"open": "", "expired": "ReferralExpired"}.get(shown, "ReferralClosed")

    def _changes(self, op: Op, **to: object) -> str:
        referral = self.referrals[op.number]
        self.done.append(Done(op, f"R{op.number}", replace(referral)))
        for name, value in to.items():
            setattr(referral, name, value)
        return ""

    def _undone_terms(self, target: Done) -> str:
        if any(each.root == target.op.id and each.state != "withdrawn" for each in self.referrals.values()):
            return "TermsUsed"
        versions, before = self.agreed[target.op.place], cast(Agreed, target.before)
        first = next(place for place, each in enumerate(versions) if each.root == target.op.id)
        versions += [replace(before, from_day=day) for day in sorted({each.from_day for each in versions[first:]})]
        return ""

    def _undone_referral(self, target: Done) -> str:
        number = int(target.group[1:])
        referral = self.referrals[number]
        if target.op.kind == "refer":
            referral.state = "withdrawn"
            return ""
        if target.op.kind == "reassign":
            before = cast(Referral, target.before)
            referral.agent, referral.fee, referral.root = before.agent, before.fee, before.root
            return ""
        if self._is_taken(number, referral):
            return "AlreadyReferred"
        if target.op.kind == "win":
            self.earned.append((self.today, referral.agent, -1, -_owed(referral)))
        referral.state = "open"
        return ""

    def _is_taken(self, number: int, referral: Referral) -> bool:
        return any(
            other != number
            and each.state == "open"
            and (each.plate, each.direction) == (referral.plate, referral.direction)
            for other, each in self.referrals.items()
        )


def _owed(referral: Referral) -> int:
    return referral.fee if referral.direction == "out" else -referral.fee
