"""Proposals to raise a limit: the push, the line on the card, the buttons, what was decided (domain §4)."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.actor import Role
from domain.errors import NotFound
from domain.insurers import service
from domain.insurers.views import RaiseDecided, RaiseProposed, RaiseState, RaiseView
from handlers.declaration import Call, InlineButton, Recipient, Reply, Rows
from handlers.insurers.limits import ceiling_line
from handlers.insurers.parts import Speaks, joined, look, short_name

PUSHED = "p"
"""What the buttons under a push carry besides: the decision takes its place."""


async def proposal(recipient: Recipient) -> Reply | None:
    """The push of a proposal; nothing once it is decided or withdrawn."""
    try:
        found = await service.raise_proposed(recipient.centre_id, recipient.number("raise"))
    except NotFound:
        return None
    if found is None:
        return None
    lines = [*in_full(recipient, found), recipient.say("insurers-raise-decide")]
    rows = (_buttons(recipient, found.proposal, f":{PUSHED}"), *look(recipient, found.proposal.insurer_id))
    return Reply(joined(lines), rows)


def in_full(call: Speaks, found: RaiseProposed) -> list[Markup]:
    """What is proposed and why, and how it stands to the ceiling."""
    return [
        _offer(call, "insurers-raise", found.proposal),
        *ceiling_line(call, found.ceiling, found.proposal.after_fen),
    ]


def in_the_card(call: Speaks, view: RaiseView | None) -> list[Markup]:
    """The line of an insurer's card while something is proposed."""
    return [_offer(call, "insurers-raise-line", view)] if view else []


def decisions(call: Call, view: RaiseView | None) -> Rows:
    """The buttons to decide with, on a card; in private only for those who may."""
    if view is None or (call.actor.place.is_private and call.actor.role < Role.MANAGER):
        return ()
    return (_buttons(call, view),)


def all_decisions(call: Speaks, found: Sequence[RaiseProposed]) -> Rows:
    """The buttons to decide each with."""
    return tuple(_buttons(call, each.proposal) for each in found)


def decided(call: Call, view: RaiseDecided, head: Sequence[Markup], *, edits: bool) -> Reply:
    """What was decided, the insurer's credit in two lines (``head``), and how the limit stands to the ceiling."""
    is_accepted = view.proposal.state is RaiseState.ACCEPTED
    key = "insurers-raise-accepted" if is_accepted else "insurers-raise-declined"
    said = _offer(call, key, view.proposal, who=view.proposal.decided_by)
    lines = [said, Markup(""), *head, *ceiling_line(call, view.ceiling, view.credit.limit_fen)]
    return replace(Reply(joined(lines), look(call, view.credit.insurer_id)), edits=edits)


def _offer(call: Speaks, key: str, view: RaiseView, **more: object) -> Markup:
    figures = {"before_fen": view.before_fen, "after_fen": view.after_fen, "statements": view.statements}
    return call.say(key, insurer=view.insurer, **figures, **more)


def _buttons(call: Speaks, view: RaiseView, suffix: str = "") -> tuple[InlineButton, ...]:
    facts = {"insurer": short_name(view.insurer), "after_fen": view.after_fen}
    return tuple(
        InlineButton(
            call.say("insurers-button-raise", act=act, **facts).unescape(), f"insurers.{act}:{view.id}{suffix}"
        )
        for act in ("accept", "decline")
    )
