"""How a form looks: what was told so far, the question, and its buttons."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.errors import DomainError
from domain.forms.views import Draft, FormView, Offer
from handlers.arguments.errors import Ambiguous
from handlers.declaration import Action, Call, CardOf, Command, InlineButton, Reply, Rows
from handlers.fields import Asked, Field

OFFERS_A_ROW = 2
LONGEST_IN_A_ROW = 14
"""Labels of up to so many characters stand two in a row on a phone."""
TINY_LABEL, TINY_A_ROW = 2, 6
"""Numbers, say: eleven scores are two rows."""
LONGEST_LABEL = 40
CARD = "form"


async def question(
    call: Call, command: Command, action: Action, form: FormView, because: DomainError | None = None
) -> Reply:
    """The prompt for the field that is asked for."""
    field = action.field(form.draft.asked)
    assert field is not None
    ask = call.say("field-ask", field=spoken(field))
    lines = [*await _head(call, command, action, form), *_why(call, because)]
    lines.append(call.say("forms-question", question=ask))
    if not call.actor.place.is_private:
        lines.append(call.say("forms-reply-here", offers=len(form.draft.offered)))
    is_needed = because is not None and not isinstance(because, Ambiguous)
    rows = (*_offers(form, form.draft.offered), _steps(call, action, form, field, is_needed=is_needed))
    return _reply(call, lines, rows, form)


async def confirmation(call: Call, command: Command, action: Action, form: FormView) -> Reply:
    """Everything that was picked out of a pasted text, before it counts."""
    lines = [*await _head(call, command, action, form), call.say("forms-confirm-question")]
    if form.draft.doubts:
        lines.append(call.say("forms-doubtful", count=len(form.draft.doubts)))
    answers = dict(form.draft.answers)
    changes = [
        InlineButton(
            call.say(
                "forms-button-change",
                known="yes" if field.name in answers else "no",
                field=call.say("field-name", field=spoken(field)),
            ).unescape(),
            f"forms.change:{form.id}:{form.turn}.{place}",
        )
        for place, field in enumerate(action.fields)
        if field.name in answers or (field.asked is not Asked.NEVER and field.applies(answers))
    ]
    confirm = InlineButton(call.say("forms-button-confirm").unescape(), f"forms.confirm:{form.id}:{form.turn}")
    rows = ((confirm, _cancel(call, form)), *in_rows(changes, 3))
    return _reply(call, lines, rows, form)


def spoken(field: Field[object]) -> str:
    """A field as messages tell it apart."""
    return field.name.replace("_", "-")


def in_rows(buttons: Sequence[InlineButton], a_row: int) -> Rows:
    """Buttons in rows of so many."""
    return tuple(tuple(buttons[at : at + a_row]) for at in range(0, len(buttons), a_row))


def _reply(call: Call, lines: Sequence[Markup], rows: Rows, form: FormView) -> Reply:
    return Reply(Markup("\n").join(lines), rows, edits=call.pressed is not None, card=CardOf(CARD, form.id))


async def _head(call: Call, command: Command, action: Action, form: FormView) -> list[Markup]:
    """The command, and every answer so far with a mark on those that are doubtful."""
    lines = [call.say("forms-title", title=_title(call, command, action), staff=call.actor.name)]
    answers, doubtful = dict(form.draft.answers), {doubt.field for doubt in form.draft.doubts}
    for field in action.fields:
        if field.name in answers:
            mark = "doubtful" if field.name in doubtful else "sure"
            value = await field.shown(call, answers[field.name])
            name = call.say("field-name", field=spoken(field))
            lines.append(call.say("forms-answer", mark=mark, field=name, value=value))
    return [*lines, Markup("")]


def _title(call: Call, command: Command, action: Action) -> Markup:
    """What the form is for."""
    form = f"{command.name}-{action.name}" if action.name else command.name
    return call.say("forms-purpose", form=form, command=command.spoken_name(call.lang))


def _why(call: Call, because: DomainError | None) -> list[Markup]:
    return [] if because is None else [call.say(because.key, **because.params())]


def _offers(form: FormView, offers: Sequence[Offer]) -> Rows:
    buttons = [
        InlineButton(_cut(offer.label), f"forms.pick:{form.id}:{form.turn}.{place}")
        for place, offer in enumerate(offers)
    ]
    longest = max((len(button.label) for button in buttons), default=0)
    if longest <= TINY_LABEL:
        return in_rows(buttons, TINY_A_ROW)
    return in_rows(buttons, OFFERS_A_ROW if longest <= LONGEST_IN_A_ROW else 1)


def _steps(
    call: Call, action: Action, form: FormView, field: Field[object], *, is_needed: bool
) -> tuple[InlineButton, ...]:
    """Back, skip and cancel; what has just turned out to be needed can't be skipped."""
    buttons = []
    told = {*dict(form.draft.answers), *form.draft.skipped}
    goes_back = previous(action, form.draft.asked, told) is not None and not form.draft.must_confirm
    if goes_back or is_being_changed(action, form.draft):
        buttons.append(InlineButton(call.say("forms-button-back").unescape(), f"forms.back:{form.id}:{form.turn}"))
    if field.asked is Asked.OPTIONAL and not is_needed:
        buttons.append(InlineButton(call.say("forms-button-skip").unescape(), f"forms.skip:{form.id}:{form.turn}"))
    return (*buttons, _cancel(call, form))


def _cancel(call: Call, form: FormView) -> InlineButton:
    return InlineButton(call.say("forms-button-cancel").unescape(), f"forms.cancel:{form.id}")


def is_being_changed(action: Action, draft: Draft) -> bool:
    """Whether a field is asked for out of turn, while everything else waits to be confirmed."""
    field = action.field(draft.asked)
    if field is None or not draft.must_confirm:
        return False
    return field.name in dict(draft.answers) or not field.is_required


def previous(action: Action, asked: str, told: set[str]) -> Field[object] | None:
    """The field before the one that is asked for, of those that were told or skipped."""
    before: Field[object] | None = None
    for field in action.fields:
        if field.name == asked:
            break
        if field.name in told and field.asked is not Asked.NEVER:
            before = field
    return before


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
