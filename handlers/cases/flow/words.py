"""The words that only these commands know."""

import re
import unicodedata
from collections.abc import Mapping

from domain.cases.views import Source, WaitCause

_CAUSES: Mapping[WaitCause, tuple[str, ...]] = {
    WaitCause.PARTS: ("配件", "等配件", "缺配件", "缺件", "等件", "订件", "零件", "parts", "part"),
    WaitCause.INSURER: (
        "保险公司",
        "保险",
        "等保险",
        "等定损",
        "等保险公司",
        "理赔",
        "insurer",
        "insurance",
        "adjuster",
    ),
    WaitCause.CUSTOMER: ("车主", "客户", "等客户", "等车主", "customer", "owner", "client"),
    WaitCause.SHOP: ("本店", "店内", "车间", "工位", "等工位", "排队", "排工", "自己", "shop", "workshop", "us"),
}
CAUSES: Mapping[str, WaitCause] = {word: cause for cause, words in _CAUSES.items() for word in words}
END: Mapping[str, bool] = dict.fromkeys(("end", "结束", "解除", "不等了", "到了", "到货", "复工", "ended"), True)
DONE: Mapping[str, bool] = dict.fromkeys(
    ("done", "完成", "已完成", "修好", "修好了", "好了", "做完", "做完了", "fixed", "finished", "ok"), True
)
CANCEL: Mapping[str, bool] = dict.fromkeys(("cancel", "撤案", "销案", "弃修", "不修了", "cancelled"), True)
_SOURCES: Mapping[Source, tuple[str, ...]] = {
    Source.WALK_IN: ("自到店", "自行到店", "到店", "walk-in", "walkin", "walk in"),
    Source.TOW: ("拖车", "拖来", "拖回", "拖车来", "救援", "tow", "towed"),
    Source.PUSH: ("推送", "推修", "保险推送", "保险公司推送", "push", "pushed"),
}
SOURCES: Mapping[str, Source] = {word: source for source, words in _SOURCES.items() for word in words}
EXPRESS: Mapping[str, bool] = dict.fromkeys(("express", "加急", "快修", "急修", "快速"), True)
_CALLS_ITSELF_A_PUSH = re.compile(r"推送|推修|派修|\bpush(?:ed)?\b", re.IGNORECASE)
_TOLD_ABOUT = re.compile(r"推送时间|推修[员人]|推修专员|派单时间")


def told_source(text: str) -> Source | None:
    """How the car came that a whole pasted message tells of: by a word of its first line, or by calling itself a push.

    What stands further down is of somebody else's making: 是否拖车：否.
    """
    plain = _TOLD_ABOUT.sub("", unicodedata.normalize("NFKC", text))
    told = next((SOURCES[word] for word in _first_words(plain) if word in SOURCES), None)
    return told or (Source.PUSH if _CALLS_ITSELF_A_PUSH.search(plain) else None)


def told_express(text: str) -> bool:
    """Whether a word of a pasted message's first line asks for the express SOP."""
    return any(word in EXPRESS for word in _first_words(unicodedata.normalize("NFKC", text)))


def _first_words(plain: str) -> list[str]:
    return plain.strip().partition("\n")[0].casefold().split()
