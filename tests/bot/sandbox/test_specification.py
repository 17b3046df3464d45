"""The extract of the Bot API description is whole in itself, and parameters are read as it has them."""

import json
from typing import Any

import pytest

from bot.sandbox.methods import METHODS
from bot.sandbox.refusals import Refusal
from bot.sandbox.specification import EXTRACT, Upload, description, read_parameters, unknown_parameters

PLAIN = {"Integer", "String", "Boolean", "True", "Float", "InputFile", "Array of String", "Array of Integer"}
# Types whose insides the sandbox never looks at: it takes them as they come, or never makes them.
OPAQUE_IN_PARAMETERS = {
    "SuggestedPostParameters", "InputRichMessage", "InputMediaAudio", "InputMediaLivePhoto", "InputMediaVideo",
}  # fmt: skip


def test_the_extract_is_whole() -> None:
    extract = json.loads(EXTRACT.read_text("utf-8"))
    assert "MIT" in extract["source"]
    assert set(description().methods) == set(METHODS)
    for name, fields in description().methods.items():
        for field in fields.values():
            for kind in field.types:
                bare = kind.removeprefix("Array of ").removeprefix("Array of ")
                assert {kind, bare} & PLAIN or bare in description().types or bare in OPAQUE_IN_PARAMETERS, name
    for name, parts in description().subtypes.items():
        assert all(part in description().types for part in parts), name


def test_parameters_take_the_type_they_are_described_with() -> None:
    raw = {
        "chat_id": "-10",
        "text": "x",
        "disable_notification": "true",
        "reply_parameters": '{"message_id":1}',
    }
    assert read_parameters("sendMessage", raw) == {
        "chat_id": -10,
        "text": "x",
        "disable_notification": True,
        "reply_parameters": {"message_id": 1},
    }
    assert read_parameters("getChat", {"chat_id": "@name"}) == {"chat_id": "@name"}
    photo = Upload("a.png", b"x", "image/png")
    assert read_parameters("sendPhoto", {"chat_id": 1, "photo": photo})["photo"] is photo
    assert unknown_parameters("sendMessage", {"text": "x", "colour": "red"}) == ["colour"]


@pytest.mark.parametrize(
    ("method", "raw", "reason"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "", "text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("sendMessage", {"chat_id": "abc", "text": "x"}, "chat not found"),
        ("sendPhoto", {"chat_id": 1}, "there is no photo in the request"),
        ("sendDocument", {"chat_id": 1}, "there is no document in the request"),
        ("deleteMessage", {"chat_id": 1}, "message identifier is not specified"),
        ("deleteMessage", {"chat_id": 1, "message_id": "x"}, "message identifier is not specified"),
        ("getFile", {}, "file_id not specified"),
        ("setMyCommands", {}, 'parameter "commands" is required'),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": "{"},
            "can't parse reply markup JSON object",
        ),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": "7"}, "object expected as reply markup"),
        ("sendMessage", {"chat_id": 1, "text": {"a": 1}}, 'field "text" must be of type String'),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_parameters": "[1]"}, "object expected as reply_parameters"),
        ("sendMessage", {"chat_id": 1, "text": "x", "entities": {}}, "can't parse entities: expected an Array"),
        ("getUpdates", {"limit": "many"}, 'field "limit" must be a valid Number'),
    ],
)
def test_wrong_parameters_are_refused_in_telegrams_words(method: str, raw: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_parameters(method, raw)
    assert refused.value.description == f"Bad Request: {reason}"
