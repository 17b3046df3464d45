"""What the Bot API says of its methods: an extract in ``methods.json``, and parameters read by it.

Parameters reach a server as text (form, query string) or as JSON; either way they end up as the type the
description gives. Parameters it does not know are left aside, as Telegram does, and remembered for tests.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.sandbox.refusals import Json, bad_request


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True)
class Field:
    """One parameter of a method or one field of a type."""

    types: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class Description:
    """The part of the Bot API that the sandbox speaks."""

    source: str
    version: str
    methods: Mapping[str, Mapping[str, Field]]
    returns: Mapping[str, str]
    types: Mapping[str, Mapping[str, Field]]
    subtypes: Mapping[str, tuple[str, ...]]


EXTRACT = Path(__file__).with_name("methods.json")

# Telegram's own words for what is missing; anything else is "parameter "x" is required".
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "media": "there are no media in the request",
    "file_id": "file_id not specified",
    "user_id": "invalid user_id specified",
    "action": "wrong parameter action in request",
}


def _fields(entry: Json) -> dict[str, Field]:
    return {name: Field(tuple(types.split("|")), required) for name, (types, required) in entry.items()}


@cache
def description() -> Description:
    """The extract, read once."""
    raw = json.loads(EXTRACT.read_text("utf-8"))
    return Description(
        source=raw["source"],
        version=raw["version"],
        methods={name: _fields(entry["fields"]) for name, entry in raw["methods"].items()},
        returns={name: entry["returns"] for name, entry in raw["methods"].items()},
        types={name: _fields(entry["fields"]) for name, entry in raw["types"].items()},
        subtypes={name: tuple(entry["subtypes"]) for name, entry in raw["types"].items()},
    )


@cache
def method_called(name: str) -> str | None:
    """The method's proper name; Telegram does not mind upper and lower case."""
    return next((known for known in description().methods if known.lower() == name.lower()), None)


def _integer(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        reason = MISSING.get(name, f'field "{name}" must be a valid Number')
        raise bad_request(reason) from None


def _boolean(_name: str, value: Any) -> bool:
    return value if isinstance(value, bool) else str(value).strip().lower() in {"true", "yes", "1"}


def _chat(name: str, value: Any) -> int | str:
    text = str(value).strip()
    if not text:
        raise bad_request(MISSING["chat_id"])
    return text if text.startswith("@") else _whole(text)


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise bad_request("chat not found") from None


def _text(name: str, value: Any) -> str:
    if isinstance(value, dict | list):
        raise bad_request(f'field "{name}" must be of type String')
    return str(value)


def _structure(name: str, value: Any) -> Any:
    if isinstance(value, dict | list):
        return value
    try:
        return json.loads(str(value))
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def _object(name: str, value: Any) -> Any:
    parsed = _structure(name, value)
    if not isinstance(parsed, dict):
        wanted = "reply markup" if name == "reply_markup" else name
        raise bad_request(f"object expected as {wanted}")
    return parsed


def _array(name: str, value: Any) -> Any:
    parsed = _structure(name, value)
    if not isinstance(parsed, list):
        raise bad_request(f"can't parse {name}: expected an Array")
    return parsed


def _file(_name: str, value: Any) -> Any:
    return value


def _reader_for(field: Field) -> Callable[[str, Any], Any]:
    kinds = set(field.types)
    if "InputFile" in kinds:
        return _file
    if kinds == {"Integer", "String"}:
        return _chat
    if field.types[0].startswith("Array of "):
        return _array
    return {"Integer": _integer, "Boolean": _boolean, "String": _text}.get(field.types[0], _object)


def read_parameters(method: str, raw: Mapping[str, Any]) -> Json:
    """The parameters of ``method`` in their described types; refuses what is missing or of another kind."""
    fields = description().methods[method]
    given = {name: raw[name] for name in fields if raw.get(name) is not None}
    for name, field in fields.items():
        if field.required and name not in given:
            raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
    return {name: _reader_for(fields[name])(name, value) for name, value in given.items()}


def unknown_parameters(method: str, raw: Mapping[str, Any]) -> list[str]:
    """The names in ``raw`` that the method does not have."""
    return sorted(name for name in raw if name not in description().methods[method])


def check_structure(type_name: str, value: Any) -> Json:
    """``value`` as an object of that type: its required fields are there and plain ones are of their kind."""
    if not isinstance(value, dict):
        raise bad_request(f"can't parse {type_name}: expected an Object")
    for name, field in description().types[type_name].items():
        _check_field(type_name, name, field, value.get(name))
    return value


def _check_field(type_name: str, name: str, field: Field, value: Any) -> None:
    if value is None and not field.required:
        return
    if value is None:
        raise bad_request(f"can't parse {type_name}: Can't find field \"{name}\"")
    plain = {"String": str, "Integer": int, "Boolean": bool, "True": bool}
    wanted = tuple(plain[kind] for kind in field.types if kind in plain)
    if wanted and not isinstance(value, wanted):
        raise bad_request(f'can\'t parse {type_name}: Field "{name}" must be of type {field.types[0]}')
