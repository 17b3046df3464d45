"""The updates that wait for the bot, and long polling."""

import asyncio
from collections.abc import Callable

from bot.sandbox.refusals import OTHER_GETUPDATES, Json, Refusal, conflict
from bot.sandbox.state import State

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MOST_REMEMBERED = 20_000
NOT_SENT = 0


class UpdateQueue:
    """Updates in the order they happened, kept until the bot confirms them."""

    def __init__(self, state: State, changed: Callable[[], None]) -> None:
        self._state = state
        self._changed = changed
        self._repeated: list[Json] = []
        self._waiter: asyncio.Future[None] | None = None
        self._closed = False
        self.history: dict[int, Json] = {}
        self.on_add: list[Callable[[Json], None]] = []
        self.on_webhook_change: list[Callable[[], None]] = []

    @property
    def pending(self) -> dict[int, Json]:
        """What the bot has not confirmed, by update id."""
        return self._state.pending

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates waits at this moment."""
        return self._waiter is not None and not self._waiter.done()

    def add(self, kind: str, content: Json) -> int:
        """A new update; its id, or ``NOT_SENT`` when the bot does not want this kind."""
        allowed = self._state.allowed_updates
        if kind not in allowed if allowed else kind in NOT_BY_DEFAULT:
            return NOT_SENT
        return self.add_raw({kind: content})

    def add_raw(self, update: Json) -> int:
        """An update as it is, given the next id unless it brings one."""
        update_id = int(update.get("update_id", self._state.next_update_id))
        self._state.next_update_id = max(self._state.next_update_id, update_id + 1)
        complete = {"update_id": update_id, **update}
        self.pending[update_id] = complete
        self._remember(complete)
        self._announce(complete)
        return update_id

    def repeat(self, update_id: int) -> None:
        """Send an update of the past once more, as Telegram does when it missed the confirmation."""
        update = self.history[update_id]
        if self._state.webhook.url:
            self.pending[update_id] = update
        else:
            self._repeated.append(update)
        self._announce(update)

    def confirm(self, update_id: int) -> None:
        """The bot has it."""
        if self.pending.pop(update_id, None) is not None:
            self._changed()

    def drop_pending(self) -> None:
        """Forget everything that waits."""
        self.pending.clear()
        self._repeated.clear()
        self._changed()

    async def take(self, offset: int, limit: int, timeout_seconds: float) -> list[Json]:
        """One getUpdates: confirm below ``offset``, then what waits, for which it waits up to the timeout."""
        self.terminate(conflict(OTHER_GETUPDATES))
        self._confirm_below(offset)
        if timeout_seconds > 0 and not self._closed and not (self.pending or self._repeated):
            await self._wait(timeout_seconds)
        return self._batch(limit)

    def terminate(self, refusal: Refusal) -> None:
        """End the getUpdates that is waiting, if any, with a refusal."""
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(refusal)
        self._waiter = None

    def webhook_changed(self) -> None:
        """Updates go another way from now on."""
        for listener in self.on_webhook_change:
            listener()

    def close(self) -> None:
        """Answer the waiting getUpdates; nobody waits any more."""
        self._closed = True
        self._wake()

    async def _wait(self, timeout_seconds: float) -> None:
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        self._changed()
        try:
            async with asyncio.timeout(timeout_seconds):
                await waiter
        except TimeoutError:
            pass
        finally:
            if self._waiter is waiter:
                self._waiter = None

    def _confirm_below(self, offset: int) -> None:
        waiting = sorted(self.pending)
        first = waiting[offset] if offset < 0 and -offset <= len(waiting) else offset
        confirmed = [update_id for update_id in waiting if update_id < first]
        for update_id in confirmed:
            del self.pending[update_id]
        if confirmed:
            self._changed()

    def _batch(self, limit: int) -> list[Json]:
        repeated, self._repeated = self._repeated[:limit], self._repeated[limit:]
        waiting = [self.pending[update_id] for update_id in sorted(self.pending)]
        return [*repeated, *waiting][:limit]

    def _remember(self, update: Json) -> None:
        self.history[update["update_id"]] = update
        if len(self.history) > MOST_REMEMBERED:
            del self.history[next(iter(self.history))]

    def _announce(self, update: Json) -> None:
        self._wake()
        for listener in self.on_add:
            listener(update)
        self._changed()

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)
