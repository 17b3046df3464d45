"""Every way in which a call of the Bot API can go wrong, for so many calls, in one chat, or until it is lifted."""

import asyncio

import aiohttp
import pytest

from bot.sandbox import TEST_TOKEN, Fault, How, Sandbox
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import BOSS, SUPERGROUP


def said(sandbox: Sandbox, chat_id: int = BOSS) -> list[str]:
    """What the bot said in a chat."""
    return [message["text"] for message in sandbox.bot_messages(chat_id)]


async def test_one_chats_trouble_is_no_others_until_it_is_lifted(api: Api, sandbox: Sandbox) -> None:
    sandbox.fail(Fault("sendMessage", error_code=403, description="Forbidden", chat_id=SUPERGROUP, times=None))
    for _ in range(3):
        assert await api.refusal("sendMessage", chat_id=SUPERGROUP, text="x") == "403 Forbidden"
        await api.result("sendMessage", chat_id=BOSS, text="x")
    await api.result("getMe")
    sandbox.lift_faults()
    await api.result("sendMessage", chat_id=SUPERGROUP, text="x")


async def test_a_page_from_somewhere_in_between(root: str, session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    sandbox.fail(Fault("getMe", How.PAGE))
    async with session.post(f"{root}/bot{TEST_TOKEN}/getMe") as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


@pytest.mark.parametrize("carried_out", [False, True])
async def test_a_connection_cut_before_or_after_the_effect(api: Api, sandbox: Sandbox, carried_out: bool) -> None:
    sandbox.fail(Fault("sendMessage", How.CUT, carried_out=carried_out))
    with pytest.raises(aiohttp.ClientError):
        await api.call("sendMessage", chat_id=BOSS, text="x")
    assert said(sandbox) == ["x"] * carried_out
    assert [call.description for call in sandbox.calls_of("sendMessage")] == ["cut"]


@pytest.mark.parametrize("carried_out", [False, True])
async def test_no_answer_until_it_is_lifted(api: Api, sandbox: Sandbox, carried_out: bool) -> None:
    sandbox.fail(Fault("sendMessage", How.STALLED, carried_out=carried_out))
    waiting = asyncio.create_task(api.call("sendMessage", chat_id=BOSS, text="x"))
    await sandbox.wait_for(lambda: sandbox.calls_of("sendMessage"))
    await api.result("getMe")
    assert not waiting.done()
    sandbox.lift_faults()
    with pytest.raises(aiohttp.ClientError):
        await waiting
    assert said(sandbox) == ["x"] * carried_out


async def test_faults_over_http(api: Api, sandbox: Sandbox) -> None:
    async def act(action: str, body: dict[str, object]) -> int:
        async with api.session.post(f"{api.root}/sandbox/api/{action}", json=body) as response:
            return response.status

    assert await act("fail-next", {"method": "getMe", "how": "cut", "times": None}) == 200
    for _ in range(2):
        with pytest.raises(aiohttp.ClientError):
            await api.call("getMe")
    assert await act("lift-faults", {}) == 200
    await api.result("getMe")
    assert await act("fail-next", {"method": "getMe", "how": "somehow"}) == 400
    assert await act("fail-next", {"how": "cut"}) == 400
    await api.result("getMe")
