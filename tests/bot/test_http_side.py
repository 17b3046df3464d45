"""The webhook's door: what is no update of ours gets a client's error, never one of the server."""

import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.http_side import MAX_BODY_BYTES, SECRET_HEADER, HttpSide

SECRET = "a-secret"
Client = TestClient[web.Request, web.Application]


class Door:
    """The HTTP side behind a client, and what came through it."""

    def __init__(self, client: Client, came: list[dict[str, Any]]) -> None:
        self.client = client
        self.came = came

    async def post(self, body: bytes, secret: str = SECRET, bot: str = "7") -> int:
        """The status that a posted update gets."""
        answer = await self.client.post(f"/telegram/{bot}", data=body, headers={SECRET_HEADER: secret})
        return answer.status


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    """An HTTP side that takes whatever passes it."""
    came: list[dict[str, Any]] = []

    async def take(update: dict[str, Any]) -> None:
        came.append(update)

    async def ready() -> dict[str, str]:
        return {}

    side, app = HttpSide(7, SECRET, ready), web.Application(client_max_size=16 * MAX_BODY_BYTES)
    side.receiver = take
    side.mount(app)
    async with TestClient(TestServer(app)) as client:
        yield Door(client, came)


async def test_an_update_with_the_secret_comes_in(door: Door) -> None:
    assert await door.post(b'{"update_id": 5}') == 200
    assert door.came == [{"update_id": 5}]


@pytest.mark.parametrize("secret", ["", "wrong", "a-secret-and-more", "\udcff\udcfe", "密"])
async def test_any_other_secret_is_refused(door: Door, secret: str) -> None:
    assert await door.post(b'{"update_id": 5}', secret=secret) == 403
    assert not door.came


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"{}",
        b'{"update_id": true}',
        b'{"update_id": "5"}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b"[" * 200_000,
    ],
)
async def test_what_is_no_update_is_a_bad_request(door: Door, body: bytes) -> None:
    assert await door.post(body) == 400
    assert not door.came


async def test_a_body_larger_than_any_update_is_not_read(door: Door) -> None:
    padded = json.dumps({"update_id": 5, "text": "x" * MAX_BODY_BYTES}).encode()
    assert await door.post(padded) == 413
    assert not door.came


async def test_a_body_in_pieces_is_read_no_further_than_any_update(door: Door) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"update_id": 5, "text": "'
        for _ in range(8):
            yield b"x" * (MAX_BODY_BYTES // 2)
        yield b'"}'

    answer = await door.client.post("/telegram/7", data=pieces(), headers={SECRET_HEADER: SECRET})
    assert answer.status == 413
    assert not door.came


async def test_a_packed_body_is_unpacked_no_further_than_any_update(door: Door) -> None:
    packed = gzip.compress(b'{"update_id": 5, "text": "' + b"x" * (4 * MAX_BODY_BYTES) + b'"}')
    assert len(packed) < MAX_BODY_BYTES // 100
    headers = {SECRET_HEADER: SECRET, "Content-Encoding": "gzip"}
    answer = await door.client.post("/telegram/7", data=packed, headers=headers)
    assert answer.status == 413
    assert not door.came


async def test_who_has_no_secret_learns_nothing_of_the_body(door: Door) -> None:
    """The secret is asked for before the body is looked at: what is no update is refused in the same way."""
    for body in (b"{", b"x" * (2 * MAX_BODY_BYTES)):
        assert await door.post(body, secret="wrong") == 403
    assert (await door.client.post("/telegram/7", data=b"{")).status == 403


async def test_another_bots_address_is_not_there(door: Door) -> None:
    assert await door.post(b'{"update_id": 5}', bot="8") == 404


@pytest.mark.parametrize(
    ("wrong", "status"), [({}, 200), ({"media": "full"}, 200), ({"media": "full", "database": "away"}, 503)]
)
async def test_a_store_of_photos_that_is_away_is_told_and_keeps_nobody_out(wrong: dict[str, str], status: int) -> None:
    async def ready() -> dict[str, str]:
        return {"database": "", "media": ""} | wrong

    side, app = HttpSide(7, SECRET, ready), web.Application()
    side.mount(app)
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/readyz")
        assert answer.status == status
        body = await answer.json()
    assert body.get("why", {}) == wrong
    assert body["media"] is ("media" not in wrong)
