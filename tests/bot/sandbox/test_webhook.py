"""Updates by webhook: with the secret, in order per chat, tried again until taken."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox import Sandbox
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import BOSS, WORKER


class FakeBot:
    """Takes updates over HTTP, and fails or holds them when told to."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.secrets: set[str | None] = set()
        self.failures = 0
        self.hold: asyncio.Event | None = None
        self.two_at_once = asyncio.Event()
        self.at_once = self.most_at_once = 0
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """One post."""
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update: dict[str, Any] = await request.json()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if self.at_once == 2:
            self.two_at_once.set()
        if self.hold:
            await self.hold.wait()
        self.at_once -= 1
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.taken.append(update["message"]["text"])
        return web.Response()


@pytest.fixture
async def fake() -> AsyncIterator[FakeBot]:
    """A served fake bot."""
    bot = FakeBot()
    app = web.Application()
    app.router.add_post("/telegram/7", bot.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram/7"
    yield bot
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(api: Api, sandbox: Sandbox, fake: FakeBot) -> None:
    waited = sandbox.say(BOSS, BOSS, "before")
    await api.result("setWebhook", url=fake.url, secret_token="s3cret")
    said = sandbox.say(BOSS, BOSS, "after")
    await sandbox.acknowledged(waited)
    await sandbox.acknowledged(said)
    assert fake.taken == ["before", "after"]
    assert fake.secrets == {"s3cret"}
    sandbox.redeliver(said)
    await sandbox.all_acknowledged()
    assert fake.taken == ["before", "after", "after"]


async def test_a_failed_post_is_tried_again_in_order(api: Api, sandbox: Sandbox, fake: FakeBot) -> None:
    fake.failures = 2
    await api.result("setWebhook", url=fake.url)
    for text in "abc":
        sandbox.say(BOSS, BOSS, text)
    await sandbox.all_acknowledged()
    assert fake.taken == ["a", "b", "c"]
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["pending_update_count"] == 0


async def test_one_chat_does_not_hold_up_another(api: Api, sandbox: Sandbox, fake: FakeBot) -> None:
    fake.hold = asyncio.Event()
    await api.result("setWebhook", url=fake.url, max_connections=2)
    for text in "abc":
        sandbox.say(BOSS, BOSS, text)
        sandbox.say(WORKER, WORKER, text.upper())
    await fake.two_at_once.wait()
    fake.hold.set()
    await sandbox.all_acknowledged()
    assert fake.most_at_once == 2
    assert [text for text in fake.taken if text.islower()] == ["a", "b", "c"]
    assert [text for text in fake.taken if text.isupper()] == ["A", "B", "C"]


async def test_nobody_at_the_address(api: Api, sandbox: Sandbox) -> None:
    await api.result("setWebhook", url="http://127.0.0.1:9/x")
    sandbox.say(BOSS, BOSS, "a")
    await sandbox.wait_for(lambda: sandbox.core.state.webhook.last_error_message)
    info = await api.result("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    status, body = await api.call("getUpdates")
    assert (status, body["description"]) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    await api.result("deleteWebhook")
    assert len(await api.result("getUpdates")) == 1
    assert (await api.result("getWebhookInfo"))["url"] == ""


async def test_setting_a_webhook_ends_polling_and_may_drop_what_waits(
    api: Api, sandbox: Sandbox, fake: FakeBot
) -> None:
    polling = asyncio.create_task(api.refusal("getUpdates", timeout=30))
    await sandbox.wait_for(lambda: sandbox.core.updates.is_polled)
    status, body = await api.call("setWebhook", url=fake.url)
    assert body == {"ok": True, "result": True, "description": "Webhook was set"}
    assert status == 200
    assert (await polling).startswith("409 Conflict: terminated by setWebhook request")
    await api.result("deleteWebhook")
    sandbox.say(BOSS, BOSS, "a")
    await api.result("setWebhook", url=fake.url, drop_pending_updates=True, allowed_updates=["message"])
    info = await api.result("getWebhookInfo")
    assert (info["pending_update_count"], info["allowed_updates"]) == (0, ["message"])
    await api.result("setWebhook", url="")
    assert (await api.result("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize("url", ["http://example.com/x", "ftp://127.0.0.1/x", "http:///x", "x"])
async def test_addresses_telegram_does_not_post_to(api: Api, url: str) -> None:
    refused = await api.refusal("setWebhook", url=url)
    assert refused == "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


async def test_secrets_telegram_does_not_take(api: Api) -> None:
    refused = await api.refusal("setWebhook", url="http://localhost:9/x", secret_token="no spaces")
    assert refused == "400 Bad Request: secret token contains unallowed characters"
