"""Rules about names, invitations, languages and who may go. Pure (domain §1)."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from domain.actor import ChatKind, Role
from domain.errors import NotFound
from domain.people.errors import CentreNameWrong, InviteExpired, InviteUsed, LastManager, NotYoursToUndo, UndoTooLate
from domain.people.views import ChangeView, ChatView

LONGEST_CENTRE_NAME = 40
LONGEST_PERSON_NAME = 64
LONGEST_TITLE = 128
INVITE_HOURS = 72
UNDO_HOURS = 24
"""How long what someone did can still be undone by them, if nobody has built on it."""
REFUSAL_EVERY = timedelta(hours=1)
PERSONAL_FIELDS = {
    "phone": "phone",
    "customer": "name",
    "customer_name": "name",
    "owner": "name",
    "owner_name": "name",
}
PERSONAL_SUBJECTS = frozenset({"customer", "vehicle", "case", "referral", "quote", "sale"})
"""Subjects whose field ``name`` is a customer's; elsewhere it is a colleague's or a company's."""
KEYED_SUBJECTS = frozenset({"policy", "digest"})
"""Subjects whose changes are called by the key that was changed, and have no words for each."""
LANGUAGES = ("zh-CN", "en")


class HasName(Protocol):
    """Anything people call by a name."""

    @property
    def name(self) -> str:
        """The name."""
        ...


Thing = TypeVar("Thing", bound=HasName)


def comparable(name: str) -> str:
    """A name as names are compared: width, case and spaces set aside."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def centre_name(typed: str) -> str:
    """A centre's name, spaces tidied; ``CentreNameWrong`` unless it is 1 to 40 readable characters."""
    name = tidied(typed)
    if not 1 <= len(name) <= LONGEST_CENTRE_NAME:
        raise CentreNameWrong(longest=LONGEST_CENTRE_NAME)
    return name


def person_name(shown: str, user_id: int) -> str:
    """A person's name as the chat platform shows it, cut to 64 characters; never empty."""
    return tidied(shown)[:LONGEST_PERSON_NAME].strip() or str(user_id)


def tidied(text: str) -> str:
    """Without control characters and marks that turn the direction of writing, spaces made single."""
    kept = (" " if unicodedata.category(letter).startswith("C") else letter for letter in text)
    return " ".join("".join(kept).split())


def named(things: Iterable[Thing], typed: str) -> tuple[Thing, ...]:
    """Those called ``typed``: by their whole name if any is, else those whose name begins with it."""
    wanted = comparable(typed)
    if not wanted:
        return ()
    all_of_them = tuple(things)
    whole = tuple(thing for thing in all_of_them if comparable(thing.name) == wanted)
    return whole or tuple(thing for thing in all_of_them if comparable(thing.name).startswith(wanted))


def some_named(things: Iterable[Thing], typed: str) -> tuple[Thing, ...]:
    """Those called ``typed``, at least one; ``NotFound`` when there is none."""
    found = named(things, typed)
    if not found:
        raise NotFound(what=typed)
    return found


def masks(subject: str, fields: Collection[str]) -> dict[str, str]:
    """Which of the audited ``fields`` are personal, and as what each is masked in groups (domain §2)."""
    found = {field: PERSONAL_FIELDS[field] for field in fields if field in PERSONAL_FIELDS}
    if subject == "insurer" and "phone" in fields:
        found["phone"] = "mobile"
    if subject in PERSONAL_SUBJECTS and "name" in fields:
        found["name"] = "name"
    return found


def code_digest(code: str) -> str:
    """What is kept of an invitation's code: its SHA-256, since the code itself is a key."""
    return hashlib.sha256(code.encode()).hexdigest()


def check_usable(used_at: datetime | None, expires_at: datetime, now: datetime) -> None:
    """Refuse an invitation that was used (``InviteUsed``) or is over 72 hours old (``InviteExpired``)."""
    if used_at is not None:
        raise InviteUsed
    if now >= expires_at:
        raise InviteExpired(hours=INVITE_HOURS)


def check_a_manager_stays(name: str, role: Role, becomes: Role | None, managers: int) -> None:
    """Refuse (``LastManager``) that the last of ``managers`` becomes something else, or leaves (None)."""
    if role is Role.MANAGER and becomes is not Role.MANAGER and managers <= 1:
        raise LastManager(name=name)


def destinations(chats: Sequence[ChatView], kind: ChatKind) -> list[ChatView]:
    """Those of a centre's groups that pushes for ``kind`` go to.

    A centre without a partner group has its partner pushes in the team group (interface §6).
    """
    of_kind = [chat for chat in chats if chat.kind is kind]
    if not of_kind and kind is ChatKind.PARTNER:
        return [chat for chat in chats if chat.kind is ChatKind.TEAM]
    return of_kind


def language_of(code: str) -> str | None:
    """Our language for a language code such as ``zh-hans`` or ``en-GB``; None when we don't speak it."""
    prefix = code.lower().split("-")[0].split("_")[0]
    return next((lang for lang in LANGUAGES if lang.split("-")[0] == prefix), None)


def first_language(*choices: str | None) -> str:
    """The first choice that was made at all."""
    return next(choice for choice in choices if choice)


def strongest_first(roles: Sequence[tuple[Role, bool, int]]) -> int:
    """Which of several places someone acts from: the highest role, then the chosen centre, then the newest.

    Each is (role, whether its centre is the chosen one, its id); the answer is an index.
    """
    return max(range(len(roles)), key=lambda index: roles[index])


def check_may_undo(change: ChangeView, staff_id: int, role: Role, now: datetime) -> None:
    """Refuse an undo to all but who did it and managers (``NotYoursToUndo``), and after a day (``UndoTooLate``)."""
    if change.staff_id != staff_id and role is not Role.MANAGER:
        raise NotYoursToUndo(by=change.by_name)
    if now - change.at > timedelta(hours=UNDO_HOURS):
        raise UndoTooLate(hours=UNDO_HOURS)


def deed_key(subject: str, what: str) -> str:
    """The message that says what was done to a ``subject``."""
    key = f"audit-subject-{subject}" if subject in KEYED_SUBJECTS else f"audit-{subject}-{what}"
    return re.sub(r"[ _.]", "-", key)
