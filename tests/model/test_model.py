"""Short histories of the accounts against their models. ``make model`` runs long ones."""

import pytest

from tests.model.driving import SIDES, Tally, drive

STEPS = 120
SEEDS = {"credit": 8, "fees": 5}
"""Always the same: what fails here fails for whoever runs it again."""


@pytest.mark.parametrize("kind", SIDES)
async def test_any_history_two_at_a_time_equals_the_model(database: str, kind: str) -> None:
    tally = Tally()
    await drive(kind, SEEDS[kind], STEPS, tally)
    assert tally.steps == STEPS
    assert tally.at_once > STEPS // 6
    assert {"undo", "undo UndoneAlready"} <= tally.outcomes.keys()
    assert len(tally.outcomes) > 10
