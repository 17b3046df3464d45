"""How a command, a button and an answer are declared. Menus, help, permissions and triggers derive from this."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from markupsafe import Markup

from domain import clock
from domain.actor import Actor, ChatKind, Demand, Person, Role
from domain.errors import NotAllowed
from handlers.arguments import Words
from locales import say

MAX_CALLBACK_BYTES = 64
_NO_TEXT = Markup("")

JsonValue = str | int | bool | None


@dataclass(frozen=True)
class InlineButton:
    """A button under a message: exactly one of ``data`` (``room.verb:number[:version]``), ``url``, ``copy``."""

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""

    def __post_init__(self) -> None:
        if len(self.data.encode()) > MAX_CALLBACK_BYTES:
            raise ValueError(f"callback data of over {MAX_CALLBACK_BYTES} bytes: {self.data}")


Rows = tuple[tuple[InlineButton, ...], ...]


@dataclass(frozen=True)
class Reply:
    """An answer. After a button, ``edits`` puts it in the place of the pressed message; ``toast`` shows briefly."""

    text: Markup = _NO_TEXT
    rows: Rows = ()
    edits: bool = False
    toast: str = ""
    alert: bool = False
    more: tuple["Reply", ...] = ()


@dataclass(frozen=True)
class Pressed:
    """A pressed button: the verb's number and version as they stand in its data, and the message it is under."""

    number: str
    version: str
    message_id: int


@dataclass(frozen=True)
class Call:
    """One use of a command or a button: who, where, and the words that came with it."""

    person: Person
    staff: Actor | None = None
    text: str = ""
    pressed: Pressed | None = None
    bot_username: str = ""
    default_zone: str = "Asia/Shanghai"
    """The deployment's time zone, for a new centre."""
    default_lang: str = "zh-CN"
    """The deployment's language, for a new centre."""

    @property
    def actor(self) -> Actor:
        """The staff member who calls; ``NotAllowed`` for a stranger."""
        if self.staff is None:
            raise NotAllowed(needed=Role.ADVISOR.word)
        return self.staff

    @property
    def lang(self) -> str:
        """The language to answer in."""
        return self.staff.lang if self.staff else self.person.lang

    @property
    def today(self) -> date:
        """The calendar day at the caller's centre."""
        return clock.today(self.actor.zone)

    @cached_property
    def words(self) -> Words:
        """The text behind the command, recognised word by word."""
        return Words(self.text, today=self.today)

    @property
    def button(self) -> Pressed:
        """What was pressed; only for handlers of buttons."""
        if self.pressed is None:
            raise ValueError("this call did not come from a button")
        return self.pressed

    def say(self, key: str, **facts: object) -> Markup:
        """The sentence ``key`` in the caller's language."""
        return say(self.lang, key, **facts)


Handler = Callable[[Call], Awaitable[Reply]]


@dataclass(frozen=True)
class Command:
    """A command as people type it. Its one-line description is the message ``command-<name>``."""

    name: str
    words: tuple[str, ...]
    """Its Chinese words; the first is the one shown."""
    needs: Role | Demand
    run: Handler
    examples: tuple[str, ...] = ("",)
    """What may follow the command, as people would type it; shown in help and in refusals."""
    where_unbound: bool = False
    """Whether it may be used in a group that is not bound to a centre yet."""

    @property
    def typical(self) -> str:
        """The first example with words, as it is typed: ``/refer out …``; empty when there is none."""
        return next((f"/{self.name} {example}" for example in self.examples if example), "")


@dataclass(frozen=True)
class Button:
    """What pressing ``room.verb`` does; the same service and the same permission as the command."""

    verb: str
    needs: Role | Demand
    run: Handler
    where_unbound: bool = False
    """Whether it may be pressed in a group that is not bound to a centre yet."""


@dataclass(frozen=True)
class Recipient:
    """The chat something is sent to by itself: whose centre, in which language, on which day, with which facts."""

    centre_id: int
    zone: str
    lang: str
    place: ChatKind
    params: Mapping[str, JsonValue]


Renderer = Callable[[Recipient], Awaitable[Reply | None]]
"""Makes a push of fresh facts at the moment it is sent; ``None`` when there is nothing to say."""


@dataclass(frozen=True)
class Digest:
    """A digest: its name, the Chinese word for it, when and where it goes unless the centre says otherwise."""

    name: str
    word: str
    at: time
    to: ChatKind
    render: Renderer


@dataclass(frozen=True)
class Template:
    """A push that is not a digest, by the name it is queued under (``room.thing``)."""

    name: str
    render: Renderer
