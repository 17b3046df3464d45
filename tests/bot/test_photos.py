"""Photos on their way into our own store and out of it, with a Telegram and a store that fail as they are told to."""

import asyncio
import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.error import BadRequest, NetworkError

from bot import troubles
from bot.api import BotApi, FileTooLarge
from bot.cli.doctor import machine
from bot.cli.doctor.findings import Level
from bot.media import Media, MediaFault
from bot.photos import Keeper
from bot.settings import Settings
from bot.showing import Showing, picture_answers
from domain import clock
from domain.cases import service as cases
from domain.cases.models import CasePhoto
from domain.cases.views import SentPhoto
from domain.clock import FixedClock
from domain.outbox.models import OutboxMessage
from handlers.declaration import Picture
from tests.bot.sandbox.worlds import png
from tests.factories.cases import Shop, a_case, a_shop

PICTURE = png(40, 30)


class Telegram:
    """Gives out files, or fails; remembers what it was asked."""

    def __init__(self) -> None:
        self.content = PICTURE
        self.fault: Exception | None = None
        self.asked: list[str] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []

    async def file(self, file_id: str, *, most_bytes: int) -> bytes:
        """The bytes of a file."""
        self.asked.append(file_id)
        await asyncio.sleep(0)
        if self.fault:
            raise self.fault
        return self.content

    async def call(self, method: str, **parameters: Any) -> Any:
        """Take a call."""
        self.calls.append((method, parameters))
        if self.fault:
            raise self.fault
        return {"message_id": 1}

    async def upload(self, method: str, files: dict[str, bytes], **parameters: Any) -> Any:
        """Take files."""
        self.calls.append((method, parameters | {"files": dict(files)}))
        return {"message_id": 1}


@pytest.fixture
def time() -> FixedClock:
    standing = FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


@pytest.fixture
async def shop(database: str, time: FixedClock) -> Shop:
    shop = await a_shop()
    await a_case(shop)
    return shop


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def media(tmp_path: Path) -> Media:
    return Media(str(tmp_path / "media"))


@pytest.fixture
def keeper(telegram: Telegram, media: Media) -> Keeper:
    return Keeper(cast(BotApi, telegram), media)


async def _photo(shop: Shop, number: int = 1) -> None:
    await cases.take_photo(shop.advisor, SentPhoto(number, clock.now(), f"F{number}", f"U{number}"), 1)


async def _row(number: int = 1) -> CasePhoto:
    return await CasePhoto.get(number=number)


async def test_a_photo_is_kept_once_whoever_looks(shop: Shop, keeper: Keeper, telegram: Telegram, media: Media) -> None:
    for number in range(1, 8):
        await _photo(shop, number)
    await asyncio.gather(keeper.look(), Keeper(cast(BotApi, telegram), media).look())
    assert sorted(telegram.asked) == [f"F{number}" for number in range(1, 8)]
    row = await _row()
    assert (row.kept, row.mime, row.width, row.height) == ("kept", "image/png", 40, 30)
    assert row.sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert await media.get(row.key) == PICTURE
    assert re.fullmatch(r"[\w-]{32}", row.key, re.ASCII), "a name by chance, which says nothing of the case"


async def test_what_is_withdrawn_leaves_the_store(shop: Shop, keeper: Keeper, media: Media, time: FixedClock) -> None:
    await _photo(shop)
    await keeper.look()
    await cases.withdraw_photo(shop.advisor, 1, 1)
    await keeper.look()
    row = await _row()
    assert await media.get(row.key) == PICTURE, "it may still be taken back"
    time.advance(timedelta(minutes=4))
    await keeper.look()
    assert ((await _row()).kept, await media.get(row.key)) == ("gone", None)


@pytest.mark.parametrize(
    ("fault", "content", "why"),
    [
        (FileTooLarge("x"), PICTURE, "large"),
        (BadRequest("Bad Request: file is too big"), PICTURE, "large"),
        (None, b"%PDF-1.7", "kind"),
        (None, b"GIF89a\x01\x00\x01\x00", "kind"),
        (None, b"", "kind"),
    ],
)
async def test_what_is_no_photo_is_withdrawn_and_told(
    shop: Shop, keeper: Keeper, telegram: Telegram, fault: Exception | None, content: bytes, why: str
) -> None:
    telegram.fault, telegram.content = fault, content
    await _photo(shop)
    await keeper.look()
    assert (await _row()).state == "withdrawn"
    told = await OutboxMessage.get(template=cases.PHOTO_LOST)
    assert (told.params or {})["why"] == why


async def test_a_file_that_telegram_refuses_is_given_up_after_its_tries(
    shop: Shop, keeper: Keeper, telegram: Telegram, time: FixedClock
) -> None:
    telegram.fault = BadRequest("Bad Request: wrong file_id or the file is temporarily unavailable")
    await _photo(shop)
    for _ in range(12):
        await keeper.look()
        time.advance(timedelta(hours=1))
    assert len(telegram.asked) == 8
    row = await _row()
    assert (row.kept, row.state) == ("lost", "filed")
    assert (await OutboxMessage.get(template=cases.PHOTO_LOST)).params is not None


async def test_telegram_away_is_waited_for(shop: Shop, keeper: Keeper, telegram: Telegram, time: FixedClock) -> None:
    telegram.fault = NetworkError("away")
    await _photo(shop)
    for _ in range(20):
        await keeper.look()
        time.advance(timedelta(hours=2))
    telegram.fault = None
    await keeper.look()
    assert (await _row()).kept == "kept"


