"""What stands on a page: pieces of text and the rows that they form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

WIDE_GAP = 1.0
"""A gap of so many character heights, or a wider one, parts a row into cells or columns."""

_LEAST_OVERLAP = 0.5
_WORD_GAP = 0.2


class Piece(NamedTuple):
    """Text without a wide gap on one row of a page.

    Attributes
    ----------
    text
        What it says, outer white space removed.
    left, top, right, bottom
        Its box in any unit, from the top left of the page; the height is that of the type, not of the glyphs.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Height of the type."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what is on it, in any order."""

    width: float
    height: float
    pieces: Sequence[Piece]


@dataclass(slots=True)
class Row:
    """Pieces that stand side by side.

    Attributes
    ----------
    pieces
        From left to right; several only where wide gaps part them.
    page
        Number of the page, from 0.
    frame
        What the row's margins are shared with: the name of the column on pages of the same width.
    inset, room
        How far from the margins it begins and ends, once these are known.
    """

    pieces: list[Piece]
    page: int = 0
    frame: str = ""
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    inset: float = 0.0
    room: float = 0.0
    text: str = field(init=False)

    def __post_init__(self) -> None:
        first, last = self.pieces[0], self.pieces[-1]
        self.left, self.right = first.left, last.right
        tallest = first if len(self.pieces) == 1 else max(self.pieces, key=lambda piece: piece.bottom - piece.top)
        self.top, self.bottom = tallest.top, tallest.bottom
        self.size = self.bottom - self.top
        self.text = first.text if len(self.pieces) == 1 else " ".join(piece.text for piece in self.pieces)


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that stand side by side, from the top of the page to its foot, and in each row from left to right.

    Pieces that touch become one, as a raised figure and what it is raised from.
    """
    rows: list[list[Piece]] = []
    top = bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        if rows:
            shared = min(bottom, piece.bottom) - max(top, piece.top)
            if shared > _LEAST_OVERLAP * min(bottom - top, piece.bottom - piece.top):
                rows[-1].append(piece)
                if piece.bottom - piece.top > bottom - top:
                    top, bottom = piece.top, piece.bottom
                continue
        rows.append([piece])
        top, bottom = piece.top, piece.bottom
    return [row if len(row) == 1 else _merged(row) for row in rows]


def _merged(row: list[Piece]) -> list[Piece]:
    row.sort(key=lambda piece: piece.left)
    merged = row[:1]
    for piece in row[1:]:
        last = merged[-1]
        size = max(last.size, piece.size)
        gap = piece.left - last.right
        if gap >= WIDE_GAP * size:
            merged.append(piece)
            continue
        between = " " if gap > _WORD_GAP * size and last.text[-1].isascii() and piece.text[0].isascii() else ""
        taller = last if last.size >= piece.size else piece
        merged[-1] = Piece(
            last.text + between + piece.text, last.left, taller.top, max(last.right, piece.right), taller.bottom
        )
    return merged
