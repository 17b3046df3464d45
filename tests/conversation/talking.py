"""People talking to the whole bot inside one process: real intake, router, database and courier.

Only Telegram is a stand-in that takes calls at once and remembers what people would see; it refuses to edit what
is not there or would not change. What the connection may do to it is proved in ``tests/journeys``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, cast

from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.access_gate import Gate
from bot.answers import without_tags
from bot.api import BotApi
from bot.delivery import Courier
from bot.incoming import Identity
from bot.living import Living
from bot.router import Router
from bot.updates import Intake
from domain import clock
from domain.actor import Role
from domain.clock import FixedClock
from domain.outbox.models import OutboxMessage
from domain.outbox.views import Ceilings
from domain.people.views import CentreView
from handlers.calling import ProcessFacts
from handlers.registry import gather
from tests.factories.people import a_centre, a_group, a_staff

BOT_ID, BOT_NAME = 77, "baohe_bot"
BOT = {"id": BOT_ID, "is_bot": True, "first_name": "Baohe", "username": BOT_NAME}
FREE = Ceilings(per_second=1_000_000, per_group_minute=1_000_000, seconds_between_in_chat=0.0)
_update_ids = count(1)
_person_ids = count(50_001)


@dataclass
class Shown:
    """A message as people see it now."""

    id: int
    text: str
    keyboard: list[list[dict[str, Any]]]
    replies_to: int | None = None
    html: str = ""
    """Its text with the tags."""

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def data(self) -> list[str]:
        """What its buttons carry."""
        return [button["callback_data"] for row in self.keyboard for button in row if "callback_data" in button]

    def data_of(self, label: str) -> str:
        """The data of the button whose label has ``label`` in it."""
        for row in self.keyboard:
            for button in row:
                if label in button["text"]:
                    return str(button.get("callback_data", ""))
        raise AssertionError(f"no button {label!r} among {self.labels}")


Watch = Callable[[str, dict[str, Any], Shown | None], None]
"""Sees every call that was taken, and the message it sent or changed."""


@dataclass
class Screen:
    """What a Telegram would show: the messages of every chat, and the notices that buttons brought."""

    messages: dict[int, list[Shown]] = field(default_factory=dict)
    toasts: list[str] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    keeps: int | None = None
    """How many of a chat's messages, and of all notices and calls, it remembers: all without it."""
    watch: Watch | None = None
    moved: dict[int, int] = field(default_factory=dict)
    """Groups that have another id now."""
    unreached: set[int] = field(default_factory=set)
    """People who never wrote to the bot, or have blocked it."""
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    async def call(self, method: str, **parameters: Any) -> Any:
        """Take a call as the Bot API would."""
        self._remember(self.calls, (method, parameters))
        if parameters.get("chat_id") in self.moved:
            raise ChatMigrated(self.moved[parameters["chat_id"]])
        if parameters.get("chat_id") in self.unreached:
            raise Forbidden("Forbidden: bot was blocked by the user")
        shown = None
        match method:
            case "sendMessage":
                replied = parameters.get("reply_parameters", {}).get("message_id")
                shown = Shown(next(self._ids), _plain(parameters), _keyboard(parameters), replied, _html(parameters))
                self._remember(self.messages.setdefault(parameters["chat_id"], []), shown)
            case "sendPhoto" | "sendDocument" | "sendMediaGroup":
                return self._picture(parameters)
            case "editMessageText" | "editMessageReplyMarkup":
                shown = self._to_edit(parameters)
                before = (shown.html, shown.keyboard)
                if method == "editMessageText":
                    shown.text, shown.html = _plain(parameters), _html(parameters)
                shown.keyboard = _keyboard(parameters)
                if before == (shown.html, shown.keyboard):
                    raise BadRequest("Message is not modified")
            case "answerCallbackQuery":
                self._remember(self.toasts, parameters.get("text", ""))
        if self.watch is not None:
            self.watch(method, parameters, shown)
        return True if shown is None else {"message_id": shown.id}

    def _picture(self, parameters: dict[str, Any]) -> Any:
        """Photos are shown by their captions, one after the other."""
        items = parameters.get("media") or [parameters]
        shown = [Shown(next(self._ids), item.get("caption", ""), []) for item in items]
        for each in shown:
            self._remember(self.messages.setdefault(parameters["chat_id"], []), each)
        sent = [{"message_id": each.id} for each in shown]
        return sent if "media" in parameters else sent[0]

    def _remember(self, kept: list[Any], new: object) -> None:
        kept.append(new)
        if self.keeps is not None and len(kept) > 2 * self.keeps:
            del kept[: -self.keeps]

    def _to_edit(self, parameters: dict[str, Any]) -> Shown:
        try:
            return self.one(parameters["chat_id"], parameters["message_id"])
        except LookupError:
            raise BadRequest("Message to edit not found") from None

    def one(self, chat_id: int, message_id: int) -> Shown:
        """A message by its number; ``LookupError`` for one that is not there (any more)."""
        for each in reversed(self.messages.get(chat_id, ())):
            if each.id == message_id:
                return each
        raise LookupError(f"no message {message_id} in {chat_id}")

    def next_id(self) -> int:
        """The number of somebody's own message."""
        return next(self._ids)


