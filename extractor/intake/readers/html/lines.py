"""The tree of a web page → its lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from .shown import Shown, han

CELL_TAGS = ("td", "th")
# fmt: off
_BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ucapcontent", "ul",
})
# fmt: on
_HEADINGS = frozenset({"h1", "h2", "h3"})
_MOST_REACH = 100
_MOST_COLUMNS = 256
_PROSE_IN_CELL = 200
_SPACES = re.compile(r"[ \t\n\r\f]+")
# A line break in the source between two wide characters, or one and a digit, is the editor's, not the author's.
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WIDE_OR_DIGIT = re.compile(r"[\d%.\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NUMBERED = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]+\s*[)）.、．]|[①-⑳])")
_CHINESE_NUMBERS = re.compile(r"cjk|chinese", re.IGNORECASE)
_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_KEPT_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes
    ----------
    text
        The line, white space as a browser shows it.
    linked
        How many of its Chinese characters are links to elsewhere.
    inside
        Whether it stands in the element that holds the report.
    heading
        Whether the markup makes it a heading of the page.
    """

    text: str
    linked: int = 0
    inside: bool = True
    heading: bool = False


class LineWriter:
    """Writes the visible text of a tree, one line a block.

    Table rows become `| cell | cell |` unless the table only arranges the page; ordered lists get the numbers that a
    browser would show.

    Parameters
    ----------
    shown
        What of the tree is seen.
    body
        The element that holds the report; None where that is the whole tree.
    """

    def __init__(self, shown: Shown, body: etree._Element | None = None) -> None:
        self._shown = shown
        self._body = body
        self._above = set(body.iterancestors()) if body is not None else set()
        self._lines: list[Line] = []
        self._line: list[str] = []
        self._linked = self._links = self._headings = self._preformatted = 0
        self._inside = body is None
        self._next_number: dict[etree._Element, int] = {}

    def write(self, root: etree._Element) -> list[Line]:
        """The lines of the tree."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            silent = element in self._shown.silent
            if event == "start":
                if silent:
                    walk.skip_subtree()
                elif element.tag == "table" and not self._arranges(element):
                    self._enter(element, True)
                    self._table(element)
                    walk.skip_subtree()
                else:
                    self._enter(element, True)
                    self._start(element)
            else:
                if not silent:
                    self._end(element)
                    self._enter(element, False)
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return self._lines

    def _enter(self, element: etree._Element, inside: bool) -> None:
        if element is self._body:
            self._flush()
            self._inside = inside

    def _start(self, element: etree._Element) -> None:
        if element.tag == "br" or element.tag in _BLOCK_TAGS:
            self._flush()
        if element.tag == "li" and not _NUMBERED.match("".join(element.itertext())):
            self._line.append(self._list_number(element.getparent()))
        self._preformatted += _is_preformatted(element)
        self._headings += element.tag in _HEADINGS
        self._links += _is_link(element)
        self._add(element.text)

    def _end(self, element: etree._Element) -> None:
        self._preformatted -= _is_preformatted(element)
        if element.tag in _BLOCK_TAGS:
            self._flush()
        self._headings -= element.tag in _HEADINGS
        self._links -= _is_link(element)

    def _list_number(self, parent: etree._Element | None) -> str:
        if parent is None or parent.tag != "ol" or _NO_NUMBERS.search(parent.get("style") or ""):
            return ""
        first = parent.get("start", "1")
        number = self._next_number.get(parent, int(first) if first.isdecimal() else 1)
        self._next_number[parent] = number + 1
        if _CHINESE_NUMBERS.search(parent.get("style") or ""):
            return f"{_chinese(number)}、"
        return f"{number}. "

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._links:
            self._linked += han(text)
        if not self._preformatted:
            self._line.append(text)
            return
        first, *others = text.split("\n")
        self._line.append(first)
        for line in others:
            self._flush()
            self._line.append(line)

    def _flush(self) -> None:
        line = _tidy("".join(self._line))
        if line:
            self._lines.append(Line(line, self._linked, self._inside, self._headings > 0))
        self._line, self._linked = [], 0

    def _table(self, table: etree._Element) -> None:
        """The caption and the rows of a table that shows data."""
        self._flush()
        for caption in table.iterchildren("caption"):
            self._lines += (Line(line.text, inside=self._inside) for line in LineWriter(self._shown).write(caption))
        for cells in self._rows(table):
            filled = [cell for cell in cells if cell]
            if filled:
                text = filled[0] if len(filled) == 1 else f"| {' | '.join(cells)} |"
                self._lines.append(Line(text, inside=self._inside))

    def _rows(self, table: etree._Element) -> Iterator[list[str]]:
        """The cells of each row; one that reaches over several places leaves the others blank, so columns stay."""
        occupied: dict[int, int] = {}  # column → for how many more rows a cell from above holds it
        for row in table.iter("tr"):
            cells: list[str] = []
            for cell in row.iterchildren(*CELL_TAGS):
                _skip_occupied(cells, occupied)
                first = len(cells)
                if first >= _MOST_COLUMNS:
                    break
                text = "" if cell in self._shown.silent else self._cell(cell)
                cells += [text] + [""] * min(_reach(cell, "colspan") - 1, _MOST_COLUMNS - first)
                occupied.update(dict.fromkeys(range(first, len(cells)), _reach(cell, "rowspan") - 1))
            _skip_occupied(cells, occupied)
            yield cells

    def _cell(self, cell: etree._Element) -> str:
        if not len(cell):
            return _tidy(cell.text or "")
        return " ".join(line.text for line in LineWriter(self._shown).write(cell))

    def _arranges(self, table: etree._Element) -> bool:
        """Whether a table holds the page together instead of showing data: its cells are made up of blocks."""
        if table in self._shown.frames or table in self._above:
            return True
        widest = max((sum(1 for _ in row.iterchildren(*CELL_TAGS)) for row in table.iter("tr")), default=0)
        if widest <= 1:
            return True
        for cell in table.iter(*CELL_TAGS):
            blocks = sum(1 for block in cell.iter("p", "div", "li", "h1", "h2", "h3", "h4"))
            if blocks > 2 or sum(1 for _ in cell.iter("br")) > 4:
                return True
            if self._shown.prose.get(cell, 0) > _PROSE_IN_CELL and len(cell.getparent()) == 1:
                return True
        return False


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" and bool(element.get("href"))


def _is_preformatted(element: etree._Element) -> bool:
    return element.tag == "pre" or _KEPT_BREAKS.search(element.get("style") or "") is not None


def _skip_occupied(cells: list[str], occupied: dict[int, int]) -> None:
    while len(cells) < _MOST_COLUMNS and occupied.get(len(cells), 0) > 0:
        occupied[len(cells)] -= 1
        cells.append("")


def _reach(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "1")
    return min(max(int(written), 1), _MOST_REACH) if written.isdecimal() else 1


def _chinese(number: int) -> str:
    """A list's number as Chinese typography writes it."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def _tidy(text: str) -> str:
    """White space as a browser shows it, without indents."""

    def collapse(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if "\n" not in found.group() or not (_WIDE_OR_DIGIT.match(before) and _WIDE_OR_DIGIT.match(after)):
            return " "
        return "" if _WIDE.match(before) or _WIDE.match(after) else " "

    return _SPACES.sub(collapse, text).strip()
