"""What the bot can ask about chats, their members, and files."""

from bot.sandbox.core import Core
from bot.sandbox.membership import BOT_RIGHTS, bot_member, leave
from bot.sandbox.places import known_chat, writable_chat
from bot.sandbox.refusals import Json, bad_request
from bot.sandbox.state import ChatState
from bot.sandbox.world import Person


def get_chat(core: Core, parameters: Json) -> Json:
    """The chat with its details."""
    chat = known_chat(core, parameters["chat_id"])
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return {
        **core.chat_json(chat.chat),
        "accent_color_id": abs(chat.chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def get_chat_member(core: Core, parameters: Json) -> Json:
    """How a person, or the bot itself, stands in a chat."""
    chat = writable_chat(core, parameters["chat_id"])
    if parameters["user_id"] == core.bot_id:
        return bot_member(core, chat)
    person = core.person(parameters["user_id"])
    if person is None:
        raise bad_request("user not found")
    return _member(core, chat, person)


def get_chat_member_count(core: Core, parameters: Json) -> int:
    """How many there are, bots included."""
    chat = writable_chat(core, parameters["chat_id"])
    return len(chat.chat.members) + 1


def get_chat_administrators(core: Core, parameters: Json) -> list[Json]:
    """Those who run a group, without other bots."""
    chat = writable_chat(core, parameters["chat_id"])
    if not chat.is_group:
        raise bad_request("there are no administrators in the private chat")
    people = [person for user_id in chat.chat.admins if (person := core.person(user_id))]
    listed = [_member(core, chat, person) for person in people]
    return [*listed, bot_member(core, chat)] if chat.bot == "administrator" else listed


def leave_chat(core: Core, parameters: Json) -> bool:
    """The bot goes."""
    chat = writable_chat(core, parameters["chat_id"])
    if not chat.is_group:
        raise bad_request("chat member status can't be changed in private chats")
    leave(core, chat)
    return True


def get_file(core: Core, parameters: Json) -> Json:
    """Where a file can be downloaded; Telegram gives out at most 20 MB this way."""
    stored = core.state.files.get(parameters["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size_bytes > 20 * 1024 * 1024:
        raise bad_request("file is too big")
    prefix = "AQAD" if stored.width else "AgAD"
    letter = parameters["file_id"][-1] if stored.width else ""
    return {
        "file_id": parameters["file_id"],
        "file_unique_id": f"{prefix}{stored.key}{letter}",
        "file_size": stored.size_bytes,
        "file_path": stored.path,
    }


def _member(core: Core, chat: ChatState, person: Person) -> Json:
    user = core.user_json(person)
    if person.id not in chat.chat.members:
        return {"status": "left", "user": user}
    if person.id not in chat.chat.admins:
        return {"status": "member", "user": user}
    if person.id == chat.chat.admins[0]:
        return {"status": "creator", "user": user, "is_anonymous": False}
    rights = dict.fromkeys(BOT_RIGHTS, True)
    return {"status": "administrator", "user": user, "can_be_edited": False, "is_anonymous": False, **rights}
