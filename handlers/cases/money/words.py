"""The words that tell what is meant of a case's money."""

import re
import unicodedata
from collections.abc import Mapping
from functools import partial

from handlers.arguments import Words, tells

PARTS = ("配件", "配件费", "材料", "材料费", "零件", "parts", "part")
LABOUR = ("工时", "工时费", "人工", "人工费", "labour", "labor")
DIFFERENCE = ("差价", "差额", "相差", "difference", "diff", "gap")

VERIFIED: Mapping[str, bool] = dict.fromkeys(("verified", "核损", "核定", "核价", "verify"), True)
AMOUNTS: Mapping[str, bool] = dict.fromkeys(("amounts", "金额", "金额记录", "amount history"), True)
RISK: Mapping[str, bool] = dict.fromkeys(("risk", "风险", "接车风险", "预览", "preview"), True)

TOLD: Mapping[str, bool] = dict.fromkeys(("told", "告知", "已告知", "通知", "已通知", "tell"), True)
AGREED: Mapping[str, bool] = dict.fromkeys(("agreed", "同意", "已同意", "核准", "批准", "agree"), True)
REFUSED: Mapping[str, bool] = dict.fromkeys(("refused", "拒绝", "不同意", "驳回", "refuse"), True)

REVIEW: Mapping[str, bool] = dict.fromkeys(("review", "复核", "申请复核", "new"), True)
THIRD: Mapping[str, bool] = dict.fromkeys(("third", "第三方", "第三方评估", "公估", "third-party"), True)
SETTLED: Mapping[str, bool] = dict.fromkeys(("settled", "达成", "和解", "解决", "定案", "settle"), True)
WITHDRAWN: Mapping[str, bool] = dict.fromkeys(("withdrawn", "撤回", "放弃", "withdraw"), True)
KEEP: Mapping[str, bool] = dict.fromkeys(("keep", "继续合作", "继续"), True)

_FIGURE = r"[¥]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?[千万KW]?元?"
_ITEM = re.compile(
    rf"(?P<what>[^\d¥,;、/.:]{{1,80}}?)\s*:?\s*(?P<ours>{_FIGURE})\s*/\s*(?P<theirs>{_FIGURE})(?![0-9/])",
    re.IGNORECASE,
)


def tells_a_difference(words: Words) -> bool:
    """Whether a line says by how much an assessment is too low, as only whoever asks for a review does."""
    return tells(partial(words.take_amount_called, DIFFERENCE))


def without_items(text: str) -> tuple[str, str | None]:
    """The text without the lines in dispute (前杠 800/500, 大灯 3200/2400), and those; ``None`` when there are none."""
    plain = unicodedata.normalize("NFKC", text)
    found = [(each.start() + _ahead(each["what"]), each.end()) for each in _ITEM.finditer(plain)]
    if not found:
        return text, None
    rest, at = "", 0
    for start, end in found:
        rest, at = f"{rest}{plain[at:start]} ", end
    return f"{rest}{plain[at:]}", ", ".join(plain[start:end].strip() for start, end in found)


def items_told(text: str) -> list[tuple[str, str, str]]:
    """Each line in dispute: what it is about, our figure and theirs as they are typed."""
    plain = unicodedata.normalize("NFKC", text)
    return [(each["what"].strip(" ()-"), each["ours"], each["theirs"]) for each in _ITEM.finditer(plain)]


def _ahead(what: str) -> int:
    """How much stands before a line's name that is none of it: the name is one Chinese word, or the English ones."""
    start = len(what)
    for word in reversed(list(re.finditer(r"\S+", what))):
        is_english = word[0].isascii() and word[0].casefold() not in {*REVIEW, *DIFFERENCE}
        if start < len(what) and not is_english:
            break
        start = word.start()
        if not is_english:
            break
    return start
