"""The sandbox as a newcomer meets it: ``python -m bot`` without a token, and a browser on its page."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox.world import ADVISOR
from tests.browsers import browser
from tests.journeys.harness import HOME, free_port, until_ready

WIDTHS = {"desk": 1280, "phone": 390}


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    """The window's width."""
    return WIDTHS[request.param]


@pytest.fixture
async def page(width: int, tmp_path: Path) -> AsyncIterator[Page]:
    """A page of a sandbox that has just been started for the first time."""
    listen = f"127.0.0.1:{free_port()}"
    # Said to be empty, so that a developer's own ``.env`` does not turn the sandbox into a bot.
    nothing = dict.fromkeys(("BOT_TOKEN", "DATABASE_URL", "WEBHOOK_SECRET", "PUBLIC_URL", "OPERATORS"), "")
    environment = nothing | {"PATH": os.environ["PATH"], "LISTEN": listen, "DATA_DIR": str(tmp_path)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=HOME, env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        address = re.search(r"http://\S+", (await process.stdout.readline()).decode())
        assert address
        await until_ready(f"http://{listen}")
        async with browser() as chromium:
            page = await chromium.new_page(viewport={"width": width, "height": 844})
            expect.set_options(timeout=20_000)
            await page.goto(address[0])
            yield page
    finally:
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0


async def test_a_newcomer_does_the_mornings_work(page: Page) -> None:
    digest = page.locator("[data-testid^=message-]", has_text="事故车进度")
    await expect(digest).to_be_visible()
    await _press_the_first_step(page)
    await _act_as(page, ADVISOR)
    await _say(page, "/refer out 陈静 京L5K892 王先生 13812345678 12-31")
    await expect(page.get_by_text("138****5678").last).to_be_visible()
    await expect(_from_bot(page).last).not_to_contain_text("13812345678")
    await _say(page, "/quote comfort 6800")
    await expect(page.get_by_text("−¥1,070").last).to_be_visible()
    await page.get_by_role("button", name="客户版").last.click()
    customer_side = _from_bot(page).last
    await expect(customer_side).to_contain_text("¥7,000")
    await expect(customer_side).not_to_contain_text("1,070")
    await _say(page, "/quote comfort abc")
    await expect(_from_bot(page).last).to_contain_text("/quote comfort 6800")


async def test_moving_the_clock_brings_the_next_digest(page: Page, width: int) -> None:
    digests = page.locator("[data-testid^=message-]", has_text="事故车进度")
    await expect(digests).to_have_count(1)
    if width < 600:
        await page.get_by_test_id("back").click()
    await page.get_by_test_id("clock-morning").click()
    if width < 600:
        await page.locator("[data-testid^=chat-]").first.click()
    await expect(digests).to_have_count(2)


async def _press_the_first_step(page: Page) -> None:
    """Press a step's button under the digest: its line in the same message becomes a done one."""
    button = page.locator("[data-testid^='button-✅']").first
    label = await button.get_attribute("data-testid") or ""
    await button.click()
    await expect(page.get_by_test_id("toast").first).to_be_visible()
    await expect(page.get_by_test_id(label)).to_have_count(0)


async def _act_as(page: Page, user_id: int) -> None:
    await page.get_by_test_id("act-as").select_option(str(user_id), force=True)
    team = page.locator("[data-testid^=chat-]").first
    if await team.is_visible():
        await team.click()


async def _say(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("send").click()


def _from_bot(page: Page) -> Locator:
    """What the bot wrote, without what it quotes."""
    return page.locator("[data-testid^=message-].other .text")
