"""What card, board and digest show of a case's way: only what matters now."""

from datetime import date

from markupsafe import Markup

from domain.cases.views import CaseState, CaseView, LineFlow
from handlers.cases.phrases import noted
from locales import say

MOST_SLIPS = 3


def card_lines(lang: str, case: CaseView) -> list[Markup]:
    """How the car came and by which SOP, how often its delivery was put off, what it waits for, rework."""
    flow = case.flow
    lines = [how_it_came(lang, case)]
    if len(flow.slips) > MOST_SLIPS:
        lines.append(say(lang, "cases-slips-before", count=len(flow.slips) - MOST_SLIPS))
    lines += [
        say(
            lang,
            "cases-slip",
            former=slip.from_day,
            day=slip.to_day,
            reason=noted(case, slip.reason),
            by=slip.by,
            said=slip.said_on,
        )
        for slip in flow.slips[-MOST_SLIPS:]
    ]
    return [*lines, *waiting_lines(lang, case), *_rework(lang, case)]


def how_it_came(lang: str, case: CaseView) -> Markup:
    """How the car came, and by which SOP if it is another than the usual."""
    return say(lang, "cases-way", source=case.flow.source.value, sop=case.flow.sop)


def line_items(lang: str, flow: LineFlow, today: date) -> list[Markup]:
    """What a case waits for and whether it is back for rework, within its line."""
    items = []
    if flow.waiting is not None and flow.waiting_since is not None:
        days = (today - flow.waiting_since).days + 1
        items.append(say(lang, "cases-item-waits", cause=flow.waiting.value, days=days))
    if flow.rework_since is not None:
        items.append(say(lang, "cases-item-rework", days=(today - flow.rework_since).days + 1))
    return items


def cancelled(lang: str, case: CaseView) -> list[Markup]:
    """What is left of a case that was cancelled: when and why, and what that means."""
    day = case.flow.cancelled_on or case.promised_day
    reason = noted(case, case.flow.cancel_reason)
    return [say(lang, "cases-card-cancelled", day=day, reason=reason, advisor=case.advisor)]


def waiting_lines(lang: str, case: CaseView) -> list[Markup]:
    """What it waits for now, while its car is here, and how many days it waited for what."""
    lines, now = [], case.flow.waiting
    if now is not None:
        note = noted(case, now.note)
        lines.append(say(lang, "cases-waits", cause=now.cause.value, since=now.first_day, note=note, noted=_yes(note)))
    if case.flow.waited:
        days = [say(lang, "cases-waited-for", cause=cause.value, days=days) for cause, days in case.flow.waited.items()]
        lines.append(say(lang, "cases-waited", total=sum(case.flow.waited.values()), days=Markup(" · ").join(days)))
    return lines


def _rework(lang: str, case: CaseView) -> list[Markup]:
    return [
        say(
            lang,
            "cases-rework",
            state="open" if rework.done_on is None else "done",
            begun=rework.begun_on,
            done=rework.done_on or rework.begun_on,
            reason=noted(case, rework.reason),
        )
        for rework in case.flow.reworks
        if case.state is not CaseState.OPEN
    ]


def _yes(text: str) -> str:
    return "yes" if text else "no"
