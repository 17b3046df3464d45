"""Photos of cases: what a message brought, what became of it, and what is shown of them (domain §3)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.pages import Page


class PhotoState(StrEnum):
    """What a photo is: without a case yet, its case's, the same once more, or one that was a mistake."""

    WAITING = "waiting"
    FILED = "filed"
    TWIN = "twin"
    """It is filed already by another message; the rest of its album follows it all the same."""
    WITHDRAWN = "withdrawn"


class Kept(StrEnum):
    """How a photo stands in our own store."""

    NO = "no"
    WANTED = "wanted"
    KEPT = "kept"
    LOST = "lost"
    UNWANTED = "unwanted"
    GONE = "gone"


@dataclass(frozen=True)
class SentPhoto:
    """A picture as the chat platform tells of it; ``sent_at`` in UTC, sizes in bytes and pixels where told."""

    message_id: int
    sent_at: datetime
    file_id: str
    file_unique_id: str
    mime: str = "image/jpeg"
    as_file: bool = False
    size_bytes: int | None = None
    width: int | None = None
    height: int | None = None
    album: str = ""


@dataclass(frozen=True)
class PhotoCounts:
    """How many photos a case has: of today, and in all."""

    today: int = 0
    total: int = 0


NO_PHOTOS = PhotoCounts()


@dataclass(frozen=True)
class PhotoBatch:
    """The pictures that were sent in one go: of which case, how many of them are filed now.

    ``id`` is that of the first to come. ``day`` is the centre's day they are of; ``today`` whether that is now.
    """

    id: int
    case: int
    count: int
    withdrawn: int
    day: date
    is_today: bool
    of_case: PhotoCounts


class Taking(StrEnum):
    """What became of a picture: filed, added to its album's case, there already, or waiting for its case."""

    FILED = "filed"
    JOINED = "joined"
    SAME = "same"
    WAITING = "waiting"
    LEFT = "left"
    """Its album was withdrawn, and it with it."""


@dataclass(frozen=True)
class TakenPhoto:
    """What became of a picture. ``batch`` is there once it has a case; ``number`` is its own there."""

    taking: Taking
    id: int
    batch: PhotoBatch | None = None
    number: int | None = None


@dataclass(frozen=True)
class CaseChoice:
    """A case that may be meant."""

    number: int
    plate: str


@dataclass(frozen=True)
class PhotoQuestion:
    """Which case are these pictures of? ``choices`` are those likeliest meant."""

    id: int
    count: int
    choices: tuple[CaseChoice, ...]


@dataclass(frozen=True)
class PhotoView:
    """A filed photo as it is shown; ``key`` is what it is called in our store, empty while it is not there."""

    number: int
    day: date
    sent_at: datetime
    by: str
    file_id: str
    as_file: bool
    key: str


@dataclass(frozen=True)
class PhotoPage:
    """A page of a case's photos, the newest first."""

    case: int
    plate: str
    photos: Page[PhotoView]
    today: date
    zone: str


@dataclass(frozen=True)
class WithdrawnPhoto:
    """A photo that was just withdrawn, and how many its case has left."""

    case: int
    number: int
    day: date
    of_case: PhotoCounts


@dataclass(frozen=True)
class PhotoJob:
    """A photo to be fetched into our store, or removed from it; nobody else does so before the claim runs out."""

    id: int
    centre_id: int
    removes: bool
    file_id: str
    key: str
    tries: int


@dataclass(frozen=True)
class KeptPhoto:
    """What the bytes of a photo turned out to be, once they are in our store."""

    sha256: str
    mime: str
    size_bytes: int
    width: int
    height: int


@dataclass(frozen=True)
class PhotoHealth:
    """How our own store stands: how many photos wait for being fetched, and how many were given up."""

    waiting: int = 0
    lost: int = 0
