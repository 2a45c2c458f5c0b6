"""Word 97–2003 documents (.doc), which WPS writes as well (.doc, .wps).

Written after [MS-DOC], the published specification of the Word binary file format. Page heads and feet, comments,
deleted and hidden text, codes of fields and tables of contents are left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ..codes import Issue, IssueCode
from ..options import Options
from ..result import Reading
from .docx import read_docx
from .libreoffice import as_docx, libreoffice_version
from .word.binary import KIND, Binary
from .word.binary_lists import font_names, numbered_lists
from .word.binary_properties import Formatting
from .word.errors import UnreadableError, damaged
from .word.numbers import Numbering, write_number
from .word.story import Story
from .word.symbols import shown, symbol

_FILTERS = {IssueCode.OLD_FORMAT: "MS WinWord 6.0", IssueCode.DAMAGED_FILE: "MS Word 97"}
"""What LibreOffice is to take a file for that could not be read here."""

_FOOTNOTE_PLACES, _FOOTNOTE_TEXTS, _ENDNOTE_PLACES, _ENDNOTE_TEXTS = 2, 3, 46, 47
_CELL_END, _PARAGRAPH_END, _PAGE_END = "\x07", "\r", "\x0c"
_ENDS = frozenset((_CELL_END, _PARAGRAPH_END, _PAGE_END))
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_NOTE, _SYMBOL = "\x02", "("  # what stands where a note is referred to, and in place of a character of a font
_CHARACTERS = {**dict.fromkeys(map(chr, range(0x20)), ""), "\t": "\t", "\x0b": "\n", "\x0e": "\n", "\x1e": "-"}


def read_doc(data: bytes, options: Options) -> Reading | Issue:
    """Read the bytes of a Word 97–2003 document.

    What is older or damaged goes to LibreOffice, where that is installed; a warning says so.

    Returns
    -------
    Reading or Issue
        One line a paragraph. An issue (`damaged_file`, `encrypted`, `old_format`, `too_large`, `empty`) where there is
        no text.

    Examples
    --------
    >>> read_doc(bytes.fromhex("d0cf11e0a1b11ae1"), Options()).code.value
    'damaged_file'
    """
    reading = _read(data, options)
    if isinstance(reading, Issue) and (filter_name := _FILTERS.get(reading.code)) is not None:
        return _through_libreoffice(data, filter_name, options) or reading
    return reading


def _through_libreoffice(data: bytes, filter_name: str, options: Options) -> Reading | None:
    converted = as_docx(data, filter_name=filter_name, options=options)
    reading = read_docx(converted, options) if converted is not None else None
    if not isinstance(reading, Reading):
        return None
    warning = Issue(IssueCode.CONVERTED, {"program": f"LibreOffice {libreoffice_version()}"})
    return replace(reading, issues=(*reading.issues, warning))


def _read(data: bytes, options: Options) -> Reading | Issue:
    try:
        lines = _Document(Binary(data, options)).lines()
    except UnreadableError as error:
        return error.issue
    except (struct.error, IndexError, RecursionError) as error:
        return damaged(KIND, str(error)).issue
    text = "\n".join(lines).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Reading(text=text) if text else Issue(IssueCode.EMPTY)


class _Document:
    """Puts the lines of one document together."""

    def __init__(self, file: Binary) -> None:
        self._file = file
        self._formatting = Formatting(file)
        self._numbering = Numbering(numbered_lists(file))
        self._text = file.characters()

    def lines(self) -> list[str]:
        """The main text, text boxes, and notes under their marks."""
        parts = self._file.parts
        self._show_symbols()
        for unseen in self._formatting.unseen():
            for position in unseen:
                if position < len(self._text) and self._text[position] != _CELL_END:
                    self._text[position] = ""
        footnotes = self._notes(_FOOTNOTE_PLACES, _FOOTNOTE_TEXTS, parts.footnotes, "decimal")
        endnotes = self._notes(_ENDNOTE_PLACES, _ENDNOTE_TEXTS, parts.endnotes, "lowerRoman")
        lines = self._lines(parts.main) + self._lines(parts.boxes)
        for mark, part in [*footnotes, *endnotes]:
            note = self._lines(part)
            if note:
                lines += [f"{mark} {note[0]}".lstrip(), *note[1:]]
        return lines

    def _show_symbols(self) -> None:
        names = font_names(self._file)
        for characters, font, code in self._formatting.fonts():
            name = names[font] if font < len(names) else ""
            for position in characters[: max(len(self._text) - characters.start, 0)]:
                if code is None:
                    self._text[position] = shown(self._text[position], name)
                elif self._text[position] == _SYMBOL:
                    self._text[position] = symbol(name, f"{code:x}")

    def _notes(self, places: int, texts: int, part: range, numbers: str) -> list[tuple[str, range]]:
        """Mark the places of notes in the main text; gives each note's mark and where its text is."""
        referred, bounds = self._file.structure(places), self._file.structure(texts)
        count = min((len(referred) - 4) // 6, len(bounds) // 4 - 2)
        if count < 1:
            return [("", part)] if part else []
        positions = struct.unpack_from(f"<{count}I", referred, 0)
        starts = struct.unpack_from(f"<{count + 1}I", bounds, 0)
        notes, marked = [], 0
        for position, (start, end) in zip(positions, pairwise(starts), strict=True):
            mark = ""
            if position in self._file.parts.main and self._text[position] == _NOTE:
                marked += 1
                mark = self._text[position] = f"[{write_number(marked, numbers)}]"
            notes.append((mark, range(part.start + start, min(part.start + end, part.stop))))
        return notes

    def _lines(self, part: range) -> list[str]:
        story, pieces, previous = Story(), [], ""
        for position, character in self._shown(part):
            if character not in _ENDS:
                pieces.append(_CHARACTERS.get(character, character))
                previous = character
                continue
            self._file.look()
            if character == _PAGE_END and self._formatting.paragraph(position).goes_on:
                pieces.append("\n")
                continue
            self._end(story, position, "".join(pieces), after_cell=previous == _CELL_END)
            pieces, previous = [], character
        story.end_paragraph("".join(pieces))
        return story.lines()

    def _end(self, story: Story, position: int, text: str, *, after_cell: bool) -> None:
        """End a paragraph, and the cell or row whose end it is."""
        character = self._text[position]
        paragraph = self._formatting.paragraph(position)
        depth = paragraph.depth
        if character == _CELL_END:
            depth = max(depth, 1)
            # Without formats, an empty cell and the end of a row look the same.
            if paragraph.row_end or (paragraph.depth == 0 and after_cell and not text):
                story.end_row(depth=depth, edges=paragraph.edges)
                return
        elif paragraph.inner_row_end:
            story.end_row(depth=max(depth, 2), edges=paragraph.edges)
            return
        number = str(paragraph.numbered_by) if paragraph.numbered_by else None
        story.end_paragraph(text, depth=depth, label=self._numbering.label(number, paragraph.level))
        if character == _CELL_END or paragraph.inner_cell:
            story.end_cell(depth=max(depth, 1))

    def _shown(self, part: range) -> Iterator[tuple[int, str]]:
        """The characters of a part with their positions, of fields only those of results."""
        hidden = sorted(self._codes(part), key=lambda code: code.start)
        position = part.start
        for code in hidden:
            yield from ((at, self._text[at]) for at in range(position, code.start))
            position = max(position, code.stop)
        yield from ((at, self._text[at]) for at in range(position, part.stop))

    def _codes(self, part: range) -> Iterator[range]:
        """The codes of fields; for a table of contents, which says again what the headings say, the whole field."""
        begun: list[tuple[int, int | None]] = []
        for position in part:
            character = self._text[position]
            if character == _FIELD_BEGIN:
                begun.append((position, None))
            elif character == _FIELD_RESULT and begun:
                begun[-1] = (begun[-1][0], position)
            elif character == _FIELD_END and begun:
                start, result = begun.pop()
                code = "".join(self._text[start + 1 : position if result is None else result]).split()
                yield range(start, position if result is None or code[:1] == ["TOC"] else result)
