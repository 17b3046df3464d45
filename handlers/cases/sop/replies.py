"""What is said of the SOP's templates."""

from markupsafe import Markup

from domain.cases.views import SopChanged, SopStep, SopView, StepName, Template
from handlers.cases.phrases import label
from handlers.cases.sop.phrases import due_words
from handlers.declaration import InlineButton, Reply, Rows
from locales import say


def template(lang: str, sop: SopView, *, edits: bool = False) -> Reply:
    """The steps in their order with when each is due, what was dropped, and buttons to change it."""
    return Reply(Markup("\n").join(_lines(lang, sop)), _rows(lang, sop), edits=edits)


def changed(lang: str, done: SopChanged, *, edits: bool = False) -> Reply:
    """What was changed, and the template as new cases get it from now on."""
    step = done.step
    due = due_words(lang, step.rule) if step else ""
    said = say(lang, "cases-sop-changed", what=done.what, step=step.called if step else "", due=due)
    lines = [said, say(lang, "cases-sop-running"), Markup(""), *_lines(lang, done.sop)]
    return Reply(Markup("\n").join(lines), _rows(lang, done.sop), edits=edits)


def _lines(lang: str, sop: SopView) -> list[Markup]:
    lines = [say(lang, "cases-sop-title", template=sop.template.value, count=len(sop.steps)), Markup("")]
    lines += [
        say(
            lang,
            "cases-sop-line",
            place=place,
            step=step.called,
            due=_due(lang, step),
            kind="own" if step.title else "changed" if step.is_changed else "usual",
        )
        for place, step in enumerate(sop.steps, start=1)
    ]
    if sop.dropped:
        names = Markup("").join(
            say(lang, "cases-sop-dropped-one", step=name, last="yes" if name == sop.dropped[-1] else "no")
            for name in sop.dropped
        )
        lines += [Markup(""), say(lang, "cases-sop-dropped", steps=names)]
    return [*lines, Markup(""), say(lang, "cases-sop-how")]


def _due(lang: str, step: SopStep) -> Markup:
    """When a step is due; the photo goes on from then."""
    due = due_words(lang, step.rule)
    return say(lang, "cases-sop-daily", due=due) if step.name == StepName.PHOTO else due


def _rows(lang: str, sop: SopView) -> Rows:
    """The other template, and what may be done about this one."""
    here, other = sop.template, Template.EXPRESS if sop.template is Template.STANDARD else Template.STANDARD
    changes = tuple(_button(lang, what, f"cases.sop{what}:{here.value}") for what in ("add", "move", "drop"))
    back = (_button(lang, "reset", f"cases.sopreset:{here.value}"),) if sop.is_changed else ()
    return (changes, (*back, _button(lang, other.value, f"cases.sop:{other.value}")))


def _button(lang: str, what: str, data: str) -> InlineButton:
    return InlineButton(label(say(lang, "cases-sop-button", what=what)), data)
