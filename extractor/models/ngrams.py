"""Hashed character n-grams of many spans at once, as one sparse matrix.

The text is looked at as an array of code points, so the cost a character is a few vector operations; no string is
built for an n-gram. The hash is fixed: the same text gives the same columns on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

Ints = npt.NDArray[np.int64]

_FACTORS = np.array([2654435761, 2246822519, 3266489917, 668265263, 374761393], dtype=np.uint64)
_MASK = np.uint64(0xFFFFFFFF)
# Digits say that there is a number, not which; letters that there is a Latin word.
_FOLD = np.arange(0x110000, dtype=np.uint32)
for _low, _high, _to in ((0x30, 0x39, 0x30), (0xFF10, 0xFF19, 0x30), (0x41, 0x5A, 0x61), (0x61, 0x7A, 0x61)):
    _FOLD[_low : _high + 1] = _to
for _a, _b in zip("，；：（）％．！？“”", ',;:()%.!?""', strict=True):
    _FOLD[ord(_a)] = ord(_b)


def code_points(text: str) -> npt.NDArray[np.uint64]:
    """Code points of a text, digits and letters folded to one each; as long as the text."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _FOLD[raw].astype(np.uint64)


def _presence(owners: list[Ints], columns: list[npt.NDArray[np.int32]], rows: int, width: int) -> csr_matrix:
    """1.0 where a row has a column, however often it does."""
    # One array of whole numbers is sorted in half the time that scipy takes to bring a matrix into order.
    cells = np.concatenate(owners) * width + np.concatenate(columns)
    cells.sort()
    cells = cells[np.concatenate(([True], cells[1:] != cells[:-1]))]
    pointers = np.searchsorted(cells, np.arange(rows + 1) * width)
    return csr_matrix(
        (np.ones(len(cells), dtype=np.float32), (cells % width).astype(np.int32), pointers), shape=(rows, width)
    )


class NGrams:
    """Hashes of every n-gram of one text, ready to be summed over spans.

    Parameters
    ----------
    text
        The source text.
    orders
        Lengths of the n-grams.
    bits
        The matrix has `2**bits` columns.
    """

    def __init__(self, text: str, *, orders: tuple[int, ...] = (1, 2, 3), bits: int = 17) -> None:
        points = code_points(text)
        self.width = 1 << bits
        self.orders = orders
        self._length = len(points)
        self._columns: dict[int, npt.NDArray[np.int32]] = {}
        for n in orders:
            size = max(0, len(points) - n + 1)
            hashed = np.full(size, n * 0x9E3779B1, dtype=np.uint64)
            for k in range(n):
                hashed = ((hashed ^ points[k : k + size]) * _FACTORS[k]) & _MASK
                hashed ^= hashed >> np.uint64(15)
            self._columns[n] = (hashed & np.uint64(self.width - 1)).astype(np.int32)

    def pieces(self, shift: int = 0) -> Iterator[tuple[int, int, int]]:
        """Every n-gram as offset plus `shift`, length and column."""
        for n, columns in self._columns.items():
            for at, column in enumerate(columns.tolist()):
                yield shift + at, n, column

    def matrix(self, starts: Ints, ends: Ints) -> csr_matrix:
        """One row a span: how often each n-gram lies wholly in it, as presence, rows scaled to unit length.

        Parameters
        ----------
        starts, ends
            Character offsets, one each a span.
        """
        rows = len(starts)
        row_parts, column_parts = [], []
        for n in self.orders:
            columns = self._columns[n]
            counts = np.maximum(np.minimum(ends, self._length) - starts - n + 1, 0)
            total = int(counts.sum())
            if not total:
                continue
            owners = np.repeat(np.arange(rows), counts)
            first = np.repeat(starts - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
            row_parts.append(owners)
            column_parts.append(columns[np.arange(total) + first])
        if not row_parts:
            return csr_matrix((rows, self.width), dtype=np.float32)
        matrix = _presence(row_parts, column_parts, rows, self.width)
        norms = np.sqrt(np.diff(matrix.indptr)).astype(np.float32)
        matrix.data /= np.repeat(np.maximum(norms, 1.0), np.diff(matrix.indptr))
        return matrix


class Windows:
    """Hashed n-grams of short windows beside given places, each n-gram tagged with side and distance."""

    def __init__(self, text: str, *, bits: int = 16) -> None:
        self._points = code_points(text)
        self.width = 1 << bits

    def matrix(self, lefts: Ints, rights: Ints, *, low: Ints, high: Ints, reach: int = 12) -> csr_matrix:
        """One row a place: characters, pairs and triples left of `lefts` and right of `rights`.

        Parameters
        ----------
        lefts, rights
            Where the mention begins and ends.
        low, high
            No window looks beyond these offsets (the sentence's bounds).
        reach
            Characters on each side.
        """
        rows = len(lefts)
        points = np.concatenate((self._points, np.zeros(4, dtype=np.uint64)))
        owners, columns = [], []
        base = np.arange(rows)
        # Exact distance matters near the number; further away only the side does.
        for side, edge, bound in ((0, lefts, low), (1, rights, high)):
            for n in (1, 2, 3):
                for d in range(reach - n + 1):
                    at = edge - d - n if side == 0 else edge + d
                    inside = (at >= bound) if side == 0 else (at + n <= bound)
                    if not inside.any():
                        continue
                    where = at[inside]
                    bands = (d if d < 3 else 3, 9) if d < 4 else (9,)
                    for band in bands:
                        hashed = np.full(len(where), (n * 64 + side * 16 + band + 1) * 0x9E3779B1, dtype=np.uint64)
                        for k in range(n):
                            hashed = ((hashed ^ points[where + k]) * _FACTORS[k]) & _MASK
                            hashed ^= hashed >> np.uint64(15)
                        owners.append(base[inside])
                        columns.append((hashed & np.uint64(self.width - 1)).astype(np.int32))
        if not owners:
            return csr_matrix((rows, self.width), dtype=np.float32)
        return _presence(owners, columns, rows, self.width)
