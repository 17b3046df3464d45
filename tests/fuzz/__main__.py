"""``python -m tests.fuzz --updates 100000 --seed 7``: a long run, and a table of what it came to."""

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.database import connection
from tests import postgres
from tests.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.fuzz.running import Report, Run

MOST_SHOWN_OF_A_KIND = 8


def main() -> int:
    """Run, print, and say by the exit status whether anything was found."""
    options = _options()
    with _databases(options.engine) as databases:
        report = asyncio.run(_run(databases, options.seed, options.updates))
    sys.stdout.write(table(report))
    return 1 if report.watch and report.watch.counted else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    return parser.parse_args()


async def _run(databases: Databases, seed: int, updates: int) -> Report:
    await connection.connect(databases.with_tables())
    try:
        await databases.wipe()
        return await Run(seed).go(updates)
    finally:
        await connection.close()


@contextmanager
def _databases(engine: str) -> Iterator[Databases]:
    if engine == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield SqliteDatabases(Path(folder))
        return
    server = postgres.start()
    try:
        yield PostgresDatabases(server, "fuzz")
    finally:
        server.stop()


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
    counted = watch.counted if watch else {}
    lines.append(f"findings: {sum(counted.values())}")
    for kind, count in counted.items():
        lines.append(f"== {kind}: {count}")
        found = [finding for finding in (watch.findings if watch else []) if finding.kind == kind]
        lines += [f"   {each.what}\n      after {each.after}" for each in found[:MOST_SHOWN_OF_A_KIND]]
    return "\n".join(["", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
