"""A margin's stop from the review to its end, as people live it: button, form, card, undo (domain §4, interface §1)."""

from datetime import UTC, datetime

from domain.actor import ChatKind, Role
from domain.cases import service as cases
from domain.clock import FixedClock
from domain.money import yuan
from tests.conversation.talking import Conversation
from tests.factories.cases import UNTIL_DELIVERED, do_steps
from tests.factories.people import a_group, an_actor

DECEMBER = datetime(2026, 12, 2, 2, tzinfo=UTC)


async def test_a_stop_is_lifted_by_its_button_and_the_card_follows(talk: Conversation, time: FixedClock) -> None:
    group = talk.group_id
    await a_group(talk.centre, ChatKind.PARTNER)  # which is told of the states
    clerk = await an_actor(Role.MANAGER, centre=talk.centre)
    await talk.say(talk.advisor, "/case new 平安 京A12345 王先生 13812345678 8500 前杠", chat_id=group)
    await do_steps(clerk, 1, *UNTIL_DELIVERED, assessed_yuan=8_200)
    await cases.enter_costs(clerk, 1, parts_fen=yuan(5_000), labour_fen=yuan(2_900))
    time.move_to(DECEMBER)
    card = next(each for each in await talk.say(talk.manager, "/credit 平安", chat_id=group) if "可用额度" in each.text)
    assert "2026-11 毛利 3.7%，低于 10%，停止接单（1 台）" in card.text
    await talk.press(talk.manager, card, "🤝 已重新谈价", chat_id=group)
    assert "为什么恢复" in talk.newest(group).text
    await talk.say(talk.manager, "工时上调 10%", chat_id=group, reply_to=talk.newest(group).id)
    answer = talk.newest(group)
    assert "重新谈价了，可以接新单" in answer.text
    assert "谈价后恢复接单：工时上调 10%" in talk.screen.one(group, card.id).text
    await talk.press(talk.manager, answer, "撤销", chat_id=group)
    assert "停止接单（1 台）" in talk.screen.one(group, card.id).text
