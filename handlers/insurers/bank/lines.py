"""How a line of a bank's list is told: what came in from whom, what it would pay, what speaks against it."""

from markupsafe import Markup

from domain.customers.rules import mask_name
from domain.insurers.views import BankLineView, Doubt, LineState
from handlers.declaration import Call
from handlers.insurers.parts import joined, short_name
from handlers.paging import cut

LONGEST_PAYER = 36
MOST_PARTS = 3


def block(call: Call, line: BankLineView) -> Markup:
    """A line that waits: amount and day, insurer or payer, where the money would go, and what is doubtful."""
    head = call.say(
        "insurers-bank-line",
        row=line.row,
        day=f"{line.day:%m-%d}" if line.day.year == call.today.year else line.day.isoformat(),
        amount_fen=line.amount_fen,
        insurer=line.insurer,
        known="yes" if line.insurer_id else "no",
    )
    said = payer(call, line)
    lines = [head, *([call.say("insurers-bank-payer", payer=said)] if said else [])]
    if line.insurer_id is not None and line.doubt is not Doubt.DAY:
        lines.append(_goes_to(call, line))
    return joined([*lines, *_doubt(call, line)])


def done(call: Call, line: BankLineView) -> Markup:
    """A line that was decided."""
    return call.say(
        "insurers-bank-done-line",
        row=line.row,
        day=f"{line.day:%m-%d}",
        amount_fen=line.amount_fen,
        state="confirmed" if line.state is LineState.CONFIRMED else "left-out",
        who=line.insurer or payer(call, line) or "—",
    )


def unread(call: Call, line: BankLineView) -> Markup:
    """A line that could not be read, why, and what stands there: in groups only where it is no more than figures."""
    is_shown = call.actor.place.is_private or not any(each.isalpha() for each in line.payer)
    raw = cut(line.payer, LONGEST_PAYER) if is_shown else mask_name(line.payer)
    return call.say("insurers-bank-unread-line", row=line.row, why=line.why, raw=raw or "—")


def payer(call: Call, line: BankLineView) -> str:
    """Who paid, by the bank's words: of what may be a person no more than a character in groups.

    Nothing where it says no more than the insurer's name does.
    """
    if line.is_person and not call.actor.place.is_private:
        is_insurer = line.insurer_id is not None and line.doubt is not Doubt.LIKELY and not line.is_assigned
        return "" if is_insurer else mask_name(line.payer)
    return "" if line.payer == line.insurer else cut(line.payer, LONGEST_PAYER)


def _goes_to(call: Call, line: BankLineView) -> Markup:
    parts = [
        call.say(
            "insurers-bank-part",
            statement=f"S{part.statement_number}",
            part_fen=part.fen,
            left="some" if part.unpaid_fen else "none",
            unpaid_fen=part.unpaid_fen,
        )
        for part in line.pays[:MOST_PARTS]
    ]
    if len(line.pays) > MOST_PARTS:
        parts.append(call.say("insurers-bank-parts-more", count=len(line.pays) - MOST_PARTS))
    if line.kept_fen:
        parts.append(call.say("insurers-bank-kept", kept_fen=line.kept_fen))
    said = call.say("insurers-bank-goes-to", parts=call.say("insurers-comma").join(parts))
    if line.exact is None:
        return said
    return joined([said, call.say("insurers-bank-exact", statement=f"S{line.exact}")])


def _doubt(call: Call, line: BankLineView) -> list[Markup]:
    if line.refusal is not None:
        return [call.say("insurers-bank-refused", why=call.say(line.refusal.key, **line.refusal.params()))]
    if line.doubt is None:
        return []
    names = call.say("insurers-comma").join(Markup.escape(short_name(name)) for _, name in line.choices)
    facts = {"insurer": line.insurer, "told": line.told_on or "", "names": names}
    return [call.say("insurers-bank-doubt", doubt=line.doubt.value, **facts)]
