"""Taking words by their shape, wherever they stand. ``take_`` may find nothing, ``need_`` refuses then."""

from collections.abc import Callable, Collection
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import TypeVar

from domain.customers.errors import NotAPhone, NotAPlate, NotAVin, quoted
from domain.customers.rules import Vin
from domain.errors import DomainError
from domain.money import Fen
from handlers.arguments import shapes
from handlers.arguments.amounts import MOST_YUAN, may_be_a_day, read_amount
from handlers.arguments.bag import Reader, WordBag, about, tells
from handlers.arguments.dates import (
    Assume,
    read_date,
    read_dotted_date,
    read_month,
    read_month_at_a_pinch,
    read_weekday,
    read_year,
)
from handlers.arguments.errors import (
    AmountTooLarge,
    NegativeAmount,
    NotADate,
    NotAMonth,
    NotAnAmount,
    NotAWholeNumber,
    NumberOutOfRange,
    WrongNumberKind,
)
from handlers.arguments.shapes import Number
from handlers.arguments.tokens import Word

T = TypeVar("T")
_MOST_AMOUNTS = 20


class ShapeTakers(WordBag):
    """Takers for everything that is known by its shape alone."""

    def take_plate(self) -> str | None:
        """A plate as it is stored (京AD12345); a word that begins like one and is none is refused."""
        return self._take(shapes.read_plate, quoted_too=True)

    def need_plate(self) -> str:
        """As ``take_plate``; without one ``NotAPlate`` about the likeliest word, or ``Missing("plate")``."""
        return self._need(self.take_plate(), "plate", shapes.perhaps_a_plate, NotAPlate)

    def take_phone(self) -> str | None:
        """A mainland mobile as 11 digits; a number one digit short, a landline … is refused."""
        return self._take(shapes.read_phone, quoted_too=True)

    def need_phone(self) -> str:
        """As ``take_phone``; without one ``NotAPhone`` about the likeliest word, or ``Missing("phone")``."""
        return self._need(self.take_phone(), "phone", shapes.perhaps_a_phone, NotAPhone)

    def take_vin(self) -> Vin | None:
        """A VIN, with whether its check digit holds (warn if not)."""
        return self._take(shapes.read_vin, quoted_too=True)

    def need_vin(self) -> Vin:
        """As ``take_vin``; without one ``NotAVin`` about the likeliest word, or ``Missing("vin")``."""
        return self._need(self.take_vin(), "vin", shapes.perhaps_a_vin, NotAVin)

    def take_claim(self) -> str | None:
        """An insurer's claim number (报案号), upper case; take phones and VINs first."""
        return self._take(shapes.read_claim, quoted_too=True)

    def take_amount(self, *, negative_allowed: bool = False) -> Fen | None:
        """The first amount in fen; below zero is ``NegativeAmount`` unless allowed. Take dates first."""
        amounts = self.take_amounts(1, negative_allowed=negative_allowed)
        return amounts[0] if amounts else None

    def need_amount(self, what: str = "amount", *, negative_allowed: bool = False) -> Fen:
        """As ``take_amount``; without one ``NotAnAmount`` about a likely word, or ``Missing(what)``."""
        amount = self.take_amount(negative_allowed=negative_allowed)
        return self._need(amount, what, self._is_odd, _no_amount)

    def take_amounts(self, most: int = _MOST_AMOUNTS, *, negative_allowed: bool = False) -> tuple[Fen, ...]:
        """Up to ``most`` amounts in fen, in the order they stand."""
        found: list[Fen] = []
        for only_plain in (True, False):
            while len(found) < most:
                amount = self._take(partial(_amount, negative_allowed, only_plain))
                if amount is None:
                    break
                found.append(amount)
        return tuple(found)

    def take_amount_called(self, names: Collection[str]) -> Fen | None:
        """The amount in fen that is called one of ``names`` (in lower case): 配件 3900, 差价1500, 1200 工时.

        It stands beside its name, or else is any. The name goes with it. Below zero is ``NegativeAmount``.
        """
        for place, word in enumerate(self._left):
            named = [name for name in names if not word.quoted and word.shape.casefold().startswith(name)]
            if not named:
                continue
            rest = word.shape[max(map(len, named)) :]
            for meant in [word] if rest else self._beside(place):
                amount = self._amount_of(meant, rest or meant.shape)
                if amount is not None:
                    self._remove({word, meant})
                    return amount
        return None

    def _beside(self, place: int) -> list[Word]:
        """The words but for the one at ``place``, its neighbours first: the one behind it where amounts follow names,
        which they do where the last word is an amount."""
        words = self._left
        behind, before = words[place + 1 : place + 2], words[place - 1 : place] if place else []
        follows = tells(partial(read_amount, words[-1].shape))
        near = [*behind, *before] if follows else [*before, *behind]
        return [*near, *(word for word in words if word not in near and word is not words[place])]

    def take_date(self, assume: Assume = Assume.FUTURE) -> date | None:
        """A day. Without a year the nearest to come, or for ``Assume.PAST`` the latest past; today counts."""
        plain: Reader[date] = partial(read_date, today=self.today, assume=assume)
        day = self._take(plain)
        return day or self._take(partial(read_dotted_date, today=self.today, assume=assume))

    def need_date(self, assume: Assume = Assume.FUTURE) -> date:
        """As ``take_date``; without one ``NotADate`` about the likeliest word, or ``Missing("date")``."""
        return self._need(self.take_date(assume), "date", self._is_odd, NotADate)

    def take_dates(self, most: int = 2, assume: Assume = Assume.FUTURE) -> tuple[date, ...]:
        """Up to ``most`` days, in the order they stand."""
        found: list[date] = []
        while len(found) < most and (day := self.take_date(assume)):
            found.append(day)
        return tuple(found)

    def take_month(self, assume: Assume = Assume.PAST) -> date | None:
        """The first day of a month; 11月 is the latest November that has begun. Take it before amounts and years."""
        read = partial(read_month, today=self.today, assume=assume)
        return self.take_neighbours(read, 2, 2) or self._take(read) or self._take(read_month_at_a_pinch)

    def need_month(self, assume: Assume = Assume.PAST) -> date:
        """As ``take_month``; without one ``NotAMonth`` about the likeliest word, or ``Missing("month")``."""
        return self._need(self.take_month(assume), "month", self._is_odd, NotAMonth)

    def take_year(self) -> int | None:
        """A year: 2026, 今年, 去年, last year. Take it before amounts."""
        read = partial(read_year, today=self.today)
        return self.take_neighbours(read, 2, 2) or self._take(read)

    def take_weekday(self) -> int | None:
        """Monday as 0 to Sunday as 6: 周六, sat. Take it before dates."""
        return self._take(read_weekday)

    def take_hours(self) -> tuple[time, time] | None:
        """Beginning and end: 9-17, 9:00-17:30. Take it before dates."""
        return self._take(shapes.read_hours)

    def take_time(self) -> time | None:
        """A time of day: 08:30, 8点半."""
        return self._take(shapes.read_time)

    def take_days(self) -> int | None:
        """A span in days: 30d, 30天, 2周. Take it before dates, where +30d would be a day."""
        return self._take(shapes.read_days)

    def take_percent(self) -> Decimal | None:
        """A rate with its sign: 20% is ``Decimal("0.20")``."""
        return self._take(shapes.read_percent)

    def take_integer(self, least: int, most: int) -> int | None:
        """A whole number from ``least`` to ``most`` (a score, visits); outside is ``NumberOutOfRange``."""
        return self._take(partial(_integer, least, most))

    def need_integer(self, least: int, most: int) -> int:
        """As ``take_integer``; without one ``NotAWholeNumber`` or ``Missing("number")``."""
        refuse = partial(NotAWholeNumber, least=least, most=most)
        return self._need(self.take_integer(least, most), "number", self._is_odd, refuse)

    def take_number(self, kind: str, *, bare: bool = False) -> int | None:
        """The number of a ``kind`` (case, quote, referral, sale, statement, fleet, request): C12, #12.

        With ``bare`` a plain 12 too, where nothing else in the command could be a plain number.
        """
        number = self._take(partial(_number_of, kind)) or self._take(partial(_number_of, None))
        return number or (self._take(shapes.read_bare_number) if bare else None)

    def need_number(self, kind: str, *, bare: bool = False) -> int:
        """As ``take_number``; a number of another kind is ``WrongNumberKind``, none ``Missing(kind)``."""
        refuse = partial(WrongNumberKind, what=kind, example=f"{shapes.LETTERS[kind]}12")
        return self._need(self.take_number(kind, bare=bare), kind, _is_a_number, refuse)

    def refuse_other_numbers(self, kind: str) -> None:
        """Refuse a number of another kind that is left: C12 where only a quote's number could stand."""
        for word in self._left:
            if not word.quoted and _is_a_number(word.shape):
                raise WrongNumberKind(quoted(word.text), what=kind, example=f"{shapes.LETTERS[kind]}12")

    def take_any_number(self) -> Number | None:
        """A number of whatever kind: ``Number("case", 12)``; #12 has the kind ``None``."""
        return self._take(shapes.read_number)

    @staticmethod
    def _amount_of(word: Word, shape: str) -> Fen | None:
        try:
            return _amount(False, False, shape)
        except DomainError as error:
            raise about(word, error) from None

    def _readers(self) -> tuple[Callable[[str], object], ...]:
        """Every shape a word may have, the most telling first."""
        return (
            shapes.read_plate,
            shapes.read_phone,
            shapes.read_number,
            partial(read_date, today=self.today, assume=Assume.FUTURE),
            read_amount,
            shapes.read_vin,
            partial(read_month, today=self.today, assume=Assume.PAST),
            shapes.read_percent,
            shapes.read_days,
        )

    def _has_a_shape(self, shape: str) -> bool:
        """Whether the word is, or was meant as, something other than a name or note."""
        try:
            return any(read(shape) is not None for read in self._readers())
        except DomainError:
            return True

    def _is_odd(self, shape: str) -> bool:
        """Whether a word of no known shape is Latin or has digits: the one meant where an amount must be."""
        like_a_figure = shape.isascii() or any(c.isdecimal() for c in shape)
        return like_a_figure and not self._has_a_shape(shape)

    def _explain(self, shape: str) -> None:
        for read in self._readers():
            if read(shape) is not None:
                return


def _amount(negative_allowed: bool, only_plain: bool, shape: str) -> Fen | None:
    if only_plain and may_be_a_day(shape):
        return None
    amount = read_amount(shape)
    if amount is not None and amount < 0 and not negative_allowed:
        raise NegativeAmount(shape)
    return amount


def _no_amount(text: str) -> DomainError:
    """Why a word that stands where an amount must be is none; so long a number is no amount by its shape."""
    return AmountTooLarge(text, MOST_YUAN) if text.isdecimal() else NotAnAmount(text)


def _integer(least: int, most: int, shape: str) -> int | None:
    number = shapes.read_whole(shape)
    if number is not None and not least <= number <= most:
        raise NumberOutOfRange(shape, least, most)
    return number


def _number_of(kind: str | None, shape: str) -> int | None:
    number = shapes.read_number(shape)
    return number.number if number and number.kind == kind else None


def _is_a_number(shape: str) -> bool:
    return shapes.read_number(shape) is not None
