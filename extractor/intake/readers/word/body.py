"""The body of a Word document (WordprocessingML of ECMA-376 part 1) → its lines, in the order that Word shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from ...limits import too_large
from ...options import Deadline, Options
from .errors import UnreadableError
from .lists import Lists
from .numbers import write_number
from .package import W
from .symbols import PRIVATE, shown, symbol
from .tables import MOST_COLUMNS, Cell, table_lines

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_VAL, _ID = f"{W}val", f"{W}id"
_P, _PPR, _R, _RPR, _T = f"{W}p", f"{W}pPr", f"{W}r", f"{W}rPr", f"{W}t"
_TABLE, _ROW, _CELL, _CELL_PROPERTIES, _ROW_PROPERTIES = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}tcPr", f"{W}trPr"
_SDT, _SDT_PROPERTIES, _SDT_CONTENT = f"{W}sdt", f"{W}sdtPr", f"{W}sdtContent"
_ALTERNATE, _CHOICE, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_BOX = f"{W}txbxContent"
_FIELD, _INSTRUCTION, _FIELD_TYPE = f"{W}fldChar", f"{W}instrText", f"{W}fldCharType"
_MATH_TEXT = f"{_MATH}t"
_DELETED, _HIDDEN = f"{W}del", f"{W}vanish"

_WRAPPERS = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "dir", "bdo"))
_INLINE_WRAPPERS = _WRAPPERS | {f"{W}hyperlink", f"{W}fldSimple", f"{W}ruby", f"{W}rubyBase"}
_MATH_WRAPPERS = frozenset({f"{_MATH}oMath", f"{_MATH}oMathPara"})
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_TABLE_OF_CONTENTS = "Table of Contents"


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code, and from which line on its result stands."""

    code: str = ""
    result: tuple[list[str], int] | None = None


