"""A real browser for the tests of pages: the machine's own Chromium, or the one that playwright can bring.

``python -m tests.browsers`` brings it where the machine has none. Where that cannot be done either, the tests
that need a browser are left out, and the head of the test run says so; never on CI, which installs one.
"""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright
from playwright.sync_api import sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALLED = (
    os.environ.get("CHROMIUM", ""),
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
)
NEEDING_ONE = ("bot/sandbox/test_page.py", "journeys/test_browser.py")
"""The test files, below ``tests/``, that cannot run without a browser."""


def installed() -> str | None:
    """Where this machine has Chromium, if it has."""
    return next((path for path in INSTALLED if path and Path(path).exists()), None)


def is_at_hand() -> bool:
    """Whether there is a browser for the tests."""
    return installed() is not None or _brought().exists() or os.environ.get("CI") == "true"


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Headless Chromium: the machine's own, or else the one playwright brings."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=installed(), args=list(ARGUMENTS))
        try:
            yield launched
        finally:
            await launched.close()


def _brought() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def main() -> int:
    """Bring a browser if there is none; failing to is no failure of the set-up."""
    if not is_at_hand():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
