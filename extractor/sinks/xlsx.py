"""Records as a workbook for people: Chinese headers, every row with its sentence and its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zongjie.schemas import WorkSummary
from zongjie.schemas.columns import Cell
from zongjie.schemas.run import ErrorEntry, SourceEntry

from ..harmless import cell_text
from .sheets import ERROR_SHEET, RECORD_SHEETS, Sheet, SheetView

MAX_ROWS = 1_048_576
"""Rows of a sheet, header included; a longer table goes on in a further sheet."""

# The same records make the same file.
_CREATED = datetime(2000, 1, 1)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Workbook:
    """`zongjie.xlsx`: one sheet for each kind of record, as people read them.

    Rows go to disk as they come, so memory stays flat in the number of documents.

    Commit rule: the workbook is put together on closing, and counts from its renaming on. An interrupted run leaves
    none.
    """

    def __init__(self, path: Path, *, max_rows: int = MAX_ROWS) -> None:
        # Rows wait in files beside the workbook, which go with its folder if the run is interrupted.
        self._book = xlsxwriter.Workbook(str(path), {**_OPTIONS, "tmpdir": str(path.parent)})
        self._book.set_properties({"title": "zongjie", "created": _CREATED})
        formats = _Formats(self._book)
        self._pages = {
            sheet.name: _Pages(self._book, sheet, formats, max_rows) for sheet in (*RECORD_SHEETS, ERROR_SHEET)
        }
        self._explain(formats)

    def write(self, record: WorkSummary) -> None:
        """Add the rows of a document."""
        view = SheetView(record)
        for sheet in RECORD_SHEETS:
            pages = self._pages[sheet.name]
            for row in sheet.rows(view):
                pages.write(row)

    def write_alias(self, alias: SourceEntry) -> None:
        """Nothing: the error entry that comes with an alias says what is needed."""

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        self._pages[ERROR_SHEET.name].write([column.read(error, None) for column in ERROR_SHEET.columns])

    def close(self) -> None:
        """Complete the file."""
        for pages in self._pages.values():
            pages.finish()
        self._book.close()

    def discard(self) -> None:
        """Let go of the rows that were waiting."""
        for sheet in self._book.worksheets():
            sheet.row_data_fh.close()

    def _explain(self, formats: _Formats) -> None:
        sheet = self._book.add_worksheet("字段说明")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 1, 16)
        sheet.set_column(2, 2, 80)
        for place, title in enumerate(("工作表", "字段", "说明")):
            sheet.write_string(0, place, title, formats.header)
        row = 0
        for described in (*RECORD_SHEETS, ERROR_SHEET):
            for column in described.columns:
                row += 1
                for place, text in enumerate((described.name, column.title, column.description)):
                    sheet.write_string(row, place, text)


class _Formats:
    """The formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.header: Format = book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1})
        self.plain: Format = book.add_format({"valign": "top"})
        self.wrapped: Format = book.add_format({"valign": "top", "text_wrap": True})
        self.whole: Format = book.add_format({"valign": "top", "num_format": "#,##0"})


class _Pages:
    """One table over as many worksheets as it needs."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet, formats: _Formats, max_rows: int) -> None:
        self._book = book
        self._sheet = sheet
        self._formats = formats
        self._max_rows = max_rows
        self._count = 0
        self._page, self._row = self._open(), 0

    def write(self, cells: Sequence[Cell]) -> None:
        if self._row + 1 == self._max_rows:
            self.finish()
            self._page, self._row = self._open(), 0
        self._row += 1
        for place, (column, cell) in enumerate(zip(self._sheet.columns, cells, strict=True)):
            self._write_cell(place, cell, self._formats.wrapped if column.wrap else self._formats.plain)

    def finish(self) -> None:
        self._page.autofilter(0, 0, self._row, len(self._sheet.columns) - 1)

    def _open(self) -> Worksheet:
        self._count += 1
        page = self._book.add_worksheet(self._sheet.name if self._count == 1 else f"{self._sheet.name} {self._count}")
        page.freeze_panes(1, 0)
        for place, column in enumerate(self._sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.title, self._formats.header)
        return page

    def _write_cell(self, place: int, cell: Cell, style: Format) -> None:
        if isinstance(cell, str):
            text = cell_text(cell)
            if text:
                self._page.write_string(self._row, place, text, style)
        elif isinstance(cell, int):
            # Years and counts of this size need no separators, and years must not have them.
            self._page.write_number(self._row, place, cell, self._formats.whole if abs(cell) >= 10_000 else style)
        elif cell is not None:
            self._page.write_number(self._row, place, cell, style)
