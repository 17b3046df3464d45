"""Facts of a change as the audit kept them."""

from datetime import date

from domain.errors import NotFound


def whole(value: object) -> int:
    """A whole number; ``NotFound`` where there is none."""
    if not isinstance(value, int):
        raise NotFound(what=str(value))
    return value


def day_of(value: object) -> date:
    """A day; ``NotFound`` where there is none."""
    if not isinstance(value, str):
        raise NotFound(what=str(value))
    return date.fromisoformat(value)
