"""The smaller parts: pictures, flood limits, clock arithmetic, keyboards."""

import struct
from datetime import UTC, datetime

import pytest

from bot.images import recognise
from bot.sandbox.clock import moment_from_text, move_forward, next_morning
from bot.sandbox.keyboards import checked_markup
from bot.sandbox.limits import FloodGate, FloodLimits
from bot.sandbox.refusals import NotPossible, Refusal
from domain.clock import FixedClock
from tests.bot.sandbox.worlds import png


class Watch:
    """A real-time clock that stands still."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def waits(gate: FloodGate, chat_id: int, *, is_group: bool = False) -> int:
    """The seconds to wait, 0 when the message passed."""
    try:
        gate.pass_message(chat_id, is_group=is_group)
    except Refusal as refusal:
        return int((refusal.parameters or {})["retry_after"])
    return 0


def test_a_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    watch = Watch()
    gate = FloodGate(FloodLimits(), watch)
    assert [waits(gate, 1) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    with pytest.raises(Refusal, match="Too Many Requests: retry after 1") as refused:
        gate.pass_message(1, is_group=False)
    assert refused.value.answer()["error_code"] == 429
    assert waits(gate, 2) == 0
    watch.seconds += 1
    assert [waits(gate, 1), waits(gate, 1)] == [0, 1]


def test_a_group_takes_twenty_a_minute() -> None:
    watch = Watch()
    gate = FloodGate(FloodLimits(chat_per_second=0), watch)
    assert [waits(gate, -1, is_group=True) for _ in range(20)] == [0] * 20
    watch.seconds += 15
    assert waits(gate, -1, is_group=True) == 45
    watch.seconds += 45
    assert waits(gate, -1, is_group=True) == 0


def test_all_chats_together_take_thirty_a_second() -> None:
    watch = Watch()
    gate = FloodGate(FloodLimits(), watch)
    assert [waits(gate, chat) for chat in range(31)] == [0] * 30 + [1]
    watch.seconds += 1
    assert waits(gate, 40) == 0


def test_limits_can_be_off() -> None:
    gate = FloodGate(FloodLimits.off())
    assert {waits(gate, -1, is_group=True) for _ in range(100)} == {0}


def test_pictures_are_recognised_by_their_bytes() -> None:
    jpeg = (
        b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"\0" * 14 + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, 480, 640)
    )
    webp = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
    lossless = b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 5 + (639 | 479 << 14).to_bytes(4, "little")
    lossy = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 640, 480)
    gif = b"GIF89a" + struct.pack("<HH", 640, 480)
    for content in (jpeg, webp, lossless, lossy, gif, png(640, 480)):
        picture = recognise(content)
        assert picture is not None
        assert (picture.width, picture.height) == (640, 480)
    for content in (b"", b"hello", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"<svg></svg>"):
        assert recognise(content) is None


def test_the_next_morning_is_of_the_zone() -> None:
    zone = "Asia/Shanghai"
    assert next_morning(datetime(2026, 11, 22, 0, 29, tzinfo=UTC), zone) == datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
    assert next_morning(datetime(2026, 11, 22, 0, 30, tzinfo=UTC), zone) == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


def test_a_moment_without_offset_is_of_the_zone() -> None:
    assert moment_from_text("2026-12-31T09:00", "Asia/Shanghai") == datetime(2026, 12, 31, 1, tzinfo=UTC)
    assert moment_from_text("2026-12-31T09:00+00:00", "Asia/Shanghai") == datetime(2026, 12, 31, 9, tzinfo=UTC)
    with pytest.raises(NotPossible):
        moment_from_text("tomorrow", "Asia/Shanghai")


def test_time_never_runs_back() -> None:
    clock = FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
    with pytest.raises(NotPossible):
        move_forward(clock, datetime(2026, 11, 21, tzinfo=UTC))


def test_a_good_keyboard_is_kept_without_its_empty_rows() -> None:
    rows = [
        [{"text": "a", "callback_data": "case.show:12"}],
        [],
        [{"text": "b", "url": "https://e.cn"}, {"text": "c", "copy_text": {"text": "C1"}}],
    ]
    assert checked_markup({"inline_keyboard": rows}) == {"inline_keyboard": [rows[0], rows[2]]}
    assert checked_markup({"force_reply": True}) is None
    assert checked_markup({"inline_keyboard": []}) is None


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "车" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "x"}, 'Field "text" must be of type String'),
        ({"text": "a", "callback_data": "x", "url": "https://e.cn"}, "exactly one action"),
        ({"text": "a", "url": "ftp://e.cn"}, "Unsupported URL protocol"),
        ({"text": "a", "url": "http://localhost/x"}, "Wrong HTTP URL"),
        ({"text": "a", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ("a", "must be an Object"),
    ],
)
def test_bad_buttons_are_refused(button: object, reason: str) -> None:
    with pytest.raises(Refusal, match=r"^Bad Request: .*") as refused:
        checked_markup({"inline_keyboard": [[button]]})
    assert reason in refused.value.description


@pytest.mark.parametrize("markup", ["x", {"inline_keyboard": "x"}, {"inline_keyboard": ["x"]}, {"other": 1}])
def test_other_things_are_no_markup(markup: object) -> None:
    with pytest.raises(Refusal):
        checked_markup(markup)


def test_too_many_buttons_are_refused() -> None:
    row = [{"text": "a", "callback_data": "x"}] * 8
    with pytest.raises(Refusal):
        checked_markup({"inline_keyboard": [row] * 13})
