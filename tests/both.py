"""``python -m tests.both``: the whole suite on SQLite and on PostgreSQL, as processes side by side.

Processes of their own for each engine, because Tortoise keeps prepared statements by table and not by engine. On
each, the journeys are a process too: they wait for bots and browsers while the others compute. What PostgreSQL is
asked is two of them: it would be the last, and most of its time is waiting for the server's answers.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

JOURNEYS, DOMAIN = "tests/journeys", "tests/domain"
PARTS = {
    "sqlite": {"journeys": (JOURNEYS,), "all but journeys": ("tests", f"--ignore={JOURNEYS}")},
    "postgres": {
        "journeys": (JOURNEYS,),
        "domain": (DOMAIN,),
        "all the others": ("tests", f"--ignore={JOURNEYS}", f"--ignore={DOMAIN}"),
    },
}
PROGRAM, LEFT_OUT = "bot,handlers,domain,locales", "domain/migrations/*"
LEAST_PERCENT = 90


@dataclass(frozen=True)
class Part:
    """What one process runs."""

    engine: str
    name: str
    asked: tuple[str, ...]


def parts(words: Sequence[str]) -> Iterator[Part]:
    """All tests in as many parts as there are, or those that ``words`` name; pytest is told the rest of them."""
    chosen = tuple(word for word in words if Path(word.partition("::")[0]).exists())
    options = tuple(word for word in words if word not in chosen)
    for engine, usual in PARTS.items():
        named = {" ".join(chosen): chosen} if chosen else usual
        yield from (Part(engine, name, (*asked, *options)) for name, asked in named.items())


def main() -> int:
    """Run all parts and show their outputs whole, one after the other; the exit status is the worst one."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [(part, *_start(part, Path(folder))) for part in parts(sys.argv[1:])]
        worst, refused = 0, []
        for part, process, path in runs:
            status = abs(process.wait())
            worst = max(worst, status)
            output = path.read_text(encoding="utf-8", errors="replace")
            sys.stdout.write(f"==== {part.engine}: {part.name} ====\n{output}\n")
            refused += [f"{part.engine}: {part.name}: {line}\n" for line in _refused(output, status)]
        worst = max(worst, _covered(Path(folder)))
        sys.stdout.writelines(refused)
        return worst


def _refused(output: str, status: int) -> list[str]:
    """What a part's output says of every test that failed: the last lines of all, where whoever looks begins."""
    if not status:
        return []
    lines = output.splitlines()
    return [line for line in lines if line.startswith(("FAILED", "ERROR"))] or [f"ended with {status}", *lines[-20:]]


def _start(part: Part, folder: Path) -> tuple[subprocess.Popen[bytes], Path]:
    name = f"{part.engine} {part.name}".replace("/", " ")
    path = folder / name
    with path.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *_noting(part, folder / f"{name}.json"), "-m", "pytest", "-q", *part.asked],
            env=os.environ | {"TEST_DATABASE": part.engine},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    return process, path


def _noting(part: Part, path: Path) -> list[str]:
    """With ``COVERAGE`` set, what the tests run through on SQLite is noted in ``path``."""
    if part.engine != "sqlite" or not os.environ.get("COVERAGE"):
        return []
    return ["-m", "slipcover", "--branch", "--source", PROGRAM, "--omit", LEFT_OUT, "--json", "--out", str(path)]


def _covered(folder: Path) -> int:
    """How much of the program that was, held to a least share; nothing was noted without ``COVERAGE``."""
    if not (noted := [str(path) for path in folder.glob("*.json")]):
        return 0
    report = ("--skip-covered", "--missing-width", "60", "--fail-under", str(LEAST_PERCENT))
    merged = ("--merge", *noted, "--out", str(folder / "all"))
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "slipcover", *merged, *report], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
