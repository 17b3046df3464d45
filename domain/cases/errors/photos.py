"""What is refused of photos (domain §3)."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class NoSuchPhoto(InputRefused):
    """The case has no photo of that number; ``last`` is the newest, 0 where there is none."""

    key = "cases-photo-none-such"
    case: str
    number: int
    last: int


@dataclass(eq=False)
class PhotoWithdrawnBefore(DomainError):
    """It was withdrawn before, at ``at``, by somebody of the ``staff`` or by the ``bot`` (``whose``)."""

    key = "cases-photo-withdrawn-before"
    case: str
    number: int
    whose: str
    by: str
    at: datetime


@dataclass(eq=False)
class PhotoForgotten(DomainError):
    """Nobody said in time which case the picture was of."""

    key = "cases-photo-forgotten"


@dataclass(eq=False)
class NotAPicture(DomainError):
    """A file of a kind that is not kept as a photo, because nobody could be shown it (HEIC, GIF)."""

    key = "cases-photo-not-a-picture"
    kind: str


@dataclass(eq=False)
class PhotoTooLarge(DomainError):
    """More bytes than the bot can be given."""

    key = "cases-photo-too-large"
    most_mb: int
