"""Facts as the audit kept them, for taking changes back."""

from datetime import date

from domain.errors import NotFound


def kept_whole(value: object) -> int:
    """A whole number as the audit kept it."""
    if not isinstance(value, int):
        raise NotFound(what=str(value))
    return value


def kept_day(value: object) -> date:
    """A day as the audit kept it."""
    if not isinstance(value, str):
        raise NotFound(what=str(value))
    return date.fromisoformat(value)
