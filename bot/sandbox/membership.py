"""The bot's place in chats: added, promoted, removed, blocked; and groups that become supergroups."""

from dataclasses import replace
from typing import Any

from bot.sandbox.core import Core
from bot.sandbox.refusals import Json, NotPossible
from bot.sandbox.state import ChatState
from bot.sandbox.world import Presence

BOT_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
MIGRATED_OFFSET = -1_002_000_000_000


def member_json(core: Core, presence: Presence) -> Json:
    """The bot as a member in that standing."""
    member: Json = {"status": "left" if presence == "absent" else presence, "user": core.bot_json()}
    if presence == "administrator":
        member |= {"can_be_edited": False, "is_anonymous": False}
        member |= {right: right != "can_promote_members" for right in BOT_RIGHTS}
    if presence == "kicked":
        member["until_date"] = 0
    return member


def bot_member(core: Core, chat: ChatState) -> Json:
    """How the bot stands in ``chat``."""
    return member_json(core, chat.bot)


def set_presence(core: Core, chat: ChatState, by: int, presence: Presence) -> int:
    """Someone changes the bot's standing in a group; the update it gets."""
    before, chat.bot = chat.bot, presence
    if not (was_in := before in {"member", "administrator"}) and chat.bot_is_in:
        _service(core, chat, by, {"new_chat_members": [core.bot_json()]})
    if was_in and not chat.bot_is_in:
        _service(core, chat, by, {"left_chat_member": core.bot_json()}, heard=False)
    core.events.publish("chats")
    return _tell(core, chat, by, before, presence)


def leave(core: Core, chat: ChatState) -> None:
    """The bot leaves by itself."""
    before, chat.bot = chat.bot, "left"
    core.post(chat, core.bot_json(), {"left_chat_member": core.bot_json()})
    core.events.publish("chats")
    update = _change(core, chat, core.bot_json(), before, "left")
    core.updates.add("my_chat_member", update)


def set_blocked(core: Core, user_id: int, *, blocked: bool) -> int:
    """A person blocks the bot or lets it in again; the update it gets."""
    chat = core.chat(user_id)
    if chat is None or chat.is_group:
        raise NotPossible(f"nobody has the id {user_id}")
    if blocked == (user_id in core.state.blocked):
        raise NotPossible("it is so already")
    change = core.state.blocked.add if blocked else core.state.blocked.discard
    change(user_id)
    core.events.publish("chats")
    steps: tuple[Presence, Presence] = ("member", "kicked") if blocked else ("kicked", "member")
    return _tell(core, chat, user_id, *steps)


def migrate(core: Core, chat: ChatState, by: int) -> int:
    """A group becomes a supergroup with another id, which is returned; both chats say so."""
    if chat.chat.kind != "group" or chat.migrated_to is not None:
        raise NotPossible("only a basic group can become a supergroup")
    new_id = MIGRATED_OFFSET + chat.chat.id
    successor = ChatState(replace(chat.chat, id=new_id, kind="supergroup"), bot=chat.bot)
    core.state.chats[new_id] = successor
    _service(core, chat, by, {"migrate_to_chat_id": new_id})
    chat.migrated_to = new_id
    _service(core, successor, by, {"migrate_from_chat_id": chat.chat.id})
    core.events.publish("chats")
    return new_id


def _service(core: Core, chat: ChatState, by: int, content: Json, *, heard: bool = True) -> None:
    message = core.post(chat, sender_json(core, by), content)
    if heard and chat.bot_is_in:
        core.updates.add("message", message)


def _tell(core: Core, chat: ChatState, by: int, before: Presence, after: Presence) -> int:
    return core.updates.add("my_chat_member", _change(core, chat, sender_json(core, by), before, after))


def _change(core: Core, chat: ChatState, by: Json, before: Presence, after: Presence) -> dict[str, Any]:
    return {
        "chat": core.chat_json(chat.chat),
        "from": by,
        "date": core.unix_now(),
        "old_chat_member": member_json(core, before),
        "new_chat_member": member_json(core, after),
    }


def sender_json(core: Core, user_id: int) -> Json:
    """A person as the one who does something; refuses nobody."""
    person = core.person(user_id)
    if person is None:
        raise NotPossible(f"nobody has the id {user_id}")
    return core.user_json(person)
