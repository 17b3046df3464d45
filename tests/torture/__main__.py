"""``python -m tests.torture --kills 300 [--write]``: kill the bot again and again, and print what it came to.

With ``--write`` the table is kept in ``bench/RELIABILITY.md``. ``--engine`` and ``--intake`` choose one combination.
"""

import argparse
import asyncio
import os
import platform
import random
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench.tables import Table, number, with_figures
from bot.sandbox import core
from domain import clock
from tests import postgres
from tests.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.journeys.harness import INTAKES
from tests.torture import takeover
from tests.torture.running import Report, Torture

KEPT_IN = Path(__file__).parent.parent.parent / "bench" / "RELIABILITY.md"
DAYS_EVERY = 25
ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
COLUMNS = (
    "database, intake", "kills", "updates", "effects lost", "effects doubled", "messages lost", "messages doubled",
    "stuck claims", "other faults", "longest recovery s", "longest wait s",
)  # fmt: skip
NOTES = (
    "Recovery: from a kill until the next process takes an update, its start included, but for loading the program, "
    "which takes about a second more. Wait: from an update to its answer, with ten seconds for each kill between; what "
    "a dead process had claimed on PostgreSQL waits until the claim runs out, half a minute. Doubled messages are "
    "those sent when their sender was killed before it had noted it.",
)


def main() -> int:
    """Run the combinations one after the other; the exit status says whether anything was lost or happened twice."""
    options = _options()
    vars(core)["MOST_MESSAGES_KEPT"] = sys.maxsize  # or cards of an hour ago could not be edited any more
    began = f"{clock.now():%Y-%m-%d}"
    reports: dict[str, Report] = {}
    texts: list[str] = []
    with ExitStack() as stack:
        for engine in options.engine or ENGINES:
            databases = _databases(stack, engine)
            for intake in options.intake or INTAKES:
                _show(f"{ENGINES[engine]}, {intake}:")
                run = Torture(options.seed, days_every=DAYS_EVERY, longest_life=options.life)
                going = run.go(databases.empty(), intake, _home(stack), options.kills, duties=True)
                reports[f"{ENGINES[engine]}, {intake}"] = report = asyncio.run(going)
                _show(_found(report))
                texts = [
                    f"`{_command(options)}` on {began}, {_machine()}",
                    Table("Killed at random instants under load", COLUMNS, _rows(reports), NOTES).text(),
                ]
                _keep(options, texts)  # at once: the next combination takes long
            if engine == "postgres":
                texts.append(asyncio.run(takeover.measure(databases.empty(), _home(stack))).text())
                _keep(options, texts)
    _show("\n\n".join(texts))
    return 0 if all(report.findings.is_clean for report in reports.values()) else 1


def _home(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="baohe-torture-")))


def _keep(options: argparse.Namespace, texts: list[str]) -> None:
    if options.write:
        KEPT_IN.write_text(with_figures(KEPT_IN.read_text("utf-8"), texts), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=300, help="for each combination")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--life", type=float, default=2.5, help="seconds at most; more on a machine that is slow")
    parser.add_argument("--engine", action="append", choices=ENGINES)
    parser.add_argument("--intake", action="append", choices=INTAKES)
    parser.add_argument("--write", action="store_true", help="keep the table in bench/RELIABILITY.md")
    return parser.parse_args()


def _databases(stack: ExitStack, engine: str) -> Databases:
    if engine == "sqlite":
        return SqliteDatabases(_home(stack))
    server = postgres.start()
    stack.callback(server.stop)
    return PostgresDatabases(server, "torture")


def _command(options: argparse.Namespace) -> str:
    chosen = [f" --engine {each}" for each in options.engine or ()] + [
        f" --intake {each}" for each in options.intake or ()
    ]
    return (
        f'make torture TORTURE="--kills {options.kills} --seed {options.seed} --life {options.life:g}{"".join(chosen)}"'
    )


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.machine()} with {cores} cores, Python {platform.python_version()}; "
        f"load average at the end {load:.1f}."
    )


def _rows(reports: dict[str, Report]) -> tuple[tuple[str, ...], ...]:
    return tuple((name, *_cells(report)) for name, report in reports.items())


def _cells(report: Report) -> tuple[str, ...]:
    found = report.findings
    counts = (
        report.kills, report.updates, found.lost_effects.total(), found.doubled_effects.total(),
        len(found.lost_messages), found.doubled_messages, found.stuck_claims, len(found.others),
    )  # fmt: skip
    return (*(f"{count:,}" for count in counts), number(report.longest_recovery), number(found.longest_wait))


def _found(report: Report) -> str:
    """What was found, in full."""
    found = report.findings
    lines = [f"  effect lost: {each}" for each in found.lost_effects.elements()]
    lines += [f"  effect doubled: {each}" for each in found.doubled_effects.elements()]
    lines += [f"    {line}" for answers in found.explained.values() for line in answers]
    lines += [f"  message lost: {each}" for each in found.lost_messages]
    lines += [f"  {each}" for each in found.others]
    return "\n".join(lines) if lines else f"  nothing in {report.updates} updates"


def _show(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - this is what the command is for


if __name__ == "__main__":
    sys.exit(main())
