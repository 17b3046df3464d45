"""The words of a command that nothing has been made of yet, and the ways to take some of them."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from domain.customers.errors import quoted
from domain.errors import DomainError
from handlers.arguments.errors import Missing, TextTooLong, UnexpectedWord
from handlers.arguments.merging import merged
from handlers.arguments.tokens import Word, split

T = TypeVar("T")
Reader = Callable[[str], T | None]

_BRACKETS = {"(": ")", "（": "）", "【": "】", "[": "]", "《": "》"}


class WordBag:
    """Words in the order they were typed; what recognises one takes it out."""

    def __init__(self, text: str, *, today: date) -> None:
        """Split ``text``; ``today`` is the day at the centre, for dates without a year."""
        tail = split(text)
        self._text = tail.text
        self._left = list(merged(tail))
        self.today = today

    def __len__(self) -> int:
        """How many words are left."""
        return len(self._left)

    @property
    def left(self) -> tuple[str, ...]:
        """The words that are left, as they were typed."""
        return tuple(word.text for word in self._left)

    def _take(self, read: Reader[T], *, quoted_too: bool = False) -> T | None:
        """The first word that ``read`` makes something of; if none, the first refusal it had for one."""
        refusal: DomainError | None = None
        for word in sorted(self._left, key=lambda word: word.quoted):
            if word.quoted and not quoted_too:
                break
            try:
                value = read(word.shape)
            except DomainError as error:
                refusal = refusal or about(word, error)
                continue
            if value is not None:
                self._remove([word])
                return value
        if refusal:
            raise refusal
        return None

    def take_neighbours(self, read: Reader[T], most: int, least: int = 1) -> T | None:
        """Up to ``most`` words beside each other that ``read`` makes something of, as many as it can; it is told their
        shapes with blanks between them. If there are none, the first refusal it had."""
        refusal: DomainError | None = None
        for start in range(len(self._left)):
            for count in range(min(most, len(self._left) - start), least - 1, -1):
                several = self._left[start : start + count]
                if several[-1].place - several[0].place != count - 1 or any(word.quoted for word in several):
                    continue
                try:
                    value = read(" ".join(word.shape for word in several))
                except DomainError as error:
                    refusal = refusal or about(several[0], error)
                    continue
                if value is not None:
                    self._remove(several)
                    return value
        if refusal:
            raise refusal
        return None

    def _remove(self, words: Iterable[Word]) -> None:
        gone = {word.place for word in words}
        self._left = [word for word in self._left if word.place not in gone]

    def _need(
        self, value: T | None, what: str, meant: Callable[[str], bool], refuse: Callable[[str], DomainError]
    ) -> T:
        """``value``, or the best refusal: about the word ``meant`` as it, else that it is missing."""
        if value is not None:
            return value
        for word in self._left:
            if not word.quoted and meant(word.shape):
                raise refuse(quoted(word.text))
        raise Missing(what)

    def need_word_like(self, meant: Callable[[str], bool], refuse: Callable[[str], DomainError], what: str) -> None:
        """Refuse the word that is ``meant``, or that there is none: ``Missing(what)``."""
        self._need(None, what, meant, refuse)

    def take_all_text(self) -> str:
        """Everything left, as it was typed, with single blanks; what was taken between leaves one blank."""
        taken, self._left = self._left, []
        parts: list[str] = []
        for number, word in enumerate(taken):
            parts += [self._gap(taken[number - 1], word) if number else "", word.text]
        text = "".join(parts)
        if taken and not taken[-1].quoted:
            text += self._closing(text, taken[-1])
        return re.sub(r"\s+", " ", text).strip()

    def _gap(self, one: Word, two: Word) -> str:
        neighbours = two.place - one.place == 1
        between = self._text[one.end : two.start]
        return between if neighbours and not (one.quoted or two.quoted) else " "

    def _closing(self, text: str, last: Word) -> str:
        """The bracket behind the last word, if ``text`` opens it."""
        after = self._text[last.end : last.end + 1]
        opens = [opening for opening, closing in _BRACKETS.items() if closing == after]
        return after if any(text.count(opening) > text.count(after) for opening in opens) else ""

    def rest_text(self, limit_characters: int = 200) -> str:
        """All words left as one text (a reason, a note), ``""`` if none; too long is ``TextTooLong``."""
        text = self.take_all_text()
        if len(text) > limit_characters:
            raise TextTooLong(len(text), limit_characters)
        return text

    def need_text(self, what: str, limit_characters: int = 200) -> str:
        """As ``rest_text``, but there must be some: ``Missing(what)``."""
        text = self.rest_text(limit_characters)
        if not text:
            raise Missing(what)
        return text

    def expect_nothing_left(self) -> None:
        """Refuse a command with a word too many: ``UnexpectedWord``, or what is wrong with its shape."""
        for word in self._left[:1]:
            try:
                self._explain(word.shape)
            except DomainError as error:
                raise about(word, error) from None
            raise UnexpectedWord(quoted(word.text))

    def _explain(self, shape: str) -> None:
        """Raise what is wrong with a word that was meant as a plate, date … and is none."""


def tells(take: Callable[[], object]) -> bool:
    """Whether a taker finds what it takes, be it so badly written that it is refused."""
    try:
        return take() is not None
    except DomainError:
        return True


def about(word: Word, error: DomainError) -> DomainError:
    """``error`` with the word as it was typed: readers see its shape only, which is upper case."""
    if "text" in error.params():
        vars(error)["text"] = quoted(word.text)
    return error
