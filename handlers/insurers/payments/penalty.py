"""Late penalty as people see it: on the credit card, of all insurers, and how that of one came about (domain §4)."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from domain.actor import Role
from domain.insurers import service
from domain.insurers.views import (
    CreditView,
    PaymentView,
    PenaltyMove,
    PenaltyOwed,
    PenaltySettled,
    PenaltyStretch,
    PenaltyView,
    StatementPenalty,
)
from domain.money import BASIS_POINTS_PER_WHOLE
from domain.pages import page_of
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.insurers.parts import Speaks, back, joined, look, short_name, shorten
from handlers.paging import and_more, in_rows, offset_of, turners
from locales import amount, percent

INSURERS_ON_A_PAGE = 12
STATEMENTS_ON_A_PAGE = 3
MOVES_ON_A_PAGE = 5
STRETCHES_ON_A_PAGE = 15
"""Of all its statements; what is older of one is told in one line."""
BUTTONS_A_ROW = 3


def card_lines(call: Speaks, credit: CreditView) -> list[Markup]:
    """What is owed and what a day adds, in one line of an insurer's card; no line when there is neither."""
    if not credit.penalty_fen and not credit.penalty_daily_fen:
        return []
    return [_owed(call, credit.penalty_fen, credit.penalty_daily_fen, key="insurers-penalty-line")]


def beside_surplus(call: Call, payment: PaymentView) -> list[Markup]:
    """That penalty is owed besides, where a payment was more than all statements ask for."""
    owed_fen = payment.credit.penalty_fen
    if not _for_penalty(payment):
        return []
    return [call.say("insurers-penalty-beside-surplus", owed_fen=owed_fen)]


def surplus_buttons(call: Call, payment: PaymentView) -> Rows:
    """The way to use for penalty what a payment was too much."""
    credit = payment.credit
    return _use_surplus(call, credit.insurer_id, _for_penalty(payment), credit.overpaid_fen)


def _for_penalty(payment: PaymentView) -> int:
    """What of a payment's surplus the penalty could take."""
    credit = payment.credit
    return max(0, min(payment.kept_as_credit_fen, credit.overpaid_fen, credit.penalty_fen))


def _use_surplus(call: Call, insurer_id: int, part_fen: int, surplus_fen: int) -> Rows:
    """A button with the amount on it, good for as long as the surplus is this one; none for nothing."""
    if not part_fen:
        return ()
    label = call.say("insurers-button-use-surplus", amount=amount(part_fen))
    return ((InlineButton(label, f"insurers.surplus:{insurer_id}:{part_fen}-{surplus_fen}"),),)


def surplus_used(call: Call, done: PenaltySettled) -> Reply:
    """That surplus was used for penalty, and what is owed after it."""
    lines = [call.say("insurers-surplus-used", insurer=done.insurer, amount_fen=done.amount_fen)]
    if done.surplus_fen:
        lines.append(call.say("insurers-payment-reversed-kept", kept_fen=done.surplus_fen))
    return _settled(call, joined(lines), done)


def card_buttons(call: Call, credit: CreditView, *, has_entries: bool) -> list[InlineButton]:
    """The ways from an insurer's card to its payments and its penalty; in private only for those who may."""
    if call.actor.place.is_private and call.actor.role < Role.PARTNER:
        return []
    buttons = []
    if has_entries:
        buttons.append(InlineButton(call.say("insurers-button-payments"), f"insurers.payments:{credit.insurer_id}:1"))
    if credit.penalty_fen or credit.penalty_daily_fen:
        buttons.append(InlineButton(call.say("insurers-button-penalty"), f"insurers.penalty:{credit.insurer_id}:1"))
    return buttons


def every_insurer(call: Call, owed: Sequence[PenaltyOwed], page: int = 1) -> Reply:
    """A page of the insurers with penalty, what each owes and what a day adds to it."""
    if not owed:
        return Reply(call.say("insurers-penalties-none"))
    shown = page_of(owed, offset_of(page, INSURERS_ON_A_PAGE), INSURERS_ON_A_PAGE)
    total_fen = sum(each.owed_fen for each in owed if each.owed_fen > 0)
    lines = [call.say("insurers-penalties-title", day=call.today, count=len(owed), total_fen=total_fen)]
    lines += [
        _owed(call, each.owed_fen, each.daily_fen, key="insurers-penalties-line", insurer=each.insurer)
        for each in shown
    ]
    buttons = (InlineButton(short_name(each.insurer), f"insurers.penalty:{each.insurer_id}:1") for each in shown)
    turns = turners(call.lang, shown, lambda number: f"insurers.penalties:{number}")
    rows = (*in_rows(buttons, BUTTONS_A_ROW), *turns)
    return Reply(joined([*lines, *and_more(call.lang, shown)]), rows)


async def penalty_page(call: Call, insurer_id: int, page: int) -> Reply:
    """How an insurer's penalty came about, a page of statements at a time; what was paid and waived on the first."""
    offset = offset_of(page, STATEMENTS_ON_A_PAGE)
    view = await service.show_penalty(call.actor, insurer_id, offset=offset, limit=STATEMENTS_ON_A_PAGE)
    shown = view.statements
    most = STRETCHES_ON_A_PAGE // max(1, len(shown))
    sections = [_head(call, view), *(_statement(call, each, most) for each in shown), and_more(call.lang, shown)]
    if shown.number == 1:
        sections.append(_moves(call, view))
    text = Markup("\n\n").join(joined(section) for section in sections if section)
    turns = turners(call.lang, shown, lambda number: f"insurers.penalty:{insurer_id}:{number}")
    rows = (*turns, *_further(call, view), *back(call, insurer_id))
    return Reply(text, rows)


