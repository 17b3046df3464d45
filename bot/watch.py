"""Looks for trouble, and tells operators of it: in private, each in their language, once between all processes."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup
from telegram.error import TelegramError

from bot.answers import push_call
from bot.api import BotApi
from bot.health import LASTING, Health
from domain import clock
from domain.intake import service as intake
from domain.intake.views import SetAsideView
from domain.outbox import service as outbox
from domain.outbox.views import Notice, Reader, Trouble
from domain.people import service as people
from handlers.declaration import Reply
from locales import say

LOOK_SECONDS = 30
LATE, TELEGRAM, DATABASE = "outbox", "telegram", "database"
KINDS = (LATE, TELEGRAM, DATABASE)
_SILENT = timedelta(minutes=1)
"""A Bot API that nobody has called for so long is asked for a sign of life."""
_CAUGHT_UP = timedelta(minutes=1)
"""A queue that was late is so until it is this close behind: one on the verge is no new trouble every minute."""
_HOUR = timedelta(hours=1)
_MOST_SET_ASIDE_AN_HOUR = 5
"""Operators are told of so many one by one; a fault that meets every message would be told of all day."""
_WORDS: Mapping[tuple[str, bool], str] = {
    (LATE, False): "status-alert-outbox",
    (LATE, True): "status-alert-outbox-over",
    (TELEGRAM, False): "status-alert-telegram",
    (TELEGRAM, True): "status-alert-telegram-over",
    (DATABASE, True): "status-alert-database-over",
}


@dataclass(frozen=True)
class Operators:
    """Who is told, and how: the deployment's language for those who are on no staff, its zone for all."""

    user_ids: frozenset[int]
    lang: str
    zone: str


class Watch:
    """One process's look at the deployment, every ``LOOK_SECONDS``."""

    def __init__(self, api: BotApi, health: Health, operators: Operators) -> None:
        self._api = api
        self._health = health
        self._operators = operators
        self._was_late = False
        self._told_outage: datetime | None = None

    async def look(self) -> None:
        """See what lasts, and tell what is news. Raises what the database raises; the next look comes as usual."""
        await self._ask_telegram()
        if not await self._health.ask_database():
            return
        found = await self._found()
        self._health.troubles = {kind: each.since for kind, each in found.items() if each.until is None}
        readers = await self._readers()
        await outbox.tell_of_troubles(readers, KINDS, found, self._word)
        self._told_outage = found[DATABASE].since if DATABASE in found else self._told_outage
        await self._tell_of_set_aside(readers)

    async def _ask_telegram(self) -> None:
        """With a webhook, or while another process polls, nothing may have been asked for long."""
        asked_at = self._health.telegram.answered_at
        if asked_at is None or clock.now() - asked_at >= _SILENT:
            with suppress(TelegramError):
                await self._api.call("getMe")

    async def _found(self) -> dict[str, Trouble]:
        since = {LATE: await self._late_since(), TELEGRAM: self._telegram_away_since()}
        found = {kind: Trouble(kind, moment) for kind, moment in since.items() if moment is not None}
        outage = self._health.database.last_outage
        if outage is not None and outage[1] - outage[0] >= LASTING and outage[0] != self._told_outage:
            found[DATABASE] = Trouble(DATABASE, *outage)
        return found

    async def _late_since(self) -> datetime | None:
        """Since when the queue is late, if it was at the last look too: what piled up while nobody was there goes
        within seconds, and time that was moved is no trouble."""
        oldest = (await outbox.health()).oldest_due_at
        behind = clock.now() - oldest if oldest else timedelta()
        lasts = self._health.troubles.get(LATE) is not None
        was_late, self._was_late = self._was_late, behind >= (_CAUGHT_UP if lasts else LASTING)
        return oldest if was_late and self._was_late else None

    def _telegram_away_since(self) -> datetime | None:
        telegram = self._health.telegram
        return telegram.failing_since if telegram.has_failed_for(LASTING) else None

    async def _readers(self) -> Sequence[Reader]:
        langs = await people.languages_of(self._operators.user_ids, default=self._operators.lang)
        return [Reader(user_id, lang) for user_id, lang in sorted(langs.items())]

    def _word(self, reader: Reader, news: Trouble) -> dict[str, object]:
        times = {"since": self._local(news.since), "until": self._local(news.until or clock.now())}
        return _call(reader, say(reader.lang, _WORDS[news.kind, news.until is not None], **times))

    async def _tell_of_set_aside(self, readers: Sequence[Reader]) -> None:
        found = await intake.set_aside_lately(_HOUR, _MOST_SET_ASIDE_AN_HOUR + 1)
        notices = [
            Notice(f"alert:set aside:{each.reference}:{reader.chat_id}", reader, self._set_aside(reader, each))
            for each in found[:_MOST_SET_ASIDE_AN_HOUR]
            for reader in readers
        ]
        if len(found) > _MOST_SET_ASIDE_AN_HOUR:
            hour = f"{clock.now():%Y-%m-%dT%H}"
            notices += [
                Notice(
                    f"alert:many set aside:{hour}:{reader.chat_id}",
                    reader,
                    _call(reader, say(reader.lang, "status-alert-many")),
                )
                for reader in readers
            ]
        if notices:
            await outbox.tell_once(notices)

    def _set_aside(self, reader: Reader, view: SetAsideView) -> dict[str, object]:
        facts = {"reference": view.reference, "at": self._local(view.at)}
        return _call(reader, say(reader.lang, "status-alert-set-aside", **facts))

    def _local(self, moment: datetime) -> datetime:
        return clock.local(moment, self._operators.zone)


def _call(reader: Reader, text: Markup) -> dict[str, object]:
    return push_call(reader.chat_id, None, Reply(text))
