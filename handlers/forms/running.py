"""Taking a form from prompt to prompt until its command can be run, by the same way as a typed line."""

from collections.abc import Sequence
from dataclasses import replace

from domain.actor import Demand, Role
from domain.customers.errors import quoted
from domain.errors import DomainError, InputRefused
from domain.forms import service as forms
from domain.forms.errors import PromptIsOver
from domain.forms.views import Draft, FormView, Offer
from handlers.arguments import Number, Words
from handlers.arguments.errors import Ambiguous, Askable, Missing, UnexpectedWord
from handlers.declaration import Action, Call, Command, Reply
from handlers.fields import Asked, Field, OneNamed, OneOf, PersonName, Text
from handlers.forms import prompts
from handlers.forms.errors import Needed, NothingBefore, NotThis, WrongAnswer
from handlers.forms.prompts import spoken
from handlers.registry import gather

MOST_CHARACTERS = 4096


async def begin(call: Call, refusal: Askable, *, in_place: bool = False) -> Reply:
    """Ask for what a line lacked. What the person had begun to tell of the same command is kept.

    A button's form is a message of its own, so that the card it was pressed under stays for everybody; ``in_place``
    is for the buttons of a form.
    """
    draft = refusal.draft
    if draft is None:
        raise refusal
    if not in_place:
        call = replace(call, pressed=None)
    if draft.must_confirm:
        return await _go_on(call, draft, is_new=True)
    former = await forms.current(call.actor)
    if former is not None and (former.draft.command, former.draft.action) == (draft.command, draft.action):
        draft = replace(draft, skipped=former.draft.skipped, must_confirm=former.draft.must_confirm)
    _, action = _command(draft)
    field = action.field(draft.asked)
    because = refusal if isinstance(refusal, Ambiguous) else refusal.because
    if because is None and field is not None and field.asked is not Asked.NEVER:
        field = action.next_asked(dict(draft.answers), draft.skipped) or field
    if field is None:
        raise refusal
    return await _ask(call, draft, field, because=because, is_new=True)


async def answer(call: Call, form: FormView, text: str) -> Reply:
    """Take what was typed as the answer to the prompt; refused when it is none, and the prompt stands."""
    draft = form.draft
    _, action = _command(draft)
    field = action.field(draft.asked)
    if field is None:
        return await _corrected(call, draft, action, text)
    try:
        told = await _told(call, action, draft, field, text[:MOST_CHARACTERS])
    except Ambiguous:
        raise
    except InputRefused as refused:
        is_plain = isinstance(refused, UnexpectedWord | Missing)
        why = NotThis(quoted(text), spoken(field)) if is_plain else refused
        raise WrongAnswer(why=why, field=spoken(field)) from refused
    return await _go_on(call, _with(draft, told))


def answers(form: FormView, about: Number | None) -> bool:
    """Whether a message that replies to a card of ours may answer the form: not if it is about something else."""
    return about is None or about == Number(prompts.CARD, form.id)


def may_fill_in(call: Call, form: FormView) -> bool:
    """Whether the person may still do what the form is for; their role may have changed since they began it."""
    needs = _command(form.draft)[0].needs
    if isinstance(needs, Role):
        return call.actor.role >= needs
    return needs is not Demand.OPERATOR or call.person.is_operator


def needed_for(form: FormView) -> str:
    """Who may do what the form is for."""
    needs = _command(form.draft)[0].needs
    return needs.word if isinstance(needs, Role) else needs.value


async def would_take(call: Call, form: FormView) -> bool:
    """Whether words that are a command too are an answer to the prompt: a step may have a command's name.

    Where anything would be taken, a bare command word is none.
    """
    _, action = _command(form.draft)
    field = action.field(form.draft.asked)
    if field is None or (field.is_verbatim and len(call.text.split()) == 1):
        return False
    try:
        await field.read(call, call.text)
    except DomainError:
        return False
    return True


async def leave_what_is_done(call: Call, command: Command) -> None:
    """A whole line did what a form of the same command was still asking for: the form is over."""
    form = await forms.current(call.actor)
    if form is None or form.draft.command != command.name:
        return
    if command.meant(replace(call)).name == form.draft.action:
        await forms.leave(call.actor)


async def pick(call: Call, form: FormView, place: int) -> Reply:
    """Take an offer of the prompt."""
    draft = form.draft
    if place >= len(draft.offered):
        raise PromptIsOver
    _, action = _command(draft)
    field = action.field(draft.asked)
    assert field is not None
    offer = draft.offered[place]
    await field.read(call, offer.value)
    return await _go_on(call, _with(draft, {field.name: offer.value}))


async def skip(call: Call, form: FormView) -> Reply:
    """Leave an optional field out."""
    _, action = _command(form.draft)
    field = action.field(form.draft.asked)
    if field is None:
        raise PromptIsOver
    if field.asked is not Asked.OPTIONAL:
        raise WrongAnswer(why=Needed(), field=spoken(field))
    left = _without(form.draft, field.name)
    return await _go_on(call, replace(left, skipped=(*left.skipped, field.name)))


