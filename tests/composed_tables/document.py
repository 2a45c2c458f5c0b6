"""A composed document with a table: its text in every form in which tables are written, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

Said = tuple[str, Decimal, str, str, str, int]
"""Mention, value, unit, indicator, status, year."""


@dataclass(frozen=True)
class Composed:
    """A document with one table.

    Attributes
    ----------
    opening, closing
        Its prose, without any metric.
    rows
        Cells between bars; a cell that was merged into its neighbour at the left or above is blank.
    heads
        How many of the rows are heads.
    says
        Its metrics: `mention value unit indicator status year`, one a line.
    """

    name: str
    opening: str
    rows: str
    heads: int
    says: str
    closing: str = "全镇干部群众齐心协力，各项工作有序推进。"

    @property
    def cells(self) -> list[list[str]]:
        return [[c.strip() for c in line.split("|")] for line in self.rows.strip().split("\n")]

    @property
    def metrics(self) -> list[Said]:
        out = []
        for line in self.says.strip().split("\n"):
            mention, value, unit, indicator, status, year = line.split()
            out.append((mention, Decimal(value), unit, indicator, status, int(year)))
        return out

    @property
    def merged(self) -> bool:
        """Whether any cell is blank."""
        return any(not c for row in self.cells for c in row)

    def text(self, form: str) -> str:
        """The document with its table in one of `FORMS`."""
        return "\n".join([self.opening.strip(), FORMS[form](self), self.closing])


def _bars(document: Composed) -> str:
    # A row of which one cell is filled loses its bars, as readers write it.
    return "\n".join(f"| {' | '.join(row)} |" if sum(map(bool, row)) > 1 else "".join(row) for row in document.cells)


def _markdown(document: Composed) -> str:
    rows = [" | ".join(row) for row in document.cells]
    width = max(map(len, document.cells))
    return "\n".join([*rows[: document.heads], "|".join(["---"] * width), *rows[document.heads :]])


def _tabs(document: Composed) -> str:
    return "\n".join("\t".join(row) for row in document.cells)


def _blanks(document: Composed) -> str:
    columns = list(zip_longest(*document.cells, fillvalue=""))
    widths = [max(len(c) for c in column) + 3 for column in columns]
    return "\n".join("".join(c.ljust(w, "\u3000") for c, w in zip(row, widths, strict=False)) for row in document.cells)


def _lines(document: Composed) -> str:
    return "\n".join(c for row in document.cells for c in row if c)


FORMS: dict[str, Callable[[Composed], str]] = {
    "bars": _bars,
    "markdown": _markdown,
    "tabs": _tabs,
    "spaces": _blanks,
    "lines": _lines,
}
