"""What is said of bank lists: taken, read, refused; a list with its lines, and which lists still wait (domain §4)."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.insurers.service import BankPart
from domain.insurers.views import BankLineView, BankListView, BankState, OpenList, PaymentView
from domain.names import Named
from domain.pages import page_of
from handlers.declaration import Call, CardOf, InlineButton, Reply, Rows
from handlers.insurers.bank import lines
from handlers.insurers.bank.words import as_shown
from handlers.insurers.parts import NOTHING, joined, short_name
from handlers.paging import and_more, cut, in_rows, offset_of, turners
from locales import say

LONGEST_FILE_NAME = 32
INSURERS_ON_A_PAGE = 12
MOST_LISTS = 8


def taken(call: Call, name: str, *, is_new: bool) -> Reply:
    """A file that will be read in a moment."""
    key = "insurers-bank-taken" if is_new else "insurers-bank-taken-before"
    return Reply(call.say(key, file=cut(name, LONGEST_FILE_NAME) or "—"))


def told(lang: str, view: BankListView) -> Reply | None:
    """What a file says, in figures, with the way to its lines; or why it says nothing."""
    if view.state is BankState.WITHDRAWN:
        return None
    title = say(lang, "insurers-bank-file", file=cut(view.name, LONGEST_FILE_NAME) or "—")
    if view.state is not BankState.READ:
        return Reply(joined([title, say(lang, "insurers-bank-file-refused", why=view.why)]))
    lines_ = [title, *_figures(lang, view), *_notes(lang, view)]
    return Reply(joined(lines_), _way(lang, view) if view.counts.open else _unread_way(lang, view))


def same(lang: str, view: BankListView) -> Reply:
    """A file that was read before, and how its list stands."""
    title = say(
        lang, "insurers-bank-same", file=cut(view.name, LONGEST_FILE_NAME) or "—", day=view.sent_on, who=view.by
    )
    return Reply(joined([title, *_figures(lang, view)]), _way(lang, view))


def open_lists(call: Call, waiting: Sequence[OpenList]) -> Reply:
    """Which lists wait, with a button to open each."""
    if not waiting:
        return Reply(call.say("insurers-bank-none-open"))
    title = call.say("insurers-bank-open-title", count=len(waiting))
    said = [
        call.say("insurers-bank-open-line", file=cut(each.name, LONGEST_FILE_NAME), day=each.sent_on, count=each.open)
        for each in waiting[:MOST_LISTS]
    ]
    buttons = [
        InlineButton(_button(call.lang, "open", file=cut(each.name, 18), count=each.open), f"insurers.bank:{each.id}:1")
        for each in waiting[:MOST_LISTS]
    ]
    return Reply(joined([title, *said]), in_rows(buttons, 1))


def by_hand(call: Call) -> Reply:
    """How a payment is told that stands on no list."""
    return Reply(call.say("insurers-bank-by-hand"))


def card(call: Call, view: BankListView) -> Reply:
    """A list: how it stands, a page of the lines that wait, and what can be done with each."""
    if view.state is not BankState.READ:
        return Reply(call.say("insurers-bank-gone", state=view.state.value))
    page = view.lines.number
    blocks = [piece for line in view.lines for piece in (NOTHING, lines.block(call, line))]
    text = joined([_title(call, view), *_figures(call.lang, view), *_notes(call.lang, view), *blocks])
    more = and_more(call.lang, view.lines)
    rows = (
        *(_of_line(call, line, page) for line in view.lines),
        *_all_at_once(call, view),
        *turners(call.lang, view.lines, lambda number: f"insurers.bank:{view.id}:{number}"),
        *_parts(call, view),
    )
    return Reply(joined([text, *([NOTHING, *more] if more else [])]), rows, card=CardOf("bank", view.id))


def other_part(call: Call, view: BankListView, part: BankPart) -> Reply:
    """A page of the lines that are decided, or could not be read."""
    write = lines.done if part is BankPart.DONE else lines.unread
    title = call.say("insurers-bank-part-title", part=part.value, count=view.lines.total)
    said = [write(call, line) for line in view.lines] or [call.say("insurers-bank-part-none")]
    verb = f"insurers.bank_{part.value}"
    turns = turners(call.lang, view.lines, lambda number: f"{verb}:{view.id}:{number}")
    back = (InlineButton(_button(call.lang, "back"), f"insurers.bank:{view.id}:1"),)
    return Reply(joined([_title(call, view), title, *said, *and_more(call.lang, view.lines)]), (*turns, back))


def who(call: Call, list_id: int, line: BankLineView, insurers: Sequence[Named], page: int) -> Reply:
    """Which insurer is it? Those that it may be come first."""
    first = {insurer_id for insurer_id, _ in line.choices}
    ordered = sorted(insurers, key=lambda each: each.id not in first)
    shown = page_of(ordered, offset_of(page, INSURERS_ON_A_PAGE), INSURERS_ON_A_PAGE)
    buttons = [InlineButton(short_name(each.name), f"insurers.bank_give:{line.id}:{each.id}") for each in shown]
    turns = turners(call.lang, shown, lambda number: f"insurers.bank_who:{line.id}:{number}")
    back = (InlineButton(_button(call.lang, "back"), f"insurers.bank:{list_id}:1"),)
    text = joined([lines.block(call, line), NOTHING, call.say("insurers-bank-which")])
    return Reply(text, (*in_rows(buttons, 2), *turns, back))


def confirmed(call: Call, payment: PaymentView) -> Markup:
    """A payment that was written down, in a word."""
    return call.say(
        "insurers-bank-confirmed", insurer=payment.credit.name, amount_fen=payment.amount_fen, day=payment.day
    )


def confirmed_all(call: Call, payments: Sequence[PaymentView]) -> Markup:
    """Several payments that were written down."""
    total_fen = sum(each.amount_fen for each in payments)
    return call.say("insurers-bank-confirmed-all", count=len(payments), amount_fen=total_fen)


def _title(call: Call, view: BankListView) -> Markup:
    name = cut(view.name, LONGEST_FILE_NAME) or "—"
    return call.say("insurers-bank-title", file=name, who=view.by, day=view.sent_on)


def _figures(lang: str, view: BankListView) -> list[Markup]:
    counts = view.counts
    said = [say(lang, "insurers-bank-waiting", count=counts.open, sure=counts.sure)]
    if counts.confirmed or counts.left_out:
        facts = {"confirmed": counts.confirmed, "confirmed_fen": counts.confirmed_fen, "left_out": counts.left_out}
        said.append(say(lang, "insurers-bank-decided", **facts))
    return said


def _notes(lang: str, view: BankListView) -> list[Markup]:
    """What of the file is no line: nothing of it is passed over in silence."""
    notes = (
        ("insurers-bank-unread", view.counts.unread),
        ("insurers-bank-no-money", view.no_money),
        ("insurers-bank-other-sheets", view.other_sheets),
    )
    return [say(lang, key, count=count) for key, count in notes if count]


def _of_line(call: Call, line: BankLineView, page: int) -> tuple[InlineButton, ...]:
    buttons = []
    if line.insurer_id is not None and line.refusal is None:
        what = "despite" if line.doubt else "yes"
        data = f"insurers.bank_yes:{line.id}:{as_shown(line, page)}"
        buttons.append(InlineButton(_button(call.lang, what, row=line.row), data))
    if line.refusal is None:
        what = "other" if line.insurer_id is not None else "who"
        buttons.append(InlineButton(_button(call.lang, what, row=line.row), f"insurers.bank_who:{line.id}:1"))
    buttons.append(InlineButton(_button(call.lang, "no", row=line.row), f"insurers.bank_no:{line.id}:{page}"))
    return tuple(buttons)


def _all_at_once(call: Call, view: BankListView) -> Rows:
    counts = view.counts
    ways = (("all", "insurers.bank_all", counts.sure), ("none", "insurers.bank_none", counts.unknown))
    return tuple(
        (InlineButton(_button(call.lang, what, count=count), f"{verb}:{view.id}:{count}"),)
        for what, verb, count in ways
        if count
    )


def _parts(call: Call, view: BankListView) -> Rows:
    decided = view.counts.confirmed + view.counts.left_out
    parts = ((BankPart.DONE, decided), (BankPart.UNREAD, view.counts.unread))
    buttons = tuple(
        InlineButton(_button(call.lang, part.value, count=count), f"insurers.bank_{part.value}:{view.id}:1")
        for part, count in parts
        if count
    )
    return (buttons,) if buttons else ()


def _way(lang: str, view: BankListView) -> Rows:
    return ((InlineButton(_button(lang, "look", count=view.counts.open), f"insurers.bank:{view.id}:1"),),)


def _unread_way(lang: str, view: BankListView) -> Rows:
    count = view.counts.unread
    data = f"insurers.bank_unread:{view.id}:1"
    return ((InlineButton(_button(lang, "unread", count=count), data),),) if count else ()


def _button(lang: str, what: str, *, row: int = 0, count: int = 0, file: str = "") -> str:
    return say(lang, "insurers-bank-button", what=what, row=row, count=count, file=file).unescape()
