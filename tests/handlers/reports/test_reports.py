"""``/report cases``: one screen, no data where there is none, buttons for months and insurers."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.actor import Actor, Role
from domain.cases import service
from domain.errors import NotAllowed
from domain.money import yuan
from handlers.declaration import Call, Pressed, Reply
from handlers.reports.buttons import cases
from handlers.reports.commands import COMMANDS
from handlers.reports.forms import Period, period_of
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import anew

TODAY = date(2026, 11, 20)


@pytest.fixture
async def shop(database: str) -> Shop:
    """A centre on a November morning."""
    move_to(datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai")))
    return await a_shop()


async def typed(actor: Actor, text: str) -> Reply:
    return await COMMANDS[0].run(Call(actor.person, actor, text=text))


def datas(reply: Reply) -> list[str]:
    return [button.data for row in reply.rows for button in row]


async def test_no_cases_are_no_data(shop: Shop) -> None:
    reply = await typed(shop.manager, "cases")
    assert "暂无数据" in reply.text
    assert "%" not in reply.text
    assert datas(reply) == ["reports.cases:2026-10:all"]


async def test_a_delivered_case_is_told_with_what_it_came_to(shop: Shop) -> None:
    await an_insurer(shop.manager, "人保")
    await a_case(shop)
    await service.assess(anew(shop.advisor), 1, assessed_fen=yuan(8_200), deductible_fen=yuan(500))
    await service.enter_costs(anew(shop.advisor), 1, parts_fen=yuan(3_900), labour_fen=yuan(1_200))
    await do_steps(shop.advisor, 1, *(step for step in UNTIL_DELIVERED if step != "assessed"))
    text = (await typed(shop.manager, "cases 2026-11")).text
    for told in ("2026 年 11 月", "台均 ¥8,200", "<b>37.8%</b>", "1/1", "净推荐值：暂无数据", "（0/1）"):
        assert told in text, text
    assert "没有接车" in (await typed(shop.manager, "cases 2025")).text


async def test_only_partners_and_up_see_it(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        await service.case_report(shop.advisor, TODAY, TODAY)
    assert COMMANDS[0].needs is Role.PARTNER


@pytest.mark.parametrize("of", ["all", "999", "x", "9" * 30, ""])
async def test_a_forged_button_shows_no_more_than_there_is(shop: Shop, of: str) -> None:
    await a_case(shop)
    actor = anew(shop.manager)
    reply = await cases(Call(actor.person, actor, pressed=Pressed("2026-11", of, 1)))
    assert reply.edits
    assert ("接车 <b>1</b>" in reply.text) is (of != "999")


@pytest.mark.parametrize("code", ["", "x", "2026-13", "-1", "99999", "2026-1-1", "１２"])
def test_what_is_no_period_is_this_month(code: str) -> None:
    assert period_of(code, TODAY) == Period(2026, 11)


def test_months_follow_each_other_over_the_year() -> None:
    assert Period(2026, 1).moved(-1) == Period(2025, 12)
    assert Period(2026, 2).days == (date(2026, 2, 1), date(2026, 2, 28))
    assert Period(2026, None).days == (date(2026, 1, 1), date(2026, 12, 31))
