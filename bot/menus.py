"""The command menus people see behind the slash: by scope, role and language, from the declarations."""

from typing import Any

import structlog
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.api import BotApi
from bot.pace import Rest
from domain.actor import Role
from domain.people import service as people
from domain.people.views import MenuView
from handlers.registry import Registry
from locales import DEFAULT_LANGUAGE, LANGUAGES, say

log = structlog.get_logger(__name__)


class Menus:
    """Keeps every chat's menu as its people's roles and languages want it."""

    def __init__(self, api: BotApi, registry: Registry) -> None:
        self._api = api
        self._registry = registry
        self._shown: set[MenuView] = set()
        self._has_common = False
        self._rest: Rest | None = None

    async def look(self) -> None:
        """Bring all menus up to date, unless Telegram asked for a rest; where it asks for one, the rest comes after."""
        if self._rest is not None and not self._rest.is_over:
            return
        try:
            await self._bring_up_to_date()
        except RetryAfter as fault:
            self._rest = Rest.asked_by(fault)

    async def _bring_up_to_date(self) -> None:
        """Show the menus that changed since the last look, and at first the common ones."""
        if not self._has_common:
            await self._show_common()
            self._has_common = True
        wanted = set(await people.menus_wanted())
        for chat_id in {menu.chat_id for menu in self._shown} - {menu.chat_id for menu in wanted}:
            await self._take_away(chat_id)
        self._shown &= wanted
        for menu in wanted - self._shown:
            await self._show(menu)
            self._shown.add(menu)  # one by one: when the Bot API refuses to go on, the next look goes on from here

    async def _show_common(self) -> None:
        """What strangers see, and what is open to anyone, in every language."""
        for lang in LANGUAGES:
            code = {} if lang == DEFAULT_LANGUAGE else {"language_code": lang[:2]}
            await self._api.call("setMyCommands", commands=self._commands(None, lang), **code)

    async def _show(self, menu: MenuView) -> None:
        scope = {"type": "chat", "chat_id": menu.chat_id}
        try:
            await self._api.call("setMyCommands", commands=self._commands(menu.role, menu.lang), scope=scope)
        except (BadRequest, Forbidden) as refused:
            # A chat that never spoke to the bot, or left: it has no menu to see either.
            log.info("menus.refused", reason=str(refused)[:60])

    async def _take_away(self, chat_id: int) -> None:
        """Whoever is off the staff sees what strangers see."""
        try:
            await self._api.call("deleteMyCommands", scope={"type": "chat", "chat_id": chat_id})
        except (BadRequest, Forbidden) as refused:
            log.info("menus.refused", reason=str(refused)[:60])

    def _commands(self, role: Role | None, lang: str) -> list[dict[str, Any]]:
        return [
            {"command": command.name, "description": say(lang, f"command-{command.name}").striptags()}
            for command in self._registry.open_to(role)
        ]
