"""Behind the card's last button: whatever else can be done about a case, begun with the case known."""

import pytest

from domain.actor import Role
from domain.cases import service
from domain.cases.views import WaitCause
from handlers.arguments.errors import Askable
from handlers.cases import more
from handlers.declaration import Call, Pressed, Reply
from handlers.registry import gather
from tests.factories.cases import Shop, a_case
from tests.factories.people import anew


def pressed(shop: Shop, number: str, version: str = "") -> Call:
    actor = anew(shop.advisor)
    return Call(actor.person, actor, pressed=Pressed(number, version, 1), bot_username="baohe_bot")


def names(reply: Reply) -> list[str]:
    return [button.data.rpartition(":")[2] for row in reply.rows for button in row if "cases.act" in button.data]


async def test_it_offers_what_fits_the_case(shop: Shop) -> None:
    await a_case(shop)
    in_care = names(await more.more(pressed(shop, "C1")))
    assert {"assess", "cost", "eta", "wait", "handover", "cancel"} <= set(in_care)
    assert not {"go-on", "nps", "rework", "mended", "verify", "answer"} & set(in_care)
    await service.begin_wait(shop.advisor, 1, WaitCause.PARTS)
    assert "go-on" in names(await more.more(pressed(shop, "C1")))


@pytest.mark.parametrize("act", [each for each in more.ACTS if not each.shows], ids=lambda act: act.name)
def test_every_act_is_one_of_a_command(act: more.Act) -> None:
    command = gather().command(act.command)
    assert command is not None
    assert command.needs is Role.ADVISOR
    assert command.action(act.action).name == act.action
    assert any(field.name == "case" for field in command.action(act.action).fields)


async def test_an_act_asks_for_what_it_is_not_told(shop: Shop) -> None:
    await a_case(shop)
    with pytest.raises(Askable) as asked:
        await more.act(pressed(shop, "C1", "assess"))
    draft = asked.value.draft
    assert draft is not None
    assert (draft.command, draft.answers, draft.asked) == ("assess", (("case", "C1"),), "assessed")


async def test_an_act_that_knows_enough_is_done(shop: Shop) -> None:
    await a_case(shop)
    await service.begin_wait(shop.advisor, 1, WaitCause.PARTS)
    await more.act(pressed(shop, "C1", "go-on"))
    assert (await service.show_case(shop.advisor, number=1)).flow.waiting is None


@pytest.mark.parametrize("forged", ["nonsense", "nps", "mended", "amounts", "", "\u202e"])
async def test_what_does_not_fit_shows_what_does(shop: Shop, forged: str) -> None:
    await a_case(shop)
    reply = await more.act(pressed(shop, "C1", forged))
    assert "assess" in names(reply)
    assert reply.edits
