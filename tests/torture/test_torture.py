"""A short run of the torture. ``make torture`` does it for long: three hundred kills of each combination."""

from pathlib import Path

import pytest

from tests.journeys.harness import INTAKES, IntakeKind
from tests.torture.load import PEOPLE
from tests.torture.running import Torture

SEED, KILLS, DAYS_EVERY = 7, 5, 5


@pytest.mark.timeout(300)
@pytest.mark.parametrize("intake", INTAKES)
async def test_killed_again_and_again_nothing_is_lost_and_nothing_happens_twice(
    prepared_url: str, intake: IntakeKind, tmp_path: Path
) -> None:
    run = Torture(SEED, days_every=DAYS_EVERY, longest_life=1.2)
    report = await run.go(prepared_url, intake, tmp_path, KILLS, duties=False)
    assert report.kills == KILLS
    assert report.updates > KILLS
    assert report.findings.is_clean, report.findings
    assert report.findings.doubled_messages <= KILLS * PEOPLE, "more than can have been on their way at the kills"
