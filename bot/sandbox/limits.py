"""Telegram's ceilings on what a bot sends, measured on real time whatever the sandbox's clock shows."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.refusals import too_many_requests


@dataclass(frozen=True)
class FloodLimits:
    """How many messages are let through; zero switches a ceiling off."""

    overall_per_second: int = 30
    group_per_minute: int = 20
    chat_per_second: float = 1
    chat_burst: int = 5

    @classmethod
    def off(cls) -> "FloodLimits":
        """No ceilings: for tests and for filling the demo."""
        return cls(0, 0, 0, 0)


class _Window:
    """At most ``most`` events within the last ``seconds``."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self.times: deque[float] = deque()

    def wait_seconds(self, now: float) -> float:
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        return self.times[0] + self.seconds - now if len(self.times) >= self.most else 0

    def count(self, now: float) -> None:
        self.times.append(now)


class _Bucket:
    """A steady rate with a short burst allowance."""

    def __init__(self, rate_per_second: float, burst: int) -> None:
        self.rate = rate_per_second
        self.burst = max(burst, 1)
        self.left = float(self.burst)
        self.seen: float | None = None

    def wait_seconds(self, now: float) -> float:
        if self.seen is not None:
            self.left = min(self.burst, self.left + (now - self.seen) * self.rate)
        self.seen = now
        return 0 if self.left >= 1 else (1 - self.left) / self.rate

    def count(self, _now: float) -> None:
        self.left -= 1


class FloodGate:
    """Lets a message pass or says how long to wait; what was refused is not counted."""

    def __init__(self, limits: FloodLimits, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self.limits = limits

    @property
    def limits(self) -> FloodLimits:
        """The ceilings in force; setting new ones forgets what was counted."""
        return self._limits

    @limits.setter
    def limits(self, limits: FloodLimits) -> None:
        self._limits = limits
        self._overall = _Window(limits.overall_per_second, 1)
        self._groups: dict[int, _Window] = {}
        self._chats: dict[int, _Bucket] = {}

    def pass_message(self, chat_id: int, *, is_group: bool) -> None:
        """Count one message to the chat, or refuse with 429 and the whole seconds to wait."""
        now = self._monotonic()
        meters = self._meters(chat_id, is_group)
        wait = max((meter.wait_seconds(now) for meter in meters), default=0)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for meter in meters:
            meter.count(now)

    def _meters(self, chat_id: int, is_group: bool) -> list[_Window | _Bucket]:
        limits, meters = self._limits, list[_Window | _Bucket]()
        if limits.overall_per_second:
            meters.append(self._overall)
        if limits.chat_per_second:
            fresh = _Bucket(limits.chat_per_second, limits.chat_burst)
            meters.append(self._chats.setdefault(chat_id, fresh))
        if is_group and limits.group_per_minute:
            meters.append(self._groups.setdefault(chat_id, _Window(limits.group_per_minute, 60)))
        return meters
