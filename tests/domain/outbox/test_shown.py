"""What was shown where, and having it made anew (interface §1)."""

import pytest

from domain.outbox import service
from domain.outbox.models import OutboxMessage
from domain.outbox.views import Answer, Shown
from domain.people.views import CentreView
from tests.factories.people import a_centre

pytestmark = pytest.mark.usefixtures("database")


async def _card(centre: CentreView, kind: str, number: int) -> None:
    call: dict[str, object] = {"method": "sendMessage", "chat_id": -100, "text": f"{kind}{number}"}
    await service.record_answers(number, [Answer(-100, call, centre.id, Shown(kind, number))], "en")


async def test_very_much_may_change_at_once() -> None:
    """A month's closing after a long outage, or a thousand referrals that expire in one night."""
    centre = await a_centre()
    for kind, number in (("referral", 7), ("referral", 2_999), ("statement", 7), ("statement", 4_000)):
        await _card(centre, kind, number)
    things = {(kind, number) for kind in ("referral", "statement") for number in range(3_000)}
    assert await service.things_changed(centre.id, things, "en") == 3
    assert await OutboxMessage.filter(template=service.CARD).count() == 3
    assert await service.things_changed(centre.id, {("statement", 4_000), ("referral", 4_000)}, "en") == 1
