"""One use of the bot, and what it answers: what every handler takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from markupsafe import Markup

from domain import clock
from domain.actor import Actor, Person, Role
from domain.cases.views import SentPhoto
from domain.errors import NotAllowed
from domain.insurers.views import SentFile
from handlers.arguments import Number, Words
from locales import say

MAX_CALLBACK_BYTES = 64
_NO_TEXT = Markup("")


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
class CardOf:
    """The thing a message is the living card of: its kind (``case``) and number."""

    kind: str
    number: int


@dataclass(frozen=True)
class Picture:
    """A photo to be shown: the chat platform's own copy, and what it is called in our store, if it is there."""

    file_id: str
    caption: str
    key: str = ""
    as_file: bool = False


@dataclass(frozen=True)
class DocumentOf:
    """A document that is made when it is sent, of what is true then: by the template of that name, of these facts."""

    template: str
    params: Mapping[str, str | int]


@dataclass(frozen=True)
class Document:
    """A file as it is sent: what it is called, and what makes its bytes.

    ``make`` may take its time: it runs beside everything else, and so reads nothing but what it was made of.
    """

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Pictured:
    """The picture that a message brought, and what is said of it besides its caption."""

    photo: SentPhoto
    told: tuple[int, ...] = ()
    """The cases that the message it replies to tells of."""
    is_addressed: bool = False
    """Whether an answer is expected: a private chat, a mention, a reply to the bot."""


@dataclass(frozen=True)
class Reply:
    """An answer. After a button, ``edits`` puts it in the place of the pressed message; ``toast`` shows briefly."""

    text: Markup = _NO_TEXT
    rows: Rows = ()
    edits: bool = False
    toast: str = ""
    alert: bool = False
    card: CardOf | None = None
    """Whether it is a thing's card, which follows what happens to the thing."""
    quotes: bool = False
    """Whether it hangs on the message it answers in a private chat too."""
    again: str = ""
    """The data of the button that makes the message anew, where it is no card: an undo under it does that."""
    more: tuple["Reply", ...] = ()
    pictures: tuple[Picture, ...] = ()
    """Shown before the words; at most ten of a kind."""
    documents: tuple[DocumentOf, ...] = ()
    """Sent behind the words of an answer."""
    document: Document | None = None
    """What a push carries; its words are the caption then."""


@dataclass(frozen=True)
class Pressed:
    """A pressed button: the verb's number and version as they stand in its data, and the message it is under."""

    number: str
    version: str
    message_id: int


@dataclass(frozen=True)
class ProcessFacts:
    """What the process that takes a call knows of itself, and no service could tell."""

    version: str
    started_at: datetime
    database: str
    """``sqlite`` or ``postgres``."""
    intake: str
    """How updates come: ``polling`` or ``webhook``."""
    troubles: Mapping[str, datetime]
    """What does not work now, and since when: ``telegram``, ``polling``, ``intake``, ``duty …``."""


@dataclass(frozen=True)
class Call:
    """One use of a command or a button: who, where, and the words that came with it."""

    person: Person
    staff: Actor | None = None
    text: str = ""
    pressed: Pressed | None = None
    about: Number | None = None
    """The thing whose card the message replies to."""
    quoted: str = ""
    """What the message that is replied to says, if somebody else wrote it."""
    picture: Pictured | None = None
    """The picture whose caption the text is."""
    file: SentFile | None = None
    """The file that the message brought, or replies to."""
    action: str = ""
    answers: Mapping[str, str] | None = None
    """What a form was told, by field, as it would be typed, and for which action; ``None`` for a typed line."""
    bot_username: str = ""
    default_zone: str = "Asia/Shanghai"
    """The deployment's time zone, for a new centre."""
    default_lang: str = "zh-CN"
    """The deployment's language, for a new centre."""
    process: ProcessFacts | None = None
    """For those who run the deployment; ``None`` where no process of the bot stands behind."""

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
