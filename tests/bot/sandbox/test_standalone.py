"""``python -m bot.sandbox``: the sandbox as a program of its own."""

import asyncio
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.__main__ import arguments, serve


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--token", "no-digits:x"],
        ["--token", "1:a", "--listen", "here"],
    ],
)
def test_wrong_words_end_it(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments(words)
    assert "usage: python -m bot.sandbox" in capsys.readouterr().err


async def test_it_says_where_it_is_and_stops(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    stopped = asyncio.Event()
    stopped.set()
    words = ["--token", "123:ABC", "--listen", "127.0.0.1:0", "--state", str(tmp_path), "--no-limits"]
    await serve(arguments(words), stopped)
    assert "Chat page: http://127.0.0.1:" in capsys.readouterr().out
    assert (tmp_path / "sandbox.json").exists()


async def test_as_a_process(session: aiohttp.ClientSession) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.sandbox", "--token", "123:ABC", "--listen", "127.0.0.1:0"),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        root = line.split()[2].partition("/bot<")[0]
        async with session.get(f"{root}/bot123:ABC/getMe") as response:
            assert (await response.json())["result"]["id"] == 123
        process.terminate()
        assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
