"""Telegram: whether it knows the bot, brings it updates, and lets it speak in its groups."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from telegram.error import InvalidToken, TelegramError

from bot.api import ALLOWED_UPDATES, BotApi
from bot.cli.doctor.findings import Chats, Finding, Findings, fault, warning, well
from bot.settings import Settings
from domain import clock
from domain.people.views import ChatView

MANY_PENDING = 100
RECENT = timedelta(hours=1)
SKEW_NOTED = timedelta(seconds=30)
SKEW_WRONG = timedelta(minutes=5)
_SECONDS = aiohttp.ClientTimeout(total=20)


async def check(settings: Settings, chats: Chats) -> Findings:
    """Everything that Telegram says of the bot; nothing of the sandbox, whose Telegram is the bot itself."""
    if settings.is_sandbox:
        return
    yield await _clock(settings)
    api = BotApi(settings.api_root, settings.token)
    await api.open()
    try:
        async for finding in _asked(settings, api, chats):
            yield finding
    finally:
        await api.close()


async def _clock(settings: Settings) -> Finding:
    """The Bot API's HTTP side tells the time to everybody, whatever it is asked."""
    try:
        async with (
            aiohttp.ClientSession(timeout=_SECONDS) as session,
            session.get(f"{settings.api_root}/", allow_redirects=False) as answer,
        ):
            told = answer.headers.get("Date")
    except (aiohttp.ClientError, OSError, TimeoutError):
        return warning("clock", "could not be compared: the Bot API cannot be reached")
    if told is None:
        return warning("clock", "could not be compared: the Bot API does not tell the time")
    ahead = clock.now() - parsedate_to_datetime(told).astimezone(UTC)
    seconds = round(ahead.total_seconds())
    if abs(ahead) > SKEW_WRONG:
        return fault("clock", f"is {seconds} seconds ahead of Telegram's: let the machine keep time (NTP)")
    if abs(ahead) > SKEW_NOTED:
        return warning("clock", f"is {seconds} seconds ahead of Telegram's: let the machine keep time (NTP)")
    return well("clock", "agrees with Telegram's")


async def _asked(settings: Settings, api: BotApi, chats: Chats) -> Findings:
    try:
        me = await api.call("getMe")
    except InvalidToken:
        yield fault("telegram", "the Bot API does not know BOT_TOKEN; BotFather has the right one")
        return
    except TelegramError as refusal:
        yield fault("telegram", f"{refusal}: see BOT_API_URL and the network; groups and webhook were not asked for")
        return
    yield well("telegram", f"knows the bot as @{me['username']}")
    yield _privacy(me)
    for finding in _intake(settings, await api.call("getWebhookInfo")):
        yield finding
    async for finding in _groups(settings, api, chats):
        yield finding


def _privacy(me: dict[str, Any]) -> Finding:
    if not me.get("can_join_groups", True):
        return fault("groups", "BotFather does not let the bot join groups: /setjoingroups, enable")
    if me.get("can_read_all_group_messages"):
        return warning(
            "privacy", "mode is off, so the bot is sent all that groups say: /setprivacy at BotFather, enable"
        )
    return well("privacy", "mode is on: the bot hears only what is meant for it")


def _intake(settings: Settings, told: dict[str, Any]) -> list[Finding]:
    """How updates come: where Telegram sends them, and how many it could not bring."""
    found = [_by_webhook(settings, told) if settings.webhook_secret else _by_polling(told)]
    pending = int(told.get("pending_update_count", 0))
    if pending > MANY_PENDING:
        found.append(warning("updates", f"{pending} wait at Telegram: does the bot run?"))
    failed = told.get("last_error_date")
    if settings.webhook_secret and failed and clock.now() - datetime.fromtimestamp(failed, UTC) < RECENT:
        says = told.get("last_error_message", "it does not say why")
        found.append(warning("webhook", f"Telegram failed to call it within the last hour: {says}"))
    return found


def _by_webhook(settings: Settings, told: dict[str, Any]) -> Finding:
    url = told.get("url", "")
    if not url:
        return warning("webhook", "is not set yet; starting the bot sets it")
    if url != settings.webhook_address:
        return fault(
            "webhook", f"is {url}, not {settings.webhook_address}: start the bot; if it runs, stop the other one"
        )
    lacking = sorted(set(ALLOWED_UPDATES) - set(told.get("allowed_updates", ALLOWED_UPDATES)))
    if lacking:
        return fault("webhook", f"does not bring {', '.join(lacking)}: start the bot again, which asks for them")
    return well("webhook", f"is set to {url}")


def _by_polling(told: dict[str, Any]) -> Finding:
    if told.get("url"):
        return fault(
            "polling",
            f"brings nothing while a webhook is set ({told['url']}): start the bot, which removes it; "
            "if it runs, another one is using this token",
        )
    return well("polling", "is open: no webhook is set")


async def _groups(settings: Settings, api: BotApi, chats: Chats) -> Findings:
    silent = 0
    for chat in chats.found:
        refusal = await _silenced(settings, api, chat)
        if refusal:
            silent += 1
            yield fault("groups", f"{chat.kind} group {chat.chat_id}: {refusal}")
    if not silent:
        yield well("groups", f"the bot may speak in all {len(chats.found)}")


async def _silenced(settings: Settings, api: BotApi, chat: ChatView) -> str:
    """Why the bot cannot speak in a group; empty if it can."""
    try:
        member = await api.call("getChatMember", chat_id=chat.chat_id, user_id=settings.bot_id)
    except TelegramError as refusal:
        return f"Telegram says: {refusal}; add the bot again, or /unbind it"
    if member["status"] in ("left", "kicked"):
        return "the bot is not in it any more; add it again, or /unbind it"
    if member["status"] == "restricted" and not member.get("can_send_messages", False):
        return "the bot may not write there; let it send messages"
    return ""
