"""Ageing in chats: a line on one insurer's card, and the table of all (domain §4)."""

from markupsafe import Markup

from domain.insurers.views import Ageing, AgeingView, InsurerAgeing
from handlers.declaration import Call, InlineButton, Reply
from handlers.insurers.parts import NOTHING, joined
from handlers.insurers.statements import name_of, offer_of

MOST_INSURERS = 10
MOST_OPENED = 6


def ageing_line(call: Call, ageing: Ageing) -> list[Markup]:
    """What one insurer has not paid, in a line; none when all is paid."""
    return [call.say("insurers-credit-ageing", ages=_ages(call, ageing))] if ageing.total_fen else []


def ageing_table(call: Call, view: AgeingView) -> Reply:
    """All that is unpaid, the oldest first, and buttons to the statements that are owed."""
    if not view.insurers:
        return Reply(call.say("insurers-ageing-none"))
    total = view.total
    late = "none" if not total.late_fen else "all" if total.late_fen == total.total_fen else "some"
    facts = {"total_fen": total.total_fen, "late_fen": total.late_fen, "late": late}
    lines = [call.say("insurers-ageing-title", day=call.today, **facts)]
    for each in view.insurers[:MOST_INSURERS]:
        lines += [NOTHING, _insurer(call, each)]
    if len(view.insurers) > MOST_INSURERS:
        lines.append(call.say("insurers-ageing-more", count=len(view.insurers) - MOST_INSURERS))
    if view.penalty_fen:
        lines += [NOTHING, call.say("insurers-ageing-penalty", penalty_fen=view.penalty_fen)]
    sheet = InlineButton(call.say("insurers-button-sheet"), "insurers.ages:xlsx")
    credit = InlineButton(call.say("insurers-button-credit-all"), "insurers.all:1")
    openers = tuple(
        (InlineButton(offer_of(call, each.insurer, each.statement), f"insurers.show:{name_of(each.statement)}"),)
        for each in view.owed[:MOST_OPENED]
    )
    return Reply(joined(lines), (*openers, (sheet, credit)))


def _insurer(call: Call, each: InsurerAgeing) -> Markup:
    return call.say(
        "insurers-ageing-line",
        insurer=each.insurer,
        unpaid_fen=each.ageing.total_fen,
        ages=_ages(call, each.ageing),
    )


def _ages(call: Call, ageing: Ageing) -> Markup:
    """The sums of every age that has one."""
    parts = [call.say("insurers-age-part", age=place, part_fen=fen) for place, fen in enumerate(ageing.sums_fen) if fen]
    return call.say("insurers-age-dot").join(parts)
