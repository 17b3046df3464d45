"""Fields that are one of a few words, and those that stand behind a word which announces them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from markupsafe import Markup
from typing_extensions import override

from domain.forms.views import Offer
from handlers.arguments import Words
from handlers.calling import Call
from handlers.fields.base import Asked, Field, Texts, explained

T = TypeVar("T")
Table = Mapping[str, T] | Callable[[Call], Mapping[str, T]]
MOST_CHARACTERS = 200
Cut = Callable[[str], tuple[str, str | None]]


class OneOf(Field[T]):
    """One of a few, by any of their words in either language."""

    rank = 4

    def __init__(
        self,
        name: str,
        table: Table[T],
        *,
        beginnings: bool = False,
        first: bool = False,
        explains: bool = False,
        **how: Any,
    ) -> None:
        """``first``: its words are taken before anything else is looked for. ``explains``: a word that is left over
        was probably meant as one.

        How a value is called is the message ``choice-<name>`` with its ``value``.
        """
        super().__init__(name, what=how.pop("what", name), **how)
        self._table = table
        self._beginnings = beginnings
        self._explains = explains
        self.is_first = first

    def _words(self, call: Call) -> Mapping[str, T]:
        return self._table(call) if callable(self._table) else self._table

    @override
    async def take(self, call: Call, words: Words) -> T | None:
        return words.take_choice(self._words(call), self.what, beginnings=self._beginnings)

    @override
    async def explain(self, call: Call, words: Words) -> None:
        if self._explains:
            explained(lambda: words.need_choice(self._words(call), self.what, beginnings=self._beginnings))

    @override
    def write(self, value: T) -> str:
        """What is written is read back by any table of the field: a value's word, else the plain value."""
        return str(getattr(value, "word", getattr(value, "value", value)))

    @override
    async def read(self, call: Call, text: str) -> T:
        table = self._words(call)
        known = {self.write(value): value for value in table.values()}
        if text in known:
            return known[text]
        words = Words(text, today=call.today)
        value = words.need_choice(table, self.what)
        words.expect_nothing_left()
        return value

    @override
    async def offers(self, call: Call, texts: Texts) -> Sequence[Offer]:
        if self._offers:
            return await self._offers(call, texts)
        values = dict.fromkeys(self._words(call).values())
        return [Offer(self._label(call, value), self.write(value)) for value in values]

    @override
    async def shown(self, call: Call, text: str) -> str:
        return self._label(call, await self.read(call, text))

    def _label(self, call: Call, value: T) -> str:
        return call.say(f"choice-{self.name}".replace("_", "-"), value=self.write(value)).unescape()


class Flag(Field[bool]):
    """A word that is there or not: late, mine."""

    rank = 0

    def __init__(self, name: str, table: Mapping[str, object]) -> None:
        super().__init__(name, asked=Asked.NEVER)
        self._table = dict.fromkeys(table, True)

    @override
    async def take(self, call: Call, words: Words) -> bool | None:
        return words.take_choice(self._table, beginnings=False)

    @override
    def write(self, value: bool) -> str:
        return "1"

    @override
    async def read(self, call: Call, text: str) -> bool:
        return bool(text)

    @override
    async def shown(self, call: Call, text: str) -> Markup:
        return call.say("fields-yes")


class Marked(Field[str]):
    """What stands behind a word that announces it, and is cut out of the line before anything else is read."""

    rank = -1
    is_verbatim = True

    def __init__(self, name: str, cut: Cut, **how: Any) -> None:
        super().__init__(name, **how)
        self.cut = cut

    def kept(self, call: Call, text: str) -> str:
        """What was cut out, as it is kept; refused when nothing stands behind the word, or too much."""
        return Words(text, today=call.today).need_text(self.what, MOST_CHARACTERS)

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        """It was cut out before the line was split into words."""
        return None

    @override
    def write(self, value: str) -> str:
        return value

    @override
    async def read(self, call: Call, text: str) -> str:
        """The answer; the word that announces it may stand before it all the same."""
        rest, cut = self.cut(text)
        return self.kept(call, cut if cut and not rest.strip() else text)
