"""A real browser for the tests of the page."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALLED = (os.environ.get("CHROMIUM", ""), "/usr/bin/chromium", "/usr/bin/chromium-browser")


def installed() -> str | None:
    """Where this machine has Chromium, if it has."""
    return next((path for path in INSTALLED if path and Path(path).exists()), None)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Headless Chromium: the machine's own, or else the one playwright brings."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=installed(), args=list(ARGUMENTS))
        try:
            yield launched
        finally:
            await launched.close()