async def moves_page(call: Call, insurer_id: int, page: int) -> Reply:
    """A page of what was paid and waived of an insurer's penalty, newest first."""
    offset = offset_of(page, MOVES_ON_A_PAGE)
    view = await service.show_penalty(call.actor, insurer_id, limit=1, moves_offset=offset)
    title = call.say("insurers-penalty-moves-of", insurer=view.insurer, count=view.moves.total)
    lines = [title, *(_move(call, each) for each in view.moves), *and_more(call.lang, view.moves)]
    turns = turners(call.lang, view.moves, lambda number: f"insurers.penmoves:{insurer_id}:{number}")
    to_penalty = InlineButton(call.say("insurers-button-penalty"), f"insurers.penalty:{insurer_id}:1")
    return Reply(joined(lines), (*turns, (to_penalty,)))


def paid(call: Call, done: PenaltySettled) -> Reply:
    """That penalty was paid, and what is owed after it."""
    said = call.say("insurers-penalty-paid", insurer=done.insurer, amount_fen=done.amount_fen, day=done.day)
    return _settled(call, said, done)


def waived(call: Call, done: PenaltySettled) -> Reply:
    """That penalty was waived and why, and what is owed after it."""
    said = call.say("insurers-penalty-waived", insurer=done.insurer, amount_fen=done.amount_fen, reason=done.reason)
    return _settled(call, said, done)


def _settled(call: Call, said: Markup, done: PenaltySettled) -> Reply:
    owed = _owed(call, done.owed_fen, done.daily_fen, key="insurers-penalty-line")
    to_penalty = InlineButton(call.say("insurers-button-penalty"), f"insurers.penopen:{done.insurer_id}")
    return Reply(joined([said, owed]), ((to_penalty,), *look(call, done.insurer_id)))


def _owed(call: Speaks, owed_fen: int, daily_fen: int, *, key: str, **facts: object) -> Markup:
    """What is owed or overpaid, and what a day adds, in one line."""
    is_settled = not owed_fen and not daily_fen
    return call.say(
        key,
        kind="overpaid" if owed_fen < 0 else "settled" if is_settled else "owed",
        owed_fen=abs(owed_fen),
        grows="yes" if daily_fen else "no",
        daily_fen=daily_fen,
        **facts,
    )


def _head(call: Call, view: PenaltyView) -> list[Markup]:
    return [
        call.say("insurers-penalty-title", insurer=view.insurer),
        _owed(call, view.owed_fen, view.daily_fen, key="insurers-penalty-owed"),
        *([call.say("insurers-penalty-surplus", surplus_fen=view.surplus_fen)] if view.usable_fen else []),
        call.say(
            "insurers-penalty-sums",
            gathered_fen=view.gathered_fen,
            paid_fen=view.paid_fen,
            waived_fen=view.waived_fen,
        ),
    ]


def _statement(call: Call, each: StatementPenalty, most: int) -> list[Markup]:
    """A statement's penalty with its stretches, the newest last; of more than ``most`` the older ones in one line."""
    rate = percent(Decimal(each.daily_bp) / BASIS_POINTS_PER_WHOLE, 2)
    title = call.say(
        "insurers-penalty-statement",
        statement=f"S{each.number}",
        due=each.due_on,
        penalty_fen=each.penalty_fen,
        grows="yes" if each.grows else "no",
    )
    older, shown = each.stretches[:-most], each.stretches[-most:]
    lines = [title]
    if older:
        older_fen = sum(stretch.penalty_fen for stretch in older)
        lines.append(call.say("insurers-penalty-older", count=len(older), penalty_fen=older_fen))
    return [*lines, *(_stretch(call, stretch, rate) for stretch in shown)]


def _stretch(call: Call, stretch: PenaltyStretch, rate: str) -> Markup:
    return call.say(
        "insurers-penalty-stretch",
        first=f"{stretch.from_day:%m-%d}",
        last=f"{stretch.to_day:%m-%d}",
        days=stretch.days,
        balance_fen=stretch.balance_fen,
        rate=rate,
        penalty_fen=stretch.penalty_fen,
    )


def _moves(call: Call, view: PenaltyView) -> list[Markup]:
    if not view.moves.total:
        return []
    return [call.say("insurers-penalty-moves-title"), *(_move(call, each) for each in view.moves)]


def _move(call: Call, move: PenaltyMove) -> Markup:
    was = "waived" if move.is_waived else "paid"
    return call.say(
        "insurers-penalty-move",
        what=was if move.amount_fen < 0 else f"{was}_undone",
        day=move.day,
        size_fen=abs(move.amount_fen),
        who=shorten(move.who),
        reason=shorten(move.note),
    )


def _further(call: Call, view: PenaltyView) -> Rows:
    """Buttons to write down what was paid, to waive, and to all that was."""
    buttons = []
    if view.owed_fen > 0:
        buttons.append(InlineButton(call.say("insurers-button-penalty-paid"), f"insurers.penpaid:{view.insurer_id}"))
        buttons.append(InlineButton(call.say("insurers-button-waive"), f"insurers.penwaive:{view.insurer_id}"))
    using = _use_surplus(call, view.insurer_id, view.usable_fen, view.surplus_fen)
    rows = (*using, *in_rows(buttons, BUTTONS_A_ROW))
    if view.moves.left:
        label = call.say("insurers-button-penalty-moves", count=view.moves.total)
        rows = (*rows, (InlineButton(label, f"insurers.penmoves:{view.insurer_id}:1"),))
    return rows
