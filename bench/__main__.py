"""``python -m bench [measurement …] [--write]``: measure, print the tables, and keep them in ``bench/README.md``."""

import argparse
import asyncio
import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import bots, commands, digest, growth, memory, outbox, requests
from bench.engines import Engines, running_engines
from bench.tables import Table, with_figures

MEASUREMENTS = {
    "requests": requests.measure,
    "commands": commands.measure,
    "bots": bots.measure,
    "growth": growth.measure,
    "digest": digest.measure,
    "outbox": outbox.measure,
    "memory": memory.measure,
}
README = Path(__file__).with_name("README.md")


def main(words: Sequence[str]) -> int:
    """Run the measurements that ``words`` (the command line) name, all without any; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("measurement", nargs="*", help=f"one or more of {', '.join(MEASUREMENTS)}; all without any")
    parser.add_argument("--write", action="store_true", help="keep all figures in bench/README.md")
    asked = parser.parse_args(words)
    if unknown := set(asked.measurement) - MEASUREMENTS.keys():
        parser.error(f"there is no {', '.join(sorted(unknown))}: choose from {', '.join(MEASUREMENTS)}")
    if asked.write and asked.measurement:
        parser.error("--write keeps the figures of one whole run: name no measurement with it")
    started = time.perf_counter()
    head = machine()
    _show(head)
    with running_engines() as engines:
        texts = asyncio.run(_measure(asked.measurement or list(MEASUREMENTS), engines))
    _show(f"All of it took {time.perf_counter() - started:.0f} s.")
    if asked.write:
        README.write_text(with_figures(README.read_text("utf-8"), [head, *texts]), "utf-8")
        _show(f"Kept in {README}")
    return 0


def machine() -> str:
    """Where the figures come from, and how busy the machine was with other things when they were begun."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"`make bench` on {platform.system()} {platform.machine()} with {cores} cores, Python "
        f"{platform.python_version()}; load average at the beginning {os.getloadavg()[0]:.1f}. "
        "Medians of what takes turns."
    )


async def _measure(names: Sequence[str], engines: Engines) -> list[str]:
    texts = []
    for name in names:
        started = time.perf_counter()
        for table in await MEASUREMENTS[name](engines):
            texts.append(_shown(table))
        _show(f"({name}: {time.perf_counter() - started:.0f} s)")
    return texts


def _shown(table: Table) -> str:
    text = table.text()
    _show(text)
    return text


def _show(text: str) -> None:
    print(f"{text}\n", flush=True)  # noqa: T201 - this is what the command is for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
