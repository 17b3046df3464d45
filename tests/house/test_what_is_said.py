"""Everything the bot says to people is taken by Telegram, leads somewhere, and gives nobody away.

A whole centre is gone through: every command is typed, rightly and wrongly, and every button that comes is
pressed, in private and in the team group.
"""

import re
from dataclasses import dataclass, replace

import pytest
import pytest_asyncio

from bot.answers import push_call
from bot.sandbox import utf16
from bot.sandbox.formatting import parse_html
from bot.sandbox.refusals import Refusal
from domain.actor import ChatKind, Role
from domain.cases import service as cases
from domain.errors import NotAllowed
from domain.outbox.models import OutboxMessage
from handlers.declaration import Call, InlineButton, Pressed, Recipient
from handlers.registry import gather
from locales import LANGUAGES
from tests.factories.people import a_place
from tests.factories.world import CUSTOMERS, PERSONAL, World, move_to_now, speaking_in
from tests.house.crawl import BOT, LONG, TYPED, Crawl, Seen, in_language, spaceless
from tests.house.worlds import Worlds, crowd, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

REGISTRY = gather()
LONGEST_TEXT_UNITS = 4096
LONGEST_TOAST_CHARACTERS = 200
LONGEST_DATA_BYTES = 64
LONGEST_COPY_CHARACTERS = 256
MOST_BUTTONS_IN_A_ROW = 8
MOST_BUTTONS = 100
_PLACEHOLDER = re.compile(r"\{[^\W\d_]+\}")
"""What a centre's own words are filled with."""
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


@dataclass(frozen=True)
class Heard:
    """All that was said, by the place it was said in."""

    world: World
    seen: dict[ChatKind, list[Seen]]

    @property
    def everything(self) -> list[Seen]:
        """All of it."""
        return [each for seen in self.seen.values() for each in seen]


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def heard(worlds: Worlds) -> Heard:
    """What a manager hears: English in private, Chinese in the group, and English where there is very much."""
    chinese, english = LANGUAGES
    world = worlds.mine
    move_to_now()
    private = Crawl(REGISTRY, in_language(world.manager, english))
    group = Crawl(REGISTRY, in_language(world.in_team(world.manager), chinese), deepest=3)
    for crawl in (private, group):
        await crawl.everything()
        await _digests(crawl)
    async with undone():
        await crowd(world, worlds.theirs.centre)
        for crawl in (private, Crawl(REGISTRY, in_language(group.actor, english), group.seen)):
            await crawl.these(LONG)
            await _digests(crawl)
        unbound = speaking_in(group.actor, a_place(ChatKind.UNBOUND))
        await Crawl(REGISTRY, unbound, group.seen).these({"bind": ("", "北京")})
        operator = replace(private.actor, person=replace(private.actor.person, is_operator=True))
        await Crawl(REGISTRY, operator, private.seen).these({"centre": ("",)})
    return Heard(world, {ChatKind.PRIVATE: private.seen, ChatKind.TEAM: group.seen})


async def _digests(crawl: Crawl) -> None:
    """What comes by itself to where the person is."""
    actor = crawl.actor
    recipient = Recipient(actor.centre_id, actor.zone, actor.lang, actor.place.kind, {})
    for digest in REGISTRY.digests:
        async with undone():
            reply = await digest.render(recipient)
            if reply is not None:
                await crawl.look_at(f"digest {digest.name}", reply)
    async with undone():
        await cases.tell_deadlines(actor.centre_id)
        for push in await OutboxMessage.filter(template=cases.NOTICE):
            facts = {name: str(fact) for name, fact in (push.params or {}).items()}
            reply = await REGISTRY.renderers[cases.NOTICE](replace(recipient, params=facts))
            if reply is not None:
                await crawl.look_at(f"notice {push.params}", reply)


async def test_there_is_much_to_hear(heard: Heard) -> None:
    """The tests below would pass in silence."""
    assert TYPED.keys() <= {command.name for command in REGISTRY.commands}
    assert all(len(seen) > 100 for seen in heard.seen.values())
    pressed = {button.data.partition(":")[0] for each in heard.everything for button in each.buttons}
    assert {button.verb for button in REGISTRY.buttons} - pressed - NEVER_SHOWN_HERE.keys() == set()
    assert NEVER_SHOWN_HERE.keys() & pressed == set()


NEVER_SHOWN_HERE = {
    "cases.chase": "where more cases lack a photo than stand on a page, and what an undo does there",
    "cases.dlagain": "only what an undo does under a notice of deadlines",
    "today.again": "only what an undo does under the day",
    "insurers.penalties": "where more insurers owe penalty than stand on a page",
    "cases.photo_card": "under a message of photos that is not the newest any more",
    "cases.photo_file": "under a picture of which nobody said whose it is",
    "cases.tddone": "in the day of those who have cases of their own",
    "cases.dspstop": "where a dispute was one too many",
    "cases.dspend": "where a dispute was one too many",
    "cases.dspkeep": "where a dispute was one too many",
    "insurers.reopen": "under the card of an insurer that we no longer work with",
    "insurers.renegotiated": "where a month's margin stops intake",
    "agents.card": "under a card that is not the newest any more",
    "customers.card": "under a card that is not the newest any more",
    "bundles.card": "under a card that is not the newest any more",
}
"""Buttons that this world has no occasion for."""


