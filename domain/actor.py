"""Who acts, where, and what each use case demands of them (domain §1)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from domain.database.connection import inside_transaction, transaction
from domain.errors import NotAllowed

P = ParamSpec("P")
R = TypeVar("R")


class Role(IntEnum):
    """A staff member's role in one centre; each includes the one before it."""

    ADVISOR = 1
    PARTNER = 2
    MANAGER = 3

    @property
    def word(self) -> str:
        """The role as it is typed and stored: ``advisor``, ``partner``, ``manager``."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Role":
        """The role of a stored word; ``KeyError`` for any other."""
        return cls[word.upper()]


class ChatKind(StrEnum):
    """What a chat is to Baohe: personal data is whole only in a private one."""

    PRIVATE = "private"
    TEAM = "team"
    PARTNER = "partner"
    UNBOUND = "unbound"


@dataclass(frozen=True)
class Place:
    """A chat (and topic) that something was said in."""

    chat_id: int
    kind: ChatKind
    thread_id: int | None = None
    title: str = ""

    @property
    def is_private(self) -> bool:
        """Whether only one person reads here."""
        return self.kind is ChatKind.PRIVATE


@dataclass(frozen=True)
class Source:
    """The message or button a change came from, for the audit."""

    update_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True)
class Person:
    """Anyone who speaks to the bot, known or not, as the chat platform names them."""

    user_id: int
    name: str
    lang: str
    place: Place
    source: Source
    is_operator: bool = False


@dataclass(frozen=True)
class Actor:
    """A person acting as staff of one centre; every query is scoped to ``centre_id``."""

    staff_id: int
    name: str
    role: Role
    centre_id: int
    centre_name: str
    zone: str
    lang: str
    person: Person
    sees_again: bool = False
    """Whether the bot only brings up to date what this reader was shown before: that look is on record already."""

    @property
    def user_id(self) -> int:
        """The person's user id on the chat platform."""
        return self.person.user_id

    @property
    def place(self) -> Place:
        """Where the person spoke."""
        return self.person.place


class Demand(StrEnum):
    """What a use case that is not a staff member's asks of its caller."""

    ANYONE = "anyone"
    OPERATOR = "operator"
    SYSTEM = "system"


def permit(actor: Actor, needed: Role) -> None:
    """Let ``actor`` pass with at least the role ``needed``; else ``NotAllowed``."""
    if actor.role < needed:
        raise NotAllowed(needed=needed.word)


def use_case(
    needed: Role,
) -> Callable[[Callable[Concatenate[Actor, P], Awaitable[R]]], Callable[Concatenate[Actor, P], Awaitable[R]]]:
    """A service function for staff: the role is checked before anything is read, what it writes is one transaction."""

    def decorate(
        function: Callable[Concatenate[Actor, P], Awaitable[R]],
    ) -> Callable[Concatenate[Actor, P], Awaitable[R]]:
        @wraps(function)
        async def run(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            permit(actor, needed)
            return await _in_one_transaction(function, actor, *args, **kwargs)

        run.demand = needed  # type: ignore[attr-defined] # read by the test that walks every service
        return run

    return decorate


def open_use_case(
    function: Callable[Concatenate[Person, P], Awaitable[R]],
) -> Callable[Concatenate[Person, P], Awaitable[R]]:
    """A service function for anyone who speaks to the bot; it reveals nothing of any centre they are not in."""

    @wraps(function)
    async def run(person: Person, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return await _in_one_transaction(function, person, *args, **kwargs)

    run.demand = Demand.ANYONE  # type: ignore[attr-defined] # read by the test that walks every service
    return run


def operator_use_case(
    function: Callable[Concatenate[Person, P], Awaitable[R]],
) -> Callable[Concatenate[Person, P], Awaitable[R]]:
    """A service function for operators, who are named in the settings and not in chat."""

    @wraps(function)
    async def run(person: Person, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not person.is_operator:
            raise NotAllowed(needed=Demand.OPERATOR.value)
        return await _in_one_transaction(function, person, *args, **kwargs)

    run.demand = Demand.OPERATOR  # type: ignore[attr-defined] # read by the test that walks every service
    return run


def system_use_case(function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """A service function that only the bot itself or another room calls, never a person directly."""

    @wraps(function)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return await _in_one_transaction(function, *args, **kwargs)

    run.demand = Demand.SYSTEM  # type: ignore[attr-defined] # read by the test that walks every service
    return run


def system_look(function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """As ``system_use_case``, for a single glance at a table that needs no transaction: it is taken all the time."""
    function.demand = Demand.SYSTEM  # type: ignore[attr-defined] # read by the test that walks every service
    return function


async def _in_one_transaction(function: Callable[P, Awaitable[R]], *args: P.args, **kwargs: P.kwargs) -> R:
    """Join the transaction that is open, or open one: a use case called by another must fall with it."""
    if inside_transaction():
        return await function(*args, **kwargs)
    async with transaction():
        return await function(*args, **kwargs)
