"""The words that only this room's commands know, and what its buttons carry."""

import re
from collections.abc import Mapping
from datetime import date

from domain.agents.views import FoundBy, ReferralFilter
from domain.errors import NotFound
from handlers.agents.parts import ON_A_PAGE
from handlers.arguments import Words
from handlers.declaration import Call
from handlers.paging import offset_of, pressed_page

ADD: Mapping[str, str] = dict.fromkeys(("add", "new", "添加", "新增", "新建", "增加"), "add")
TERMS: Mapping[str, str] = dict.fromkeys(("terms", "fee", "fees", "协议", "费用", "推荐费", "改费"), "terms")
MINE: Mapping[str, bool] = dict.fromkeys(("mine", "my", "我的", "我", "本人"), True)
FOUND_BY_WORDS: Mapping[str, FoundBy] = {
    **dict.fromkeys(("customer", "客户推荐", "车主推荐", "客户介绍"), FoundBy.CUSTOMER),
    **dict.fromkeys(("field", "地推", "拜访", "上门"), FoundBy.FIELD),
    **dict.fromkeys(("online", "线上", "网上", "网络"), FoundBy.ONLINE),
}
_ID = re.compile(r"[0-9]{1,18}", re.ASCII)
_FILTER = re.compile(r"(?P<mine>[01])\.(?P<agent>[0-9]{0,18})\.(?P<month>(?:20[0-9]{2}-(?:0[1-9]|1[0-2]))?)", re.ASCII)


def pressed_referral(call: Call) -> int:
    """The number of the referral that a button is under: ``R12``."""
    return Words(call.button.number, today=call.today).need_number("referral")


def pressed_id(typed: str) -> int:
    """The agent's id in a button; what can't be one is as good as not there."""
    if not _ID.fullmatch(typed):
        raise NotFound(typed)
    return int(typed)


def pressed_offset(call: Call) -> int:
    """From which place on a button shows a list."""
    return offset_of(pressed_page(call.button.number), ON_A_PAGE)


def packed(chosen: ReferralFilter) -> str:
    """A filter as a button carries it: ``0.5.2026-11``."""
    month = f"{chosen.month:%Y-%m}" if chosen.month else ""
    return f"{int(chosen.mine)}.{chosen.agent_id or ''}.{month}"


def unpacked(text: str) -> ReferralFilter:
    """The filter that a button carries."""
    parts = _FILTER.fullmatch(text)
    if parts is None:
        raise NotFound(text)
    return ReferralFilter(
        mine=parts["mine"] == "1",
        agent_id=int(parts["agent"]) if parts["agent"] else None,
        month=date.fromisoformat(f"{parts['month']}-01") if parts["month"] else None,
    )
