"""Rows of several cells → table lines `| cell | cell |`, where the cells of several rows stand under one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .piece import Piece, Row

_LEAST_ROWS = 2
_NEAR = 0.5


def table_lines(rows: Sequence[Row]) -> dict[int, str]:
    """The lines of tables by the number of their row.

    Examples
    --------
    >>> def row(top, *cells):
    ...     return Row([Piece(text, 100 * k, top, 100 * k + 40, top + 10) for k, text in cells])
    >>> table_lines([row(0, (0, "指标"), (1, "数值")), row(20, (0, "企业"), (1, "3家"))])
    {0: '| 指标 | 数值 |', 1: '| 企业 | 3家 |'}
    """
    lines: dict[int, str] = {}
    first = 0
    while first < len(rows):
        last = first
        while last < len(rows) and len(rows[last].pieces) > 1 and _together(rows[first], rows[last]):
            last += 1
        if last - first >= _LEAST_ROWS and _aligned(rows[first:last]):
            lines.update(_lines(rows[first:last], first))
        first = max(last, first + 1)
    return lines


def _together(one: Row, other: Row) -> bool:
    return one.frame == other.frame


def _aligned(rows: Sequence[Row]) -> bool:
    """Whether cells stand under one another; gaps within wrapped lines do so only by chance."""
    pairs = matches = 0
    for above, below in pairwise(rows):
        for cell in below.pieces[1:]:
            near = cell.size * _NEAR
            pairs += 1
            matches += any(
                abs(cell.left - other.left) < near
                or abs(cell.right - other.right) < near
                or abs(cell.left + cell.right - other.left - other.right) < near
                for other in above.pieces[1:]
            )
    return matches > pairs / 2


def _lines(rows: Sequence[Row], first: int) -> dict[int, str]:
    columns = _columns([piece for row in rows for piece in row.pieces])
    lines = {}
    for number, row in enumerate(rows, first):
        cells = [""] * len(columns)
        for piece in row.pieces:
            place = next(k for k, (left, right) in enumerate(columns) if left <= piece.left and piece.right <= right)
            cells[place] = f"{cells[place]} {piece.text}".strip()
        lines[number] = f"| {' | '.join(cells)} |"
    return lines


def _columns(pieces: Sequence[Piece]) -> list[tuple[float, float]]:
    """The stretches of the page's width that hold pieces."""
    columns: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if columns and piece.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], piece.right)
        else:
            columns.append((piece.left, piece.right))
    return columns
