"""Looks for trouble, and tells operators of it: in private, each in their language, once between all processes."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup
from telegram.error import TelegramError

from bot import troubles
from bot.answers import push_call
from bot.api import BotApi
from bot.duties import look_at_database
from domain import clock
from domain.intake import service as intake
from domain.intake.views import SetAsideView
from domain.outbox import service as outbox
from domain.outbox.views import Notice, Reader, Trouble
from domain.people import service as people
from handlers.declaration import Reply
from locales import say

LOOK_SECONDS = 30
LATE, TELEGRAM, DATABASE, MEDIA = "outbox", "telegram", "database", "media"
KINDS = (LATE, TELEGRAM, DATABASE, MEDIA)
LASTING = timedelta(minutes=5)
"""What does not work for so long is told."""
PresentIn = Callable[[str], troubles.Trouble | None]
"""The trouble that something is in now, in one process."""
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
    (MEDIA, False): "status-alert-media",
    (MEDIA, True): "status-alert-media-over",
}


@dataclass(frozen=True)
class Operators:
    """Who is told, and how: the deployment's language for those who are on no staff, its zone for all."""

    user_ids: frozenset[int]
    lang: str
    zone: str


class Watch:
    """One process's look at the deployment, every ``LOOK_SECONDS``."""

    def __init__(self, api: BotApi, operators: Operators, present_in: PresentIn = troubles.present_in) -> None:
        self._api = api
        self._operators = operators
        self._present_in = present_in
        self._was_late = False
        self._is_late = False
        self._database_away_since: datetime | None = None

    async def look(self) -> None:
        """See what lasts, and tell what is news. While the database is away nothing can be told: then it waits."""
        with suppress(TelegramError):  # noted at the Bot API's door, which a process may else not knock at for hours
            await self._api.call("getMe")
        await look_at_database()
        away = self._present_in(troubles.DATABASE)
        if away is not None:
            self._database_away_since = away.since
        if away is not None or not self._operators.user_ids:
            return
        found = await self._found()
        readers = await self._readers()
        await outbox.tell_of_troubles(readers, KINDS, found, self._word)
        self._database_away_since = None
        await self._tell_of_set_aside(readers)

    async def _found(self) -> dict[str, Trouble]:
        now = clock.now()
        since = {
            LATE: await self._late_since(),
            TELEGRAM: self._lasting(troubles.TELEGRAM, troubles.POLLING),
            MEDIA: self._lasting(troubles.MEDIA),
        }
        found = {kind: Trouble(kind, moment) for kind, moment in since.items() if moment is not None}
        gone = self._database_away_since
        if gone is not None and now - gone >= LASTING:
            found[DATABASE] = Trouble(DATABASE, gone, now)
        return found

    async def _late_since(self) -> datetime | None:
        """Since when the queue is late, if it was at the last look too: what piled up while nobody was there goes
        within seconds, and time that was moved is no trouble. While Telegram is away that is the trouble."""
        if self._present_in(troubles.TELEGRAM) is not None:
            self._was_late = self._is_late = False
            return None
        oldest = (await outbox.health()).oldest_due_at
        behind = clock.now() - oldest if oldest else timedelta()
        was_late, self._was_late = self._was_late, behind >= (_CAUGHT_UP if self._is_late else LASTING)
        self._is_late = was_late and self._was_late
        return oldest if self._is_late else None

    def _lasting(self, *whats: str) -> datetime | None:
        """Since when the first of these is in trouble that is (Telegram away, or giving us no updates), if it lasts."""
        away = next((trouble for what in whats if (trouble := self._present_in(what))), None)
        return away.since if away is not None and clock.now() - away.since >= LASTING else None

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