async def test_a_store_that_cannot_be_written_is_a_trouble_until_it_can(
    shop: Shop, telegram: Telegram, tmp_path: Path, time: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(troubles, "CALM_SECONDS", 0.0)
    (tmp_path / "media").touch()
    keeper = Keeper(cast(BotApi, telegram), Media(str(tmp_path / "media")))
    await _photo(shop)
    for _ in range(3):
        await keeper.look()
        assert troubles.present_in(troubles.MEDIA) is not None
    assert len(telegram.asked) == 1, "it is asked for again once there is a place for it"
    (tmp_path / "media").unlink()
    await keeper.look()
    assert troubles.present_in(troubles.MEDIA) is None
    assert (await _row()).kept == "kept"


async def test_what_nobody_wants_any_more_when_it_is_there_is_removed(
    shop: Shop, media: Media, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _photo(shop)
    key = (await _row()).key
    real = cases.photo_kept

    async def later(*facts: Any) -> bool:
        await CasePhoto.filter(number=1).update(key="another")
        return await real(*facts)

    monkeypatch.setattr(cases, "photo_kept", later)
    await Keeper(cast(BotApi, telegram), media).look()
    assert await media.get(key) is None


async def test_the_store_keeps_reads_and_removes(media: Media) -> None:
    assert await media.get("abc") is None
    await media.remove("abc")
    await media.put("abc", b"1")
    await media.put("abc", b"2")
    assert await media.get("abc") == b"2"
    await media.check()
    with pytest.raises(MediaFault):
        await Media("s3://").put("abc", b"1")


async def test_a_bucket_is_a_store_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much of one as is needed, over real HTTP."""
    objects: dict[str, bytes] = {}

    async def bucket(request: web.Request) -> web.Response:
        match request.method:
            case "PUT":
                objects[request.path] = await request.read()
                return web.Response(headers={"ETag": '"1"'})
            case "POST":  # the removal of many
                keys = re.findall("<Key>(.*?)</Key>", await request.text())
                for key in keys:
                    objects.pop(f"/photos/{key}", None)
                gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
                return web.Response(text=f"<DeleteResult>{gone}</DeleteResult>", content_type="application/xml")
        content = objects.get(request.path)
        headers = {"ETag": '"1"', "Last-Modified": "Fri, 20 Nov 2026 02:00:00 GMT"}
        return web.Response(status=404) if content is None else web.Response(body=content, headers=headers)

    app = web.Application()
    app.router.add_route("*", "/{key:.*}", bucket)
    async with TestServer(app) as server:
        for name, value in {
            "AWS_ENDPOINT_URL": str(server.make_url("")), "AWS_REGION": "cn-north-1",
            "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        media = Media("s3://photos/baohe")
        assert await media.get("abc") is None
        await media.put("abc", PICTURE)
        assert list(objects) == ["/photos/baohe/ab/abc"]
        assert await media.get("abc") == PICTURE
        await media.check()
        await media.remove("abc")
        assert not objects


KEPT = [Picture("F1", "一", "k1"), Picture("F2", "二", "k2")]


@pytest.mark.parametrize("pictures", [KEPT, KEPT[:1], [Picture("D1", "文", "k1", as_file=True)]])
async def test_what_telegram_has_lost_is_sent_from_the_store(
    media: Media, telegram: Telegram, pictures: list[Picture]
) -> None:
    for picture in pictures:
        await media.put(picture.key, PICTURE)
    (answer,) = picture_answers(5, None, {}, pictures, 1)
    method, parameters = str(answer.call["method"]), {k: v for k, v in answer.call.items() if k != "method"}
    showing = Showing(cast(BotApi, telegram), media)
    await showing.call(method, **parameters)
    assert "kept" not in telegram.calls[0][1]
    telegram.fault = BadRequest("Bad Request: wrong file identifier/HTTP URL specified")
    await showing.call(method, **parameters)
    sent = telegram.calls[-1][1]
    assert list(sent["files"].values()) == [PICTURE] * len(pictures)
    assert str(sent).count("attach://photo") == len(pictures)


@pytest.mark.parametrize(
    ("refusal", "key"), [("Bad Request: chat not found", "k1"), ("Bad Request: wrong file identifier", "k9")]
)
async def test_what_is_refused_for_another_reason_or_is_nowhere_stays_refused(
    media: Media, telegram: Telegram, refusal: str, key: str
) -> None:
    await media.put("k1", PICTURE)
    telegram.fault = BadRequest(refusal)
    with pytest.raises(BadRequest):
        await Showing(cast(BotApi, telegram), media).call("sendPhoto", chat_id=5, photo="F1", kept=[key])


def test_files_and_photos_do_not_stand_in_one_album() -> None:
    pictures = [*KEPT, Picture("D1", "文", as_file=True), Picture("D2", "件", as_file=True)]
    calls = [answer.call for answer in picture_answers(5, 7, {}, pictures, 1)]
    media: list[Any] = [call["media"] for call in calls]
    assert [[item["type"] for item in each] for each in media] == [["photo"] * 2, ["document"] * 2]
    assert {call["message_thread_id"] for call in calls} == {7}


def _settings(home: Path, **more: Any) -> Settings:
    made: Callable[..., Settings] = Settings
    return made(_env_file=None, bot_token="7700000001:AAAA-BBBB", data_dir=home, **more)


async def test_the_doctor_looks_at_the_store(tmp_path: Path) -> None:
    async def told(settings: Settings) -> tuple[Level, str]:
        found = [each async for each in machine.check(settings) if each.what == "photos"]
        return found[0].level, found[0].says

    assert (await told(_settings(tmp_path)))[0] is Level.OK
    assert _settings(tmp_path).media == str(tmp_path / "media")
    (tmp_path / "media").mkdir()
    assert "can be written" in (await told(_settings(tmp_path)))[1]
    (tmp_path / "file").touch()
    assert (await told(_settings(tmp_path, media_url=str(tmp_path / "file" / "x"))))[0] is Level.FAULT
