"""Paragraphs and cells as they come one after another in a stream → lines.

RTF and the binary format have no tree: marks in the stream end paragraphs, cells and rows, and each paragraph says how
deep in tables it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .tables import Cell, reaches, table_lines

_MOST_NESTED = 50


@dataclass(slots=True)
class _Table:
    """A table, or for the outermost one the page: what has ended already and what goes on."""

    rows: list[list[Cell]] = field(default_factory=list)
    edges: list[list[int]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    cell: Cell = field(default_factory=Cell)

    def lines(self) -> list[str]:
        if all(len(row) == len(edges) for row, edges in zip(self.rows, self.edges, strict=True)):
            for row, columns in zip(self.rows, reaches(self.edges), strict=True):
                for cell, count in zip(row, columns, strict=True):
                    cell.columns = count
        # A row that never ended has its text all the same.
        rest = [*self.cells, self.cell] if self.cell.lines else self.cells
        return table_lines([*self.rows, rest] if rest else self.rows)


class Story:
    """A stretch of text of its own: the document, a note, a text box.

    Examples
    --------
    >>> story = Story()
    >>> story.end_paragraph("指标", depth=1)
    >>> story.end_cell(depth=1)
    >>> story.end_paragraph("1.2亿元", depth=1)
    >>> story.end_cell(depth=1)
    >>> story.end_row(depth=1)
    >>> story.end_paragraph("走访12户。")
    >>> story.lines()
    ['| 指标 | 1.2亿元 |', '走访12户。']
    """

    def __init__(self) -> None:
        self._tables = [_Table()]

    def end_paragraph(self, text: str, *, depth: int = 0, label: str = "") -> None:
        """Add a paragraph; `depth` is in how many tables it stands, `label` its number."""
        self._at(depth)
        lines = self._tables[-1].cell.lines
        for line in text.split("\n"):
            if line := line.strip():
                lines.append(label + line)
                label = ""

    def end_cell(self, *, depth: int) -> None:
        """The paragraphs since the last cell are a cell."""
        self._at(depth)
        table = self._tables[-1]
        table.cells.append(table.cell)
        table.cell = Cell()

    def end_row(self, *, depth: int, edges: list[int] | None = None) -> None:
        """The cells since the last row are a row; `edges` is where each of them ends on the page."""
        self._at(depth)
        table = self._tables[-1]
        table.rows.append(table.cells)
        table.edges.append(edges or [])
        table.cells = []

    def add(self, lines: list[str]) -> None:
        """Add lines of a text box where the last paragraph was."""
        self._tables[-1].cell.lines += lines

    def lines(self) -> list[str]:
        """All lines."""
        self._at(0)
        return self._tables[0].cell.lines

    def _at(self, depth: int) -> None:
        """Begin and end tables until there are as many as the depth says."""
        depth = min(depth, _MOST_NESTED)
        while len(self._tables) <= depth:
            self._tables.append(_Table())
        while len(self._tables) > depth + 1:
            inner = self._tables.pop().lines()
            outer = self._tables[-1].cell
            outer.lines += inner
            outer.nested = outer.nested or len(self._tables) > 1
