"""The import rules of ``pyproject.toml`` cover every room; the linter itself holds the code to them."""

import tomllib
from functools import cache
from typing import Any

import pytest

from domain.rooms import ROOMS
from tests.house.sources import HOME

PUBLIC = {"service", "views", "errors"}
"""What of a room others may see."""
ALSO_PUBLIC = {"policy": {"values", "definitions"}}
"""The types of policy values are what rules are given."""
BUILT = tuple(room for room in ROOMS if (HOME / "domain" / room).is_dir())


@cache
def _contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))
    return {contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


@pytest.mark.parametrize("room", BUILT)
def test_everything_inside_a_room_is_protected(room: str) -> None:
    contract = _contracts()[f"{room}: its service is its only door"]
    assert contract["allowed_importers"] == [f"domain.{room}"]
    home = HOME / "domain" / room
    inner = {path.stem for path in home.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    inner -= PUBLIC | ALSO_PUBLIC.get(room, set()) | {"__init__"}
    if (home / "service").is_dir():
        inner.add("service.*")
    assert {f"domain.{room}.{name}" for name in inner} == set(contract["protected_modules"])


@pytest.mark.parametrize("room", BUILT)
def test_every_room_is_in_order_inside(room: str) -> None:
    for name, file in (
        ("Inside a room: service over queries over models", "queries"),
        ("Inside a room: service over rules over views over errors", "rules"),
    ):
        has = any((HOME / "domain" / room).glob(f"{file}*"))
        assert not has or f"domain.{room}" in _contracts()[name]["containers"]
