"""A short run of the fuzzer. ``make fuzz`` runs it for long; a seed that found something does so again."""

import random

import pytest

from tests.fuzz.parsing import Reader
from tests.fuzz.running import Run

FIXED_SEED = 7
UPDATES, TEXTS = 700, 50


@pytest.fixture(params=["the same", "another"])
def seed(request: pytest.FixtureRequest) -> int:
    """A seed that is always the same, and one that is not: it is printed where something is found."""
    chosen = FIXED_SEED if request.param == "the same" else random.randrange(10**6)
    print(f"fuzzed with --seed {chosen}")  # noqa: T201 - shown with a failure
    return chosen


async def test_whatever_comes_is_answered_and_leaves_nothing_behind(database: str, seed: int) -> None:
    report = await Run(seed).go(UPDATES)
    assert report.updates.total() >= UPDATES
    assert report.calls > UPDATES // 2
    assert not report.watch.findings, f"seed {seed}: {report.watch.findings[0]}"


async def test_whatever_is_read_is_understood_or_refused(database: str, seed: int) -> None:
    report = await Reader(seed).go(TEXTS)
    assert not report.findings, f"seed {seed}: {report.findings[0]}"
