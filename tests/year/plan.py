"""The year's plan, always the same: cases by a fixed seed, money by hand-made habits, slips of whoever types."""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import count
from random import Random

from tests.year.facts import INSURERS, YEAR, Fact, Terms, local
from tests.year.sheet import bills_of

SEED = 2026
CASES_A_MONTH = {"平安": 6, "人保": 6, "太平洋": 3}
LAST_DAY = date(YEAR, 12, 31)

Part = tuple[int, int]
"""Of a bill: so many per cent, so many days after its due date (before it: below zero)."""
HABITS: dict[str, tuple[tuple[Part, ...], ...]] = {
    "平安": (
        ((100, -3),),
        ((60, -6), (40, 0)),
        ((100, 12),),
        ((50, -20), (50, -1)),  # half of it before it is even billed
        ((120, -2),),
        ((80, 0),),
        ((100, 45),),
        ((100, 14),),  # late beside the one before: two in a row
        ((100, -1),),
        ((33, 5), (33, 15), (34, 25)),
        ((100, -2),),
    ),
    "人保": (
        ((100, -2),),
        ((100, 0),),
        ((50, -3), (50, 9)),
        ((100, 20),),
        ((100, -14),),
        ((130, -1),),
        ((70, 0),),
        ((100, 1),),
        ((25, -5), (25, 5), (25, 11), (25, 30)),
        ((100, 40),),
        ((100, 26),),
        ((100, -16),),
    )
    * 2,
    "太平洋": (((100, -1),), ((100, 3),), ((50, 0), (60, 2)), ((100, 1),)),
}
"""How each bill of the year is paid, in the order they are made."""


@cache
def the_year() -> tuple[Fact, ...]:
    """Everything that is told in the year, in that order."""
    random, numbers = Random(SEED), count(1)
    facts: list[Fact] = []
    for month in range(1, 13):
        for terms in INSURERS:
            for _ in range(CASES_A_MONTH[terms.name]):
                facts += _case(random, terms, next(numbers), date(YEAR, month, random.randint(1, 28)))
    facts += _nights(random, numbers)
    facts += _gone(next(numbers))
    cases = _in_order(facts)
    for terms in INSURERS:
        facts += _money(random, cases, terms)
    return _in_order([*facts, *_decisions(), *_slips(), *_penalties()])


def _in_order(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted((fact for fact in facts if fact.at.date() <= LAST_DAY), key=lambda fact: fact.at))


