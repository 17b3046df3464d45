"""Lives of accident cases, made up at random: what happens to each car, when, and who does it.

Nothing here knows the bot: only how a service centre works. The same seed makes the same lives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
FIRST_DAY = date(2026, 9, 1)
INSURERS = ("平安", "人保", "太保")
CAUSES = ("shop", "insurer", "parts", "customer")
SOURCES = ("", "拖车", "推送")
HOLIDAYS = frozenset(date(2026, 10, day) for day in range(1, 5))
"""Nobody works then, and cars wait."""
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DAMAGES = ("前杠", "左后门", "右前大灯", "后备箱盖", "电池下护板")


@dataclass(frozen=True)
class Act:
    """Something that is done about one car."""

    at: datetime
    kind: str
    told: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Life:
    """A car: who brings it, whose it is, who looks after it, and everything that is done about it, in order."""

    plate: str
    phone: str
    insurer: str
    advisor: int
    """Which of the advisors."""
    source: str
    estimate_yuan: int
    damage: str
    acts: tuple[Act, ...]

    @property
    def said(self) -> str:
        """What is told of it besides."""
        return f"{self.damage} {self.source}".strip()

    @property
    def arrives(self) -> datetime:
        """When it comes."""
        return self.acts[0].at


def lives(random: Random, cases: int, days: int) -> list[Life]:
    """So many cars within so many days, in the order they come; what would happen later does not happen."""
    end = datetime.combine(FIRST_DAY + timedelta(days=days), time(), ZONE)
    last_arrival = max(1, days - 8)
    made = [_life(random, number, last_arrival) for number in range(cases)]
    cut = [_until(life, end) for life in made]
    return sorted(cut, key=lambda life: life.arrives)


def _until(life: Life, end: datetime) -> Life:
    return Life(**{**vars(life), "acts": tuple(act for act in life.acts if act.at < end)})


def _life(random: Random, number: int, last_arrival: int) -> Life:
    day = FIRST_DAY + timedelta(days=random.randrange(last_arrival))
    arrives = datetime.combine(day, time(random.randint(8, 18), random.randint(0, 59)), ZONE)
    estimate = random.randint(8, 240) * 100
    acts = list(_acts(random, arrives, estimate))
    return Life(
        plate=f"京{random.choice(_LETTERS)}{random.choice(_LETTERS)}{number:04d}",
        phone=f"138{number:08d}",
        insurer=random.choice(INSURERS),
        advisor=random.randrange(2),
        source=random.choice(SOURCES),
        estimate_yuan=estimate,
        damage=random.choice(_DAMAGES),
        acts=tuple(_one_after_the_other(acts, number)),
    )


def _one_after_the_other(acts: list[Act], number: int) -> Iterator[Act]:
    """In order, no two at the same second: each car has seconds of its own, and its acts a minute between them."""
    earliest = acts[0].at
    for act in sorted(acts, key=lambda each: each.at):
        at = max(act.at, earliest).replace(second=7 + number % 50, microsecond=1000 * (number // 50))
        yield Act(at, act.kind, act.told)
        earliest = at + timedelta(minutes=1)


def _at_work(moment: datetime) -> datetime:
    """The moment, or the next morning of work when nobody works any more."""
    if moment.hour >= 20:
        moment = (moment + timedelta(days=1)).replace(hour=9)
    while moment.date() in HOLIDAYS:
        moment = (moment + timedelta(days=1)).replace(hour=9)
    return moment.replace(hour=9) if moment.hour < 9 else moment


def _minutes(random: Random, least: int, most: int) -> timedelta:
    return timedelta(minutes=random.randint(least, most))


def _acts(random: Random, arrives: datetime, estimate: int) -> Iterator[Act]:
    yield Act(arrives, "open")
    if random.random() < 0.04:
        yield Act(_at_work(arrives + _minutes(random, 20, 600)), "cancel")
        return
    inspected = _at_work(arrives + _minutes(random, 5, 90))
    planned = _at_work(inspected + _minutes(random, 10, 240))
    submitted = _at_work(planned + _minutes(random, 5, 500))
    assessed = _at_work(max(arrives + _minutes(random, 180, 2_400), submitted + timedelta(minutes=2)))
    told = _at_work(assessed + _minutes(random, 5, 700))
    yield from _steps(("inspection", inspected), ("plan", planned), ("submitted", submitted), ("informed", told))
    amount = estimate * random.randint(75, 110) // 100
    deductible = random.choice((0, 0, 300, 500))
    yield Act(assessed, "assess", {"assessed": amount, "deductible": deductible})
    yield from _repair(random, arrives, told, amount)


def _steps(*steps: tuple[str, datetime]) -> Iterator[Act]:
    for name, at in steps:
        yield Act(at, "step", {"step": name})


def _on(day: date, random: Random, least: int = 9, most: int = 19) -> datetime:
    return _at_work(datetime.combine(day, time(random.randint(least, most), random.randint(0, 59)), ZONE))


def _repair(random: Random, arrives: datetime, begins: datetime, amount: int) -> Iterator[Act]:
    """From the first day of repair to the delivery, and what comes after it."""
    first = max(arrives.date() + timedelta(days=2), begins.date() + timedelta(days=1))
    ready = first + timedelta(days=random.randint(1, 6))
    promised = arrives.date() + timedelta(days=6)
    if ready > promised:
        late = _on(max(first, promised - timedelta(days=1)), random, 9, 11)
        by = max(ready, late.date()) + timedelta(days=1)
        yield Act(late, "eta", {"day": by.isoformat(), "why": "等配件"})
    if random.random() < 0.4:
        yield from _waits(random, first, ready)
    for shown in (first + timedelta(days=passed) for passed in range((ready - first).days)):
        if random.random() < 0.85:
            yield Act(_on(shown, random, 10, 17), "photo")
    yield from _money(random, first, amount)
    checked = _on(ready, random, 9, 15)
    yield from _steps(("eta", _at_work(checked - timedelta(days=1))), ("quality", checked))
    delivered = _at_work(checked + _minutes(random, 30, 1_500))
    yield from _steps(("delivered", delivered))
    yield from _afterwards(random, delivered)


def _waits(random: Random, first: date, ready: date) -> Iterator[Act]:
    begins = first + timedelta(days=random.randrange(max(1, (ready - first).days)))
    yield Act(_on(begins, random, 9, 10), "wait", {"cause": random.choice(CAUSES)})
    if random.random() < 0.7 and begins < ready:
        yield Act(_on(begins + timedelta(days=1), random, 9, 10), "wait_end")


def _money(random: Random, first: date, amount: int) -> Iterator[Act]:
    parts, labour = amount * random.randint(30, 65) // 100, amount * random.randint(10, 35) // 100
    yield Act(_on(first, random), "cost", {"parts": parts, "labour": labour})
    luck = random.random()
    if luck < 0.3:
        yield Act(_on(first, random, 12, 13), "verified", {"verified": amount * random.randint(92, 100) // 100})
    elif luck < 0.45:
        yield from _disputed(random, first, amount)
    if random.random() < 0.2:
        asked = random.randint(5, 30) * 100
        yield Act(_on(first, random, 14, 14), "supplement", {"asked": asked})
        yield Act(_on(first, random, 15, 16), "supplement_told")
        yield Act(_on(first + timedelta(days=1), random, 9, 10), "supplement_agreed", {"agreed": asked * 8 // 10})


def _disputed(random: Random, first: date, amount: int) -> Iterator[Act]:
    yield Act(_on(first, random, 9, 11), "review", {"asked": amount // 8})
    if random.random() < 0.5:
        yield Act(_on(first, random, 17, 18), "third")
    yield Act(_on(first + timedelta(days=1), random, 11, 12), "settled", {"figure": amount + amount // 20})


def _afterwards(random: Random, delivered: datetime) -> Iterator[Act]:
    booked = delivered + _minutes(random, 3, 30)
    yield Act(booked, *(("step", {"step": "booking"}) if random.random() < 0.8 else ("waive", {"step": "booking"})))
    called = _on(delivered.date() + timedelta(days=random.choice((1, 1, 1, 2))), random)
    score = random.choice((10, 10, 9, 9, 9, 8, 8, 7, 6, 4, 2))
    yield Act(called, "nps", {"score": score, "words": "挺好" if score > 6 else "漆面有色差"})
    if score <= 6:
        answered = _at_work(called + _minutes(random, 30, 2_000))
        yield Act(answered, "complaint_answer", {"words": "已致歉，约好复检"})
        yield Act(_at_work(answered + _minutes(random, 60, 2_000)), "complaint_close", {"words": "重新喷漆，客户认可"})
    if random.random() < 0.07:
        back = _on(delivered.date() + timedelta(days=random.randint(2, 25)), random)
        yield Act(back, "rework", {"why": "异响"})
        yield Act(_at_work(back + _minutes(random, 600, 3_000)), "rework_done")
    if random.random() < 0.4:
        came = _on(delivered.date() + timedelta(days=random.randint(3, 40)), random)
        yield Act(came, "visit", {"yuan": random.randint(3, 40) * 100})
