"""A few of those lives, in the normal tests; ``make life`` has two hundred."""

from pathlib import Path

from tests.life.living import live


async def test_what_is_told_and_reported_is_what_the_books_say(prepared_url: str, tmp_path: Path) -> None:
    outcome = await live(prepared_url, tmp_path, seed=7, cases=6, days=18)
    assert outcome.pushes.keys() >= {"warning", "late", "escalated", "cases", "photos"}
    assert outcome.acts["open"] == 6
