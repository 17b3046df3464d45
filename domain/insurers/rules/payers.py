"""Whose money a line of a bank's list is: the insurer whose name stands in the payer's text (domain §4)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.insurers.rules.bank_words import SAYS_INSURER
from domain.insurers.rules.known import name_key, well_known
from domain.names import Named


@dataclass(frozen=True)
class Match:
    """The insurers that a payer may be, those named by the longest name; one, several alike, or none."""

    insurer_ids: tuple[int, ...] = ()
    is_plain: bool = False
    """Whether it says besides that an insurer paid, or says nothing but the name."""


class Payers:
    """Knows the names of a centre's insurers, and those of others, whose money is not to be taken for theirs."""

    def __init__(self, ours: Iterable[Named]) -> None:
        names = [(name, each.id) for each in ours for name in each.names]
        taken = {name_key(name) for name, _ in names}
        others = [family for family in well_known() if not taken & {name_key(name) for name in family}]
        every = [*names, *((name, 0) for family in others for name in family)]
        self._names = [(_shape(name), len(name_key(name)), insurer_id) for name, insurer_id in every if name_key(name)]

    def match(self, payer: str) -> Match:
        """Whose the text is. The longest name wins, so that 太平洋 is not taken for 太平."""
        text = unicodedata.normalize("NFKC", payer).casefold()
        found = [(length, insurer_id) for shape, length, insurer_id in self._names if shape.search(text)]
        longest = max((length for length, _ in found), default=0)
        ids = dict.fromkeys(insurer_id for length, insurer_id in found if length == longest)
        ours = tuple(sorted(insurer_id for insurer_id in ids if insurer_id))
        if not ours:
            return Match()
        return Match(ours, bool(SAYS_INSURER.search(text)) or len(name_key(payer)) == longest)


def _shape(name: str) -> "re.Pattern[str]":
    """Finds a name whatever stands between its characters; one in Latin letters only as words of its own."""
    key = name_key(name)
    between = r"[\W_]*".join(map(re.escape, key))
    return re.compile(rf"(?<![a-z0-9]){between}(?![a-z0-9])" if key.isascii() else between)


def exactly(amount_fen: int, unpaid: Sequence[tuple[int, int]]) -> int | None:
    """The first statement, of (number, unpaid fen), of which ``amount_fen`` is all that is unpaid."""
    return next((number for number, fen in unpaid if fen == amount_fen), None)
