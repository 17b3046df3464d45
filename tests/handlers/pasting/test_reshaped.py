"""The same messages in other clothes: quoted, with bullets, in full-width characters, run together in one line."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.handlers.pasting.corpora import messages
from tests.handlers.pasting.scoring import score

LEAST_SHARE = 0.95


def full_width(text: str) -> str:
    """``text`` with the digits and marks of a Chinese keyboard."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and (c.isdigit() or c in ":,()") else c for c in text)


RESHAPED: dict[str, Callable[[str], str]] = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "bullets": lambda text: "\n".join(f"• {line}" for line in text.split("\n")),
    "bold labels": lambda text: re.sub(r"([\u4e00-\u9fff]{2,5})：", r"**\1**：", text),
    "wide gaps": lambda text: text.replace(" ", "  "),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "full width": full_width,
    "sent by somebody": lambda text: f"客服小刘：\n{text}",
    "forwarded": lambda text: f"转发自 车险交流群\n{text}",
    "no colons": lambda text: re.sub(r"(?<![0-9])[：:](?![0-9]{2}\b)", " ", text),
    "one line": lambda text: re.sub(r"\n+", " ", text),
    "one sentence": lambda text: re.sub(r"\n+", "，", text),
}


@pytest.mark.parametrize("name", RESHAPED)
def test_other_clothes_change_little_and_make_no_guess_sure(name: str) -> None:
    reshaped = [replace(message, text=RESHAPED[name](message.text)) for message in messages()]
    result = score(reshaped)
    assert result.share >= LEAST_SHARE, result.report()
    assert not result.wrong_unmarked, result.report()
    assert not result.invented_unmarked, result.report()
