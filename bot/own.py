"""What one process knows of itself."""

import tomllib
from functools import cache
from pathlib import Path

from bot import troubles
from domain import clock
from domain.database import connection
from handlers.calling import ProcessFacts

_PROJECT = Path(__file__).parent.parent / "pyproject.toml"


class Own:
    """The process's own facts, since it was started."""

    def __init__(self, intake: str) -> None:
        self.started_at = clock.now()
        self.intake = intake
        """How updates come: ``polling`` or ``webhook``."""

    def facts(self) -> ProcessFacts:
        """What it can say of itself to an operator."""
        return ProcessFacts(
            version=version(),
            started_at=self.started_at,
            database=connection.engine().value,
            intake=self.intake,
            troubles={trouble.what: trouble.since for trouble in troubles.present()},
        )


@cache
def version() -> str:
    """The program's version, as its project file says."""
    return str(tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"])
