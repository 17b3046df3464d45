"""The chat page in a real browser, with a small bot behind it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.sandbox import TEST_TOKEN, Person, Sandbox, SandboxOptions, default_world, running_sandbox
from bot.sandbox.world import ADVISOR, MANAGER, PARTNER_GROUP, STRANGER, TEAM_GROUP
from domain.clock import FixedClock
from tests.bot.sandbox.worlds import png
from tests.browsers import browser

pytestmark = pytest.mark.asyncio(loop_scope="module")

MORNING = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
EVIL = '<img src=x onerror="window.pwned=1">'


class EchoBot:
    """Answers a command with a card, a button with a toast or an alert, and a photo with thanks."""

    def __init__(self, root: str) -> None:
        self.bot = Bot(TEST_TOKEN, base_url=f"{root}/bot")

    async def run(self) -> None:
        """Answer until cancelled."""
        offset = 0
        async with self.bot:
            while True:
                for update in await self.bot.get_updates(offset=offset, timeout=50):
                    offset = update.update_id + 1
                    await self.answer(update)

    async def answer(self, update: Update) -> None:
        """One update."""
        query, message = update.callback_query, update.message
        if query and query.data == "alert":
            await query.answer("仔细看", show_alert=True)
        elif query:
            await query.answer("已完成")
            await query.edit_message_text("<s>C7</s> 已完成", parse_mode="HTML")
        elif message and message.photo:
            await message.reply_text("照片已存入")
        elif message:
            await self.card(message)

    async def card(self, message: Message) -> None:
        """A card with formatting and buttons."""
        rows = [
            [InlineKeyboardButton("完成", callback_data="done"), InlineKeyboardButton("说明", callback_data="alert")]
        ]
        lines = "\n".join(f"第 {number} 行" for number in range(9))
        text = f"<b>收到</b> <code>C7</code>\n<blockquote expandable>{lines}</blockquote>\nhttps://t.me/baohe_sandbox_bot?start=CODE_1"
        await message.reply_html(text, reply_markup=InlineKeyboardMarkup(rows), do_quote=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for the module."""
    async with browser() as launched:
        yield launched


@dataclass
class Window:
    """One browser window for all tests, and what went wrong in it."""

    page: Page
    faults: list[str]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(chromium: Browser) -> Window:
    """The window; every test serves its page at another address, so nothing is carried over."""
    page = await chromium.new_page(reduced_motion="reduce")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    return Window(page, faults)


@dataclass
class Scene:
    """A sandbox with the echo bot, and a page that looks at it."""

    sandbox: Sandbox
    clock: FixedClock
    root: str
    page: Page

    async def send(self, text: str) -> None:
        """Type and send."""
        await self.page.get_by_test_id("composer").fill(text)
        await self.page.get_by_test_id("send").click()


