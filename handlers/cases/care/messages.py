"""Messages to the customer: made of a case's own facts in the centre's words, ready to be copied (domain §3)."""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from domain.cases import service
from domain.cases.views import Moment, Telling, WordingView
from handlers.cases.phrases import case_name, done_when, label
from handlers.declaration import Call, InlineButton, Reply
from handlers.paging import units
from locales import say

MOST_COPIED_UNITS = 256
"""The Bot API's, of a button that copies; what is longer is copied by a touch on the text."""


def telling(call: Call, view: Telling, *, edits: bool = False, toast: str = "") -> Reply:
    """The message, a button that copies it, one that says it was told, and those to the other moments."""
    case, message = case_name(view.case), _message(call.lang, view)
    title = call.say("cases-tell-title", case=case, plate=view.plate, moment=view.moment.value)
    is_copied = units(message) <= MOST_COPIED_UNITS
    body = call.say("cases-tell-message" if is_copied else "cases-tell-long-message", message=message)
    lines = [title, body]
    if not view.salutation:
        lines.append(call.say("cases-tell-without-name", case=case))
    if view.told is not None:
        at = done_when(call.lang, view.told.at, view.zone, view.now)
        lines.append(call.say("cases-tell-told", by=view.told.by, at=at))
    again = "no" if view.told is None else "yes"
    told = InlineButton(label(call.say("cases-button-told", again=again)), f"cases.told:{case}:{view.moment.value}")
    copy = (InlineButton(label(call.say("cases-button-copy")), copy=message),) if is_copied else ()
    others = tuple(
        InlineButton(label(call.say("cases-moment", moment=other.value)), f"cases.tell:{case}:{other.value}")
        for other in Moment
        if other is not view.moment
    )
    return Reply(Markup("\n").join(lines), ((*copy, told), others), edits=edits, toast=toast)


def wordings(call: Call, every: Sequence[WordingView], *, unknown: str = "") -> Reply:
    """What the centre says at each moment, and how to say it otherwise."""
    lines = [call.say("cases-wording-unknown", moment=unknown[:20])] if unknown else []
    lines += [call.say("cases-wording-title"), *(_wording(call, each) for each in every), _how(call, every[0])]
    return Reply(Markup("\n\n").join(lines))


def wording(call: Call, view: WordingView) -> Reply:
    """What the centre says at one moment."""
    return Reply(Markup("\n\n").join([_wording(call, view), _how(call, view)]))


def wording_set(call: Call, view: WordingView) -> Reply:
    """What the centre says from now on."""
    head = call.say("cases-wording-set", own="yes" if view.text else "no")
    return Reply(Markup("\n\n").join([head, _wording(call, view)]))


def _wording(call: Call, view: WordingView) -> Markup:
    text = view.text or _usual(call.lang, view.moment, _placeholders(call.lang))
    facts = {"moment": view.moment.value, "own": "yes" if view.text else "no", "by": view.by, "text": text}
    return call.say("cases-wording-one", **facts)


def _how(call: Call, view: WordingView) -> Markup:
    names = " ".join(_placeholders(call.lang).values())
    return call.say("cases-wording-how", moment=view.moment.value, names=names)


def _placeholders(lang: str) -> dict[str, str]:
    """What a reader types for everything that may be filled in."""
    every = service.PLACEHOLDERS.items()
    return {name: f"{{{words[0] if lang.startswith('zh') else name}}}" for name, words in every}


def _message(lang: str, view: Telling) -> str:
    """The message as it is sent, in the centre's words or the house's."""
    facts = {
        "name": view.salutation or label(say(lang, "cases-message-nobody")),
        "plate": view.plate,
        "centre": view.centre,
        "advisor": view.advisor,
        "day": _day(lang, view.promised_day),
    }
    if view.wording:
        return service.filled(view.wording, {**facts, "days": str(view.days)})
    return _usual(lang, view.moment, {**facts, "days": view.days})


def _usual(lang: str, moment: Moment, facts: Mapping[str, str | int]) -> str:
    """The house's words."""
    key = {
        Moment.ARRIVAL: "cases-message-arrival",
        Moment.ASSESSED: "cases-message-assessed",
        Moment.REPAIR: "cases-message-repair",
        Moment.DELIVERY: "cases-message-delivery",
    }[moment]
    needed = {name: fact for name, fact in facts.items() if name in _FACTS[moment]}
    return say(lang, key, **needed).unescape()


_FACTS = {
    Moment.ARRIVAL: {"name", "plate", "centre", "advisor"},
    Moment.ASSESSED: {"name", "plate", "advisor", "day", "days"},
    Moment.REPAIR: {"name", "plate", "advisor", "day"},
    Moment.DELIVERY: {"name", "plate", "advisor"},
}
"""What the house's words take at each moment."""


def _day(lang: str, day: date) -> str:
    """A day as a customer reads it, without its year: 12月3日, 3 December."""
    return label(say(lang, "cases-message-day", month=day.month, number=day.day))
