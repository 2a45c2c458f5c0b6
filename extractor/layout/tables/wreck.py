"""Tables that a web page broke into one cell a line: found only where a period of cells shows."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .cells import Cell, is_none, is_number, is_words, is_year
from .grid import Row, Table, build, is_serial

_LONGEST = 24
_WIDEST = 10
_ROWS = 2
_CAPTION = regex.compile(r"表[一二三四五六七八九十\d]?$|^单位[:：]|情况|一览|[（(]单位|^附[件表]?|统计|明细|名单")


def wrecked(folded: str, lines: Sequence[Cell]) -> list[Table]:
    """The tables in a run of lines none of which is blank.

    Examples
    --------
    >>> text = "村名\\n户数\\n塘边村\\n120\\n岭背村\\n95"
    >>> at, lines = 0, []
    >>> for line in text.split("\\n"):
    ...     lines.append(Cell(at, at + len(line)))
    ...     at += len(line) + 1
    >>> [[(text[c.start : c.end]) for c in row.cells] for row in wrecked(text, lines)[0].rows]
    [['村名', '户数'], ['塘边村', '120'], ['岭背村', '95']]
    """
    words = [folded[c.start : c.end] for c in lines]
    found: list[Table] = []
    at = 0
    while at < len(lines):
        if not _fits(words[at]):
            at += 1
            continue
        stop = at
        while stop < len(lines) and _fits(words[stop]):
            stop += 1
        taken = at
        while (table := _first(folded, lines[taken:stop], words[taken:stop])) is not None:
            found.append(table)
            taken = next(k for k in range(taken, stop) if lines[k].end >= table.end) + 1
        at = stop
    return found


def _fits(words: str) -> bool:
    return len(words) <= _LONGEST and not words.endswith(("。", "；", ";", "：", ":", "，", "、", ",")) and words != ""


def _first(folded: str, lines: Sequence[Cell], words: Sequence[str]) -> Table | None:
    """The first table of a run, of those that begin there the one with most rows."""
    kinds = [
        "n" if is_number(w) and not is_year(w) else "-" if is_none(w) else "y" if is_year(w) else "t" for w in words
    ]
    if kinds.count("n") < _ROWS:
        return None
    for start in range(1, len(lines)):
        best: tuple[int, int] | None = None
        for width in range(2, min(_WIDEST, start) + 1):
            if "n" in kinds[start - width : start]:
                break
            rows = _rows(kinds, words, start, width)
            if rows >= _ROWS and (best is None or rows * width > best[0] * best[1]):
                best = rows, width
        if best is not None:
            table = _made(folded, lines, words, start, *best)
            if table is not None:
                return table
    return None


def _rows(kinds: Sequence[str], words: Sequence[str], start: int, width: int) -> int:
    """How many rows of this width follow one another with figures and words in the same columns."""
    first = kinds[start : start + width]
    if "n" not in first or "t" not in first[:2] or first[0] == "-":
        return 0
    shape = first
    rows = 0
    at = start
    while at + width <= len(kinds):
        row = kinds[at : at + width]
        shape = [b if a == "-" else a for a, b in zip(shape, row, strict=True)]
        if any(a != b and b != "-" for a, b in zip(shape, row, strict=True)):
            break
        rows, at = rows + 1, at + width
    columns = [[words[start + r * width + k] for r in range(rows)] for k in range(width)]
    figures = [k for k in range(width) if shape[k] == "n" and not is_serial(columns[k])]
    return rows if figures else 0


def _made(folded: str, lines: Sequence[Cell], words: Sequence[str], start: int, rows: int, width: int) -> Table | None:
    above = start
    while (
        above > 0
        and (is_words(words[above - 1]) or is_year(words[above - 1]))
        and not _CAPTION.search(words[above - 1])
    ):
        above -= 1
    heads = [_row(lines[start - width : start])]
    extra = start - above - width
    if 0 < extra < width and (start - extra - width == 0 or _CAPTION.search(words[above - 1])):
        split = _two_rows(lines[above:start], width, extra)
        if split is None:
            return None
        heads = split
    body = [_row(lines[start + r * width : start + (r + 1) * width]) for r in range(rows)]
    return build(folded, "lines", [*heads, *body])


def _two_rows(lines: Sequence[Cell], width: int, groups: int) -> list[Row] | None:
    """Heads of two rows: `groups` of them were merged over columns, those that reach over both rows stand first."""
    for single in range(1, width):
        lower = width - single
        if lower >= 2 * groups and lower % groups == 0:
            return [_row(lines[: single + groups]), _row(lines[single + groups :])]
    return None


def _row(cells: Sequence[Cell]) -> Row:
    return Row(cells[0].start, cells[-1].end, tuple(cells))
