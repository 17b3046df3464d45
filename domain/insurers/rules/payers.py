"""Whose money a line of a bank's list is: the insurer whose name stands in the payer's text (domain §4)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.insurers.rules.bank_words import COUNTRY, INSURES, REGISTERED, SAYS_INSURER
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
        owners = {name_key(name): each.id for each in ours for name in each.names}
        owned = dict(owners)
        for family in well_known():
            keys = [name_key(name) for name in family]
            owner = next((owners[key] for key in keys if key in owners), 0)
            owned = {form: owner for key in keys for form in _forms(key)} | owned
        owned = {form: owner for key, owner in owners.items() for form in _forms(key)} | owned
        self._names = [(key, _alone(key), insurer_id) for key, insurer_id in owned.items() if key]

    def match(self, payer: str) -> Match:
        """Whose the text is. The longest name wins, so that 太平洋 is not taken for 太平."""
        text, whole = unicodedata.normalize("NFKC", payer).casefold(), name_key(payer)
        found = [
            (len(key), insurer_id)
            for key, alone, insurer_id in self._names
            if key in whole and (alone is None or alone.search(text))
        ]
        longest = max((length for length, _ in found), default=0)
        ids = dict.fromkeys(insurer_id for length, insurer_id in found if length == longest)
        ours = tuple(sorted(insurer_id for insurer_id in ids if insurer_id))
        if not ours:
            return Match()
        return Match(ours, bool(SAYS_INSURER.search(text)) or len(whole) == longest)


def _forms(key: str) -> tuple[str, ...]:
    """A name and how its company is registered: 太平洋 is 中国太平洋财产保险股份有限公司 to a bank."""
    if key.isascii():
        return (key,)
    whole = key if key.endswith(INSURES) else key + REGISTERED
    return tuple(dict.fromkeys((key, whole, COUNTRY + key, COUNTRY + whole)))


def _alone(key: str) -> "re.Pattern[str] | None":
    """Finds a name in Latin letters as words of its own, however they are parted; others may stand anywhere."""
    if not key.isascii():
        return None
    return re.compile(r"(?<![a-z0-9])" + r"[\W_]*".join(map(re.escape, key)) + r"(?![a-z0-9])")


def exactly(amount_fen: int, unpaid: Sequence[tuple[int, int]]) -> int | None:
    """The first statement, of (number, unpaid fen), of which ``amount_fen`` is all that is unpaid."""
    return next((number for number, fen in unpaid if fen == amount_fen), None)
