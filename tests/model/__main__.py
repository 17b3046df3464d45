"""``python -m tests.model --steps 100000 --seed 7 --engine postgres``: long histories, and what they came to."""

import argparse
import asyncio
import random
import sys
import time

from tests.databases import connected, standing
from tests.model.driving import SIDES, Disagreement, Tally, drive
from tests.quiet import nothing_logged


def main() -> int:
    """Run, print, and say by the exit status whether the bot and the models agreed."""
    parser = argparse.ArgumentParser(prog="python -m tests.model", description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--only", choices=sorted(SIDES))
    options = parser.parse_args()
    kinds = [options.only] if options.only else sorted(SIDES)
    with standing(options.engine) as databases, nothing_logged():
        for kind in kinds:
            tally, begun = Tally(), time.perf_counter()
            try:
                run = drive(kind, options.seed, options.steps // len(kinds), tally)
                asyncio.run(connected(databases, run))
            except Disagreement as found:
                sys.stdout.write(f"{kind}, seed {options.seed}, after {tally.steps} steps:\n{found}\n")
                return 1
            sys.stdout.write(_table(f"{kind}, seed {options.seed}", tally, time.perf_counter() - begun))
    return 0


def _table(title: str, tally: Tally, seconds: float) -> str:
    lines = [f"{what:28}{count:8}" for what, count in sorted(tally.outcomes.items())]
    last = f"{tally.steps} steps, {tally.at_once} of them two at once, {seconds:.0f} s: no disagreement"
    return "\n".join(["", title, *lines, last, ""])


if __name__ == "__main__":
    sys.exit(main())
