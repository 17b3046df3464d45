"""What must be true in the end: read from the tables, and compared with the ledger and with what was seen."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.sandbox import Sandbox
from bot.sandbox.formatting import parse_html
from domain import clock
from domain.agents.models import Agent, FeeEntry, Referral
from domain.bundles.models import Quote
from domain.cases.models import Case
from domain.errors import DomainError
from domain.forms.models import Form
from domain.forms.service import is_open
from domain.insurers import service as insurers
from domain.insurers.models import InsurerLimit, InsurerPayment
from domain.intake.models import IncomingUpdate, SetAside
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.people import service as people
from domain.people.models import AuditEntry, Centre, Invite
from handlers.declaration import Call
from handlers.registry import gather
from tests.torture.load import Effect, Ledger
from tests.torture.screen import Screen

DIGEST = re.compile(r"digest\.cases:-?\d+:(.+)")
SLOWER = timedelta(seconds=10)
"""So much the bot's clock may be behind ours: it begins when the process has begun."""
HAPPENED = ("✅", "↩️", "🟢", "定损", "保险公司应付")
"""How the lines of a card begin that tell what happened."""


@dataclass
class Findings:
    """What was not as it must be, and how long people waited."""

    lost_effects: Counter[Effect] = field(default_factory=Counter)
    doubled_effects: Counter[Effect] = field(default_factory=Counter)
    lost_messages: list[str] = field(default_factory=list)
    doubled_messages: int = 0
    stuck_claims: int = 0
    explained: dict[Effect, list[str]] = field(default_factory=dict)
    """The answers around an effect that was lost or doubled."""
    others: list[str] = field(default_factory=list)
    longest_wait: float = 0.0
    """Seconds from an update to its answer."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, nothing happened twice, and nothing else is wrong."""
        faults = (self.lost_effects, self.doubled_effects, self.lost_messages, self.stuck_claims, self.others)
        return not any(faults)


async def look(found: Findings, ledger: Ledger, screen: Screen, sandbox: Sandbox) -> None:
    """Look at everything, with the bot's database open and its clock in place."""
    expected = ledger.effects + Counter(_undone(ledger, sandbox))
    happened = await _effects()
    found.lost_effects, found.doubled_effects = expected - happened, happened - expected
    for effect in ledger.overtaken:
        del found.lost_effects[effect]
    await _explain(found, ledger)
    await _updates(found, ledger)
    await _messages(found, ledger, screen)
    await _cards(found, sandbox)
    for form in await Form.all():
        if not await is_open(form.centre_id, form.id):
            found.others.append(f"form {form.id} of {form.command}, touched at {form.touched_at}")
    for centre in await Centre.all():
        found.others += [f"account: {difference}" for difference in await insurers.check_accounts(centre.id)]


def _undone(ledger: Ledger, sandbox: Sandbox) -> list[Effect]:
    """The referrals that an undo was pressed for in time: whoever comes too late is told so."""
    answers = {plate: sandbox.core.queries[query].answer for plate, query in ledger.undone.items()}
    return [("undone", plate) for plate, answer in answers.items() if answer is not None and not answer.get("text")]


async def _effects() -> Counter[Effect]:
    happened = Counter[Effect]()
    plates = {row.number: row.plate for row in await Referral.all()}
    happened.update(("referral", plate) for plate in plates.values())
    happened.update(("won", row.referral.plate) for row in await FeeEntry.all().select_related("referral"))
    happened.update(("quote", str(row.premium_fen)) for row in await Quote.all())
    happened.update(("case", row.vehicle.plate) for row in await Case.all().select_related("vehicle"))
    happened.update(("payment", str(row.amount_fen)) for row in await InsurerPayment.all())
    happened.update(("limit", str(row.after_fen)) for row in await InsurerLimit.exclude(reason=""))
    happened.update(("agent", str(row.phone)) for row in await Agent.all())
    happened.update(("invite", "") for _ in await Invite.all())
    for entry in await AuditEntry.all():
        if entry.subject == "case" and entry.what in ("step", "assessed"):
            happened["step", f"C{entry.number} {entry.after.get('step')}"] += 1
        if entry.undoes_id is not None and entry.subject == "referral":
            happened["undone", plates[entry.number or 0]] += 1
    for row in await OutboxMessage.exclude(unique_key=None):
        if digest := DIGEST.fullmatch(str(row.unique_key)):
            happened["digest", digest[1]] += 1
    return happened


