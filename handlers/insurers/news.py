"""Intake states that changed, as they are when they are told, and every morning those that are not open."""

from markupsafe import Markup

from domain import clock
from domain.insurers import service
from domain.insurers.views import CreditDigest, CreditView, NotOpen
from handlers.declaration import InlineButton, Recipient, Reply, Rows
from handlers.insurers.credit import credit_line, reasons_in_full, state_mark
from handlers.insurers.parts import NOTHING, Speaks, evidence_button, joined, look, openers_a_row, short_name
from handlers.insurers.payments.penalty import card_lines
from handlers.insurers.raises import all_decisions, in_full
from handlers.paging import in_rows

INSURERS_TOLD = 8
PROPOSALS_TOLD = 4
REASONS_TOLD = 2
"""Of each insurer: the worst ones; its card has all."""


async def state(recipient: Recipient) -> Reply | None:
    """A state that became another one: from what to what, every reason with its way out, and what to do now."""
    news = await service.state_news(recipient.centre_id, recipient.number("change"))
    if news is None:
        return None
    credit = news.credit
    title = recipient.say(
        "insurers-news-title",
        insurer=credit.name,
        before=state_mark(recipient, news.before),
        after=state_mark(recipient, credit.state),
    )
    lines = [title, credit_line(recipient, credit)[1], *reasons_in_full(recipient, credit)]
    lines += [NOTHING, recipient.say("insurers-news-next", state=credit.state.value)]
    return Reply(joined(lines), look(recipient, credit.insurer_id))


async def legal(recipient: Recipient) -> Reply | None:
    """To a manager in private: an insurer is in the legal stage, what it owes, and the way on."""
    credit = await service.legal_news(recipient.centre_id, recipient.number("insurer"))
    if credit is None:
        return None
    lines = [recipient.say("insurers-legal-title", insurer=credit.name), *reasons_in_full(recipient, credit)]
    lines += [*card_lines(recipient, credit), NOTHING, recipient.say("insurers-legal-next")]
    return Reply(joined(lines), _way_on(recipient, credit))


async def credit(recipient: Recipient) -> Reply | None:
    """Every insurer that is not open, and every open proposal; nothing when there is neither."""
    view = await service.credit_digest(recipient.centre_id)
    if not view.not_open and not view.proposals:
        return None
    blocks = [joined([_title(recipient, view)])]
    blocks += [joined(_not_open(recipient, each)) for each in view.not_open[:INSURERS_TOLD]]
    if len(view.not_open) > INSURERS_TOLD:
        blocks.append(recipient.say("insurers-digest-more", count=len(view.not_open) - INSURERS_TOLD))
    proposals = view.proposals[:PROPOSALS_TOLD]
    blocks += [joined(in_full(recipient, each)) for each in proposals]
    rows = (*all_decisions(recipient, proposals), *_openers(recipient, view))
    return Reply(Markup("\n\n").join(blocks), rows)


def _title(recipient: Recipient, view: CreditDigest) -> Markup:
    today = clock.today(recipient.zone)
    return recipient.say("insurers-digest-title", day=today, count=len(view.not_open), proposals=len(view.proposals))


def _not_open(call: Speaks, each: NotOpen) -> list[Markup]:
    line = call.say(
        "insurers-digest-line", insurer=each.credit.name, state=state_mark(call, each.credit.state), since=each.since
    )
    reasons = each.credit.reasons
    told = [call.say(reason.sentence.key, **reason.sentence.params()) for reason in reasons[:REASONS_TOLD]]
    left = len(reasons) - REASONS_TOLD
    return [line, *told, *([call.say("insurers-digest-reasons-more", count=left)] if left > 0 else [])]


def _openers(call: Speaks, view: CreditDigest) -> Rows:
    told = view.not_open[:INSURERS_TOLD]
    buttons = (
        InlineButton(
            call.say(
                "insurers-button-one", insurer=short_name(each.credit.name), state=each.credit.state.value
            ).unescape(),
            f"insurers.open:{each.credit.insurer_id}",
        )
        for each in told
    )
    return in_rows(buttons, openers_a_row(each.credit.name for each in told))


def _way_on(recipient: Recipient, credit: CreditView) -> Rows:
    """What a manager can do about it at once: have the evidence anew, look at the account."""
    return ((evidence_button(recipient, credit.insurer_id),), *look(recipient, credit.insurer_id))
