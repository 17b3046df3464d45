"""Limits in words: what no limit should pass, why one holds, and its history (domain §4 Credit limit)."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.insurers import service
from domain.insurers.views import Ceiling, LimitCause, LimitHistory, LimitLine
from domain.pages import NEWEST, Spot
from handlers.declaration import Call, InlineButton, Reply
from handlers.insurers.parts import Speaks, joined, look, shorten
from handlers.paging import onward, stretch_at


def ceiling_line(call: Speaks, ceiling: Ceiling | None, limit_fen: int) -> list[Markup]:
    """What no limit should pass, that this one does, or that nobody knows."""
    if ceiling is None:
        return []
    month = f"{ceiling.month:%Y-%m}"
    if ceiling.fen is None:
        return [call.say("insurers-ceiling-unknown", month=month)]
    key = "insurers-ceiling-passed" if limit_fen > ceiling.fen else "insurers-ceiling"
    facts = {"ceiling_fen": ceiling.fen, "revenue_fen": ceiling.revenue_fen, "percent": ceiling.percent}
    return [call.say(key, month=month, **facts)]


def reason_of_limit(call: Speaks, cause: LimitCause) -> str | Markup:
    """Why a limit holds: a manager's words, or that statements were paid in time; empty for the one it began with."""
    if cause.statements:
        return call.say("insurers-limit-because-raised", statements=cause.statements)
    return cause.text


async def history(call: Call, insurer_id: int, spot: Spot = NEWEST) -> Reply:
    """As many changes of an insurer's limit next to ``spot`` as a message holds."""
    head: list[LimitHistory] = []

    async def read(spot: Spot, limit: int) -> Sequence[LimitLine]:
        head.append(await service.limit_history(call.actor, insurer_id, spot=spot, limit=limit))
        return head[-1].lines

    stretch = await stretch_at(spot, read, lambda line: _line(call, line))
    view = head[-1]
    lines = [
        call.say("insurers-limits-of", insurer=view.insurer, limit_fen=view.limit_fen),
        *ceiling_line(call, view.ceiling, view.limit_fen),
        *stretch.blocks,
    ]
    turns = onward(call.lang, stretch, lambda spot: f"insurers.limits:{insurer_id}:{spot}")
    change = InlineButton(call.say("insurers-button-relimit").unescape(), f"insurers.relimit:{insurer_id}")
    return Reply(joined(lines), (*turns, (change, *look(call, insurer_id)[0])))


def _line(call: Call, line: LimitLine) -> Markup:
    is_begun = line.before_fen is None
    kind = "restored" if line.cause.is_restored else "first" if is_begun else "changed"
    reason = reason_of_limit(call, replace(line.cause, text=shorten(line.cause.text)))
    return call.say(
        "insurers-limit-line",
        kind=kind,
        day=line.day,
        before_fen=line.before_fen or 0,
        after_fen=line.after_fen,
        who=line.who,
        reason=reason,
    )
