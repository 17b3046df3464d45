"""Only what the one-line readers understand goes out: every canonical value is read once more by them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from domain.errors import DomainError
from domain.names import Named
from handlers.arguments.pasting.covers import KINDS
from handlers.arguments.words import Words


class Gate:
    """Reads values as the one-line command would."""

    def __init__(self, *, today: date, known: Mapping[str, Sequence[Named]]) -> None:
        """``known`` are the names that commands choose agents and insurers from."""
        self._today = today
        self._known = known
        self._readers: Mapping[str, Callable[[Words], object]] = {
            "plate": Words.take_plate,
            "phone": Words.take_phone,
            "vin": Words.take_vin,
            "claim": Words.take_claim,
            "name": Words.take_name,
            "expires": Words.take_date,
            "estimate": Words.take_amount,
            "premium": Words.take_amount,
            "direction": Words.take_direction,
            "kind": lambda words: words.take_choice(KINDS, "kind", beginnings=False),
            "damage": lambda words: words.rest_text(),
            "agent": lambda words: words.take_named(self._known.get("agent", ()), "agent"),
            "insurer": lambda words: words.take_named(self._known.get("insurer", ()), "insurer"),
        }

    def understands(self, field: str, text: str) -> bool:
        """Whether ``text`` is read as one ``field``, with nothing left."""
        words = Words(text, today=self._today)
        try:
            return bool(self._readers[field](words)) and not len(words)
        except DomainError:
            return False

    def as_note(self, text: str) -> str:
        """``text`` as the one-line command would keep it for a note; empty if it would not."""
        try:
            note = Words(text, today=self._today).rest_text()
            return note if Words(note, today=self._today).rest_text() == note else ""
        except DomainError:
            return ""
