"""Several processes on one PostgreSQL: one polls and another takes over; behind a webhook they share the work."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP, Chat, World, default_world
from domain import clock
from domain.actor import ChatKind, Role
from domain.bundles.models import Quote
from domain.database import connection
from domain.database.migrate import migrate
from domain.outbox.models import DigestRun, OutboxMessage
from domain.outbox.views import Ceilings
from domain.people.models import Chat as BoundChat
from domain.policy import service as policy
from tests.factories.cases import Shop, a_case
from tests.factories.insurers import an_insurer
from tests.factories.people import a_centre, a_staff
from tests.journeys.harness import BotProcess, Talk, bot_process, running_sandbox
from tests.journeys.test_schedule import digests

PROCESSES, PUSHES, FIRST_CHAT = 3, 60, -500_000
PREMIUMS = (6800, 6900, 7000, 7100)


async def test_another_polls_as_soon_as_the_poller_is_gone(database_url: str, tmp_path: Path) -> None:
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, "polling", tmp_path) as first,
        bot_process(api_root, database_url, "polling", tmp_path) as second,
    ):
        talk = Talk(sandbox)
        await talk.open_centre()
        assert not [call for call in sandbox.calls_of("getUpdates") if call.error_code], "two polled at once"
        await first.kill()
        assert "Q1" in await talk.advisor("/quote comfort 6800")
        await first.start()
        assert await second.stop() == 0
        assert "Q2" in await talk.advisor("/quote comfort 6900")


async def test_behind_a_webhook_they_keep_order_and_ceilings_and_send_one_digest(
    database_url: str, tmp_path: Path
) -> None:
    await a_full_outbox_and_a_car(database_url)
    async with running_sandbox(with_more_groups()) as (sandbox, api_root):
        talk = Talk(sandbox)
        async with several(api_root, database_url, tmp_path) as processes:
            await sandbox.wait_for(lambda: len(pushed(sandbox)) == PUSHES, 60)
            await sandbox.wait_for(lambda: digests(sandbox), 30)
            for number, premium in enumerate(PREMIUMS, start=1):
                assert f"Q{number}" in await talk.advisor(f"/quote comfort {premium}")
            for process in processes:
                assert await process.stop() == 0
        assert set(pushed(sandbox).values()) == {1}
    await connection.connect(database_url)
    try:
        assert len(digests(sandbox)) == await DigestRun.filter(digest="cases").count()
        assert await most_claimed_in_a_second() <= Ceilings().per_second
        assert [row.premium_fen for row in await Quote.all().order_by("number")] == [each * 100 for each in PREMIUMS]
    finally:
        await connection.close()


def pushed(sandbox: Sandbox) -> Counter[str]:
    """How often each of the waiting messages was sent."""
    sent = (call for call in sandbox.calls_of("sendMessage") if call.ok)
    return Counter(call.parameters["text"] for call in sent if call.parameters["text"].startswith("push "))


async def most_claimed_in_a_second() -> int:
    """How many messages were taken to be sent within any one second."""
    moments = sorted([row.tried_at for row in await OutboxMessage.filter(is_message=True) if row.tried_at])
    return max(sum(first <= each < first + timedelta(seconds=1) for each in moments) for first in moments)


def with_more_groups() -> World:
    """The usual world, and a group for each of the waiting messages."""
    usual = default_world()
    more = (Chat(FIRST_CHAT + at, "supergroup", f"群 {at}", (MANAGER,), (MANAGER,)) for at in range(PUSHES))
    return replace(usual, groups=(*usual.groups, *more))


async def a_full_outbox_and_a_car(url: str) -> None:
    """A centre whose digest is due, and messages that wait for many chats."""
    await connection.connect(url)
    try:
        await migrate()
        centre = await a_centre()
        advisor = await a_staff(centre, Role.ADVISOR, user_id=ADVISOR, name="周凯")
        manager = await a_staff(centre, Role.MANAGER, user_id=MANAGER, name="林建国")
        now = clock.now()
        await BoundChat.create(
            centre_id=centre.id, chat_id=TEAM_GROUP, kind=ChatKind.TEAM.value, title="团队群", bound_at=now
        )
        for name, value in (("digest.cases", "00:00"), ("quiet.from", "12:00"), ("quiet.until", "12:00")):
            await policy.set_policy(manager, name, value)
        await a_case(Shop(centre, manager, advisor, await an_insurer(manager)))
        for at in range(PUSHES):
            call = {"method": "sendMessage", "chat_id": FIRST_CHAT + at, "text": f"push {at}"}
            await OutboxMessage.create(
                chat_id=FIRST_CHAT + at, rank=1, is_message=True, call=call, lang="zh-CN", state="waiting",
                due_at=now, queued_at=now,
            )  # fmt: skip
    finally:
        await connection.close()


@asynccontextmanager
async def several(api_root: str, url: str, home: Path) -> AsyncIterator[list[BotProcess]]:
    """Bots behind one address that hands updates to each in turn."""
    addresses: list[str] = []
    async with AsyncExitStack() as stack:
        public = await stack.enter_async_context(round_robin(addresses))
        starting = [bot_process(api_root, url, "webhook", home, PUBLIC_URL=public) for _ in range(PROCESSES)]
        processes = await asyncio.gather(*(stack.enter_async_context(each) for each in starting))
        addresses += [process.address for process in processes]
        yield processes


@asynccontextmanager
async def round_robin(addresses: list[str]) -> AsyncIterator[str]:
    """A server that passes each request on to the next of ``addresses``."""
    turns = itertools.count()
    async with aiohttp.ClientSession() as session:

        async def pass_on(request: web.Request) -> web.Response:
            address = addresses[next(turns) % len(addresses)]
            async with session.post(
                f"{address}{request.path}", data=await request.read(), headers=request.headers
            ) as it:
                return web.Response(status=it.status)

        app = web.Application()
        app.router.add_post("/{path:.*}", pass_on)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            host, port = runner.addresses[0][:2]
            yield f"http://{host}:{port}"
        finally:
            await runner.cleanup()
