"""A clock that is wrong for a while, ahead or behind, while people work."""

from datetime import UTC, date, datetime, timedelta
from datetime import time as WallTime

import pytest

from bot.duties import close_statements
from domain import clock
from domain.actor import Role
from domain.cases.models import Case, CaseStep
from domain.clock import FixedClock
from domain.forms import service as forms
from domain.forms.models import Form
from domain.insurers import service as insurers
from domain.insurers.models import InsurerStatement
from domain.intake.models import SetAside
from domain.outbox.models import OutboxMessage
from tests.conversation.talking import Conversation
from tests.factories.insurers import a_delivered_case, an_insurer
from tests.factories.people import a_centre, an_actor

CAR = "/case new 平安 京AD12345 李女士 13912345678 8500 前杠"
DAY = timedelta(days=1)


@pytest.mark.parametrize("jump", [DAY, -DAY, -timedelta(hours=1)])
async def test_work_goes_on_across_a_jump(talk: Conversation, time: FixedClock, jump: timedelta) -> None:
    card = await talk.ask(talk.advisor, CAR)
    time.advance(jump)
    await talk.say(talk.advisor, "/step C1 inspection")
    await talk.say(talk.advisor, "/undo")
    await talk.say(talk.advisor, "/step C1 inspection")
    time.advance(-jump)
    await talk.say(talk.advisor, "/assess C1 8000 500")
    assert {step.name for step in await CaseStep.filter(state="done")} == {"inspection", "assessed"}
    assert await Case.all().count() == 1
    assert await SetAside.all().count() == 0
    assert await OutboxMessage.filter(state__in=("waiting", "claimed"), due_at__lte=clock.now()).count() == 0
    assert "C1" in card.text


async def test_a_form_expires_by_the_clock_there_is(talk: Conversation, time: FixedClock) -> None:
    await talk.say(talk.advisor, "/refer out 陈静")
    time.advance(-timedelta(hours=1))
    assert await forms.forget_old() == 0
    await talk.say(talk.advisor, "京AD12345")
    assert (await Form.get()).touched_at == clock.now()
    time.advance(timedelta(minutes=29))
    assert await forms.forget_old() == 0
    time.advance(DAY)
    assert await forms.forget_old() == 1
    time.advance(-DAY)
    assert "车牌号" in (await talk.ask(talk.advisor, "/refer out 陈静")).text


async def test_a_period_closed_too_early_is_one_period_and_loses_no_car(database: str, time: FixedClock) -> None:
    """The clock is a day ahead on the last day of November; a car goes out when it is right again."""
    partner = await an_actor(Role.MANAGER)
    insurer = await an_insurer(partner)
    last = clock.at(date(2026, 11, 30), WallTime(9), partner.zone)
    time.move_to(last)
    await a_delivered_case(partner, insurer.id, 1, 300)
    time.advance(DAY)
    await close_statements()
    time.advance(-DAY)
    await close_statements()
    await a_delivered_case(partner, insurer.id, 2, 400)
    for _ in range(33):
        time.advance(DAY)
        await close_statements()
    found = await InsurerStatement.all().order_by("number")
    assert [(str(row.opens_on), str(row.closes_on)) for row in found] == [
        ("2026-11-01", "2026-11-30"),
        ("2026-12-01", "2026-12-31"),
    ]
    lines = [(await insurers.show_statement(partner, row.number)).lines for row in found]
    assert [[line.case_number for line in page] for page in lines] == [[1], [2]]


async def test_a_period_ends_at_the_centres_own_midnight(database: str, time: FixedClock) -> None:
    """In Berlin, where summer time has ended within it."""
    time.move_to(datetime(2026, 10, 24, 10, tzinfo=UTC))
    partner = await an_actor(Role.MANAGER, centre=await a_centre(zone="Europe/Berlin"))
    insurer = await an_insurer(partner)
    await a_delivered_case(partner, insurer.id, 1, 300)
    midnight = datetime(2026, 10, 31, 23, tzinfo=UTC)
    closed = []
    for moment in (midnight - timedelta(seconds=1), midnight):
        time.move_to(moment)
        await close_statements()
        closed.append(await InsurerStatement.all().count())
    assert closed == [0, 1]
