"""Fields that go by a name, and free text."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from typing_extensions import override

from domain.customers.errors import NotAName, quoted
from domain.customers.rules import NAME_LIMIT_CHARACTERS, checked_name, mask_name
from domain.errors import NotFound
from domain.forms.views import Offer
from domain.names import Named
from handlers.arguments import Words
from handlers.arguments.errors import Missing, NothingToChooseFrom, TextTooLong
from handlers.calling import Call
from handlers.fields.base import Field, Texts, explained

Candidates = Callable[[Call], Awaitable[Sequence[Named]]]

_ID = re.compile(r"#([0-9]{1,18})")
_MOST_OFFERED = 12


class OneNamed(Field[Named]):
    """Something of the centre that goes by a name: an agent, an insurer."""

    rank = 5

    def __init__(self, name: str, candidates: Candidates, **how: Any) -> None:
        super().__init__(name, **how)
        self._candidates = candidates

    @override
    async def take(self, call: Call, words: Words) -> Named | None:
        if not words.left:
            return None
        return words.take_named(await self._candidates(call), self.what)

    @override
    async def explain(self, call: Call, words: Words) -> None:
        candidates = await self._candidates(call)
        if not candidates:
            raise NothingToChooseFrom(self.what)
        explained(lambda: words.need_named(candidates, self.what))

    @override
    async def known(self, call: Call) -> Sequence[Named]:
        return await self._candidates(call)

    @override
    def write(self, value: Named) -> str:
        return f"#{value.id}"

    @override
    async def read(self, call: Call, text: str) -> Named:
        if found := _ID.fullmatch(text):
            return self._of_id(await self._candidates(call), int(found[1]), text)
        words = Words(text, today=call.today)
        value = words.need_named(await self._candidates(call), self.what)
        words.expect_nothing_left()
        return value

    def _of_id(self, candidates: Sequence[Named], wanted: int, text: str) -> Named:
        for candidate in candidates:
            if candidate.id == wanted:
                return candidate
        raise NotFound(text)

    @override
    async def offers(self, call: Call, texts: Texts) -> Sequence[Offer]:
        if self._offers:
            return await self._offers(call, texts)
        return [Offer(each.name, self.write(each)) for each in (await self._candidates(call))[:_MOST_OFFERED]]

    @override
    async def shown(self, call: Call, text: str) -> str:
        return (await self.read(call, text)).name


class PersonName(Field[str]):
    """A person's or company's name; a customer's is masked where others read."""

    rank = 6
    is_verbatim = True

    def __init__(self, name: str = "name", *, beside_note: bool = False, is_customer: bool = True, **how: Any) -> None:
        """``beside_note``: the line may tell of damage too, which is never the name."""
        super().__init__(name, what="name", **how)
        self._beside_note = beside_note
        self._is_customer = is_customer

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        return words.take_name(beside_note=self._beside_note)

    @override
    def write(self, value: str) -> str:
        return value

    @override
    async def read(self, call: Call, text: str) -> str:
        """A name; what has the shape of something else, such as a plate or an amount, is refused as one."""
        name = checked_name(" ".join(text.split()))
        if Words(text, today=call.today).take_name() is None:
            raise NotAName(quoted(text), NAME_LIMIT_CHARACTERS)
        return name

    @override
    async def shown(self, call: Call, text: str) -> str:
        return mask_name(text) if self._is_customer and not call.actor.place.is_private else text


class Text(Field[str]):
    """Free text: all that is left of a line."""

    rank = 7
    is_verbatim = True

    def __init__(self, name: str, *, most_characters: int = 200, **how: Any) -> None:
        super().__init__(name, what=how.pop("what", name), **how)
        self._most = most_characters

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        return words.rest_text(self._most) or None

    @override
    def write(self, value: str) -> str:
        return value

    @override
    async def read(self, call: Call, text: str) -> str:
        told = " ".join(text.split())
        if not told:
            raise Missing(self.what)
        if len(told) > self._most:
            raise TextTooLong(len(told), self._most)
        return told
