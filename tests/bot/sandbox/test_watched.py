"""What the sandbox shows a group is watched as everything is that is sent (``tests/giving_away``)."""

from tests import giving_away
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import SUPERGROUP


async def test_a_whole_phone_that_the_sandbox_shows_a_group_is_found(api: Api) -> None:
    await api.result("sendMessage", chat_id=SUPERGROUP, text="<code>/refer 13812345678</code>", parse_mode="HTML")
    assert not giving_away.taken()
    await api.result("sendMessage", chat_id=SUPERGROUP, text="13812345678")
    assert giving_away.taken()
