"""The words that only this room's commands know."""

from collections.abc import Mapping

from domain.errors import DomainError, NotFound
from domain.insurers.views import Plan
from handlers.arguments import Words, tells
from handlers.declaration import Call

ADD: Mapping[str, str] = dict.fromkeys(("add", "new", "添加", "新增", "新建", "增加"), "add")
AGEING: Mapping[str, str] = dict.fromkeys(("账龄", "账龄表", "ageing", "aging"), "ageing")
LISTED: Mapping[str, str] = dict.fromkeys(("list", "列表", "历史", "各期"), "of")
NOTE: Mapping[str, bool] = dict.fromkeys(("set", "add", "登记", "填写", "更正"), True)
PLANS: Mapping[str, Plan] = {
    **dict.fromkeys(("A", "basic", "基础", "基础合作", "方案A", "A方案", "月结", "monthly"), Plan.BASIC),
    **dict.fromkeys(("B", "deep", "深度", "深度合作", "方案B", "B方案", "半月结"), Plan.DEEP),
}
_LONGEST_ID = 18


def pressed_insurer(call: Call) -> int:
    """The insurer a button is about; what can't be one is as good as not there."""
    return id_of(call.button.number)


def id_of(typed: str) -> int:
    """An id as a button carries it; what can't be one is as good as not there."""
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _LONGEST_ID:
        raise NotFound(what=typed[:20])
    return int(typed)


def pressed_statement(call: Call) -> int:
    """The number of the statement that a button is about: ``S3``."""
    return Words(call.button.number, today=call.today).need_number("statement")


def number_replied_to(call: Call) -> int | None:
    """The statement whose card the message replies to."""
    is_statement = call.about is not None and call.about.kind == "statement"
    return call.about.number if call.about is not None and is_statement else None


def names_no_number(words: Words) -> bool:
    """Whether a line says something, and no number of anything but a month's: it names whose statements are meant."""
    is_said = len(words) > 0
    tells(words.take_month)
    return is_said and words.take_any_number() is None and words.take_number("statement", bare=True) is None


def says_something(words: Words) -> bool:
    """Whether a line says anything at all."""
    return len(words) > 0


def names_one_thing(words: Words) -> bool:
    """Whether a line is one word that is no amount: it names whose limit is meant, not what it is to be."""
    return len(words) == 1 and _amount(words) is None


def _amount(words: Words) -> object:
    try:
        return words.take_amount()
    except DomainError as refused:
        return refused
