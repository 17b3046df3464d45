"""What the people room refuses."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import DomainError


@dataclass(eq=False)
class CentreNameTaken(DomainError):
    """Another centre of this deployment has that name."""

    key = "people-centre-name-taken"
    name: str


@dataclass(eq=False)
class CentreNameWrong(DomainError):
    """A centre's name is 1 to ``longest`` characters."""

    key = "people-centre-name-wrong"
    longest: int


@dataclass(eq=False)
class OnlyInPrivate(DomainError):
    """What would be shown is for one pair of eyes; ``command`` is what to send in the private chat."""

    key = "people-only-in-private"
    command: str


@dataclass(eq=False)
class OnlyInGroup(DomainError):
    """Only a group can be bound or unbound."""

    key = "people-only-in-group"
    command: str


@dataclass(eq=False)
class InviteUnknown(DomainError):
    """No such invitation, or it was withdrawn."""

    key = "people-invite-unknown"


@dataclass(eq=False)
class InviteUsed(DomainError):
    """Someone has joined by this invitation already."""

    key = "people-invite-used"


@dataclass(eq=False)
class InviteExpired(DomainError):
    """The invitation was not used in time."""

    key = "people-invite-expired"
    hours: int


@dataclass(eq=False)
class AlreadyStaff(DomainError):
    """The person is staff of that centre already; the invitation stays unused."""

    key = "people-already-staff"
    centre: str
    role: str


@dataclass(eq=False)
class LastManager(DomainError):
    """A centre without a manager could not be run: the last one stays."""

    key = "people-last-manager"
    name: str


@dataclass(eq=False)
class ChatTaken(DomainError):
    """The group belongs to another centre; which one is nobody's business here."""

    key = "people-chat-taken"


@dataclass(eq=False)
class ChatNotBound(DomainError):
    """The group is bound to no centre."""

    key = "people-chat-not-bound"


@dataclass(eq=False)
class ChatTakenSince(DomainError):
    """Another centre has bound the group since it was unbound; which one is nobody's business here."""

    key = "people-chat-taken-since"
    title: str


@dataclass(eq=False)
class ChatBindingChanged(DomainError):
    """The group is not bound any more as it was then: the chat platform has made another one of it, say."""

    key = "people-chat-binding-changed"


@dataclass(eq=False)
class InviteTakenUp(DomainError):
    """Somebody has joined by the invitation: to withdraw it would not undo that."""

    key = "people-invite-taken-up"
    name: str


@dataclass(eq=False)
class NotYoursToUndo(DomainError):
    """Somebody else did it: they may undo it, or a manager."""

    key = "people-not-yours-to-undo"
    by: str


@dataclass(eq=False)
class UndoneAlready(DomainError):
    """It was taken back before."""

    key = "people-undone-already"


@dataclass(eq=False)
class UndoTooLate(DomainError):
    """It was done too long ago to be taken back like a slip of the finger."""

    key = "people-undo-too-late"
    hours: int


@dataclass(frozen=True)
class Deed:
    """What was done to a thing, as a sentence says it."""

    key: str

    def params(self) -> dict[str, object]:
        """It takes no facts."""
        return {}


@dataclass(eq=False)
class BuiltOn(DomainError):
    """Something happened to the same thing since, which must be taken back first."""

    key = "people-built-on"
    by: str
    at: datetime
    """By the centre's clock."""
    deed: Deed
