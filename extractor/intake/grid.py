"""Sheets of cells: a text in each row, or a table to be read as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from .codes import Issue
from .columns import Columns, find_columns, row_member
from .options import Options
from .result import Member, Reading

_LOOKED_AT = 50
_LONG_TEXT = 100
"""A sheet that is not told which column holds texts has none unless one of its first texts is as long: tables of
figures have a column 内容 too."""

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes
    ----------
    title
        What stands on its tab; empty where it has no name.
    rows
        Gives its rows from the first one, each time it is called.
    shown
        Writes a cell as people see it.
    """

    title: str
    rows: Callable[[], Iterator[Row]]
    shown: Callable[[Any], str] = str


def read_sheets(sheets: Iterable[Sheet], options: Options, *, encoding: str | None = None) -> Iterator[Member | Issue]:
    """The texts in the rows of sheets; where no sheet has a column of texts, all sheets as one text."""
    sheets = list(sheets)
    found = [(sheet, columns) for sheet in sheets if isinstance(columns := _columns(sheet, options), Columns)]
    for sheet, columns in found:
        prefix = f"{sheet.title}/" if len(sheets) > 1 else ""
        yield from _texts(sheet, columns, prefix=prefix, encoding=encoding)
    if not found and options.text_column is not None:
        yield _missing(sheets, options)
    elif not found:
        text = "\n".join(chain.from_iterable(_table(sheet, options, titled=len(sheets) > 1) for sheet in sheets))
        yield Member("", reading=Reading(text=text, encoding=encoding))


def _columns(sheet: Sheet, options: Options) -> Columns | Issue | None:
    """The columns of a sheet of texts; None for a table of something else."""
    rows = _filled(sheet)
    names = _names(next(rows, (0, []))[1])
    columns = find_columns(names, options)
    if isinstance(columns, Issue) or options.text_column is not None:
        return columns
    at = names.index(columns.text)
    first = [row[at] for _, row in islice(rows, _LOOKED_AT) if len(row) > at]
    return columns if any(len(str(cell)) >= _LONG_TEXT for cell in first) else None


def _missing(sheets: list[Sheet], options: Options) -> Issue:
    names = [name for sheet in sheets for name in _names(next(_filled(sheet), (0, []))[1])]
    issue = find_columns((name for name in names if name != options.text_column), options)
    assert isinstance(issue, Issue)
    return issue


def _filled(sheet: Sheet) -> Iterator[tuple[int, Row]]:
    """The rows that are not blank, numbered as a spreadsheet numbers them."""
    return (
        (number, row)
        for number, row in enumerate(sheet.rows(), 1)
        if any(cell is not None and str(cell).strip() for cell in row)
    )


def _names(row: Row) -> list[str]:
    return ["" if cell is None else str(cell).strip() for cell in row]


def _texts(sheet: Sheet, columns: Columns, *, prefix: str, encoding: str | None) -> Iterator[Member]:
    rows = _filled(sheet)
    names = _names(next(rows)[1])
    for number, row in rows:
        cells = dict(
            zip(reversed(names), reversed([*row, *[None] * (len(names) - len(row))][: len(names)]), strict=True)
        )
        yield row_member(cells, columns, number=number, encoding=encoding, prefix=prefix)


def _table(sheet: Sheet, options: Options, *, titled: bool) -> Iterator[str]:
    """The lines of a table: a row with its cells between bars, a row of one cell without them."""
    rows, chars = [], 0
    for _, row in _filled(sheet):
        cells = ["" if cell is None else " ".join(sheet.shown(cell).split()) for cell in row]
        rows.append(cells)
        chars += sum(map(len, cells))
        if chars > options.limit_chars:  # refused anyway, so the rest need not be read
            break
    if titled and rows:
        yield sheet.title
    width = max((index for cells in rows for index, cell in enumerate(cells, 1) if cell), default=0)
    for cells in rows:
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            yield f"| {' | '.join([*cells, *[''] * (width - len(cells))][:width])} |"
        else:
            yield from filled
