"""The text of a message or caption, as the bot gave it: parsed, trimmed, measured."""

from bot.sandbox import utf16
from bot.sandbox.core import Core
from bot.sandbox.detection import with_detected
from bot.sandbox.formatting import parse_html
from bot.sandbox.refusals import Json, bad_request
from bot.sandbox.specification import check_structure

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024


def message_text(core: Core, parameters: Json) -> Json:
    """``text`` and its entities; refuses an empty one and more than 4096 code units after parsing."""
    if not parameters["text"]:
        raise bad_request("message text is empty")
    text, entities = _formatted(core, parameters, "text", "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16.length(text) > MESSAGE_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption(core: Core, parameters: Json) -> Json:
    """``caption`` and its entities, if there is one; at most 1024 code units."""
    text, entities = _formatted(core, parameters, "caption", "caption_entities")
    if utf16.length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    shown: Json = {"caption": text} if text else {}
    return {**shown, "caption_entities": entities} if entities else shown


def _formatted(core: Core, parameters: Json, text_name: str, entities_name: str) -> tuple[str, list[Json]]:
    source = parameters.get(text_name, "")
    mode = parameters.get("parse_mode", "")
    if mode and mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    given = [check_structure("MessageEntity", entity) for entity in parameters.get(entities_name, [])]
    text, entities = parse_html(source) if mode else (source, given)
    text, entities = utf16.trimmed(text.replace("\r\n", "\n"), entities)
    known = [_with_user(core, entity) for entity in entities]
    return text, with_detected(text, [entity for entity in known if entity])


def _with_user(core: Core, entity: Json) -> Json:
    """A mention by id is kept for people the bot knows."""
    if entity["type"] != "text_mention":
        return entity
    user = entity.get("user")
    person = core.person(user.get("id", 0)) if isinstance(user, dict) else None
    return {**entity, "user": core.user_json(person)} if person else {}