def _case(random: Random, terms: Terms, number: int, day: date) -> list[Fact]:
    """A case: taken, assessed, and most of the time delivered; now and then more, or less, or nothing becomes of it."""
    name, estimate = terms.name, random.randint(800_00, 5_500_00)
    facts = [Fact(_working(random, day), name, "taken", number, estimate)]
    day += timedelta(days=random.randint(1, 3))
    own = random.choice((0, 0, 0, 300_00, 500_00))
    assessed = own + estimate * random.randint(70, 130) // 100
    facts.append(Fact(_working(random, day), name, "assessed", number, assessed, own))
    fate = random.random()
    if fate < 0.06:
        return [*facts, Fact(_working(random, day + timedelta(days=2)), name, "released", number)]
    if fate < 0.30:
        assessed += random.randint(50_00, 900_00)
        facts.append(Fact(_working(random, day + timedelta(days=1)), name, "supplement", number, assessed, own))
    day += timedelta(days=random.randint(2, 16))
    facts += _handed_over(random, name, number, day)
    if 0.25 < fate < 0.50:
        changed = assessed + random.choice((-1, 1, 1)) * random.randint(1, assessed // 3)
        facts.append(Fact(_working(random, day + timedelta(days=random.randint(4, 50))), name, "corrected", number,
                          max(own, changed), own))  # fmt: skip
    if 0.45 < fate < 0.52:
        facts.append(Fact(_working(random, day + timedelta(days=random.randint(51, 60))), name, "released", number))
    return facts


def _handed_over(random: Random, name: str, number: int, day: date) -> list[Fact]:
    """The delivery, told at once or some days later; now and then told of the wrong car and taken back."""
    at, style = _working(random, day), random.random()
    if style < 0.12:
        told = _working(random, day + timedelta(days=random.randint(1, 4)))
        return [Fact(told, name, "delivered", number, then=at)]
    if style < 0.18:
        wrong = [Fact(at, name, "delivered", number), Fact(at + timedelta(hours=1), name, "undelivered", number)]
        return [*wrong, Fact(_working(random, day + timedelta(days=3)), name, "delivered", number)]
    return [Fact(at, name, "delivered", number)]


def _nights(random: Random, numbers: "count[int]") -> list[Fact]:
    """Of every insurer and every second month: one car handed over at 23:59 of the last day, one at 00:01 of the
    next; and one at 23:59 which is told when the day is over."""
    facts = []
    for month in range(1, 12, 2):
        last = date(YEAR, month + 1, 1) - timedelta(days=1)
        late, early = local(last, 23, 59), local(last + timedelta(days=1), 0, 1)
        for terms in INSURERS:
            for told, then in ((late, None), (early, None), (early + timedelta(minutes=1), late)):
                number = next(numbers)
                taken = Fact(_working(random, last - timedelta(days=6)), terms.name, "taken", number,
                             random.randint(500_00, 1_500_00))  # fmt: skip
                facts += [taken, Fact(told, terms.name, "delivered", number, then=then)]
    return facts


def _gone(number: int) -> list[Fact]:
    """A great loss that was billed in winter and turns out in summer to be nobody's: that bill is below zero."""
    days = [(date(YEAR, 1, 2), "taken"), (date(YEAR, 1, 12), "delivered"), (date(YEAR, 7, 20), "released")]
    return [Fact(local(day, 10), "人保", what, number, 26_000_00 * (what == "taken")) for day, what in days]


def _money(random: Random, cases: tuple[Fact, ...], terms: Terms) -> list[Fact]:
    """What an insurer pays: it knows its cases, so it reckons its bills as we do."""
    found = []
    bills = bills_of([fact for fact in cases if fact.insurer == terms.name], terms, LAST_DAY + timedelta(days=1))
    for bill, parts in zip(bills, HABITS[terms.name], strict=False):
        left = bill.fen
        for place, (percent, days) in enumerate(parts):
            is_last = place == len(parts) - 1 and sum(each for each, _ in parts) == 100
            fen = left if is_last else bill.fen * percent // 100
            left -= fen
            day = bill.due_on + timedelta(days=days)
            told = _working(random, day + timedelta(days=random.choice((0, 0, 0, 1, 4))))
            found += [Fact(told, terms.name, "received", fen=fen, day=day)] if fen > 0 else []
    return found


def _decisions() -> list[Fact]:
    """Limits that managers set, and a stop by hand."""
    return [
        Fact(local(date(YEAR, 7, 1), 9), "平安", "limit", fen=80_000_00),
        Fact(local(date(YEAR, 10, 10), 9), "人保", "limit", fen=25_000_00),
        Fact(local(date(YEAR, 11, 3), 9), "人保", "stopped"),
        Fact(local(date(YEAR, 11, 20), 9), "人保", "resumed"),
    ]


def _slips() -> list[Fact]:
    """Money typed wrong, and taken back: a zero too many, another insurer's, of a wrong day, over a month's end; or
    found out weeks later, when more has come in and statements have closed, and reversed then."""
    minute, hour, day = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
    slips = (
        ("平安", local(date(YEAR, 3, 9), 19), 180_000_00, 0, 3 * minute),
        ("人保", local(date(YEAR, 5, 12), 19), 7_777_77, 0, 9 * minute),
        ("太平洋", local(date(YEAR, 4, 20), 19), 2_000_01, 20, 3 * hour),
        ("平安", local(date(YEAR, 8, 31), 23, 50), 3_000_00, 0, 30 * minute),
        ("太平洋", local(date(YEAR, 10, 31), 23, 59), 4_321_00, 9, 23 * hour),
        ("人保", local(date(YEAR, 12, 31), 20), 1_00, 1, hour),
        ("人保", local(date(YEAR, 2, 20), 10), 9_000_00, 3, 75 * day),
        ("平安", local(date(YEAR, 4, 10), 10), 30_000_00, 0, 52 * day),
        ("平安", local(date(YEAR, 5, 5), 10), 1_234_56, 2, 120 * day),
        ("太平洋", local(date(YEAR, 7, 20), 10), 8_000_00, 11, 100 * day),
    )
    facts = []
    for number, (insurer, at, fen, ago, after) in enumerate(slips, 1):
        facts.append(Fact(at, insurer, "mistyped", fen=fen, day=at.date() - ago * day, slip=number))
        facts.append(Fact(at + after, insurer, "undone" if after < day else "reversed", slip=number))
    typed, right = local(date(YEAR, 6, 18), 10), local(date(YEAR, 7, 6), 16)
    day_of_it, slip = typed.date(), len(slips) + 1
    facts.append(Fact(typed, "人保", "mistyped", fen=12_345_60, day=day_of_it, slip=slip))
    facts.append(Fact(right, "人保", "put right", fen=1_234_56, day=day_of_it, slip=slip))
    return facts


def _penalties() -> list[Fact]:
    """Penalty that is paid, and penalty that a manager lets them off; the last of it before what it is of is known
    to be less."""
    return [
        Fact(local(date(YEAR, 6, 3), 11), "人保", "penalty paid", fen=100_00, day=date(YEAR, 6, 1)),
        Fact(local(date(YEAR, 9, 28), 11), "平安", "penalty paid", fen=123_45, day=date(YEAR, 9, 28)),
        Fact(local(date(YEAR, 10, 12), 11), "太平洋", "waived", fen=500_00),
        Fact(local(date(YEAR, 12, 2), 11), "平安", "waived", fen=99_99),
    ]


def _working(random: Random, day: date) -> datetime:
    """Some minute of a working day."""
    return local(day, random.randint(8, 18), random.randint(0, 59))
