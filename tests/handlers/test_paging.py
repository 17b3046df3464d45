"""The one way to turn pages: what buttons carry and say, and what goes into one message."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.sandbox import utf16
from domain.errors import NotFound
from domain.pages import NEWEST, Spot, page_of
from handlers import paging
from handlers.calling import MAX_CALLBACK_BYTES
from locales import LANGUAGES

LONGEST_LABEL = 20
TOO_HIGH = 10**9


@dataclass(frozen=True)
class Note:
    """An entry of a history, so many lines long."""

    id: int
    lines: int = 1


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("", 1),
        ("0", 1),
        ("1", 1),
        ("2", 2),
        ("-1", 1),
        ("x", 1),
        ("２", 1),
        ("1.5", 1),
        ("999999", 999_999),
        ("9" * 5_000, 999_999),
    ],
)
def test_a_page_is_read_whatever_a_button_carries(text: str, page: int) -> None:
    assert paging.pressed_page(text) == page


@pytest.mark.parametrize(
    "code", ["", "older", "older.", "older.-1", "later.5", "older.1.2", "older." + "9" * 19, "newer.٣"]
)
def test_a_spot_that_was_never_ours_is_not_found(code: str) -> None:
    with pytest.raises(NotFound):
        paging.pressed_spot(code)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_turners_say_where_they_lead_and_fit_a_phone(lang: str) -> None:
    def carried(page: int) -> list[list[str]]:
        rows = paging.turners(lang, page_of(range(2_000), page * 10 - 10, 10), lambda number: f"room.verb:{number}")
        assert all(len(button.label) <= LONGEST_LABEL for row in rows for button in row)
        return [[button.data for button in row] for row in rows]

    assert carried(1) == [["room.verb:2"]]
    assert carried(2) == [["room.verb:1", "room.verb:3"]]
    assert carried(200) == [["room.verb:199"]]
    assert paging.turners(lang, page_of(range(10), 0, 10), str) == ()
    assert paging.and_more(lang, page_of(range(10), 0, 10)) == []
    assert "3" in paging.and_more(lang, page_of(range(13), 0, 10))[0]


@given(st.integers(0, 500), st.integers(1, 30))
def test_even_pages_are_as_few_and_nearly_as_full_as_each_other(total: int, most: int) -> None:
    size = paging.evenly(total, most)
    assert 1 <= size <= most
    assert max(1, -(-total // size)) == max(1, -(-total // most))


def test_length_is_counted_as_the_platform_counts_it() -> None:
    for text in ("", "abc", "平安", "🚗", "👩‍🔧 e\u0301", "\ud83d"):
        assert paging.units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert paging.units("🚗" * 5) == utf16.length("🚗" * 5) == 10


def test_a_message_holds_what_fits_by_lines_and_by_length() -> None:
    assert paging.fitting([]) == 0
    assert paging.fitting([Markup("a")] * 50) == 15
    assert paging.fitting([Markup("a")] * 50, gap="\n") == 30
    assert paging.fitting([Markup("🚗" * 600)] * 10) == 2
    assert paging.fitting([Markup("字" * 9_000)] * 3) == 1
    leaves = paging.leaves([Markup(str(number)) for number in range(40)])
    assert [len(leaf) for leaf in leaves] == [15, 15, 10]
    assert [block for leaf in leaves for block in leaf] == [str(number) for number in range(40)]
    assert paging.leaves([]) == []


def read_from(notes: Sequence[Note]) -> paging.ReadOn[Note]:
    """Reads a history that is at hand, newest first, as the services do."""

    async def read(spot: Spot, limit: int) -> Sequence[Note]:
        if spot.newer_than is not None:
            newer = [note for note in notes if note.id > spot.newer_than]
            return newer[-limit:]
        return [note for note in notes if spot.older_than is None or note.id < spot.older_than][:limit]

    return read


async def shown_at(notes: Sequence[Note], spot: Spot) -> tuple[list[int], paging.Stretch]:
    """The ids that one message shows, and the stretch it is made of."""
    stretch = await paging.stretch_at(
        spot, read_from(notes), lambda note: Markup("\n").join([Markup(str(note.id))] * note.lines)
    )
    lines = sum(block.count("\n") + 2 for block in stretch.blocks)
    assert lines <= paging.MOST_LINES or len(stretch.blocks) == 1
    return [int(block.split("\n")[0]) for block in stretch.blocks], stretch


@given(st.lists(st.integers(1, 40), max_size=80))
async def test_a_history_is_walked_to_its_end_and_back_without_a_gap(lengths: list[int]) -> None:
    notes = [Note(3 * place, lines) for place, lines in enumerate(lengths, 1)][::-1]
    ids, walked = [note.id for note in notes], list[int]()
    shown, stretch = await shown_at(notes, NEWEST)
    assert stretch.newer is None
    walked += shown
    while stretch.older:
        shown, stretch = await shown_at(notes, stretch.older)
        assert stretch.newer
        assert len(shown) >= 1
        walked += shown
    assert walked == ids
    back = shown
    while stretch.newer:
        shown, stretch = await shown_at(notes, stretch.newer)
        assert stretch.older or shown == ids
        back = [each for each in shown if each not in back] + back
    assert back == ids


async def test_past_either_end_is_the_end() -> None:
    notes = [Note(number) for number in range(50, 0, -1)]
    newest, stretch = await shown_at(notes, NEWEST)
    assert newest == list(range(50, 35, -1))
    assert (stretch.older, stretch.newer) == (Spot(older_than=36), None)
    assert await shown_at(notes, Spot(newer_than=TOO_HIGH)) == (newest, stretch)
    assert (await shown_at(notes, Spot(older_than=TOO_HIGH)))[0] == newest
    oldest, stretch = await shown_at(notes, Spot(older_than=1))
    assert oldest == list(range(15, 0, -1))
    assert (stretch.older, stretch.newer) == (None, Spot(newer_than=15))
    for spot in (NEWEST, Spot(older_than=5), Spot(newer_than=5)):
        assert await shown_at([], spot) == ([], paging.Stretch(()))


async def test_new_entries_do_not_move_what_is_older() -> None:
    notes = [Note(number) for number in range(50, 0, -1)]
    _, first = await shown_at(notes, NEWEST)
    assert first.older
    before = await shown_at(notes, first.older)
    assert await shown_at([Note(52), Note(51), *notes], first.older) == before
    assert before[1].newer
    nearest, _ = await shown_at([Note(52), Note(51), *notes], before[1].newer)
    assert nearest == list(range(50, 35, -1))


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_buttons_through_a_history_carry_where_it_goes_on(lang: str) -> None:
    notes = [Note(number) for number in range(10**17, 10**17 - 50, -1)]
    _, stretch = await shown_at(notes, Spot(older_than=10**17 - 20))
    (row,) = paging.onward(lang, stretch, lambda spot: f"people.changes:s{10**9 - 1}:{spot}")
    assert all(len(button.data.encode()) <= MAX_CALLBACK_BYTES for button in row)
    assert [paging.pressed_spot(button.data.rpartition(":")[2]) for button in row] == [stretch.newer, stretch.older]
    assert paging.onward(lang, paging.Stretch(()), str) == ()
