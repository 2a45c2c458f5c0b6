"""Records as Parquet, one folder for each table, with an Arrow schema derived from the tables of `zongjie.schemas`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from zongjie.schemas import SCHEMA_VERSION, WorkSummary
from zongjie.schemas.columns import Cell, ColumnType, Table
from zongjie.schemas.run import ErrorEntry, SourceEntry
from zongjie.schemas.tables import ERRORS, SOURCES, TABLES

from .extras import library

_RECORD_TABLES = tuple(table for table in TABLES.values() if table.parts is not None)
_EXTRA = "parquet"
_PART = "part-00000.parquet"


def arrow_schema(table: Table) -> Any:
    """The Arrow schema of a table; names and descriptions of table and columns are in its metadata.

    Exact numbers are decimals of 18 places, which hold every number that a record admits.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    """
    arrow = library("pyarrow", extra=_EXTRA)
    types = {
        ColumnType.TEXT: arrow.string(),
        ColumnType.INTEGER: arrow.int64(),
        ColumnType.NUMBER: arrow.decimal128(36, 18),
        ColumnType.REAL: arrow.float64(),
        ColumnType.BOOLEAN: arrow.bool_(),
        ColumnType.DATE: arrow.date32(),
    }
    fields = [
        arrow.field(
            column.name,
            types[column.type],
            nullable=column.nullable,
            metadata={"title": column.title, "description": column.description},
        )
        for column in table.columns
    ]
    told = {"title": table.title, "description": table.description, "schema_version": SCHEMA_VERSION}
    return arrow.schema(fields, metadata=told)


def parquet_rows(folder: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in a folder that `Parquet` wrote, in the order in which they were written.

    Raises
    ------
    OSError
        If there is no such table in the folder.
    ValueError
        If a file is no Parquet, or has other columns.
    MissingExtra
        If pyarrow is not installed.
    """
    parquet = library("pyarrow.parquet", extra=_EXTRA)
    expected = arrow_schema(table)
    with parquet.ParquetFile(folder / table.name / _PART) as file:
        if file.schema_arrow != expected:
            raise ValueError(f"{table.name}: columns are {file.schema_arrow.names}, should be {expected.names}")
        for batch in file.iter_batches(batch_size=4_096):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


class Parquet:
    """`zongjie-parquet/`: a folder for each table, with one file in it; rows in the order in which records came.

    Nothing is partitioned: a writer for each year and province would hold rows of all of them in memory.

    Commit rule: row groups go to files in a new folder, which count from the renaming of the folder on; a file has no
    footer, and cannot be read, before it is closed. An interrupted run leaves none. The same records make the same
    bytes with the same release of pyarrow.

    Parameters
    ----------
    path
        A folder that does not exist yet.
    batch
        Rows that a table gathers before they go to disk as one row group; a document's rows stay together.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    """

    def __init__(self, path: Path, *, batch: int = 20_000) -> None:
        library("pyarrow.parquet", extra=_EXTRA)
        self._tables = {name: _Rows(path / name, table, batch) for name, table in TABLES.items()}

    def write(self, record: WorkSummary) -> None:
        """Add the rows of a document."""
        for table in _RECORD_TABLES:
            self._tables[table.name].add(*table.rows(record))
        source = record.source
        self.write_alias(SourceEntry(uri=source.uri, doc_id=record.doc_id, bytes_sha256=source.bytes_sha256, kept=True))

    def write_alias(self, alias: SourceEntry) -> None:
        """Add an input whose text is that of a document already written."""
        self._tables[SOURCES.name].add(SOURCES.row(alias))

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        self._tables[ERRORS.name].add(ERRORS.row(error))

    def close(self) -> None:
        """Complete the files."""
        for rows in self._tables.values():
            rows.close()

    def discard(self) -> None:
        """Let go of the files."""
        for rows in self._tables.values():
            rows.discard()


class _Rows:
    """The rows of one table on their way to its file."""

    def __init__(self, folder: Path, table: Table, batch: int) -> None:
        self._arrow = library("pyarrow", extra=_EXTRA)
        self._schema = arrow_schema(table)
        self._batch = batch
        self._dates = [place for place, column in enumerate(table.columns) if column.type is ColumnType.DATE]
        self._numbers = [place for place, column in enumerate(table.columns) if column.type is ColumnType.NUMBER]
        self._waiting: list[list[Any]] = []
        folder.mkdir(parents=True)
        writer = library("pyarrow.parquet", extra=_EXTRA).ParquetWriter
        self._writer = writer(folder / _PART, self._schema, compression="zstd")

    def add(self, *rows: tuple[Cell, ...]) -> None:
        self._waiting.extend(self._typed(row) for row in rows)
        if len(self._waiting) >= self._batch:
            self._flush()

    def close(self) -> None:
        if self._waiting:
            self._flush()
        self._writer.close()

    def discard(self) -> None:
        self._waiting.clear()
        with suppress(OSError):  # the disk may be full; the file is thrown away
            self._writer.close()

    def _typed(self, row: tuple[Cell, ...]) -> list[Any]:
        cells: list[Any] = list(row)
        for place in self._dates:
            if cells[place] is not None:
                cells[place] = date.fromisoformat(cells[place])
        for place in self._numbers:
            if cells[place] is not None:
                cells[place] = Decimal(str(cells[place]))
        return cells

    def _flush(self) -> None:
        columns = [
            self._arrow.array(values, type=field.type)
            for values, field in zip(zip(*self._waiting, strict=True), self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(columns, schema=self._schema))
        self._waiting.clear()