@pytest_asyncio.fixture(loop_scope="module")
async def scene(window: Window, request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    """A fresh scene; ``width`` is the window's when the test gives one."""
    clock = FixedClock(MORNING)
    world = default_world()
    world = replace(world, people=(*world.people, Person(66, EVIL, role="stranger")))
    resets: list[int] = []

    async def begin_again() -> None:
        resets.append(1)

    options = SandboxOptions(on_reset=begin_again)
    width = getattr(request, "param", 900)
    async with running_sandbox(world, clock=clock, options=options) as (sandbox, root):
        work = asyncio.create_task(EchoBot(root).run())
        await window.page.set_viewport_size({"width": width, "height": 640})
        yield Scene(sandbox, clock, root, window.page)
        await window.page.goto("about:blank")
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work
        assert window.faults == []


async def opened(scene: Scene, **query: Any) -> Page:
    """The page, loaded."""
    address = "&".join(f"{name}={value}" for name, value in query.items())
    await scene.page.goto(f"{scene.root}/sandbox?{address}")
    await expect(scene.page.get_by_test_id("composer")).to_be_attached()
    await scene.page.wait_for_selector("body.ready")
    return scene.page


async def test_a_command_a_card_and_its_buttons(scene: Scene) -> None:
    page = await opened(scene, **{"as": ADVISOR})
    await scene.send("/case C7")
    await expect(page.get_by_test_id("message-1")).to_contain_text("/case C7")
    card = page.get_by_test_id("message-2")
    await expect(card.locator("strong")).to_have_text("收到")
    await expect(card.locator(".quoted")).to_contain_text("/case C7")
    quote = card.locator("blockquote.expandable")
    await quote.click()
    await expect(quote).to_have_class("expandable open")
    await page.get_by_test_id("button-说明").click()
    await expect(page.get_by_test_id("alert")).to_contain_text("仔细看")
    await page.locator("#alert-close").click()
    await page.get_by_test_id("button-完成").click()
    await expect(page.get_by_test_id("toast").last).to_have_text("已完成")
    await expect(card.locator("s")).to_have_text("C7")
    await expect(page.get_by_test_id("button-完成")).to_have_count(0)


async def test_an_invitation_link_opens_the_private_chat(scene: Scene) -> None:
    page = await opened(scene, **{"as": STRANGER})
    await scene.send("/help")
    await page.get_by_test_id("message-2").locator("a").click()
    await expect(page.locator("#head-title")).to_have_text("保合助手")
    await expect(page.get_by_test_id("message-1")).to_contain_text("/start CODE_1")
    assert scene.sandbox.messages(STRANGER)[0]["text"] == "/start CODE_1"


async def test_people_chats_and_unread(scene: Scene) -> None:
    page = await opened(scene, **{"as": MANAGER})
    await expect(page.get_by_test_id(f"chat-{PARTNER_GROUP}")).to_be_visible()
    scene.sandbox.say(MANAGER, PARTNER_GROUP, "own")
    scene.sandbox.say(1002, PARTNER_GROUP, "two")
    await expect(page.get_by_test_id(f"chat-{PARTNER_GROUP}").locator(".badge")).to_have_text("1")
    await page.get_by_test_id(f"chat-{PARTNER_GROUP}").click()
    await expect(page.get_by_test_id(f"chat-{PARTNER_GROUP}").locator(".badge")).to_have_count(0)
    await page.get_by_test_id("act-as").select_option(str(ADVISOR))
    await expect(page.get_by_test_id(f"chat-{PARTNER_GROUP}")).to_have_count(0)
    await expect(page.locator("#head-title")).to_have_text("北京朝阳·团队群")
    await page.get_by_test_id("language").click()
    await expect(page.locator("#acting-role")).to_have_text("Advisor")
    await page.get_by_test_id("act-as").select_option(str(STRANGER))
    await page.get_by_test_id(f"chat-{STRANGER}").click()
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message-1")).to_contain_text("/start")
    await expect(page.get_by_test_id("composer")).to_be_visible()


async def test_the_command_menu(scene: Scene) -> None:
    async with Bot(TEST_TOKEN, base_url=f"{scene.root}/bot") as bot:
        await bot.set_my_commands(
            [BotCommand("case", "事故车"), BotCommand("cases", "在修"), BotCommand("quote", "报价")]
        )
    page = await opened(scene, **{"as": ADVISOR})
    await page.get_by_test_id("menu").click()
    await expect(page.locator(".menu-line")).to_have_count(3)
    await page.get_by_test_id("composer").press_sequentially("/ca")
    await expect(page.locator(".menu-line")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await expect(page.get_by_test_id("composer")).to_have_value("/cases ")
    await page.get_by_test_id("composer").fill("/q")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message-1")).to_contain_text("/quote")


async def test_replying_editing_and_lines(scene: Scene) -> None:
    page = await opened(scene, **{"as": ADVISOR})
    scene.sandbox.say(MANAGER, TEAM_GROUP, "谁去？")
    box = page.get_by_test_id("composer")
    await page.get_by_test_id("message-1").hover()
    await page.get_by_test_id("reply-1").click()
    await box.press_sequentially("我去")
    await page.keyboard.press("Shift+Enter")
    await box.press_sequentially("现在")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message-2").locator(".quoted")).to_contain_text("谁去？")
    assert scene.sandbox.message(TEAM_GROUP, 2)["text"] == "我去\n现在"
    await page.keyboard.press("ArrowUp")
    await expect(box).to_have_value("我去\n现在")
    await scene.send("我去")
    await expect(page.get_by_test_id("message-2").locator(".edited")).to_be_visible()
    assert scene.sandbox.message(TEAM_GROUP, 2)["text"] == "我去"


async def test_several_photos_go_as_an_album(scene: Scene) -> None:
    page = await opened(scene, **{"as": ADVISOR})
    photos: list[Any] = [
        {"name": f"{number}.png", "mimeType": "image/png", "buffer": png(8 + number, 8)} for number in range(2)
    ]
    await page.get_by_test_id("file").set_input_files(photos)
    await expect(page.locator("#strip")).to_contain_text("×2")
    await scene.send("C7")
    await expect(page.get_by_test_id("message-2").locator(".photo")).to_be_visible()
    first, second = (scene.sandbox.message(TEAM_GROUP, number) for number in (1, 2))
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("C7", False)


async def test_a_photo_with_a_caption(scene: Scene) -> None:
    page = await opened(scene, **{"as": ADVISOR})
    photo: Any = {"name": "前杠.png", "mimeType": "image/png", "buffer": png(1600, 800)}
    await page.get_by_test_id("file").set_input_files(photo)
    await expect(page.locator("#strip")).to_be_visible()
    await scene.send("@baohe_sandbox_bot C7")
    await expect(page.get_by_test_id("message-2")).to_contain_text("照片已存入")
    sent = scene.sandbox.message(TEAM_GROUP, 1)
    assert (sent["photo"][-1]["width"], sent["caption"]) == (1280, "@baohe_sandbox_bot C7")
    await page.get_by_test_id("message-1").locator(".photo").click()
    await expect(page.locator("#viewer")).to_be_visible()
    await page.keyboard.press("Escape")
    note: Any = {"name": "说明.txt", "mimeType": "text/plain", "buffer": b"abc"}
    await page.get_by_test_id("file").set_input_files(note)
    await page.get_by_test_id("send").click()
    await expect(page.locator(".file")).to_contain_text("说明.txt")


async def test_the_clock(scene: Scene) -> None:
    page = await opened(scene)
    await expect(page.get_by_test_id("clock-time")).to_have_text("08:30")
    await page.get_by_test_id("clock-hour").click()
    await expect(page.get_by_test_id("clock-time")).to_have_text("09:30")
    await page.get_by_test_id("clock-morning").click()
    await expect(page.get_by_test_id("clock-time")).to_have_text("08:30")
    await page.get_by_test_id("clock-date").fill("2026-12-31T18:05")
    await page.get_by_test_id("clock-set").click()
    await expect(page.get_by_test_id("clock-time")).to_have_text("18:05")
    assert scene.clock.now() == datetime(2026, 12, 31, 10, 5, tzinfo=UTC)


async def test_text_is_never_markup(scene: Scene) -> None:
    page = await opened(scene)
    async with Bot(TEST_TOKEN, base_url=f"{scene.root}/bot") as bot:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(EVIL, callback_data="x")]])
        await bot.send_message(TEAM_GROUP, EVIL, reply_markup=keyboard)
        await bot.send_document(TEAM_GROUP, b"x", filename="<b>x</b>.html", caption=EVIL)
    scene.sandbox.say(66, 66, "/start")
    scene.sandbox.say(MANAGER, TEAM_GROUP, EVIL, reply_to=1)
    await expect(page.get_by_test_id("message-3").locator(".text")).to_contain_text("<img src=x")
    await expect(page.get_by_test_id("message-1").locator(".key")).to_have_text(EVIL)
    await page.get_by_test_id("act-as").select_option("66")
    await expect(page.locator("#acting-name")).to_have_text(EVIL)
    assert await page.evaluate("window.pwned") is None
    assert await page.locator("img[src=x]").count() == 0


