"""What ``/sop`` is told, and what its prompts offer."""

from collections.abc import Sequence

from markupsafe import Markup
from typing_extensions import override

from domain.cases import service
from domain.cases.errors import NotADueRule
from domain.cases.views import Anchor, DueRule, SopStep, Template
from domain.forms.views import Offer
from handlers.arguments import Words
from handlers.calling import Call
from handlers.cases.sop.phrases import due_words
from handlers.cases.sop.words import TEMPLATES, due_rule, step_called, without_after, without_due
from handlers.fields import Asked, Marked, OneOf, Text
from handlers.fields.base import Texts

MOST_OFFERED = 24
OFFERED_RULES = (
    DueRule(Anchor.ARRIVAL, 4, "h"),
    DueRule(Anchor.DAY, 1),
    DueRule(Anchor.PROMISED, -1),
    DueRule(Anchor.PROMISED, -4, "h"),
    DueRule(Anchor.PROMISED),
    DueRule(Anchor.DELIVERY, 1),
)


class WhenDue(Marked):
    """When a step is due, in people's words; kept as the rule is written."""

    @override
    def kept(self, call: Call, text: str) -> str:
        rule = due_rule(text)
        if rule is None:
            raise NotADueRule(text=text.strip()[:40])
        return rule.text

    @override
    async def shown(self, call: Call, text: str) -> Markup:
        return due_words(call.lang, service.rule_of(text))


class BehindStep(Marked):
    """The step that another stands behind."""

    @override
    def kept(self, call: Call, text: str) -> str:
        return step_called(super().kept(call, text))

    @override
    async def shown(self, call: Call, text: str) -> Markup:
        return call.say("cases-step", step=text)


class CalledStep(Text):
    """A step by its word or its title: what is left of a line."""

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        told = await super().take(call, words)
        return step_called(told) if told else None

    @override
    async def read(self, call: Call, text: str) -> str:
        return step_called(await super().read(call, text))

    @override
    async def shown(self, call: Call, text: str) -> Markup:
        return call.say("cases-step", step=text)


async def _steps(call: Call, texts: Texts) -> Sequence[Offer]:
    """The steps of the template that is meant."""
    return [_offer(call, step) for step in await _in_template(call, texts)]


async def _droppable(call: Call, texts: Texts) -> Sequence[Offer]:
    """Those of them that may go."""
    return [_offer(call, step) for step in await _in_template(call, texts) if service.may_be_dropped(step.name)]


async def _in_template(call: Call, texts: Texts) -> Sequence[SopStep]:
    template = Template(texts.get(TEMPLATE.name, Template.STANDARD.value))
    return (await service.read_sop(call.actor, template)).steps[:MOST_OFFERED]


def _offer(call: Call, step: SopStep) -> Offer:
    return Offer(call.say("cases-step", step=step.called).unescape(), step.called)


async def _rules(call: Call, texts: Texts) -> Sequence[Offer]:
    return [Offer(due_words(call.lang, rule).unescape(), rule.text) for rule in OFFERED_RULES]


TEMPLATE = OneOf[Template]("template", TEMPLATES, asked=Asked.NEVER, first=True)
TITLE = CalledStep("step_title", what="name", most_characters=40)
MOVED = CalledStep("sop_step", what="step", offers=_steps)
DROPPED = CalledStep("sop_step", what="step", offers=_droppable)
DUE = WhenDue("step_due", without_due, what="due", offers=_rules)
NEW_DUE = WhenDue("step_due", without_due, what="due", asked=Asked.OPTIONAL, offers=_rules)
AFTER = BehindStep("step_after", without_after, what="step", asked=Asked.OPTIONAL, offers=_steps)
