"""What the people room shows to those who ask, and how it is told who spoke."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.actor import Actor, ChatKind, Person, Role, Source

NO_SOURCE = Source()


@dataclass(frozen=True)
class Arrival:
    """Who spoke and where, as the chat platform tells it."""

    user_id: int
    name: str
    chat_id: int
    is_private: bool
    default_lang: str
    """The deployment's language, for those who chose none."""
    platform_lang: str = ""
    """The language code of the person's app, e.g. ``en-GB``; may be empty."""
    thread_id: int | None = None
    title: str = ""
    source: Source = NO_SOURCE
    is_operator: bool = False


@dataclass(frozen=True)
class Recognised:
    """Who that is to us: always a person; staff only where they are."""

    person: Person
    staff: Actor | None


@dataclass(frozen=True)
class CentreView:
    """A centre; ``lang`` is the language of all who chose none."""

    id: int
    name: str
    zone: str
    lang: str


@dataclass(frozen=True)
class ChatView:
    """A place that pushes go to, in the language they are to be in."""

    chat_id: int
    thread_id: int | None
    kind: ChatKind
    lang: str
    title: str


@dataclass(frozen=True)
class MenuView:
    """The command menu that one chat is to show: what ``role`` may do, in ``lang``."""

    chat_id: int
    role: Role
    lang: str


@dataclass(frozen=True)
class StaffView:
    """Someone on the staff of a centre."""

    id: int
    user_id: int
    name: str
    role: Role
    joined_at: datetime
    role_since: datetime


@dataclass(frozen=True)
class RoleChange:
    """What became of someone's role; ``old`` and ``new`` are the same when nothing changed."""

    name: str
    old: Role
    new: Role


@dataclass(frozen=True)
class Invitation:
    """A new way in. This is the only time its code is known."""

    code: str
    role: Role
    centre_name: str
    expires_at: datetime
    hours: int


@dataclass(frozen=True)
class Welcome:
    """Where someone stands: the centre they act for, and what is still to be done there."""

    name: str
    centre: CentreView
    role: Role
    lang: str
    others: tuple[CentreView, ...]
    """The other centres they are staff of."""
    has_team_group: bool
    is_alone: bool
    """Whether nobody else is on the staff yet."""


@dataclass(frozen=True)
class Bound:
    """A group's place in a centre after ``/bind``."""

    centre: CentreView
    kind: ChatKind
    lang: str
    was: ChatKind
    """What the group was before; ``UNBOUND`` for a new one."""
    gets_partner_digests: bool
    """Whether what is meant for a partner group comes here too, since there is none."""


@dataclass(frozen=True)
class WhichCentre:
    """Several centres could be meant: the person is to choose."""

    centres: tuple[CentreView, ...]
    kind: ChatKind


@dataclass(frozen=True)
class Unbound:
    """A group that belongs to no centre any more."""

    centre_name: str
    kind: ChatKind
    is_last_team_group: bool


@dataclass(frozen=True)
class LanguageChange:
    """Which language holds now, and for whom."""

    lang: str
    answer_lang: str
    """The language to say it in: the one that holds where it was asked."""
    is_for_group: bool
    person_lang: str
    """The language of the person's own private chat."""


@dataclass(frozen=True)
class ChangeView:
    """One entry of the audit, with moments still in UTC."""

    id: int
    at: datetime
    by_name: str
    """Empty when the bot did it by itself."""
    subject: str
    number: int | None
    what: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    masks: Mapping[str, str]
    """The fields that are personal, and how each is masked in groups: as a ``phone`` or a ``name``."""
    staff_id: int | None = None
    chat_id: int | None = None
    """Where it was done; groups have no number, so it is also which group it was done to."""
    update_id: int | None = None
    """The message or button it came from; all changes that one made are undone together."""
    undoes_id: int | None = None
    """The entry that this one takes back, if it is an undo."""
    is_undone: bool = False
    """Whether it was taken back since; only looked up for those who may undo it."""
