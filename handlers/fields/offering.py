"""What prompts offer on their buttons: days, and cars with their owners."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from domain.customers import service as customers
from domain.customers.rules import mask_name, mask_phone
from domain.forms.views import Offer
from handlers.calling import Call
from handlers.fields.base import Texts

RECENT_CARS = 5


async def today_or_before(call: Call, texts: Texts) -> Sequence[Offer]:
    """Today and the day before, for what has happened."""
    return [_day(call, "today", call.today), _day(call, "yesterday", call.today - timedelta(days=1))]


async def month_ends(call: Call, texts: Texts) -> Sequence[Offer]:
    """The ends of this month and the next, and of the year, for what expires."""
    this = _end_of_month(call.today)
    following = _end_of_month(this + timedelta(days=1))
    year = date(call.today.year, 12, 31)
    offers = {this: "this-month", following: "next-month"} | ({year: "year"} if year > following else {})
    return [_day(call, word, day) for day, word in offers.items()]


async def today_or_next_month(call: Call, texts: Texts) -> Sequence[Offer]:
    """Today, or the first day of the next month, for what begins."""
    first = _end_of_month(call.today) + timedelta(days=1)
    return [_day(call, "today", call.today), _day(call, "first", first)]


async def recent_cars(call: Call, texts: Texts) -> Sequence[Offer]:
    """The cars that were written down last, their owners masked: one of several is to be picked, none looked at."""
    cars = await customers.recent_vehicles(call.actor, limit=RECENT_CARS)
    return [Offer(f"{car.plate} {mask_name(car.customer_name)}".strip(), car.plate) for car in cars]


async def owners_name(call: Call, texts: Texts) -> Sequence[Offer]:
    """The owner of the car that was named, if it is known."""
    car = await customers.see_owner(call.actor, texts["plate"]) if "plate" in texts else None
    if car is None or not car.customer_name:
        return []
    whole = call.actor.place.is_private
    return [Offer(car.customer_name if whole else mask_name(car.customer_name), car.customer_name)]


async def owners_phone(call: Call, texts: Texts) -> Sequence[Offer]:
    """The phone of the owner of the car that was named."""
    car = await customers.see_owner(call.actor, texts["plate"]) if "plate" in texts else None
    if car is None or not car.phone:
        return []
    return [Offer(car.phone if call.actor.place.is_private else mask_phone(car.phone), car.phone)]


def _day(call: Call, word: str, day: date) -> Offer:
    return Offer(call.say("fields-day", word=word, day=day).unescape(), day.isoformat())


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
