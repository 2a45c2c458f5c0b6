"""Records as Parquet, one folder for each table, with an Arrow schema derived from the tables of `zongjie.schemas`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from zongjie.schemas import WorkSummary
from zongjie.schemas.columns import Cell, Table
from zongjie.schemas.run import ErrorEntry, SourceEntry
from zongjie.schemas.tables import ERRORS, SOURCES, TABLES

from .arrow import ArrowRows, arrow_schema
from .extras import library

_RECORD_TABLES = tuple(table for table in TABLES.values() if table.parts is not None)
_EXTRA = "parquet"
_PART = "part-00000.parquet"


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
        self._waiting = ArrowRows(table)
        self._batch = batch
        folder.mkdir(parents=True)
        writer = library("pyarrow.parquet", extra=_EXTRA).ParquetWriter
        self._writer = writer(folder / _PART, self._waiting.schema, compression="zstd")

    def add(self, *rows: tuple[Cell, ...]) -> None:
        self._waiting.add(*rows)
        if len(self._waiting) >= self._batch:
            self._writer.write_table(self._waiting.take())

    def close(self) -> None:
        if self._waiting:
            self._writer.write_table(self._waiting.take())
        self._writer.close()

    def discard(self) -> None:
        with suppress(OSError):  # the disk may be full; the file is thrown away
            self._writer.close()
