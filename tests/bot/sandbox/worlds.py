"""A small world with one chat of every kind, and small files."""

import struct
import zlib

from bot.sandbox.world import BotIdentity, Chat, Person, Topic, World

BOSS, WORKER, STRANGER, SHY = 1, 2, 3, 4
GROUP, SUPERGROUP, FORUM, FOREIGN = -10, -1001, -1002, -1003


def small_world(*, privacy_mode: bool = True) -> World:
    """A boss and a worker who know the bot, a stranger in the group, and someone who never met it."""
    return World(
        bot=BotIdentity("helper_bot", "Helper"),
        people=(
            Person(BOSS, "Ada", username="ada_boss", language_code="en", started=True),
            Person(WORKER, "王", "伟", started=True),
            Person(STRANGER, "Zoe"),
            Person(SHY, "Nobody"),
        ),
        groups=(
            Chat(GROUP, "group", "Basic", (BOSS, WORKER, STRANGER), (BOSS,)),
            Chat(SUPERGROUP, "supergroup", "Super", (BOSS, WORKER, STRANGER), (BOSS, WORKER)),
            Chat(FORUM, "supergroup", "Forum", (BOSS, WORKER), (BOSS,), topics=(Topic(7, "Cases"),)),
            Chat(FOREIGN, "supergroup", "Foreign", (BOSS,), (BOSS,), bot="absent"),
        ),
        privacy_mode=privacy_mode,
    )


def png(width: int = 4, height: int = 3) -> bytes:
    """A grey picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    end = chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + end
