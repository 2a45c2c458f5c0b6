"""The tree of a web page → its lines of text."""

from __future__ import annotations

import re
from collections import deque

from lxml import etree  # type: ignore[import-untyped]

CELL_TAGS = ("td", "th")
# fmt: off
_BLOCK_TAGS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ucapcontent", "ul",
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
        self._row: list[str] | None = None

    def write(self, root: etree._Element) -> str:
        """The text of the tree, lines joined by a line feed."""
        skip = _silent(root)
        layout_tables = {table for table in root.iter("table") if _arranges(table)}
        open_tables: deque[bool] = deque()  # innermost last: whether its rows are written as rows
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if element in skip:
                    walk.skip_subtree()
                    continue
                if tag == "table":
                    open_tables.append(element not in layout_tables)
                self._start(tag, element, in_rows=bool(open_tables) and open_tables[-1])
                self._add(element.text)
            else:
                if element not in skip:
                    self._end(tag, in_rows=bool(open_tables) and open_tables[-1])
                    if tag == "table":
                        open_tables.pop()
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return "\n".join(self._lines)

    def _start(self, tag: str, element: etree._Element, *, in_rows: bool) -> None:
        if in_rows and tag == "tr":
            self._flush()
            self._row = []
        elif self._row is not None and (tag in CELL_TAGS or tag == "br" or tag in _BLOCK_TAGS):
            self._line.append(" ")
        elif tag in CELL_TAGS or tag == "br" or tag in _BLOCK_TAGS:
            self._flush()
            if tag == "li":
                self._line.append(_list_number(element))

    def _end(self, tag: str, *, in_rows: bool) -> None:
        if self._row is not None and tag in CELL_TAGS:
            self._row.append(_tidy("".join(self._line)))
            self._line = []
        elif self._row is not None and in_rows and tag == "tr":
            cells, self._row = [*self._row, _tidy("".join(self._line))], None
            self._line = []
            self._write_row(cells[:-1] if not cells[-1] else cells)
        elif self._row is None and (tag in CELL_TAGS or tag in _BLOCK_TAGS):
            self._flush()

    def _write_row(self, cells: list[str]) -> None:
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            self._lines.append(filled[0])
        elif filled:
            self._lines.append(f"| {' | '.join(cells)} |")

    def _add(self, text: str | None) -> None:
        if text:
            self._line.append(text)

    def _flush(self) -> None:
        line = _tidy("".join(self._line))
        self._line = []
        if line:
            self._lines.append(line)


def _tidy(text: str) -> str:
    """White space as a browser shows it, without indents."""

    def collapse(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if "\n" in found.group() and _WIDE.match(before) and _WIDE.match(after):
            return ""
        return " "

    return _SPACES.sub(collapse, text).strip()


def _list_number(item: etree._Element) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    try:
        first = int(parent.get("start", "1"))
    except ValueError:
        first = 1
    return f"{first + int(item.xpath('count(preceding-sibling::li)'))}. "


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
