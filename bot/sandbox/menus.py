"""Which command list a person sees in a chat: Telegram's order of scopes and languages."""

import json

from bot.sandbox.core import Core
from bot.sandbox.refusals import Json
from bot.sandbox.state import ChatState
from bot.sandbox.world import Person


def scope_key(scope: Json, language: str) -> str:
    """The name under which the commands of a scope and language are kept."""
    return json.dumps([scope.get("type"), scope.get("chat_id"), scope.get("user_id"), language])


def commands_for(core: Core, person: Person, chat: ChatState) -> list[Json]:
    """The first list that is set, from the narrowest scope to the widest, own language before any."""
    for scope in _scopes(person, chat):
        for language in (person.language_code[:2], ""):
            commands = core.state.commands.get(scope_key(scope, language))
            if commands is not None:
                return commands
    return []


def description_for(core: Core, person: Person) -> str:
    """What an empty private chat tells about the bot."""
    kept = core.state.descriptions
    own = kept.get(f"description:{person.language_code[:2]}")
    return own or kept.get("description:") or core.world.bot.description


def _scopes(person: Person, chat: ChatState) -> list[Json]:
    chat_id = chat.chat.id
    if not chat.is_group:
        return [{"type": "chat", "chat_id": chat_id}, {"type": "all_private_chats"}, {"type": "default"}]
    runs_it = person.id in chat.chat.admins
    scopes: list[Json] = [{"type": "chat_member", "chat_id": chat_id, "user_id": person.id}]
    if runs_it:
        scopes.append({"type": "chat_administrators", "chat_id": chat_id})
    scopes.append({"type": "chat", "chat_id": chat_id})
    if runs_it:
        scopes.append({"type": "all_chat_administrators"})
    return [*scopes, {"type": "all_group_chats"}, {"type": "default"}]
