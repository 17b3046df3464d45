"""Fields that are known by their shape: plates, phones, days, amounts, numbers of things."""

from collections.abc import Collection
from datetime import date
from typing import Any

from typing_extensions import override

from domain.customers.rules import mask_phone
from domain.money import FEN_PER_YUAN, Fen
from handlers.arguments import LETTERS, Assume, Words
from handlers.calling import Call
from handlers.fields.base import Field, explained
from locales import amount


class Plate(Field[str]):
    """A car's plate."""

    rank = 1

    def __init__(self, name: str = "plate", **how: Any) -> None:
        super().__init__(name, what="plate", **how)

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        return words.take_plate()

    @override
    async def explain(self, call: Call, words: Words) -> None:
        explained(words.need_plate)

    @override
    def write(self, value: str) -> str:
        return value


class Phone(Field[str]):
    """A mainland mobile; masked where others read."""

    rank = 1

    def __init__(self, name: str = "phone", **how: Any) -> None:
        super().__init__(name, what="phone", **how)

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        return words.take_phone()

    @override
    async def explain(self, call: Call, words: Words) -> None:
        explained(words.need_phone)

    @override
    def write(self, value: str) -> str:
        return value

    @override
    async def shown(self, call: Call, text: str) -> str:
        return text if call.actor.place.is_private else mask_phone(text)


class Claim(Field[str]):
    """An insurer's claim number; phones come before it."""

    rank = 2

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        return words.take_claim()

    @override
    def write(self, value: str) -> str:
        return value


class NumberOf(Field[int]):
    """The number of a thing: C12; a message that replies to the thing's card need not say it."""

    rank = 1

    def __init__(self, kind: str, *, bare: bool = False, strict: bool = False, **how: Any) -> None:
        """``bare``: a plain 12 will do. ``strict``: a number of another kind is refused even where none is needed."""
        super().__init__(kind, what=kind, **how)
        self._kind = kind
        self._bare = bare
        self._strict = strict

    @override
    async def take(self, call: Call, words: Words) -> int | None:
        number = words.take_number(self._kind, bare=self._bare)
        if number is None and self.is_required and call.about is not None and call.about.kind == self._kind:
            return call.about.number
        if number is None and self._strict:
            words.refuse_other_numbers(self._kind)
        return number

    @override
    async def explain(self, call: Call, words: Words) -> None:
        words.refuse_other_numbers(self._kind)

    @override
    def write(self, value: int) -> str:
        return f"{LETTERS[self._kind]}{value}"

    @override
    async def read(self, call: Call, text: str) -> int:
        words = Words(text, today=call.today)
        number = words.need_number(self._kind, bare=True)
        words.expect_nothing_left()
        return number


class Day(Field[date]):
    """A day: 12-31, tomorrow."""

    rank = 3

    def __init__(self, name: str, *, assume: Assume = Assume.FUTURE, **how: Any) -> None:
        super().__init__(name, what="date", **how)
        self._assume = assume

    @override
    async def take(self, call: Call, words: Words) -> date | None:
        return words.take_date(self._assume)

    @override
    async def explain(self, call: Call, words: Words) -> None:
        explained(lambda: words.need_date(self._assume))

    @override
    def write(self, value: date) -> str:
        return value.isoformat()


class Month(Field[date]):
    """A month, as its first day: 2026-11, last month."""

    rank = 3

    @override
    async def take(self, call: Call, words: Words) -> date | None:
        return words.take_month()

    @override
    def write(self, value: date) -> str:
        return f"{value:%Y-%m}"


class Year(Field[int]):
    """A year: 2026, this year."""

    rank = 3

    @override
    async def take(self, call: Call, words: Words) -> int | None:
        return words.take_year()

    @override
    def write(self, value: int) -> str:
        return str(value)


class Days(Field[int]):
    """A span in days: 30, 2 weeks."""

    rank = 2

    @override
    async def take(self, call: Call, words: Words) -> int | None:
        days = words.take_days()
        return words.take_integer(1, 366) if days is None else days

    @override
    def write(self, value: int) -> str:
        return f"{value}d"


class Whole(Field[int]):
    """A whole number within bounds."""

    rank = 4

    def __init__(self, name: str, least: int, most: int, **how: Any) -> None:
        super().__init__(name, what="number", **how)
        self._bounds = least, most

    @override
    async def take(self, call: Call, words: Words) -> int | None:
        return words.take_integer(*self._bounds)

    @override
    async def explain(self, call: Call, words: Words) -> None:
        explained(lambda: words.need_integer(*self._bounds))

    @override
    def write(self, value: int) -> str:
        return str(value)


class Amount(Field[Fen]):
    """An amount of money; of several in a command each takes the next in the line."""

    rank = 4

    def __init__(self, name: str = "amount", **how: Any) -> None:
        super().__init__(name, what=how.pop("what", name), **how)

    @override
    async def take(self, call: Call, words: Words) -> Fen | None:
        return words.take_amount()

    @override
    async def explain(self, call: Call, words: Words) -> None:
        explained(lambda: words.need_amount(self.what))

    @override
    def write(self, value: Fen) -> str:
        return f"¥{value // FEN_PER_YUAN}.{value % FEN_PER_YUAN:02}"

    @override
    async def read(self, call: Call, text: str) -> Fen:
        words = Words(text, today=call.today)
        value = words.need_amount(self.what)
        words.expect_nothing_left()
        return value

    @override
    async def shown(self, call: Call, text: str) -> str:
        return amount(await self.read(call, text))


class CalledAmount(Amount):
    """An amount that is called what it is: parts 3900. It comes before amounts that stand alone."""

    rank = 3

    def __init__(self, name: str, called: Collection[str], **how: Any) -> None:
        """``called``: what it is called, in lower case."""
        super().__init__(name, **how)
        self._called = called

    @override
    async def take(self, call: Call, words: Words) -> Fen | None:
        return words.take_amount_called(self._called)

    @override
    async def explain(self, call: Call, words: Words) -> None:
        """What is left was not called so: it was meant as something else."""


class Amounts(Field[tuple[Fen, ...]]):
    """One or several amounts that belong together."""

    rank = 4

    def __init__(self, name: str, most: int, **how: Any) -> None:
        super().__init__(name, what="amount", **how)
        self._most = most

    @override
    async def take(self, call: Call, words: Words) -> tuple[Fen, ...] | None:
        return words.take_amounts(self._most) or None

    @override
    async def explain(self, call: Call, words: Words) -> None:
        explained(words.need_amount)

    @override
    def write(self, value: tuple[Fen, ...]) -> str:
        return " ".join(f"¥{fen // FEN_PER_YUAN}.{fen % FEN_PER_YUAN:02}" for fen in value)

    @override
    async def shown(self, call: Call, text: str) -> str:
        return " / ".join(amount(fen) for fen in await self.read(call, text))
