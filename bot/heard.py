"""What an update is answered with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from domain.outbox.views import Answer


@dataclass(frozen=True)
class Heard:
    """What an update is answered with."""

    answers: list[Answer]
    lang: str


SILENCE = Heard([], "zh-CN")


class Refused(Exception):
    """A refusal: what was begun is undone, and then ``hear`` tells what is answered instead."""

    def __init__(self, hear: Callable[[], Awaitable[Heard]]) -> None:
        super().__init__("refused")
        self.hear = hear
