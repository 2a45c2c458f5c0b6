"""The cells of a table → lines: bars where it shows data, plain lines where it only arranges the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

MOST_COLUMNS = 63
"""Word's own limit; wider spans are made up."""

_SAME_EDGE = 60
"""Twentieths of a point, a millimetre: what two edges are apart that nobody would tell apart."""
_MOST_LINES_OF_DATA = 2
_MOST_STOPS_OF_DATA = 1


@dataclass(slots=True)
class Cell:
    """A cell of a row.

    Attributes
    ----------
    lines
        The lines of text in it.
    columns
        Over how many columns it reaches.
    nested
        Whether there is a table in it.
    """

    lines: list[str] = field(default_factory=list)
    columns: int = 1
    nested: bool = False


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """One line a row, or the lines of the cells one after another where the table only arranges the page.

    A cell that reaches over several columns leaves the others blank, so columns stay columns; a cell that goes on from
    the row above comes without lines and stays blank as well.

    Examples
    --------
    >>> table_lines([[Cell(["指标"]), Cell(["2023年"], columns=2)], [Cell(["税收"]), Cell(["1.2亿元"]), Cell(["5%"])]])
    ['| 指标 | 2023年 |  |', '| 税收 | 1.2亿元 | 5% |']
    >>> table_lines([[Cell(["一、工作"])], [Cell(["走访12户。"])]])
    ['一、工作', '走访12户。']
    """
    if _arranges(rows):
        return [line for row in rows for cell in row for line in cell.lines]
    return [line for row in rows if (line := row_line(_columns(row)))]


def reaches(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Over how many columns each cell reaches, from where the cells of each row end on the page.

    Examples
    --------
    >>> reaches([[1000, 3000], [1000, 2010, 3000], [1000, 2000, 3000]])
    [[1, 2], [1, 1, 1], [1, 1, 1]]
    """
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    columns = [[bisect_right(edges, edge) for edge in row] for row in rows]
    return [[max(end - start, 1) for start, end in pairwise([0, *row])] for row in columns]


def row_line(cells: Iterable[str]) -> str:
    """The line of one row, empty for a row without text; text that stands alone in a row needs no bars."""
    cells = list(cells)
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return "".join(filled)
    return f"| {' | '.join(cells)} |"


def _columns(row: Sequence[Cell]) -> list[str]:
    columns: list[str] = []
    for cell in row:
        blank = min(cell.columns - 1, MOST_COLUMNS - len(columns) - 1)
        columns += [" ".join(cell.lines)] + [""] * blank
    return columns


def _arranges(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether most of the text stands in cells that nobody would call data."""
    if all(len(row) < 2 for row in rows):
        return True
    total = prose = 0
    for row in rows:
        for cell in row:
            size = sum(map(len, cell.lines))
            total += size
            stops = sum(line.count("。") for line in cell.lines)
            if cell.nested or len(cell.lines) > _MOST_LINES_OF_DATA or stops > _MOST_STOPS_OF_DATA:
                prose += size
    return prose * 2 > total
