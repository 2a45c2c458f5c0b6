"""The columns of a table: what stands over each, and which of them name the rows, count them, or measure something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ....layout import Row, Table
from ....layout.tables import UNIT_LINE, Cell, is_none, is_number, is_serial, is_words, is_year
from .words import (
    BODY,
    BODY_COLUMN,
    LEAD,
    MEASURE_COLUMN,
    RANK,
    REMARK,
    SERIAL,
    TIME,
    TOTAL,
    UNIT_COLUMN,
    YEAR_COLUMN,
    Facet,
    facet_of,
    unit_of,
)

Use = Literal["name", "words", "unit", "figures", "none"]
RowsAre = Literal["measures", "bodies", "times", "things"]
_MOST = 0.5


@dataclass(slots=True)
class Column:
    """One column.

    Attributes
    ----------
    heads
        The cells over it, the outermost first.
    facets
        What each of them says.
    use
        Whether it names the rows, holds other words, units or figures, or nothing of interest.
    """

    heads: list[Cell]
    facets: list[Facet]
    use: Use = "none"

    def first(self, name: str) -> object:
        """An attribute of the innermost head that has it, None if none has."""
        return next((v for f in reversed(self.facets) if (v := getattr(f, name)) is not None), None)

    def any(self, name: str) -> bool:
        """Whether any head has an attribute."""
        return any(getattr(f, name) for f in self.facets)


@dataclass(slots=True)
class Sheet:
    """A table whose columns are understood.

    Attributes
    ----------
    rows_are
        What the names of the rows name.
    captions
        What stands over the whole table: lines above it, and rows that are one merged cell.
    """

    table: Table
    columns: list[Column]
    rows_are: RowsAre
    captions: list[Cell]
    name: int | None = None
    unit: int | None = None
    names: dict[int, Cell] = field(default_factory=dict)


def understand(folded: str, table: Table) -> Sheet:
    """Find out what the columns of a table are for."""
    captions = list(table.captions)
    heads: list[Row] = []
    for row in table.rows:
        words = {folded[c.start : c.end] for c in row.cells} - {""}
        merged = len(words) == 1 and (table.width > 2 or len(row.cells) == 1)
        if row.kind in ("head", "label") and (merged or any(UNIT_LINE.fullmatch(w) for w in words)):
            if row.kind == "head" or UNIT_LINE.search(folded, row.start, row.end):
                captions += [c for c in row.cells[:1] if c.end > c.start]
        elif row.kind == "head" and row.start < _first_data(table):
            heads.append(row)
    over = _spread(folded, heads, table)
    data = table.of_kind("data")
    columns = [Column(cells, [facet_of(folded[c.start : c.end]) for c in cells]) for cells in over]
    values = [[_words(folded, row, k) for row in data] for k in range(table.width)]
    for column, cells in zip(columns, values, strict=True):
        column.use = _use(folded, column, cells)
    sheet = Sheet(table, columns, "measures", captions)
    sheet.unit = next((k for k, c in enumerate(columns) if c.use == "unit"), None)
    sheet.name = _name_column(folded, columns, values)
    if sheet.name is not None:
        columns[sheet.name].use = "name"
        sheet.names = _names(folded, data, sheet.name)
    sheet.rows_are = _rows_are(folded, sheet, values)
    return sheet


def _plain(words: str) -> str:
    lead = LEAD.match(words)
    return words[lead.end() :] if lead is not None else words


def _first_data(table: Table) -> int:
    return next((row.start for row in table.rows if row.kind == "data"), table.end)


def _words(folded: str, row: Row, k: int) -> str:
    return folded[row.cells[k].start : row.cells[k].end] if k < len(row.cells) else ""


def _spread(folded: str, heads: Sequence[Row], table: Table) -> list[list[Cell]]:
    """The cells over each column, the outermost first, merged ones repeated."""
    width = table.width
    grid: list[list[Cell | None]] = []
    for k, row in enumerate(heads):
        below = heads[k + 1] if k + 1 < len(heads) else None
        grid.append(_whole(folded, row, below, grid[-1] if grid else None, width, table))
    out: list[list[Cell]] = []
    for column in range(width):
        cells: list[Cell] = []
        for line in grid:
            cell = line[column]
            if cell is None or cell.end == cell.start:
                continue
            if all(folded[cell.start : cell.end] != folded[c.start : c.end] for c in cells):
                cells.append(cell)
        out.append(cells)
    return out


def _whole(
    folded: str, row: Row, below: Row | None, above: Sequence[Cell | None] | None, width: int, table: Table
) -> list[Cell | None]:
    """A row of heads with one entry for each column."""
    cells: list[Cell | None] = list(row.cells)
    missing = width - len(cells)
    if missing > 0 and below is not None:
        sizes = _groups(folded, row, below, width)
        if sizes is not None:
            return [cell for cell, size in zip(row.cells, sizes, strict=True) for _ in range(size)]
    if missing > 0 and above is not None:
        # The cells of the row above that reach down take no part in this one.
        return _under(folded, row, above, width)
    if missing > 0:
        left = table.form == "spaces" and missing == 1
        empty: list[Cell | None] = [None] * missing
        return empty + cells if left else cells + empty
    cells = cells[:width]
    if below is not None and len(below.cells) >= width:
        for k in range(1, width):
            here, under = row.cells[k], below.cells[k]
            if here.end == here.start and under.end > under.start:
                cells[k] = cells[k - 1]
    return cells


def _groups(folded: str, row: Row, below: Row, width: int) -> list[int] | None:
    """How many columns each cell of a row of merged heads spans, None if that cannot be told."""
    upper = len(row.cells)
    if len(below.cells) >= width:
        blank = sum(c.end == c.start for c in below.cells)
        first = [folded[c.start : c.end] for c in row.cells]
        same = sum(folded[c.start : c.end] in first for c in below.cells)
        single, lower = max(blank, same), width - max(blank, same)
    else:
        lower = len(below.cells)
        single = width - lower
    groups = upper - single
    if groups < 1 or lower < groups or lower % groups or single < 0:
        return None
    last = 0
    while last < single and _closes(folded[row.cells[upper - 1 - last].start : row.cells[upper - 1 - last].end]):
        last += 1
    return [1] * (single - last) + [lower // groups] * groups + [1] * last


def _closes(words: str) -> bool:
    """Whether a head is one of those that stand last in a table, by themselves."""
    return any(cue.search(words) for cue in (REMARK, RANK, TOTAL))


def _under(folded: str, row: Row, above: Sequence[Cell | None], width: int) -> list[Cell | None]:
    """A row of heads that stands under merged ones only."""
    spans: dict[int, list[int]] = {}
    for k, cell in enumerate(above):
        if cell is not None:
            spans.setdefault(cell.start, []).append(k)
    places = [k for ks in spans.values() if len(ks) > 1 for k in ks]
    if len(places) != len(row.cells):
        return [None] * (width - len(row.cells)) + list(row.cells)
    out: list[Cell | None] = [None] * width
    for k, cell in zip(sorted(places), row.cells, strict=True):
        out[k] = cell
    return out


def _use(folded: str, column: Column, cells: Sequence[str]) -> Use:
    heads = [folded[c.start : c.end] for c in column.heads]
    filled = [w for w in cells if not is_none(w)]
    units = sum(unit_of(w) is not None for w in filled)
    if any(UNIT_COLUMN.search(w) for w in heads) and 2 * units > len(filled):
        return "unit"
    if any(SERIAL.search(w) for w in heads) or (is_serial(cells) and not heads):
        return "none"
    figures = sum(is_number(w) for w in filled)
    if figures and figures >= _MOST * len(filled):
        if all(is_year(w) for w in filled) and (not heads or YEAR_COLUMN.search(heads[-1])):
            return "words"
        return "none" if any(REMARK.search(w) and not facet_of(w).unit for w in heads) else "figures"
    return "words" if filled else "figures" if heads and not REMARK.search(heads[-1]) else "none"


def _name_column(folded: str, columns: Sequence[Column], values: Sequence[Sequence[str]]) -> int | None:
    """The column that says what the rows are: of those with words the one that tells most rows apart."""
    first = next((k for k, c in enumerate(columns) if c.use == "figures"), len(columns))
    best: tuple[int, int] | None = None
    for k in range(len(columns)):
        if columns[k].use != "words" or (k > first and best is not None):
            continue
        heads = "".join(folded[c.start : c.end] for c in columns[k].heads)
        if REMARK.search(heads) and not BODY_COLUMN.search(heads):
            continue
        distinct = len({w for w in values[k] if not is_none(w)})
        if best is None or distinct > best[0]:
            best = distinct, k
    return best[1] if best is not None else None


def _names(folded: str, data: Sequence[Row], k: int) -> dict[int, Cell]:
    """The name of each row by its start; one that is merged over several rows holds for all of them."""
    out: dict[int, Cell] = {}
    last: Cell | None = None
    for row in data:
        cell = row.cells[k] if k < len(row.cells) else None
        if cell is not None and cell.end > cell.start:
            last = cell
        elif any(TOTAL.search(folded[c.start : c.end]) for c in row.cells[:k]):
            last = next(c for c in row.cells[:k] if TOTAL.search(folded[c.start : c.end]))
        if last is not None:
            out[row.start] = last
    return out


def _rows_are(folded: str, sheet: Sheet, values: Sequence[Sequence[str]]) -> RowsAre:
    if sheet.name is None:
        return "things"
    names = [w for w in values[sheet.name] if is_words(w) or is_year(w)]
    names = [_plain(w) for w in names if not TOTAL.search(w)]
    if not names:
        return "things"
    if sum(TIME.search(w) is not None for w in names) > _MOST * len(names):
        return "times"
    head = "".join(folded[c.start : c.end] for c in sheet.columns[sheet.name].heads)
    if YEAR_COLUMN.search(head):
        return "times"
    bodies = sum(BODY.search(w) is not None for w in names) > _MOST * len(names)
    if bodies or (BODY_COLUMN.search(head) and not MEASURE_COLUMN.search(head)):
        return "bodies"
    return "measures" if MEASURE_COLUMN.search(head) else "things"
