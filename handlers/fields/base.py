"""A field: one thing that a command is told, from a word of a line or as the answer to a prompt."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import Enum
from typing import ClassVar, Generic, TypeVar

from markupsafe import Markup

from domain.forms.views import Offer
from domain.names import Named
from handlers.arguments import Words
from handlers.arguments.errors import Missing
from handlers.calling import Call

T = TypeVar("T")
Texts = Mapping[str, str]
"""What was told so far, by field, as it would be typed."""
Offers = Callable[[Call, Texts], Awaitable[Sequence[Offer]]]
"""What is known that may be meant, for a prompt's buttons."""


class Asked(Enum):
    """When a form asks for a field."""

    ALWAYS = "always"
    """The command can't do without it."""
    OPTIONAL = "optional"
    """It is asked for, and may be skipped."""
    CHOSEN = "chosen"
    """It is asked for, and may be left out of a line; one of its choices stands for that."""
    NEVER = "never"
    """It is only understood where it is typed."""


class Field(ABC, Generic[T]):
    """One thing that a command is told. Fields are taken from a line by ``rank``, and asked for as declared."""

    rank: ClassVar[int]
    """What is known by its shape first, then known names, then people's names, then free text."""
    is_verbatim: ClassVar[bool] = False
    """Whether an answer to its prompt is taken as it stands, whatever it looks like."""

    def __init__(
        self,
        name: str,
        *,
        what: str = "",
        asked: Asked = Asked.ALWAYS,
        offers: Offers | None = None,
        unless: tuple[str, ...] = (),
        only_with: tuple[str, ...] = (),
    ) -> None:
        """``name`` is its own within the command, and what prompts call it; ``what`` is for refusals.

        It counts only while none of the fields ``unless`` is given, and one of ``only_with`` is.
        """
        self.name = name
        self.what = what or name
        self.asked = asked
        self._offers = offers
        self._unless = unless
        self._only_with = only_with

    @property
    def is_required(self) -> bool:
        """Whether the command can't do without it."""
        return self.asked is Asked.ALWAYS

    def applies(self, texts: Mapping[str, object]) -> bool:
        """Whether it counts beside the fields that are given."""
        if any(name in texts for name in self._unless):
            return False
        return not self._only_with or any(name in texts for name in self._only_with)

    @abstractmethod
    async def take(self, call: Call, words: Words) -> T | None:
        """The value among the words of a line; what was meant as one and is none is refused."""

    async def explain(self, call: Call, words: Words) -> None:
        """Refuse the word that was probably meant as this field, if there is one."""

    @abstractmethod
    def write(self, value: T) -> str:
        """A value as it would be typed, so that ``read`` understands it."""

    async def read(self, call: Call, text: str) -> T:
        """The value of an answer; refused when it is none, or when more was said."""
        words = Words(text, today=call.today)
        value = await self.take(call, words)
        if value is None:
            await self.explain(call, words)
            words.expect_nothing_left()
            raise Missing(self.what)
        words.expect_nothing_left()
        return value

    async def offers(self, call: Call, texts: Texts) -> Sequence[Offer]:
        """What is known that may be meant; empty where only typing helps."""
        return await self._offers(call, texts) if self._offers else ()

    async def known(self, call: Call) -> Sequence[Named]:
        """Everything of the centre that it may name, for finding it in a pasted text."""
        return ()

    def noticed(self, text: str) -> T | None:
        """What a whole pasted text says of it by being what it is; ``None`` where it says nothing."""
        return None

    async def shown(self, call: Call, text: str) -> str | Markup:
        """An answer as a form shows it: for people, and masked where others read."""
        return text


def explained(need: Callable[[], object]) -> None:
    """Let ``need`` refuse what was meant; that nothing was is no refusal."""
    try:
        need()
    except Missing:
        return
