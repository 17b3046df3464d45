"""``python -m tests.life --cases 200 --days 60 --seed 7 --engine postgres``: those lives, and what they came to."""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.databases import standing
from tests.life.living import Disagreement, live
from tests.quiet import nothing_logged


def main() -> int:
    """Run, print, and say by the exit status whether the bot and the books agreed."""
    parser = argparse.ArgumentParser(prog="python -m tests.life", description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    options = parser.parse_args()
    begun = time.perf_counter()
    with standing(options.engine) as databases, tempfile.TemporaryDirectory() as home, nothing_logged():
        run = live(databases.empty(), Path(home), seed=options.seed, cases=options.cases, days=options.days)
        try:
            outcome = asyncio.run(run)
        except Disagreement as found:
            sys.stdout.write(f"seed {options.seed}: {found}\n")
            return 1
    for title, counts in (("done", outcome.acts), ("told", outcome.pushes)):
        sys.stdout.write(f"{title}\n" + "".join(f"  {what:20}{count:7,}\n" for what, count in sorted(counts.items())))
    sys.stdout.write(f"seed {options.seed}, {time.perf_counter() - begun:.0f} s: no disagreement\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
