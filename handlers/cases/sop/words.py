"""How people say which template, when a step is due, and behind which it stands."""

import re
import unicodedata
from collections.abc import Mapping

from domain.cases.views import Anchor, DueRule, StepName, Template
from handlers.arguments.tokens import one_for_one
from handlers.cases.words import DONE, WAIVE, step_words
from locales import LANGUAGES

TEMPLATES: Mapping[str, Template] = {
    **dict.fromkeys(("standard", "标准", "标准流程", "普通", "常规"), Template.STANDARD),
    **dict.fromkeys(("express", "加急", "加急流程", "快修", "急修"), Template.EXPRESS),
}
ADD: Mapping[str, bool] = dict.fromkeys(("add", "新增", "添加", "增加", "加", "加上", "insert"), True)
MOVE: Mapping[str, bool] = dict.fromkeys(("move", "移动", "移", "调整", "改", "改到", "挪", "change", "set"), True)
DROP: Mapping[str, bool] = dict.fromkeys(
    ("drop", "去掉", "去除", "删除", "删掉", "移除", "取消", "不要", "remove", "delete", "without"), True
)
RESET: Mapping[str, bool] = dict.fromkeys(("reset", "恢复", "恢复默认", "还原", "重置", "默认", "default"), True)

_ANCHORS: Mapping[Anchor, str] = {
    Anchor.ARRIVAL: "到店|进店|接车|arrival|arriving",
    Anchor.ASSESSED: "定损|assessed|assessment",
    Anchor.PROMISED: "承诺交车|预计交车|promised",
    Anchor.DELIVERY: "交车|提车|delivery|delivered",
    Anchor.DAY: "day",
}
_ANCHOR = "|".join(f"(?P<{anchor.name.lower()}>{words})" for anchor, words in _ANCHORS.items())
_DIGITS = {sign: str(value) for value, sign in enumerate("一二三四五六七八九", start=1)} | {"两": "2", "十": "10"}
_COUNT = r"(?P<count>[0-9]{1,4}|[一二两三四五六七八九十])"
_UNIT = r"(?P<unit>个?小时|h(?:(?:ou)?rs?)?|天|日|d(?:ays?)?)"
_EDGE, _BEGIN = r"(?=$|[\s,，;；。])", r"(?<![^\s,，;；。])"
_DUE = tuple(
    re.compile(f"{_BEGIN}{pattern}{_EDGE}", re.IGNORECASE)
    for pattern in (
        rf"(?:{_ANCHOR})\s*(?P<way>之?后|之?前|[+-])\s*{_COUNT}\s*(?:{_UNIT})?(?:之?内)?",
        rf"(?:{_ANCHOR})\s*{_COUNT}\s*{_UNIT}之?内",
        rf"(?:within\s+)?{_COUNT}\s*{_UNIT}\s*(?P<way>before|after|from|of)\s+(?:{_ANCHOR})",
        rf"(?:第\s*{_COUNT}\s*天|day\s*(?P<number>[0-9]{{1,3}}))",
        rf"(?:{_ANCHOR})\s*(?P<same>当天|当日|同日|day)",
        rf"(?P<same>on\s+(?:the\s+day\s+of\s+)?)(?:{_ANCHOR})",
        r"(?P<same>当天|当日|same\s+day)",
    )
)
_FILLER = re.compile(r"(?<!\S)(?:放到|放在|移到|改到|改成|改为|在|到|为|due|on|to|at|by|is)(?!\S)", re.IGNORECASE)


def plain(text: str) -> str:
    """A text as words are compared."""
    return _normal(text).casefold()


def _normal(text: str) -> str:
    return "".join(one_for_one(sign) for sign in unicodedata.normalize("NFKC", text))


def without_due(text: str) -> tuple[str, str | None]:
    """The text without what says when a step is due (交车-4h), and that; ``None`` when nothing does."""
    whole = _normal(text)
    for pattern in _DUE:
        if found := pattern.search(whole):
            return f"{whole[: found.start()]} {whole[found.end() :]}", found[0].strip()
    return text, None


def due_rule(text: str) -> DueRule | None:
    """The rule that ``text`` says: 交车-4h, 到店后4小时, 1d after delivery, 第3天; ``None`` when it says none.

    What is due before the delivery counts from the promised one; what is due after it, from the delivery itself.
    """
    whole = plain(text).strip()
    found = next((match for pattern in _DUE if (match := pattern.fullmatch(whole))), None)
    if found is None:
        return None
    told = found.groupdict()
    anchor = next((each for each in Anchor if told.get(each.name.lower())), Anchor.DAY)
    if told.get("same"):
        return _on_the_day_of(anchor)
    count = int(_DIGITS.get(told.get("count") or "", told.get("count") or told.get("number") or "0"))
    is_hours = (told.get("unit") or "d").startswith(("h", "小", "个"))
    is_before = (told.get("way") or "").startswith(("-", "before", "之前", "前"))
    if anchor in (Anchor.DELIVERY, Anchor.PROMISED):
        is_promised = is_before or anchor is Anchor.PROMISED
        anchor, count = Anchor.PROMISED if is_promised else Anchor.DELIVERY, -count if is_before else count
    elif is_before:
        return None
    if anchor is Anchor.ARRIVAL and not is_hours:
        anchor = Anchor.DAY
    return DueRule(anchor, count, "h" if is_hours else "d")


def _on_the_day_of(anchor: Anchor) -> DueRule:
    """Due by the end of that day."""
    if anchor in (Anchor.DELIVERY, Anchor.PROMISED):
        return DueRule(Anchor.PROMISED)
    return DueRule(Anchor.ASSESSED if anchor is Anchor.ASSESSED else Anchor.DAY)


def _step_table() -> dict[str, StepName]:
    return {plain(word): step for lang in LANGUAGES for word, step in step_words(lang).items()}


_STEPS = _step_table()
_KNOWN = "|".join(sorted(map(re.escape, _STEPS), key=len, reverse=True))
_AFTER = re.compile(
    rf"{_BEGIN}(?P<zh>[^\s,，]{{1,20}}?)\s*(?:之后|后面|后边|后){_EDGE}"
    rf"|{_BEGIN}(?:after|behind)\s+(?P<en>(?:{_KNOWN})|\S{{1,20}}){_EDGE}",
    re.IGNORECASE,
)


def without_after(text: str) -> tuple[str, str | None]:
    """The text without the step that another is to stand behind (质检后, after quality), and that one."""
    normal = _normal(text)
    found = _AFTER.search(normal)
    if found is None:
        return text, None
    return f"{normal[: found.start()]} {normal[found.end() :]}", (found["zh"] or found["en"]).strip()


def step_called(text: str) -> str:
    """The name of the SOP's step that goes by ``text`` in either language; else the text, without small words."""
    told = " ".join(_FILLER.sub(" ", text).split()) or text.strip()
    step = _STEPS.get(plain(told))
    return step.value if step else told


def taken_words() -> tuple[str, ...]:
    """Everything that a step can't be called: it stands for one of the SOP's own, or for marking one."""
    return (*_STEPS, *DONE, *WAIVE)
