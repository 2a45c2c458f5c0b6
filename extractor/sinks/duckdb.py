"""Records as a DuckDB database: the tables and views of `zongjie.schemas`, explained by comments inside of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from zongjie.schemas import TAXONOMY, UNITS, WorkSummary
from zongjie.schemas.columns import ColumnType, Table
from zongjie.schemas.run import ErrorEntry, SourceEntry
from zongjie.schemas.sql import quoted
from zongjie.schemas.tables import ERRORS, SOURCES, TABLES
from zongjie.schemas.views import VIEWS

from .arrow import ArrowRows
from .base import OutputError
from .extras import library

_EXTRA = "duckdb"
_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.NUMBER: "DECIMAL(36, 18)",
    ColumnType.REAL: "DOUBLE",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
}
# Where the views are written in the SQL of SQLite.
_DIALECT = (("char(10)", "chr(10)"), ("a.scope IS t.scope", "a.scope IS NOT DISTINCT FROM t.scope"))
_LISTS = """
CREATE TABLE codes (list VARCHAR, code VARCHAR, label_zh VARCHAR, label_en VARCHAR, definition VARCHAR,
                    PRIMARY KEY (list, code));
COMMENT ON TABLE codes IS '代码表';
CREATE TABLE units (code VARCHAR PRIMARY KEY, label_zh VARCHAR, dimension VARCHAR);
COMMENT ON TABLE units IS '单位表';
"""


def duckdb_rows(path: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, document by document.

    Raises
    ------
    ValueError
        If the file is no database of records.
    MissingExtra
        If duckdb is not installed.
    """
    duckdb = library("duckdb", extra=_EXTRA)
    names = [column.name for column in table.columns]
    order = " ORDER BY doc_id" if "doc_id" in names else ""
    try:
        with closing(duckdb.connect(str(path), read_only=True)) as connection:
            found = connection.execute(f"SELECT {', '.join(map(quoted, names))} FROM {table.name}{order}")
            while rows := found.fetchmany(4_096):
                yield from rows
    except duckdb.Error as error:
        raise ValueError(str(error)) from error


class DuckDatabase:
    """`zongjie.duckdb`: tables, views and lists of codes as in SQLite, with primary keys and without foreign ones.

    Commit rule: one transaction for each batch of whole documents, in a new file that counts from its renaming on. An
    interrupted run leaves none. The same records make the same rows in the same order, but not the same bytes.

    Parameters
    ----------
    path
        A file that does not exist yet.
    batch
        Documents in one transaction.

    Raises
    ------
    MissingExtra
        If duckdb or pyarrow, by which rows are handed over, is not installed.
    """

    def __init__(self, path: Path, *, batch: int = 500) -> None:
        self._duckdb = library("duckdb", extra=_EXTRA)
        self._waiting = {name: ArrowRows(table, extra=_EXTRA) for name, table in TABLES.items()}
        self._batch = batch
        self._pending = 0
        self._connection = self._duckdb.connect(str(path))
        for statement in _statements():
            self._connection.execute(statement)
        codes = [
            (name, code.value, code.label_zh, code.label_en, code.definition)
            for name, codes in TAXONOMY.items()
            for code in codes
        ]
        self._connection.executemany("INSERT INTO codes VALUES (?, ?, ?, ?, ?)", codes)
        units = [(unit.code, unit.label_zh, unit.dimension) for unit in UNITS.values()]
        self._connection.executemany("INSERT INTO units VALUES (?, ?, ?)", units)

    def write(self, record: WorkSummary) -> None:
        """Add the rows of a document."""
        for table in TABLES.values():
            if table.parts is not None:
                self._waiting[table.name].add(*table.rows(record))
        source = record.source
        self.write_alias(SourceEntry(uri=source.uri, doc_id=record.doc_id, bytes_sha256=source.bytes_sha256, kept=True))
        self._pending += 1
        if self._pending >= self._batch:
            self._commit()

    def write_alias(self, alias: SourceEntry) -> None:
        """Add an input whose text is that of a document already written."""
        self._waiting[SOURCES.name].add(SOURCES.row(alias))

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        self._waiting[ERRORS.name].add(ERRORS.row(error))

    def close(self) -> None:
        """Complete the file."""
        self._commit()
        self._connection.close()

    def discard(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _commit(self) -> None:
        try:
            self._connection.begin()
            for name, waiting in self._waiting.items():
                if waiting:
                    self._connection.register("waiting", waiting.take())
                    self._connection.execute(f"INSERT INTO {name} SELECT * FROM waiting")
                    self._connection.unregister("waiting")
            self._connection.commit()
        except self._duckdb.Error as error:
            raise OutputError(f"DuckDB: {error}") from error
        self._pending = 0


def _statements() -> Iterator[str]:
    """What makes an empty database."""
    yield _LISTS
    for table in TABLES.values():
        entries = [
            f"{quoted(column.name)} {_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}"
            for column in table.columns
        ]
        if table.key:
            entries.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
        yield f"CREATE TABLE {table.name} ({', '.join(entries)})"
        yield _comment("TABLE", table.name, f"{table.title}：{table.description}")
        for column in table.columns:
            place = f"{table.name}.{quoted(column.name)}"
            yield _comment("COLUMN", place, f"{column.title}：{column.description}")
    for view in VIEWS:
        query = view.query
        for theirs, ours in _DIALECT:
            query = query.replace(theirs, ours)
        yield f"CREATE VIEW {view.name} AS {query}"
        yield _comment("VIEW", view.name, f"{view.title}：{view.description}")


def _comment(kind: str, name: str, text: str) -> str:
    return f"COMMENT ON {kind} {name} IS '{text.replace(chr(39), chr(39) * 2)}'"
