"""What is said of disputes: one, all of them by insurer, and that a cooperation be ended."""

from markupsafe import Markup

from domain import clock
from domain.cases import service
from domain.cases.views import (
    CaseView,
    DisputeBoard,
    DisputedCase,
    DisputedItem,
    DisputeState,
    DisputeView,
    Proposal,
)
from domain.money import Fen
from handlers.arguments.amounts import read_amount
from handlers.cases.money.lines import margin_lines
from handlers.cases.money.replies import case_rows
from handlers.cases.money.words import items_told
from handlers.cases.phrases import case_name, label, noted
from handlers.cases.replies import amount_lines
from handlers.declaration import Call, InlineButton, Recipient, Reply, Rows
from handlers.paging import and_more, cut, in_rows, offset_of, turners
from locales import say

DISPUTES_ON_A_PAGE = 10
INSURERS_SHOWN = 12
ITEMS_KEPT = 20
CASES_NAMED = 8
LONGEST_ITEM = 40
LONGEST_NAME = 12
BUTTONS_IN_A_ROW = 4
ALL = "all"


def items_of(text: str) -> tuple[DisputedItem, ...]:
    """The lines in dispute that were told, with their amounts; refused where one is no amount."""
    found: list[DisputedItem] = []
    for what, ours, theirs in items_told(text)[:ITEMS_KEPT]:
        figures = [read_amount(figure.upper()) for figure in (ours, theirs)]
        ours_fen, theirs_fen = (Fen(0) if figure is None else figure for figure in figures)
        found.append(DisputedItem(cut(what, LONGEST_ITEM), ours_fen, theirs_fen))
    return tuple(found)


def dispute(lang: str, shown: DisputedCase, *, edits: bool = False) -> Reply:
    """One dispute: how far it is, what was asked line by line, what came of it, and what can be done."""
    case, found = shown.case, shown.dispute
    lines = [
        say(lang, "cases-dispute-title", case=case_name(case.number), state=found.state.value, insurer=case.insurer),
        say(lang, "cases-dispute-asked", asked_fen=found.asked_fen, theirs_fen=found.theirs_fen),
        *(_item(lang, case, item) for item in found.items),
        *_note(lang, case, found),
        *_days(lang, case, found),
        *_outcome(lang, case, found),
    ]
    if shown.former_fen is not None:
        lines += [Markup(""), *amount_lines(lang, case), say(lang, "cases-share-before", former_fen=shown.former_fen)]
        lines += margin_lines(lang, case)
    every = InlineButton(
        label(say(lang, "cases-button-disputes", insurer=cut(case.insurer, LONGEST_NAME))),
        f"cases.disputes:1:{found.insurer_id}",
    )
    return Reply(_joined(lines), (*_rows(lang, found), (every,), *case_rows(lang, case.number)), edits=edits)


async def board_page(call: Call, insurer_id: int | None, page: int, *, edits: bool = False) -> Reply:
    """Disputes by insurer, or of one, and a page of those that are open."""
    offset = offset_of(page, DISPUTES_ON_A_PAGE)
    view = await service.dispute_board(call.actor, insurer_id=insurer_id, offset=offset, limit=DISPUTES_ON_A_PAGE)
    return _board(call.lang, view, edits=edits)


def kept(lang: str, view: Proposal) -> Reply:
    """That we go on with an insurer, and why."""
    return Reply(say(lang, "cases-kept-on", insurer=view.insurer, reason=view.kept_reason))


async def proposal(recipient: Recipient) -> Reply | None:
    """The push: what is proposed about an insurer; nothing if it was taken back, or it is decided."""
    insurer_id = recipient.params.get("insurer")
    found = await service.proposal(recipient.centre_id, insurer_id) if isinstance(insurer_id, int) else None
    if found is None or not found.is_open:
        return None
    return Reply(_joined(_proposed(recipient.lang, found)), _decisions(recipient.lang, found))


def _board(lang: str, view: DisputeBoard, *, edits: bool) -> Reply:
    if not view.tallies:
        return Reply(say(lang, "cases-disputes-none"), edits=edits)
    lines = [say(lang, "cases-disputes-title")]
    for each in view.tallies[:INSURERS_SHOWN]:
        facts = {
            name: getattr(each, name) for name in ("open", "settled", "withdrawn", "third", "asked_fen", "won_fen")
        }
        lines.append(say(lang, "cases-disputes-tally", insurer=view.names.get(each.insurer_id, ""), **facts))
    if len(view.tallies) > INSURERS_SHOWN:
        lines.append(say(lang, "cases-disputes-more-insurers", count=len(view.tallies) - INSURERS_SHOWN))
    lines += [Markup(""), *_proposed(lang, view.proposal)] if view.proposal else []
    lines += [Markup(""), *_open_ones(lang, view)]
    code = view.insurer_id or ALL
    openers = [
        InlineButton(case_name(each.case_number), f"cases.dispute:{case_name(each.case_number)}") for each in view.open
    ]
    decisions = _decisions(lang, view.proposal) if view.proposal and view.proposal.is_open else ()
    turns = turners(lang, view.open, lambda number: f"cases.disputes:{number}:{code}")
    return Reply(_joined(lines), (*decisions, *in_rows(openers, BUTTONS_IN_A_ROW), *turns), edits=edits)


