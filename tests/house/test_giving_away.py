"""The watch over all tests (``tests/giving_away``) sees what it should: else they would all pass for nothing."""

import logging
from typing import Any

import pytest
import structlog

from tests import giving_away
from tests.conversation.talking import Screen

GROUP, PRIVATE = -1_001_234, 1_234
GIVEN = ("电话 13812345678", "138-1234-5678", "<b>138 1234 5678</b>", "１３８１２３４５６７８", "车主 欧阳明月")
KEPT = ("电话 138****5678", "<code>/refer out 陈静 京A12345 王先生 13812345678</code>", "PA13812345678", "欧**")


def a_button(label: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": "x.y:1"}]]}


@pytest.mark.parametrize("text", GIVEN)
async def test_what_goes_to_a_group_is_looked_at(text: str) -> None:
    await Screen().call("sendMessage", chat_id=PRIVATE, text=text)
    assert not giving_away.taken()
    await Screen().call("sendMessage", chat_id=GROUP, text=text)
    assert giving_away.taken()
    await Screen().call("sendMessage", chat_id=GROUP, text="x", reply_markup=a_button(text))
    assert giving_away.taken()


@pytest.mark.parametrize("text", KEPT)
async def test_what_is_masked_or_an_example_is_no_matter(text: str) -> None:
    await Screen().call("sendMessage", chat_id=GROUP, text=text)
    assert not giving_away.taken()


@pytest.mark.parametrize("text", ["13812345678", "欧阳明月", "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"])
def test_what_is_logged_is_looked_at(text: str) -> None:
    structlog.get_logger("bot.test").info("odd", what=text)
    assert giving_away.taken()
    logging.getLogger("some.library").error("it failed: %s", text)
    assert giving_away.taken()
    structlog.get_logger("bot.test").info("command", command="refer", update_id=13812345678)
    assert not giving_away.taken()
