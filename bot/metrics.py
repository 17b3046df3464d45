"""What Prometheus is told of this process, in a registry of our own.

Every label has a few values that the code fixes: never a chat, a person, or anything that was said.
"""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

# A moment beside every counter, which nobody asks for.
disable_created_metrics()  # type: ignore[no-untyped-call] # its types are not written down
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

KINDS = ("answer", "push", "edit")
"""Of what waits in the outbox and is sent from it."""
_UPDATE_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_CALL_BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0)

UPDATES = Counter(
    "baohe_updates",
    "Updates by what became of them: done, refused, repeated, set_aside; and failed_try for every try that failed",
    ["outcome"],
    registry=REGISTRY,
)
UPDATE_SECONDS = Histogram(
    "baohe_update_seconds", "From an update's arrival to its commit", buckets=_UPDATE_BUCKETS, registry=REGISTRY
)
CALLS = Counter(
    "baohe_bot_api_calls", "Calls of the Bot API and what it said", ["method", "outcome"], registry=REGISTRY
)
CALL_SECONDS = Histogram(
    "baohe_bot_api_call_seconds", "How long the Bot API took", ["method"], buckets=_CALL_BUCKETS, registry=REGISTRY
)
TELEGRAM_UP = Gauge("baohe_bot_api_reachable", "Whether the last call of the Bot API was answered", registry=REGISTRY)
SENT = Counter("baohe_messages_sent", "Rows of the outbox that the Bot API took", ["kind"], registry=REGISTRY)
RETRIED = Counter("baohe_messages_retried", "Tries that failed and come again later", ["kind"], registry=REGISTRY)
DROPPED = Counter("baohe_messages_dropped", "Rows of the outbox given up", ["kind", "why"], registry=REGISTRY)
WAITING = Gauge("baohe_outbox_waiting", "Rows that are not sent yet, due or not", ["kind"], registry=REGISTRY)
OLDEST_SECONDS = Gauge(
    "baohe_outbox_oldest_seconds", "How long the oldest row has been due that is not sent", ["kind"], registry=REGISTRY
)
CLAIMS = Gauge("baohe_outbox_claims", "Rows claimed by a sender: held, or expired", ["state"], registry=REGISTRY)
GIVEN_UP = Gauge("baohe_outbox_given_up", "Rows given up in the last 30 days", registry=REGISTRY)
SET_ASIDE = Gauge("baohe_updates_set_aside", "Updates set aside in the last 30 days", registry=REGISTRY)
FORMS = Gauge("baohe_forms_open", "Forms that are being filled in", registry=REGISTRY)
DATABASE_UP = Gauge("baohe_database_reachable", "Whether the database answered this scrape", registry=REGISTRY)
POOL = Gauge(
    "baohe_database_connections", "Connections: open, in_use; and waiting for one", ["state"], registry=REGISTRY
)
PHOTOS = Counter(
    "baohe_photos",
    "Photos by what became of them in our store: kept, refused, given_up, removed; failed_try for a try that failed",
    ["outcome"],
    registry=REGISTRY,
)
PHOTOS_WAITING = Gauge("baohe_photos_waiting", "Photos that are not in our store yet", registry=REGISTRY)
PHOTOS_LOST = Gauge("baohe_photos_given_up", "Photos that could not be brought into our store", registry=REGISTRY)
DIGESTS = Counter("baohe_digest_slots", "Slots of digests that this process claimed", registry=REGISTRY)
DUTIES_FAILED = Counter("baohe_duties_failed", "Rounds of standing duties that failed", ["duty"], registry=REGISTRY)
LOGGED = Counter("baohe_log_lines", "Warnings and errors logged", ["level"], registry=REGISTRY)
CLOCK = Gauge("baohe_clock_seconds", "The bot's own clock, since 1970", registry=REGISTRY)
UPTIME = Gauge("baohe_uptime_seconds", "Since this process was started", registry=REGISTRY)
BUILD = Gauge("baohe_build", "Always 1; which version this is", ["version"], registry=REGISTRY)


def call_ended(method: str, outcome: str, seconds: float) -> None:
    """Count one call of the Bot API."""
    CALLS.labels(method, outcome).inc()
    CALL_SECONDS.labels(method).observe(seconds)


def _begin_at_zero() -> None:
    """Series that are there from the start: a rate of one that only comes with its first event misses that."""
    for outcome in ("done", "refused", "repeated", "set_aside", "failed_try"):
        UPDATES.labels(outcome)
    for outcome in ("kept", "refused", "given_up", "removed", "failed_try"):
        PHOTOS.labels(outcome)
    for kind in KINDS:
        SENT.labels(kind)
        RETRIED.labels(kind)
    for level in ("warning", "error"):
        LOGGED.labels(level)


_begin_at_zero()