def _open_ones(lang: str, view: DisputeBoard) -> list[Markup]:
    if not view.open.total:
        return [say(lang, "cases-disputes-none-open")]
    lines = [say(lang, "cases-disputes-open-title", count=view.open.total)]
    lines += [
        say(
            lang,
            "cases-disputes-open-line",
            case=case_name(each.case_number),
            state=each.state.value,
            asked_fen=each.asked_fen,
            day=clock.local(each.opened_at, view.zone).date(),
        )
        for each in view.open
    ]
    return [*lines, *and_more(lang, view.open)]


def end_reason(lang: str, view: Proposal) -> str:
    """Why the cooperation ends, where it ends because of what is proposed: the disputes."""
    facts = {"count": view.count, "days": view.days, "cases": _cases_named(view)}
    return say(lang, "cases-end-reason", **facts).unescape()


def ended(lang: str, insurer: str, reason: str) -> Reply:
    """That we no longer work with an insurer, because of its disputes."""
    return Reply(say(lang, "cases-ended", insurer=insurer, reason=reason))


def _cases_named(view: Proposal) -> str:
    return ", ".join(case_name(number) for number in view.cases[-CASES_NAMED:])


def _proposed(lang: str, view: Proposal) -> list[Markup]:
    facts = {
        "insurer": view.insurer,
        "count": view.count,
        "days": view.days,
        "cases": _cases_named(view),
        "asked_fen": view.asked_fen,
    }
    lines = [say(lang, "cases-end-proposed", **facts)]
    if view.is_ended:
        return [*lines, say(lang, "cases-end-done")]
    if view.kept_reason:
        return [*lines, say(lang, "cases-end-kept", reason=view.kept_reason)]
    return [*lines, say(lang, "cases-end-decide")]


def _decisions(lang: str, view: Proposal) -> Rows:
    buttons = tuple(
        InlineButton(label(say(lang, "cases-button-decide", act=act)), f"cases.dsp{act}:{view.insurer_id}")
        for act in ("stop", "end", "keep")
    )
    return (buttons,)


def _item(lang: str, case: CaseView, item: DisputedItem) -> Markup:
    return say(
        lang,
        "cases-dispute-item",
        what=noted(case, item.what),
        ours_fen=item.ours_fen,
        theirs_fen=item.theirs_fen,
        asked_fen=item.asked_fen,
    )


def _note(lang: str, case: CaseView, found: DisputeView) -> list[Markup]:
    return [say(lang, "cases-dispute-note", note=noted(case, found.note))] if found.note else []


def _days(lang: str, case: CaseView, found: DisputeView) -> list[Markup]:
    lines = [say(lang, "cases-dispute-opened", day=clock.local(found.opened_at, case.zone).date())]
    if found.third_at is not None:
        lines.append(say(lang, "cases-dispute-third", day=clock.local(found.third_at, case.zone).date()))
    return lines


def _outcome(lang: str, case: CaseView, found: DisputeView) -> list[Markup]:
    if found.closed_at is None:
        return []
    day = clock.local(found.closed_at, case.zone).date()
    if found.state is DisputeState.WITHDRAWN:
        return [say(lang, "cases-dispute-withdrawn", day=day, reason=noted(case, found.closed_reason))]
    won = found.won_fen or 0
    way = "more" if won > 0 else "less" if won < 0 else "same"
    return [say(lang, "cases-dispute-settled", day=day, settled_fen=found.settled_fen or 0, way=way, size_fen=abs(won))]


def _rows(lang: str, found: DisputeView) -> Rows:
    """What can be done about an open dispute."""
    if not found.is_open:
        return ()
    acts = (["third"] if found.state is DisputeState.REVIEW else []) + ["settle", "drop"]
    name = case_name(found.case_number)
    return (
        tuple(
            InlineButton(label(say(lang, "cases-button-dispute", act=act)), f"cases.dsp{act}:{name}") for act in acts
        ),
    )


def _joined(lines: list[Markup]) -> Markup:
    return Markup("\n").join(lines)
