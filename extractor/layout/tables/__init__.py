"""Data tables in a text: bars and Markdown, tabs, columns set apart by blanks, and the wreck of one cell a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from ...quantity.numerals import fold
from ..furniture import furniture_of
from .cells import Cell, is_none, is_number, is_words, is_year
from .grid import Form, Row, Table, build, is_serial
from .wreck import wrecked

# Nothing of this in the text, no table; most prose ends here.
_HINT = regex.compile(r"[|｜│\t]|\S[ \u3000\xa0]{2,}[-+−－]?\d")
_FIGURE_LINE = regex.compile(r"^[ \t\u3000]*[-+−－]?\d[^\n。；：，]{0,11}$", regex.MULTILINE)
_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_BAR = regex.compile(r"[|｜│]")
_BORDER = regex.compile(r"[\s|｜│:+\-—–=─┼├┤┬┴┌┐└┘━]+")
_GAP: dict[Form, regex.Pattern[str]] = {
    "bars": _BAR,
    "tabs": regex.compile(r"\t"),
    "spaces": regex.compile(r"[ \u3000\xa0]{2,}"),
}
_LEAST_FIGURES = 2
_LONG_CAPTION, _CAPTIONS = 60, 3
_LONG_LABEL = 24
_CAPTION = regex.compile(
    r"表|单位[ ]?[:：]|情况|统计|一览|如下|(?:19|20)\d\d[ ]?年|上半年|季度|目标|计划|指标|明细|清单"
    r"|[（(][^（()）]{1,6}[）)]$"
)
UNIT_LINE = regex.compile(r"[（(]?(?:计量|金额)?单位[ ]?[:：][^。\n]{1,20}")


def find_tables(text: str, folded: str) -> list[Table]:
    """Find the tables of data; those of an index block, or made for the layout of a page, are none.

    Parameters
    ----------
    folded
        The same text with full-width forms folded, of the same length.

    Examples
    --------
    >>> text = "指标 | 2024年 | 2025年\\n---|---|---\\n肉羊存栏（只） | 116 | 129"
    >>> [[row.kind for row in table.rows] for table in find_tables(text, text)]
    [['head', 'separator', 'data']]
    """
    ruled = _HINT.search(text) is not None
    broken = len(_FIGURE_LINE.findall(text)) >= _LEAST_FIGURES
    if not ruled and not broken:
        return []
    lines = [_stripped(text, *m.span()) for m in _LINE.finditer(text)]
    found: list[Table] = []
    free = lines
    if ruled:
        free = []
        for form, block in _blocks(text, folded, lines):
            tables = list(_tables(text, folded, form, block)) if form is not None else []
            found += tables
            free += _outside(block, tables)
    if broken:
        found += wrecked(folded, free)
    found.sort(key=lambda table: table.start)
    return [replace(t, captions=_captions(folded, lines, t, found)) for t in found]


def _outside(block: Sequence[Cell], tables: Sequence[Table]) -> list[Cell]:
    """The lines of a block that stand in none of its tables."""
    starts = [table.start for table in tables]
    out = []
    for line in block:
        at = bisect_right(starts, line.start) - 1
        if at < 0 or tables[at].end <= line.start:
            out.append(line)
    return out


def _stripped(text: str, start: int, end: int) -> Cell:
    """A stretch without outer blanks."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Cell(start, end)


def _form(text: str, line: Cell) -> Form | None:
    body = text[line.start : line.end]
    if _BAR.search(body):
        return "bars"
    if "\t" in body:
        return "tabs"
    return "spaces" if _GAP["spaces"].search(body) else None


def _blocks(text: str, folded: str, lines: Sequence[Cell]) -> Iterator[tuple[Form | None, list[Cell]]]:
    """Runs of lines of one form."""
    block: list[Cell] = []
    form: Form | None = None
    for k, line in enumerate(lines):
        own = _form(text, line)
        if own is not None and _is_furniture(folded, line):
            own = None
        if own is None and form is not None and _is_label(text, form, lines, k):
            own = form
        if own is None and form == "bars" and _BORDER.fullmatch(text, line.start, line.end):
            own = "bars"
        if own != form and block:
            yield form, block
            block = []
        form = own
        block.append(line)
    if block:
        yield form, block


