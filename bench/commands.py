"""What a command costs: from the update to its answer, through a real bot process, relative to ``/help``."""

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench.engines import Engines, as_shipped
from bench.processes import bot, cpu_seconds
from bench.tables import Table, median, number, percentile, ratio
from bot.sandbox import Sandbox, running_sandbox
from bot.sandbox.world import ADVISOR, TEAM_GROUP
from tests.journeys.harness import INTAKES, PATIENCE_SECONDS, IntakeKind, Talk, settings_for

ROUNDS = 100
WARM_UP = 5
_numbers = itertools.count(10_000)


@dataclass(frozen=True)
class Question:
    """A command, worded anew each time, and what its right answer holds."""

    name: str
    words: Callable[[], str]
    expected: str


def _referral() -> str:
    """Another car and another phone each time: nothing is refused."""
    at = next(_numbers)
    return f"/refer out 陈静 京A{at} 王先生 138000{at} 12-31"


QUESTIONS = (
    Question("/help", lambda: "/help", "/quote"),
    Question("/quote", lambda: "/quote comfort 6800", "Q"),
    Question("/credit", lambda: "/credit 平安", "open"),
    Question("/refer", _referral, "R"),
)
BASE = QUESTIONS[0].name


@dataclass
class Measured:
    """What one command cost, call by call."""

    cpu_ms: list[float] = field(default_factory=list)
    latencies_ms: list[float] = field(default_factory=list)


async def measure(engines: Engines) -> list[Table]:
    """Every command by both intakes on both databases, and once as SQLite is shipped, waiting for the disk."""
    columns = ("intake", "command", "CPU ms", "of /help", "p50 ms", "of /help", "p99 ms")
    tables = []
    for name, maker in engines.makers.items():
        rows: list[tuple[str, ...]] = []
        for intake in INTAKES:
            rows += _rows(intake, await _measured(engines, maker.empty(), intake))
        if name == "SQLite":
            synced = await _measured(engines, as_shipped(maker.empty()), "webhook")
            rows += _rows("webhook, synced", synced)
        tables.append(Table(f"Commands on {name}: from the update to the answer", columns, tuple(rows), _notes(name)))
    return tables


def _notes(engine: str) -> tuple[str, ...]:
    where = {
        "SQLite": "No commit waits for the disk, but for the rows that say synced: there each does, as shipped.",
        "PostgreSQL": "The server's own CPU comes on top, and it does not wait for the disk.",
    }
    return (
        "CPU is the bot's process: intake, database client, handler and answer. The commands take turns in the team "
        f"group, one after the other, {ROUNDS} of each; ratios are medians over them, p99 is the worst but one. "
        f"{where[engine]}",
    )


async def _measured(engines: Engines, database_url: str, intake: IntakeKind) -> dict[str, Measured]:
    async with running_sandbox() as (sandbox, address):
        settings = settings_for(address, database_url, intake, engines.new_home())
        async with bot(settings) as pid:
            await Talk(sandbox).open_centre()
            found = {question.name: Measured() for question in QUESTIONS}
            for _, question in itertools.product(range(WARM_UP + ROUNDS), QUESTIONS):
                await _measure_one(sandbox, pid, question, found[question.name])
    return {name: Measured(each.cpu_ms[WARM_UP:], each.latencies_ms[WARM_UP:]) for name, each in found.items()}


async def _measure_one(sandbox: Sandbox, pid: int, question: Question, into: Measured) -> None:
    """What the bot does after the answer (writing down that it was sent) is counted with the next one's."""
    cpu, started = cpu_seconds(pid), time.perf_counter()
    await ask(sandbox, question)
    into.latencies_ms.append((time.perf_counter() - started) * 1000)
    into.cpu_ms.append((cpu_seconds(pid) - cpu) * 1000)


async def ask(sandbox: Sandbox, question: Question) -> None:
    """Type it and wait for the answer; a wrong answer is not worth measuring."""
    typed = sandbox.last_message_id(TEAM_GROUP) + 1
    sandbox.say(ADVISOR, TEAM_GROUP, question.words())
    answer = await sandbox.wait_for(lambda: _after(sandbox, typed), PATIENCE_SECONDS)
    text = str(sandbox.message(TEAM_GROUP, answer)["text"])
    if question.expected not in text:
        raise RuntimeError(f"{question.name} was answered with: {text}")


def _after(sandbox: Sandbox, typed: int) -> int:
    last = sandbox.last_message_id(TEAM_GROUP)
    return last if last > typed else 0


def _rows(intake: str, found: dict[str, Measured]) -> list[tuple[str, ...]]:
    base = found[BASE]
    return [
        (
            intake,
            name,
            number(median(each.cpu_ms)),
            _times(each.cpu_ms, base.cpu_ms),
            number(median(each.latencies_ms)),
            _times(each.latencies_ms, base.latencies_ms),
            number(percentile(each.latencies_ms, 99)),
        )
        for name, each in found.items()
    ]


def _times(values: Sequence[float], base: Sequence[float]) -> str:
    """How many times as much as ``base``, round by round."""
    return ratio(median([value / other for value, other in zip(values, base, strict=True)]))