async def _explain(found: Findings, ledger: Ledger) -> None:
    """What was answered to those who told what had no effect, and what came before and after."""
    for effect in found.lost_effects | found.doubled_effects:
        told = ledger.told_by.get(effect, 0)
        rows = await OutboxMessage.filter(update_id__gte=told - 12, update_id__lte=told + 6).order_by("update_id", "id")
        found.explained[effect] = [
            f"{row.update_id - told:+} {row.chat_id}: {row.call}" for row in rows if row.update_id
        ]


async def _updates(found: Findings, ledger: Ledger) -> None:
    """Every update is known; none was set aside; each was answered."""
    known = {row.update_id for row in await IncomingUpdate.all()}
    answered = {row.update_id for row in await OutboxMessage.exclude(update_id=None)}
    found.others += [f"update {each} is not known" for each in ledger.said_at.keys() - known]
    found.others += [f"update {each} has no answer" for each in ledger.said_at.keys() - answered]
    found.others += [f"set aside: {row.fault}" for row in await SetAside.all()]


async def _messages(found: Findings, ledger: Ledger, screen: Screen) -> None:
    """Every row of the outbox was seen by the Bot API; what it saw beyond them was sent twice."""
    noted = set[tuple[int, int]]()
    for row in await OutboxMessage.all():
        sends = (row.call or {}).get("method") == "sendMessage" or str(row.template).startswith("digest.")
        place = row.chat_id, row.message_id or 0
        if sends:
            noted.add(place)
        if row.state == "claimed":
            found.stuck_claims += 1
        is_early = row.state == "waiting" and row.due_at > clock.now()
        is_through = row.state == "nothing" or (row.state == "sent" and _was_seen(row, screen, sends=sends))
        if not is_early and not is_through:
            found.lost_messages.append(f"{row.state} {row.template or row.call} of {row.update_id}: {row.fault}")
        if sends and row.update_id in ledger.said_at and place in screen.sent_at:
            waited = screen.sent_at[place] - ledger.said_at[row.update_id]
            found.longest_wait = max(found.longest_wait, waited)
    found.doubled_messages = len(screen.sent_at.keys() - noted)


def _was_seen(row: OutboxMessage, screen: Screen, *, sends: bool) -> bool:
    if sends:
        return (row.chat_id, row.message_id or 0) in screen.sent_at
    call = row.call or {}
    if call.get("method") == "answerCallbackQuery":
        return str(call["callback_query_id"]) in screen.released
    if call.get("method") == "editMessageText":
        return (row.chat_id, call["message_id"]) in screen.edited
    return True  # an edit of a card: what it came to is seen on the card


async def _cards(found: Findings, sandbox: Sandbox) -> None:
    """What the bot believes to be shown is shown, and the newest card of each thing tells the truth."""
    for row in await ShownMessage.exclude(message_id=None):
        chat = sandbox.core.chat(row.chat_id)
        message = chat.messages.get(row.message_id or 0) if chat else None
        if message is None:
            continue
        name, shown = f"card {row.kind} {row.number} in {row.chat_id}", _buttons(message, row)
        if shown != row.rows:
            found.others.append(f"{name}: shows {shown}, believed {row.rows}")
        missing = await _facts_of(row) - _facts(message["text"]) if row.is_current else set()
        if missing:
            found.others.append(f"{name}: shows {message['text']!r}, which lacks {missing}")


def _buttons(message: dict[str, Any], row: ShownMessage) -> list[Any]:
    """The buttons a message has, without the undo for as long as it may have one."""
    rows: list[Any] = message.get("reply_markup", {}).get("inline_keyboard", [])
    may_undo = row.undo_until is not None and row.undo_until > clock.now() - SLOWER
    return [row for row in rows if not (may_undo and str(row[0].get("callback_data")).startswith("undo.it:"))]


async def _facts_of(row: ShownMessage) -> set[str]:
    """What the card would tell if it were made now."""
    card = gather().card(row.kind)
    reader = await people.reader_in(row.centre_id, row.chat_id, row.thread_id, role=card.needs) if card else None
    if card is None or reader is None or row.number is None:
        return set()
    try:
        reply = await card.show(Call(reader.person, reader), row.number)
    except DomainError:
        return set()
    return _facts(parse_html(str(reply.text))[0]) if reply else set()


def _facts(text: str) -> set[str]:
    """What a card tells that only what happens to its thing can change: not what changes with the days."""
    return {line.split("·")[0].strip() for line in text.splitlines() if line.startswith(HAPPENED)}
