"""One page of a PDF → its pieces of text with their places, or the verdict that only its picture says something."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from ..pages import Page, Piece
from ..pages.piece import WIDE_GAP

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# The library writes U+0002 for a hyphen that it takes for a soft one at the end of a line.
_LINE = re.compile(r"[^\r\n\x02\ufffe]+")
_GAP = re.compile(r"[ \t\u00a0\u3000]+")
_BLANKS = " \t\u00a0\u3000\x00"
_UNMAPPED = re.compile(r"[\ue000-\uf8ff\ufffd\uffff\x00-\x08\x0b\x0c\x0e-\x1f]|[\U000f0000-\U0010ffff]")
_MOST_UNMAPPED = 0.3
_FEW_CHARS = 30
_SAMPLE = 16
_SCAN_SHARE = 0.4
_MANY_PATHS = 40

_Box = tuple[float, float, float, float]


def page_of(document: PdfDocument, number: int) -> tuple[Page, bool]:
    """The pieces of a page, and whether the page has to be recognised from its picture instead.

    Raises
    ------
    PdfiumError
        If the page is damaged.
    """
    with closing(document[number]) as page:
        width, height = page.get_size()
        with closing(page.get_textpage()) as layer:
            count = layer.count_chars()
            text = layer.get_text_range() if count else ""
            if _unreadable(layer, text):
                return Page(width, height, ()), True
            pieces = list(_pieces(text, _boxes(page, layer, same=len(text) == count)))
        few = sum(len(piece.text) for piece in pieces) < _FEW_CHARS
        return Page(width, height, pieces), few and _is_picture(page)


def _boxes(page: PdfPage, layer: PdfTextPage, *, same: bool) -> Callable[[int], _Box]:
    """What gives the box of the n-th character of the text, from the top left of the page as it is shown."""
    from pypdfium2.raw import FS_RECTF, FPDFText_GetCharIndexFromTextIndex, FPDFText_GetLooseCharBox

    rect = FS_RECTF()
    where = ctypes.byref(rect)
    raw = layer.raw
    rotation = page.get_rotation()
    width, height = page.get_size()

    def box(index: int) -> _Box:
        FPDFText_GetLooseCharBox(raw, index if same else FPDFText_GetCharIndexFromTextIndex(raw, index), where)
        if not rotation:
            return rect.left, height - rect.top, rect.right, height - rect.bottom
        if rotation == 90:
            return rect.bottom, rect.left, rect.top, rect.right
        if rotation == 180:
            return width - rect.right, rect.bottom, width - rect.left, rect.top
        return width - rect.top, height - rect.right, width - rect.bottom, height - rect.left

    return box


def _pieces(text: str, box: Callable[[int], _Box]) -> Iterator[Piece]:
    """The lines of the text layer, parted where a wide gap is."""
    for line in _LINE.finditer(text):
        words = line[0]
        start, end = line.span()
        if words[0] in _BLANKS or words[-1] in _BLANKS:
            end = start + len(words.rstrip(_BLANKS))
            start += len(words) - len(words.lstrip(_BLANKS))
            if start >= end:
                continue
        first = box(start)
        for gap in _GAP.finditer(text, start, end):
            before, after = box(gap.start() - 1), box(gap.end())
            if after[0] - before[2] >= WIDE_GAP * (before[3] - before[1]):
                yield _piece(text[start : gap.start()], first, before)
                start, first = gap.end(), after
        words = text[start:end]
        # A hyphen at the end of a line is as likely the dash of 2020-2025.
        hyphen = "-" if text[line.end() : line.end() + 1] in ("\x02", "\ufffe") else ""
        yield _piece(words + hyphen, first, first if end - start == 1 else box(end - 1))


def _piece(text: str, first: _Box, last: _Box) -> Piece:
    return Piece(text, first[0], min(first[1], last[1]), last[2], max(first[3], last[3]))


def _unreadable(layer: PdfTextPage, text: str) -> bool:
    """Whether the fonts do not say which characters their glyphs are."""
    from pypdfium2.raw import FPDFText_HasUnicodeMapError

    if not text or text.isspace():
        return False
    if len(_UNMAPPED.findall(text)) > _MOST_UNMAPPED * len(text):
        return True
    step = max(len(text) // _SAMPLE, 1)
    sample = range(0, len(text), step)
    return 2 * sum(bool(FPDFText_HasUnicodeMapError(layer.raw, index) == 1) for index in sample) > len(sample)


def _is_picture(page: PdfPage) -> bool:
    """Whether a page of little or no text shows a scan, or text drawn as outlines."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH

    width, height = page.get_size()
    covered, paths = 0.0, 0
    for thing in page.get_objects(max_depth=3):
        if thing.type == FPDF_PAGEOBJ_PATH:
            paths += 1
        elif thing.type == FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += max(right - left, 0) * max(top - bottom, 0)
        if paths >= _MANY_PATHS or covered >= _SCAN_SHARE * width * height:
            return True
    return False
