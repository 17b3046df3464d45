"""The words that only this room's commands know."""

from collections.abc import Mapping

from domain.errors import NotFound
from domain.insurers.views import Plan
from handlers.arguments import Words
from handlers.declaration import Call

ADD: Mapping[str, str] = dict.fromkeys(("add", "new", "添加", "新增", "新建", "增加"), "add")
PLANS: Mapping[str, Plan] = {
    **dict.fromkeys(("basic", "A", "基础", "基础合作", "方案A", "A方案", "月结", "monthly"), Plan.BASIC),
    **dict.fromkeys(("deep", "B", "深度", "深度合作", "方案B", "B方案", "半月结"), Plan.DEEP),
}
_LONGEST_ID = 18


def pressed_insurer(call: Call) -> int:
    """The insurer a button is about; what can't be one is as good as not there."""
    return pressed_id(call.button.number)


def pressed_id(typed: str) -> int:
    """The id that a button carries; what can't be one is as good as not there."""
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _LONGEST_ID:
        raise NotFound(what=typed[:20])
    return int(typed)


def pressed_statement(call: Call) -> int:
    """The number of the statement that a button is about: ``S3``."""
    return Words(call.button.number, today=call.today).need_number("statement")


def names_no_number(words: Words) -> bool:
    """Whether a line says something, and no number of anything: it names whose statements are meant."""
    is_said = len(words) > 0
    return is_said and words.take_any_number() is None and words.take_number("statement", bare=True) is None
