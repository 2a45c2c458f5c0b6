"""Records as a SQLite database, with the tables and views of `zongjie.schemas.sql`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from zongjie.schemas import WorkSummary
from zongjie.schemas.columns import Table
from zongjie.schemas.run import ErrorEntry, SourceEntry
from zongjie.schemas.sql import insert, quoted, script
from zongjie.schemas.tables import ERRORS, SOURCES, TABLES

_RECORD_TABLES = tuple(table for table in TABLES.values() if table.parts is not None)
_INSERTS = {table.name: insert(table) for table in TABLES.values()}
# The file is new and renamed only when it is whole, so no journal has to guard it. A record's references resolve, or
# it would not exist; to have them looked up again for every row would take five times as long. Ids come in no order,
# and an index that does not fit the cache is read and written again for every row.
_SETTINGS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;"


def aliases_in(path: Path) -> list[SourceEntry]:
    """The inputs that a database knows as aliases: their text is that of another input.

    Raises
    ------
    sqlite3.DatabaseError
        If the file is no database of records.
    """
    names = [column.name for column in SOURCES.columns]
    query = f"SELECT {', '.join(names)} FROM {SOURCES.name} WHERE NOT kept ORDER BY uri"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(query).fetchall()
    return [SourceEntry.model_validate(dict(zip(names, row, strict=True))) for row in rows]


def sqlite_rows(path: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, document by document.

    Raises
    ------
    sqlite3.DatabaseError
        If the file is no database of records.
    """
    names = [column.name for column in table.columns]
    order = " ORDER BY doc_id" if "doc_id" in names else ""
    query = f"SELECT {', '.join(map(quoted, names))} FROM {table.name}{order}"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield from connection.execute(query)


class Database:
    """`zongjie.sqlite`: the tables, views and lists of codes of `zongjie.schemas.sql`.

    Commit rule: one transaction for each batch of whole documents, in a new file that counts from its renaming on. An
    interrupted run leaves none.

    Parameters
    ----------
    path
        A file that does not exist yet.
    batch
        Documents in one transaction.
    """

    def __init__(self, path: Path, *, batch: int = 200) -> None:
        self._batch = batch
        self._pending = 0
        self._connection = sqlite3.connect(path)
        self._connection.executescript(_SETTINGS)
        self._connection.executescript(script())

    def write(self, record: WorkSummary) -> None:
        """Add the rows of a document."""
        for table in _RECORD_TABLES:
            self._connection.executemany(_INSERTS[table.name], table.rows(record))
        source = record.source
        self._add_source(SourceEntry(uri=source.uri, doc_id=record.doc_id, bytes_sha256=source.bytes_sha256, kept=True))
        self._pending += 1
        if self._pending >= self._batch:
            self._connection.commit()
            self._pending = 0

    def write_alias(self, alias: SourceEntry) -> None:
        """Add an input whose text is that of a document already written."""
        self._add_source(alias)

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        self._connection.execute(_INSERTS[ERRORS.name], ERRORS.row(error))

    def close(self) -> None:
        """Complete the file."""
        self._connection.commit()
        self._connection.close()

    def discard(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _add_source(self, source: SourceEntry) -> None:
        self._connection.execute(_INSERTS[SOURCES.name], SOURCES.row(source))
