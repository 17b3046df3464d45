"""The entities Telegram finds by itself in any text: commands, mentions, hashtags, addresses."""

import re

from bot.sandbox import utf16
from bot.sandbox.refusals import Json

PATTERNS = (
    (
        "url",
        re.compile(
            r"(?<![\w@/])(?:https?://[^\s<>\"'，。；：！？、（）【】「」《》]+"
            r"|(?:[a-zA-Z0-9-]+\.)+(?:com|cn|me|net|org|io)(?:/[^\s<>\"'，。；：！？、（）【】「」《》]*)?(?!\w))"
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{3,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)


def with_detected(text: str, entities: list[Json]) -> list[Json]:
    """``entities`` together with what Telegram finds where none of them is code or a link, in text order."""
    taken = [e for e in entities if e["type"] in {"code", "pre", "text_link", "text_mention", "mention"}]
    found: list[Json] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            entity = _entity(kind, text, match)
            if not any(_overlap(entity, other) for other in (*taken, *found)):
                found.append(entity)
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _entity(kind: str, text: str, match: re.Match[str]) -> Json:
    covered = match.group().rstrip(".,;:!?)") if kind == "url" else match.group()
    return {"type": kind, "offset": utf16.length(text[: match.start()]), "length": utf16.length(covered)}


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
