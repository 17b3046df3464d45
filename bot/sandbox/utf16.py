"""Telegram counts text in UTF-16 code units; Python counts code points. This is the bridge."""

from bot.sandbox.refusals import Json


def length(text: str) -> int:
    """How many UTF-16 code units ``text`` takes."""
    return len(text.encode("utf-16-le")) // 2


def part(text: str, offset: int, units: int) -> str:
    """The piece of ``text`` that an entity of ``units`` code units at ``offset`` covers."""
    return text.encode("utf-16-le")[offset * 2 : (offset + units) * 2].decode("utf-16-le", "replace")


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without the white space around it, with the entities moved and cut to what is left."""
    head = length(text) - length(text.lstrip())
    kept = text.strip()
    end = length(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - head, 0)
        stop = min(entity["offset"] + entity["length"] - head, end)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return kept, moved
