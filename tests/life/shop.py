"""What a service centre's books must say after those lives, kept by another hand: plain Python, by the domain's words.

It shares nothing with the program but the names of steps (domain §3, §4).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tests.life.plan import FIRST_DAY, ZONE, Act, Life

WARNED, LATE, ESCALATED = 1, 2, 3
AHEAD = timedelta(minutes=15)
LONG_LATE = timedelta(hours=2)
ANSWERED_WITHIN = timedelta(hours=24)
IN_TIME = timedelta(hours=24)
REWORK_DAYS = 30
QUIET_FROM, QUIET_UNTIL = time(21), time(8)


def midnight_after(day: date) -> datetime:
    """The moment ``day`` ends."""
    return datetime.combine(day + timedelta(days=1), time(), ZONE)


def is_quiet(moment: datetime) -> bool:
    """Whether nobody is told anything then."""
    return moment.time() >= QUIET_FROM or moment.time() < QUIET_UNTIL


def warned_at(due: datetime) -> datetime:
    """When somebody is warned: a little before, and of what falls into the night a little before that begins."""
    if not is_quiet(due - AHEAD) and not is_quiet(due):
        return due - AHEAD
    if due.time() >= QUIET_UNTIL and due.time() < QUIET_FROM:
        return due.replace(hour=QUIET_UNTIL.hour, minute=0, second=0, microsecond=0)
    evening = due.date() if due.time() >= QUIET_FROM else due.date() - timedelta(days=1)
    return datetime.combine(evening, QUIET_FROM, ZONE) - AHEAD


@dataclass
class Step:
    """One step of a car's SOP."""

    due: datetime | None
    done: datetime | None = None
    told: int = 0
    """How much was told of its being late: ``WARNED``, ``LATE``, ``ESCALATED``."""

    def thresholds(self) -> tuple[tuple[int, datetime], ...]:
        """From when on how much is to be told of it, the loudest first."""
        if self.done is not None or self.due is None:
            return ()
        return (ESCALATED, self.due + LONG_LATE), (LATE, self.due), (WARNED, warned_at(self.due))

    def level(self, now: datetime) -> int:
        """How much there is to be told of it by ``now``."""
        return next((level for level, at in self.thresholds() if now >= at), 0)


@dataclass
class Car:
    """A car in care, or that was."""

    number: int
    life: Life
    steps: dict[str, Step]
    promised: date
    photos: set[date] = field(default_factory=set)
    waits: list[tuple[str, date, date | None]] = field(default_factory=list)
    assessed: int | None = None
    verified: int | None = None
    deductible: int = 0
    cost: tuple[int, int] | None = None
    disputed_on: date | None = None
    at_third_on: date | None = None
    delivered: datetime | None = None
    cancelled: bool = False
    score: int | None = None
    complaint: str = ""
    """``open``, ``answered`` or ``closed``."""
    complained_on: date = date.min
    manager_asked_at: datetime | None = None
    """When the manager is to be asked about the complaint, unless somebody has answered it."""
    reworked: list[date] = field(default_factory=list)
    visits: list[date] = field(default_factory=list)

    @property
    def in_hand(self) -> bool:
        """Whether it stands on the board."""
        undone = any(step.done is None for step in self.steps.values())
        return not self.cancelled and (undone or self.complaint in {"open", "answered"})

    @property
    def is_assessed(self) -> bool:
        """Whether the insurer has said its figure."""
        return self.assessed is not None

    @property
    def billed(self) -> int | None:
        """What the insurer pays by: the verified figure where there is one."""
        return self.verified if self.verified is not None else self.assessed

    @property
    def share(self) -> int:
        """The insurer's share in yuan."""
        if self.cancelled:
            return 0
        return self.life.estimate_yuan if self.billed is None else self.billed - self.deductible

    @property
    def wants_photo(self) -> bool:
        """Whether it is under repair: nobody has closed the daily photo."""
        return not self.cancelled and self.steps["photo"].done is None

    def waited(self, until: date) -> dict[str, int]:
        """Days that it stood still, by whose they are."""
        days: dict[str, int] = {}
        for cause, first, end in self.waits:
            days[cause] = days.get(cause, 0) + ((end or until) - first).days
        return days

    def closes_wait(self, day: date) -> None:
        """It stands still no longer."""
        self.waits = [(cause, first, end or day) for cause, first, end in self.waits]


