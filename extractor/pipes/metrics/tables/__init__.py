"""Tables → metrics. What a figure counts, its unit, year and status stand in the heads, so no model is asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ....layout import Outline, Table
from ....layout.tables import Cell
from ....quantity import Quantity
from ...metadata import Head
from ...statements import Judged
from ...statements.zones import Zone
from ..notes import Note
from ..reading import Reading
from .numbers import number_of
from .rows import TableWalk

# A longer cell is prose that stands in a table.
_PROSE = 16


def read_tables(outline: Outline, judged: Judged, zones: Sequence[Zone], head: Head) -> list[tuple[Reading, Note]]:
    """The metrics of all tables of a document with what decided about them, in text order.

    Relations between them are by position in the list.
    """
    out: list[tuple[Reading, Note]] = []
    for table in outline.tables:
        out += TableWalk(outline, table, judged, zones, head).read(len(out))
    return out


def outside_tables(outline: Outline, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that prose holds: those outside tables, and those of long cells."""
    if not outline.tables:
        return list(quantities)
    return [q for q in quantities if (t := _table_at(outline.tables, q)) is None or _in_prose(outline.folded, t, q)]


def _table_at(tables: Sequence[Table], q: Quantity) -> Table | None:
    at = bisect_left(tables, q.end, key=lambda table: table.start) - 1
    return tables[at] if at >= 0 and q.start < tables[at].end else None


def _in_prose(folded: str, table: Table, q: Quantity) -> bool:
    at = bisect_right(table.rows, q.start, key=lambda row: row.start) - 1
    return at >= 0 and any(_holds(cell, q) and _is_prose(folded, cell) for cell in table.rows[at].cells)


def _holds(cell: Cell, q: Quantity) -> bool:
    return cell.start <= q.start and q.end <= cell.end


def _is_prose(folded: str, cell: Cell) -> bool:
    return cell.end - cell.start > _PROSE and number_of(folded, cell) is None


__all__ = ["outside_tables", "read_tables"]
