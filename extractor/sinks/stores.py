"""What sinks of tables wrote, read back row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zongjie.schemas.columns import Table

from .duckdb import duckdb_rows
from .parquet import parquet_rows
from .sqlite import sqlite_rows

Rows = Iterator[tuple[Any, ...]]


class StoreError(Exception):
    """A store cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class TableStore:
    """The tables that one sink wrote.

    Attributes
    ----------
    name
        Of the file or folder.
    """

    name: str
    _read: Callable[[Table], Rows]

    def rows(self, table: Table) -> Rows:
        """The rows of a table; those of a document stand together, the documents in one order in all tables.

        Raises
        ------
        StoreError
            If the table cannot be read.
        MissingExtra
            If the library that reads this kind of store is not installed.
        """
        try:
            yield from self._read(table)
        except (OSError, ValueError, sqlite3.DatabaseError) as error:
            raise StoreError(f"{self.name}: {error}") from error


_READERS: dict[str, Callable[[Path, Table], Rows]] = {
    "zongjie.sqlite": sqlite_rows,
    "zongjie-parquet": parquet_rows,
    "zongjie.duckdb": duckdb_rows,
}


def table_stores(path: Path) -> list[TableStore]:
    """The stores of tables in a folder of results, or the one that the path itself is, told by name."""
    found = []
    for name, read in _READERS.items():
        place = path if path.name == name else path / name
        if place.exists():
            found.append(TableStore(name, lambda table, place=place, read=read: read(place, table)))  # type: ignore[misc]
    return found
