"""``python -m bench.peers``: the bot on aiogram, with the settings of Baohe in its environment.

Exactly once in and at least once out, as Baohe has it: an update's number, its effects, their entries in the audit
and the answer commit in one transaction, then the webhook is answered and the answer is sent; one that a crash has
left unsent is found and sent.
"""

import asyncio
import json
import os
import signal
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bench.peers import store, texts, work

_SEEN = """
INSERT INTO intake_update (bot_id, update_id, received_at) VALUES ($1, $2, $3)
ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING id
"""
_ANSWER = """
INSERT INTO outbox_message (centre_id, chat_id, rank, is_message, is_edit, call, lang, update_id, state, due_at,
claimed_until, tries, tried_at, queued_at) VALUES ($1, $2, 0, $3, $4, $5, 'zh-CN', $6, 'claimed', $7, $8, 1, $7, $7)
RETURNING id
"""
_SENT = "UPDATE outbox_message SET state = 'sent', sent_at = $1, message_id = $2 WHERE id = $3"
_LEFT = "SELECT id, call FROM outbox_message WHERE state = 'claimed' AND claimed_until <= $1 ORDER BY id LIMIT 10"
_LEASE = timedelta(seconds=30)
Action = Callable[[work.Asked, work.Staff], Awaitable[tuple[str, work.Keyboard]]]


class Peer:
    """The bot with its database."""

    def __init__(self, bot: Bot, database: store.Store) -> None:
        self._bot = bot
        self._database = database
        self._sending: set[asyncio.Task[None]] = set()

    def handler(self, action: Action) -> Callable[..., Awaitable[None]]:
        """The handler of a command, for the dispatcher."""

        async def handle(message: Message, event_update: Any) -> None:
            await self._take(action, message, event_update.update_id)

        return handle

    async def _take(self, action: Action, message: Message, update_id: int) -> None:
        if message.from_user is None or message.text is None:
            return
        place, said = message.chat.id, message.text.split()[1:]
        async with self._database.transaction() as session:
            await session.lock(place)
            if not await session.rows(_SEEN, self._bot.id, update_id, store.now()):
                return
            asked = work.Asked(session, update_id, message.message_id, place, message.from_user.id, tuple(said))
            answer = await self._answer(action, asked)
            if answer is None:
                return
            centre_id, call = answer
            moment, kept = store.now(), json.dumps(call, ensure_ascii=False)
            (row,) = await session.rows(
                _ANSWER, centre_id, place, True, False, kept, update_id, moment, moment + _LEASE
            )
        task = asyncio.create_task(self._send(row["id"], call))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _answer(self, action: Action, asked: work.Asked) -> tuple[int, dict[str, Any]] | None:
        """The centre and the call that answers; nothing for strangers. Refusals come before anything is written."""
        who = await work.staff(asked)
        if who is None:
            return None
        try:
            text, keyboard = await action(asked, who)
        except work.Refused as refused:
            text, keyboard = str(refused), []
        call: dict[str, Any] = {
            "chat_id": asked.chat_id,
            "text": text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
            "reply_parameters": {"message_id": asked.message_id, "allow_sending_without_reply": True},
        }
        return who.centre_id, call | ({"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {})

    async def _send(self, row_id: int, call: dict[str, Any]) -> None:
        sent = await self._bot(SendMessage(**call))
        async with self._database.transaction() as session:
            await session.rows(_SENT, store.now(), sent.message_id, row_id)

    async def send_what_was_left(self) -> None:
        """Once a second: answers whose sender died."""
        while True:
            async with self._database.transaction() as session:
                left = await session.rows(_LEFT, store.now())
            for row in left:
                await self._send(row["id"], json.loads(row["call"]))
            await asyncio.sleep(1)


async def show_help(_asked: work.Asked, _who: work.Staff) -> tuple[str, work.Keyboard]:
    """The list of commands."""
    return texts.HELP, []


async def main() -> None:
    """Run until SIGTERM."""
    settings = os.environ
    stop, database = asyncio.Event(), await store.opened(settings["DATABASE_URL"])
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings["BOT_API_URL"]))
    bot, dispatcher = Bot(settings["BOT_TOKEN"], session=session), Dispatcher()
    peer = Peer(bot, database)
    for name, action in {"help": show_help, "quote": work.quote, "credit": work.credit, "refer": work.refer}.items():
        dispatcher.message.register(peer.handler(action), Command(name))
    rest = asyncio.create_task(peer.send_what_was_left())
    if secret := settings["WEBHOOK_SECRET"]:
        intake = await _serve(dispatcher, bot, settings["LISTEN"], secret)
    else:
        intake = await _poll(dispatcher, bot, settings["LISTEN"])
    await stop.wait()
    rest.cancel()
    await intake()
    await bot.session.close()
    await database.close()


async def _serve(dispatcher: Dispatcher, bot: Bot, listen: str, secret: str) -> Callable[[], Awaitable[object]]:
    """Take updates by webhook; each is answered when it has been taken, not before."""
    path = f"/telegram/{bot.id}"
    runner = await _listen(listen, SimpleRequestHandler(dispatcher, bot, False, secret), path)
    await bot.set_webhook(f"http://{listen}{path}", secret_token=secret, allowed_updates=["message"])
    return runner.cleanup


async def _poll(dispatcher: Dispatcher, bot: Bot, listen: str) -> Callable[[], Awaitable[object]]:
    runner = await _listen(listen)
    await bot.delete_webhook()
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_as_tasks=False, handle_signals=False, allowed_updates=["message"])
    )

    async def end() -> None:
        polling.cancel()
        await runner.cleanup()

    return end


async def _listen(address: str, handler: Any = None, path: str = "") -> web.AppRunner:
    async def ready(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_get("/readyz", ready)
    if handler is not None:
        handler.register(app, path)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    host, _, port = address.rpartition(":")
    await web.TCPSite(runner, host, int(port)).start()
    return runner


if __name__ == "__main__":
    asyncio.run(main())
