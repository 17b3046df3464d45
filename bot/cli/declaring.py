"""What the modules of the command line share."""

import argparse
from typing import TypeAlias

from domain.insurers.views import Difference

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where a module declares its command; its ``act`` takes the settings and what was typed, and gives the exit status."""


def say(line: str) -> None:
    """A line for whoever sits at the terminal."""
    print(line, flush=True)  # noqa: T201 - the command line's own voice


def described(each: Difference) -> str:
    """A figure of an account that is not what its history makes it: what it is, and what it should be."""
    kept, right = ("none" if figure is None else figure for figure in (each.kept, each.right))
    return f"{each.insurer}: {each.what} is {kept} and should be {right}"
