"""How roles, languages and groups are called in chat."""

from domain.actor import ChatKind, Role

ROLES: dict[str, Role] = {
    "advisor": Role.ADVISOR,
    "服务顾问": Role.ADVISOR,
    "顾问": Role.ADVISOR,
    "partner": Role.PARTNER,
    "合作专员": Role.PARTNER,
    "专员": Role.PARTNER,
    "合作": Role.PARTNER,
    "manager": Role.MANAGER,
    "店长": Role.MANAGER,
    "经理": Role.MANAGER,
}
LANGUAGES: dict[str, str] = {
    "zh": "zh-CN",
    "zh-cn": "zh-CN",
    "chinese": "zh-CN",
    "中文": "zh-CN",
    "汉语": "zh-CN",
    "简体中文": "zh-CN",
    "en": "en",
    "english": "en",
    "英文": "en",
    "英语": "en",
}
GROUPS: dict[str, ChatKind] = {
    "team": ChatKind.TEAM,
    "员工群": ChatKind.TEAM,
    "团队": ChatKind.TEAM,
    "partner": ChatKind.PARTNER,
    "合作群": ChatKind.PARTNER,
    "合作": ChatKind.PARTNER,
}
WHOSE: dict[str, str] = {
    "group": "group",
    "chat": "group",
    "群": "group",
    "本群": "group",
    "me": "me",
    "我": "me",
    "自己": "me",
}
ADD = {"add": True, "new": True, "新建": True, "添加": True, "新增": True}
REMOVE = {"remove": True, "delete": True, "移除": True, "删除": True, "离职": True}
