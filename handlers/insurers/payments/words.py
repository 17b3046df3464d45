"""The words that only the commands about payments and penalty know."""

from collections.abc import Mapping

from domain.errors import DomainError
from handlers.arguments import Assume, Words

HISTORY: Mapping[str, str] = dict.fromkeys(("history", "历史", "明细", "回款记录", "回款明细"), "of")
REVERSE: Mapping[str, str] = dict.fromkeys(("reverse", "reversed", "冲正", "作废", "撤回", "记错了"), "reverse")
CORRECT: Mapping[str, str] = dict.fromkeys(("correct", "更正", "改正", "改", "改金额", "改成", "改为"), "correct")
PENALTY_PAID: Mapping[str, str] = dict.fromkeys(("paid", "received", "收到", "已付", "到账", "收", "付了"), "paid")
WAIVE: Mapping[str, str] = dict.fromkeys(("waive", "waived", "减免", "免除", "豁免", "免收"), "waive")
EVERYTHING: Mapping[str, bool] = dict.fromkeys(("all", "everything", "全部", "全免", "所有"), True)


def names_nothing_but_words(words: Words) -> bool:
    """Whether a line says something, and neither an amount nor a day: it asks what was paid."""
    if not len(words) or any(character.isdigit() for word in words.left for character in word):
        return False
    try:
        return words.take_date(Assume.PAST) is None and words.take_amount() is None
    except DomainError:
        return False


def waives_everything(words: Words) -> bool:
    """Whether one word says to waive, and all of it."""
    return words.take_verb(("全免",))
