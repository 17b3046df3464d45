"""What comes next: a kind of update by chance, from somebody in some chat."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from domain.forms.models import Form
from handlers.registry import Registry, gather
from tests.conversation.talking import BOT_NAME, Screen, Shown
from tests.fuzz.envelopes import Envelopes, Raw
from tests.fuzz.lines import Lines
from tests.fuzz.memory import Memory
from tests.fuzz.others import Others
from tests.fuzz.pressing import Pressing
from tests.fuzz.texts import ABOUT_FORMS, mistyped, odd_text
from tests.fuzz.town import BETWEEN, NEWCOMER_ID, OPERATOR_ID, Citizen, Room, Town
from tests.fuzz.values import Values

FIRST_UPDATE = 1_000_000


@dataclass(frozen=True)
class Made:
    """An update, and what kind of thing it is."""

    kind: str
    raw: Raw
    who: Citizen | None = None
    text: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether the Bot API would never send it."""
        return self.kind == "broken"


class Generator:
    """Makes updates from a seed; what it makes depends on what was shown, and on nothing else."""

    def __init__(self, chance: Random, town: Town, screen: Screen) -> None:
        self.chance = chance
        self.town = town
        self.memory = Memory()
        self._registry: Registry = gather()
        envelopes = Envelopes(chance, screen, count(FIRST_UPDATE))
        self._envelopes = envelopes
        self._others = Others(chance, town, envelopes)
        pressing = Pressing(chance, town, self.memory, self._registry, envelopes)
        self._late: list[Made] = []
        self._makers: dict[str, tuple[float, Callable[[], Raw]]] = {
            "command": (22, lambda: self._line(Lines.command)),
            "words": (8, lambda: self._line(Lines.words)),
            "example": (4, lambda: self._line(Lines.example)),
            "near miss": (4, lambda: self._line(Lines.near_miss)),
            "pasted": (6, lambda: self._line(Lines.pasted)),
            "odd text": (4, lambda: self._line(lambda _: odd_text(self.chance))),
            "reply": (7, self._reply),
            "anonymous": (1, self._anonymous),
            "other clothes": (4, lambda: self._others.in_other_clothes(*self._somebody_says())),
            "press": (17, pressing.shown),
            "press by another": (3, pressing.by_another),
            "press elsewhere": (2, pressing.elsewhere),
            "press mutated": (3, pressing.mutated),
            "press forged": (5, pressing.forged),
            "other kind": (2, lambda: self._others.of_another_kind(*self._place())),
            "described": (3, lambda: self._others.described(*self._place())),
            "membership": (0.4, self._others.membership),
            "joining": (0.4, self._join),
            "broken": (0.2, lambda: self._others.broken(*self._somebody_says())),
        }

    async def next(self) -> Made:
        """One update: a new one, one that comes again, or one that was held up."""
        style = self.chance.random()
        if style < 0.02 and self.memory.updates:
            return Made("again", self.chance.choice(self.memory.updates))
        if style < 0.035 and self._late:
            return self._late.pop(self.chance.randrange(len(self._late)))
        made = await self._new()
        if not made.is_broken:
            self.memory.updates.append(made.raw)
            self._hear(made.raw)
        if style > 0.98 and len(self._late) < 50 and not made.is_broken:
            self._late.append(Made("late", made.raw))
            return await self.next()
        return made

    def see(self, chat_id: int, shown: Shown) -> None:
        """The bot has sent or changed a message."""
        self.memory.see(chat_id, shown)

    async def _new(self) -> Made:
        if self.chance.random() < 0.14 and (answer := await self._answer()):
            return Made("form answer", answer)
        kind = self.chance.choices(list(self._makers), weights=[weight for weight, _ in self._makers.values()])[0]
        return Made(kind, self._makers[kind][1]())

    def _hear(self, raw: Raw) -> None:
        message = raw.get("message")
        if isinstance(message, dict):
            self.memory.hear(message)

    def _place(self) -> tuple[Citizen, Room]:
        """Somebody, mostly of the staff, where they are mostly seen."""
        style = self.chance.random()
        if style < 0.06:
            who = self.chance.choice([*self.town.strangers, self.town.people[NEWCOMER_ID]])
            return who, self.chance.choice([Room(who.id), *self.town.groups.values()])
        if style < 0.09:
            who = self.town.people[OPERATOR_ID]
            return who, self.chance.choice([Room(who.id), Room(who.id), *self.town.groups.values()])
        who = self.chance.choice(self.town.staff_of(None))
        own = [room for room in self.town.groups.values() if room.centre_id in who.centres]
        if style < 0.14:
            return who, self.chance.choice(list(self.town.groups.values()))
        return who, self.chance.choice([Room(who.id)] * 2 + own) if own else Room(who.id)

    def _lines(self, who: Citizen, room: Room) -> Lines:
        """What somebody would type; in a group of others they speak of nobody's customers."""
        side = who.side if room.is_private or room.centre_id in who.centres else BETWEEN
        return Lines(self.chance, Values(self.chance, side, self.memory.highest), self._registry)

    def _somebody_says(self) -> tuple[Citizen, Room, str]:
        who, room = self._place()
        return who, room, self._addressed(room, self._lines(who, room).any())

    def _addressed(self, room: Room, text: str) -> str:
        """In a group words begin with the bot's name, mostly."""
        if room.is_private or text.startswith("/"):
            return text
        mention = self.chance.choice(
            (f"@{BOT_NAME}",) * 6 + (f"@{BOT_NAME.upper()}", f" @{BOT_NAME}", f"@{BOT_NAME},", "")
        )
        return mention + self.chance.choice((" ", " ", " ", "\n", "")) + text

    def _line(self, make: Callable[[Lines], str]) -> Raw:
        who, room = self._place()
        text = self._addressed(room, make(self._lines(who, room)))[:4_096]
        return self._envelopes.update(message=self._envelopes.message(who, room, text))

    def _anonymous(self) -> Raw:
        room = self.chance.choice(list(self.town.groups.values()))
        line = self._lines(self.chance.choice(self.town.staff_of(None)), room).any()
        return self._envelopes.update(message=self._envelopes.anonymous(room, self._addressed(room, line)[:4_096]))

    def _reply(self) -> Raw:
        """A reply to a message of the bot or of somebody."""
        who, room = self._place()
        lines, chance = self._lines(who, room), self.chance
        text = chance.choice(
            (lines.any, lines.any, lines.pasted, lambda: chance.choice(("/case", "/refer", "/renewals add")))
        )()
        message = self._envelopes.message(who, room, text[:4_096])
        shown, said = self.memory.shown[room.id], self.memory.said[room.id]
        if shown and chance.random() < 0.75:
            message["reply_to_message"] = self._envelopes.shown(who, room, chance.choice(shown))
        elif said:
            message["reply_to_message"] = chance.choice(said)
        return self._envelopes.update(message=message)

    async def _answer(self) -> Raw | None:
        """What somebody says to the form that they have."""
        forms = await Form.all().select_related("staff").order_by("id")
        if not forms:
            return None
        form = self.chance.choice(forms)
        who = self.town.people.get(form.staff.person_id)
        command = self._registry.command(form.command)
        if who is None or command is None or (form.chat_id > 0 and form.chat_id != who.id):
            return None
        field = command.action(form.action).field(form.asked)
        room = self.town.room(form.chat_id)
        style = self.chance.random()
        if style < 0.2 or field is None:
            text = self.chance.choice(ABOUT_FORMS)
            text = mistyped(self.chance, text) if self.chance.random() < 0.1 else text
        else:
            text = odd_text(self.chance) if style < 0.3 else self._lines(who, room).answer_to(field)
        message = self._envelopes.message(who, room, text[:4_096], **_topic(form.thread_id))
        shown = self.memory.shown[room.id]
        if not room.is_private and shown:
            message["reply_to_message"] = self._envelopes.shown(who, room, shown[-1])
        return self._envelopes.update(message=message)

    def _join(self) -> Raw:
        """The newcomer comes by an invitation, real or not."""
        who = self.town.people[NEWCOMER_ID]
        code = self.chance.choice(self.memory.codes) if self.memory.codes and self.chance.random() < 0.8 else "nonsense"
        return self._envelopes.update(message=self._envelopes.message(who, Room(who.id), f"/start {code}"))


def _topic(thread_id: int) -> dict[str, Any]:
    return {"message_thread_id": thread_id, "is_topic_message": True} if thread_id else {}
