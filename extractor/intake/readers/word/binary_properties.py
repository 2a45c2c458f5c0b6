"""How the paragraphs and characters of a Word 97–2003 file are formatted, as far as it bears on the text.

Written after [MS-DOC]: 2.8.5 PlcfBteChpx, 2.8.6 PlcfBtePapx, 2.9.33 ChpxFkp, 2.9.174 PapxFkp, 2.6 Single Property
Modifiers, 2.9.271 STSH.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from .binary import Binary

_PAGE = 512
_STYLES, _CHARACTER_PAGES, _PARAGRAPH_PAGES = 1, 12, 13
_PARAGRAPH_STYLE = 1
_MOST_ANCESTORS = 20

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_TAB_CHANGES, _TABLE_DEFINITION = 0xC615, 0xD608
_ELSEWHERE = (0x6645, 0x6646, 0x646B)  # long modifiers that stand in the data stream
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_LIST, _LEVEL = 0x460B, 0x260A
_DELETED, _HIDDEN, _SYMBOL, _FONT = 0x0800, 0x083C, 0x6A09, 0x4A4F


@dataclass(slots=True)
class Paragraph:
    """How a paragraph is formatted.

    Attributes
    ----------
    style
        The number of its style.
    depth
        In how many tables it stands.
    row_end, inner_cell, inner_row_end
        Whether its mark ends a row of the outermost table, a cell or a row of a table within a table.
    numbered_by, level
        The list that numbers it, and its level there.
    edges
        Where the cells of the row that it ends are.
    goes_on
        Whether the character asked for is not its last.
    """

    style: int = 0
    depth: int = 0
    row_end: bool = False
    inner_cell: bool = False
    inner_row_end: bool = False
    numbered_by: int | None = None
    level: int | None = None
    edges: list[int] = field(default_factory=list)
    goes_on: bool = False

    def take(self, modifiers: bytes, data: bytes) -> None:
        """Apply property modifiers; `data` is the stream that holds long ones."""
        for code, operand in _modifiers(modifiers):
            if code == _IN_TABLE:
                self.depth = max(self.depth, operand[0] & 1)
            elif code == _ROW_END:
                self.row_end = bool(operand[0])
            elif code == _DEPTH:
                self.depth = max(self.depth, int.from_bytes(operand, "little", signed=True))
            elif code == _INNER_CELL:
                self.inner_cell = bool(operand[0])
            elif code == _INNER_ROW_END:
                self.inner_row_end = bool(operand[0])
            elif code == _LIST:
                self.numbered_by = int.from_bytes(operand, "little")
            elif code == _LEVEL:
                self.level = operand[0]
            elif code == _TABLE_DEFINITION and operand:
                edges = operand[1 : 1 + 2 * (operand[0] + 1)]
                self.edges = [edge for (edge,) in struct.iter_unpack("<h", edges[: len(edges) // 2 * 2])][1:]
            elif code in _ELSEWHERE:
                at = int.from_bytes(operand, "little")
                size = int.from_bytes(data[at : at + 2], "little")
                self.take(data[at + 2 : at + 2 + size], b"")


@dataclass(frozen=True, slots=True)
class _Run:
    """From where in the stream to where a paragraph lies."""

    start: int
    end: int
    paragraph: Paragraph


def _start(run: _Run) -> int:
    return run.start


class Formatting:
    """Looks up how paragraphs are formatted, and which characters are not shown."""

    def __init__(self, file: Binary) -> None:
        self._file = file
        self._offsets, self._pages = _bins(file.structure(_PARAGRAPH_PAGES))
        self._styles = _styles(file.structure(_STYLES))
        self._of_page = cache(self._runs)

    def paragraph(self, position: int) -> Paragraph:
        """How the paragraph is formatted that ends with this character."""
        offset = self._file.offset(position)
        index = bisect_right(self._offsets, offset) - 1
        if not 0 <= index < len(self._pages):
            return Paragraph()
        runs = self._of_page(self._pages[index])
        within = bisect_right(runs, offset, key=_start) - 1
        if within < 0 or offset >= runs[within].end:
            return Paragraph()
        paragraph = runs[within].paragraph
        paragraph.goes_on = runs[within].end - offset > self._file.width(position)
        return paragraph

    def unseen(self) -> Iterator[range]:
        """The characters that were deleted or are hidden."""
        for characters, modifiers in self._characters():
            if any(code in (_DELETED, _HIDDEN) and operand[0] & 1 for code, operand in _modifiers(modifiers)):
                yield characters

    def fonts(self) -> Iterator[tuple[range, int, int | None]]:
        """The characters with a font of their own: its number, and the code of the character for which they stand."""
        for characters, modifiers in self._characters():
            for code, operand in _modifiers(modifiers):
                if code == _SYMBOL:
                    font, number = struct.unpack("<HH", operand)
                    yield characters, font, number
                elif code == _FONT:
                    yield characters, int.from_bytes(operand, "little"), None

    def _characters(self) -> Iterator[tuple[range, bytes]]:
        """The runs of characters with modifiers of their own."""
        _, pages = _bins(self._file.structure(_CHARACTER_PAGES))
        for number in dict.fromkeys(pages):
            self._file.look()
            page = self._file.stream[number * _PAGE : (number + 1) * _PAGE]
            for start, end, at in _entries(page, 1):
                modifiers = page[at + 1 : at + 1 + page[at]] if at else b""
                if modifiers:
                    yield from ((characters, modifiers) for characters in self._within(start, end))

    def _within(self, start: int, end: int) -> Iterator[range]:
        """The characters that lie between two offsets of the stream."""
        for piece in self._file.pieces:
            length = piece.end - piece.start
            first = max((start - piece.offset) // piece.width, 0)
            last = min((end - piece.offset) // piece.width, length)
            if first < last:
                yield range(piece.start + first, piece.start + last)

    def _runs(self, number: int) -> list[_Run]:
        """The paragraphs of a page."""
        page = self._file.stream[number * _PAGE : (number + 1) * _PAGE]
        return [_Run(start, end, self._paragraph(page, at)) for start, end, at in _entries(page, 13)]

    def _paragraph(self, page: bytes, at: int) -> Paragraph:
        if not at:
            return replace(self._styles.get(0, Paragraph()))
        size = page[at]
        body = page[at + 1 : at + 2 * size] if size else page[at + 2 : at + 2 + 2 * page[at + 1]]
        style = int.from_bytes(body[:2], "little")
        paragraph = replace(self._styles.get(style, Paragraph()), style=style)
        paragraph.take(body[2:], self._file.data)
        return paragraph


def _bins(plc: bytes) -> tuple[list[int], list[int]]:
    """The first offsets of pages, and the numbers of the pages."""
    count = (len(plc) - 4) // 8
    if count < 1:
        return [], []
    offsets = struct.unpack_from(f"<{count}I", plc, 0)
    pages = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1))
    return list(offsets), [page & 0x3FFFFF for page in pages]


def _entries(page: bytes, width: int) -> Iterator[tuple[int, int, int]]:
    """The runs of a page: from which offset of the stream to which, and where in the page the modifiers are."""
    count = page[-1] if len(page) == _PAGE else 0
    if 4 * (count + 1) + width * count >= _PAGE:
        return
    offsets = struct.unpack_from(f"<{count + 1}I", page, 0)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + width * index]
        yield offsets[index], offsets[index + 1], at if at < _PAGE - 2 else 0


def _modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The property modifiers: code and operand."""
    at = 0
    while at + 3 <= len(data):
        code = int.from_bytes(data[at : at + 2], "little")
        at += 2
        size, skipped = _SIZES[code >> 13], 0
        if code == _TABLE_DEFINITION:
            size, skipped = max(int.from_bytes(data[at : at + 2], "little") - 1, 0), 2
        elif code == _TAB_CHANGES and data[at] == 255:
            deleted = data[at + 1]
            added = data[at + 2 + 4 * deleted] if at + 2 + 4 * deleted < len(data) else 0
            size = 3 + 4 * deleted + 3 * added
        elif not size:
            size, skipped = data[at], 1
        operand = data[at + skipped : at + skipped + size]
        if len(operand) < size:
            return
        if operand:
            yield code, operand
        at += skipped + size


def _styles(sheet: bytes) -> dict[int, Paragraph]:
    """What paragraph styles say, with what they inherit."""
    if len(sheet) < 6:
        return {}
    header, count, base_size = struct.unpack_from("<HHH", sheet, 0)
    at = 2 + header
    own: dict[int, tuple[int, bytes]] = {}
    for number in range(count):
        size = int.from_bytes(sheet[at : at + 2], "little")
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size
        if len(style) >= base_size + 4 and style[2] & 0xF == _PARAGRAPH_STYLE:
            name = int.from_bytes(style[base_size : base_size + 2], "little")
            begin = base_size + 2 + 2 * (name + 1)
            modifiers = int.from_bytes(style[begin : begin + 2], "little")
            own[number] = (int.from_bytes(style[2:4], "little") >> 4, style[begin + 4 : begin + 2 + modifiers])
    styles = {}
    for number in own:
        chain: list[bytes] = []
        above = number
        while above in own and len(chain) < _MOST_ANCESTORS:
            chain.append(own[above][1])
            above = own[above][0]
        styles[number] = Paragraph(style=number)
        for inherited in reversed(chain):
            styles[number].take(inherited, b"")
    return styles
