"""From an update to the handler it is for, past the gate, and back as answers."""

from dataclasses import replace
from functools import partial
from typing import Any

import structlog
from telegram import Update

from bot.access_gate import Gate, Standing, check, is_stranger_to
from bot.answers import UndoOffer, answers_to
from bot.bank_files import BankFiles
from bot.chat_events import is_chat_event, take_chat_event
from bot.errors import apology, refusal
from bot.following import follow, followed, undo_of
from bot.heard import SILENCE, Heard, Refused
from bot.incoming import Identity, Incoming, incoming_of, read_update
from bot.pictures import Pictures
from domain import changes
from domain.actor import Role
from domain.cases.service import CARD_KIND as PHOTO_CARD
from domain.errors import DomainError
from domain.forms import service as forms
from domain.outbox import service as outbox
from domain.people import service as people
from handlers.arguments import Number
from handlers.arguments.errors import Askable
from handlers.declaration import Button, Call, Command, InlineButton, Pressed, Reply
from handlers.forms.buttons import ANSWER, REPLY_TO_PROMPT
from handlers.forms.prompts import CARD
from handlers.forms.running import answers, begin, leave_what_is_done, may_fill_in, would_take
from handlers.registry import Registry
from handlers.suggesting import MEANT, looks_pasted, meant_tail, suggestions
from handlers.understanding import courtesy, is_courtesy, thing_told_of, understood
from locales import say

log = structlog.get_logger(__name__)

AGAIN = "bot.again"


