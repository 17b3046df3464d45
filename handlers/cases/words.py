"""The words that only this room's commands know."""

import re
import unicodedata
from collections.abc import Mapping

from domain.cases.views import Stage, StepName
from domain.errors import NotFound
from handlers.declaration import Call

NEW: Mapping[str, bool] = dict.fromkeys(("new", "新建", "新增", "接车", "登记", "建档", "add"), True)
DONE: Mapping[str, bool] = dict.fromkeys(("done", "完成", "已完成", "做完", "ok", "好了"), True)
WAIVE: Mapping[str, bool] = dict.fromkeys(("waive", "免", "免做", "跳过", "不做", "skip"), True)
LATE: Mapping[str, bool] = dict.fromkeys(("late", "逾期", "超期", "超时", "overdue"), True)
WAITING: Mapping[str, bool] = dict.fromkeys(("waiting", "等待", "在等", "停着", "waits"), True)
MINE: Mapping[str, bool] = dict.fromkeys(("mine", "我的", "我", "my", "me"), True)
_STEPS: Mapping[StepName, tuple[str, ...]] = {
    StepName.INSPECTION: ("初检", "inspection", "inspect"),
    StepName.PLAN: ("方案", "plan", "repair plan"),
    StepName.SUBMITTED: ("提交", "submitted", "submit", "submission"),
    StepName.ASSESSED: ("定损", "assessed", "assessment", "assess"),
    StepName.INFORMED: ("告知", "informed", "inform", "customer informed"),
    StepName.PHOTO: ("照片", "photo", "photos", "拍照"),
    StepName.ETA: ("预告", "eta"),
    StepName.QUALITY: ("质检", "quality", "quality check", "qc"),
    StepName.DELIVERED: ("交车", "delivered", "delivery", "deliver", "提车"),
    StepName.BOOKING: ("预约", "booking", "booked", "book"),
    StepName.CALLBACK: ("回访", "callback", "call-back"),
}
STAGES: Mapping[str, Stage] = {
    **dict.fromkeys(("待初检", "初检", "到店", "inspection", "to inspect"), Stage.INSPECTION),
    **dict.fromkeys(("做方案", "方案", "plan", "to plan", "planning"), Stage.PLAN),
    **dict.fromkeys(("等定损", "定损", "assessment", "assess", "to assess"), Stage.ASSESSMENT),
    **dict.fromkeys(("维修中", "维修", "修理", "repair", "in repair"), Stage.REPAIR),
    **dict.fromkeys(("待交车", "交车", "handover", "delivery", "to deliver"), Stage.HANDOVER),
    **dict.fromkeys(("待回访", "回访", "follow-up", "follow_up", "callback"), Stage.FOLLOW_UP),
}
_OVERRIDE = re.compile(r"(?:^|\s)(?:override|强制|破例|特批)(?:[\s:：,，]+|$)(?P<reason>.*)", re.IGNORECASE | re.DOTALL)
_CLAIM = re.compile(
    r"(?:报案号码?|报案编号|\bclaim(?:\s+(?:no|number))?\b)[.:：#\s]*(?P<claim>(?=(?:[A-Z-]*[0-9]){4})[A-Z0-9][A-Z0-9-]{3,39})(?![A-Z0-9])",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 9


def step_words(lang: str) -> dict[str, StepName]:
    """Every word for a step; the first of each, which refusals show, is in the reader's language."""
    table: dict[str, StepName] = {}
    for step, words in _STEPS.items():
        first = words if lang.startswith("zh") else (step.value, *words)
        table |= dict.fromkeys(first, step)
    return table


def without_override(text: str) -> tuple[str, str | None]:
    """The text before 强制 or ``override``, and the reason behind it; ``None`` when nobody overrides."""
    found = _OVERRIDE.search(text)
    return (text[: found.start()], found["reason"].strip()) if found else (text, None)


def without_claim(text: str) -> tuple[str, str | None]:
    """The text without a claim number that is called one (报案号 12345678), and that number; else ``None``."""
    plain = unicodedata.normalize("NFKC", text)
    found = _CLAIM.search(plain)
    if found is None:
        return text, None
    return f"{plain[: found.start()]} {plain[found.end() :]}", found["claim"].upper()


def pressed_case(call: Call) -> int:
    """The number of the case a button is about; what can't be one is as good as not there."""
    typed = call.button.number
    digits = typed.removeprefix("C")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _LONGEST_NUMBER:
        raise NotFound(what=typed[:20])
    return int(digits)
