"""The state on disk: written whole and atomically, soon after a change and at the end."""

import asyncio
import json
import os
from datetime import datetime
from pathlib import Path

from bot.sandbox.clock import SandboxClock
from bot.sandbox.core import Core
from bot.sandbox.state import State, state_from_json

DELAY_SECONDS = 0.5
# After a crash the last half second may be missing: ids go on well above any that could have been given out.
LOST_UPDATES = 10_000
LOST_MESSAGES = 100
VERSION = 1


class Snapshot:
    """Keeps ``core``'s state in ``directory``."""

    def __init__(self, core: Core, directory: Path) -> None:
        self._core = core
        self._path = directory / "sandbox.json"
        self._timer: asyncio.TimerHandle | None = None

    def load(self) -> None:
        """Go on from what was written, if it is of this bot; the clock never starts before it."""
        if not self._path.exists():
            return
        raw = json.loads(self._path.read_text("utf-8"))
        if raw.get("version") != VERSION or raw.get("bot_id") != self._core.bot_id:
            return
        state = state_from_json(raw["state"])
        if not raw["complete"]:
            _skip_lost_ids(state)
        self._core.take_over(state)
        _catch_up(self._core.clock, datetime.fromisoformat(raw["now"]))

    def watch(self) -> None:
        """Write after every change from now on."""
        self._core.events.on_change.append(self._soon)
        self.write(complete=False)

    def close(self) -> None:
        """Write once more, now complete."""
        if self._timer:
            self._timer.cancel()
        self._core.events.on_change.remove(self._soon)
        self.write(complete=True)

    def write(self, *, complete: bool) -> None:
        """The whole state, beside the old file and then in its place."""
        content = {
            "version": VERSION,
            "bot_id": self._core.bot_id,
            "complete": complete,
            "now": self._core.clock.now().isoformat(),
            "state": self._core.state.to_json(),
        }
        beside = self._path.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)

    def _soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(DELAY_SECONDS, self._write_now)

    def _write_now(self) -> None:
        self._timer = None
        self.write(complete=False)


def _skip_lost_ids(state: State) -> None:
    state.next_update_id += LOST_UPDATES
    for chat in state.chats.values():
        chat.next_message_id += LOST_MESSAGES


def _catch_up(clock: SandboxClock, moment: datetime) -> None:
    if moment > clock.now():
        clock.move_to(moment)
