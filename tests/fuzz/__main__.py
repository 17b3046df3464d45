"""``python -m tests.fuzz --updates 100000 --seed 7``: a long run, and a table of what it came to.

With ``--texts 100000`` so many texts are read by the parsers alone; with ``--webhook 10000`` so many updates of every
kind that the Bot API describes are posted to the webhook, whole and broken.
"""

import argparse
import asyncio
import random
import sys
from collections import Counter
from collections.abc import Sequence
from random import Random

from tests.databases import connected, standing
from tests.fuzz.door import Came, through_the_door
from tests.fuzz.parsing import Reader, ReadReport
from tests.fuzz.running import Report, Run
from tests.fuzz.watching import Finding
from tests.quiet import nothing_logged

MOST_SHOWN_OF_A_KIND = 8


def main() -> int:
    """Run, print, and say by the exit status whether anything was found."""
    options = _options()
    with standing(options.engine) as databases:
        if options.texts:
            read = asyncio.run(connected(databases, Reader(options.seed).go(options.texts)))
            sys.stdout.write(table_of_texts(read))
            return 1 if read.counted else 0
        if options.webhook:
            with nothing_logged():
                came = asyncio.run(connected(databases, through_the_door(Random(options.seed), options.webhook)))
            sys.stdout.write(table_of_statuses(came, options.seed))
            return 1 if came.faults else 0
        report = asyncio.run(connected(databases, Run(options.seed).go(options.updates)))
    sys.stdout.write(table(report))
    return 1 if report.watch.counted else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--texts", type=int, default=0)
    parser.add_argument("--webhook", type=int, default=0)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    return parser.parse_args()


def table(report: Report) -> str:
    """A run as people read it."""
    total, watch = sum(report.updates.values()), report.watch
    lines = [f"{kind:18}{count:8}" for kind, count in report.updates.most_common()]
    lines += [
        f"{'all':18}{total:8}",
        f"seed {report.seed}: {report.seconds:.0f} s, {total / max(report.seconds, 0.001):.0f} updates/s, "
        f"{report.calls} calls, {report.days:.1f} days passed",
        f"slowest {report.slowest * 1000:.0f} ms of computing ({report.slowest_kind}), "
        f"memory {report.first_mib:.0f} MiB after a tenth, {report.last_mib:.0f} MiB at the end",
    ]
    return "\n".join(["", *lines, *_found(watch.counted, watch.findings), ""])


def table_of_texts(report: ReadReport) -> str:
    """A reading as people read it."""
    slowest = sorted(report.slowest.items(), key=lambda item: -item[1])[:5]
    lines = [
        f"seed {report.seed}: {report.texts} texts in {report.seconds:.0f} s, {sum(report.read.values())} readings",
        "slowest: " + ", ".join(f"{what} {seconds * 1000:.0f} ms" for what, seconds in slowest),
    ]
    return "\n".join(["", *lines, *_found(report.counted, report.findings), ""])


def table_of_statuses(came: Came, seed: int) -> str:
    """What came of updates at the webhook as people read it."""
    statuses = ", ".join(f"{count} times {status}" for status, count in came.statuses.most_common())
    lines = [f"{kind:28}{count:8}" for kind, count in came.kinds.most_common()]
    return "\n".join(["", *lines, f"seed {seed}: {statuses}", f"findings: {len(came.faults)}", *came.faults[:5], ""])


def _found(counted: Counter[str], findings: Sequence[Finding]) -> list[str]:
    lines = [f"findings: {counted.total()}"]
    for kind, count in counted.items():
        lines.append(f"== {kind}: {count}")
        first = [finding for finding in findings if finding.kind == kind][:MOST_SHOWN_OF_A_KIND]
        lines += [f"   {each.what}\n      after {each.after}" for each in first]
    return lines


if __name__ == "__main__":
    sys.exit(main())