async def back(call: Call, form: FormView) -> Reply:
    """Ask for the field before anew; from one that is being changed, back to everything that is to be confirmed."""
    draft = form.draft
    _, action = _command(draft)
    if prompts.is_being_changed(action, draft):
        return await _go_on(call, draft)
    before = prompts.previous(action, draft.asked, {*dict(draft.answers), *draft.skipped})
    if before is None:
        raise NothingBefore
    return await _ask(call, _without(draft, before.name), before)


async def change(call: Call, form: FormView, place: int) -> Reply:
    """Ask for a field anew that is shown for confirmation, or for one that was not told; what is known stands."""
    _, action = _command(form.draft)
    if place >= len(action.fields):
        raise PromptIsOver
    field = action.fields[place]
    others = [other for doubt in form.draft.doubts if doubt.field == field.name for other in doubt.others]
    return await _ask(call, form.draft, field, others=others)


async def confirm(call: Call, form: FormView) -> Reply:
    """What is shown is right: do it."""
    if form.draft.asked:
        raise PromptIsOver
    return await _finish(call, form.draft)


async def _corrected(call: Call, draft: Draft, action: Action, text: str) -> Reply:
    """Something typed while everything is shown for confirmation: other values for what was picked out."""
    found = await _in_line(call, action, replace(draft, answers=()), text)
    if not found:
        raise PromptIsOver
    return await _go_on(call, _with(draft, found))


async def _told(call: Call, action: Action, draft: Draft, field: Field[object], text: str) -> dict[str, str]:
    """The answer, and whatever else of the command the same message tells.

    What can't be one of a choice may answer a later question; the choice is asked again then.
    """
    draft = _without(draft, field.name)
    if isinstance(field, PersonName):
        more = await _in_line(call, action, draft, text)
        if field.name in more and len(more) > 1:
            return more
    try:
        return {field.name: field.write(await field.read(call, text))}
    except InputRefused:
        more = {} if isinstance(field, Text) else await _in_line(call, action, draft, text)
        if field.name in more or (more and isinstance(field, OneOf | OneNamed)):
            return more
        raise


async def _in_line(call: Call, action: Action, draft: Draft, text: str) -> dict[str, str]:
    """What a message of several words tells of the fields that are still open; nothing if a word is left over."""
    words, known = Words(text, today=call.today), dict(draft.answers)
    found: dict[str, str] = {}
    for field in sorted(action.fields, key=lambda each: each.rank):
        if field.name in known or not field.applies({**known, **found}):
            continue
        try:
            value = await field.take(call, words)
        except DomainError:
            return {}
        if value is not None:
            found[field.name] = field.write(value)
    return {} if words.left else found


async def _go_on(call: Call, draft: Draft, *, is_new: bool = False) -> Reply:
    command, action = _command(draft)
    field = action.next_asked(dict(draft.answers), draft.skipped, only_needed=draft.must_confirm)
    if field is not None:
        return await _ask(call, draft, field, is_new=is_new)
    if draft.must_confirm:
        shown = replace(draft, asked="", offered=())
        form = await (forms.begin if is_new else forms.go_on)(call.actor, shown)
        return await prompts.confirmation(call, command, action, form)
    return await _finish(call, draft)


async def _ask(
    call: Call,
    draft: Draft,
    field: Field[object],
    *,
    because: DomainError | None = None,
    is_new: bool = False,
    others: Sequence[str] = (),
) -> Reply:
    """``others``: what else a pasted text has that may be the answer."""
    command, action = _command(draft)
    offered = draft.offered if draft.offered and draft.asked == field.name and is_new else ()
    offers = offered or tuple(await field.offers(call, dict(draft.answers)))
    maybe = [Offer(str(await field.shown(call, other)), other) for other in others]
    offers = (*maybe, *(offer for offer in offers if offer.value not in others))
    asking = replace(draft, asked=field.name, offered=offers)
    form = await (forms.begin if is_new else forms.go_on)(call.actor, asking)
    return await prompts.question(call, command, action, form, because)


async def _finish(call: Call, draft: Draft) -> Reply:
    """Run the command with what was told; a refusal leaves the form as it was before."""
    command, _ = _command(draft)
    told = replace(call, text="", answers=dict(draft.answers), action=draft.action, pressed=None, about=None)
    reply = await command.run(told)
    await forms.leave(call.actor)
    return replace(reply, edits=call.pressed is not None)


def _command(draft: Draft) -> tuple[Command, Action]:
    command = gather().command(draft.command)
    if command is None:
        raise PromptIsOver
    return command, command.action(draft.action)


def _with(draft: Draft, told: dict[str, str]) -> Draft:
    kept = tuple(answer for answer in draft.answers if answer[0] not in told)
    return replace(
        draft,
        answers=(*kept, *told.items()),
        doubts=tuple(doubt for doubt in draft.doubts if doubt.field not in told),
        skipped=tuple(name for name in draft.skipped if name not in told),
    )


def _without(draft: Draft, name: str) -> Draft:
    return replace(
        draft,
        answers=tuple(answer for answer in draft.answers if answer[0] != name),
        skipped=tuple(each for each in draft.skipped if each != name),
        doubts=tuple(doubt for doubt in draft.doubts if doubt.field != name),
        offered=(),
    )
