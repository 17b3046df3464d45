"""The demo centre: what a newcomer sees first is a mostly well-run shop, on whatever day the demo begins."""

from datetime import date, time
from typing import Any

import pytest

from bot.sandbox.demo import furnish
from bot.sandbox.demo.facts import INSURERS
from bot.sandbox.world import ADVISOR, PARTNER
from bot.settings import Settings
from domain import clock
from domain.actor import Actor
from domain.agents.models import Referral
from domain.bundles.models import Quote
from domain.cases import service as cases
from domain.cases.views import Stage
from domain.customers import service as customers
from domain.insurers import service as insurers
from domain.people import service as people
from domain.people.views import Arrival

pytestmark = pytest.mark.usefixtures("database")

ZONE = "Asia/Shanghai"
A_MONDAY, A_FIRST_OF_MARCH = date(2026, 11, 23), date(2026, 3, 1)


@pytest.mark.parametrize("today", [A_MONDAY, A_FIRST_OF_MARCH], ids=str)
async def test_the_first_morning(today: date) -> None:
    clock.use(clock.FixedClock(clock.at(today, time(8, 30), ZONE)))
    settings = Settings(_env_file=None)  # type: ignore[call-arg] # pydantic-settings' own
    await furnish(settings)
    (centre,) = await people.centres()

    board = await cases.digest_board(centre.id, zone=ZONE, now=clock.now())
    late = [line.case for line in board.lines if line.case.late]
    assert board.open_count == 30
    assert {line.case.stage for line in board.lines} == set(Stage) - {Stage.CLOSED, Stage.WITHDRAWN, Stage.CANCELLED}
    assert len(late) == 7
    assert len({case.late[0].name for case in late}) == 7, "everyone is late for a reason of its own"

    partner = await _staff(PARTNER, "苏曼")
    states: dict[str, Any] = {}
    for named in await insurers.names(partner):
        credit = (await insurers.credit_one(partner, named.id)).credit
        states[credit.name] = (credit.state.value, tuple(reason.kind.value for reason in credit.reasons))
    assert states.keys() == {insurer.name for insurer in INSURERS}
    assert len(set(states.values())) == 5, states

    radar = await customers.renewal_radar(await _staff(ADVISOR, "林晓"))
    steps = [(step.least_days, step.most_days) for step in radar.steps]
    assert steps == [(-30, -1), (0, 1), (2, 7), (8, 15), (16, 30), (31, 60), (61, 90)]
    assert radar.lines.total >= 12
    assert all(line.vehicle.customer_name and line.facts.insurer for line in radar.lines)

    assert {row.state for row in await Referral.all()} == {"open", "won", "lost"}
    assert await Quote.filter(version=2).exists()
    await furnish(settings)
    assert len(await people.centres()) == 1, "what is furnished stays as it is"


async def _staff(user_id: int, name: str) -> Actor:
    arrival = Arrival(user_id=user_id, name=name, chat_id=user_id, is_private=True, default_lang="zh-CN")
    staff = (await people.resolve_actor(arrival)).staff
    assert staff is not None
    return staff
