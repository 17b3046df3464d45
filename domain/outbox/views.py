"""What the outbox tells its callers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time


@dataclass(frozen=True)
class Answer:
    """An answer to an update: one call to the Bot API, already worded unless it has a ``template``."""

    chat_id: int
    call: dict[str, object]
    """``{"method": "sendMessage", ...parameters}``; of what is worded when it is sent, where it is to go."""
    centre_id: int | None = None
    shown: "Shown | None" = None
    """What must be remembered of it, so that it can be edited later."""
    unique_key: str | None = None
    """What it is the only answer to, if there may be no second one."""
    template: str | None = None
    """By what it is worded when it is sent, of ``params``."""
    params: Mapping[str, object] | None = None

    @property
    def edits_message(self) -> int | None:
        """The message it edits, if it is no new one."""
        edited = self.call.get("message_id")
        return edited if self.call["method"] == "editMessageText" and isinstance(edited, int) else None


Keyboard = list[list[dict[str, str]]]
"""A message's buttons, as the Bot API takes them."""


@dataclass(frozen=True)
class Shown:
    """What a message shows: the card of a thing, an undo that is offered for a moment, or both."""

    kind: str = ""
    """Of what it is the card (``case``); empty for an answer that is none."""
    number: int | None = None
    rows: Keyboard = field(default_factory=list)
    """Its buttons without the undo."""
    fingerprint: str = ""
    undo_change_id: int | None = None
    undo_until: datetime | None = None


@dataclass(frozen=True)
class ShownView:
    """A message that may be edited: where it is and what it shows. ``message_id`` is ``None`` until it is sent."""

    id: int
    centre_id: int
    chat_id: int
    thread_id: int | None
    message_id: int | None
    waits_until: datetime | None
    """When to look again, if something else that sends or edits it has not been taken by the Bot API yet."""
    is_current: bool
    shown: Shown
    shown_at: datetime


@dataclass(frozen=True)
class Edited:
    """An edit of a message: of which, and what that shows once the edit is through."""

    shown_id: int
    rows: Keyboard
    fingerprint: str = ""
    """Empty where nobody can tell."""
    is_last: bool = False
    """Whether the message will never be edited again."""


@dataclass(frozen=True)
class Waiting:
    """A claimed row, for the sender who claimed it: nobody else sends it before ``claimed_until``."""

    id: int
    centre_id: int | None
    chat_id: int
    rank: int
    call: dict[str, object] | None
    template: str | None
    params: dict[str, object] | None
    lang: str
    tries: int
    queued_at: datetime
    kind: str
    """``answer``, ``push`` or ``edit``."""


@dataclass(frozen=True)
class PushView:
    """What a message that was sent by itself was made of."""

    template: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Claim:
    """What a sender may send now; nothing, perhaps because a second is full, and then when to claim again."""

    rows: list[Waiting] = field(default_factory=list)
    again_at: datetime | None = None


@dataclass(frozen=True)
class ScheduleView:
    """One digest of a centre: when it comes, in the centre's own time; ``None`` for what comes as it happens."""

    digest: str
    at: time | None
    enabled: bool
    days: tuple[int, ...] = ()
    """The days of the month on which it comes; every day without any."""


@dataclass(frozen=True)
class Ceilings:
    """How fast Telegram lets a bot send: messages per second over all, and per minute into one group."""

    per_second: int = 30
    per_group_minute: int = 20
    seconds_between_in_chat: float = 1.0

    @property
    def at_once(self) -> int:
        """How many one claim takes: a tenth of a second's worth, so that claims and sends lie close together."""
        return max(1, self.per_second // 10)


@dataclass(frozen=True)
class KindHealth:
    """How much of one kind waits, and since when its oldest row should have gone."""

    waiting: int = 0
    oldest_due_at: datetime | None = None


@dataclass(frozen=True)
class QueueHealth:
    """How much waits, of each kind (``answer``, ``push``, ``edit``), how much is claimed, how much was given up."""

    kinds: Mapping[str, KindHealth]
    claimed: int
    expired: int
    """Of those claimed: whose sender did not come back in time."""
    dropped: int

    @property
    def waiting(self) -> int:
        """How many rows are not sent yet, due or not."""
        return sum(kind.waiting for kind in self.kinds.values())

    @property
    def oldest_due_at(self) -> datetime | None:
        """Since when the oldest unsent row should have gone; ``None`` when none should have."""
        return min((kind.oldest_due_at for kind in self.kinds.values() if kind.oldest_due_at), default=None)


@dataclass(frozen=True)
class DigestHealth:
    """What became of one digest in the last day: the newest slot that was run, how many were, how many were lost."""

    digest: str
    last_slot_at: datetime
    runs: int
    dropped: int


@dataclass(frozen=True)
class Standing:
    """How what is sent stands, for an operator: the queue now, and the last day."""

    queue: QueueHealth
    dropped_lately: int
    digests: tuple[DigestHealth, ...]


@dataclass(frozen=True)
class Reader:
    """An operator, in private, and the language they are spoken to in."""

    chat_id: int
    lang: str


@dataclass(frozen=True)
class Trouble:
    """Something of the deployment that does not work: of which kind, since when, and until when once it is over."""

    kind: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Told:
    """What an operator was told last of a kind of trouble, and when somebody saw last that it lasted."""

    trouble: Trouble
    seen_at: datetime


@dataclass(frozen=True)
class Notice:
    """Something an operator is told once, whoever notices it: ``key`` is what it is known by."""

    key: str
    reader: Reader
    call: dict[str, object]
