"""The outbox's one door: messages that must go out, and the digests that come by themselves."""

from domain.outbox.rules import end_of_quiet
from domain.outbox.service._keeping import CARD, UNDO_OVER
from domain.outbox.service._queueing import RANK_PUSH
from domain.outbox.service.alerts import tell_of_troubles, tell_once
from domain.outbox.service.digests import (
    DigestPlan,
    digest_schedule,
    is_switched_on,
    queue_digest_now,
    queue_due_digests,
    switch_digest,
)
from domain.outbox.service.messages import (
    LEASE,
    bring_back_from_future,
    centre_of_message,
    claim,
    drop,
    drop_chat,
    forget_old,
    free_claims,
    has_due,
    has_key,
    mark_failed,
    mark_nothing,
    mark_sent,
    move_chat,
    park_chat,
    postpone,
    push_of_message,
    queue,
    quiet_until,
    record_answers,
    unsent_answers,
)
from domain.outbox.service.restored import settle_restored
from domain.outbox.service.shown import (
    begin_edit,
    forget_shown,
    newest_card,
    note_edit,
    shown_by,
    things_changed,
)
from domain.outbox.service.standing import health, standing
from domain.outbox.service.telling import MANAGERS_ONLY, tell_groups, tell_managers
from domain.outbox.service.undoing import undo_switched

__all__ = [
    "CARD",
    "LEASE",
    "MANAGERS_ONLY",
    "RANK_PUSH",
    "UNDO_OVER",
    "DigestPlan",
    "begin_edit",
    "bring_back_from_future",
    "centre_of_message",
    "claim",
    "digest_schedule",
    "drop",
    "drop_chat",
    "end_of_quiet",
    "forget_old",
    "forget_shown",
    "free_claims",
    "has_due",
    "has_key",
    "health",
    "is_switched_on",
    "mark_failed",
    "mark_nothing",
    "mark_sent",
    "move_chat",
    "newest_card",
    "note_edit",
    "park_chat",
    "postpone",
    "push_of_message",
    "queue",
    "queue_digest_now",
    "queue_due_digests",
    "quiet_until",
    "record_answers",
    "settle_restored",
    "shown_by",
    "standing",
    "switch_digest",
    "tell_groups",
    "tell_managers",
    "tell_of_troubles",
    "tell_once",
    "things_changed",
    "undo_switched",
    "unsent_answers",
]