def _is_label(text: str, form: Form, lines: Sequence[Cell], k: int) -> bool:
    """Whether a line without cells stands between rows of one table; readers drop the bars of a row of one cell."""
    line = lines[k]
    if k + 1 == len(lines) or line.end - line.start > _LONG_LABEL or text[line.end - 1] in "。；，：;,:":
        return False
    before, after = (lines[i] for i in (k - 1, k + 1))
    if {_form(text, before), _form(text, after)} - {form, None} or _form(text, after) is None:
        return False
    rows = [_row(text, form, one, framed=_BAR.match(text, one.start) is not None) for one in (before, after)]
    widths = {len(row.cells) for row in rows} - {0, 1}
    return len(widths) == 1 and any(map(is_number, _words(text, rows[1])))


def _words(text: str, row: Row) -> list[str]:
    return [fold(text[c.start : c.end]) for c in row.cells]


def _is_furniture(folded: str, line: Cell) -> bool:
    return furniture_of(folded, line.start, line.end) in ("furniture.index", "furniture.publication", "furniture.foot")


def _tables(text: str, folded: str, form: Form, block: Sequence[Cell]) -> Iterator[Table]:
    framed = 2 * sum(_BAR.match(text, line.start) is not None for line in block) > len(block)
    for part in _parts(folded, [_row(text, form, line, framed=framed) for line in block]):
        table = build(folded, form, part)
        if table is not None:
            yield table


def _row(text: str, form: Form, line: Cell, *, framed: bool) -> Row:
    """The cells of a line; `framed` says whether a bar at its ends is a border and no blank cell."""
    start, end = line.start, line.end
    if form == "bars" and _BORDER.fullmatch(text, start, end):
        return Row(start, end, (), "separator")
    cells: list[Cell] = []
    if form == "tabs":
        # What stands empty at the left was merged with the row above.
        indent = text[text.rfind("\n", 0, start) + 1 : start].count("\t")
        cells += [Cell(start, start)] * indent
    at = start
    for m in _GAP[form].finditer(text, start, end):
        cells.append(_stripped(text, at, m.start()))
        at = m.end()
    cells.append(_stripped(text, at, end))
    if form == "tabs":
        tail = text.find("\n", end)
        cells += [Cell(end, end)] * text.count("\t", end, tail if tail >= 0 else len(text))
    if framed:
        first = 1 if _BAR.match(text, start) else 0
        last = len(cells) - 1 if _BAR.match(text, end - 1) and len(cells) > 1 else len(cells)
        cells = cells[first:last]
    return Row(start, end, tuple(cells))


def _parts(folded: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Tables that follow one another without a line between them."""
    part: list[Row] = []
    widths: set[int] = set()
    ruled = figures = False
    for k, row in enumerate(rows):
        words = [folded[c.start : c.end] for c in row.cells]
        counts = any(map(is_number, words))
        if part and row.kind != "separator":
            following = rows[k + 1] if k + 1 < len(rows) else None
            underlined = ruled and following is not None and following.kind == "separator"
            # Heads of another width behind figures, with rows of that width under them.
            other = figures and not counts and len(words) > 1 and len(words) not in widths
            if underlined or (other and following is not None and len(following.cells) not in widths):
                yield part
                part, widths, ruled, figures = [], set(), False, False
        part.append(row)
        widths.add(len(words))
        ruled, figures = ruled or row.kind == "separator", figures or counts
    if part:
        yield part


def _captions(folded: str, lines: Sequence[Cell], table: Table, tables: Sequence[Table]) -> tuple[Cell, ...]:
    """The last lines above a table, while they are short and speak of it."""
    first = bisect_left(lines, table.start, key=lambda line: line.start)
    before = bisect_left(tables, table.start, key=lambda other: other.start) - 1
    taken = tables[before].end if before >= 0 else 0
    out: list[Cell] = []
    for line in reversed(lines[max(0, first - _CAPTIONS) : first]):
        words = folded[line.start : line.end]
        if line.start < taken:
            break
        cut = max(words.rfind(mark, 0, len(words) - 1) for mark in "。；;")
        line = Cell(line.start + cut + 1, line.end)
        words = words[cut + 1 :]
        if len(words) > _LONG_CAPTION or words.endswith(("。", "；", ";")) or not _CAPTION.search(words):
            break
        out.append(line)
        if cut >= 0:
            break
    return tuple(reversed(out))


__all__ = [
    "UNIT_LINE",
    "Cell",
    "Row",
    "Table",
    "find_tables",
    "is_none",
    "is_number",
    "is_serial",
    "is_words",
    "is_year",
]
