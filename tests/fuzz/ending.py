"""What must be true once everybody has stopped: nothing left behind, every account as its entries say."""

from collections import Counter

from domain.forms.models import Form
from domain.insurers import service as insurers
from domain.intake.models import SetAside
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.people.models import AuditEntry, Centre, Staff
from tests.conversation.talking import Screen
from tests.fuzz.watching import Watch


async def look_at_what_is_left(watch: Watch, screen: Screen) -> None:
    """Look at every table that could hold what should be gone or not be."""
    watch.take()
    for form in await Form.all():
        watch.find("left behind", f"form {form.id} of {form.command}, touched at {form.touched_at}")
    for row in await OutboxMessage.filter(state__in=("waiting", "claimed")):
        watch.find("left behind", f"message {row.template} for {row.chat_id} is {row.state}: {row.fault}")
    for aside in await SetAside.all():
        if aside.update_id not in watch.broken:
            watch.find("set aside", f"{aside.fault}: {aside.payload!r}")
    for centre in await Centre.all():
        for difference in await insurers.check_accounts(centre.id):
            watch.find("accounts", f"{centre.name}: {difference}")
    await _audit(watch)
    await _cards(watch, screen)


async def _audit(watch: Watch) -> None:
    staff = {row.id: row.centre_id for row in await Staff.all()}
    async for entry in AuditEntry.all():
        if entry.staff_id is not None and staff.get(entry.staff_id) != entry.centre_id:
            watch.find("audit", f"entry {entry.id} of centre {entry.centre_id} by staff {entry.staff_id}")


async def _cards(watch: Watch, screen: Screen) -> None:
    """What the bot believes to be shown is shown: the buttons it remembers are those on the screen, and no undo.

    Where it was put out of the chat meanwhile, what waited to be changed there was given up.
    """
    current = Counter[tuple[int, int, str, int]]()
    async for row in ShownMessage.all():
        if row.kind and row.number is not None and row.is_current:
            current[row.centre_id, row.chat_id, row.kind, row.number] += 1
        try:
            shown = screen.one(row.chat_id, row.message_id or 0)
        except LookupError:
            continue
        if shown.keyboard != row.rows and not await OutboxMessage.exists(chat_id=row.chat_id, state="dropped"):
            watch.find("card", f"{row.kind} {row.number} in {row.chat_id}: shown {shown.keyboard}, believed {row.rows}")
    for card, count in current.items():
        if count > 1:
            watch.find("card", f"{count} current cards of {card}")
