"""What the bot's own messages say, read as people read them: which digest it is, or of which steps it warns."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

WARNING, LATE, ESCALATED = "warning", "late", "escalated"
_TITLES: Mapping[str, str] = {
    "快到期了": WARNING,
    "已逾期": LATE,
    "逾期还没做": ESCALATED,
    "事故车进度": "cases",
    "还没发照片": "photos",
    "客户回访只打了": "complaint",
    "小时没有答复": "late complaint",
    "结算 ·": "settlement",
    "额度提醒": "credit",
    "（open） → ": "state",
}
_STEPS: Mapping[str, str] = {
    "初检": "inspection",
    "方案": "plan",
    "提交": "submitted",
    "定损": "assessed",
    "告知": "informed",
    "预告": "eta",
    "质检": "quality",
    "交车": "delivered",
    "预约": "booking",
    "回访": "callback",
}
_CASE = re.compile(r"C(\d+) ")
_MORE_STEPS = re.compile(r"^\+(\d+)$")
_MORE_CASES = re.compile(r"还有 (\d+) 台")


class Push(NamedTuple):
    """Something told by itself: in which chat, of which kind, of which step of which case."""

    chat: int
    kind: str
    case: int = 0
    step: str = ""


@dataclass
class Heard:
    """What came in at one moment."""

    pushes: Counter[Push] = field(default_factory=Counter)
    unnamed: Counter[tuple[int, str, int]] = field(default_factory=Counter)
    """How many steps more of a case were only counted, by chat, kind and case."""
    unnamed_cases: Counter[tuple[int, str]] = field(default_factory=Counter)
    """How many cases more were only counted, by chat and kind."""
    unknown: list[str] = field(default_factory=list)

    def take(self, chat: int, message: Mapping[str, Any]) -> None:
        """Read one message."""
        title, *lines = str(message["text"]).split("\n")
        kind = next((kind for words, kind in _TITLES.items() if words in title), None)
        if kind is None:
            self.unknown.append(str(message["text"]))
        elif kind in {WARNING, LATE, ESCALATED}:
            self._take_steps(chat, kind, lines)
        else:
            self.pushes[Push(chat, kind)] += 1

    def _take_steps(self, chat: int, kind: str, lines: list[str]) -> None:
        case = 0
        for line in lines:
            step = next((name for word, name in _STEPS.items() if word in line), "")
            if named := _CASE.match(line):
                case = int(named[1])
            elif more := _MORE_CASES.search(line):
                self.unnamed_cases[chat, kind] += int(more[1])
            elif more := _MORE_STEPS.search(line):
                self.unnamed[chat, kind, case] += int(more[1])
            else:
                self.pushes[Push(chat, kind, case, step or line)] += 1

    def _hidden(self) -> Counter[tuple[int, str]]:
        """Of how many cases something was only counted, by chat and kind."""
        return self.unnamed_cases + Counter(each[:2] for each in self.unnamed)

    def differs_from(self, expected: Counter[Push]) -> str:
        """In what it is something else than ``expected``; nothing when it is the same."""
        missing, too_much = expected - self.pushes, self.pushes - expected
        hidden = {push[:3] for push in missing}
        if not (too_much or self.unknown) and Counter(each[:2] for each in hidden) == self._hidden():
            return ""
        return f"missing {dict(missing)}, too much {dict(too_much)}, only counted {self._hidden()}, {self.unknown}"