@dataclass(slots=True)
class Body:
    """Writes the lines of one document.

    Attributes
    ----------
    lists
        What numbers Word writes before paragraphs.
    options, deadline
        What to say and when, if it takes too long.
    notes
        The notes that were referred to, in order: kind, id, mark.
    """

    lists: Lists
    options: Options
    deadline: Deadline
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _boxes: list[etree._Element] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _label: str | None = None

    def lines(self, container: etree._Element) -> list[str]:
        """The lines of everything in a container of paragraphs and tables."""
        out: list[str] = []
        self._blocks(container, out)
        self._end_paragraph(out)
        return out

    def _blocks(self, container: etree._Element, out: list[str]) -> None:
        for child in container:
            tag = child.tag
            if tag == _P:
                if self.deadline.passed:
                    raise UnreadableError(too_large("limit_seconds", self.options))
                self._paragraph(child, out)
            elif tag == _TABLE:
                self._end_paragraph(out)
                out += table_lines(list(self._rows(child)))
            elif tag == _SDT:
                if not _is_contents(child):
                    self._blocks(child, out)
            elif tag in _WRAPPERS:
                self._blocks(child, out)
            elif tag == _ALTERNATE:
                self._blocks(_chosen(child), out)

    def _paragraph(self, paragraph: etree._Element, out: list[str]) -> None:
        properties = paragraph.find(_PPR)
        label = self.lists.label(properties)
        if self._label is None:
            self._label = label
        self._inline(paragraph, out)
        # A field's code ends with its paragraph; one that lacks its other half must not swallow the document.
        self._fields = [one for one in self._fields if one.result is not None]
        if properties is None or (mark := properties.find(_RPR)) is None or mark.find(_DELETED) is None:
            self._end_paragraph(out)

    def _end_paragraph(self, out: list[str]) -> None:
        text, self._text = "".join(self._text), []
        label, self._label = self._label or "", None
        for line in text.split("\n"):
            if line := line.strip():
                out.append(label + line)
                label = ""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            fields, self._fields = self._fields, []
            out += self.lines(box)
            self._fields = fields

    def _inline(self, parent: etree._Element, out: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, out)
            elif tag in _INLINE_WRAPPERS:
                self._inline(child, out)
            elif tag == _SDT:
                if (content := child.find(_SDT_CONTENT)) is not None and not _is_placeholder(child):
                    self._inline(content, out)
            elif tag in _MATH_WRAPPERS:
                self._text += [text.text for text in child.iter(_MATH_TEXT) if text.text]
            elif tag == _ALTERNATE:
                self._inline(_chosen(child), out)

    def _run(self, run: etree._Element, out: list[str]) -> None:
        silent = bool(self._fields) and any(one.result is None for one in self._fields)
        for child in run:
            tag = child.tag
            if tag == _T:
                if not silent and child.text:
                    text = shown(child.text, _font(run)) if PRIVATE.search(child.text) else child.text
                    self._text.append(text.replace("\n", " "))
            elif tag == _RPR:
                hidden = child.find(_HIDDEN)
                if hidden is not None and hidden.get(_VAL, "1") not in ("0", "false", "off"):
                    return
            elif tag == _FIELD:
                self._field(child.get(_FIELD_TYPE), out)
                silent = any(one.result is None for one in self._fields)
            elif tag == _INSTRUCTION:
                if self._fields:
                    self._fields[-1].code += child.text or ""
            elif silent:
                continue
            elif tag in _CHARACTERS:
                self._text.append(_CHARACTERS[tag])
            elif tag == f"{W}sym":
                self._text.append(symbol(child.get(f"{W}font", ""), child.get(f"{W}char", "")))
            elif tag in _NOTES:
                self._note(_NOTES[tag], child)
            elif tag in _DRAWINGS:
                self._boxes += _boxes(child)
            elif tag == _ALTERNATE:
                self._boxes += _boxes(_chosen(child))
            elif tag in _INLINE_WRAPPERS:
                self._inline(child, out)

    def _field(self, kind: str | None, out: list[str]) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = (out, len(out))
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            # A table of contents says again what the headings say.
            if ended.result is not None and ended.code.split()[:1] == ["TOC"] and ended.result[0] is out:
                del out[ended.result[1] :]
                self._text.clear()

    def _note(self, kind: str, reference: etree._Element) -> None:
        if reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            mark = ""
        else:
            count = sum(one == kind and bool(mark) for one, _, mark in self.notes) + 1
            mark = f"[{write_number(count, 'decimal' if kind == 'footnote' else 'lowerRoman')}]"
        self._text.append(mark)
        self.notes.append((kind, reference.get(_ID, ""), mark))

    def _rows(self, table: etree._Element) -> Iterator[list[Cell]]:
        for row in _unwrapped(table, _ROW):
            properties = row.find(_ROW_PROPERTIES)
            if properties is not None and properties.find(_DELETED) is not None:
                continue
            cells = [Cell() for _ in range(_whole(properties, "gridBefore", least=0))]
            cells += [self._cell(cell) for cell in _unwrapped(row, _CELL)]
            yield cells

    def _cell(self, cell: etree._Element) -> Cell:
        properties = cell.find(_CELL_PROPERTIES)
        columns = _whole(properties, "gridSpan", least=1)
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        if merged is not None and merged.get(_VAL, "continue") != "restart":
            return Cell(columns=columns)
        fields, self._fields = self._fields, []
        lines = self.lines(cell)
        self._fields = fields
        return Cell(lines, columns, nested=next(cell.iter(_TABLE), None) is not None)


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls and insertions among them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == _SDT or child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def _whole(properties: etree._Element | None, name: str, *, least: int) -> int:
    element = properties.find(f"{W}{name}") if properties is not None else None
    written = element.get(_VAL, "") if element is not None else ""
    return min(max(int(written), least), MOST_COLUMNS) if written.isascii() and written.isdecimal() else least


def _font(run: etree._Element) -> str:
    fonts = run.find(f"{_RPR}/{W}rFonts")
    return (fonts.get(f"{W}ascii") or "") if fonts is not None else ""


def _is_contents(control: etree._Element) -> bool:
    gallery = next(control.iterfind(f"{_SDT_PROPERTIES}/{W}docPartObj/{W}docPartGallery"), None)
    return gallery is not None and gallery.get(_VAL) == _TABLE_OF_CONTENTS


def _is_placeholder(control: etree._Element) -> bool:
    return next(control.iterfind(f"{_SDT_PROPERTIES}/{W}showingPlcHdr"), None) is not None


def _chosen(alternate: etree._Element) -> etree._Element:
    """The branch of an alternative that has text; the later ones say the same for older programs."""
    branches = [*alternate.iterchildren(_CHOICE), *alternate.iterchildren(_FALLBACK)]
    return next((one for one in branches if next(one.iter(_T), None) is not None), alternate.makeelement(_CHOICE))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing; those within a text box belong to its own paragraphs."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATE:
            yield from _boxes(_chosen(child))
        else:
            yield from _boxes(child)
