"""The bot's side: the same things done through its services, and what they show."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any, Protocol, cast

from domain import clock
from domain.actor import Actor, Role
from domain.agents import service as agents
from domain.agents.models import FeeEntry, Referral
from domain.agents.views import Direction
from domain.errors import DomainError
from domain.insurers import service as insurers
from domain.insurers.models import Insurer, InsurerMonth, InsurerRaise, InsurerStatement
from domain.insurers.views import Plan
from domain.money import Fen
from domain.people.models import AuditEntry
from domain.people.service.mapping import change_view
from domain.people.views import ChangeView
from domain.undo.table import UNDOABLE
from tests.factories.agents import an_agent
from tests.factories.insurers import an_insurer
from tests.factories.people import a_centre, a_staff, anew
from tests.model.credit import START_LIMIT, Account, Credit
from tests.model.fees import Agreed, Desk
from tests.model.ops import UNDO_HOURS, Op

ALSO_BUILT_ON = frozenset({"LimitMovedOn", "ChangedMeanwhile", "StoppedAlready", "EndedAlready"})
"""How an undo is told, when what was built on it came at the very same moment."""


class Model(Protocol):
    """What all models have."""

    def copy(self) -> "Any":
        """Another one of which nothing is shared."""

    def go_to(self, today: Any) -> None:
        """It is another day."""

    def apply(self, op: Op) -> str:
        """Do it; why it is refused, or nothing."""

    def seen(self) -> tuple[object, ...]:
        """What can be seen."""

    def undoable(self) -> list[Op]:
        """What may be worth trying to take back."""


class Side(ABC):
    """One kind of account in the bot, and who does everything there."""

    model: Model

    def __init__(self, actor: Actor, random: Random) -> None:
        self.actor = actor
        self.random = random
        self._changes: dict[int, ChangeView] = {}
        self._ids = count(1)

    def op(self, kind: str, **what: Any) -> Op:
        """Something done now."""
        return Op(next(self._ids), kind, clock.now(), clock.today(self.actor.zone), **what)

    @abstractmethod
    def propose(self) -> Op:
        """Something that may be done next, sensible or not."""

    @abstractmethod
    async def seen(self) -> tuple[object, ...]:
        """What the bot shows, as ``Model.seen``."""

    @abstractmethod
    async def faults(self) -> list[str]:
        """What can never be, whatever was done."""

    async def do(self, op: Op) -> str:
        """Do it to the bot; why it is refused, or nothing."""
        actor = anew(self.actor)
        try:
            await self._undo(actor, op) if op.kind == "undo" else await self._doing(actor, op)
        except DomainError as refused:
            name = type(refused).__name__
            return "BuiltOn" if op.kind == "undo" and name in ALSO_BUILT_ON else name
        source = actor.person.source.update_id
        for row in await AuditEntry.filter(centre_id=actor.centre_id, update_id=source).order_by("id"):
            if (row.subject, row.what) in UNDOABLE:
                self._changes[op.id] = change_view(row)
        return ""

    def audited(self, op: Op) -> int:
        """Which place it has in the audit: of two alike at once this tells which came first."""
        return self._changes[op.id].id if op.id in self._changes else 0

    @abstractmethod
    def _doing(self, actor: Actor, op: Op) -> Awaitable[object]:
        """What is asked of the bot for it."""

    async def _undo(self, actor: Actor, op: Op) -> None:
        change = self._changes[op.target]
        await UNDOABLE[change.subject, change.what].run(actor, change)

    def _undoing(self) -> Op | None:
        options = self.model.undoable()
        if self.random.random() < 0.9:
            options = [each for each in options if clock.now() - each.at < UNDO_HOURS]
        if not options:
            return None
        last = options[-1] if self.random.random() < 0.6 else self.random.choice(options)
        return self.op("undo", place=last.place, target=last.id)


class CreditSide(Side):
    """Insurers' accounts: two of each cycle, so that what closes together may wait for each other."""

    model: Credit

    def __init__(self, actor: Actor, random: Random, insurer_ids: list[int], model: Credit) -> None:
        super().__init__(actor, random)
        self.insurer_ids, self.model = insurer_ids, model
        self._cases = count(1)

    def propose(self) -> Op:
        place = self.random.randrange(len(self.insurer_ids))
        kind = self.random.choices(list(CREDIT_OPS), weights=list(CREDIT_OPS.values()))[0]
        if self.random.random() < 0.2 and any(map(self._is_proposed, self.model.accounts)):
            kind = self.random.choice(("accept", "accept", "decline"))
        ways: dict[str, Callable[[], Op | None]] = {
            "undo": self._undoing,
            "pay": lambda: self._paying(place),
            "reverse": lambda: self._reversing(place),
            "pay_penalty": lambda: self._settling("pay_penalty", place),
            "waive_penalty": lambda: self._settling("waive_penalty", place),
            "use_surplus": lambda: self._using(place),
            "change_plan": lambda: self._planning(place),
            "note": self._revenue,
            "accept": lambda: self._deciding(kind, place),
            "decline": lambda: self._deciding(kind, place),
            "set_limit": lambda: self.op(
                kind, place=place, fen=self.random.choice((20_000_00, START_LIMIT, 80_000_00))
            ),
        }
        return (ways[kind]() or self.op("close")) if kind in ways else self._about_a_case(kind, place)

    def _about_a_case(self, kind: str, place: int) -> Op:
        cases = list(self.model.accounts[place].ledger.shares)
        if kind == "take" or not cases:
            reason = self.random.choice(("", "", "老客户"))
            return self.op("take", place=place, number=next(self._cases), fen=self._share(), text=reason)
        number = self.random.choice(cases[-8:])
        if kind == "note_figures":
            return self._figures(place, number)
        if kind == "deliver":
            ago = timedelta(hours=self.random.choice((0, 0, 30)))
            day = clock.local(clock.now() - ago, self.actor.zone).date()
            return self.op(kind, place=place, number=number, day=day)
        return self.op(kind, place=place, number=number, fen=self._share() if kind == "reassess" else 0)

    def _deciding(self, kind: str, place: int) -> Op | None:
        """The newest proposal there is anywhere, most often; else one of this account, open or not."""
        opened = [place for place, each in enumerate(self.model.accounts) if self._is_proposed(each)]
        place = self.random.choice(opened) if opened and self.random.random() < 0.8 else place
        count = len(self.model.proposals(place))
        newest = [count - 1] * 4 + list(range(count))
        return self.op(kind, place=place, number=self.random.choice(newest)) if count else None

    @staticmethod
    def _is_proposed(account: Account) -> bool:
        return account.raises.standing is not None and account.raises.standing.state == "open"

    def _revenue(self) -> Op:
        """Of the last month most often, of which none, little or much may be known already."""
        month = self.model.today - timedelta(days=self.random.choice((0, 31, 31, 31, 62)))
        yuan = self.random.choice((150_000, 190_001, 230_000, 900_000))
        return self.op("note", place=-1, day=month, fen=yuan * 100 + self.random.choice((0, 3)))

    def _figures(self, place: int, number: int) -> Op:
        """What a case brings and costs: well, badly, at a loss, right on a line; or not known."""
        brings = self.random.choice((-1, 0, 3_000_00, 8_000_00, 9_999_99))
        percent = self.random.choice((55, 75, 80, 90, 90, 95, 120))
        cost = "" if self.random.random() < 0.2 else str(max(0, brings) * percent // 100)
        return self.op("note_figures", place=place, number=number, fen=brings, text=cost)

    def _share(self) -> int:
        yuan = self.random.choice((0, 1, 800, 5_000, 9_000, 22_000))
        return yuan * 100 + self.random.choice((0, 0, 1, 99))

    def _paying(self, place: int) -> Op:
        """A part, all, or more than all of what is owed."""
        statements = self.model.accounts[place].ledger.statements
        owed = [each.unpaid for each in statements if each.unpaid] or [5_000_00]
        some = (owed[0], owed[0] // 2 or 1, sum(owed), sum(owed), sum(owed) + 100, owed[0] - 1 or 1)
        fen = self.random.choice(some)
        day = self.model.today - timedelta(days=self.random.choice((0, 0, 3, 40)))
        return self.op("pay", place=place, fen=fen, day=day)

    def _reversing(self, place: int) -> Op | None:
        """Any payment there ever was, most often one of the last, reversed already or not."""
        payments = self.model.payments(place)
        if not payments:
            return None
        target = self.random.choice(payments[-6:] if self.random.random() < 0.8 else payments)
        return self.op("reverse", place=place, target=target.id)

    def _planning(self, place: int) -> Op:
        """Another plan, or the same, from today, soon, or in some weeks; rarely from a day that is over."""
        day = self.model.today + timedelta(days=self.random.choice((0, 0, 1, 3, 12, 25, -1)))
        return self.op("change_plan", place=place, text=self.random.choice(("basic", "deep")), day=day)

    def _using(self, place: int) -> Op:
        """As much as there is, less, or too much; now and then of another surplus than there is."""
        there = [at for at, each in enumerate(self.model.accounts) if each.ledger.credit and each.penalty > 0]
        place = self.random.choice(there) if there else place
        surplus, owed = self.model.accounts[place].ledger.credit, max(0, self.model.accounts[place].penalty)
        most = min(surplus, owed)
        fen = self.random.choice((most, most, most // 2, most + 1))
        seen = surplus + (self.random.random() < 0.1)
        return self.op("use_surplus", place=place, fen=fen, text=str(seen))

    def _settling(self, kind: str, place: int) -> Op:
        """Some, all, or more than all of the penalty; 0 for whatever it is when it is waived."""
        owed = max(1, self.model.accounts[place].penalty)
        if kind == "waive_penalty":
            return self.op(kind, place=place, fen=self.random.choice((0, owed // 3 or 1, owed + 1)))
        day = self.model.today - timedelta(days=self.random.choice((0, 0, 20)))
        return self.op(kind, place=place, fen=self.random.choice((owed, owed // 2 or 1, owed + 1)), day=day)

    def _doing(self, actor: Actor, op: Op) -> Awaitable[object]:
        whose: dict[str, Any] = {"insurer_id": self.insurer_ids[max(0, op.place)]}
        case: dict[str, Any] = {"case_number": op.number}
        day = op.day or op.today
        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "take": lambda: insurers.accept_case(
                actor, **whose, **case, share_fen=op.fen, override_reason=op.text or None
            ),
            "reassess": lambda: insurers.reassess_case(actor, **whose, **case, share_fen=op.fen),
            "deliver": lambda: insurers.deliver_case(
                actor, **whose, **case, delivered_at=clock.now() - (op.today - day)
            ),
            "undeliver": lambda: insurers.take_back_delivery(actor, **whose, **case),
            "release": lambda: insurers.release_case(actor, **whose, **case),
            "pay": lambda: insurers.receive_payment(actor, **whose, amount_fen=op.fen, day=op.day),
            "reverse": lambda: insurers.reverse_payment(
                actor, **whose, payment_id=self._payment_of(op), reason="记错了"
            ),
            "pay_penalty": lambda: insurers.pay_penalty(actor, **whose, amount_fen=op.fen, day=op.day),
            "waive_penalty": lambda: insurers.waive_penalty(
                actor, **whose, amount_fen=op.fen or None, reason="友好协商"
            ),
            "use_surplus": lambda: insurers.use_surplus(actor, **whose, amount_fen=op.fen, surplus_fen=int(op.text)),
            "set_limit": lambda: insurers.set_limit(actor, **whose, amount_fen=op.fen, reason="回款正常"),
            "stop": lambda: insurers.stop(actor, **whose, reason="等合同"),
            "resume": lambda: insurers.resume(actor, **whose, reason="已续签"),
            "end": lambda: insurers.end_cooperation(actor, **whose, reason="合同到期"),
            "reopen": lambda: insurers.reopen(actor, **whose, reason="又签了"),
            "change_plan": lambda: insurers.change_plan(actor, **whose, plan=Plan(op.text), since=op.day),
            "accept": lambda: self._decided(actor, op),
            "decline": lambda: self._decided(actor, op),
            "note": lambda: insurers.note_revenue(actor, month=day, amount_fen=op.fen),
            "note_figures": lambda: insurers.note_case_figures(
                actor,
                **whose,
                **case,
                revenue_fen=op.fen if op.fen >= 0 else None,
                cost_fen=int(op.text) if op.text else None,
            ),
            "close": lambda: insurers.close_statements(actor.centre_id, op.today),
        }
        return ways[op.kind]()

    def _payment_of(self, op: Op) -> int:
        """The payment that ``op`` is about, as the bot knows it."""
        return cast(int, self._changes[op.target].after["payment_id"])

    async def _decided(self, actor: Actor, op: Op) -> None:
        rows = await InsurerRaise.filter(insurer_id=self.insurer_ids[op.place]).order_by("id")
        decide = insurers.accept_raise if op.kind == "accept" else insurers.decline_raise
        await decide(actor, proposal_id=rows[op.number].id)

    async def seen(self) -> tuple[object, ...]:
        views = [await insurers.standing(self.actor, insurer_id) for insurer_id in self.insurer_ids]
        await insurers.withdraw_raises_overtaken(self.actor.centre_id, clock.today(self.actor.zone))
        rows = await InsurerRaise.filter(centre_id=self.actor.centre_id).order_by("id")
        proposals = [
            tuple(
                (row.first_ordinal, row.last_ordinal, row.before_fen, row.after_fen, row.state)
                for row in rows
                if row.insurer_id == view.insurer_id
            )
            for view in views
        ]
        months = await InsurerMonth.filter(centre_id=self.actor.centre_id).order_by("month")
        return tuple(
            (
                view.state.value, view.limit_fen, view.exposure_fen, view.overpaid_fen, view.penalty_fen,
                tuple((each.closes_on, each.due_on, each.unpaid_fen, each.late_days) for each in view.open_statements),
                proposed,
                tuple(
                    (row.month, (row.delivered, row.revenue_fen, row.costed, row.costed_revenue_fen, row.cost_fen))
                    for row in months
                    if row.insurer_id == view.insurer_id and row.delivered
                ),
            )
            for view, proposed in zip(views, proposals, strict=True)
        )  # fmt: skip

    async def faults(self) -> list[str]:
        """Kept figures that the entries don't bear out, and figures that can't be below zero."""
        centre_id = self.actor.centre_id
        found = [str(each) for each in await insurers.check_accounts(centre_id)]
        below = await Insurer.filter(centre_id=centre_id).values("name", "billed_fen", "overpaid_fen")
        found += [f"below zero: {row}" for row in below if min(v for v in row.values() if isinstance(v, int)) < 0]
        rows = await InsurerStatement.filter(centre_id=centre_id, amount_fen__gt=0)
        return found + [f"S{row.number}: {row.paid_fen}" for row in rows if not 0 <= row.paid_fen <= row.amount_fen]


CREDIT_OPS = {
    "take": 10, "reassess": 6, "deliver": 12, "undeliver": 2, "release": 1, "pay": 9, "reverse": 4, "pay_penalty": 3,
    "waive_penalty": 2, "use_surplus": 3, "set_limit": 2, "stop": 2, "resume": 2, "close": 2,
    "end": 1, "reopen": 3, "change_plan": 4, "accept": 1, "decline": 1, "note": 2, "note_figures": 14,
    "undo": 12,
}  # fmt: skip


class FeesSide(Side):
    """Referrals with three agents, over few enough plates that they meet."""

    model: Desk

    def __init__(self, actor: Actor, random: Random, agent_ids: list[int], model: Desk) -> None:
        super().__init__(actor, random)
        self.agent_ids, self.model = agent_ids, model

    def propose(self) -> Op:
        place = self.random.randrange(len(self.agent_ids))
        numbers = list(self.model.referrals)
        kind = self.random.choices(list(FEES_OPS), weights=list(FEES_OPS.values()))[0]
        direction = self.random.choice(("out", "in"))
        if kind == "undo":
            return self._undoing() or self.op("close")
        if kind == "terms":
            day = self.random.choice((None, None, self.model.today + timedelta(days=self.random.choice((0, 1, 20)))))
            fen = self.random.choice((5_000, 6_000, 7_000, 8_000))
            return self.op(kind, place=place, text=direction, fen=fen, day=day)
        if kind == "refer" or not numbers:
            return self.op("refer", place=place, text=f"京A{self.random.randrange(20_000, 20_012)} {direction}")
        return self.op(kind, place=place, number=self.random.choice(numbers[-8:]))

    def _doing(self, actor: Actor, op: Op) -> Awaitable[object]:
        agent_id = self.agent_ids[op.place]
        plate, _, direction = op.text.rpartition(" ")
        fee: dict[str, Any] = {f"{direction}_fee_fen": Fen(op.fen)}
        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "refer": lambda: agents.log_referral(
                actor,
                direction=Direction(direction),
                agent_id=agent_id,
                plate=plate,
                name="王先生",
                phone="13812345678",
            ),
            "win": lambda: agents.win(actor, op.number),
            "lose": lambda: agents.lose(actor, op.number, "价格原因"),
            "reassign": lambda: agents.reassign(actor, op.number, agent_id),
            "terms": lambda: agents.set_terms(actor, agent_id=agent_id, from_day=op.day, **fee),
            "close": lambda: agents.expire_referrals(actor.centre_id, op.today),
        }
        return ways[op.kind]()

    async def seen(self) -> tuple[object, ...]:
        rows = await Referral.filter(centre_id=self.actor.centre_id).order_by("number")
        cards = {card.agent.id: card.figures for card in (await agents.list_agents(self.actor)).items}
        places = {agent_id: place for place, agent_id in enumerate(self.agent_ids)}
        lapsed = {row.number for row in rows if row.state == "open" and row.open_through < self.model.today}
        figures = [cards[agent_id] for agent_id in self.agent_ids]
        return (
            tuple(
                ("expired" if row.number in lapsed else row.state, places[row.agent_id], row.fee_fen) for row in rows
            ),
            tuple((each.open_count, each.won_count, each.balance_fen) for each in figures),
        )

    async def faults(self) -> list[str]:
        """What a referral earned and was taken back comes to its fee when it is won, and to nothing else."""
        sums: dict[int, int] = {}
        for entry in await FeeEntry.filter(centre_id=self.actor.centre_id).select_related("referral"):
            sums[entry.referral.number] = sums.get(entry.referral.number, 0) + entry.fee_fen
        found = []
        for number, each in self.model.referrals.items():
            right = {"out": each.fee, "in": -each.fee}[each.direction] if each.state == "won" else 0
            found += [f"R{number} earned {sums.get(number, 0)}"] if sums.get(number, 0) != right else []
        return found


FEES_OPS = {"refer": 10, "win": 7, "lose": 4, "reassign": 4, "terms": 5, "close": 1, "undo": 16}


async def a_credit_side(random: Random) -> CreditSide:
    """A centre with four insurers, two of each plan."""
    actor = await a_staff(await a_centre(), Role.MANAGER)
    today = clock.today(actor.zone)
    plans = (Plan.BASIC, Plan.DEEP, Plan.BASIC, Plan.DEEP)
    names = ("平安", "人保", "太平洋", "国寿")
    ids = [(await an_insurer(actor, name, plan)).id for name, plan in zip(names, plans, strict=True)]
    return CreditSide(actor, random, ids, Credit([Account(plan is Plan.DEEP, today) for plan in plans], today))


async def a_fees_side(random: Random) -> FeesSide:
    """A centre with three agents."""
    centre = await a_centre()
    actor = await a_staff(centre, Role.MANAGER)
    today = clock.today(actor.zone)
    ids = [(await an_agent(centre)).id for _ in range(3)]
    first = Agreed(today, {"out": 5_000, "in": 8_000}, 0)
    return FeesSide(actor, random, ids, Desk([[first] for _ in ids], today))
