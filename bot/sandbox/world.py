"""Who and what exists in the sandbox: plain data that the caller gives, and a believable default."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["private", "group", "supergroup"]
Presence = Literal["member", "administrator", "left", "kicked", "absent"]


@dataclass(frozen=True)
class BotIdentity:
    """The bot as people see it; its id is the number before the colon of its token."""

    username: str = "baohe_sandbox_bot"
    first_name: str = "保合助手"
    description: str = ""


@dataclass(frozen=True)
class Person:
    """Someone one can act as. ``role`` is only the page's label; the bot keeps roles of its own."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "zh-hans"
    colour: str = "#5b7f95"
    role: str = ""
    started: bool = False


@dataclass(frozen=True)
class Topic:
    """A thread of a forum group."""

    id: int
    name: str


@dataclass(frozen=True)
class Chat:
    """A chat; the first of ``admins`` owns it. A private chat has its person's id."""

    id: int
    kind: Kind
    title: str
    members: tuple[int, ...] = ()
    admins: tuple[int, ...] = ()
    bot: Presence = "member"
    topics: tuple[Topic, ...] = ()
    colour: str = "#3f7d6e"
    label: str = ""


@dataclass(frozen=True)
class World:
    """Everything there is at the start; with ``privacy_mode`` the bot hears only what is meant for it."""

    bot: BotIdentity
    people: tuple[Person, ...]
    groups: tuple[Chat, ...]
    privacy_mode: bool = True

    def person(self, user_id: int) -> Person | None:
        """The person of that id, if there is one."""
        return next((person for person in self.people if person.id == user_id), None)


MANAGER = 1001
PARTNER = 1002
ADVISOR = 2001
SECOND_ADVISOR = 2002
THIRD_ADVISOR = 2003
STRANGER = 3001
TEAM_GROUP = -1001000000001
PARTNER_GROUP = -1001000000002


def default_world() -> World:
    """A service centre in Beijing: its team, its partner desk, and someone who does not belong to it."""
    staff = (MANAGER, PARTNER, ADVISOR, SECOND_ADVISOR, THIRD_ADVISOR)
    return World(
        bot=BotIdentity(description="服务中心的保险渠道助手：推荐、报价、额度、事故车。"),
        people=(
            Person(MANAGER, "林建国", "", "lin_jianguo", colour="#b0563b", role="manager", started=True),
            Person(PARTNER, "苏曼", "", "su_man", colour="#7a5ba6", role="partner", started=True),
            Person(ADVISOR, "周凯", "", "zhou_kai", colour="#2f7fb5", role="advisor", started=True),
            Person(SECOND_ADVISOR, "何雨桐", "", "he_yutong", colour="#2e8b6d", role="advisor", started=True),
            Person(THIRD_ADVISOR, "Daniel", "Meyer", "dmeyer", "en", "#a8772a", role="advisor", started=True),
            Person(STRANGER, "路人", "", "passer_by", colour="#6d7780", role="stranger"),
        ),
        groups=(
            Chat(
                TEAM_GROUP,
                "supergroup",
                "北京朝阳·团队群",
                (*staff, STRANGER),
                (MANAGER,),
                colour="#2c7a7b",
                label="team",
            ),
            Chat(
                PARTNER_GROUP,
                "supergroup",
                "北京朝阳·保险合作",
                (MANAGER, PARTNER),
                (MANAGER, PARTNER),
                colour="#8a5a83",
                label="partner",
            ),
        ),
    )
