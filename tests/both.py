"""``python -m tests.both``: the whole suite on SQLite and on PostgreSQL, as two processes side by side.

Two processes, because Tortoise keeps prepared statements by table and not by engine.
"""

import os
import subprocess
import sys
import tempfile

ENGINES = ("sqlite", "postgres")


def main() -> int:
    """Run both and show both outputs whole, one after the other; the exit status is the worse one."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [(engine, *_start(engine, folder)) for engine in ENGINES]
        worst = 0
        for engine, process, path in runs:
            worst = max(worst, abs(process.wait()))
            with open(path, encoding="utf-8", errors="replace") as output:
                sys.stdout.write(f"==== {engine} ====\n{output.read()}\n")
        return worst


def _start(engine: str, folder: str) -> tuple[subprocess.Popen[bytes], str]:
    path = os.path.join(folder, engine)
    with open(path, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", *_coverage(engine), *sys.argv[1:]],
            env=os.environ | {"TEST_DATABASE": engine},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    return process, path


def _coverage(engine: str) -> list[str]:
    """With ``COVERAGE`` set, how much of the program the tests run through is held to a least share."""
    if engine != "sqlite" or not os.environ.get("COVERAGE"):
        return []
    return ["--cov", "--cov-report=term:skip-covered", "--cov-fail-under=90"]


if __name__ == "__main__":
    sys.exit(main())
