"""The buttons of a form, ``forms.verb:form:turn``: only for whoever fills it in, and only of its newest prompt."""

import re
from collections.abc import Awaitable, Callable

from domain.actor import Role
from domain.errors import NotAllowed
from domain.forms import service as forms
from domain.forms.errors import FormOver, PromptIsOver
from domain.forms.views import FormView
from handlers.declaration import Button, Call, Reply
from handlers.forms import running
from handlers.forms.replies import left
from handlers.forms.words import BACK, CANCEL, SKIP, YES

_ID = re.compile(r"[0-9]{1,18}", re.ASCII)
_TURN = re.compile(r"(?P<turn>[0-9]{1,6})(?:\.(?P<place>[0-9]{1,3}))?", re.ASCII)


async def pick(call: Call) -> Reply:
    """Take what is on the button."""
    form, place = await _pressed(call)
    return await running.pick(call, form, place)


async def back(call: Call) -> Reply:
    """One prompt back."""
    return await running.back(call, (await _pressed(call))[0])


async def skip(call: Call) -> Reply:
    """Leave this one out."""
    return await running.skip(call, (await _pressed(call))[0])


async def confirm(call: Call) -> Reply:
    """All is right."""
    return await running.confirm(call, (await _pressed(call))[0])


async def change(call: Call) -> Reply:
    """Something that was picked out is not right."""
    form, place = await _pressed(call)
    return await running.change(call, form, place)


async def cancel(call: Call) -> Reply:
    """Leave the form."""
    await _own(call)
    await forms.leave(call.actor)
    return left(call)


async def answer_typed(call: Call) -> Reply:
    """What was typed to a form, which is an answer or one of a few words about the form itself."""
    form = await forms.current(call.actor)
    if form is None:
        raise FormOver(minutes=forms.FORM_MINUTES)
    _check_may(call, form)
    word = call.text.strip().lower()
    if word in CANCEL:
        await forms.leave(call.actor)
        return left(call)
    for words, act in _SPOKEN:
        if word in words and (words is not YES or not form.draft.asked):
            return await act(call, form)
    return await running.answer(call, form, call.text)


_SPOKEN: tuple[tuple[frozenset[str], Callable[[Call, FormView], Awaitable[Reply]]], ...] = (
    (BACK, running.back),
    (SKIP, running.skip),
    (YES, running.confirm),
)


async def reply_to_prompt(call: Call) -> Reply:
    """A reply to a prompt that answers nothing of its writer's: the form is somebody else's, or over."""
    assert call.about is not None
    await forms.own_form(call.actor, call.about.number)
    return Reply()


async def _own(call: Call) -> FormView:
    if not _ID.fullmatch(call.button.number):
        raise FormOver(minutes=forms.FORM_MINUTES)
    return await forms.own_form(call.actor, int(call.button.number))


def _check_may(call: Call, form: FormView) -> None:
    """What the router checks of a command that is typed."""
    if not running.may_fill_in(call, form):
        raise NotAllowed(needed=running.needed_for(form))


async def _pressed(call: Call) -> tuple[FormView, int]:
    """The form of the button, and the place among its choices; refused for a button of an earlier prompt."""
    form = await _own(call)
    _check_may(call, form)
    found = _TURN.fullmatch(call.button.version)
    if found is None or int(found["turn"]) != form.turn:
        raise PromptIsOver
    return form, int(found["place"] or 0)


ANSWER = Button("forms.answer", Role.ADVISOR, answer_typed)
"""What a message to somebody with a form does; there is no such button."""

REPLY_TO_PROMPT = Button("forms.reply", Role.ADVISOR, reply_to_prompt)
"""What a message to somebody else's prompt does; there is no such button either."""

BUTTONS = (
    Button("forms.pick", Role.ADVISOR, pick),
    Button("forms.back", Role.ADVISOR, back),
    Button("forms.skip", Role.ADVISOR, skip),
    Button("forms.cancel", Role.ADVISOR, cancel),
    Button("forms.confirm", Role.ADVISOR, confirm),
    Button("forms.change", Role.ADVISOR, change),
)
