"""What is said of bank lists, and what the buttons of one carry: how a line was shown when they were made."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import NotFound
from domain.insurers.views import BankLineView, Doubt
from handlers.insurers.words import id_of
from handlers.paging import pressed_page

LISTS: Mapping[str, str] = dict.fromkeys(
    ("list", "lists", "bank", "流水", "银行流水", "名单", "清单", "回款名单"), "list"
)
"""The words that bring back the lists that wait."""
BY_HAND: Mapping[str, str] = dict.fromkeys(("form", "hand", "手工", "手动", "登记"), "hand")
"""The words for a payment that is told by hand, while lists wait."""
_SAID = ("回款", "到账", "流水", "银行", "收款", "paid", "bank", "payments")

_MARKS = {Doubt.LIKELY: "l", Doubt.TOLD: "t", Doubt.DAY: "d"}
_PARTS = 3


@dataclass(frozen=True)
class Shown:
    """How a line stood when its button was made."""

    insurer_id: int
    doubt: Doubt | None
    page: int


def as_shown(line: BankLineView, page: int) -> str:
    """How a line stands, as its button carries it."""
    return f"{line.insurer_id}.{_MARKS.get(line.doubt, '-') if line.doubt else '-'}.{page}"


def shown_in(code: str) -> Shown:
    """How the line of a button stood; ``NotFound`` for what no button of ours carries."""
    parts = code.split(".")
    if len(parts) != _PARTS:
        raise NotFound(what=code[:20])
    doubt = next((doubt for doubt, mark in _MARKS.items() if mark == parts[1]), None)
    return Shown(id_of(parts[0]), doubt, pressed_page(parts[2]))


def says_bank_list(text: str) -> bool:
    """Whether the words that came with a file speak of a bank's list, or there are none."""
    small = text.casefold()
    return not small.strip() or any(word in small for word in _SAID)
