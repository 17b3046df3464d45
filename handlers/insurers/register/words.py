"""The words that choose what is done about an insurer, and what its people are to us."""

from collections.abc import Mapping

from domain.insurers.views import ContactRole, Plan
from handlers.arguments import Words

RENAME: Mapping[str, bool] = dict.fromkeys(("rename", "改名", "更名", "改称"), True)
NAME: Mapping[str, bool] = dict.fromkeys(("name", "alias", "别名", "简称", "叫法", "又名", "也叫"), True)
DROP_NAME: Mapping[str, bool] = dict.fromkeys(("drop-name", "unname", "删别名", "删除别名", "删简称", "去掉别名"), True)
CONTACT: Mapping[str, bool] = dict.fromkeys(("contact", "联系人"), True)
DROP_CONTACT: Mapping[str, bool] = dict.fromkeys(
    ("drop-contact", "删联系人", "删除联系人", "去掉联系人", "移除联系人"), True
)
PLAN: Mapping[str, bool] = dict.fromkeys(
    ("plan", "方案", "合作方案", "换方案", "改方案", "换", "换成", "改成", "改为"), True
)
SWITCHED: Mapping[str, Plan] = {
    f"{verb}{letter}": plan
    for verb in ("换", "换成", "换到", "改", "改成", "改为", "转")
    for letter, plan in (("A", Plan.BASIC), ("B", Plan.DEEP))
}
"""Verb and plan in one word, as they are typed in a hurry: 换B."""
END: Mapping[str, bool] = dict.fromkeys(("end", "结束合作", "终止合作", "结束", "终止"), True)
REOPEN: Mapping[str, bool] = dict.fromkeys(("reopen", "重新合作", "恢复合作", "重启合作"), True)

_ROLES: Mapping[ContactRole, tuple[str, ...]] = {
    ContactRole.ADJUSTER: ("定损员", "定损", "查勘员", "查勘", "surveyor"),
    ContactRole.CLAIMS: ("理赔员", "理赔", "核损", "核损员", "核赔"),
    ContactRole.LIAISON: ("对接人", "对接", "客户经理", "业务员", "account-manager"),
    ContactRole.FINANCE: ("财务", "会计", "结算", "accounts"),
    ContactRole.HEAD: ("负责人", "主任", "经理", "领导", "boss"),
    ContactRole.OTHER: ("其他", "其它"),
}


def contact_roles(lang: str) -> dict[str, ContactRole]:
    """Every word for what somebody is to us; the first of each, which refusals show, is in the reader's language."""
    table: dict[str, ContactRole] = {}
    for role, words in _ROLES.items():
        table |= dict.fromkeys((*words, role.value) if lang.startswith("zh") else (role.value, *words), role)
    return table


def names_another_plan(words: Words) -> bool:
    """Whether a word says to change the plan and to which."""
    return words.take_verb(SWITCHED)
