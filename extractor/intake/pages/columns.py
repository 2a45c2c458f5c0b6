"""The order in which the rows of a page are read: columns one after the other, what stands across them in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .piece import Page, Piece, Row, rows_of

_MIDDLE = 0.2
_LEAST_LINES = 4
_PROSE_WIDTH = 0.6
_PROSE_CHARS = 8
_MOST_COLUMNS_DEEP = 3


def in_reading_order(pages: Sequence[Page]) -> list[Row]:
    """The rows of all pages in the order in which they are read.

    Examples
    --------
    >>> def column(left, words):
    ...     return [Piece(word * 10, left, 20 * k, left + 100, 20 * k + 10) for k, word in enumerate(words)]
    >>> page = Page(300, 400, [*column(20, "甲乙丙丁"), *column(150, "戊己庚辛")])
    >>> [row.text[0] for row in in_reading_order([page])]
    ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛']
    """
    gutters = [_gutter(page.pieces) for page in pages]
    rows = []
    for number, page in enumerate(pages):
        width = f"{page.width:.0f}"
        # The last page may have too little in its second column to tell.
        others = (gutters[n] for n in range(number - 1, -1, -1) if pages[n].width == page.width)
        gutter = gutters[number] or next((at for at in others if at is not None and _parts(page.pieces, at)), None)
        ordered = _ordered(list(page.pieces), gutter, "", 0)
        rows += [Row(pieces, number, f"{width}{frame}") for pieces, frame in ordered]
    return rows


def _ordered(pieces: list[Piece], gutter: float | None, frame: str, depth: int) -> Iterator[tuple[list[Piece], str]]:
    if gutter is None:
        for row in rows_of(pieces):
            yield row, frame
        return
    left = [piece for piece in pieces if piece.right <= gutter]
    right = [piece for piece in pieces if piece.left >= gutter]
    if len(left) + len(right) == len(pieces):
        yield from _beside(left, right, frame, depth)
        return
    left, right = [], []
    for row in rows_of(pieces):
        if any(piece.left < gutter < piece.right for piece in row):
            yield from _beside(left, right, frame, depth)
            left, right = [], []
            yield row, frame
        else:
            for piece in row:
                (left if piece.right <= gutter else right).append(piece)
    yield from _beside(left, right, frame, depth)


def _beside(left: list[Piece], right: list[Piece], frame: str, depth: int) -> Iterator[tuple[list[Piece], str]]:
    for side, name in ((left, "left"), (right, "right")):
        gutter = _gutter(side) if depth < _MOST_COLUMNS_DEEP else None
        yield from _ordered(side, gutter, f"{frame}/{name}", depth + 1)


def _parts(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether the gutter of another page parts this one too."""
    return 2 * sum(piece.left < gutter < piece.right for piece in pieces) < len(pieces)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where two columns of running text part, or None."""
    if len(pieces) < 2 * _LEAST_LINES:
        return None
    first, last = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    low, high = first + _MIDDLE * (last - first), last - _MIDDLE * (last - first)
    best: tuple[int, float] | None = None
    for at in _common_beginnings([piece for piece in pieces if low < piece.left < high]):
        edge = max((piece.right for piece in pieces if piece.right <= at), default=low)
        middle = (edge + at) / 2
        crossed = sum(piece.left < middle < piece.right for piece in pieces)
        if (best is None or crossed < best[0]) and _is_prose(pieces, middle):
            best = crossed, middle
    return best[1] if best else None


def _common_beginnings(pieces: Sequence[Piece]) -> Iterator[float]:
    """Where several pieces begin below one another, as the lines of a column do."""
    if len(pieces) < _LEAST_LINES:  # as on most pages
        return
    together: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if together and piece.left - together[-1].left > piece.size / 2:
            if len(together) >= _LEAST_LINES:
                yield together[0].left
            together = []
        together.append(piece)
    if len(together) >= _LEAST_LINES:
        yield together[0].left


def _is_prose(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether both sides of a gutter hold running text and not the cells of a table."""
    left = [piece for piece in pieces if piece.right <= gutter]
    right = [piece for piece in pieces if piece.left >= gutter]
    for side in (left, right):
        if len(side) < _LEAST_LINES:
            return False
        width = max(piece.right for piece in side) - min(piece.left for piece in side)
        full = sum(p.right - p.left > _PROSE_WIDTH * width and len(p.text) >= _PROSE_CHARS for p in side)
        if full < max(_LEAST_LINES, len(side) / 3):
            return False
    return True