async def test_beginning_again_asks_twice(scene: Scene) -> None:
    page = await opened(scene)
    scene.sandbox.say(MANAGER, TEAM_GROUP, "old")
    await expect(page.get_by_test_id("message-1")).to_be_visible()
    await page.get_by_test_id("reset").click()
    await expect(page.get_by_test_id("message-1")).to_be_visible()
    await page.get_by_test_id("reset").click()
    await expect(page.get_by_test_id("message-1")).to_have_count(0)


@pytest.mark.parametrize("scene", [390], indirect=True)
async def test_on_a_phone_the_chat_fills_the_screen(scene: Scene) -> None:
    page = await opened(scene, **{"as": ADVISOR})
    await expect(page.locator("#head-title")).to_have_text("北京朝阳·团队群")
    await expect(page.get_by_test_id("act-as")).to_be_hidden()
    await scene.send("/help")
    await expect(page.get_by_test_id("button-完成")).to_be_in_viewport()
    overflow = "document.documentElement.scrollWidth - innerWidth"
    assert await page.evaluate(overflow) <= 0
    await page.get_by_test_id("back").click()
    await expect(page.get_by_test_id("act-as")).to_be_visible()
    await page.get_by_test_id(f"chat-{ADVISOR}").click()
    await expect(page.locator("#head-title")).to_have_text("保合助手")
