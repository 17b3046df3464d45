"""A short run of the fuzzer. ``make fuzz`` runs it for long; a seed that found something does so again."""

import pytest

from tests.fuzz.parsing import Reader
from tests.fuzz.running import Run

SEEDS = (7, 106923)
"""Always the same: what fails here fails for whoever runs it again."""
UPDATES, TEXTS = 700, 50
each_seed = pytest.mark.parametrize("seed", SEEDS)


@each_seed
async def test_whatever_comes_is_answered_and_leaves_nothing_behind(database: str, seed: int) -> None:
    report = await Run(seed).go(UPDATES)
    assert report.updates.total() >= UPDATES
    assert report.calls > UPDATES // 2
    assert not report.watch.findings, f"seed {seed}: {report.watch.findings[0]}"


@each_seed
async def test_whatever_is_read_is_understood_or_refused(database: str, seed: int) -> None:
    report = await Reader(seed).go(TEXTS)
    assert not report.findings, f"seed {seed}: {report.findings[0]}"
