"""The words that only these commands know."""

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
