"""What a statement reads or changes, and whether it is held to one centre."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tortoise.fields.relational import ForeignKeyFieldInstance

from domain.database import connection

Key = tuple[str, Any]
"""A row: its table and its primary key."""
Rows = dict[Key, dict[str, Any]]

_STRING = re.compile(r"'(?:[^']|'')*'")
_VALUE = r"(?:\?\d*|\$\d+)"
_VALUES = re.compile(_VALUE)
_COLUMN = r'(?:"?(\w+)"?\.)?"?(\w+)"?'
_SOURCE = re.compile(
    r'\b(FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?(?:\s+(?:AS\s+)?"?(?!(?:ON|WHERE|LEFT|INNER|JOIN|SET|GROUP|ORDER|LIMIT'
    r'|FOR|OFFSET|VALUES|DEFAULT|RETURNING|AS)\b)(\w+)"?)?',
    re.IGNORECASE,
)
_EQUALS = re.compile(rf"{_COLUMN}\s*=\s*({_VALUE})")
_AMONG = re.compile(rf"{_COLUMN}\s+IN\s*\(({_VALUE}(?:\s*,\s*{_VALUE})*)\)", re.IGNORECASE)
_JOINED = re.compile(r'"?(\w+)"?\."?(\w+)"?\s*=\s*"?(\w+)"?\."?(\w+)"?')


@cache
def tenant_tables() -> Mapping[str, str]:
    """Every table whose rows belong to a centre, with the column that says to which; the centres themselves too."""
    apps = connection.context().apps
    assert apps is not None
    tables = {"centre": "id"}
    for model in apps[connection.APP].values():
        centre = model._meta.fields_map.get("centre")
        if isinstance(centre, ForeignKeyFieldInstance):
            tables[model._meta.db_table] = "centre_id"
    return tables


@dataclass(frozen=True)
class Statement:
    """One recorded statement with its parameters."""

    sql: str
    values: Sequence[Any]

    @property
    def plain(self) -> str:
        """The statement without its quoted texts, in which anything may stand."""
        return _STRING.sub("''", self.sql)

    @property
    def scope(self) -> str:
        """The part in which rows are chosen: of an UPDATE what follows WHERE, else all of it."""
        if self.plain.lstrip().upper().startswith("UPDATE"):
            return self.plain.partition(" WHERE ")[2]
        return self.plain

    @property
    def is_insert(self) -> bool:
        """Whether it only adds rows."""
        return self.plain.lstrip().upper().startswith("INSERT")

    @property
    def sources(self) -> dict[str, str]:
        """The tables it reads or changes, by the names they go by in it."""
        found = [match for match in _SOURCE.finditer(self.plain) if match[1].upper() != "INTO"]
        return {match[3] or match[2]: match[2] for match in found}

    def unbound(self, centre_id: int) -> list[str]:
        """The tables of tenants in it of which nothing says that only the rows of ``centre_id`` are meant.

        What is joined to the rows of such a table is not told apart from it.
        """
        if self.is_insert:
            return []
        sources, tables = self.sources, tenant_tables()
        held = self._reached_from({name for name in sources if self._is_held(name, sources, centre_id)})
        stray: list[str] = []
        for name, table in sources.items():
            if table in tables and name not in held:
                stray.append(table)
                held |= self._reached_from({name})
        return stray

    def _reached_from(self, names: set[str]) -> set[str]:
        """These tables and those that are joined to their rows by a reference: such rows are of the same centre."""
        joins = [match.groups() for match in _JOINED.finditer(self.scope)]
        for _ in joins:
            for left, left_column, right, right_column in joins:
                if _follows(left_column, right_column) and names & {left, right}:
                    names = names | {left, right}
        return names

    def only_key(self) -> Key | None:
        """The one row it is about, if it names its primary key and nothing else."""
        if len(self.sources) != 1:
            return None
        condition = self.plain.partition(" WHERE ")[2]
        match = re.match(rf"^{_COLUMN}\s*=\s*({_VALUE})(?:\s+LIMIT\s+\S+)?(?:\s+FOR UPDATE)?$", condition.strip())
        if match is None or match[2] != "id":
            return None
        (table,) = self.sources.values()
        return table, self._given(self.plain, match[3], len(self.plain) - len(condition.lstrip()) + match.start(3))

    def _is_held(self, name: str, sources: Mapping[str, str], centre_id: int) -> bool:
        column = tenant_tables().get(sources[name])
        return any(
            found_column == column
            and (alias or name) == name
            and (alias or len(sources) == 1)
            and values == {centre_id}
            for alias, found_column, values in self._conditions()
        )

    def _conditions(self) -> Iterator[tuple[str | None, str, set[Any]]]:
        """Every column that must equal a parameter or be among some: the table's name in it, column, values."""
        text = self.scope
        offset = len(self.plain) - len(text)
        for pattern in (_EQUALS, _AMONG):
            for match in pattern.finditer(text):
                if self._is_one_of_several_ways(offset + match.start()):
                    continue
                spots = [(each.group(), match.start(3) + each.start()) for each in _VALUES.finditer(match[3])]
                yield match[1], match[2], {self._given(self.plain, spot, offset + at) for spot, at in spots}

    def _is_one_of_several_ways(self, position: int) -> bool:
        """Whether an OR stands between the same parentheses, so that the condition there may be passed by."""
        begin, end = _parentheses_around(self.plain, position)
        return _has_or(self.plain[begin:end])

    def _given(self, text: str, placeholder: str, position: int) -> Any:
        """The parameter a placeholder stands for; a bare ``?`` is counted from the beginning."""
        number = int(placeholder[1:]) if placeholder[1:] else text.count("?", 0, position) + 1
        return self.values[number - 1]


def _parentheses_around(text: str, position: int) -> tuple[int, int]:
    """Where the innermost parentheses around a position begin and end; the whole text if there are none."""
    depth, begin = 0, 0
    for at in range(position - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth < 0:
            begin = at + 1
            break
    depth = 0
    for at in range(position, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return begin, at
    return begin, len(text)


def _has_or(text: str) -> bool:
    """Whether there is an OR outside of all parentheses within ``text``."""
    depth = 0
    for word in re.findall(r"[()]|\w+", text):
        depth += {"(": 1, ")": -1}.get(word, 0)
        if depth == 0 and word.upper() == "OR":
            return True
    return False


def _follows(left_column: str, right_column: str) -> bool:
    """Whether two columns are a row and one that refers to it, or both say whose the row is."""
    return "id" in {left_column, right_column} or left_column == right_column == "centre_id"


async def rows_of(centre_ids: Collection[int]) -> Rows:
    """Every row there is of these centres, as it is stored."""
    found: Rows = {}
    places = ", ".join(f"${number}" for number in range(1, len(centre_ids) + 1))
    for table, column in tenant_tables().items():
        sql = f'SELECT * FROM "{table}" WHERE "{column}" IN ({places})'
        for row in await connection.fetch_rows(sql, *centre_ids):
            found[(table, row["id"])] = row
    return found
