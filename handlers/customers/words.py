"""The words that only this room's commands know, and what its buttons carry."""

import re
from collections.abc import Mapping

from domain.customers.views import PolicyKind, VisitKind
from domain.errors import NotFound
from handlers.arguments import Words, tells
from handlers.declaration import Call

ADD: Mapping[str, str] = dict.fromkeys(("add", "new", "添加", "新增", "新建", "增加", "登记", "录入"), "add")
KINDS: Mapping[str, PolicyKind] = {
    **dict.fromkeys(("compulsory", "交强", "交强险"), PolicyKind.COMPULSORY),
    **dict.fromkeys(("commercial", "商业", "商业险"), PolicyKind.COMMERCIAL),
    **dict.fromkeys(("full", "全险", "全保", "双险", "交强+商业", "商业+交强", "交商", "全套"), PolicyKind.FULL),
}
_VISIT_KINDS: Mapping[VisitKind, tuple[str, ...]] = {
    VisitKind.MAINTENANCE: ("保养", "小保养", "大保养", "service"),
    VisitKind.ADDON: ("加装", "增值", "精品", "改装", "add-on", "addons"),
    VisitKind.REPAIR: ("维修", "修理", "修车"),
    VisitKind.INSURANCE: ("续保", "保险", "renewal"),
    VisitKind.WASH: ("洗车", "美容", "洗车美容", "detailing"),
}
_INSURER = re.compile(r".{1,30}(?:保险|财险|产险|车险|人寿|(?:保险|财险|股份)(?:有限)?公司|insurance)", re.IGNORECASE)
_STEM = re.compile(r"(?:中国)?(?P<stem>.+?)(?:财产|人寿)?(?:保险|财险|产险|车险|人寿)?(?:股份)?(?:有限)?(?:公司)?")
_SELLER = re.compile(
    r"(?:^|(?<=[\s,，;；]))(?:业务员|经手人|经手|经办人|出单人|销售员|sold\s+by|seller)\s*[:：]?\s*"
    r"(?P<seller>[A-Z][\w'.-]*(?:\s[A-Z][\w'.-]*)?|[^\s,，;；]+)"
)
_ID = re.compile(r"[0-9]{1,18}", re.ASCII)
_SPAN = re.compile(r"[0-9]{1,4}", re.ASCII)


def is_insurer_by_name(word: str) -> bool:
    """Whether a word says of itself that it is an insurer: 众诚保险."""
    return bool(_INSURER.fullmatch(word))


def spellings_of_insurer(word: str) -> tuple[str, ...]:
    """An insurer's name as it was told, and without what many share: 太平洋 of 中国太平洋财产保险股份有限公司."""
    found = _STEM.fullmatch(word)
    return (word, found["stem"], f"{found['stem']}保险") if found else (word,)


def without_seller(text: str) -> tuple[str, str | None]:
    """The text without who sold the policy (业务员 陈静, ``sold by Chen Jing``), and who that is."""
    found = _SELLER.search(text)
    return (f"{text[: found.start()]} {text[found.end() :]}", found["seller"]) if found else (text, None)


def visit_kinds(lang: str) -> dict[str, VisitKind]:
    """Every word for what a visit is for; the first of each, which refusals show, is in the reader's language."""
    table: dict[str, VisitKind] = {}
    for kind, words in _VISIT_KINDS.items():
        table |= dict.fromkeys((*words, kind.value) if lang.startswith("zh") else (kind.value, *words), kind)
    return table


def looks_new(words: Words) -> bool:
    """Whether a line tells of a policy: of which car, and when it expires."""
    return tells(words.take_plate) and tells(words.take_date)


def pressed_vehicle(call: Call) -> int:
    """The id of the car a button is about; what can't be one is as good as not there."""
    return int(_checked(_ID, call.button.number))


def pressed_span(call: Call) -> int:
    """How many days ahead a button lets the radar look."""
    return int(_checked(_SPAN, call.button.version))


def _checked(shape: re.Pattern[str], typed: str) -> str:
    if not shape.fullmatch(typed):
        raise NotFound(what=typed)
    return typed
