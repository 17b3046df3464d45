"""The figures of a period, made of the books alone, as the bot's report must tell them (domain §3, §4)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.actor import Actor, Role
from domain.cases import service as cases
from domain.cases.views import CaseReportLine
from domain.insurers import service as insurers
from domain.people import service as people
from tests.life.shop import IN_TIME, REWORK_DAYS, Car


@dataclass(frozen=True)
class Figures:
    """One insurer's cases in a period."""

    arrived: int
    cancelled: int
    awaited: int
    in_time: int
    delivered: int
    cycle_minutes: int
    reworked: int
    waited: dict[str, int]
    revenue: int
    costs: int
    converted: int
    scored: int
    promoters: int
    detractors: int
    complaints: int
    disputes: int
    third: int


def of_books(cars: Sequence[Car], since: date, until: date, now: datetime) -> Figures:
    """What the books say of the period's days."""
    arrived = [car for car in cars if since <= car.life.arrives.date() <= until]
    delivered = [car for car in cars if car.delivered and since <= car.delivered.date() <= until]
    assessed = [car for car in arrived if car.is_assessed]
    awaited = [car for car in arrived if not car.cancelled and not car.is_assessed and now > car.life.arrives + IN_TIME]
    disputed = [car for car in cars if car.disputed_on and since <= car.disputed_on <= until]
    scores = [car.score for car in delivered if car.score is not None]
    return Figures(
        arrived=len(arrived),
        cancelled=sum(car.cancelled for car in arrived),
        awaited=len(assessed) + len(awaited),
        in_time=sum(_assessed_at(car) <= car.life.arrives + IN_TIME for car in assessed),
        delivered=len(delivered),
        cycle_minutes=sum((_delivered(car) - car.life.arrives) // timedelta(minutes=1) for car in delivered),
        reworked=sum(_came_back(car) for car in delivered),
        waited=dict(_waits(cars, since, until, now.date())),
        revenue=sum(car.billed or 0 for car in delivered),
        costs=sum(sum(car.cost or ()) for car in delivered),
        converted=sum(any(day > _delivered(car).date() for day in car.visits) for car in delivered),
        scored=len(scores),
        promoters=sum(score >= 9 for score in scores),
        detractors=sum(score <= 6 for score in scores),
        complaints=sum(bool(car.complaint) and since <= car.complained_on <= until for car in cars),
        disputes=len(disputed),
        third=sum(car.at_third_on is not None for car in disputed),
    )


def _assessed_at(car: Car) -> datetime:
    at = car.steps["assessed"].done
    assert at is not None
    return at


def _delivered(car: Car) -> datetime:
    assert car.delivered is not None
    return car.delivered


def _came_back(car: Car) -> bool:
    return any(day <= _delivered(car).date() + timedelta(days=REWORK_DAYS) for day in car.reworked)


def _waits(cars: Sequence[Car], since: date, until: date, today: date) -> Counter[str]:
    days = Counter[str]()
    for car in cars:
        for cause, first, end in car.waits:
            last = min(until, today, (end or today + timedelta(days=1)) - timedelta(days=1))
            days[cause] += max(0, (last - max(first, since)).days + 1)
    return +days


def of_report(line: CaseReportLine) -> Figures:
    """The same of what the bot reports; amounts in yuan."""
    pace, money, care = line.pace, line.money, line.care
    return Figures(
        arrived=pace.arrived,
        cancelled=pace.cancelled,
        awaited=pace.awaited,
        in_time=pace.in_time,
        delivered=pace.delivered,
        cycle_minutes=pace.cycle_minutes,
        reworked=pace.reworked,
        waited={cause.value: days for cause, days in pace.waited.items()},
        revenue=money.revenue_fen // 100,
        costs=(money.parts_fen + money.labour_fen) // 100,
        converted=care.converted,
        scored=care.scored,
        promoters=care.promoters,
        detractors=care.detractors,
        complaints=care.complaints,
        disputes=money.disputes.open + money.disputes.settled + money.disputes.withdrawn,
        third=money.disputes.third,
    )


async def manager_of_all(user_id: int) -> Actor:
    """The manager of the only centre, in private."""
    (centre,) = await people.centres()
    actor = await people.reader_in(centre.id, user_id, None, role=Role.MANAGER)
    assert actor is not None
    return actor


async def differences(manager: Actor, cars: Sequence[Car], since: date, until: date, now: datetime) -> list[str]:
    """Where the bot's figures are others than the books', insurer by insurer and altogether, and the exposures."""
    report = await cases.case_report(manager, since, until)
    told = {line.insurer: of_report(line) for line in (*report.lines, report.total)}
    names = {car.life.insurer for car in cars}
    expected = {name: of_books([car for car in cars if car.life.insurer == name], since, until, now) for name in names}
    expected[""] = of_books(cars, since, until, now)
    found = [
        f"{name} {since}: {told.get(name)} instead of {each}"
        for name, each in expected.items()
        if told.get(name) != each
    ]
    for credit in await insurers.credit_all(manager):
        owed = sum(car.share for car in cars if car.life.insurer == credit.name)
        if credit.exposure_fen != owed * 100:
            found.append(f"{credit.name}: exposure {credit.exposure_fen} instead of {owed * 100}")
    return found
