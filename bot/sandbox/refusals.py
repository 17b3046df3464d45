"""How the Bot API says no: one exception, and the sentences Telegram uses."""

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """An answer with ``"ok": false``; ``parameters`` is what clients act on (migration, waiting time)."""

    def __init__(self, error_code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.parameters = parameters

    def answer(self) -> Json:
        """The body of the HTTP answer."""
        body: Json = {"ok": False, "error_code": self.error_code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class NotPossible(ValueError):
    """What a person in the sandbox cannot do (write to a chat they are not in, press a deleted message).

    ``code`` is set where the page has a sentence of its own for it.
    """

    def __init__(self, reason: str, code: str = "") -> None:
        super().__init__(reason)
        self.code = code


def bad_request(reason: str) -> Refusal:
    """A 400, worded as Telegram words it."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """A 403: the bot may not reach that chat."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """A 409: updates are fetched in two ways at once."""
    return Refusal(409, f"Conflict: {reason}")


def too_many_requests(retry_after_seconds: int) -> Refusal:
    """A 429 with the time to wait."""
    return Refusal(
        429,
        f"Too Many Requests: retry after {retry_after_seconds}",
        {"retry_after": retry_after_seconds},
    )


def upgraded(new_chat_id: int) -> Refusal:
    """The group has become a supergroup and has another id now."""
    return Refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": new_chat_id},
    )


UNAUTHORIZED = (401, "Unauthorized")
NOT_FOUND = (404, "Not Found")
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OTHER_GETUPDATES = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
