"""Tables that a web page broke into one cell a line: found only where a period of cells shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from .cells import Cell, is_none, is_number, is_year
from .grid import Row, Table, build, is_serial

_LONGEST = 24
_WIDEST = 10
_ROWS = 2
_CLAUSE = regex.compile(r"[，。；]")
# 家, 户群众, 个项目, but 人口, 户数, 亩产.
_UNIT = regex.compile(
    r"[%％]|[万亿]?(?:[家个户人次项元场名件亩起]次?|公里|平方米)(?:$|群众|居民|企业|项目|党员|以上)|[余多万亿]"
)
_HEAD = regex.compile(
    r"[（(]|[数量率额值名]$|序号|(?:19|20)\d\d年|本年|上年|目标|完成|计划|增长|增减|同比|合计|单位|金额|投资|面积|收入|人口"
)


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
        stop = at
        while stop < len(lines) and _fits(words[stop]):
            stop += 1
        while (next_table := _first(folded, lines, words, at, stop)) is not None:
            table, at = next_table
            found.append(table)
        at = stop + 1
    return found


def _fits(words: str) -> bool:
    return len(words) <= _LONGEST and not words.endswith(("：", ":", "、", ",")) and _CLAUSE.search(words) is None


def _first(folded: str, lines: Sequence[Cell], words: Sequence[str], begin: int, stop: int) -> tuple[Table, int] | None:
    """The first table between two lines and where it ends: of the periods that fit a figure, that which covers most."""
    figure = begin
    while (figure := next((k for k in range(figure + 1, stop) if _opens(words, k)), stop)) < stop:
        best: tuple[int, int, int, int] | None = None
        reach = figure
        for width in range(2, _WIDEST + 1):
            for start in range(max(begin + width, figure - width + 1), figure + 1):
                rows = _rows(words, start, stop, width)
                if rows < _ROWS:
                    continue
                reach = max(reach, start + rows * width - 1)
                # Of equal ones the later: what stands before it are the heads.
                if (best is None or (rows * width, start) > best[:2]) and _is_table(words, start, rows, width):
                    best = rows * width, start, rows, width
        if best is not None:
            _, start, rows, width = best
            table = _made(folded, lines, words, begin, start, rows, width)
            if table is not None:
                return table, start + rows * width
        # A long stretch is looked at once, whatever is wrong with it.
        figure = reach
    return None


def _opens(words: Sequence[str], k: int) -> bool:
    """Whether the first figure of a table may stand here: what is before it is a head, or the name of its row."""
    return _kind(words[k]) in "n?" and _kind(words[k - 1]) in "ty"


@lru_cache(maxsize=4096)
def _kind(words: str) -> str:
    """`n` a figure, `y` a year, `?` what may be either, `-` nothing, `t` words."""
    if is_year(words):
        return "?" if words.isdigit() else "y"
    return "n" if is_number(words) else "-" if is_none(words) else "t"


def _rows(words: Sequence[str], start: int, stop: int, width: int) -> int:
    """How many rows of this width follow one another with figures and words in the same columns."""
    first = [_kind(w) for w in words[start : min(start + width, stop)]]
    if len(first) < width or "n" not in first or not {"t", "y"} & set(first[:2]) or first[0] == "-":
        return 0
    shape = first
    rows = 0
    at = start
    while at + width <= stop:
        row = [_kind(w) for w in words[at : at + width]]
        shape = [b if a == "-" or (a == "?" and b in "ny") else a for a, b in zip(shape, row, strict=True)]
        if any(a != b and b != "-" and not (b == "?" and a in "ny") for a, b in zip(shape, row, strict=True)):
            break
        rows, at = rows + 1, at + width
    return rows


def _is_table(words: Sequence[str], start: int, rows: int, width: int) -> bool:
    """Whether rows of one shape are those of a table of data."""
    columns = [[words[start + r * width + k] for r in range(rows)] for k in range(width)]
    figures = [k for k in range(width) if any(_kind(w) == "n" for w in columns[k]) and not is_serial(columns[k])]
    if not figures or _runs_on(columns, figures):
        return False
    return rows > _ROWS or any(_HEAD.search(w) for w in words[start - width : start])


def _runs_on(columns: Sequence[Sequence[str]], figures: Sequence[int]) -> bool:
    """Whether the words behind figures are their units: a sentence of which each font run has a line of its own."""
    behind = [w for k in figures if k + 1 < len(columns) and k + 1 not in figures for w in columns[k + 1]]
    behind += [w for w in columns[0][1:] if len(columns) - 1 in figures]
    return 2 * sum(_UNIT.match(w) is not None for w in behind) > len(behind) > 0


def _made(
    folded: str, lines: Sequence[Cell], words: Sequence[str], begin: int, start: int, rows: int, width: int
) -> Table | None:
    lower, groups = _repeated(words[start - width : start])
    first = start - width - groups if groups else start - width
    if groups and first >= begin:
        heads = [_row(lines[first : start - lower]), _row(lines[start - lower : start])]
    else:
        heads = [_row(lines[start - width : start])]
    body = [_row(lines[start + r * width : start + (r + 1) * width]) for r in range(rows)]
    return build(folded, "lines", [*heads, *body])


def _repeated(heads: Sequence[str]) -> tuple[int, int]:
    """How many of the last heads repeat the same few, and how often: the lower row of heads that were merged above."""
    for size in range(1, len(heads) // 2 + 1):
        times = 1
        while (times + 1) * size <= len(heads) and list(heads[-(times + 1) * size :][:size]) == list(heads[-size:]):
            times += 1
        if times > 1:
            return times * size, times
    return 0, 0


def _row(cells: Sequence[Cell]) -> Row:
    return Row(cells[0].start, cells[-1].end, tuple(cells))
