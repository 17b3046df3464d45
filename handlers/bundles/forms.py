"""What the commands of the bundles room are told."""

from enum import Enum

from domain.bundles.views import BundleKind
from handlers.bundles.words import all_words, bundle_words
from handlers.calling import Call
from handlers.fields import Amount, Asked, NumberOf, OneOf


class AllBundles(Enum):
    """All three, to be compared."""

    ALL = "all"


def _scopes(call: Call) -> dict[str, BundleKind | AllBundles]:
    return {**bundle_words(call.lang), **dict.fromkeys(all_words(call.lang), AllBundles.ALL)}


QUOTE = NumberOf("quote", strict=True, asked=Asked.NEVER)
BUNDLE = OneOf[BundleKind | AllBundles](
    "bundle", _scopes, beginnings=True, explains=True, asked=Asked.CHOSEN, unless=("quote",)
)
PREMIUM = Amount("premium", unless=("quote",))
OTHER_BUNDLE = OneOf[BundleKind | AllBundles](
    "other_bundle", _scopes, what="bundle", beginnings=True, explains=True, asked=Asked.NEVER, only_with=("quote",)
)
OTHER_PREMIUM = Amount("other_premium", what="premium", asked=Asked.NEVER, only_with=("quote",))
