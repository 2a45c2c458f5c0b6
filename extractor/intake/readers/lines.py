"""The tree of a web page → its lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

CELL_TAGS = ("td", "th")
# fmt: off
_BLOCK_TAGS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ucapcontent", "ul",
})
_SILENT_TAGS = frozenset({
    "aside", "audio", "button", "canvas", "datalist", "embed", "footer", "head", "iframe", "img", "input",
    "map", "math", "nav", "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})
# fmt: on
# Some sites put the report itself into one of these.
_WRAPPERS = frozenset({"aside", "footer", "nav"})
_PROSE_IN_WRAPPER = 200
_LINK_LIST_LINKS = 4
_LINK_LIST_PROSE = 30
_MOST_REACH = 100
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_SPACES = re.compile(r"[ \t\n\r\f]+")
# A line break in the source between two wide characters is the editor's, not the author's.
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


class LineWriter:
    """Writes the visible text of a tree, one line a block.

    Table rows become `| cell | cell |` unless the table only arranges the page; ordered lists get the numbers that a
    browser would show.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._preformatted = 0
        self._next_number: dict[etree._Element, int] = {}

    def write(self, root: etree._Element) -> str:
        """The text of the tree, lines joined by a line feed."""
        silent = _silent(root)
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element in silent:
                    walk.skip_subtree()
                elif element.tag == "table" and not _arranges(element):
                    self._flush()
                    self._lines += _table_lines(element)
                    walk.skip_subtree()
                else:
                    self._start(element)
            else:
                if element not in silent:
                    self._end(element)
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return "\n".join(self._lines)

    def _start(self, element: etree._Element) -> None:
        if element.tag == "br" or element.tag in _BLOCK_TAGS:
            self._flush()
        if element.tag == "li":
            self._line.append(self._list_number(element.getparent()))
        self._preformatted += element.tag == "pre"
        self._add(element.text)

    def _end(self, element: etree._Element) -> None:
        self._preformatted -= element.tag == "pre"
        if element.tag in _BLOCK_TAGS:
            self._flush()

    def _list_number(self, parent: etree._Element | None) -> str:
        if parent is None or parent.tag != "ol":
            return ""
        first = parent.get("start", "1")
        number = self._next_number.get(parent, int(first) if first.isdecimal() else 1)
        self._next_number[parent] = number + 1
        return f"{number}. "

    def _add(self, text: str | None) -> None:
        if not text:
            return
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
        self._line = []
        if line:
            self._lines.append(line)


def _table_lines(table: etree._Element) -> Iterator[str]:
    """The caption and the rows of a table that shows data."""
    for caption in table.iterchildren("caption"):
        yield from filter(None, LineWriter().write(caption).split("\n"))
    for cells in _rows(table):
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            yield filled[0]
        elif filled:
            yield f"| {' | '.join(cells)} |"


def _rows(table: etree._Element) -> Iterator[list[str]]:
    """The cells of each row; one that reaches over several places leaves the others blank, so columns stay columns."""
    occupied: dict[int, int] = {}  # column → for how many more rows a cell from above holds it
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren(*CELL_TAGS):
            _skip_occupied(cells, occupied)
            first = len(cells)
            cells += [LineWriter().write(cell).replace("\n", " ")] + [""] * (_reach(cell, "colspan") - 1)
            occupied.update(dict.fromkeys(range(first, len(cells)), _reach(cell, "rowspan") - 1))
        _skip_occupied(cells, occupied)
        yield cells


def _skip_occupied(cells: list[str], occupied: dict[int, int]) -> None:
    while occupied.get(len(cells), 0) > 0:
        occupied[len(cells)] -= 1
        cells.append("")


def _reach(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "1")
    return min(max(int(written), 1), _MOST_REACH) if written.isdecimal() else 1


def _tidy(text: str) -> str:
    """White space as a browser shows it, without indents."""

    def collapse(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if "\n" in found.group() and _WIDE.match(before) and _WIDE.match(after):
            return ""
        return " "

    return _SPACES.sub(collapse, text).strip()


def _arranges(table: etree._Element) -> bool:
    """Whether a table holds the page together instead of showing data: a cell of it holds tables or paragraphs."""
    if table.find(".//table") is not None:
        return True
    return any(len(cell.findall(".//p")) > 2 or len(cell.findall(".//br")) > 4 for cell in table.iter(*CELL_TAGS))


def _silent(root: etree._Element) -> set[etree._Element]:
    """The elements that are passed over with all that is in them."""
    silent = set()
    totals: dict[etree._Element, tuple[int, int]] = {}  # links, prose outside of links
    for _, element in etree.iterwalk(root, events=("end",)):
        links, prose = 1, 0
        if element.tag != "a" or not element.get("href"):
            links, prose = 0, _prose(element.text)
            for child in element:
                child_links, child_prose = totals.pop(child, (0, 0))
                links += child_links
                prose += child_prose + _prose(child.tail)
        if _is_silent(element, links=links, prose=prose):
            silent.add(element)
            links, prose = 0, 0
        totals[element] = links, prose
    return silent


def _is_silent(element: etree._Element, *, links: int, prose: int) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in _WRAPPERS and prose > _PROSE_IN_WRAPPER:
        return False
    if element.tag in _SILENT_TAGS or element.get("hidden") is not None:
        return True
    if _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    return links >= _LINK_LIST_LINKS and prose < _LINK_LIST_PROSE and element.tag not in ("html", "body")


def _prose(text: str | None) -> int:
    # No list of links has a full stop, so one counts as much as makes an element prose.
    return len(_HAN.findall(text)) + _LINK_LIST_PROSE * text.count("。") if text else 0
