"""A bot and the people who use it, over real HTTP: what every journey stands on."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import aiohttp

from bot.application import Application
from bot.sandbox import Sandbox, running_sandbox
from bot.sandbox.running import TEST_TOKEN
from bot.sandbox.world import ADVISOR, MANAGER, STRANGER, TEAM_GROUP
from bot.settings import Settings
from domain.outbox.views import Ceilings

IntakeKind = Literal["polling", "webhook"]
INTAKES: tuple[IntakeKind, ...] = ("polling", "webhook")
SECRET = "a-secret-for-tests"
PATIENCE_SECONDS = 20.0
FREE = Ceilings(per_second=10_000, per_group_minute=10_000, seconds_between_in_chat=0.0)
HOME = Path(__file__).parent.parent.parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Talk:
    """People talking to the bot in the sandbox, and what it says back."""

    sandbox: Sandbox

    async def ask(self, user_id: int, chat_id: int, text: str) -> str:
        """Say ``text`` and return the bot's next message in that chat, as plain text."""
        return str((await self.ask_for_message(user_id, chat_id, text))["text"])

    async def ask_for_message(self, user_id: int, chat_id: int, text: str) -> dict[str, Any]:
        """Say ``text`` and return the bot's next message in that chat whole."""
        before = self.sandbox.last_message_id(chat_id)
        self.sandbox.say(user_id, chat_id, text)
        return await self.sandbox.next_bot_message(chat_id, before, PATIENCE_SECONDS)

    async def manager(self, text: str) -> str:
        """The manager says it in private."""
        return await self.ask(MANAGER, MANAGER, text)

    async def manager_in_group(self, text: str) -> str:
        """The manager says it in the team group."""
        return await self.ask(MANAGER, TEAM_GROUP, text)

    async def advisor(self, text: str) -> str:
        """The advisor says it in the team group."""
        return await self.ask(ADVISOR, TEAM_GROUP, text)

    async def stranger(self, text: str) -> str:
        """A stranger says it in private."""
        return await self.ask(STRANGER, STRANGER, text)

    async def open_centre(self) -> None:
        """What every story begins with: a centre, its team group, an advisor, an insurer and an agent."""
        await self.manager("/centre add 北京朝阳")
        await self.manager_in_group("/bind")
        await self.hire_advisor()
        await self.manager("/insurer add 平安 basic")
        await self.manager("/agent add 陈静 平安 13900001111")

    async def hire_advisor(self) -> None:
        """The manager invites, the advisor joins."""
        code = (await self.manager("/invite advisor")).partition("start=")[2].split()[0]
        await self.ask(ADVISOR, ADVISOR, f"/start {code}")


@asynccontextmanager
async def bot_in_this_process(sandbox: Sandbox, settings: Settings, ceilings: Ceilings = FREE) -> AsyncIterator[Talk]:
    """The whole application, open and ready, inside the test's own process."""
    application = Application(settings, ceilings=ceilings)
    async with application.running() as work:
        await until_ready(settings.own_address, work)
        yield Talk(sandbox)


def settings_for(api_root: str, database_url: str, intake: IntakeKind, home: Path) -> Settings:
    """A deployment's settings on this machine."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings' own, unknown to mypy without its plugin
        bot_token=TEST_TOKEN,
        bot_api_url=api_root,
        database_url=database_url,
        data_dir=home,
        listen=f"127.0.0.1:{free_port()}",
        webhook_secret=SECRET if intake == "webhook" else "",
        operators=frozenset({MANAGER}),
    )


@dataclass
class BotProcess:
    """``python -m bot`` as a process of its own, which can be killed and started again."""

    environment: dict[str, str]
    address: str
    process: asyncio.subprocess.Process | None = field(default=None)

    async def start(self) -> None:
        """Start it and wait until it is ready."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=HOME, env=self.environment, stderr=asyncio.subprocess.DEVNULL
        )
        await until_ready(self.address)

    async def kill(self) -> None:
        """SIGKILL: no time to say goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM, and wait for it; returns the exit status."""
        return await self._end(signal.SIGTERM)

    async def _end(self, sign: signal.Signals) -> int:
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.send_signal(sign)
        status = await self.process.wait()
        self.process = None
        return status


@asynccontextmanager
async def bot_process(
    api_root: str, database_url: str, intake: IntakeKind, home: Path, **more: str
) -> AsyncIterator[BotProcess]:
    """A bot process, started; killed at the end if it still runs."""
    settings = settings_for(api_root, database_url, intake, home)
    environment = environment_of(settings) | more
    bot = BotProcess(environment, settings.own_address)
    await bot.start()
    try:
        yield bot
    finally:
        await bot.kill()


async def refused_start(settings: Settings) -> str:
    """What a bot process that may not run says as it ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=HOME, env=environment_of(settings), stderr=asyncio.subprocess.PIPE
    )
    _, said = await asyncio.wait_for(process.communicate(), PATIENCE_SECONDS)
    assert process.returncode == 1
    return said.decode()


def environment_of(settings: Settings) -> dict[str, str]:
    """The environment that gives a process these settings."""
    return {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": settings.bot_token,
        "BOT_API_URL": settings.bot_api_url,
        "DATABASE_URL": settings.database_url,
        "DATA_DIR": str(settings.data_dir),
        "LISTEN": settings.listen,
        "OPERATORS": ",".join(str(user_id) for user_id in settings.operators),
        "WEBHOOK_SECRET": settings.webhook_secret,
    }


async def until_ready(address: str, work: "asyncio.Task[None] | None" = None) -> None:
    """Ask ``/readyz`` until it says yes; a bot that died meanwhile raises what it died of."""
    async with asyncio.timeout(PATIENCE_SECONDS), aiohttp.ClientSession() as session:
        while not await _is_ready(session, address):
            if work is not None and work.done():
                work.result()
            await asyncio.sleep(0.05)


async def readiness(address: str) -> tuple[int, dict[str, Any]]:
    """What ``/readyz`` says: its status and its body."""
    async with aiohttp.ClientSession() as session, session.get(f"{address}/readyz") as response:
        return response.status, dict(await response.json())


async def until_unready(address: str) -> dict[str, str]:
    """Ask ``/readyz`` until it says no; the reasons it gives."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (told := await readiness(address))[0] == 200:
            await asyncio.sleep(0.05)
    return dict(told[1]["why"])


async def _is_ready(session: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with session.get(f"{address}/readyz") as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False


__all__ = ["INTAKES", "BotProcess", "Talk", "bot_in_this_process", "bot_process", "running_sandbox"]