def _plain(parameters: dict[str, Any]) -> str:
    return without_tags(_html(parameters))


def _html(parameters: dict[str, Any]) -> str:
    return str(parameters.get("text", ""))


def _keyboard(parameters: dict[str, Any]) -> list[list[dict[str, Any]]]:
    keyboard: list[list[dict[str, Any]]] = parameters.get("reply_markup", {}).get("inline_keyboard", [])
    return keyboard


@dataclass(frozen=True)
class Somebody:
    """A person with their private chat."""

    id: int
    name: str

    @property
    def user(self) -> dict[str, Any]:
        """As Telegram names them."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "zh"}


class Process:
    """One process of the bot, as far as a conversation goes."""

    def __init__(
        self,
        screen: Screen,
        *,
        courier: type[Courier] = Courier,
        operators: frozenset[int] = frozenset(),
        facts: Callable[[], ProcessFacts] | None = None,
    ) -> None:
        registry = gather()
        self.courier = courier(cast(BotApi, screen), registry.renderers, Living(registry), FREE)
        gate = Gate(operators, "zh-CN", "Asia/Shanghai", facts)
        self.intake = Intake(BOT_ID, Router(registry, gate, Identity(BOT_ID, BOT_NAME)), self.courier)


@dataclass
class Conversation:
    """A centre, its team group and its people, talking to the bot."""

    centre: CentreView
    group_id: int
    advisor: Somebody
    colleague: Somebody
    partner: Somebody
    manager: Somebody
    screen: Screen
    process: Process

    def restart(self) -> None:
        """Everything that a process remembers is gone."""
        self.process = Process(self.screen)

    async def say(
        self,
        who: Somebody,
        text: str,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
        mentions: bool = False,
    ) -> list[Shown]:
        """Somebody says ``text`` in a chat (their private one without it); what the bot shows anew because of it."""
        chat_id = chat_id or who.id
        before = len(self.screen.messages.get(chat_id, []))
        text = f"@{BOT_NAME} {text}" if mentions else text
        message = self.message(who, text, chat_id) | self._replied(chat_id, reply_to)
        await self.send({"message": message})
        return self.screen.messages.get(chat_id, [])[before:]

    def message(self, who: Somebody, text: str, chat_id: int) -> dict[str, Any]:
        """A message as Telegram tells of it."""
        message: dict[str, Any] = {
            "message_id": self.screen.next_id(),
            "date": 1_790_000_000,
            "chat": self._chat(who, chat_id),
            "from": who.user,
            "text": text,
        }
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0].encode("utf-16-le")) // 2
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return message

    def picture(self, who: Somebody, caption: str = "", *, chat_id: int | None = None, **facts: Any) -> dict[str, Any]:
        """A photo as Telegram tells of it, sent now; ``facts`` may say ``media_group_id``, or what it replies to."""
        message = self.message(who, caption, chat_id or who.id)
        message["caption"], number = message.pop("text"), message["message_id"]
        if "entities" in message:
            message["caption_entities"] = message.pop("entities")
        replied = self._replied(chat_id or who.id, facts.pop("reply_to", None))
        photo = {"file_id": f"F{number}", "file_unique_id": f"U{number}", "width": 40, "height": 30}
        sent = {"date": int(clock.now().timestamp()), "photo": [photo | {"width": 4, "height": 3}, photo]}
        return message | sent | replied | facts

    async def show(self, who: Somebody, caption: str = "", **where: Any) -> list[Shown]:
        """Somebody sends a photo; what the bot shows anew because of it."""
        chat_id = where.get("chat_id") or who.id
        before = len(self.screen.messages.get(chat_id, []))
        await self.send({"message": self.picture(who, caption, **where)})
        return self.screen.messages.get(chat_id, [])[before:]

    async def ask(self, who: Somebody, text: str, **where: Any) -> Shown:
        """As ``say``, for what is answered by one message."""
        (shown,) = await self.say(who, text, **where)
        return shown

    async def press(self, who: Somebody, shown: Shown, label: str, *, chat_id: int | None = None) -> str:
        """Press the button with ``label`` under a message; the notice it brought."""
        return await self.press_data(who, shown, shown.data_of(label), chat_id=chat_id)

    async def press_data(self, who: Somebody, shown: Shown, data: str, *, chat_id: int | None = None) -> str:
        """Press a button by what it carries, shown or forged."""
        self.screen.toasts.clear()
        await self.send(self.pressed(who, shown, data, chat_id or who.id))
        return self.screen.toasts[-1] if self.screen.toasts else ""

    def pressed(self, who: Somebody, shown: Shown, data: str, chat_id: int) -> dict[str, Any]:
        """A pressed button as Telegram tells of it."""
        under = {
            "message_id": shown.id,
            "date": 1_790_000_000,
            "chat": self._chat(who, chat_id),
            "from": BOT,
            "text": shown.text,
        }
        replied = self._said.get(shown.replies_to or 0)
        if replied:
            under["reply_to_message"] = replied
        query = {"id": str(next(_update_ids)), "from": who.user, "chat_instance": "1", "data": data, "message": under}
        return {"callback_query": query}

    async def send(self, raw: dict[str, Any]) -> None:
        """Let one update come in, and everything that follows from it go out."""
        await self.receive(raw)
        await self.settle()

    async def receive(self, raw: dict[str, Any], process: Process | None = None) -> None:
        """Let one update come in, by any process, and wait for nothing that goes out."""
        if "message" in raw:
            self._said[raw["message"]["message_id"]] = raw["message"]
        await (process or self.process).intake.receive({"update_id": next(_update_ids)} | raw)

    async def settle(self) -> None:
        """Wait until everything that is due has been sent."""
        await self.process.courier.drain()
        await self.process.courier.pump()
        await self.process.courier.drain()

    async def settle_within_a_second(self) -> None:
        """Wait until everything has been sent that is due by then: edits of one message wait for each other."""
        while True:
            await self.settle()
            now = clock.now()
            soon = OutboxMessage.filter(state="waiting", due_at__gt=now, due_at__lte=now + timedelta(seconds=1))
            first = await soon.order_by("due_at").first()
            if first is None:
                return
            if isinstance(clock._current, FixedClock):
                clock._current.move_to(first.due_at)

    def newest(self, chat_id: int) -> Shown:
        """The last message of a chat."""
        return self.screen.messages[chat_id][-1]

    _said: dict[int, dict[str, Any]] = field(default_factory=dict)

    def _replied(self, chat_id: int, message_id: int | None) -> dict[str, Any]:
        if message_id is None:
            return {}
        if message_id in self._said:
            return {"reply_to_message": self._said[message_id]}
        shown = self.screen.one(chat_id, message_id)
        chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
        return {
            "reply_to_message": {
                "message_id": shown.id, "date": 1_790_000_000, "chat": chat, "from": BOT, "text": shown.text,
            }
        }  # fmt: skip

    def _chat(self, who: Somebody, chat_id: int) -> dict[str, Any]:
        if chat_id > 0:
            return {"id": chat_id, "type": "private", "first_name": who.name}
        return {"id": chat_id, "type": "supergroup", "title": "前台群"}


async def a_conversation(lang: str = "zh-CN") -> Conversation:
    """A new centre with its people, its team group, an insurer and two agents of one name."""
    centre = await a_centre(lang=lang)
    people: dict[str, Somebody] = {}
    for role, name in (
        (Role.MANAGER, "张店长"), (Role.PARTNER, "赵合作"), (Role.ADVISOR, "李雷"), (Role.ADVISOR, "韩梅梅"),
    ):  # fmt: skip
        person = Somebody(next(_person_ids), name)
        await a_staff(centre, role, user_id=person.id, name=name, lang=lang)
        people[name] = person
    group = await a_group(centre)
    screen = Screen()
    talk = Conversation(
        centre=centre,
        group_id=group.chat_id,
        advisor=people["李雷"],
        colleague=people["韩梅梅"],
        partner=people["赵合作"],
        manager=people["张店长"],
        screen=screen,
        process=Process(screen),
    )
    await talk.say(talk.partner, "/insurer add 平安 basic")
    await talk.say(talk.partner, "/insurer add 人保 basic")
    await talk.say(talk.partner, "/agent add 陈静 平安 13900001111")
    return talk
