"""Lines of cells → a table: which rows are heads, which are data, and whether it is a table of data at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from .cells import Cell, is_none, is_number, is_words, is_year

Form = Literal["bars", "tabs", "spaces", "lines"]
RowKind = Literal["head", "separator", "label", "data"]

_MOST_HEADS = 4
_NUMERIC = 0.6
_TOTAL = regex.compile(r"(?:合|总|小|共)[ ]*计|全[省市州县区镇乡村](?:合计)?")
_UNIT_IN_WORDS = regex.compile(r"[（(][^）)]{1,6}[）)]$|%$")
_DIGITS_ONLY = regex.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes
    ----------
    start, end
        The bounds of its lines.
    cells
        One for each column, empty ones included; heads and labels may have fewer.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    kind: RowKind = "data"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data that stands in the text.

    Attributes
    ----------
    form
        How it is written: cells between bars, tabs or several blanks, or one cell a line.
    rows
        In text order.
    width
        Number of its columns.
    captions
        The lines above that speak of it, in text order.
    """

    form: Form
    rows: tuple[Row, ...]
    width: int
    captions: tuple[Cell, ...] = ()

    @property
    def start(self) -> int:
        """Where its first row begins."""
        return self.rows[0].start

    @property
    def end(self) -> int:
        """Where its last row ends."""
        return self.rows[-1].end

    def of_kind(self, kind: RowKind) -> list[Row]:
        """Its rows of one kind, in text order."""
        return [row for row in self.rows if row.kind == kind]


def build(folded: str, form: Form, rows: Sequence[Row]) -> Table | None:
    """The table that some rows of cells make, or None if they hold no data.

    Parameters
    ----------
    rows
        With their separators marked; the kinds of the others are found out here.
    """
    body = [row for row in rows if row.kind != "separator"]
    if not body:
        return None
    sizes = Counter(len(row.cells) for row in body if any(_number(folded, c) for c in row.cells))
    if not sizes:
        return None
    # Where two widths are equally frequent, the wider one has all columns.
    width = max(sizes, key=lambda n: (sizes[n], n))
    if width < 2:
        return None
    heads = _heads(folded, body)
    out: list[Row] = []
    first = [tuple(folded[c.start : c.end] for c in row.cells) for row in body[:heads]]
    passed, headed = 0, False
    for row in rows:
        if row.kind == "separator":
            out.append(row)
            continue
        words = tuple(folded[c.start : c.end] for c in row.cells)
        distinct = {w for w in words if not is_none(w)}
        kind: RowKind = "data"
        if (passed < heads or words in first) and not (len(distinct) == 1 and headed):
            kind = "head"
        elif len(distinct) == 1 and not is_number(next(iter(distinct))):
            kind = "label"
        passed += 1
        headed = headed or len(distinct) > 1
        cells = row.cells if kind != "data" else _aligned(folded, row.cells, width)
        out.append(replace(row, kind=kind, cells=cells))
    table = Table(form, tuple(out), width)
    return table if _holds_data(folded, table) else None


def _number(folded: str, cell: Cell) -> bool:
    return is_number(folded[cell.start : cell.end])


def _heads(folded: str, body: Sequence[Row]) -> int:
    """How many rows at the top hold no data."""
    heads = 0
    for row in body[: _MOST_HEADS + 1]:
        words = [folded[c.start : c.end] for c in row.cells]
        # 2000 may be a year over its column, or a figure in a row that has a name.
        named = heads > 0 and bool(words) and is_words(words[0])
        figures = [w for w in words if is_number(w) and not (is_year(w) and not (named and w.isdigit()))]
        if figures and not (heads and _counts_columns(words)):
            break
        heads += 1
    return 0 if heads == len(body) or heads > _MOST_HEADS else heads


def _counts_columns(words: Sequence[str]) -> bool:
    """Whether a row under the heads only numbers the columns: 甲 1 2 3."""
    numbers = [int(w) for w in words if _DIGITS_ONLY.fullmatch(w)]
    others = [w for w in words if not _DIGITS_ONLY.fullmatch(w) and not is_none(w)]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) and all(w in "甲乙丙丁栏次" for w in others)


def _aligned(folded: str, cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """The cells of a data row, one for each column."""
    missing = width - len(cells)
    if missing <= 0:
        return cells
    at = cells[0].end if cells else 0
    if _TOTAL.match(folded[cells[0].start : cells[0].end].strip()):
        # 合计 was merged over the columns of names, so its figures stand at the right.
        return (cells[0], *(Cell(at, at),) * missing, *cells[1:])
    end = cells[-1].end
    return (*cells, *(Cell(end, end),) * missing)


def _holds_data(folded: str, table: Table) -> bool:
    data = table.of_kind("data")
    columns = [
        [folded[r.cells[k].start : r.cells[k].end] for r in data if k < len(r.cells)] for k in range(table.width)
    ]
    numeric = [k for k, column in enumerate(columns) if _is_numeric(column)]
    if not numeric or not any(is_words(w) or is_year(w) for column in columns for w in column):
        return False
    if not table.of_kind("head"):
        # Without a head every figure must say itself what it counts; a list of contents does not.
        figures = [(k, w) for k in numeric for w in columns[k] if is_number(w)]
        named = sum(not w[-1].isdigit() for _, w in figures)
        labelled = sum(_UNIT_IN_WORDS.search(w) is not None for column in columns for w in column)
        return len(data) > 1 and numeric[0] > 0 and 2 * max(named, labelled) > len(figures)
    rows = sum(any(_number(folded, c) for c in row.cells) for row in data)
    return rows > 1 or (rows == 1 and (table.width > 2 or bool(table.of_kind("separator"))))


def _is_numeric(column: Sequence[str]) -> bool:
    filled = [w for w in column if not is_none(w)]
    return bool(filled) and sum(map(is_number, filled)) >= _NUMERIC * len(filled) and not is_serial(column)


def is_serial(column: Sequence[str]) -> bool:
    """Whether a column only numbers its rows.

    Examples
    --------
    >>> is_serial(["1", "2", "", "3"]), is_serial(["1", "3"]), is_serial(["一", "二"])
    (True, False, False)
    """
    numbers = [w for w in column if not is_none(w)]
    if len(numbers) < 2 or not all(_DIGITS_ONLY.fullmatch(w) for w in numbers):
        return False
    return [int(w) for w in numbers] == list(range(1, len(numbers) + 1))
