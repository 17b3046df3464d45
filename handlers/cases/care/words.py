"""The words that only these commands know."""

import re
import unicodedata
from collections.abc import Mapping

from domain.cases.views import Moment

OPEN: Mapping[str, str] = dict.fromkeys(("open", "new", "登记", "新增", "立案"), "open")
ANSWER: Mapping[str, str] = dict.fromkeys(("answer", "answered", "reply", "答复", "回复", "已答复", "已回复"), "answer")
CLOSE: Mapping[str, str] = dict.fromkeys(
    ("close", "closed", "resolve", "resolved", "办结", "关闭", "结案", "已解决"), "close"
)
MOMENTS: Mapping[str, Moment] = {
    **dict.fromkeys(("arrival", "到店", "接车", "arrived"), Moment.ARRIVAL),
    **dict.fromkeys(("assessed", "定损", "定损后", "assessment"), Moment.ASSESSED),
    **dict.fromkeys(("repair", "维修", "维修中", "repairing"), Moment.REPAIR),
    **dict.fromkeys(("delivery", "交车", "取车", "提车", "delivered"), Moment.DELIVERY),
}
RESET = frozenset({"reset", "default", "恢复", "默认", "恢复默认"})
ADD: Mapping[str, str] = dict.fromkeys(("add", "new", "新增", "添加", "加车", "增加"), "add")
LEND: Mapping[str, str] = dict.fromkeys(("lend", "lent", "借", "借出", "借车"), "lend")
BACK: Mapping[str, str] = dict.fromkeys(("back", "return", "returned", "还", "归还", "还车", "收车"), "back")
REMOVE: Mapping[str, str] = dict.fromkeys(("remove", "retire", "移除", "退役", "停用", "删除"), "remove")

_PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "name": ("称呼", "客户", "车主", "name", "customer"),
    "plate": ("车牌", "车牌号", "plate"),
    "centre": ("门店", "店名", "centre", "center"),
    "advisor": ("顾问", "服务顾问", "advisor"),
    "day": ("交车日", "交车时间", "day"),
    "days": ("天数", "days"),
}
"""What stands in braces for each thing a message is filled with: the first is shown in Chinese, its key in English."""
_KNOWN = {word: name for name, words in _PLACEHOLDERS.items() for word in words}
_FULL_WIDTH = str.maketrans(",!?:;", "，！？：；")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NARROW = re.compile(r"(?<=[\u4e00-\u9fff}])[,!?:;]")
_BRACED = re.compile(r"\{([^{}]*)\}")


def shown_placeholder(lang: str, name: str) -> str:
    """A placeholder as a reader types it: ``{称呼}``, ``{name}``."""
    return f"{{{_PLACEHOLDERS[name][0] if lang.startswith('zh') else name}}}"


def as_kept(text: str) -> str:
    """A wording with its placeholders as they are kept, whatever they were called; others stay as they were typed.

    Behind Chinese, signs are as wide as Chinese has them: customers read this, however it reached us.
    """
    plain = text.translate(str.maketrans("｛｝", "{}"))
    if _CHINESE.search(plain):
        plain = _NARROW.sub(lambda found: found.group().translate(_FULL_WIDTH), plain)

    def named(found: re.Match[str]) -> str:
        typed = unicodedata.normalize("NFKC", found[1]).strip().lower()
        return f"{{{_KNOWN[typed]}}}" if typed in _KNOWN else found.group()

    return _BRACED.sub(named, plain)


def filled(text: str, facts: Mapping[str, str]) -> str:
    """A kept wording with what stands for its placeholders; a fact that holds braces is never filled again."""
    return _BRACED.sub(lambda found: facts.get(found[1], found.group()), text)
