"""What the caller may choose about a sandbox."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SandboxOptions:
    """``zone`` is the page's wall clock; ``language`` its first language (zh or en).

    ``on_reset`` is the caller's part of beginning again (without it the page offers no reset),
    ``on_clock_moved`` is told after time was moved, ``first_retry_seconds`` is the first pause after a
    failed webhook post.
    """

    zone: str = "Asia/Shanghai"
    language: str = "zh"
    on_reset: Callable[[], Awaitable[None]] | None = None
    on_clock_moved: Callable[[datetime], Awaitable[None]] | None = None
    first_retry_seconds: float = 1.0
