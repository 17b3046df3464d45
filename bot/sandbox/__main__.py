"""``python -m bot.sandbox``: the sandbox alone, for a bot that runs in another process."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bot.sandbox.limits import FloodLimits
from bot.sandbox.options import SandboxOptions
from bot.sandbox.running import running_sandbox


def arguments(words: list[str]) -> argparse.Namespace:
    """The command line, read; a wrong one ends the program with a sentence."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--listen", default="127.0.0.1:8081", help="host:port")
    parser.add_argument("--token", required=True, help="the token the bot will use, such as 123:ABC")
    parser.add_argument("--state", type=Path, help="directory that keeps the chats over a restart")
    parser.add_argument("--zone", default="Asia/Shanghai", help="the page's time zone")
    parser.add_argument("--no-limits", action="store_true", help="without Telegram's flood limits")
    parsed = parser.parse_args(words)
    if not parsed.token.split(":")[0].isdigit():
        parser.error("--token: expected digits, a colon and a secret, such as 123:ABC")
    if not parsed.listen.rpartition(":")[2].isdigit():
        parser.error("--listen: expected host:port, such as 127.0.0.1:8081")
    return parsed


async def serve_until_told(parsed: argparse.Namespace) -> None:
    """Serve until SIGTERM or SIGINT."""
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await serve(parsed, stopped)


async def serve(parsed: argparse.Namespace, stopped: asyncio.Event) -> None:
    """Serve until ``stopped``; says where."""
    host, _, port = parsed.listen.rpartition(":")
    async with running_sandbox(
        token=parsed.token,
        limits=FloodLimits.off() if parsed.no_limits else FloodLimits(),
        state_dir=parsed.state,
        options=SandboxOptions(zone=parsed.zone),
        host=host or "127.0.0.1",
        port=int(port),
    ) as (_sandbox, address):
        sys.stdout.write(f"Bot API: {address}/bot<token>/<method>\nChat page: {address}/sandbox\n")
        sys.stdout.flush()
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(serve_until_told(arguments(sys.argv[1:])))
