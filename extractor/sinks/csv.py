"""Records as CSV for people: a file for each table, Chinese headers, nothing that a program takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from zongjie.schemas import WorkSummary
from zongjie.schemas.columns import Cell, Table
from zongjie.schemas.run import ErrorEntry, SourceEntry
from zongjie.schemas.tables import ERRORS, SOURCES, TABLES

from ..harmless import cell_text
from .sheets import SheetView, shown_column

_FULL_TEXT = ("documents", "text")


class CsvFiles:
    """`zongjie-csv/`: a file for each table, UTF-8 with a byte order mark, without the full texts.

    Codes stand as their Chinese names and cells are cut as those of the workbook are.

    Commit rule: rows go to files in a new folder, which count from the renaming of the folder on. An interrupted run
    leaves none.

    Parameters
    ----------
    path
        A folder that does not exist yet.
    """

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self._files = {name: _CsvFile(path / f"{name}.csv", table) for name, table in TABLES.items()}

    def write(self, record: WorkSummary) -> None:
        """Add the rows of a document."""
        view = SheetView(record)
        for file in self._files.values():
            if file.table.parts is not None:
                file.add(file.table.parts(record), view)
        source = record.source
        entry = SourceEntry(uri=source.uri, doc_id=record.doc_id, bytes_sha256=source.bytes_sha256, kept=True)
        self._files[SOURCES.name].add([entry])

    def write_alias(self, alias: SourceEntry) -> None:
        """Add an input whose text is that of a document already written."""
        self._files[SOURCES.name].add([alias])

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        self._files[ERRORS.name].add([error])

    def close(self) -> None:
        """Complete the files."""
        for file in self._files.values():
            file.close()

    def discard(self) -> None:
        """Let go of the files."""
        with suppress(OSError):  # the disk may be full; the files are thrown away
            self.close()


class _CsvFile:
    """The file of one table."""

    def __init__(self, path: Path, table: Table) -> None:
        self.table = table
        names = [column.name for column in table.columns if (table.name, column.name) != _FULL_TEXT]
        self._columns = [shown_column(table.name, name, 0) for name in names]
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([column.title for column in self._columns])

    def add(self, parts: Iterable[object], view: SheetView | None = None) -> None:
        for part in parts:
            self._writer.writerow([_shown(column.read(part, view)) for column in self._columns])

    def close(self) -> None:
        self._file.close()


def _shown(cell: Cell) -> Cell:
    return cell_text(cell) if isinstance(cell, str) else cell