class Router:
    """Finds the handler of an update by the declarations, checks the role, runs it."""

    def __init__(self, registry: Registry, gate: Gate, me: Identity) -> None:
        self._registry = registry
        self._gate = gate
        self._me = me
        self._pictures = Pictures(gate, self._about, self._run)
        self._bank_files = BankFiles(gate, self._run)

    async def answer(self, update: Update) -> Heard:
        """Handle one update inside the open transaction; ``Refused`` when a rule or the gate says no."""
        if is_chat_event(update):
            await take_chat_event(update)
            return SILENCE
        incoming = incoming_of(update, self._me)
        if incoming is None:
            return SILENCE
        if incoming.callback_id:
            return await self._pressed(incoming)
        return await (self._passed_on(incoming) if incoming.is_passed_on else self._typed(incoming))

    def apologise(self, raw: dict[str, Any], reference: str) -> Heard:
        """What the sender of a poison update is told; silence when not even the sender can be read."""
        try:
            incoming = incoming_of(read_update(raw), self._me)
        except Exception:
            return SILENCE
        if incoming is None or not (incoming.command or incoming.callback_id or incoming.is_private):
            return SILENCE
        lang = self._gate.language_of(incoming)
        reply = apology(lang, reference, pressed=bool(incoming.callback_id))
        return Heard(answers_to(incoming, reply, None), lang)

    async def _typed(self, incoming: Incoming) -> Heard:
        found = self._find(incoming)
        if incoming.picture and incoming.is_anonymous and incoming.is_addressed:
            return self._ask_for_a_name(incoming)
        if (brought := await self._brought(incoming, found)) is not None:
            return brought
        if self._may_be_an_answer(incoming, found):
            heard = await self._answered(incoming, is_command=found is not None)
            if heard is not None:
                return heard
        if found is None:
            return await self._not_understood(incoming)
        command, tail = found
        if incoming.is_anonymous:
            return self._ask_for_a_name(incoming)
        log.info("command", command=command.name, private=incoming.is_private)
        standing = await self._gate.resolve(incoming)
        call = replace(
            self._gate.call_by(standing),
            text=tail,
            about=await self._about(incoming, standing, told_too=True),
            quoted="" if incoming.replies_to_bot else incoming.replied.text,
            bot_username=self._me.username,
        )
        heard = await self._run(incoming, standing, command, call)
        if standing.actor is not None:
            await leave_what_is_done(call, command)
        return heard

    async def _brought(self, incoming: Incoming, found: tuple[Command, str] | None) -> Heard | None:
        """What a picture or a file is answered with; ``None`` without one that is for us."""
        pictured = await self._pictures.heard(incoming, found)
        return await self._bank_files.heard(incoming, found) if pictured is None else pictured

    def _may_be_an_answer(self, incoming: Incoming, found: tuple[Command, str] | None) -> bool:
        """Whether plain words may answer a form; what is clearly a command is one, and /cancel always is.

        Somebody else's words that are said again by a button never are.
        """
        if incoming.command or incoming.callback_id or incoming.is_anonymous:
            return False
        return bool(incoming.is_addressed and incoming.text) and not (found and incoming.is_mentioned)

    async def _answered(self, incoming: Incoming, *, is_command: bool) -> Heard | None:
        """What a form makes of plain words; ``None`` when their writer fills none in here, or means a command."""
        standing = await self._gate.resolve(incoming)
        form = await forms.current(standing.actor) if standing.actor else None
        if form is None:
            return None
        about = await self._about(incoming, standing)
        call = replace(self._gate.call_by(standing), text=incoming.text, about=about, bot_username=self._me.username)
        is_aside = about is None and not incoming.is_private and is_courtesy(incoming.text)
        if is_aside or not answers(form, about) or not may_fill_in(call, form):
            return None
        if is_command and not await would_take(call, form):
            return None
        return await self._run(incoming, standing, ANSWER, call)

    async def _about(self, incoming: Incoming, standing: Standing, *, told_too: bool = False) -> Number | None:
        """The thing whose card the message replies to; ``told_too``: or that what it replies to tells of."""
        if not incoming.replies_to_bot or incoming.replied_id is None or standing.actor is None:
            return None
        view = await outbox.shown_by(incoming.chat_id, incoming.replied_id)
        if view is not None and view.shown.number is not None and view.shown.kind != PHOTO_CARD:
            is_ours = view.centre_id == standing.actor.centre_id
            return Number(view.shown.kind, view.shown.number) if is_ours else None
        if (
            not told_too
            or await outbox.centre_of_message(incoming.chat_id, incoming.replied_id) != standing.actor.centre_id
        ):
            return None
        return thing_told_of(incoming.replied.text)

    async def _pressed(self, incoming: Incoming) -> Heard:
        verb, _, rest = incoming.data.partition(":")
        if verb in (AGAIN, MEANT):
            if await outbox.has_key(_said_again(incoming)):
                return self._no_longer(incoming)
            return await (self._say_again(incoming) if verb == AGAIN else self._say_as_meant(incoming, rest))
        button = self._registry.button(verb)
        if button is None:
            return self._no_longer(incoming)
        log.info("button", verb=verb, private=incoming.is_private)
        number, _, version = rest.partition(":")
        pressed = Pressed(number, version, incoming.message_id or 0)
        standing = await self._gate.resolve(incoming)
        is_of_centre = isinstance(button.needs, Role) and not button.where_unbound
        if is_of_centre and await self._is_of_another_centre(incoming, standing):
            return self._no_longer(incoming)
        call = replace(self._gate.call_by(standing), pressed=pressed, bot_username=self._me.username)
        return await self._run(incoming, standing, button, call)

    async def _run(self, incoming: Incoming, standing: Standing, what: Command | Button, call: Call) -> Heard:
        if is_stranger_to(what, incoming, standing):
            return Heard(await self._gate.turn_away(incoming, standing), standing.person.lang)
        try:
            check(what, standing)
            with changes.watched() as made:
                reply = await what.run(call)
        except DomainError as refused:
            raise Refused(partial(self._instead, incoming, standing, what, call, refused)) from refused
        is_in_place = bool(incoming.callback_id and reply.edits and reply.card and incoming.message_id)
        shown_anew = (incoming.chat_id, incoming.message_id or 0) if is_in_place else None
        await follow(made, call.lang, shown_anew=shown_anew)
        heard = self._heard(incoming, standing, reply, undo_of(made, call.lang))
        if incoming.callback_id and call.pressed is None:
            heard.answers[0] = replace(heard.answers[0], unique_key=_said_again(incoming))
        return heard

    async def _instead(
        self, incoming: Incoming, standing: Standing, what: Command | Button, call: Call, refused: DomainError
    ) -> Heard:
        """What is said instead of doing what was refused: a form that asks for what was missing, or why not."""
        if isinstance(refused, Askable) and refused.draft is not None and standing.actor is not None:
            try:
                in_place = isinstance(what, Button) and what.verb.startswith("forms.")
                async with followed(call.lang):
                    return self._heard(incoming, standing, await begin(call, refused, in_place=in_place))
            except DomainError as also_refused:
                refused = also_refused
        command = what if isinstance(what, Command) else None
        action = command.meant(replace(call)).name if command and standing.actor else ""
        again = AGAIN if command and not (incoming.is_private or incoming.callback_id) else ""
        no = refusal(call.lang, refused, command, pressed=bool(incoming.callback_id), action=action, again=again)
        return self._heard(incoming, standing, no)

    def _heard(self, incoming: Incoming, standing: Standing, reply: Reply, undo: UndoOffer | None = None) -> Heard:
        centre_id = standing.actor.centre_id if standing.actor else None
        lang = standing.actor.lang if standing.actor else standing.person.lang
        return Heard(answers_to(incoming, reply, centre_id, undo), lang)

    def _find(self, incoming: Incoming) -> tuple[Command, str] | None:
        """The command that was typed: with a slash, or in words where words are meant for the bot."""
        if incoming.command:
            command = self._registry.command(incoming.command)
            return (command, incoming.tail) if command else None
        if not incoming.is_addressed or not incoming.text:
            return None
        return self._registry.spoken(incoming.text)

    async def _not_understood(self, incoming: Incoming) -> Heard:
        """In private, or when addressed, make of it what can be made; in a group's own talk, nothing."""
        asked = incoming.is_mentioned or (incoming.is_addressed and bool(incoming.text or incoming.command))
        if not (asked or incoming.command) or incoming.is_anonymous:
            return SILENCE
        standing = await self._gate.resolve(incoming)
        if standing.actor is None:
            return Heard(await self._gate.turn_away(incoming, standing), standing.person.lang)
        return await self._guess(incoming, standing) if asked else SILENCE

    async def _passed_on(self, incoming: Incoming) -> Heard:
        """What somebody else said runs nothing; what tells of a car may be taken over by a button."""
        if (brought := await self._brought(replace(incoming, text=""), None)) is not None:
            return brought
        standing = await self._gate.resolve(incoming)
        call = self._gate.call_by(standing)
        if standing.actor is None or not looks_pasted(call, incoming.text):
            return SILENCE
        return self._heard(incoming, standing, suggestions(call, self._registry, incoming.text))

    async def _guess(self, incoming: Incoming, standing: Standing) -> Heard:
        """What words are answered with that begin with no command: what they mean all the same, or what they may."""
        about = await self._about(incoming, standing, told_too=True)
        plain = self._gate.call_by(standing)
        call = replace(plain, about=about, text=incoming.text, bot_username=self._me.username)
        if is_courtesy(incoming.text):
            return self._heard(incoming, standing, courtesy(call)) if incoming.is_private else SILENCE
        if about is not None and about.kind == CARD:
            return await self._run(incoming, standing, REPLY_TO_PROMPT, call)
        meant = await understood(call, self._registry, incoming.text)
        if meant is None:
            return self._heard(incoming, standing, suggestions(plain, self._registry, incoming.text))
        log.info("command", command=meant[0].name, private=incoming.is_private)
        return await self._run(incoming, standing, *meant)

    def _ask_for_a_name(self, incoming: Incoming) -> Heard:
        """An anonymous admin is nobody: a button shows who presses it, and the command is taken from there."""
        lang = self._gate.language_of(incoming)
        button = InlineButton(say(lang, "errors-anonymous-button"), data=AGAIN)
        return Heard(answers_to(incoming, Reply(say(lang, "errors-anonymous"), ((button,),)), None), lang)

    async def _say_again(self, incoming: Incoming) -> Heard:
        """Run the command that the pressed message answers, as the person who pressed."""
        heard = await self._typed(incoming.said_again())
        return heard if heard.answers else self._no_longer(incoming)

    async def _say_as_meant(self, incoming: Incoming, meant: str) -> Heard:
        """Run the command that was offered with the words of the message that was not understood."""
        name, _, action = meant.partition(":")
        command = self._registry.command(name)
        said = incoming.replied.text
        if command is None or not said:
            return self._no_longer(incoming)
        standing = await self._gate.resolve(incoming)
        if await self._is_of_another_centre(incoming, standing):
            return self._no_longer(incoming)
        tail = meant_tail(self._registry, command, action, said)
        call = replace(self._gate.call_by(standing), text=tail, bot_username=self._me.username)
        return await self._run(incoming, standing, command, call)

    def _no_longer(self, incoming: Incoming) -> Heard:
        """A button that means nothing here and now."""
        lang = self._gate.language_of(incoming)
        stale = Reply(toast=say(lang, "errors-unknown-button"), alert=True)
        return Heard(answers_to(incoming, stale, None), lang)

    async def _is_of_another_centre(self, incoming: Incoming, standing: Standing) -> bool:
        """Whether the pressed message was sent for another centre than the one its chat acts for now.

        R1 on it is then not this centre's R1: its reader has chosen another centre since, or the group has been
        bound to another. What is so old that nobody knows is only trusted where there is no other centre.
        """
        actor = standing.actor
        if actor is None:
            return False
        sent_for = await outbox.centre_of_message(incoming.chat_id, incoming.message_id or 0)
        if sent_for is not None:
            return sent_for != actor.centre_id
        return incoming.is_private and await people.has_several_centres(actor.user_id)


def _said_again(incoming: Incoming) -> str:
    """What is kept of a button that said words again, so that two taps are no two payments."""
    return f"said again:{incoming.chat_id}:{incoming.message_id}"