async def test_telegram_takes_every_text(heard: Heard) -> None:
    refused = [f"{each.trail}: {fault}" for each in heard.everything if (fault := _fault(each))]
    assert not refused, "\n".join(["", *refused])


def _fault(seen: Seen) -> str:
    """What is wrong with a text or its notice; empty when nothing is."""
    reply = seen.reply
    try:
        text, _ = parse_html(str(reply.text))
    except Refusal as refusal:
        return f"{refusal}: {reply.text}"
    if utf16.length(str(reply.text)) > LONGEST_TEXT_UNITS:
        return "the text is too long for one message"
    if reply.text and not text.strip():
        return "the text is empty"
    if len(str(reply.toast)) > LONGEST_TOAST_CHARACTERS:
        return f"the notice is too long: {reply.toast}"
    if "MissingMessage" in text or "{" in _PLACEHOLDER.sub("", text) or "\ufffd" in text:
        return f"something was not filled in: {text}"
    return ""


async def test_telegram_takes_every_keyboard(heard: Heard) -> None:
    for each in heard.everything:
        assert all(0 < len(row) <= MOST_BUTTONS_IN_A_ROW for row in each.reply.rows), each.trail
        assert len(each.buttons) <= MOST_BUTTONS, each.trail
        for button in each.buttons:
            assert _is_sound(button), f"{each.trail}: {button}"


def _is_sound(button: InlineButton) -> bool:
    does_one_thing = [bool(button.data), bool(button.url), bool(button.copy)].count(True) == 1
    is_short = len(button.data.encode()) <= LONGEST_DATA_BYTES and len(button.copy) <= LONGEST_COPY_CHARACTERS
    label = button.label.striptags() if hasattr(button.label, "striptags") else button.label
    is_shown = bool(label.strip()) and not re.search(r"<[a-z/]|&[a-z]+;", label)
    return does_one_thing and is_short and is_shown and re.fullmatch(r"([a-z]+\.[a-z_]+:\S*)?", button.data) is not None


TURNING = {
    "agents.list",
    "agents.page",
    "cases.board",
    "cases.complaints",
    "cases.page",
    "cases.pool",
    "customers.radar",
    "insurers.all",
    "insurers.entries",
    "insurers.history",
    "insurers.list",
    "insurers.statement",
    "insurers.statements",
    "people.centres",
    "people.changes",
    "people.places",
    "people.staff",
    "people.where",
    "people.which",
    "policy.group",
}
"""Buttons that turn pages, other than those of help."""


async def test_long_lists_turn_their_pages_in_place(heard: Heard) -> None:
    """In the crowded centre every list has more than one page, and each button to another was pressed."""
    pressed = [(each.trail.rpartition(" → ")[2], each.reply) for each in heard.everything if "→" in each.trail]
    turned = {verb: [reply for data, reply in pressed if data.startswith(f"{verb}:")] for verb in TURNING}
    for verb, replies in turned.items():
        assert replies, f"{verb} was never pressed"
        assert all(reply.text and reply.edits for reply in replies), verb
    assert not [each.trail for each in heard.everything if "<pre" in each.reply.text]


async def test_groups_see_no_whole_phone_and_no_whole_name(heard: Heard) -> None:
    told = [f"{each.trail}: {fact} in {each.reply}" for each in heard.seen[ChatKind.TEAM] for fact in _given_away(each)]
    assert not told, "\n".join(["", *told])


def _given_away(seen: Seen) -> set[str]:
    """The customers' phones and names in what is worded, and any phone in what is sent, but for examples of typing."""
    labels = [f"{button.label} {button.data} {button.copy}" for button in seen.buttons]
    worded = spaceless(" ".join([str(seen.reply.text), seen.reply.toast, *labels]))
    sent = str(push_call(seen.actor.place.chat_id, None, seen.reply)["text"])
    phones = PHONE.findall(spaceless(re.sub(r"<code>.*?</code>", "", sent)))
    return {fact for fact in PERSONAL if fact in worded} | set(phones)


async def test_the_manager_sees_a_customer_whole_in_private(heard: Heard) -> None:
    """Masks that hid everything from everybody would pass the test above."""
    private = " ".join(str(each.reply.text) for each in heard.seen[ChatKind.PRIVATE])
    _, name, phone = CUSTOMERS[0]
    assert phone in private
    assert name in private


@pytest.fixture(autouse=True)
def _now() -> None:
    move_to_now()


async def test_services_hold_buttons_to_their_role(heard: Heard) -> None:
    """Anyone can send any data for a visible message; this goes past the router, as commands are tried too."""
    shown = {button.data for each in heard.everything for button in each.buttons if button.data}
    tried = 0
    for data in sorted(shown):
        verb, _, rest = data.partition(":")
        button = REGISTRY.button(verb)
        assert button is not None
        number, _, version = rest.partition(":")
        for staff in (heard.world.advisor, heard.world.partner):
            if isinstance(button.needs, Role) and staff.role < button.needs:
                call = Call(staff.person, staff, pressed=Pressed(number, version, 1), bot_username=BOT)
                with pytest.raises(NotAllowed):
                    async with undone():
                        await button.run(call)
                tried += 1
    assert tried > 10
