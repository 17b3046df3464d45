"""The PostgreSQL of the tests is found wherever it may be, and nothing of it outlives them."""

import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres

STARTS_A_SERVER = """
from tests import postgres
server = postgres.start()
print(server.guard.pid, server.folder, flush=True)
input()
"""


def installation(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for program in ("initdb", "postgres"):
        (folder / program).touch()
    return folder


def test_the_one_that_is_named_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PG_BIN", str(installation(tmp_path / "mine")))

    assert postgres.find_binaries() == tmp_path / "mine"


def test_a_name_that_leads_nowhere_does_not_stop_the_search(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PG_BIN", str(tmp_path / "nowhere"))
    monkeypatch.setattr(postgres, "_of_the_system", list)
    monkeypatch.setattr(postgres, "_of_the_wheel", lambda: [installation(tmp_path / "wheel")])

    assert postgres.find_binaries() == tmp_path / "wheel"


def test_the_newest_of_the_system_is_taken(tmp_path: Path) -> None:
    for version in ("9.6", "15", "8.4"):
        installation(tmp_path / version / "bin")

    assert [found.parent.name for found in postgres._of_the_system(tmp_path)] == ["15", "9.6", "8.4"]


def test_where_there_is_none_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(postgres, "_of_the_system", list)
    monkeypatch.setattr(postgres, "_of_the_wheel", list)

    with pytest.raises(postgres.PostgresMissing, match="install postgresql"):
        postgres.find_binaries()


def test_the_wheel_that_is_carried_starts_and_stops_wherever_it_is(tmp_path: Path) -> None:
    """As root the server runs under another user, who may not enter, say, /root: then it is copied."""
    tmp_path.chmod(0o700)
    (tmp_path / "hidden").symlink_to(postgres._of_the_wheel()[0].parent)

    server = postgres.start(tmp_path / "hidden" / "bin")
    try:
        server.run("SELECT 1")
    finally:
        server.stop()

    assert not server.folder.exists()
    with pytest.raises(OSError, match="Connect call failed"):
        server.run("SELECT 1")


def test_one_that_cannot_start_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    broken = installation(tmp_path / "broken")
    (broken / "initdb").write_text("#!/bin/sh\necho out of luck >&2; exit 1")
    for program in ("initdb", "postgres"):
        (broken / program).chmod(0o755)
    tmp_path.chmod(0o755)

    with pytest.raises(RuntimeError, match="did not start"):
        postgres.start(broken)

    assert "out of luck" in capfd.readouterr().err


def test_nothing_is_left_when_the_tests_are_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTS_A_SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as tests:
        assert tests.stdout is not None
        assert tests.stderr is not None
        folder = Path(tests.stdout.readline().decode().split()[1])
        assert (folder / "data").exists()
        tests.kill()
        tests.stderr.read()  # the guard holds the other end until it is done

    assert not folder.exists()


def test_no_server_outlives_its_guard() -> None:
    server = postgres.start()
    pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    handle = os.pidfd_open(pid)

    os.kill(server.guard.pid, signal.SIGKILL)

    assert select.select([handle], [], [], 10)[0], "it ended"
    os.close(handle)
    server.stop()
    shutil.rmtree(server.folder)