class Shop:
    """Every car that came."""

    def __init__(self) -> None:
        self.cars: list[Car] = []

    def apply(self, car: Car | None, life: Life, act: Act) -> Car:
        """What an act does to the books."""
        if car is None:
            car = _taken(len(self.cars) + 1, life, act.at)
            self.cars.append(car)
            return car
        getattr(self, f"_{act.kind}")(car, act)
        return car

    def _cancel(self, car: Car, act: Act) -> None:
        car.cancelled = True
        car.closes_wait(act.at.date())

    def _step(self, car: Car, act: Act) -> None:
        step = car.steps[str(act.told["step"])]
        step.done = step.done or act.at
        if act.told["step"] == "quality":
            car.steps["photo"].done = act.at
        if act.told["step"] == "delivered":
            car.delivered = act.at
            car.closes_wait(act.at.date())
            _due(car.steps["booking"], midnight_after(act.at.date()))
            _due(car.steps["callback"], midnight_after(act.at.date() + timedelta(days=1)))

    def _waive(self, car: Car, act: Act) -> None:
        car.steps[str(act.told["step"])].done = act.at

    def _assess(self, car: Car, act: Act) -> None:
        car.assessed, car.deductible = int(act.told["assessed"]), int(act.told["deductible"])
        car.steps["assessed"].done = act.at

    def _verified(self, car: Car, act: Act) -> None:
        car.verified = int(act.told["verified"])

    def _review(self, car: Car, act: Act) -> None:
        car.disputed_on = act.at.date()

    def _third(self, car: Car, act: Act) -> None:
        car.at_third_on = act.at.date()

    def _settled(self, car: Car, act: Act) -> None:
        car.assessed = int(act.told["figure"])

    def _supplement(self, car: Car, act: Act) -> None:
        """Nothing is owed for it before it is agreed."""

    def _supplement_told(self, car: Car, act: Act) -> None:
        """The customer knows."""

    def _supplement_agreed(self, car: Car, act: Act) -> None:
        agreed = int(act.told["agreed"])
        car.assessed = (car.assessed or 0) + agreed
        car.verified = None if car.verified is None else car.verified + agreed

    def _cost(self, car: Car, act: Act) -> None:
        car.cost = int(act.told["parts"]), int(act.told["labour"])

    def _eta(self, car: Car, act: Act) -> None:
        car.promised = date.fromisoformat(str(act.told["day"]))
        for name, step in _before_delivery(car.promised).items():
            if car.steps[name].done is None:
                _due(car.steps[name], step)

    def _wait(self, car: Car, act: Act) -> None:
        car.closes_wait(act.at.date())
        car.waits.append((str(act.told["cause"]), act.at.date(), None))

    def _wait_end(self, car: Car, act: Act) -> None:
        car.closes_wait(act.at.date())

    def _photo(self, car: Car, act: Act) -> None:
        car.photos.add(act.at.date())

    def _nps(self, car: Car, act: Act) -> None:
        car.score = int(act.told["score"])
        car.steps["callback"].done = car.steps["callback"].done or act.at
        if car.score <= 6:
            car.complaint, car.complained_on = "open", act.at.date()
            car.manager_asked_at = act.at + ANSWERED_WITHIN

    def _complaint_answer(self, car: Car, _: Act) -> None:
        car.complaint, car.manager_asked_at = "answered", None

    def _complaint_close(self, car: Car, _: Act) -> None:
        car.complaint = "closed"

    def _rework(self, car: Car, act: Act) -> None:
        car.reworked.append(act.at.date())

    def _rework_done(self, car: Car, _: Act) -> None:
        """Nothing is counted by it."""

    def _visit(self, car: Car, act: Act) -> None:
        car.visits.append(act.at.date())

    # ---- what has to be told

    def chased(self, day: date) -> list[int]:
        """The cars under repair that no photo was shown of on ``day``, from their third day on."""
        return [
            car.number
            for car in self.cars
            if car.wants_photo and day >= car.life.arrives.date() + timedelta(days=2) and day not in car.photos
        ]

    def in_hand(self) -> list[int]:
        """The cars that stand on the board."""
        return [car.number for car in self.cars if car.in_hand]

    def billed(self, day: date) -> set[str]:
        """The insurers that have a monthly statement on ``day``; in these lives none of them ever pays."""
        return {car.life.insurer for car in self.cars if car.delivered and car.delivered.date() < day.replace(day=1)}

    def late(self, day: date) -> set[str]:
        """The insurers whose first statement is late: it was due on the 15th of the month after the first one."""
        due = (FIRST_DAY + timedelta(days=31)).replace(day=15)
        return self.billed(due) if day > due else set()

    def steps_to_watch(self) -> Iterator[tuple[Car, str, Step]]:
        """Every open step that may be told of as late; the daily photo has its chase."""
        for car in self.cars:
            if not car.cancelled:
                for name, step in car.steps.items():
                    if name != "photo" and step.done is None and step.due is not None:
                        yield car, name, step


def _due(step: Step, at: datetime) -> None:
    """It is due at another moment: what was told of the former one is past."""
    if step.due != at:
        step.due, step.told = at, 0


def _before_delivery(promised: date) -> dict[str, datetime]:
    return {
        "eta": midnight_after(promised - timedelta(days=1)),
        "quality": midnight_after(promised),
        "delivered": midnight_after(promised),
    }


def _taken(number: int, life: Life, at: datetime) -> Car:
    day = at.date()
    promised = day + timedelta(days=6)
    due: dict[str, datetime | None] = {
        "inspection": at + timedelta(hours=1),
        "plan": at + timedelta(hours=4),
        "submitted": midnight_after(day),
        "assessed": at + timedelta(hours=24),
        "informed": midnight_after(day + timedelta(days=1)),
        "photo": None,
        **_before_delivery(promised),
        "booking": None,
        "callback": None,
    }
    return Car(number, life, {name: Step(moment) for name, moment in due.items()}, promised)
