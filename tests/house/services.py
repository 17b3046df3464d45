"""Every service of every room, found as rooms are found, so that nobody has to list a new one."""

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from domain.actor import Demand, Role
from domain.rooms import ROOMS

Function = Callable[..., Coroutine[Any, Any, Any]]


@dataclass(frozen=True)
class Service:
    """One public coroutine of a room's door."""

    name: str
    """As it is called: ``cases.assess``."""
    function: Function

    @property
    def demand(self) -> Role | Demand | None:
        """What it asks of its caller; ``None`` when somebody forgot to say."""
        found: Role | Demand | None = getattr(self.function, "demand", None)
        return found

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """What it takes, by name."""
        return dict(inspect.signature(self.function).parameters)


def doors() -> Iterator[tuple[str, ModuleType]]:
    """The ``service`` of every room that has one."""
    for room in ROOMS:
        if importlib.util.find_spec(f"domain.{room}") is not None:
            name = f"domain.{room}.service"
            if importlib.util.find_spec(name) is not None:
                yield room, importlib.import_module(name)


@cache
def services() -> tuple[Service, ...]:
    """Every coroutine that a room offers to the others and to handlers."""
    return tuple(
        Service(f"{room}.{name}", function)
        for room, door in doors()
        for name in _offered(door)
        if inspect.iscoroutinefunction(function := getattr(door, name))
    )


def coroutines_behind(door: ModuleType) -> Iterator[tuple[str, Function]]:
    """Every public coroutine written in a door's files, offered or not; files with ``_`` in front are inner."""
    files = [door]
    if hasattr(door, "__path__"):
        names = [found.name for found in pkgutil.iter_modules(door.__path__) if not found.name.startswith("_")]
        files += [importlib.import_module(f"{door.__name__}.{name}") for name in names]
    for file in files:
        for name, value in vars(file).items():
            is_own = inspect.iscoroutinefunction(value) and value.__module__ == file.__name__
            if is_own and not name.startswith("_"):
                yield name, value


def _offered(door: ModuleType) -> list[str]:
    told = getattr(door, "__all__", None)
    if told is not None:
        return sorted(told)
    return sorted(
        name
        for name, value in vars(door).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == door.__name__
    )
