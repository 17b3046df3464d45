"""The command menu by scope and language, and the bot's descriptions."""

import re
from typing import Any

from bot.sandbox.core import Core
from bot.sandbox.menus import scope_key
from bot.sandbox.places import known_chat
from bot.sandbox.refusals import Json, bad_request
from bot.sandbox.specification import check_structure, description

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SCOPES = {
    "default": "BotCommandScopeDefault",
    "all_private_chats": "BotCommandScopeAllPrivateChats",
    "all_group_chats": "BotCommandScopeAllGroupChats",
    "all_chat_administrators": "BotCommandScopeAllChatAdministrators",
    "chat": "BotCommandScopeChat",
    "chat_administrators": "BotCommandScopeChatAdministrators",
    "chat_member": "BotCommandScopeChatMember",
}


def set_my_commands(core: Core, parameters: Json) -> bool:
    """The commands of one scope and language."""
    commands = parameters["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _key(core, parameters)
    core.state.commands[key] = [_command(command) for command in commands]
    core.events.publish("commands")
    return True


def get_my_commands(core: Core, parameters: Json) -> list[Json]:
    """The commands of exactly this scope and language."""
    return core.state.commands.get(_key(core, parameters), [])


def delete_my_commands(core: Core, parameters: Json) -> bool:
    """Take the commands of one scope and language away."""
    core.state.commands.pop(_key(core, parameters), None)
    core.events.publish("commands")
    return True


def set_my_description(core: Core, parameters: Json) -> bool:
    """What an empty private chat shows."""
    return _describe(core, "description", 512, parameters)


def set_my_short_description(core: Core, parameters: Json) -> bool:
    """What the bot's profile shows."""
    return _describe(core, "short_description", 120, parameters)


def get_my_description(core: Core, parameters: Json) -> Json:
    """What was set for the language."""
    return {"description": _described(core, "description", parameters)}


def get_my_short_description(core: Core, parameters: Json) -> Json:
    """What was set for the language."""
    return {"short_description": _described(core, "short_description", parameters)}


def _describe(core: Core, kind: str, most: int, parameters: Json) -> bool:
    text = parameters.get(kind, "")
    if len(text) > most:
        raise bad_request(f"{kind.replace('_', ' ')} is too long")
    core.state.descriptions[f"{kind}:{_language(parameters)}"] = text
    core.events.publish("commands")
    return True


def _described(core: Core, kind: str, parameters: Json) -> str:
    return core.state.descriptions.get(f"{kind}:{_language(parameters)}", "")


def _language(parameters: Json) -> str:
    code = str(parameters.get("language_code", ""))
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _key(core: Core, parameters: Json) -> str:
    scope = _scope(core, parameters.get("scope") or {"type": "default"})
    return scope_key(scope, _language(parameters))


def _scope(core: Core, raw: Json) -> Json:
    kind = raw.get("type")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    scope = check_structure(SCOPES[kind], raw)
    if "chat_id" in scope:
        chat = known_chat(core, _scope_chat(scope["chat_id"]))
        if not chat.is_group and kind != "chat":
            raise bad_request("can't set commands for administrators or members of a private chat")
        scope = {**scope, "chat_id": chat.chat.id}
    return {name: scope[name] for name in description().types[SCOPES[kind]]}


def _scope_chat(chat_id: Any) -> int | str:
    """The id of a chat as a scope names it, which may be text."""
    return int(chat_id) if re.fullmatch(r"-?\d+", str(chat_id)) else str(chat_id)


def _command(raw: Any) -> Json:
    command = check_structure("BotCommand", raw)
    name = command["command"].removeprefix("/").lower()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    text = command["description"].strip()
    if not 1 <= len(text) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": text}
