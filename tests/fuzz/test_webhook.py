"""Every kind of update of the current Bot API, whole and broken, through the webhook and all behind it."""

import json
from random import Random

import pytest

from bot.api import ALLOWED_UPDATES
from tests.fuzz.described import EXTRACT, LISTENED_TO, described, kinds_of_update
from tests.fuzz.door import through_the_door

UPDATES = 250


@pytest.mark.parametrize("seed", [7])
async def test_nothing_that_comes_is_a_fault_of_the_server(
    database: str, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("bot.updates._PAUSE_SECONDS", (0.0, 0.0, 0.0))
    came = await through_the_door(Random(seed), UPDATES)
    assert came.kinds.keys() == set(kinds_of_update())
    assert came.statuses.total() == 2 * UPDATES
    assert not came.faults, came.faults[0]


def test_the_extract_is_whole() -> None:
    extract = json.loads(EXTRACT.read_text("utf-8"))
    assert "MIT" in extract["source"]
    assert set(LISTENED_TO) == set(ALLOWED_UPDATES) <= set(kinds_of_update())
    for name, body in described().items():
        parts = body if isinstance(body, list) else [kind for kinds, *_ in body.values() for kind in kinds.split("|")]
        for part in parts:
            assert part.replace("Array of ", "") in {*described(), "Integer", "String", "Boolean", "Float"}, name
