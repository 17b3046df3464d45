"""What the bundles are called, and how the buttons of a quote name it."""

from domain.bundles.views import BundleKind
from handlers.arguments import Words
from handlers.declaration import Call

BUNDLE_WORDS = {
    "经济型": BundleKind.ECONOMY,
    "经济": BundleKind.ECONOMY,
    "economy": BundleKind.ECONOMY,
    "eco": BundleKind.ECONOMY,
    "舒适型": BundleKind.COMFORT,
    "舒适": BundleKind.COMFORT,
    "comfort": BundleKind.COMFORT,
    "尊享型": BundleKind.PRESTIGE,
    "尊享": BundleKind.PRESTIGE,
    "prestige": BundleKind.PRESTIGE,
    "vip": BundleKind.PRESTIGE,
}
"""Every word for a bundle; 舒适版 and 舒适套餐 are understood by their beginnings."""

_ALL_WORDS = ("全部", "比较", "对比", "三款", "all")

MOST_VERSIONS = 9_999


def bundle_words(lang: str) -> dict[str, BundleKind]:
    """Every word for a bundle; the first of each, which refusals show, is in the reader's language."""
    if lang.startswith("zh"):
        return BUNDLE_WORDS
    return {kind.value: kind for kind in BundleKind} | BUNDLE_WORDS


def all_words(lang: str) -> tuple[str, ...]:
    """The words for all three side by side, the reader's own first."""
    return _ALL_WORDS if lang.startswith("zh") else _ALL_WORDS[::-1]


def pressed_quote(call: Call) -> tuple[int, int]:
    """The number and version of the quote that a button was made for, ``Q7:2``."""
    number = Words(call.button.number, today=call.today).need_number("quote")
    version = Words(call.button.version, today=call.today).need_integer(1, MOST_VERSIONS)
    return number, version
