"""Privacy mode: in a group the bot hears only what is meant for it, unless it runs the group."""

from bot.sandbox import utf16
from bot.sandbox.core import Core
from bot.sandbox.refusals import Json
from bot.sandbox.state import ChatState


def bot_hears(core: Core, chat: ChatState, message: Json) -> bool:
    """Whether Telegram passes this message on to the bot."""
    if not chat.is_group:
        return True
    if not chat.bot_is_in:
        return False
    if not core.world.privacy_mode or chat.bot == "administrator":
        return True
    answered = message.get("reply_to_message", {}).get("from", {}).get("id")
    return answered == core.bot_id or _is_addressed(core, message)


def _is_addressed(core: Core, message: Json) -> bool:
    text = message.get("text") or message.get("caption") or ""
    name = core.world.bot.username.lower()
    for entity in message.get("entities") or message.get("caption_entities") or []:
        covered = utf16.part(text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and covered == f"@{name}":
            return True
        if entity["type"] == "bot_command" and covered.partition("@")[2] in {"", name}:
            return True
    return False
