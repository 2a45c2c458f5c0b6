"""Data tables in a text: bars and Markdown, tabs, columns set apart by blanks, and the wreck of one cell a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from ..furniture import furniture_of
from .cells import Cell, is_none, is_number, is_words, is_year
from .grid import Form, Row, Table, build, is_serial
from .wreck import wrecked

# Nothing of this in the text, no table; most prose ends here.
_HINT = regex.compile(r"[|｜│\t]|\d[ \u3000\xa0]{2,}\S")
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
            free += [c for c in block if not any(t.start <= c.start < t.end for t in tables)]
    if broken:
        found += wrecked(folded, free)
    found.sort(key=lambda table: table.start)
    return [replace(t, captions=_captions(folded, lines, t, found)) for t in found]


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
    for line in lines:
        own = _form(text, line)
        if own is not None and _is_furniture(folded, line):
            own = None
        if own is None and form == "bars" and _BORDER.fullmatch(text, line.start, line.end):
            own = "bars"
        if own != form and block:
            yield form, block
            block = []
        form = own
        block.append(line)
    if block:
        yield form, block


def _is_furniture(folded: str, line: Cell) -> bool:
    return furniture_of(folded, line.start, line.end) in ("furniture.index", "furniture.publication", "furniture.foot")


def _tables(text: str, folded: str, form: Form, block: Sequence[Cell]) -> Iterator[Table]:
    for part in _parts(folded, [_row(text, form, line) for line in block]):
        table = build(folded, form, part)
        if table is not None:
            yield table


def _row(text: str, form: Form, line: Cell) -> Row:
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
    if form == "bars":
        first = 1 if _BAR.match(text, start) else 0
        last = len(cells) - 1 if _BAR.match(text, end - 1) and len(cells) > 1 else len(cells)
        cells = cells[first:last]
    return Row(start, end, tuple(cells))


def _parts(folded: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Tables that follow one another without a line between them."""
    part: list[Row] = []
    for k, row in enumerate(rows):
        opens = k + 1 < len(rows) and rows[k + 1].kind == "separator"
        ruled = sum(r.kind == "separator" for r in part)
        if part and ((opens and ruled and row.kind != "separator") or _other_width(folded, part, rows, k)):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _other_width(folded: str, part: Sequence[Row], rows: Sequence[Row], k: int) -> bool:
    """Whether heads of another width begin at row `k`, behind a table with figures."""
    ahead = [row for row in rows[k : k + 3] if row.kind != "separator"]
    if len(ahead) < 2 or any(is_number(folded[c.start : c.end]) for c in rows[k].cells) or len(rows[k].cells) < 2:
        return False
    before = [row for row in part if any(is_number(folded[c.start : c.end]) for c in row.cells)]
    return bool(before) and {len(row.cells) for row in ahead}.isdisjoint(len(row.cells) for row in part)


def _captions(folded: str, lines: Sequence[Cell], table: Table, tables: Sequence[Table]) -> tuple[Cell, ...]:
    """The last lines above a table, while they are short and speak of it."""
    above = [line for line in lines if line.end <= table.start][-_CAPTIONS:]
    out: list[Cell] = []
    for line in reversed(above):
        words = folded[line.start : line.end]
        if any(t.start <= line.start < t.end for t in tables):
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
