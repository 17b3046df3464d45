"""What files are called, and texts as files can hold them."""

import re
import unicodedata

from locales import without_turning

LONGEST_NAME = 60
_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')
"""What some system refuses in a name of a file; several become one sign."""
_NO_CHARACTERS = frozenset(("\ufffe", "\uffff"))


def file_name(name: str, ending: str) -> str:
    """``name`` as a file of the kind ``ending`` (``xlsx``) can be called everywhere, in at most 60 characters."""
    fit = _UNFIT.sub("_", clean(unicodedata.normalize("NFC", name))).strip("._ ")
    return f"{fit[: LONGEST_NAME - len(ending) - 1].rstrip('._ ') or 'file'}.{ending}"


def clean(text: str) -> str:
    """``text`` in one line, without what files cannot hold or would turn its direction of writing."""
    fit = (" " if _is_unfit(character) else character for character in without_turning(text))
    return "".join(fit)


def _is_unfit(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _NO_CHARACTERS
